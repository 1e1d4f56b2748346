// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
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
    guard outcome != .unknown else { throw Problem(.usageOutcomeUnclear, ["text": text]) }
    var decision = analyzer.draft(question.text)
    decision.text = question.text + " → " + text
    let proposed = try change(for: question, text, outcome, analyzer, context)
    let kept = asStatement.map { [RuleChange.Edit.add($0)] }
    let rules = try (kept ?? (context.options.yes ? proposed?.edits : nil) ?? []).map {
      try read($0, analyzer)
    }
    let today = try context.today().description
    let reason = AnsweredOutcome.reason(text)
    let by = context.signature
    let (answered, precedent, changed) = try context.change { (store) throws(Problem) in
      try store.act(by: by) { () throws(Problem) in
        let precedent = try store.addPrecedent(
          decision, outcome: outcome, reason: reason, date: today, by: by)
        let answered = try store.answer(id, with: precedent.id, by: by)
        var changed: [StatementChange] = []
        for rule in rules { changed.append(try keep(rule, store, by)) }
        return (answered, precedent, changed)
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
    lines += changed.flatMap(context.wording.lines).map { "  " + $0 }
    let next = changed.isEmpty && !context.options.dryRun ? propose(proposed, context) : nil
    return context.changed(
      lines, next: next ?? context.undoHint,
      json: [
        .object([
          ("question", StatementRecord.json(answered)),
          ("decision", StatementRecord.json(precedent)),
          ("statement", changed.first?.after.map { StatementRecord.json($0) } ?? .null),
          ("proposed", changed.isEmpty ? .optional(proposed?.edits.first?.text) : .null),
          ("change", changed.isEmpty ? proposed?.json ?? .null : .null),
        ])
      ])
  }

  /// The change of the statements after which the question gets this answer by itself.
  private func change(
    for question: LoggedQuestion, _ answer: String, _ outcome: Precedent.Outcome,
    _ analyzer: Analyzer, _ context: CommandContext
  ) throws -> RuleChange? {
    let store = try context.reading()
    guard let inputs = ReceiptInputs(question.receipt) else { return nil }
    let asking = Asking(
      analyzer: analyzer, asked: context.conversation.askable(try store.statements()),
      precedents: [],
      audience: inputs.audience, asker: inputs.asker, given: inputs.given,
      asOf: try context.today())
    let advised = try asking.answer(question.text)
    let wordings = ProposedRule.texts(
      question: question.text, askedBy: question.askedBy, answer: answer, outcome: outcome,
      analyzer)
    let others = try store.precedents().map { Backtest.Told($0, analyzer.proposal(of: $0)) }
    return RuleProposer(analyzer, try store.statements().filter(\.isLive), others: others).change(
      for: advised.answer.proposal, asker: inputs.asker.flatMap(analyzer.role),
      advised: advised.answer, to: outcome, wordings: wordings)
  }

  private struct ReadRule {
    let edit: RuleChange.Edit
    let draft: Draft
  }

  private func read(
    _ edit: RuleChange.Edit, _ analyzer: Analyzer
  ) throws(Problem) -> ReadRule {
    if let problem = Conversation.inputProblem(edit.text) { throw problem }
    let draft = analyzer.statement(edit.text)
    guard !draft.saysNothing else { throw Problem(.inputNotUnderstood, ["text": edit.text]) }
    return ReadRule(edit: edit, draft: draft)
  }

  private func keep(
    _ rule: ReadRule, _ store: StatementStore, _ by: Signature
  ) throws(Problem) -> StatementChange {
    switch rule.edit {
    case .add:
      let added = try store.add([(rule.draft, rule.draft.kind ?? .principle, nil)], by: by)[0]
      return StatementChange(id: added.id, before: nil, after: added)
    case .edit(let id, _):
      let before = try store.statement(id)
      var draft = rule.draft
      draft.kind = before.kind
      return StatementChange(
        id: id, before: before, after: try store.edit(id, to: draft, by: by))
    }
  }

  /// Offers to keep the answer as a rule, so that the question is not escalated again.
  private func propose(_ change: RuleChange?, _ context: CommandContext) -> String? {
    guard let change, let first = change.edits.first else { return nil }
    guard context.canAsk else {
      let commands = change.edits.map { context.typed($0.command) }
      return context.say("answer/rule-command", ["command": commands.joined(separator: "; ")])
    }
    if case .add(let text) = first, change.edits.count == 1 {
      context.conversation.pending = .keep(line: text)
      return context.say("answer/rule-ask", ["text": context.wording.quoted(text)])
    }
    context.conversation.pending = .change(commands: change.edits.map(\.command))
    let texts = change.edits.map { edit in
      switch edit {
      case .add(let text): context.wording.quoted(text)
      case .edit(let id, let text): id + " " + context.wording.quoted(text)
      }
    }
    return context.say("answer/rule-edit", ["text": texts.joined(separator: "; ")])
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
