// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A question that was asked, with the answer it got.
package struct LoggedQuestion: Equatable, Sendable {
  /// Such as `Q-12`; the store gives it.
  package var id = ""
  package var text: String
  /// The role that asked; nil for the president's own desk.
  package var askedBy: String?
  /// UTC; the store sets it.
  package var askedAt = ""
  package var verdict: Verdict
  package var reason: EscalationReason?
  package var escalateTo: String?
  /// The main reason, as it was worded.
  package var main: String
  package var receipt: JSON
  /// True while it waits for the president.
  package var waits = false
  /// The id of the decision that answered it.
  package var answeredBy: String?

  package init(text: String, askedBy: String?, verdict: Verdict, main: String, receipt: JSON) {
    self.text = text
    self.askedBy = askedBy
    self.verdict = verdict
    self.main = main
    self.receipt = receipt
  }
}

extension StatementStore {
  // MARK: Decisions

  /// Every decision, in the order in which they were recorded.
  package func precedents() throws(Problem) -> [Precedent] {
    try readDecisions().map(\.precedent)
  }

  func readDecisions() throws(Problem) -> [(ordinal: Int, precedent: Precedent)] {
    try database.run("SELECT \(DecisionRows.columns) FROM decisions ORDER BY ordinal").map {
      (row) throws(Problem) in
      guard let found = DecisionRows.precedent(row) else { throw damaged(row[1].text ?? "") }
      return found
    }
  }

  /// Records what was really decided, under the next `R` id.
  ///
  /// `date` is the ISO day of the decision, nil when it isn't known.
  package func addPrecedent(
    _ draft: Draft, outcome: Precedent.Outcome, reason: String?, date: String?,
    by signature: Signature
  ) throws(Problem) -> Precedent {
    try write(by: signature) { (writer) throws(Problem) in
      let letter = Kind.decision.letter
      let precedent = Precedent(
        id: "\(letter)-\(try writer.next(letter))", draft: draft, outcome: outcome,
        reason: reason, date: date, recordedAt: clock())
      let ordinal = try writer.next("decisions")
      try writer.put(DecisionRows.row(precedent, ordinal: ordinal), into: .decisions)
      return precedent
    }
  }

  // MARK: Questions

  /// Logs a question and its answer under the next `Q` id; undo passes over it.
  package func log(
    _ question: LoggedQuestion, by signature: Signature
  ) throws(Problem) -> LoggedQuestion {
    try write(by: signature, verb: .log) { (writer) throws(Problem) in
      var logged = question
      let number = try writer.next("Q")
      logged.id = "Q-\(number)"
      logged.askedAt = clock()
      try writer.put(DecisionRows.row(logged, ordinal: number), into: .questions)
      return logged
    }
  }

  /// The logged questions, or only those that wait for the president, oldest first.
  package func questions(waiting: Bool = false) throws(Problem) -> [LoggedQuestion] {
    let condition = waiting ? "WHERE waits = 1" : ""
    return try questions(where: condition, [])
  }

  /// - Throws: `storeNoSuchID` when there is none.
  package func question(_ id: String) throws(Problem) -> LoggedQuestion {
    guard let found = try questions(where: "WHERE id = ?", [.text(id)]).first else {
      throw Problem(.storeNoSuchID, ["id": id])
    }
    return found
  }

  /// The latest question whose receipt has this id, or nil.
  package func question(withReceipt receipt: String) throws(Problem) -> LoggedQuestion? {
    try questions(where: "WHERE json_extract(receipt, '$.id') = ?", [.text(receipt)]).last
  }

  /// Notes the decision that answers a waiting question.
  package func answer(
    _ id: String, with decision: String, by signature: Signature
  ) throws(Problem) -> LoggedQuestion {
    try write(by: signature) { (writer) throws(Problem) in
      guard let row = try database.run(Table.questions.selectOne, [.text(id)]).first,
        let ordinal = row[0].integer
      else { throw Problem(.storeNoSuchID, ["id": id]) }
      guard var question = DecisionRows.question(row) else { throw damaged(id) }
      question.waits = false
      question.answeredBy = decision
      try writer.put(DecisionRows.row(question, ordinal: ordinal), into: .questions)
      return question
    }
  }

  private func questions(
    where condition: String, _ values: [Database.Value]
  ) throws(Problem) -> [LoggedQuestion] {
    let columns = Table.questions.columns.joined(separator: ", ")
    let sql = "SELECT \(columns) FROM questions \(condition) ORDER BY ordinal"
    return try database.run(sql, values).map { (row) throws(Problem) in
      guard let question = DecisionRows.question(row) else { throw damaged(row[1].text ?? "") }
      return question
    }
  }

  // MARK: Links and gaps

  /// The president's own verdicts on links.
  package func linkDecisions() throws(Problem) -> [LinkDecision] {
    let sql = "SELECT from_id, to_id, relation, accepted FROM links_by_hand ORDER BY 1, 2, 3"
    return try database.run(sql).map { (row) throws(Problem) in
      guard let from = row[0].text, let to = row[1].text,
        let relation = row[2].text.flatMap(Link.Relation.init(rawValue:))
      else { throw damaged("link") }
      return LinkDecision(
        from: from, to: to, relation: relation, accepted: row[3].integer == 1)
    }
  }

  package func decide(_ link: LinkDecision, by signature: Signature) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      for id in [link.from, link.to] { _ = try statement(id) }
      try writer.put(
        [
          .text(link.from), .text(link.to), .text(link.relation.rawValue),
          .integer(link.accepted ? 1 : 0), .text(clock()),
        ], into: .links)
    }
  }

  /// Leaves a link to the rules again.
  package func withdraw(_ link: LinkDecision, by signature: Signature) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      try writer.delete(
        from: .links, key: [.text(link.from), .text(link.to), .text(link.relation.rawValue)])
    }
  }

  package func gapAcceptances() throws(Problem) -> [GapAcceptance] {
    let sql = "SELECT gap, reason, accepted_at, facts FROM gap_acceptances ORDER BY gap"
    return try database.run(sql).map { row in
      GapAcceptance(
        key: row[0].text ?? "", reason: row[1].text ?? "", acceptedAt: row[2].text ?? "",
        facts: row[3].text ?? "")
    }
  }

  /// Leaves a gap open knowingly.
  ///
  /// `gap` is its `key`, `reason` the president's words, `facts` the hash of what it stood on.
  package func acceptGap(
    _ gap: String, because reason: String, facts: String, by signature: Signature
  ) throws(Problem) -> GapAcceptance {
    try write(by: signature) { (writer) throws(Problem) in
      let acceptance = GapAcceptance(
        key: gap, reason: reason, acceptedAt: clock(), facts: facts)
      try writer.put(
        [.text(gap), .text(reason), .text(acceptance.acceptedAt), .text(facts)], into: .gaps)
      return acceptance
    }
  }

  /// Lets an accepted gap speak again.
  package func reopenGap(_ gap: String, by signature: Signature) throws(Problem) {
    try write(by: signature) { (writer) throws(Problem) in
      try writer.delete(from: .gaps, key: [.text(gap)])
    }
  }
}
