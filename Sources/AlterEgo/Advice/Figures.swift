// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The names of concepts and metrics as the visible statements mention them.
struct MetricNames {
  private var names: [String: CompanyMap.Metric] = [:]

  init(_ statements: [Statement]) {
    for mention in statements.flatMap(\.draft.concepts) where names[mention.id] == nil {
      names[mention.id] = CompanyMap.Metric(id: mention.id, ja: mention.ja, en: mention.en)
    }
  }

  /// The named metric; an id that no statement mentions is spelt out.
  func metric(_ id: String) -> CompanyMap.Metric {
    if let known = names[id] { return known }
    let spelt = Term(id).surface ?? String(id.map { $0 == "_" ? " " : $0 })
    return CompanyMap.Metric(id: id, ja: spelt, en: spelt)
  }
}

/// Units that say when, not how much; they are no figures of a map.
private let calendarUnits: Set<String> = [
  "year", "fiscal_year", "fiscal_year_offset", "half", "quarter", "month",
]

extension Draft {
  /// The figures of the statement, each as a level to keep, a condition or an exception.
  func figures(named names: MetricNames) -> [CompanyMap.Figure] {
    quantities.filter { !calendarUnits.contains($0.unit) && !isHorizon($0) }.map { quantity in
      let (role, op) = reading(of: quantity)
      let metric = quantity.metric ?? metricOfPredicate(at: quantity.span)
      let step = isChange(quantity) ? change : nil
      return CompanyMap.Figure(
        role: role, metric: (step == nil ? metric : changedMetric ?? metric).map(names.metric),
        op: op, value: quantity.value, value2: quantity.value2, unit: quantity.unit,
        per: quantity.per, surface: quantity.surface, change: step)
    }
  }

  /// Whether the number says how far something moves: the threshold of a relative change.
  private func isChange(_ quantity: Quantity) -> Bool {
    threshold.map { change?.ambiguous == false && $0.span.overlaps(quantity.span) } ?? false
  }

  /// What moves, where the number itself measures nothing by name.
  private var changedMetric: String? {
    threshold?.id.map { Measures.generic.contains($0) } ?? true ? changed?.id : nil
  }

  /// Every predicate of the norms, and the threshold.
  private var limits: [Predicate] {
    norms.flatMap { $0.when + $0.unless + $0.requires } + [threshold].compactMap { $0 }
  }

  private func isHorizon(_ quantity: Quantity) -> Bool {
    guard quantity.unit == "years", quantity.metric == nil, let years = horizonYears else {
      return false
    }
    return quantity.value == Double(years) && !limits.contains { $0.span.overlaps(quantity.span) }
  }

  private func metricOfPredicate(at span: Span) -> String? {
    limits.first { $0.kind == .metric && $0.span.overlaps(span) }?.id
  }

  /// What the number is for, and the comparator turned to the level that the statement keeps.
  ///
  /// 「25%を下回る受注は断る」 keeps 25% or more, if nothing else narrows what is refused; with
  /// a further condition the number stays a condition.
  private func reading(of quantity: Quantity) -> (CompanyMap.Figure.Role, Comparator) {
    func speaksOfIt(_ predicate: Predicate) -> Bool { predicate.span.overlaps(quantity.span) }
    for norm in norms {
      if norm.unless.contains(where: speaksOfIt) { return (.exception, quantity.op) }
      if norm.requires.contains(where: speaksOfIt) { return (.level, said(quantity)) }
      guard norm.when.contains(where: speaksOfIt) else { continue }
      if norm.modality == .may, !norm.negated { return (.level, quantity.op) }
      let nothingElse =
        norm.when.count == 1 && norm.unless.isEmpty && norm.counterparty == nil
        && !norm.negated && !norm.otherwise
      guard norm.modality == .mustNot, nothingElse, let kept = quantity.op.complement else {
        return (.condition, quantity.op)
      }
      return (.level, kept)
    }
    return (.level, said(quantity))
  }

  /// The limit that the statement sets on this number, or the comparator as it was said.
  private func said(_ quantity: Quantity) -> Comparator {
    guard let threshold, let op = threshold.op, threshold.value == quantity.value,
      threshold.unit == quantity.unit
    else { return quantity.op }
    return modality == .mustNot ? op.complement ?? op : op
  }
}
