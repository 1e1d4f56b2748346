// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Model
import Wording

/// Several figures at a glance: the company's money by month, departments beside each other, and
/// profit beside the figure of trust that the president chose.
struct KPIOverview: KPIPart {
  let desk: KPIDesk
  let words: KPIWords

  /// The months to show: those named, else the last twelve of the books.
  private func months() throws(Problem) -> [Month] {
    guard let all = desk.books.span else {
      guard let first = desk.metrics(of: "company").first else { return [] }
      throw KPISeries(desk: desk, words: words).nothing(first)
    }
    if let wanted = try words.span() { return all.months.filter(wanted.contains) }
    return all.months.suffix(max(1, words.months ?? CompanyBooks.yearWindow))
  }

  // MARK: The money, made visible

  /// Cash flow, profit rates and fixed cost month by month, then the result of each department.
  func overview() throws(Problem) -> Reply {
    let months = try months()
    let metrics = desk.metrics(of: "company", department: department)
    let departments = words.department == nil ? desk.books.departments : []
    if context.options.json {
      return Reply(json(metrics, months, departments).text)
    }
    let series = table(metrics, months)
    if context.options.csv { return context.table(series) }
    var lines = [context.say("kpi/overview", ["of": whole])]
    lines += series.lines(width: context.width)
    lines += unknown(metrics, months)
    guard let first = months.first, let last = months.last, !departments.isEmpty else {
      return Reply(lines.joined(separator: "\n"))
    }
    let span = MonthSpan(first, last)
    lines.append(context.say("kpi/overview-departments", ["months": "\(span)"]))
    lines += results(span, departments).lines(width: context.width)
    return Reply(lines.joined(separator: "\n"))
  }

  private var whole: String { words.department ?? context.say("kpi/company") }

  private func table(_ metrics: [MetricEntry], _ months: [Month]) -> PlainTable {
    var table = PlainTable(
      [context.say("kpi/month")] + metrics.map { $0.name(in: desk.language) })
    for month in months {
      table.rows.append(
        ["\(month)"]
          + metrics.map { entry in
            desk.books.value(of: entry.id, at: month, department: department).value
              .map { desk.shown($0, entry) } ?? "—"
          })
    }
    return table
  }

  /// Why a figure is known of none of the months.
  private func unknown(_ metrics: [MetricEntry], _ months: [Month]) -> [String] {
    guard let last = months.last else { return [] }
    return metrics.compactMap { entry in
      let known = months.contains {
        desk.books.value(of: entry.id, at: $0, department: department).value != nil
      }
      guard !known else { return nil }
      let outcome = desk.books.value(of: entry.id, at: last, department: department)
      return "  \(entry.name(in: desk.language)): \(desk.text(outcome, entry))"
    }
  }

  /// What each department came to in the months together.
  private func results(_ span: MonthSpan, _ departments: [String]) -> PlainTable {
    let metrics = desk.metrics(of: "department")
    var table = PlainTable(
      [context.say("kpi/department")] + metrics.map { $0.name(in: desk.language) })
    for department in departments {
      table.rows.append(
        [department]
          + metrics.map { entry in
            desk.books.value(of: entry.id, in: span, department: department).value
              .map { desk.shown($0, entry) } ?? "—"
          })
    }
    return table
  }

  private func json(
    _ metrics: [MetricEntry], _ months: [Month], _ departments: [String]
  ) -> JSON {
    func series(_ entry: MetricEntry) -> JSON {
      .object([
        ("metric", .string(entry.id)), ("unit", .string(entry.unit)),
        (
          "series",
          .array(
            months.map { month in
              let outcome = desk.books.value(of: entry.id, at: month, department: department)
              return .object([("month", .string("\(month)"))] + desk.json(outcome))
            })
        ),
      ])
    }
    let span = months.first.flatMap { first in months.last.map { MonthSpan(first, $0) } }
    func result(_ department: String) -> JSON {
      .object([
        ("department", .string(department)),
        (
          "values",
          .object(
            desk.metrics(of: "department").map { entry in
              let value = span.flatMap {
                desk.books.value(of: entry.id, in: $0, department: department).value
              }
              return (entry.id, value.map { .number($0) } ?? .null)
            })
        ),
      ])
    }
    return .object([
      ("department", .optional(words.department)),
      ("months", .optional(span.map { "\($0)" })), ("metrics", .array(metrics.map(series))),
      ("departments", .array(departments.map(result))),
    ])
  }

  // MARK: Side by side

  /// Figures beside each other, month by month, with a month for each in which any is known.
  func together(_ names: [String]) throws(Problem) -> Reply {
    guard names.count > 1 else {
      throw Problem(.usageNothingSaid, ["command": "kpi together 営業利益 顧客満足度"])
    }
    let entries = try names.map { (name) throws(Problem) in try desk.metric(name) }
    return try beside(entries)
  }

  /// Profit beside the figure of trust; with a name that figure is chosen first.
  func trust(_ name: String?) throws(Problem) -> Reply {
    if let name { return try choose(try desk.metric(name)) }
    guard let chosen = try context.reading().profile().trust, let trust = desk.entry(chosen) else {
      throw Problem(.kpiNoTrust)
    }
    let profit = desk.metrics(of: "trust")
    var reply = try beside(profit + [trust])
    guard !context.options.json, !context.options.csv, let first = profit.first else {
      return reply
    }
    reply.text += try verdict(first, trust) + "\n"
    return reply
  }

  private func choose(_ entry: MetricEntry) throws(Problem) -> Reply {
    try context.requirePresident()
    try context.change { (store) throws(Problem) in
      var profile = try store.profile()
      profile.trust = entry.id
      try store.setProfile(profile, by: context.signature)
    }
    return context.changed(
      [context.say("kpi/trust-set", ["metric": entry.name(in: desk.language)])],
      next: context.say("kpi/trust-next", ["command": context.typed("kpi trust")]),
      json: [.object([("trust", .string(entry.id))])])
  }

  private func beside(_ entries: [MetricEntry]) throws(Problem) -> Reply {
    let months = try months().filter { month in
      entries.contains {
        desk.books.value(of: $0.id, at: month, department: department).value != nil
      }
    }
    guard !months.isEmpty else { throw KPISeries(desk: desk, words: words).nothing(entries[0]) }
    if context.options.json { return Reply(json(entries, months, []).text) }
    return context.table(table(entries, months))
  }

  /// How both moved from the first to the last month in which both are known.
  private func verdict(_ profit: MetricEntry, _ trust: MetricEntry) throws(Problem) -> String {
    let both = try months().compactMap { month -> (Month, Double, Double)? in
      guard let a = desk.books.value(of: profit.id, at: month, department: department).value,
        let b = desk.books.value(of: trust.id, at: month, department: department).value
      else { return nil }
      return (month, a, b)
    }
    guard let first = both.first, let last = both.last, both.count > 1 else {
      return context.say("kpi/trust-unknown")
    }
    let gained = profit.isBetter(last.1 - first.1) ?? false
    let trusted = trust.isBetter(last.2 - first.2) ?? false
    let key =
      gained ? (trusted ? "both" : "profit-only") : (trusted ? "trust-only" : "neither")
    return context.say(
      "kpi/trust/\(key)",
      [
        "from": "\(first.0)", "to": "\(last.0)", "profit": profit.name(in: desk.language),
        "trust": trust.name(in: desk.language), "profit-from": desk.shown(first.1, profit),
        "profit-to": desk.shown(last.1, profit), "trust-from": desk.shown(first.2, trust),
        "trust-to": desk.shown(last.2, trust),
      ])
  }
}
