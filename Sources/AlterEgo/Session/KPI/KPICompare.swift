// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Knowledge
import Model
import Wording

/// A KPI before and after a date, and the months in which a cost comes back.
struct KPICompare {
  let desk: KPIDesk
  let words: KPIWords
  private var context: CommandContext { desk.context }

  init(_ desk: KPIDesk, _ words: KPIWords) {
    self.desk = desk
    self.words = words
  }

  /// Equal stretches of months on both sides of a month, and the value of each.
  private struct Sides {
    let before: MonthSpan
    let after: MonthSpan
    let first: FigureOutcome
    let second: FigureOutcome
  }

  /// The month that `--at` names: a month, or that in which a statement was made.
  private func turn() throws(Problem) -> Month {
    guard let at = words.at else {
      throw Problem(.usageNothingSaid, ["command": "kpi compare … --at 2026-04"])
    }
    if let month = Month(FoldedText.fold(at)) { return month }
    if let day = CalendarDate(iso: FoldedText.fold(at)) { return Month(day) }
    if StatementID.matches(at) {
      let statement = try context.statement(at, try context.reading())
      if let day = CalendarDate(iso: String(statement.recordedAt.prefix(10))) { return Month(day) }
    }
    throw Problem(.usageBadMonth, ["text": at])
  }

  private func sides(_ entry: MetricEntry, _ turn: Month) throws(Problem) -> Sides {
    guard let all = desk.books.span else { throw nothing(entry) }
    let known = min(turn.ordinal - all.first.ordinal, all.last.ordinal - turn.ordinal + 1)
    let count = min(words.months ?? 12, known)
    guard count >= 1 else { throw nothing(entry) }
    let (before, after) = (
      MonthSpan(turn - count, turn - 1), MonthSpan(turn, turn + (count - 1))
    )
    return Sides(
      before: before, after: after, first: monthly(entry, before), second: monthly(entry, after))
  }

  /// A share over the months together, an amount by the month.
  private func monthly(_ entry: MetricEntry, _ span: MonthSpan) -> FigureOutcome {
    let department = words.department ?? ""
    let whole = desk.books.value(of: entry.id, in: span, department: department)
    guard adds(entry) else { return whole }
    return whole.map { $0 / Double(span.count) }
  }

  /// Whether the value of several months is their sum.
  private func adds(_ entry: MetricEntry) -> Bool {
    if let item = desk.books.table.item(entry.id) { return item.nature == .flow }
    guard let formula = entry.formula, !entry.unit.contains("%"), !entry.unit.contains("/") else {
      return false
    }
    return entry.unit != "times"
      && formula.names.allSatisfy { name in
        desk.entry(name).map(adds) ?? false
      } && desk.books.window(of: entry.id) == 1 && isLinear(formula)
  }

  private func isLinear(_ formula: Formula) -> Bool {
    switch formula {
    case .name, .number: true
    case .negative(let a): isLinear(a)
    case .binary(let operation, let a, let b):
      (operation == .plus || operation == .minus) && isLinear(a) && isLinear(b)
    case .call: false
    }
  }

