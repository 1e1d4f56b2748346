// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Knowledge
import Model
import Reasoning
import Testing

@testable import Language

/// Questions that a company has no rule for, made of acts and things of other fields: nothing may
/// approve or decline them.
///
/// A sample runs by default; `ALTEREGO_SCOPE=500` asks that many.
@Suite(.serialized) struct ScopeTests {
  static let count =
    ProcessInfo.processInfo.environment["ALTEREGO_SCOPE"].flatMap { Int($0) } ?? 60

  struct Company: CustomTestStringConvertible, Sendable {
    let name: String
    let japanese: [String]
    let english: [String]
    /// Fields of acts that none of the rules touches.
    let others: Set<String>
    var testDescription: String { name }
  }

  static let companies = [
    Company(
      name: "a trader",
      japanese: [
        "値引きは10%まで認める。", "返品は30日以内なら受ける。", "夜間の配達は引き受けない。", "新規の客には掛けで売らない。",
        "課長は10万円まで備品の購入を決めてよい。", "見積もりは必ず二人で確認する。", "仕入先への支払いは60日以内とする。",
        "値上げの前に得意先へ知らせる。", "在庫のある商品はその日のうちに出荷してよい。", "品質と納期がぶつかったら、品質を優先する。",
        "できるだけ地元の農家から買う。", "代金の前払いがあれば受注してよい。",
      ],
      english: [
        "Discounts of up to 10% are allowed.", "We accept returns within 30 days.",
        "We do no deliveries at night.", "We sell nothing on credit to new customers.",
        "The section chief may buy supplies up to $1,000.", "Two people check every quotation.",
        "Suppliers are paid within 60 days.", "Tell customers before raising a price.",
        "Goods in stock may be shipped the same day.", "Quality comes before the delivery date.",
        "Buy from local farmers wherever possible.", "Orders may be accepted if paid in advance.",
      ],
      others: [
        "people", "worktime", "pay", "training", "safety", "it", "community", "discipline",
        "facilities",
      ]),
    Company(
      name: "an employer",
      japanese: [
        "残業は月20時間までとする。", "アルバイトは店長が採用してよい。", "有給休暇は三日前までに申し出れば認める。", "親族は採用しない。",
        "研修の費用は一人年5万円まで認める。", "昇給は年に一度だけ行う。", "副業は届け出れば認める。", "遅刻した者を罰しない。",
        "新人に一人で店を任せない。", "休日の出勤は断ってよい。", "在宅勤務は週二日まで認める。", "退職者の再雇用は円満に辞めた者に限る。",
      ],
      english: [
        "Overtime is limited to 20 hours a month.", "The shop manager may hire part-timers.",
        "Leave is granted if asked for three days ahead.", "We hire no relatives.",
        "Training may cost up to $500 a person a year.", "Pay is raised once a year only.",
        "A side job is allowed if reported.", "Nobody is punished for being late.",
        "New staff never run the shop alone.", "Staff may refuse to work on holidays.",
        "Staff may work from home up to two days a week.",
        "Former staff are rehired only if they left on good terms.",
      ],
      others: [
        "price", "purchasing", "logistics", "production", "site", "it", "marketing", "legal",
        "facilities", "investment", "quality",
      ]),
    Company(
      name: "a workshop",
      japanese: [
        "足場のない所で作業をしない。", "風速10メートル以上ではクレーンを動かさない。", "検査を通っていない製品は出荷しない。",
        "材料は二社以上から買う。", "機械の点検は毎朝行う。", "工場での喫煙は禁止する。", "見学は予約があれば受けてよい。",
        "工場長は30万円まで修理を決めてよい。", "安全と納期がぶつかったら、安全を優先する。", "廃材は社員が持ち帰ってよい。",
        "溶接は資格のある者だけがしてよい。", "苦情には24時間以内に答える。",
      ],
      english: [
        "No work without scaffolding.",
        "The crane stands still in winds of 10 metres a second or more.",
        "Products that failed inspection are never shipped.",
        "Material is bought from two firms or more.",
        "Machines are checked every morning.", "No smoking in the workshop.",
        "Visitors may come if they have booked.",
        "The plant manager may approve repairs up to $3,000.",
        "Safety comes before the delivery date.", "Staff may take scrap home.",
        "Only licensed welders may weld.", "Complaints are answered within 24 hours.",
      ],
      others: [
        "finance", "people", "pay", "price", "marketing", "it", "community", "expansion",
        "worktime", "payment",
      ]),
  ]

