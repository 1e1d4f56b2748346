// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Store
import Wording

/// The president answers a waiting question; the answer becomes a decision and may become a rule.
struct AnswerCommand: SessionCommand {
  static let entry = CommandEntry("answer", "回答", writes: true, completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var asStatement: String?
  @Argument var words: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let text = words.dropFirst().joined(separator: " ").trimmed
    guard let typed = words.first, !text.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "answer \(words.first ?? "Q-1") …"])
    }
    if let problem = Conversation.inputProblem(text) { throw problem }
    try context.requirePresident()
    let id = StatementID.read(typed)
    let question = try context.reading().question(id)
    let analyzer = try context.analyzer()
    let outcome = AnsweredOutcome.read(text, analyzer)
    var decision = analyzer.draft(question.text)
    decision.text = question.text + " → " + text
    let proposed = ProposedRule.text(
      question: question.text, askedBy: question.askedBy, answer: text, outcome: outcome, analyzer)
    let rule = asStatement ?? (context.options.yes ? proposed : nil)
    var draft: Draft?
    if let rule {
      if let problem = Conversation.inputProblem(rule) { throw problem }
      let read = analyzer.statement(rule)
      guard !read.saysNothing else { throw Problem(.inputNotUnderstood, ["text": rule]) }
      draft = read
    }
    let today = try context.today().description
    let reason = AnsweredOutcome.reason(text)
    let (answered, precedent, statement) = try context.change { (store) throws(Problem) in
      try store.act(by: context.signature) { () throws(Problem) in
        let by = context.signature
        let precedent = try store.addPrecedent(
          decision, outcome: outcome, reason: reason, date: today, by: by)
        let answered = try store.answer(id, with: precedent.id, by: by)
        var statement: Statement?
        if let draft {
          statement = try store.add([(draft, draft.kind ?? .principle, nil)], by: by).first
        }
        return (answered, precedent, statement)
      }
    }
    var lines = [
      context.say(
        "answer/kept",
        [
          "question": answered.id, "id": precedent.id,
          "outcome": context.wording.outcome(outcome),
          "text": context.wording.quoted(question.text),
        ])
    ]
    if let statement {
      let change = StatementChange(id: statement.id, before: nil, after: statement)
      lines += context.wording.lines(change).map { "  " + $0 }
    }
    let next = statement == nil && !context.options.dryRun ? propose(proposed, context) : nil
    return context.changed(
      lines, next: next ?? context.undoHint,
      json: [
        .object([
          ("question", StatementRecord.json(answered)),
          ("decision", StatementRecord.json(precedent)),
          ("statement", statement.map { StatementRecord.json($0) } ?? .null),
          ("proposed", statement == nil ? .optional(proposed) : .null),
        ])
      ])
  }

  /// Offers to keep the answer as a rule, so that the question is not escalated again.
  private func propose(_ rule: String?, _ context: CommandContext) -> String? {
    guard let rule else { return nil }
    let quoted = context.wording.quoted(rule)
    guard context.canAsk else {
      return context.say("answer/rule-command", ["command": context.typed("add \"\(rule)\"")])
    }
    context.conversation.pending = .keep(line: rule)
    return context.say("answer/rule-ask", ["text": quoted])
  }
}

/// Whether an answer says yes or no.
enum AnsweredOutcome {
  static func read(_ text: String, _ analyzer: Analyzer) -> Precedent.Outcome {
    let language = Analyzer.language(of: text)
    let folded = FoldedText.fold(text)
    for (key, outcome) in [("answer/no", Precedent.Outcome.declined), ("answer/yes", .approved)] {
      let words = Phrasebook.builtIn.phrase(key, in: language).split(separator: "|")
      if words.contains(where: { starts(folded, with: String($0)) }) { return outcome }
    }
    return analyzer.outcome(of: text)
  }

  /// What follows the first sentence: 「認める。長年の取引先だから。」 gives 「長年の取引先だから。」.
  static func reason(_ text: String) -> String? {
    guard let stop = text.firstIndex(where: { "。.,、".contains($0) }) else { return nil }
    let rest = String(text[text.index(after: stop)...]).trimmed
    return rest.isEmpty ? nil : rest
  }

  private static func starts(_ text: String, with word: String) -> Bool {
    guard text.hasPrefix(word) else { return false }
    guard let last = word.unicodeScalars.last, last.isASCII else { return true }
    return text.dropFirst(word.count).first.map { !$0.isLetter } ?? true
  }
}
