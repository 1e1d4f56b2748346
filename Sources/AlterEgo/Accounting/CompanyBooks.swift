// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The company's figures as items and KPIs: what each came to in any months, for the whole
/// company or a department, with the reason where nobody can say.
///
/// - Unit: that of the item or KPI; money in yen.
package final class CompanyBooks {
  /// The months a KPI of the year is taken over, up to the month in question.
  package static let yearWindow = 12

  private let ledger: FigureLedger
  private let nodes: [String: Node]
  package let table: AccountTable

  /// One KPI or item as the evaluator walks it.
  private indirect enum Node {
    case number(Double)
    case item(Item)
    case kpi(Indicator)
    case binary(Formula.Operation, Node, Node)
    case negative(Node)
    case call(Formula.Function, [Node])
  }

  private final class Indicator {
    let id: String
    /// Nil for one that is only told.
    let formula: Formula?
    /// What must be more than nothing for the answer to make sense.
    let positive: Formula?
    /// How many months make a value by the month.
    var window = 1
    var node: Node?
    var positiveNode: Node?

    init(_ row: Knowledge.Table.Row) {
      id = row["id"]
      formula = row["formula"] == "input" ? nil : try? Formula(row["formula"])
      positive = row["positive"].isEmpty ? nil : try? Formula(row["positive"])
      if row["period"] == "year", formula != nil { window = CompanyBooks.yearWindow }
    }
  }

  package init(
    _ knowledge: KnowledgeBase, years: [YearOfFigures], periods: [FigureCell] = [],
    ties: [String: [String]] = [:]
  ) {
    table = AccountTable(knowledge)
    ledger = FigureLedger(table, years: years, periods: periods, ties: ties)
    var nodes: [String: Node] = [:]
    for item in table.items { nodes[item.id] = .item(item) }
    let indicators = knowledge.rows("kpis/kpis.tsv").map { Indicator($0) }
    for indicator in indicators { nodes[indicator.id] = .kpi(indicator) }
    for indicator in indicators {
      indicator.node = indicator.formula.map { CompanyBooks.node($0, nodes) }
      indicator.positiveNode = indicator.positive.map { CompanyBooks.node($0, nodes) }
    }
    self.nodes = nodes
    for indicator in indicators {
      if needsYear(indicator, depth: 0) { indicator.window = CompanyBooks.yearWindow }
      // What only stands at the end of a month needs no year.
      if indicator.window > 1, !flows(indicator, depth: 0) { indicator.window = 1 }
    }
  }

  private static func node(_ formula: Formula, _ nodes: [String: Node]) -> Node {
    switch formula {
    case .number(let n): .number(n)
    case .name(let name): nodes[name] ?? .number(.nan)
    case .binary(let operation, let a, let b):
      .binary(operation, node(a, nodes), node(b, nodes))
    case .negative(let a): .negative(node(a, nodes))
    case .call(let function, let parts): .call(function, parts.map { node($0, nodes) })
    }
  }

  /// A formula that divides by 12 or 365 speaks of a year, and so does one made of such.
  private func needsYear(_ indicator: Indicator, depth: Int) -> Bool {
    guard let formula = indicator.formula, depth < 20 else { return false }
    if formula.numbers.contains(12) || formula.numbers.contains(365) { return true }
    return formula.names.contains { name in
      guard case .kpi(let part)? = nodes[name] else { return false }
      return needsYear(part, depth: depth + 1)
    }
  }

  /// Whether anything in the formula adds up over months.
  private func flows(_ indicator: Indicator, depth: Int) -> Bool {
    guard let formula = indicator.formula, depth < 20 else { return false }
    return formula.names.contains { name in
      switch nodes[name] {
      case .item(let item)?: item.nature == .flow || item.nature == .average
      case .kpi(let part)?: flows(part, depth: depth + 1)
      default: false
      }
    }
  }

  /// Whether the value of several months is their sum, and so by the month their mean.
  package func isFlow(_ id: String) -> Bool { isFlow(id, depth: 0) }

  private func isFlow(_ id: String, depth: Int) -> Bool {
    switch nodes[id] {
    case .item(let item)?: return item.nature == .flow
    case .kpi(let indicator)?:
      guard let formula = indicator.formula, indicator.window == 1, depth < 20 else { return false }
      return formula.isLinear && formula.names.allSatisfy { isFlow($0, depth: depth + 1) }
    default: return false
    }
  }

  // MARK: What there is

  /// The months that figures are of; nil without figures by month.
  package var span: MonthSpan? { ledger.span }
  package var departments: [String] { ledger.departments }
  /// Accounts with figures that stand for no item yet.
  package var unmapped: [String] { ledger.unmapped }
  /// The months that figures stand together for, of the whole company.
  package var periods: [MonthSpan] {
    (ledger.periods[""] ?? [:]).keys.sorted { ($0.last, $0.first) < ($1.last, $1.first) }
  }

  /// Whether an item or KPI goes by that id.
  package func knows(_ id: String) -> Bool { nodes[id] != nil }

  /// How many months make the value of a KPI by the month: 12 for one of the year, else 1.
  package func window(of id: String) -> Int {
    if case .kpi(let indicator)? = nodes[id] { indicator.window } else { 1 }
  }

  // MARK: Values

  /// What an item or KPI came to in the months together.
  package func value(
    of id: String, in months: MonthSpan, department: String = ""
  ) -> FigureOutcome {
    guard let node = nodes[id] else {
      return .missing([MissingFigure(id: id, known: 0, needed: 1)])
    }
    return value(node, months, department, depth: 0)
  }

  /// What it stood at in a month: of a KPI of the year, over the year up to then.
  package func value(of id: String, at month: Month, department: String = "") -> FigureOutcome {
    if let told = told(id, month, department) { return .known(told) }
    let window = window(of: id)
    return value(of: id, in: MonthSpan(month - (window - 1), month), department: department)
  }

  /// The value of every month with figures, in order; gaps are outcomes too.
  package func series(
    of id: String, department: String = ""
  ) -> [(month: Month, outcome: FigureOutcome)] {
    guard let span else { return [] }
    return span.months.map { ($0, value(of: id, at: $0, department: department)) }
  }

  /// The last month of which the value is known, up to a month.
  package func latest(
    of id: String, upTo limit: Month? = nil, department: String = ""
  ) -> (month: Month, value: Double)? {
    guard let span else { return nil }
    var month = min(span.last, limit ?? span.last)
    while month >= span.first {
      if let value = value(of: id, at: month, department: department).value {
        return (month, value)
      }
      month = month - 1
    }
    return nil
  }

  /// The figures an outcome rests on, each with its value: the names in the formula of a KPI.
  package func parts(
    of id: String, in months: MonthSpan, department: String = ""
  ) -> [(id: String, outcome: FigureOutcome)] {
    guard case .kpi(let indicator)? = nodes[id], let formula = indicator.formula else { return [] }
    return formula.names.map { ($0, value(of: $0, in: months, department: department)) }
  }

  /// What was typed by hand for a KPI itself.
  private func told(_ id: String, _ month: Month, _ department: String) -> Double? {
    guard table.item(id) == nil, let told = ledger.typed[id]?[department]?[month], !told.isNaN
    else { return nil }
    return told
  }

  private func value(
    _ node: Node, _ months: MonthSpan, _ department: String, depth: Int
  ) -> FigureOutcome {
    switch node {
    case .number(let n): return n.isNaN ? .missing([]) : .known(n)
    case .item(let item): return value(item, months, department, depth: depth)
    case .kpi(let indicator): return value(indicator, months, department, depth: depth)
    case .negative(let a): return value(a, months, department, depth: depth).map { -$0 }
    case .binary(let operation, let a, let b):
      let left = value(a, months, department, depth: depth)
      let right = value(b, months, department, depth: depth)
      return left.with(right) { CompanyBooks.combine(operation, $0, $1, by: b) }
    case .call(let function, let parts):
      return call(function, parts, months, department, depth: depth)
    }
  }

  private static func combine(
    _ operation: Formula.Operation, _ a: Double, _ b: Double, by divisor: Node
  ) -> FigureOutcome {
    switch operation {
    case .plus: return .known(a + b)
    case .minus: return .known(a - b)
    case .times: return .known(a * b)
    case .over: return b == 0 ? .undefined(name(divisor)) : .known(a / b)
    }
  }

  /// The id that a divisor is about.
  private static func name(_ node: Node) -> String {
    switch node {
    case .item(let item): item.id
    case .kpi(let indicator): indicator.id
    case .binary(_, let a, _): name(a)
    case .negative(let a): name(a)
    case .call(_, let parts): parts.first.map(name) ?? ""
    case .number: ""
    }
  }

  private func call(
    _ function: Formula.Function, _ parts: [Node], _ months: MonthSpan, _ department: String,
    depth: Int
  ) -> FigureOutcome {
    guard let first = parts.first else { return .missing([]) }
    let now = value(first, months, department, depth: depth)
    switch function {
    case .abs: return now.map { $0.magnitude }
    case .min, .max:
      return parts.dropFirst().reduce(now) { sum, part in
        sum.with(value(part, months, department, depth: depth)) {
          .known(function == .min ? Swift.min($0, $1) : Swift.max($0, $1))
        }
      }
    case .change:
      let before = value(first, MonthSpan(months.first - 1), department, depth: depth)
      return now.with(before) { .known($0 - $1) }
    case .before:
      let earlier = MonthSpan(months.first - 12, months.last - 12)
      return value(first, earlier, department, depth: depth)
    }
  }

  private func value(
    _ indicator: Indicator, _ months: MonthSpan, _ department: String, depth: Int
  ) -> FigureOutcome {
    if months.count == 1, let told = told(indicator.id, months.last, department) {
      return .known(told)
    }
    guard let node = indicator.node, depth < 20 else {
      return toldTogether(indicator.id, months, department)
        ?? .missing([MissingFigure(id: indicator.id, known: 0, needed: 1)])
    }
    if let condition = indicator.positiveNode,
      let least = value(condition, months, department, depth: depth + 1).value, least <= 0
    {
      return .undefined(CompanyBooks.name(condition))
    }
    let computed = value(node, months, department, depth: depth + 1)
    if case .missing = computed, depth == 0 {
      return toldTogether(indicator.id, months, department) ?? computed
    }
    return computed
  }

  /// What was typed for a KPI itself in the months: the sum of what adds up, told for each of
  /// them, else the mean of what was told.
  private func toldTogether(
    _ id: String, _ months: MonthSpan, _ department: String
  ) -> FigureOutcome? {
    guard let series = ledger.typed[id]?[department] else { return nil }
    let told = series.value(months, isFlow(id) ? .sum : .meanOfTold)
    return told.known > 0 && !told.value.isNaN ? .known(told.value) : nil
  }

  private func value(
    _ item: Item, _ months: MonthSpan, _ department: String, depth: Int
  ) -> FigureOutcome {
    let rule: ItemNatureRule =
      switch item.nature {
      case .flow: .sum
      case .stock: .last
      case .level: .held
      case .average: .mean
      }
    let own = ledger.series[item.id]?[department]?.value(months, rule) ?? (.nan, 0)
    if !own.value.isNaN { return .known(own.value) }
    if let together = ledger.together(item.id, months, department) { return .known(together) }
    if let from = item.from, depth < 20 {
      let derived = value(CompanyBooks.node(from, nodes), months, department, depth: depth + 1)
      if own.known == 0 || derived.value != nil { return derived }
    }
    let needed = item.nature == .flow ? months.count : 1
    return .missing([MissingFigure(id: item.id, known: own.known, needed: needed)])
  }
}
