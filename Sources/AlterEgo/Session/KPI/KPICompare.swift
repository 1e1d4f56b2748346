// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Knowledge
import Model
import Wording

/// A KPI before and after a date, and the months in which a cost comes back.
struct KPICompare: KPIPart {
  let desk: KPIDesk
  let words: KPIWords

  /// The month that `--at` names: a month, a day, the start of an initiative, or when a statement
  /// was made.
  private func turn() throws(Problem) -> Month {
    guard let at = words.at else {
      throw Problem(.usageNothingSaid, ["command": "kpi compare … --at 2026-04"])
    }
    if let month = Month(FoldedText.fold(at)) { return month }
    if let day = CalendarDate(iso: FoldedText.fold(at)) { return Month(day) }
    if StatementID.matches(at) {
      let statement = try context.statement(at, try context.reading())
      if statement.kind == .initiative,
        let start = try InitiativeView.read(statement.id, context).figures.start
      {
        return Month(start)
      }
      if let day = CalendarDate(iso: String(statement.recordedAt.prefix(10))) { return Month(day) }
    }
    throw Problem(.usageBadMonth, ["text": at])
  }

  private func sides(_ entry: MetricEntry) throws(Problem) -> (MonthSpan, MonthSpan) {
    guard let sides = BeforeAfter(desk.books, turn: try turn(), months: words.months),
      let after = sides.after
    else { throw nothing(entry) }
    return (sides.before, after)
  }

  private func level(_ entry: MetricEntry, _ span: MonthSpan) -> FigureOutcome {
    desk.books.level(of: entry.id, in: span, department: department)
  }

  func beforeAfter(_ names: [String]) throws(Problem) -> Reply {
    guard let first = names.first else {
      throw Problem(.usageNothingSaid, ["command": "kpi compare 粗利率 --at 2026-04"])
    }
    let entries = try metrics(names, first)
    let (before, after) = try sides(entries[0])
    let rows = entries.map { CompareRow($0, before, after, desk, department) }
    if context.options.json { return Reply(rows.map { $0.json.text + "\n" }.joined()) }
    var reply = context.table(CompareRow.table(rows, desk))
    guard !context.options.csv else { return reply }
    reply.text =
      context.say("kpi/sides", ["before": "\(before)", "after": "\(after)"]) + "\n" + reply.text
    return reply
  }

  /// The metrics that are named, however many words a name has: the longest that is known.
  private func metrics(
    _ names: [String], _ first: String
  ) throws(Problem) -> [MetricEntry] {
    var found: [MetricEntry] = []
    var rest = names[...]
    while let next = rest.first {
      let known = (1...rest.count).reversed().lazy.compactMap { count in
        (try? desk.metric(rest.prefix(count).joined(separator: " "))).map { ($0, count) }
      }.first
      guard let (entry, count) = known else {
        _ = try desk.metric(next)
        break
      }
      found.append(entry)
      rest = rest.dropFirst(count)
    }
    return found.isEmpty ? [try desk.metric(first)] : found
  }

  private func nothing(_ entry: MetricEntry) -> Problem {
    KPISeries(desk: desk, words: words).nothing(entry)
  }

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
    if let gain = words.gain { return (try TypedAmount.readMonthly(gain), "") }
    guard let name = words.metric else {
      throw Problem(.usageNothingSaid, ["command": "kpi payback --cost 300万円 --gain 25万円"])
    }
    let entry = try desk.metric(name)
    let sides = try sides(entry)
    guard entry.unit == "JPY", let before = level(entry, sides.0).value,
      let after = level(entry, sides.1).value
    else { throw nothing(entry) }
    // An item of cost is better when it falls, and so is a KPI that says so.
    let falls = entry.better == "down" || entry.better == nil && !isEarned(entry.id)
    let gain = falls ? before - after : after - before
    let how = context.say(
      "kpi/payback-from",
      [
        "metric": entry.name(in: desk.language), "before": desk.shown(before, entry),
        "after": desk.shown(after, entry), "before-months": "\(sides.0)",
        "after-months": "\(sides.1)",
      ])
    return (gain, how + "\n")
  }

  private func isEarned(_ id: String) -> Bool { desk.books.table.item(id)?.isCredit ?? false }
}
