// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Store
import Wording

/// Records what the president really decided, what is expected of it, and what became of it.
struct DecideCommand: SessionCommand {
  static let entry = CommandEntry("decide", "決定", writes: true, completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var outcome: String?
  @Option(name: .long) var because: String?
  @Option(name: .long) var date: String?
  @Option(name: .long) var by: String?
  @Option(name: .long) var expect: String?
  @Option(name: .long) var review: String?
  @Option(name: .long) var result: String?
  @Option(name: .long) var met: String?
  @Option(name: .long) var category: String?
  @Option(name: .long) var number: String?
  @Argument var text: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let words = text.joined(separator: " ").trimmed
    guard !words.isEmpty else { throw Problem(.usageNothingSaid, ["command": "decide …"]) }
    if let problem = Conversation.inputProblem(words) { throw problem }
    if StatementID.matches(words) { return try follow(StatementID.read(words), context) }
    let analyzer = try context.analyzer()
    let told = analyzer.told(words)
    guard !told.draft.saysNothing else { throw Problem(.inputNotUnderstood, ["text": words]) }
    let decided = try outcome.map(OutcomeName.read) ?? told.outcome
    guard decided != .unknown else { throw Problem(.usageOutcomeUnclear, ["text": words]) }
    let day = try date.map(Self.day) ?? context.today()
    let about = try reviewed(DecisionReview(), context)
    let desk = try RegisterDesk(context)
    _ = try desk.cells(fields, of: RegisterEntry("R-0"))
    let precedent = try context.change { (store) throws(Problem) in
      try store.act(by: context.signature) { () throws(Problem) in
        let precedent = try store.addPrecedent(
          told.draft, outcome: decided, reason: because, date: day.description,
          by: context.signature)
        if about != DecisionReview() {
          try store.setReview(of: precedent.id, to: about, by: context.signature)
        }
        try store.set(
          try desk.cells(fields, of: RegisterEntry(precedent.id)), by: context.signature)
        return precedent
      }
    }
    var lines = [
      context.say(
        "decide/kept",
        [
          "id": precedent.id, "outcome": context.wording.outcome(precedent.outcome),
          "text": context.wording.quoted(words),
        ])
    ]
    lines += context.wording.lines(about).map { "  " + $0 }
    let kept = try desk.cells(fields, of: RegisterEntry(precedent.id)).map(\.row)
    lines += desk.lines(RegisterEntry(precedent.id, rows: kept)).map { "  " + $0 }
    return context.changed(
      lines, next: context.say("decide/next", ["command": context.typed("decisions")]),
      json: [StatementRecord.json(precedent, about)])
  }

  /// What kind of decision it is, and its number, for the record of who decides what.
  private var fields: [(field: String, text: String?)] {
    [("category", category), ("number", number)]
  }

  /// Adds what was expected of a recorded decision, or what became of it.
  private func follow(_ id: String, _ context: CommandContext) throws -> Reply {
    let store = try context.reading()
    guard let precedent = try store.precedents().first(where: { $0.id == id }) else {
      throw Problem(.storeNoSuchID, ["id": id])
    }
    let before = try store.decisionReviews()[id] ?? DecisionReview()
    let after = try reviewed(before, context)
    let desk = try RegisterDesk(context)
    let cells = try desk.cells(fields, of: try context.register(store)[id])
    guard after != before || !cells.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "decide \(id) --result …"])
    }
    try context.change { (store) throws(Problem) in
      try store.act(by: context.signature) { () throws(Problem) in
        if after != before { try store.setReview(of: id, to: after, by: context.signature) }
        try store.set(cells, by: context.signature)
      }
    }
    let head = context.say(
      "decide/noted", ["id": id, "text": context.wording.quoted(precedent.draft.text)])
    return context.changed(
      [head] + context.wording.lines(after).map { "  " + $0 }, next: context.undoHint,
      json: [StatementRecord.json(precedent, after)])
  }

  private func reviewed(
    _ before: DecisionReview, _ context: CommandContext
  ) throws -> DecisionReview {
    var review = before
    for text in [because, by, expect, result].compactMap({ $0 }) {
      if let problem = Conversation.inputProblem(text) { throw problem }
    }
    if let by { review.decidedBy = by }
    if let expect { review.expectation = expect }
    if let date = self.review { review.reviewOn = try Self.day(date).description }
    if let met {
      guard Confirmation.isYes(met) || Confirmation.isNo(met) else {
        throw Problem(
          .usageBadValue, ["option": "--met", "text": met, "allowed": "yes, no, はい, いいえ"])
      }
      review.met = Confirmation.isYes(met)
    }
    if let result { review.result = result }
    if result != nil || met != nil { review.reviewedAt = try context.today().description }
    return review
  }

  private static func day(_ text: String) throws(Problem) -> CalendarDate {
    guard let day = CalendarDate(iso: text) else { throw Problem(.usageBadDate, ["text": text]) }
    return day
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
  @Flag(name: .long) var due = false

  func run(_ context: CommandContext) throws -> Reply {
    let store = try context.reading()
    var found = try context.seesDecisions() ? try store.precedents() : []
    let reviews = try store.decisionReviews()
    let today = try context.today().description
    if due {
      found = found.filter { precedent in
        guard let review = reviews[precedent.id], let on = review.reviewOn else { return false }
        return review.reviewedAt == nil && on <= today
      }
    }
    if context.options.json {
      return Reply(
        found.map { StatementRecord.json($0, reviews[$0.id]).text + "\n" }.joined())
    }
    guard !found.isEmpty else {
      var reply = Reply()
      let key = due ? "decisions/none-due" : "decisions/none"
      reply.notice = context.say(key, ["command": context.typed("decide …")]) + "\n"
      return reply
    }
    var table = PlainTable(
      [
        "list/id", "decisions/date", "decisions/outcome", "decisions/by", "decisions/review",
        "decisions/text",
      ].map { context.say($0) })
    for precedent in found {
      table.rows.append(row(precedent, reviews[precedent.id], context))
    }
    return context.table(table)
  }

  private func row(
    _ precedent: Precedent, _ review: DecisionReview?, _ context: CommandContext
  ) -> [String] {
    var text = precedent.draft.text
    if let reason = precedent.reason {
      text += " " + context.say("decisions/because", ["text": reason])
    }
    if let expected = review?.expectation {
      text += " " + context.say("decisions/expected", ["text": expected])
    }
    if let result = review?.result {
      text += " " + context.say("decisions/result", ["text": result])
    }
    return [
      precedent.id, precedent.date ?? "", context.wording.outcome(precedent.outcome),
      review?.decidedBy ?? "", review.map { context.wording.standing($0) } ?? "", text,
    ]
  }
}
