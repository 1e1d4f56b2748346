// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Session

/// The order of verdicts, on companies of a few sentences.
@Suite struct VerdictTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let sentences: [String]
    let question: String
    var asker: String?
    let verdict: Verdict
    /// Ids that must be cited: A is the first sentence.
    var cites = ""
    var reason: EscalationReason?
    var knownIssue = false
    var testDescription: String { "\(name): \(question)" }
  }

  static let rows: [Row] = [
    Row(
      name: "a ban declines", sentences: ["値引きはしない。"], question: "値引きしてもよいか。",
      verdict: .decline, cites: "A"),
    Row(
      name: "a ban declines", sentences: ["We never give discounts."],
      question: "May we give a discount?", verdict: .decline, cites: "A"),
    Row(
      name: "forbid beats permit", sentences: ["値引きはしない。", "値引きしてもよい。"], question: "値引きしてもよいか。",
      verdict: .decline, cites: "A"),
    Row(
      name: "forbid beats permit", sentences: ["You may give discounts.", "Never give discounts."],
      question: "May we give a discount?", verdict: .decline, cites: "B"),
    Row(
      name: "a permission approves", sentences: ["値引きしてもよい。"], question: "値引きしてもよいか。",
      verdict: .approve, cites: "A"),
    Row(
      name: "a permission approves", sentences: ["You may give discounts."],
      question: "May we give a discount?", verdict: .approve, cites: "A"),
    Row(
      name: "a duty approves", sentences: ["製品は必ず検査する。"], question: "製品を検査してよいか。",
      verdict: .approve, cites: "A"),
    Row(
      name: "an unranked clash escalates and cites both",
      sentences: ["必ず返金する。", "返金してはならない。"], question: "返金してよいか。", verdict: .escalate,
      cites: "AB", reason: .clash),
    Row(
      name: "an unranked clash escalates and cites both",
      sentences: ["We must refund every customer.", "We must not refund customers."],
      question: "May we refund the customer?", verdict: .escalate, cites: "AB", reason: .clash),
    Row(
      name: "beyond authority escalates", sentences: ["50万円以下の購入は部長が決めてよい。"],
      question: "80万円の機械を購入してよいか。", asker: "部長", verdict: .escalate, reason: .authority),
    Row(
      name: "beyond authority escalates",
      sentences: ["The sales manager may decide purchases up to $5,000."],
      question: "May I decide a purchase of $8,000?", asker: "sales manager", verdict: .escalate,
      reason: .authority),
    Row(
      name: "within authority approves", sentences: ["50万円以下の購入は部長が決めてよい。"],
      question: "30万円の機械を購入してよいか。", asker: "部長", verdict: .approve, cites: "A"),
    Row(
      name: "an unknown fact that decides makes it conditional",
      sentences: ["粗利率が25%を下回る受注は断る。", "受注してよい。"], question: "この注文を受注してよいか。",
      verdict: .conditional),
    Row(
      name: "an unknown fact that decides makes it conditional",
      sentences: ["Decline orders with a gross margin below 25%.", "You may accept orders."],
      question: "May we accept this order?", verdict: .conditional),
    Row(
      name: "a known fact decides", sentences: ["粗利率が25%を下回る受注は断る。"],
      question: "粗利率22%の注文を受注してよいか。", verdict: .decline, cites: "A"),
    Row(
      name: "nothing covers it", sentences: ["値引きはしない。"], question: "猫を飼ってよいか。",
      verdict: .escalate, reason: .uncovered),
    Row(
      name: "nothing covers it", sentences: ["We never give discounts."],
      question: "May we adopt a cat?", verdict: .escalate, reason: .uncovered),
    Row(
      name: "nothing covers it", sentences: [], question: "値引きしてもよいか。", verdict: .escalate,
      reason: .uncovered),
  ]

  @Test(arguments: rows)
  func `verdicts come in their order`(_ row: Row) throws {
    let answer = try SmallCompany(row.sentences, asker: row.asker).ask(row.question).answer
    withKnownIssue(isIntermittent: true) {
      #expect(answer.verdict == row.verdict)
      let cited = Set(answer.because.map(\.statement))
      #expect(cited.isSuperset(of: row.cites.map(String.init)), "cites \(cited)")
      if let reason = row.reason { #expect(answer.reason == reason) }
    } when: {
      row.knownIssue
    }
  }

  @Test(arguments: rows)
  func `approve and decline always cite`(_ row: Row) throws {
    let answer = try SmallCompany(row.sentences, asker: row.asker).ask(row.question).answer
    if answer.verdict == .approve || answer.verdict == .decline { #expect(!answer.because.isEmpty) }
    let ids = Set(zip("ABCDEFGHIJ", row.sentences).map { String($0.0) })
    #expect(ids.isSuperset(of: answer.because.map(\.statement)))
  }

  @Test(arguments: rows)
  func `a retired statement takes no part`(_ row: Row) throws {
    for index in row.sentences.indices {
      var company = SmallCompany(row.sentences, asker: row.asker)
      company.said[index].isLive = false
      let retired = company.said[index].id
      let answer = try company.ask(row.question).answer
      let named = (answer.because + answer.counter).map(\.statement)
      #expect(!named.contains(retired))
      #expect(!answer.nearMisses.contains { $0.statement.id == retired })
      company.said.remove(at: index)
      let without = try company.ask(row.question).answer
      #expect(answer.verdict == without.verdict && answer.because == without.because)
    }
  }

  @Test(arguments: rows)
  func `what the asker may not see changes not a byte of the answer`(_ row: Row) throws {
    var company = SmallCompany(row.sentences, asker: row.asker)
    for index in company.said.indices { company.said[index].audiences = [.president, .employee] }
    company.audience = .employee
    let alone = try company.json(row.question)
    for (index, secret) in Self.secrets.enumerated() {
      company.said.append(
        SmallCompany.Said(id: "S-\(index)", text: secret, audiences: [.president]))
    }
    #expect(try company.json(row.question) == alone)
  }

  private static let secrets = [
    "値引きしてもよい。", "値引きはしない。", "受注は必ず断る。", "購入は社長が決める。", "You may give discounts.",
    "Never refund anybody.",
  ]

  @Test(arguments: rows)
  func `statements about other things don't change the answer`(_ row: Row) throws {
    var company = SmallCompany(row.sentences, asker: row.asker)
    let alone = try company.ask(row.question).answer
    for (index, other) in Self.others.enumerated() {
      company.said.insert(SmallCompany.Said(id: "O-\(index)", text: other), at: index % 2)
    }
    let among = try company.ask(row.question).answer
    #expect(among.verdict == alone.verdict)
    #expect(among.because == alone.because)
    #expect(among.missing == alone.missing && among.reason == alone.reason)
  }

  private static let others = [
    "新入社員には三年かけて技を教える。", "工場の床は毎朝掃く。", "広告に他社の名を出さない。",
    "Apprentices learn the craft for three years.", "Never name a competitor in our advertising.",
  ]

  @Test(arguments: rows)
  func `the same question twice has the same answer, to the byte`(_ row: Row) throws {
    let company = SmallCompany(row.sentences, asker: row.asker)
    #expect(try company.json(row.question) == company.json(row.question))
  }
}
