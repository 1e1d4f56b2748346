// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Stored figures by item, department and month: accounts put together to the items they are
/// part of, and what was typed by hand.
struct FigureLedger {
  let table: AccountTable
  /// The months that any figure is of; nil without figures.
  private(set) var span: MonthSpan?
  /// Those with figures of their own, in the order of their names.
  private(set) var departments: [String] = []
  /// Accounts that stand for no item yet and that nobody said stand for none.
  private(set) var unmapped: [String] = []
  /// Items and typed KPIs by id and department; `""` is the whole company.
  private(set) var series: [String: [String: ItemSeries]] = [:]
  private(set) var typed: [String: [String: ItemSeries]] = [:]
  /// Flows of several months taken together: by department and months, by item.
  private(set) var periods: [String: [MonthSpan: [String: Double]]] = [:]

  private struct Key: Hashable {
    let name: String
    let department: String
  }

  init(
    _ table: AccountTable, years: [YearOfFigures], periods: [FigureCell], ties: [String: [String]]
  ) {
    self.table = table
    let ties = Dictionary(
      ties.map { (AccountName.key($0), $1.map { Account.Part($0) }) },
      uniquingKeysWith: { first, _ in first })
    measure(years)
    guard let span else {
      put(periods, ties)
      return
    }
    var accounts: [Key: ItemSeries] = [:]
    var entries: [Key: ItemSeries] = [:]
    var booked: Set<Int> = []
    for year in years {
      let key = Key(name: year.name, department: year.department)
      switch year.sort {
      case .account: put(year, into: &accounts[key], span)
      case .entries:
        put(year, into: &entries[key], span)
        for (month, value) in year.months.enumerated() where value != nil {
          booked.insert(year.year * 12 + month)
        }
      case .measure: put(year, into: &typed[year.name, default: [:]][year.department], span)
      }
    }
    for (key, own) in accounts {
      let entered = entries.removeValue(forKey: key)
      add(key, own, entered, ties, booked)
    }
    for (key, entered) in entries { add(key, nil, entered, ties, booked) }
    put(periods, ties)
    let told = typed.filter { table.item($0.key) != nil }
    for (id, own) in told {
      for (department, told) in own where !department.isEmpty { override(id, department, told) }
    }
    for id in series.keys { addCompany(id) }
    for (id, own) in told { if let told = own[""] { override(id, "", told) } }
    unmapped.sort()
  }

  /// The months and departments of the figures.
  private mutating func measure(_ years: [YearOfFigures]) {
    var (first, last) = (Int.max, Int.min)
    var names: Set<String> = []
    for year in years {
      if !year.department.isEmpty { names.insert(year.department) }
      for (month, value) in year.months.enumerated() where value != nil {
        first = min(first, year.year * 12 + month)
        last = max(last, year.year * 12 + month)
      }
    }
    departments = names.sorted()
    if first <= last { span = MonthSpan(Month(ordinal: first), Month(ordinal: last)) }
  }

  private func put(_ year: YearOfFigures, into series: inout ItemSeries?, _ span: MonthSpan) {
    var own = series ?? ItemSeries(start: span.first.ordinal, count: span.count)
    for (month, value) in year.months.enumerated() {
      guard let value else { continue }
      own.values[year.year * 12 + month - own.start] = value
    }
    series = own
  }

  /// What an account stands for: what the president said, else what the knowledge says.
  private func parts(_ name: String, _ ties: [String: [Account.Part]]) -> [Account.Part]? {
    ties[AccountName.key(name)] ?? table.account(name)?.parts
  }

  /// Adds what an account came to to its items.
  private mutating func add(
    _ key: Key, _ own: ItemSeries?, _ entered: ItemSeries?, _ ties: [String: [Account.Part]],
    _ booked: Set<Int>
  ) {
    guard let parts = parts(key.name, ties) else {
      if !unmapped.contains(key.name) { unmapped.append(key.name) }
      return
    }
    guard !parts.isEmpty, let first = own ?? entered else { return }
    let balance = balance(key.name, parts, own, entered, booked)
    for part in parts {
      guard let item = table.item(part.item) else { continue }
      var sum =
        series[part.item]?[key.department]
        ?? ItemSeries(start: first.start, count: first.values.count)
      for at in first.values.indices {
        if let told = (item.nature == .stock ? balance : own)?.values[at], !told.isNaN {
          sum.add(part.lessens ? -abs(told) : told, at: at)
        } else if item.nature != .stock, let net = entered?.values[at], !net.isNaN {
          sum.add(item.isCredit ? -net : net, at: at)
        }
      }
      series[part.item, default: [:]][key.department] = sum
    }
  }

