// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Store
import Wording

/// Answers what the president would decide.
struct AskCommand: SessionCommand {
  static let entry = CommandEntry("ask", "相談", writes: true)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var given: [String] = []
  @Option(name: .long) var on: String?
  @Flag(name: .long) var noLog = false
  @Flag(name: .long) var exitCode = false
  @Argument var question: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let text = question.joined(separator: " ")
    guard !text.isEmpty else { throw Problem(.askNoQuestion, ["text": ""]) }
    return try AskFlow(context).ask(
      text, given: given, on: on, logs: !noLog && !context.options.dryRun, exitCode: exitCode)
  }
}

/// Asks, logs, words, and keeps the answer for `why`.
struct AskFlow {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func ask(
    _ text: String, given: [String], on: String?, logs: Bool, exitCode: Bool
  ) throws -> Reply {
    if let problem = Conversation.inputProblem(text) { throw problem }
    let conversation = context.conversation
    // The lexicons are built while the statements are read.
    if conversation.isShell {
      conversation.warmUp(context.options, first: Analyzer.language(of: text), text: text)
    }
    let store = try context.reading()
    let today = try context.today()
    var asOf = today
    let asked: AskableStatements
    let precedents: [Precedent]
    if let on {
      guard let day = CalendarDate(iso: on) else { throw Problem(.usageBadDate, ["text": on]) }
      asOf = day
      let state = try store.state(on: day)
      precedents = state.precedents
      asked = conversation.askable(state.statements)
      conversation.prepare(asked, context.options)
    } else {
      precedents = try store.precedents()
      asked = try conversation.asked(store, context.options)
    }
    let analyzer = try context.analyzer()
    let audience = try context.audience()
    func answer(_ given: [String]) throws(Problem) -> AnswerRecord {
      try Asking(
        analyzer: analyzer, asked: asked, precedents: precedents, audience: audience,
        asker: context.asker, given: given, asOf: asOf
      ).answer(text)
    }
    var given = given
    var record = try answer(given)
    var used: [CompanyFacts.Used] = []
    if record.answer.verdict == .conditional, let facts = CompanyFacts(context) {
      let rules = try asked.named(Set(record.answer.because.map(\.statement)))
      used = facts.figures(for: record.answer, rules, asked: text, asOf: asOf)
      given += used.map { $0.fact(in: record.draft.language) }
      if !used.isEmpty { record = try answer(given) }
    }
    let share = YearlySalesShare(
      record.answer, try asked.named(Set(record.answer.because.map(\.statement))),
      try store.profile(), analyzer.knowledge)
    if let share {
      given.append(share.fact(analyzer.knowledge, in: record.draft.language))
      record = try answer(given)
    }
    context.conversation.lastAnswer = GivenAnswer(question: text, answer: record)
    let language = record.draft.language
    if on == nil, store.refusesWriting == nil, !context.options.dryRun {
      if logs { try log(record, language, store) }
      // What finds statements is no record of the question, and waits for no logged one.
      try conversation.keep(asked, of: store, for: audience, context.options)
    }
    var reply: Reply
    if context.options.json {
      reply = Reply(
        record.json(
          in: language, companyFigures: used.map(\.json) + [share].compactMap { $0?.json }
        ).text)
    } else {
      var lines = AnswerWording(record.knowledge, in: language).lines(record.answer)
      if let share { lines.append("  " + share.line(in: language)) }
      for figure in used {
        lines.append(
          "  "
            + Phrasebook.builtIn.phrase(
              "ask/company-figure",
              [
                "metric": figure.entry.name(in: language), "value": figure.text,
                "month": "\(figure.month)",
              ], in: language))
      }
      if let first = record.answer.missing.first, record.answer.verdict == .conditional,
        context.canAsk
      {
        let name = AnswerWording(record.knowledge, in: language).name(first)
        lines.append(Phrasebook.builtIn.phrase("ask/fact", ["name": name], in: language))
        context.conversation.pending = .facts(
          question: text, given: given, missing: record.answer.missing)
      }
      reply = Reply(lines.joined(separator: "\n"))
    }
    if exitCode { reply.exitStatus = record.answer.verdict.exitStatus }
    return reply
  }

  private func log(_ record: AnswerRecord, _ language: SpokenLanguage, _ store: StatementStore)
    throws(Problem)
  {
    var logged = LoggedQuestion(
      text: record.question, askedBy: context.asker, verdict: record.answer.verdict,
      main: AnswerWording(record.knowledge, in: language).main(record.answer),
      receipt: record.receipt.json)
    logged.reason = record.answer.reason
    logged.escalateTo = record.answer.escalateTo
    logged.waits = record.answer.verdict == .escalate && isForPresident(record.answer.escalateTo)
    _ = try store.log(logged, by: context.signature)
  }

  /// Whether an escalation ends at the president's desk: no role, or the president's own.
  private func isForPresident(_ title: String?) -> Bool {
    guard let title, let role = try? context.conversation.role(title, context.options) else {
      return true
    }
    return (try? context.knowledge().isA(role.id, "president")) ?? true
  }
}
