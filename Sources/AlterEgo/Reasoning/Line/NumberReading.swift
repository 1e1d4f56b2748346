// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The numbers of a statement: what they measure, which way they are wanted, how far.
struct NumberReading {
  struct Measure: Hashable {
    let metric: String
    /// 1 when more of it is wanted, −1 when less.
    let sign: Int
  }

  struct Bound: Hashable {
    let metric: String
    let unit: String
    /// Hundredths of the unit.
    let value: Int
    /// True for a level to stay above, false for one to stay below.
    let isFloor: Bool
  }

  /// Metrics with a number.
  private(set) var set: [Measure] = []
  /// Metrics named without one.
  private(set) var named: [Measure] = []
  /// Metrics that the words themselves raise or lower.
  private(set) var moved: [Measure] = []
  private(set) var bounds: [Bound] = []
  /// Whether any limit is given at all, of whatever metric.
  private(set) var isLimited = false

  private let draft: Draft
  private let knowledge: KnowledgeBase
  private let effects: ActEffects

  init(_ draft: Draft, _ knowledge: KnowledgeBase, _ effects: ActEffects) {
    self.draft = draft
    self.knowledge = knowledge
    self.effects = effects
    var metrics: [String] = []
    func add(_ id: String?) {
      guard let id, isMeasure(id), !metrics.contains(id) else { return }
      metrics.append(id)
    }
    add(draft.threshold?.id)
    for predicate in predicates where predicate.value != nil { add(predicate.id) }
    for quantity in draft.quantities { add(quantity.metric) }
    if draft.change != nil, metrics.isEmpty {
      let kpis = draft.outerMentions.map(\.id).filter(isMeasure)
      if Set(kpis).count == 1 { add(kpis.first) }
    }
    for metric in metrics {
      let explicit = explicitSign(metric)
      set.append(Measure(metric: metric, sign: explicit ?? impliedSign(metric)))
      if let explicit { moved.append(Measure(metric: metric, sign: explicit)) }
    }
    for mention in draft.outerMentions where isMeasure(mention.id) {
      let isKnown = metrics.contains(mention.id) || named.contains { $0.metric == mention.id }
      if isKnown { continue }
      let explicit = explicitSign(mention.id)
      named.append(Measure(metric: mention.id, sign: explicit ?? impliedSign(mention.id)))
      if let explicit { moved.append(Measure(metric: mention.id, sign: explicit)) }
    }
    readBounds()
    isLimited =
      predicates.contains { $0.value != nil && !isTime($0) }
      || draft.threshold.map { $0.value != nil && !isTime($0) } ?? false
      || draft.quantities.contains { !isTime($0) }
  }

  /// Whether the predicate only says by when: 3年以内に.
  private func isTime(_ predicate: Predicate) -> Bool {
    if NumberReading.calendarUnits.contains(predicate.unit ?? "") { return true }
    guard predicate.unit == "years", let years = draft.horizonYears else { return false }
    let isBare = predicate.id.map(NumberReading.bareMetrics.contains) ?? true
    return isBare && predicate.op != .more && predicate.value == Double(years)
  }

  /// Whether the quantity only says when.
  private func isTime(_ quantity: Quantity) -> Bool {
    if NumberReading.calendarUnits.contains(quantity.unit) { return true }
    guard quantity.unit == "years", quantity.metric == nil, let years = draft.horizonYears else {
      return false
    }
    return quantity.op != .more && quantity.value == Double(years)
      && draft.threshold.map { $0.span != quantity.span || isTime($0) } ?? true
  }

  private static let calendarUnits: Set<String> = [
    "year", "fiscal_year", "fiscal_year_offset", "half", "quarter", "month",
  ]

  private var predicates: [Predicate] {
    draft.norms.flatMap { $0.when + $0.unless + $0.requires }.filter { $0.kind == .metric }
  }

  /// Whether the id is a number of management rather than a bare unit (an amount, a duration).
  private func isMeasure(_ id: String) -> Bool {
    guard let concept = knowledge.concept(id), concept.sort == .kpi else { return false }
    return !NumberReading.bareMetrics.contains(id)
  }