  private static let japaneseForms = [
    "{o}について、{a}をしてよいか。", "{o}の{a}を進めてよいか。", "取引先から{o}の{a}を頼まれた。応じてよいか。",
    "{o}の{a}を認めてよいか。", "社員が{o}の{a}をしたいと言っている。させてよいか。",
  ]
  private static let englishForms = [
    "May we {a} the {o}?", "Somebody asks us to {a} the {o}. May we agree?",
    "We would like to {a} the {o}. Is that all right?", "One of us wants to {a} the {o}. May he?",
    "Should we {a} the {o}?",
  ]

  /// Numbers that look random and are the same each time.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  @Test(arguments: companies, [SpokenLanguage.japanese, .english])
  func `what no rule is about is neither approved nor declined`(
    _ company: Company, _ language: SpokenLanguage
  ) throws {
    let analyzer = try Reader.analyzer()
    let knowledge = analyzer.knowledge
    let rules = language == .japanese ? company.japanese : company.english
    let statements = rules.enumerated().map { index, text -> Statement in
      let draft = analyzer.statement(text)
      return Statement(
        id: "P-\(index + 1)", kind: draft.kind ?? .principle, draft: draft, audiences: [],
        recordedAt: "")
    }
    let judge = Judge(knowledge, statements: statements, precedents: [])
    let near = Self.near(company, analyzer)
    let acts = knowledge.concepts.filter {
      $0.sort == .act && company.others.contains($0.theme) && !near($0)
    }
    let things = knowledge.concepts.filter {
      ["objects", "products", "places", "everyday"].contains($0.theme) && $0.sort == .concept
        && !near($0)
    }
    var dice = Dice(state: UInt64(company.name.utf8.count * 31 + rules.count))
    let forms = language == .japanese ? Self.japaneseForms : Self.englishForms
    for index in 0..<max(1, Self.count / (Self.companies.count * 2)) {
      let (act, thing) = (acts[dice.roll(acts.count)], things[dice.roll(things.count)])
      let names = language == .japanese ? (act.ja, thing.ja) : (act.en, thing.en)
      let question = forms[index % forms.count]
        .replacingOccurrences(of: "{a}", with: names.0)
        .replacingOccurrences(of: "{o}", with: names.1)
      guard let proposal = analyzer.question(question).proposal else { continue }
      let answer = judge.answer(proposal, asker: nil)
      #expect(
        answer.verdict != .approve && answer.verdict != .decline,
        "\(question) \(answer.verdict.rawValue) by \(answer.because.map(\.text))")
    }
  }

  /// Whether a concept has to do with what the rules name: it, a kind of it, or what people say
  /// for it.
  private static func near(_ company: Company, _ analyzer: Analyzer) -> (Concept) -> Bool {
    let knowledge = analyzer.knowledge
    var named: Set<String> = []
    for text in company.japanese + company.english {
      let draft = analyzer.statement(text)
      named.formUnion(draft.concepts.map(\.id))
      named.formUnion(draft.norms.compactMap { $0.act?.id })
    }
    for row in knowledge.rows("decisions/related_acts.tsv") {
      let family = row.list("acts")
      if !named.isDisjoint(with: family) { named.formUnion(family) }
    }
    return { concept in
      let own = knowledge.ancestors(of: concept.id).union(
        [concept.id] + concept.objects + concept.effects + [concept.opposite].compactMap { $0 })
      return named.contains { own.contains($0) || knowledge.isA($0, concept.id) }
    }
  }
}
