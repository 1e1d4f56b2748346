// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Knowledge
import Model
import Testing

@testable import Language
@testable import Session

/// Generated cases: what changes one fact of a case changes the answer accordingly, what has
/// nothing to do with it changes nothing.
///
/// A sample runs by default; `ALTEREGO_MUTATIONS=1000` runs that many cases of each kind.
@Suite struct MutationTests {
  static let asked = ProcessInfo.processInfo.environment["ALTEREGO_MUTATIONS"].flatMap { Int($0) }
  static let count = asked ?? 24

  /// A rule with a limit and a question with a number: `#` stands for each.
  struct Limit: CustomTestStringConvertible, Sendable {
    let rule: String
    let question: String
    let within: Verdict
    let beyond: Verdict
    /// Whether the limit itself is within.
    var includes = true
    var testDescription: String { rule }
  }

  static let limits: [Limit] = [
    Limit(rule: "値引きは#%まで認める。", question: "#%の値引きをしてよいか。", within: .approve, beyond: .decline),
    Limit(
      rule: "#万円以下の購入は部長が決めてよい。", question: "部長です。#万円の機械を購入してよいか。", within: .approve,
      beyond: .escalate),
    Limit(
      rule: "#万円未満の購入は部長が決めてよい。", question: "部長です。#万円の機械を購入してよいか。", within: .approve,
      beyond: .escalate, includes: false),
    Limit(
      rule: "残業は月#時間までとする。", question: "残業を月#時間させてよいか。", within: .approve, beyond: .decline),
    Limit(
      rule: "Discounts of up to #% are allowed.", question: "May we give a discount of #%?",
      within: .approve, beyond: .decline),
    Limit(
      rule: "The manager may decide purchases up to $#,000.",
      question: "I'm the manager. May I buy a machine for $#,000?", within: .approve,
      beyond: .escalate),
  ]

  private func numbers(_ seed: Int) -> [Int] {
    var state = UInt64(seed &* 7919 &+ 17)
    return (0..<max(2, Self.count / Self.limits.count)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % 60 + 5
    }
  }

  private func filled(_ text: String, _ number: Int) -> String {
    text.replacingOccurrences(of: "#", with: String(number))
  }

  @Test(arguments: limits)
  func `a number moved across the limit turns the answer`(_ limit: Limit) throws {
    for bound in numbers(limit.rule.utf8.count) {
      let company = SmallCompany([filled(limit.rule, bound)])
      for number in [bound - 3, bound - 1, bound, bound + 1, bound + 7] {
        let isWithin = number < bound || number == bound && limit.includes
        let answer = try company.ask(filled(limit.question, number)).answer
        #expect(
          answer.verdict == (isWithin ? limit.within : limit.beyond), "\(bound) and \(number)")
      }
    }
  }

  @Test(arguments: [
    ("#%以上の値引きは断る。", "#%を超える値引きは断る。", "#%の値引きをしてよいか。"),
    ("粗利率#%以下の注文は断る。", "粗利率#%を下回る注文は断る。", "粗利率#%の注文を受けてよいか。"),
    (
      "Refuse orders with a gross margin of #% or less.",
      "Refuse orders with a gross margin below #%.",
      "May we accept an order with a gross margin of #%?"
    ),
  ])
  func `at the limit the comparator decides`(_ row: (with: String, without: String, asked: String))
    throws
  {
    for bound in numbers(row.asked.utf8.count) {
      let question = filled(row.asked, bound)
      #expect(try SmallCompany([filled(row.with, bound)]).ask(question).answer.verdict == .decline)
      let without = try SmallCompany([filled(row.without, bound)]).ask(question).answer
      #expect(without.verdict == .escalate)
    }
  }

  @Test(arguments: BilingualTests.pairs.filter { $0.japanese.count == 1 && !$0.cites.isEmpty })
  func `once the cited statement is retired nothing covers the case`(_ pair: BilingualTests.Pair)
    throws
  {
    for (sentences, question) in [
      (pair.japanese, pair.questions.japanese), (pair.english, pair.questions.english),
    ] {
      var company = SmallCompany(sentences)
      company.said[0].isLive = false
      let answer = try company.ask(question).answer
      #expect(answer.verdict == .escalate)
      #expect(answer.because.isEmpty)
    }
  }

  @Test(arguments: [
    ("50万円以下の購入は部長が決めてよい。", "30万円の機械を購入してよいか。", "部長", "係長"),
    ("20万円までの修繕は店長が決めてよい。", "10万円の修繕を決めてよいか。", "店長", "主任"),
    (
      "The sales manager may decide purchases up to $5,000.", "May I buy a machine for $3,000?",
      "sales manager", "clerk"
    ),
  ])
  func `another role has not the same authority`(
    _ row: (rule: String, asked: String, holder: String, other: String)
  ) throws {
    #expect(
      try SmallCompany([row.rule], asker: row.holder).ask(row.asked).answer.verdict == .approve)
    #expect(
      try SmallCompany([row.rule], asker: row.other).ask(row.asked).answer.verdict == .escalate)
  }

  /// Statements about things that no case of these tests is about.
  private static func others(_ count: Int) throws -> [String] {
    let knowledge = try Reader.analyzer().knowledge
    let things = knowledge.concepts.filter { ["places", "products"].contains($0.theme) }
    return (0..<count).map { index in
      let thing = things[index * 7 % things.count]
      return index.isMultiple(of: 2)
        ? "\(thing.ja)の看板は青く塗る。" : "The sign of the \(thing.en) is painted blue."
    }
  }

  @Test func `statements about other things change no answer`() throws {
    let others = try Self.others(Self.asked ?? 40)
    for pair in BilingualTests.pairs.prefix(Self.asked == nil ? 6 : BilingualTests.pairs.count) {
      var company = SmallCompany(pair.japanese)
      let alone = try company.ask(pair.questions.japanese).answer
      for (index, text) in others.enumerated() {
        company.said.append(SmallCompany.Said(id: "O-\(index)", text: text))
      }
      let among = try company.ask(pair.questions.japanese).answer
      #expect(among.verdict == alone.verdict)
      #expect(among.because == alone.because)
    }
  }

  @Test func `what no statement is about is neither approved nor declined`() throws {
    let knowledge = try Reader.analyzer().knowledge
    let fields: Set = [
      "food_care", "safety", "it", "people", "training", "legal", "finance", "quality", "site",
      "worktime", "discipline", "marketing", "expansion", "community", "investment",
    ]
    let acts = knowledge.concepts.filter { $0.sort == .act && fields.contains($0.theme) }
    let step = Self.asked == nil ? 9 : 1
    let company = SmallCompany(["値引きは10%まで認める。", "返品は30日以内なら受ける。", "夜間の配達は引き受けない。"])
    let english = SmallCompany([
      "Discounts of up to 10% are allowed.", "We accept returns within 30 days.",
      "We do no deliveries at night.",
    ])
    for index in stride(from: 0, to: acts.count, by: step) {
      let verdict = try company.ask("\(acts[index].ja)をしてよいか。").answer.verdict
      #expect(verdict != .approve && verdict != .decline, "\(acts[index].ja)")
      let other = try english.ask("May we \(acts[index].en)?").answer.verdict
      #expect(other != .approve && other != .decline, "\(acts[index].en)")
    }
  }
}
