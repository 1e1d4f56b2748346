// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// Rules and questions of trades the lexicon was not made for, with the verdict each must get.
struct Ruling: Sendable, CustomTestStringConvertible {
  let rules: [String]
  let question: String
  let verdict: Verdict

  init(_ rules: [String], _ question: String, _ verdict: Verdict) {
    self.rules = rules
    self.question = question
    self.verdict = verdict
  }

  var testDescription: String { question }

  /// Questions that differ in a fact or two, put to the same rules.
  static func contrasts(_ rules: [String], _ asked: [(String, Verdict)]) -> [Ruling] {
    asked.map { Ruling(rules, $0.0, $0.1) }
  }

  static let analyzer = Result {
    Analyzer(
      try WorkedCompany.knowledge.get(),
      today: try #require(CalendarDate(year: 2026, month: 11, day: 22)))
  }

  /// The verdict that the rules alone give, at the president's own desk.
  func given() throws -> Verdict {
    let analyzer = try Ruling.analyzer.get()
    let statements = rules.enumerated().map { index, text -> Statement in
      let draft = analyzer.statement(text)
      return Statement(
        id: "P-\(index + 1)", kind: draft.kind ?? .principle, draft: draft, audiences: [],
        recordedAt: "2026-11-22T09:00:00Z")
    }
    let proposal = try #require(analyzer.question(question).proposal)
    return Judge(analyzer.knowledge, statements: statements, precedents: [])
      .answer(proposal, asker: nil).verdict
  }
}

@Suite(.serialized) struct JudgementTests {
  @Test(arguments: [
    Ruling(
      ["Never varnish a violin with spray.", "Always varnish a violin the way the player asks."],
      "A player insists on spray. May we varnish his violin with spray?", .escalate),
    Ruling(
      ["We knit nothing with real fur.", "We always knit to the buyer's pattern."],
      "May we knit a collar with real fur?", .decline),
    Ruling(
      ["We hire no relatives."], "We would like to insure the barn. Is that all right?", .escalate),
    Ruling(
      ["Tell customers before raising a price."],
      "We would like to hide a mistake in the ledger. Is that all right?", .escalate),
  ])
  func `what may be meant against an answer holds it back`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["まかないは一食300円を必ずもらう。"], "新人のまかないを無料にしてもいいですか。", .decline),
    Ruling(["薬の棚は必ず施錠する。"], "薬の棚を開けたままにしてよいか。", .decline),
    Ruling(
      ["A boat that has missed its slot is unloaded last."],
      "The boat has missed its slot. May we unload it first?", .decline),
  ])
  func `ways that rule each other out`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["藍甕のそばで蝋を溶かしてはならない。"], "藍甕のそばで蝋を溶かしてもよいか。", .decline),
    Ruling(["客の馬を無断で走らせてはならない。"], "客の馬を無断で走らせておいていいですか。", .decline),
    Ruling(["仏像の塗り替えは断る。"], "仏像の塗り替えを頼まれた。茶を出してよいか。", .escalate),
  ])
  func `a verb no lexicon holds is met by its stem`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["We must not refuse a diver who asks to see the logbook."],
      "A diver asked to see the logbook. Can we let him?", .approve),
    Ruling(
      ["We must not refuse a diver who asks to see the logbook."],
      "A diver asked to see the logbook. May we turn him away?", .decline),
    Ruling(["盲導犬を連れたお客様を断ってはならない。"], "盲導犬を連れたお客様がいらした。お受けしていいですか。", .approve),
  ])
  func `a ban on refusing is a duty to accept`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["温室が12度以下なら、苗を運んでよい。12度を超えたら運ばない。"], "温室は12度ちょうどです。苗を運んでいいですか。", .approve),
    Ruling(["温室が12度以下なら、苗を運んでよい。12度を超えたら運ばない。"], "温室は13度です。苗を運んでいいですか。", .decline),
    Ruling(["コンテナは20トンまで積んでよい。"], "コンテナに20箱積んでよいか。", .conditional),
    Ruling(["コンテナは20トンまで積んでよい。"], "コンテナに20キロ積んでよいか。", .approve),
    Ruling(["コンテナは20トンまで積んでよい。"], "コンテナに2万1000キロ積んでよいか。", .decline),
    Ruling(["車高が3メートル以下なら車庫に入れてよい。超えたら入れない。"], "車高は310センチです。車庫に入れてよいか。", .decline),
    Ruling(["研修への参加は、年3回まで費用を払う。"], "今年4回目の研修です。費用を払ってよいか。", .decline),
    Ruling(
      ["Stock is kept below 60 days of sales."],
      "Can we let stock rise to exactly 60 days of sales?",
      .decline),
  ])
  func `a limit is held only against a number in its own unit`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["荷物は預からない。ただし、その日のうちに取りに来ると約束したお客様の荷物は預かってよい。"],
      "その日のうちに取りに来ると言っているお客様の荷物を預かってよいか。", .decline),
    Ruling(["閉店前の値下げは20％まで認める。"], "閉店前です。総菜を三割引きで売ってもいいですか。", .decline),
    Ruling(
      ["夜間の作業はしない。", "地元の寺の仕事は断らない。"],
      "地元の寺から彫り直しを頼まれた。夜間の作業をしないと間に合わない。受けてよいか。", .escalate),
    Ruling(
      ["When safety and speed clash, safety wins.", "Every tour starts on time."],
      "The rope is dangerous. Can we start the tour on time anyway?", .decline),
  ])
  func `what is only half allowed is not approved`(_ ruling: Ruling) throws {
    #expect(try ruling.given() != .approve)
  }
}