  func beforeAfter(_ names: [String]) throws(Problem) -> Reply {
    guard !names.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "kpi compare 粗利率 --at 2026-04"])
    }
    let turn = try turn()
    var table = PlainTable(
      ["kpi/metric", "kpi/before", "kpi/after", "kpi/change", "kpi/verdict"].map { context.say($0) }
    )
    var objects: [JSON] = []
    for name in names {
      let entry = try desk.metric(name)
      let sides = try sides(entry, turn)
      let change = sides.first.value.flatMap { a in sides.second.value.map { $0 - a } }
      let isBetter = change.flatMap { entry.isBetter($0) }
      let title =
        adds(entry)
        ? context.say("kpi/by-month", ["metric": entry.name(in: desk.language)])
        : entry.name(in: desk.language)
      table.rows.append([
        title, cell(sides.first, entry), cell(sides.second, entry),
        change.map { signed($0, entry) } ?? "—",
        change == nil
          ? desk.reason(sides.first.value == nil ? sides.first : sides.second)
          : context.say(isBetter.map { $0 ? "kpi/better" : "kpi/worse" } ?? "kpi/neither"),
      ])
      objects.append(
        .object([
          ("metric", .string(entry.id)), ("unit", .string(entry.unit)),
          ("beforeMonths", .string("\(sides.before)")), ("afterMonths", .string("\(sides.after)")),
          ("before", sides.first.value.map { .number($0) } ?? .null),
          ("after", sides.second.value.map { .number($0) } ?? .null),
          ("change", change.map { .number($0) } ?? .null),
          ("better", isBetter.map { .bool($0) } ?? .null),
        ]))
    }
    if context.options.json { return Reply(objects.map { $0.text + "\n" }.joined()) }
    var reply = context.table(table)
    if !context.options.csv, let entry = try? desk.metric(names[0]),
      let sides = try? sides(entry, turn)
    {
      reply.text =
        context.say("kpi/sides", ["before": "\(sides.before)", "after": "\(sides.after)"]) + "\n"
        + reply.text
    }
    return reply
  }

  private func cell(_ outcome: FigureOutcome, _ entry: MetricEntry) -> String {
    outcome.value.map { desk.shown($0, entry) } ?? "—"
  }

  /// A change with its sign; of a share in points.
  private func signed(_ change: Double, _ entry: MetricEntry) -> String {
    let unit = entry.unit == "%" ? "pp" : entry.unit
    return (change > 0 ? "+" : "") + KPIUnit(unit).text(change, in: desk.language)
  }

  private func nothing(_ entry: MetricEntry) -> Problem { KPISeries(desk, words).nothing(entry) }

  // MARK: Payback

  /// In how many months a cost comes back: from a monthly gain that is told, or from what a KPI
  /// in yen got better by since a month.
  func payback() throws(Problem) -> Reply {
    guard let cost = words.cost else {
      throw Problem(.usageNothingSaid, ["command": "kpi payback --cost 300万円 --gain 25万円"])
    }
    let spent = try TypedAmount.read(cost)
    let (gain, how) = try monthlyGain()
    guard gain > 0 else {
      if context.options.json { return Reply(json(spent, gain, nil).text) }
      return Reply(how + context.say("kpi/payback-never", ["gain": yen(gain)]))
    }
    let months = spent / gain
    if context.options.json { return Reply(json(spent, gain, months).text) }
    return Reply(
      how
        + context.say(
          "kpi/payback",
          [
            "cost": yen(spent), "gain": yen(gain),
            "months": NumberWording.grouped((months * 10).rounded() / 10),
            "years": NumberWording.grouped((months / 12 * 10).rounded() / 10),
          ]))
  }

  private func yen(_ amount: Double) -> String {
    MoneyWording.yen(amount.rounded(), in: desk.language)
  }

  private func json(_ cost: Double, _ gain: Double, _ months: Double?) -> JSON {
    .object([
      ("cost", .number(cost)), ("monthlyGain", .number(gain)),
      ("paybackMonths", months.map { .number($0) } ?? .null),
    ])
  }

  private func monthlyGain() throws(Problem) -> (Double, String) {
    if let gain = words.gain { return (try TypedAmount.read(gain), "") }
    guard let name = words.metric else {
      throw Problem(.usageNothingSaid, ["command": "kpi payback --cost 300万円 --gain 25万円"])
    }
    let entry = try desk.metric(name)
    let sides = try sides(entry, try turn())
    guard entry.unit == "JPY", let before = sides.first.value, let after = sides.second.value else {
      throw nothing(entry)
    }
    // An item of cost is better when it falls, and so is a KPI that says so.
    let falls = entry.better == "down" || entry.better == nil && !isEarned(entry.id)
    let gain = falls ? before - after : after - before
    let how = context.say(
      "kpi/payback-from",
      [
        "metric": entry.name(in: desk.language), "before": desk.shown(before, entry),
        "after": desk.shown(after, entry), "before-months": "\(sides.before)",
        "after-months": "\(sides.after)",
      ])
    return (gain, how + "\n")
  }

  private func isEarned(_ id: String) -> Bool { desk.books.table.item(id)?.isCredit ?? false }
}
