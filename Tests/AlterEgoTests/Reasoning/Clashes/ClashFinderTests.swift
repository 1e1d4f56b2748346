// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing
import Wording

/// Which statements can't be kept side by side, and the case in which they clash.
@Suite(.serialized) struct ClashFinderTests {
  private static let knowledge = Result { try KnowledgeBase(KnowledgeFile.builtIn()) }
  private static let analyzer = Result {
    Analyzer(
      try knowledge.get(), today: CalendarDate(iso: "2026-11-22") ?? .today, fiscalYearStart: 4)
  }

  private static func statement(_ id: String, _ text: String) throws -> Statement {
    let draft = try analyzer.get().statement(text)
    return Statement(
      id: id, kind: draft.kind ?? .principle, draft: draft, audiences: [.president],
      recordedAt: "2026-11-22T00:00:00Z")
  }

  private static func clash(_ first: String, _ second: String) throws -> Clash? {
    let old = try statement("P-1", first)
    let new = try statement("P-2", second)
    return ClashFinder(try knowledge.get(), among: [old]).clashes(of: new).first
  }

  struct Pair: CustomTestStringConvertible {
    let first: String
    let second: String
    let sort: Clash.Sort?
    var testDescription: String { "\(first) / \(second)" }

    init(_ first: String, _ second: String, _ sort: Clash.Sort?) {
      (self.first, self.second, self.sort) = (first, second, sort)
    }
  }

  private static let pairs: [Pair] = [
    // A ban with a limit, and a class that is never turned away.
    Pair("粗利率25%を下回る受注は断る。", "長年の得意先からの注文は断らない。", .conflict),
    Pair(
      "We decline jobs under 25% gross margin.",
      "We accept every order from long-standing customers.", .conflict),
    Pair("夜間の配達はしない。", "古くからのお客様の頼みは断らない。", .conflict),
    // Asked for as a kind of what is ruled out.
    Pair("値引きはしない。", "長年の得意先には必ず5%値引きする。", .conflict),
    Pair("外注は使わない。", "繁忙期の塗装は外注する。", .conflict),
    // Two levels of one number that no value meets.
    Pair("仕入先への支払いは60日以内とする。", "仕入先への支払いは90日以上先とする。", .conflict),
    Pair("残業は月20時間までとする。", "残業は月10時間までとする。", nil),
    // Rankings the other way round, and two wishes about one choice.
    Pair("お客様の安全を売上より優先する。", "売上をお客様の安全より優先する。", .conflict),
    Pair("部品は、なるべく県内の工場から買う。", "部品は、なるべく安いところから買う。", .conflict),
    Pair("Prefer carriers from our own county.", "Prefer the cheapest carrier.", .conflict),
    // A permission that a ban swallows, and one that it only narrows.
    Pair("値引きはしない。", "営業部長は50万円までの値引きを決めてよい。", .shadowed),
    Pair("営業部長は50万円までの値引きを決めてよい。", "値引きはしない。", .shadowed),
    Pair("新規の客には値引きしない。", "営業部長は50万円までの値引きを決めてよい。", nil),
    // The same twice.
    Pair("値引きはしない。", "値引きはしないこと。", .duplicate),
    // What an exception reconciles, or a class keeps apart.
    Pair("値引きはしない。ただし長年の得意先は除く。", "長年の得意先には5%値引きする。", nil),
    Pair("新規の客には値引きしない。", "長年の得意先には必ず5%値引きする。", nil),
    Pair("粗利率25%を下回る受注は断る。", "粗利率30%以上の受注は必ず受ける。", nil),
    Pair("検査に合格していない製品は出荷しない。", "検査に合格した製品は当日に出荷する。", nil),
    // Different matters.
    Pair("値引きはしない。", "納期は必ず守る。", nil),
    Pair("現金では払わない。", "仕入先への支払いは60日以内とする。", nil),
    Pair("食材は国産を使う。", "冷凍の魚は使わない。", nil),
  ]

  @Test(arguments: pairs) func `two statements clash or don't`(_ pair: Pair) throws {
    #expect(try Self.clash(pair.first, pair.second)?.sort == pair.sort)
    // Whichever comes second.
    #expect(try Self.clash(pair.second, pair.first)?.sort == pair.sort)
  }

  @Test func `the case has a number that meets both and the class of the other`() throws {
    let clash = try #require(
      try Self.clash("粗利率25%を下回る受注は断る。", "長年の得意先からの受注は必ず受ける。"))
    let words = ClashWording(try Self.knowledge.get(), in: .japanese).example(clash.example)
    #expect(words == "粗利率24%の、長年の得意先の受注")
    let english = try #require(
      try Self.clash(
        "We decline jobs under 25% gross margin.",
        "We accept every order from long-standing customers."))
    let told = ClashWording(try Self.knowledge.get(), in: .english).example(english.example)
    #expect(told.contains("gross margin 24%"), "\(told)")
  }

  @Test func `what the president settled or retired is no clash`() throws {
    let old = try Self.statement("P-1", "値引きはしない。")
    let new = try Self.statement("P-2", "長年の得意先には必ず5%値引きする。")
    let knowledge = try Self.knowledge.get()
    let settled = LinkDecision(from: "P-2", to: "P-1", relation: .opposes, accepted: false)
    #expect(ClashFinder(knowledge, among: [old], decisions: [settled]).clashes(of: new).isEmpty)
    var retired = old
    retired.isLive = false
    #expect(ClashFinder(knowledge, among: [retired]).clashes(of: new).isEmpty)
  }

  /// One more statement than the company before it; some are edited or retired on the way.
  @Test func `what an index finds near has all that clashes among all`() throws {
    let knowledge = try Self.knowledge.get()
    let texts = Self.pairs.flatMap { [$0.first, $0.second] }
    let index = ClashIndex(knowledge)
    var company: [Statement] = []
    var clashes = 0
    for (number, text) in texts.enumerated() {
      let new = try Self.statement("P-\(number + 1)", text)
      company.append(new)
      if number % 5 == 4 { company[number / 2].isLive.toggle() }
      if number % 7 == 6 {
        company[number / 3].draft = try Self.statement("", texts[texts.count - number]).draft
      }
      index.update(to: company)
      let found = ClashFinder(knowledge, among: index.near(new)).clashes(of: new)
      #expect(found == ClashFinder(knowledge, among: company).clashes(of: new), "\(text)")
      clashes += found.count
      #expect(index.near(new).count <= company.count)
    }
    #expect(clashes > 20)
  }
}