  static let bareMetrics: Set<String> = [
    "amount", "duration", "share", "occurrence", "period", "frequency", "age", "headcount",
    "spend_amount", "order_amount", "budget_amount",
  ]

  // MARK: Which way

  /// What the words do to the number: 引き上げる, 3%改善, 半減.
  private func explicitSign(_ metric: String) -> Int? {
    let isOnly = draft.threshold?.id == metric || draft.quantities.contains { $0.metric == metric }
    let kpis = draft.outerMentions.map(\.id).filter(isMeasure)
    if let change = draft.change, change.by != 0, isOnly || kpis == [metric] {
      return change.by > 0 ? 1 : -1
    }
    for norm in draft.norms {
      guard let act = norm.act?.id, norm.when.isEmpty else { continue }
      let effect = effects.betters(act) ? betterSign(metric) : effects.sign(act)
      guard effect != 0 else { continue }
      let about = (norm.about + [norm.object].compactMap { $0 }).map(\.id)
      let required = norm.requires.compactMap(\.id)
      let spoken = draft.concepts.contains { $0.id == metric && norm.span.contains($0.span) }
      guard about.contains(metric) || required.contains(metric) || spoken && kpis.count == 1
      else { continue }
      return effect * ConceptStance.polarity(norm)
    }
    return nil
  }

  private func impliedSign(_ metric: String) -> Int {
    let better = betterSign(metric)
    if better != 0 { return better }
    for norm in draft.norms {
      for predicate in norm.requires where predicate.id == metric {
        if let op = predicate.op { return sign(of: op) }
      }
      for predicate in norm.when where predicate.id == metric {
        guard let op = predicate.op else { continue }
        return sign(of: op) * ConceptStance.polarity(norm)
      }
    }
    guard let op = draft.threshold?.op, draft.threshold?.id == metric else { return 1 }
    return sign(of: op)
  }

  /// The direction in which the number is better anywhere; 0 when that depends.
  private func betterSign(_ metric: String) -> Int {
    switch knowledge.concept(metric)?.better {
    case "up": 1
    case "down": -1
    default: 0
    }
  }

  private func sign(of op: Comparator) -> Int {
    switch op {
    case .atMost, .less, .plusMinus: -1
    default: 1
    }
  }

  // MARK: How far

  private mutating func readBounds() {
    for norm in draft.norms {
      for predicate in norm.requires { bound(predicate, predicate.op) }
      let isPlainBan =
        ConceptStance.polarity(norm) < 0 && norm.when.count == 1 && norm.unless.isEmpty
        && norm.counterparty == nil && !norm.otherwise
      if isPlainBan, let predicate = norm.when.first { bound(predicate, predicate.op?.complement) }
    }
    if let threshold = draft.threshold, bounds.isEmpty, predicates.isEmpty {
      bound(threshold, threshold.op)
    }
  }

  private mutating func bound(_ predicate: Predicate, _ op: Comparator?) {
    guard let op, let metric = predicate.id, isMeasure(metric), let unit = predicate.unit,
      let value = predicate.value, abs(value) < 1e15
    else { return }
    func add(_ value: Double, _ isFloor: Bool) {
      let hundredths = Int((value * 100).rounded())
      bounds.append(Bound(metric: metric, unit: unit, value: hundredths, isFloor: isFloor))
    }
    switch op {
    case .atLeast, .more: add(value, true)
    case .atMost, .less: add(value, false)
    case .range:
      add(value, true)
      if let end = predicate.value2 { add(end, false) }
    case .equal, .about, .plusMinus: break
    }
  }
}

extension Draft {
  /// Whether it moves a number by so much without saying from where: 残業時間を20%減らす.
  package var isRelative: Bool {
    guard change != nil else { return false }
    let times: Set = ["year", "fiscal", "fiscal_half", "fiscal_quarter", "month", "offset"]
    return quantities.filter { !times.contains($0.type) && $0.value != nil }.count < 2
  }
}
