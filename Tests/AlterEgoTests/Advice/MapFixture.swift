// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

@testable import Advice

/// Statements, links and whole companies for tests of the map, built by hand.
enum MapFixture {
  static let day = CalendarDate(year: 2026, month: 11, day: 22) ?? CalendarDate.today

  static func statement(
    _ id: String, _ kind: Kind, _ text: String, _ language: SpokenLanguage = .japanese,
    audiences: Set<Audience>? = nil, shape: (inout Draft) -> Void = { _ in }
  ) -> Statement {
    var draft = Draft(text: text, language: language, speech: .statement)
    draft.kind = kind
    shape(&draft)
    return Statement(
      id: id, kind: kind, draft: draft,
      audiences: audiences ?? Statement.defaultAudiences(for: kind),
      recordedAt: "2026-11-22T09:00:00Z")
  }

  static func quantity(
    _ surface: String, _ op: Comparator, _ value: Double?, _ unit: String, metric: String? = nil,
    at span: Span = Span(0, 1)
  ) -> Quantity {
    var quantity = Quantity(
      surface: surface, span: span, type: "any", op: op, value: value, unit: unit)
    quantity.metric = metric
    return quantity
  }

  static func predicate(_ kind: Predicate.Kind, _ id: String?, at span: Span) -> Predicate {
    Predicate(kind: kind, id: id, span: span, text: "")
  }

  static func link(
    _ from: String, _ relation: Link.Relation, _ to: String, _ strength: Double = 0.8,
    _ origin: Link.Origin = .rule, via: [String] = []
  ) -> Link {
    Link(
      from: from, to: to, relation: relation, strength: strength, origin: origin,
      rule: origin == .rule ? "line/test" : nil, via: via)
  }

  static let grossMargin = Mention(
    id: "gross_margin", ja: "粗利率", en: "gross margin", surface: "粗利率", span: Span(0, 3))

  static func map(
    _ statements: [Statement], _ links: [Link] = [], for audience: Audience = .employee,
    company: String? = "山田製作所"
  ) -> CompanyMap {
    var profile = CompanyProfile()
    profile.name = company
    return CompanyMap(
      statements: statements, links: links, profile: profile, audience: audience, asOf: day)
  }

  // MARK: - A company of five statements

  static let five: [Statement] = [
    statement("P-1", .principle, "粗利率25%を下回る受注は断る。") { draft in
      draft.modality = .mustNot
      draft.concepts = [grossMargin]
      draft.directions = [.employees, .company]
      draft.quantities = [
        quantity("25%を下回る", .less, 25, "percent", metric: "gross_margin", at: Span(3, 10))
      ]
      var norm = Norm(modality: .mustNot, span: Span(0, 16))
      norm.when = [predicate(.metric, "gross_margin", at: Span(0, 10))]
      draft.norms = [norm]
    },
    statement("S-1", .strategy, "図面から提案できる客先に絞る。"),
    statement("K-1", .kpi, "来年度の粗利率を28%にする。") { draft in
      draft.concepts = [grossMargin]
      draft.horizonYears = 1
      draft.quantities = [
        quantity("28%", .equal, 28, "percent", metric: "gross_margin", at: Span(8, 11))
      ]
      var threshold = predicate(.metric, "gross_margin", at: Span(4, 11))
      threshold.op = .atLeast
      threshold.value = 28
      threshold.unit = "percent"
      draft.threshold = threshold
    },
    statement("D-1", .delegation, "営業部長は50万円までの値引きを決めてよい。") { draft in
      draft.holder = "営業部長"
      draft.quantities = [quantity("50万円まで", .atMost, 500_000, "JPY", at: Span(5, 11))]
    },
    statement("K-2", .kpi, "不良率を50ppm以下にする。") { draft in
      draft.concepts = [
        Mention(
          id: "defect_rate", ja: "不良率", en: "defect rate", surface: "不良率", span: Span(0, 3))
      ]
      draft.quantities = [
        quantity("50ppm以下", .atMost, 50, "ppm", metric: "defect_rate", at: Span(4, 11))
      ]
    },
  ]

  static let fiveLinks: [Link] = [
    link("P-1", .realisedBy, "S-1", 0.7),
    link("S-1", .measuredBy, "K-1", 0.9, via: ["gross_margin"]),
    link("K-1", .delegatedBy, "D-1", 0.6, .hand),
  ]

  // MARK: - A company of two hundred

  /// Forty principles and what follows from them, the same at every run.
  static func large() -> (statements: [Statement], links: [Link]) {
    var random = Lottery(seed: 7)
    var statements: [Statement] = []
    var links: [Link] = []
    let things = ["納期", "品質", "安全", "値引き", "教育", "在庫", "外注", "採用", "設備", "広告"]
    let kinds: [(Kind, Int)] = [
      (.purpose, 3), (.principle, 40), (.intention, 12), (.vision, 5), (.strategy, 40),
      (.initiative, 20), (.kpi, 45), (.criterion, 20), (.delegation, 15),
    ]
    var next: [String: Int] = [:]
    for (kind, count) in kinds {
      for i in 0..<count {
        next[kind.letter, default: 0] += 1
        let id = "\(kind.letter)-\(next[kind.letter, default: 0])"
        let thing = things[random.next(10)]
        let text =
          i % 5 == 4
          ? "We look at \(["delivery", "quality", "safety"][i % 3]) before price, whoever asks, "
            + "and we say so to the customer in writing."
          : "\(thing)については、目先の売上よりも長く続く信頼を先に考え、\(i + 1)番目の約束として守ることを全員で確かめる。"
        statements.append(
          statement(id, kind, text, i % 5 == 4 ? .english : .japanese) { draft in
            if kind == .kpi || i % 4 == 0 {
              let name = "\(thing)の指標"
              draft.concepts = [
                Mention(
                  id: "metric_\(thing)", ja: name, en: "measure of \(thing)", surface: thing,
                  span: Span(0, 2))
              ]
              draft.quantities = [
                quantity("5%", .atLeast, Double(i + 1), "percent", metric: "metric_\(thing)")
              ]
            }
            if kind == .delegation { draft.holder = ["営業部長", "工場長", "経理課長"][i % 3] }
          })
      }
    }
    let stations = Dictionary(grouping: statements) { $0.kind.station ?? .philosophy }
    let hops: [(Station, Station, Link.Relation, Int)] = [
      (.philosophy, .strategy, .realisedBy, 70), (.strategy, .number, .measuredBy, 90),
      (.number, .evaluation, .evaluatedBy, 30), (.number, .organization, .delegatedBy, 25),
    ]
    for (from, to, relation, count) in hops {
      guard let a = stations[from], let b = stations[to] else { continue }
      for _ in 0..<count {
        let strength = Double(random.next(9) + 1) / 10
        links.append(
          link(a[random.next(a.count)].id, relation, b[random.next(b.count)].id, strength))
      }
    }
    return (statements, links)
  }
}

/// A small repeatable source of numbers for generated tests.
struct Lottery {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number from 0 up to `bound`, not reaching it.
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func shuffled<T>(_ items: [T]) -> [T] {
    var items = items
    for i in items.indices.reversed() { items.swapAt(i, next(i + 1)) }
    return items
  }
}
