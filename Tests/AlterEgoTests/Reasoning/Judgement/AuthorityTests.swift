// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Testing

@testable import Session

/// Whose a decision is, and whom it goes to, by titles that tables of roles list and by others.
@Suite struct AuthorityTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let rules: [String]
    let question: String
    let verdict: Verdict
    var to: String?
    var testDescription: String { question }

    init(_ rules: [String], _ question: String, _ verdict: Verdict, to: String? = nil) {
      self.rules = rules
      self.question = question
      self.verdict = verdict
      self.to = to
    }
  }

  static let crane =
    "The yard manager may lend a ladder for one day at most. Longer loans are decided by the harbour director."
  static let leader = "団長は、衣装の購入を5万円まで決めてよい。5万円を超える購入は舞台部長が決める。"

  @Test(arguments: [
    Row([leader], "団長です。4万円の衣装を買ってよいか。", .approve),
    Row([leader], "団長です。8万円の衣装を買ってよいか。", .escalate, to: "舞台部長"),
    Row([crane], "I am the yard manager. May I lend the ladder for one day?", .approve),
    Row(
      [crane], "I am the yard manager. May I lend the ladder for three days?", .escalate,
      to: "harbour director"),
    Row(
      ["The sexton may approve repairs up to $500. Anything above that goes to the vicar."],
      "I'm the sexton. May I approve a repair of $400?", .approve),
    Row(
      ["The sexton may approve repairs up to $500. Anything above that goes to the churchwarden."],
      "I'm the sexton. May I approve a repair of $700?", .escalate),
    Row(
      ["The night manager may approve repairs up to $200. Above that the hotel director decides."],
      "I'm the night manager. May I approve a repair of $350?", .escalate, to: "hotel director"),
    Row(
      ["保守主任は一件10万円まで修理を決めてよい。10万円を超える修理は設備本部長が決める。"],
      "保守主任です。12万円の修理を決めてよいか。", .escalate, to: "設備本部長"),
    Row(
      ["店長は、アルバイトの採用を決めてよい。親族の採用は社長が決める。"],
      "店長です。アルバイトに私の親族を採用してよいか。", .escalate, to: "社長"),
  ])
  func `what passes the own limit goes to whom the statement names`(_ row: Row) throws {
    let answer = try SmallCompany(row.rules).ask(row.question).answer
    #expect(answer.verdict == row.verdict)
    if let to = row.to { #expect(answer.escalateTo == to) }
  }

  @Test(arguments: [
    ("夜勤主任は備品の購入を3万円まで決めてよい。", "売店主任です。2万円の備品を購入してよいか。"),
    (
      "The stage manager may buy props up to $200.",
      "I'm the floor manager. May I buy a prop for $100?"
    ),
    (
      "The sexton may approve repairs up to $500.",
      "I'm the organist. May I approve a repair of $100?"
    ),
  ])
  func `a title of its own is no other title with the same last word`(
    _ row: (rule: String, question: String)
  ) throws {
    #expect(try SmallCompany([row.rule]).ask(row.question).answer.verdict == .escalate)
  }
}
