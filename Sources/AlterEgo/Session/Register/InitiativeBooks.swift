// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Model
import Wording

/// What the company's books say of one initiative: its number, the margin, fixed cost and the
/// steadiness of cash before and since its start, and what that comes to.
struct InitiativeBooks {
  private let view: InitiativeView
  private let desk: KPIDesk
  private let sides: BeforeAfter
  private var context: CommandContext { view.context }

  /// - Throws: `kpiNoFigures` when the books have no month before the start; as ``KPIDesk``.
  init(_ view: InitiativeView, months: Int?) throws(Problem) {
    self.view = view
    desk = try KPIDesk(view.context)
    guard let start = view.figures.start,
      let sides = BeforeAfter(desk.books, turn: Month(start), months: months, .latest)
    else {
      throw Problem(
        .initiativeNoBooks,
        ["id": view.id, "start": view.figures.start.map { "\(Month($0))" } ?? "—"])
    }
    self.sides = sides
  }

  private var metrics: [MetricEntry] {
    let own = view.entry["metric"].flatMap { desk.books.knows($0) ? desk.entry($0) : nil }
    let usual = desk.metrics(of: "initiative").filter { $0 != own }
    return [own].compactMap { $0 } + usual
  }

  func reply() -> Reply {
    let rows = metrics.map { CompareRow($0, sides.before, sides.after, desk, "") }
    if context.options.json {
      return Reply(rows.map { $0.json.text + "\n" }.joined() + summary(rows).text + "\n")
    }
    let table = CompareRow.table(rows, desk)
    guard !context.options.csv else { return context.table(table) }
    var lines = ["\(view.id)  \(view.statement.text)"]
    lines.append(
      sides.after.map {
        context.say("kpi/sides", ["before": "\(sides.before)", "after": "\($0)"])
      } ?? context.say("books/no-months-after", ["before": "\(sides.before)"]))
    lines += table.lines(width: context.width)
    lines += [steadiness, margin(rows), saving(rows), payback(rows)]
    lines += view.judged
    return Reply(lines.joined(separator: "\n"))
  }

  // MARK: What it comes to

  private func row(_ id: String, _ rows: [CompareRow]) -> CompareRow? {
    rows.first { $0.entry.id == id }
  }

  private var scatter: (entry: MetricEntry, before: Dispersion?, after: Dispersion?)? {
    guard let entry = desk.cashFlow("") else { return nil }
    return (
      entry, desk.books.dispersion(of: entry.id, in: sides.before),
      sides.after.flatMap { desk.books.dispersion(of: entry.id, in: $0) }
    )
  }

  /// The standard deviation of the monthly cash flow on both sides.
  private var steadiness: String {
    guard let scatter, let before = scatter.before, let after = scatter.after else {
      let reason = scatter.map {
        desk.reason(desk.books.value(of: $0.entry.id, at: sides.before.last))
      }
      return context.say("books/steadiness-unknown", ["reason": reason ?? ""])
    }
    let key =
      after.deviation < before.deviation
      ? "books/steadier" : after.deviation > before.deviation ? "books/unsteadier" : "books/steady"
    return context.say(
      key,
      [
        "metric": scatter.entry.name(in: desk.language),
        "before": desk.shown(before.deviation, scatter.entry),
        "after": desk.shown(after.deviation, scatter.entry),
      ])
  }

  private func margin(_ rows: [CompareRow]) -> String {
    guard let row = row("gross_margin", rows), let before = row.before.value,
      let after = row.after.value, let change = row.change
    else { return unknown("books/margin/name", row("gross_margin", rows)) }
    return context.say(
      "books/margin",
      [
        "before": desk.shown(before, row.entry), "after": desk.shown(after, row.entry),
        "change": KPIUnit("pp").text(change, in: desk.language),
      ])
  }

  private func saving(_ rows: [CompareRow]) -> String {
    guard let row = row("fixed_cost_amount", rows), let before = row.before.value,
      let after = row.after.value
    else { return unknown("books/saving/name", row("fixed_cost_amount", rows)) }
    return context.say(
      "books/saving",
      [
        "before": desk.shown(before, row.entry), "after": desk.shown(after, row.entry),
        "result": yen((before - after) * 12),
      ])
  }

  /// The gain of a month is what the monthly operating profit rose by, so that nothing is counted
  /// twice.
  private func gain(_ rows: [CompareRow]) -> Double? { row("operating_profit", rows)?.change }

  private func payback(_ rows: [CompareRow]) -> String {
    guard let cost = view.entry.amount("cost")?.value else {
      return context.say(
        "books/unknown",
        [
          "name": context.say("books/payback/name"),
          "reason": context.say("kpi/missing", ["items": view.wording.name("cost", of: view.id)]),
        ])
    }
    guard let gain = gain(rows), let row = row("operating_profit", rows) else {
      return unknown("books/payback/name", row("operating_profit", rows))
    }
    guard gain > 0 else { return context.say("books/payback-never", ["gain": yen(gain)]) }
    return context.say(
      "books/payback",
      [
        "cost": yen(cost), "before": row.before.value.map(yen) ?? "",
        "after": row.after.value.map(yen) ?? "",
        "months": NumberWording.grouped((cost / gain * 10).rounded() / 10),
      ])
  }

  private func unknown(_ name: String, _ row: CompareRow?) -> String {
    let outcome = row.map { $0.before.value == nil ? $0.before : $0.after }
    return context.say(
      "books/unknown",
      ["name": context.say(name), "reason": outcome.map(desk.reason) ?? ""])
  }

  private func yen(_ amount: Double) -> String {
    MoneyWording.yen(amount.rounded(), in: desk.language)
  }

  private func summary(_ rows: [CompareRow]) -> JSON {
    func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
    let gain = gain(rows)
    let cost = view.entry.amount("cost")?.value
    return .object([
      ("id", .string(view.id)), ("marginPoints", number(row("gross_margin", rows)?.change)),
      ("fixedCostSavedYearly", number(row("fixed_cost_amount", rows)?.change.map { -$0 * 12 })),
      ("monthlyGain", number(gain)),
      (
        "paybackMonths",
        number(gain.flatMap { gain in gain > 0 ? cost.map { $0 / gain } : nil })
      ), ("cashDeviationBefore", number(scatter?.before?.deviation)),
      ("cashDeviationAfter", number(scatter?.after?.deviation)),
    ])
  }
}
