// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Model
import Wording

/// A figure before and after, with its change and whether that is for the better.
struct CompareRow {
  let entry: MetricEntry
  let beforeMonths: MonthSpan
  let afterMonths: MonthSpan?
  let before: FigureOutcome
  /// Missing while no month after has figures.
  let after: FigureOutcome
  private let isByMonth: Bool
  private let desk: KPIDesk

  init(
    _ entry: MetricEntry, _ before: MonthSpan, _ after: MonthSpan?, _ desk: KPIDesk,
    _ department: String
  ) {
    self.entry = entry
    self.desk = desk
    beforeMonths = before
    afterMonths = after
    let books = desk.books
    self.before = books.level(of: entry.id, in: before, department: department)
    self.after =
      after.map { books.level(of: entry.id, in: $0, department: department) }
      ?? .missing([MissingFigure(id: entry.id, known: 0, needed: 1)])
    isByMonth = books.isFlow(entry.id)
  }

  var change: Double? {
    before.value.flatMap { before in after.value.map { $0 - before } }
  }

  private var isBetter: Bool? { change.flatMap { entry.isBetter($0) } }

  var cells: [String] {
    let context = desk.context
    let name = entry.name(in: desk.language)
    return [
      isByMonth ? context.say("kpi/by-month", ["metric": name]) : name,
      before.value.map { desk.shown($0, entry) } ?? "—",
      after.value.map { desk.shown($0, entry) } ?? "—", change.map(signed) ?? "—",
      change == nil
        ? desk.reason(before.value == nil ? before : after)
        : context.say(isBetter.map { $0 ? "kpi/better" : "kpi/worse" } ?? "kpi/neither"),
    ]
  }

  static func table(_ rows: [CompareRow], _ desk: KPIDesk) -> PlainTable {
    PlainTable(
      ["kpi/metric", "kpi/before", "kpi/after", "kpi/change", "kpi/verdict"].map {
        desk.context.say($0)
      }, rows.map(\.cells))
  }

  /// A change with its sign; of a share in points.
  private func signed(_ change: Double) -> String {
    let unit = entry.unit == "%" ? "pp" : entry.unit
    return (change > 0 ? "+" : "") + KPIUnit(unit).text(change, in: desk.language)
  }

  var json: JSON {
    .object([
      ("metric", .string(entry.id)), ("unit", .string(entry.unit)),
      ("beforeMonths", .string("\(beforeMonths)")),
      ("afterMonths", .optional(afterMonths.map { "\($0)" })),
      ("before", before.value.map { .number($0) } ?? .null),
      ("after", after.value.map { .number($0) } ?? .null),
      ("change", change.map { .number($0) } ?? .null),
      ("better", isBetter.map { .bool($0) } ?? .null),
    ])
  }
}
