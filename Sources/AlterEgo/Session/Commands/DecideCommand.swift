// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Store
import Wording

/// Records what the president really decided.
struct DecideCommand: SessionCommand {
  static let entry = CommandEntry("decide", "決定", writes: true)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var outcome: String?
  @Option(name: .long) var because: String?
  @Option(name: .long) var date: String?
  @Argument var text: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let words = text.joined(separator: " ").trimmed
    guard !words.isEmpty else { throw Problem(.usageNothingSaid, ["command": "decide …"]) }
    if let problem = Conversation.inputProblem(words) { throw problem }
    let analyzer = try context.analyzer()
    let draft = analyzer.draft(words)
    guard !draft.saysNothing else { throw Problem(.inputNotUnderstood, ["text": words]) }
    var day = try context.today()
    if let date {
      guard let read = CalendarDate(iso: date) else { throw Problem(.usageBadDate, ["text": date]) }
      day = read
    }
    let decided = try outcome.map(OutcomeName.read) ?? analyzer.outcome(of: words)
    let (reason, date) = (because, day.description)
    let precedent = try context.change { (store) throws(Problem) in
      try store.addPrecedent(
        draft, outcome: decided, reason: reason, date: date, by: context.signature)
    }
    let line = context.say(
      "decide/kept",
      [
        "id": precedent.id, "outcome": context.wording.outcome(precedent.outcome),
        "text": context.wording.quoted(words),
      ])
    return context.changed(
      [line], next: context.say("decide/next", ["command": context.typed("decisions")]),
      json: [StatementRecord.json(precedent)])
  }
}

/// Outcomes as people name them.
enum OutcomeName {
  static func read(_ text: String) throws(Problem) -> Precedent.Outcome {
    switch FoldedText.fold(text) {
    case "approved", "approve", "yes", "承認", "認めた", "認める", "可": return .approved
    case "declined", "decline", "no", "否決", "断った", "断る", "否", "見送り": return .declined
    default:
      throw Problem(
        .usageBadValue,
        ["option": "--outcome", "text": text, "allowed": "approved, declined"])
    }
  }
}

/// Lists the recorded decisions.
struct DecisionsCommand: SessionCommand {
  static let entry = CommandEntry("decisions", "判断一覧")

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    let found = try context.seesDecisions() ? try context.reading().precedents() : []
    if context.options.json {
      return Reply(found.map { StatementRecord.json($0).text + "\n" }.joined())
    }
    guard !found.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("decisions/none", ["command": context.typed("decide …")]) + "\n"
      return reply
    }
    var table = PlainTable(
      ["list/id", "decisions/date", "decisions/outcome", "decisions/text"].map { context.say($0) })
    for precedent in found {
      var text = precedent.draft.text
      if let reason = precedent.reason {
        text += " " + context.say("decisions/because", ["text": reason])
      }
      table.rows.append([
        precedent.id, precedent.date ?? "", context.wording.outcome(precedent.outcome), text,
      ])
    }
    return context.table(table)
  }
}
