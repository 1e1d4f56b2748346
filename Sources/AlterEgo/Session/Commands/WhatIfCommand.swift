// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Reasoning
import Store
import Wording

/// What a statement added, changed or retired would turn; the store is not touched.
struct WhatIfCommand: SessionCommand {
  static let entry = CommandEntry("what-if", "もしも", completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var edit: [String] = []
  @Option(name: .long) var retire: [String] = []
  @Option(name: .long) var ask: String?
  @Argument var text: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let store = try context.reading()
    let before = try context.visibleStatements(store)
    let after = try changed(before, store, context)
    let other = OtherCompany(context, before: before, after: after, store)
    let question = try ask.map(other.answers)
    let gaps = try other.gaps()
    let turned = try other.turnedQuestions()
    if context.options.json {
      return Reply(json(question, gaps, turned).text)
    }
    var lines: [String] = []
    if let question {
      lines.append(context.say("why/question", ["text": context.wording.quoted(ask ?? "")]))
      let (now, then) = (said(question.before, context), said(question.after, context))
      lines.append("  " + context.say("what-if/now", ["answer": now]))
      lines.append("  " + context.say("what-if/then", ["answer": then]))
    }
    lines.append(
      context.say(
        "what-if/gaps",
        ["before": String(gaps.before), "after": String(gaps.after)]))
    for gap in gaps.closed.prefix(5) { lines.append("  − " + gap) }
    for gap in gaps.opened.prefix(5) { lines.append("  + " + gap) }
    lines.append(context.say(turned.isEmpty ? "what-if/no-question" : "what-if/questions"))
    for one in turned.prefix(5) {
      let change =
        "\(context.say("verdict/\(one.before)")) → \(context.say("verdict/\(one.after)"))"
      lines.append("  \(one.id)  \(context.wording.quoted(one.text)) \(change)")
    }
    lines.append(context.say("what-if/untouched"))
    return Reply(lines.joined(separator: "\n"))
  }

  private func said(_ record: AnswerRecord, _ context: CommandContext) -> String {
    let wording = AnswerWording(record.knowledge, in: context.language)
    return "\(wording.verdict(record.answer.verdict)) — \(wording.main(record.answer))"
  }

  /// The statements as they would be.
  private func changed(
    _ before: [Statement], _ store: StatementStore, _ context: CommandContext
  ) throws(Problem) -> [Statement] {
    let analyzer = try context.analyzer()
    var after = before
    for typed in retire {
      let id = try context.statement(typed, store).id
      for index in after.indices where after[index].id == id { after[index].isLive = false }
    }
    for pair in edit {
      guard let sign = pair.firstIndex(where: { $0 == "=" || $0 == "＝" }) else {
        throw Problem(.usageBadValue, ["option": "--edit", "text": pair, "allowed": "P-1=…"])
      }
      let id = try context.statement(String(pair[..<sign]), store).id
      let draft = analyzer.statement(String(pair[pair.index(after: sign)...]).trimmed)
      for index in after.indices where after[index].id == id { after[index].draft = draft }
    }
    let words = text.joined(separator: " ").trimmed
    if !words.isEmpty {
      if let problem = Conversation.inputProblem(words) { throw problem }
      let draft = analyzer.statement(words)
      guard !draft.saysNothing else { throw Problem(.inputNotUnderstood, ["text": words]) }
      let kind = draft.kind ?? .principle
      after.append(
        Statement(
          id: kind.letter + "-0", kind: kind, draft: draft,
          audiences: Set(Audience.allCases), recordedAt: context.surroundings.now()))
    }
    guard !words.isEmpty || !retire.isEmpty || !edit.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "what-if"])
    }
    return after
  }

  private func json(
    _ question: OtherCompany.Answers?, _ gaps: OtherCompany.Gaps, _ turned: [OtherCompany.Turned]
  ) -> JSON {
    .object([
      (
        "ask",
        question.map {
          .object([
            ("before", $0.before.json(in: $0.before.draft.language)),
            ("after", $0.after.json(in: $0.after.draft.language)),
          ])
        } ?? .null
      ),
      (
        "gaps",
        .object([
          ("openBefore", .int(gaps.before)), ("openAfter", .int(gaps.after)),
          ("closed", .strings(gaps.closedKeys)), ("opened", .strings(gaps.openedKeys)),
        ])
      ),
      (
        "questions",
        .array(
          turned.map {
            .object([
              ("id", .string($0.id)), ("text", .string($0.text)), ("before", .string($0.before)),
              ("after", .string($0.after)),
            ])
          })
      ),
    ])
  }
}