  /// The balance of an account by month: as told, and carried on by entries from there.
  private func balance(
    _ name: String, _ parts: [Account.Part], _ own: ItemSeries?, _ entered: ItemSeries?,
    _ booked: Set<Int>
  ) -> ItemSeries? {
    guard var balance = own, !booked.isEmpty else { return own }
    let isDebit =
      table.account(name)?.sort.isDebit
      ?? !(parts.first.flatMap { table.item($0.item) }?.isCredit ?? false)
    for at in balance.values.indices.dropFirst()
    where balance.values[at].isNaN && booked.contains(balance.start + at) {
      let net = entered.map { $0.values[at] } ?? .nan
      balance.values[at] = balance.values[at - 1] + (net.isNaN ? 0 : isDebit ? net : -net)
    }
    return balance
  }

  /// The company is what is told of it, else its departments together.
  private mutating func addCompany(_ id: String) {
    guard let own = series[id], own.count > (own[""] == nil ? 0 : 1), let first = own.values.first
    else { return }
    var sum = ItemSeries(start: first.start, count: first.values.count)
    for (department, part) in own where !department.isEmpty {
      for at in part.values.indices where !part.values[at].isNaN {
        sum.add(part.values[at], at: at)
      }
    }
    if let told = own[""] {
      for at in told.values.indices where !told.values[at].isNaN {
        sum.values[at] = told.values[at]
      }
    }
    series[id]?[""] = sum
  }

  /// What was typed by hand stands over what the books say.
  private mutating func override(_ id: String, _ department: String, _ told: ItemSeries) {
    var sum =
      series[id]?[department] ?? ItemSeries(start: told.start, count: told.values.count)
    for at in told.values.indices where !told.values[at].isNaN { sum.values[at] = told.values[at] }
    series[id, default: [:]][department] = sum
  }

  /// Flows of several months; the company is what is told of it, else its departments together.
  private mutating func put(_ cells: [FigureCell], _ ties: [String: [Account.Part]]) {
    for cell in cells {
      if cell.sort == .measure {
        periods[cell.department, default: [:]][cell.span, default: [:]][cell.name] = cell.value
        continue
      }
      guard let parts = parts(cell.name, ties) else {
        if !unmapped.contains(cell.name) { unmapped.append(cell.name) }
        continue
      }
      for part in parts {
        guard let item = table.item(part.item), item.nature != .stock else { continue }
        let value =
          cell.sort == .entries
          ? (item.isCredit ? -cell.value : cell.value)
          : part.lessens ? -abs(cell.value) : cell.value
        periods[cell.department, default: [:]][cell.span, default: [:]][part.item, default: 0] +=
          value
      }
    }
    var company: [MonthSpan: [String: Double]] = [:]
    for (department, spans) in periods where !department.isEmpty {
      for (span, items) in spans {
        for (id, value) in items { company[span, default: [:]][id, default: 0] += value }
      }
    }
    for (span, items) in company {
      periods["", default: [:]][span, default: [:]].merge(items) { told, _ in told }
    }
  }

  /// What a flow came to in months that are told together, or in parts that follow one another:
  /// four quarters, or a quarter and single months; nil where a month is in none of them.
  func together(_ id: String, _ months: MonthSpan, _ department: String) -> Double? {
    guard let told = periods[department], !told.isEmpty else { return nil }
    if let whole = told[months]?[id] { return whole }
    guard months.count > 1 else { return nil }
    let parts = told.compactMap { part, items in
      months.encloses(part) ? items[id].map { (span: part, value: $0) } : nil
    }.sorted { $0.span.last > $1.span.last }
    guard !parts.isEmpty else { return nil }
    let single = series[id]?[department]
    // From each month to the end, the last month first; a longer part before a shorter one.
    var rest: [Double?] = [0]
    for ahead in 1...months.count {
      let month = months.last - (ahead - 1)
      let together = parts.lazy.filter { $0.span.first == month }.compactMap { part in
        rest[ahead - part.span.count].map { part.value + $0 }
      }.first
      let alone = single?[month] ?? .nan
      rest.append(together ?? (alone.isNaN ? nil : rest[ahead - 1].map { alone + $0 }))
    }
    return rest[months.count]
  }
}
