// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Export
import Foundations
import Model
import Wording

/// A KPI month by month: as a table, as bars, and how far it scatters.
struct KPISeries: KPIPart {
  let desk: KPIDesk
  let words: KPIWords

  /// The points of a KPI, within `--month` when months are named.
  private func points(_ entry: MetricEntry) throws(Problem) -> [(Month, FigureOutcome)] {
    let wanted = try words.span()
    return desk.books.series(of: entry.id, department: department).filter {
      wanted?.contains($0.month) ?? true
    }.map { ($0.month, $0.outcome) }
  }

  // MARK: Table

  func show(_ name: String) throws(Problem) -> Reply {
    let entry = try desk.metric(name)
    let points = try points(entry)
    let whole = try together(entry)
    if context.options.json { return Reply(json(entry, points, whole).text) }
    guard !points.isEmpty || !whole.isEmpty else { throw nothing(entry) }
    var table = PlainTable(
      ["kpi/month", "kpi/value", "kpi/why"].map { context.say($0) })
    for (month, outcome) in points {
      table.rows.append([
        "\(month)", outcome.value.map { desk.shown($0, entry) } ?? "—",
        outcome.value == nil ? desk.reason(outcome) : "",
      ])
    }
    for (span, outcome) in whole {
      table.rows.append([
        "\(span)", outcome.value.map { desk.shown($0, entry) } ?? "—",
        outcome.value == nil ? desk.reason(outcome) : "",
      ])
    }
    var reply = context.table(table)
    if context.options.csv { return reply }
    reply.text = heading(entry) + "\n" + reply.text
    if !desk.books.unmapped.isEmpty {
      reply.text +=
        context.say(
          "kpi/unmapped-note",
          ["count": String(desk.books.unmapped.count), "command": context.typed("kpi map")])
        + "\n"
    }
    return reply
  }

  private func heading(_ entry: MetricEntry) -> String {
    let of = department.isEmpty ? context.say("kpi/company") : department
    let window = desk.books.window(of: entry.id)
    let name = entry.name(in: desk.language)
    return window > 1
      ? context.say("kpi/heading-year", ["metric": name, "of": of])
      : context.say("kpi/heading", ["metric": name, "of": of])
  }

  /// Months taken together: those of `--month`, and those that books tell only together.
  private func together(_ entry: MetricEntry) throws(Problem) -> [(MonthSpan, FigureOutcome)] {
    var spans = desk.books.periods
    if let wanted = try words.span(), wanted.count > 1, !spans.contains(wanted) {
      spans.append(wanted)
    }
    return spans.map {
      ($0, desk.books.value(of: entry.id, in: $0, department: department))
    }.filter { $0.1.value != nil }
  }

  private func json(
    _ entry: MetricEntry, _ points: [(Month, FigureOutcome)],
    _ whole: [(MonthSpan, FigureOutcome)]
  ) -> JSON {
    .object([
      ("metric", .string(entry.id)), ("ja", .string(entry.ja)), ("en", .string(entry.en)),
      ("unit", .string(entry.unit)), ("better", .optional(entry.better)),
      ("department", department.isEmpty ? .null : .string(department)),
      ("window", .int(desk.books.window(of: entry.id))),
      (
        "series",
        .array(points.map { .object([("month", .string("\($0)"))] + desk.json($1)) })
      ),
      (
        "periods",
        .array(whole.map { .object([("months", .string("\($0)"))] + desk.json($1)) })
      ),
      ("unmapped", .strings(desk.books.unmapped)),
    ])
  }

  func nothing(_ entry: MetricEntry) -> Problem {
    let outcome = desk.books.value(
      of: entry.id, at: desk.books.span?.last ?? Month(ordinal: 0), department: department)
    return Problem(
      .kpiNoFigures,
      ["metric": entry.name(in: desk.language), "reason": desk.reason(outcome)])
  }

  // MARK: Bars

  /// The series as bars of half-width characters, or as a picture in a file.
  func chart(_ name: String) throws(Problem) -> Reply {
    let entry = try desk.metric(name)
    let points = try points(entry)
    let known = points.compactMap { $0.1.value }
    guard let most = known.map(\.magnitude).max() else { throw nothing(entry) }
    let title = heading(entry)
    if let output = words.output {
      if Files.exists(output), !context.options.yes {
        throw Problem(.fileExists, ["path": output])
      }
      let chart = SeriesChart(
        title: title,
        points: points.map { ("\($0)", $1.value, $1.value.map { desk.shown($0, entry) } ?? "") })
      if !context.options.dryRun { try Files.write(chart.svg, to: output) }
      return Reply(context.say("kpi/chart-done", ["path": output, "count": String(known.count)]))
    }
    let labels = points.map { $0.1.value.map { desk.shown($0, entry) } ?? "—" }
    let widest = labels.map { $0.columns() }.max() ?? 0
    let room = max(10, min(60, min(context.width, 100) - 10 - widest))
    var lines = [title]
    for (index, (month, outcome)) in points.enumerated() {
      let value = outcome.value ?? 0
      let length = most == 0 ? 0 : Int((value.magnitude / most * Double(room)).rounded())
      let bar = String(repeating: value < 0 ? "-" : "#", count: length)
      lines.append(
        "\(month) |" + bar + String(repeating: " ", count: room - length + 1) + labels[index])
    }
    return Reply(lines.joined(separator: "\n"))
  }

  // MARK: Dispersion

  /// How far a KPI scatters; of the cash flow when none is named.
  func dispersion(_ name: String?) throws(Problem) -> Reply {
    let entry: MetricEntry
    if let name {
      entry = try desk.metric(name)
    } else if let cashFlow = desk.cashFlow(department) {
      entry = cashFlow
    } else {
      throw Problem(.kpiUnknown, ["text": "operating_cf"])
    }
    let known = try points(entry).compactMap { month, outcome in
      outcome.value.map { (month, $0) }
    }
    guard let found = Dispersion(known) else { throw nothing(entry) }
    if context.options.json {
      return Reply(
        JSON.object([
          ("metric", .string(entry.id)), ("months", .int(found.count)),
          ("mean", .number(found.mean)), ("standardDeviation", .number(found.deviation)),
          ("variation", found.variation.map { .number($0) } ?? .null),
          ("least", .number(found.least.value)), ("most", .number(found.most.value)),
        ]).text)
    }
    let share =
      found.variation.map { NumberWording.grouped(($0 * 1000).rounded() / 10) + "%" } ?? "—"
    return Reply(
      [
        heading(entry),
        context.say(
          "kpi/dispersion",
          [
            "count": String(found.count), "mean": desk.shown(found.mean, entry),
            "deviation": desk.shown(found.deviation, entry), "share": share,
          ]),
        context.say(
          "kpi/dispersion-ends",
          [
            "least": desk.shown(found.least.value, entry), "least-month": "\(found.least.month)",
            "most": desk.shown(found.most.value, entry), "most-month": "\(found.most.month)",
            "negative": String(found.negative),
          ]),
      ].joined(separator: "\n"))
  }
}
