// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Knowledge
import Model
import Wording

/// A KPI in plain words: what it is made of, where the company stands, which way is better, and
/// which other ways of working it out go by its name.
struct KPIExplain: KPIPart {
  let desk: KPIDesk
  let words: KPIWords

  func explain(_ name: String) throws(Problem) -> Reply {
    let entry = try desk.metric(name)
    guard context.options.json else {
      let lines = try lines(entry) + variants(entry)
      return Reply(lines.joined(separator: "\n"))
    }
    let (span, outcome) = try place(entry, department)
    return Reply(json(entry, span, outcome, parts(entry, span)).text)
  }

  private func parts(
    _ entry: MetricEntry, _ span: MonthSpan?
  ) -> [(id: String, outcome: FigureOutcome)] {
    span.map { desk.books.parts(of: entry.id, in: $0, department: department) } ?? []
  }

  /// What it is, where the company stands, and what that means; the first line is its name.
  func lines(_ entry: MetricEntry) throws(Problem) -> [String] {
    let (span, outcome) = try place(entry, department)
    var lines = [context.say("kpi/explain-name", ["metric": entry.name(in: desk.language)])]
    let plain = desk.knowledge.rows("kpis/plain.tsv").first { $0["metric"] == entry.id }
    if let plain { lines.append("  " + plain[desk.language.rawValue]) }
    if let formula = entry.formula {
      lines.append("  " + context.say("kpi/explain-formula", ["formula": text(formula)]))
    } else if entry.better != nil {
      lines.append("  " + context.say("kpi/explain-told"))
    } else if plain == nil {
      lines.append("  " + context.say("kpi/explain-item"))
    }
    lines.append("  " + standing(entry, span, outcome, parts(entry, span)))
    if let better = entry.better {
      lines.append("  " + context.say("kpi/explain-better/\(better)"))
    }
    if entry.id == "gross_margin" || entry.id == "marginal_profit_rate", let value = outcome.value {
      lines.append(
        "  "
          + context.say(
            "kpi/explain-hundred",
            [
              "metric": entry.name(in: desk.language),
              "kept": NumberWording.grouped((value * 10).rounded() / 10),
            ]))
    }
    return lines
  }

  /// The months to speak of: those named, else the latest that are known.
  private func place(
    _ entry: MetricEntry, _ department: String
  ) throws(Problem) -> (MonthSpan?, FigureOutcome) {
    if let span = try words.span() {
      return (span, desk.books.value(of: entry.id, in: span, department: department))
    }
    let window = desk.books.window(of: entry.id)
    if let latest = desk.books.latest(of: entry.id, department: department) {
      return (MonthSpan(latest.month - (window - 1), latest.month), .known(latest.value))
    }
    for span in desk.books.periods.reversed() {
      let outcome = desk.books.value(of: entry.id, in: span, department: department)
      if outcome.value != nil { return (span, outcome) }
    }
    let last = desk.books.span?.last ?? Month(ordinal: 24_000)
    return (nil, desk.books.value(of: entry.id, at: last, department: department))
  }

  private func standing(
    _ entry: MetricEntry, _ span: MonthSpan?, _ outcome: FigureOutcome,
    _ parts: [(id: String, outcome: FigureOutcome)]
  ) -> String {
    guard let span, let value = outcome.value else {
      return context.say("kpi/explain-unknown", ["reason": desk.reason(outcome)])
    }
    let company = words.department ?? context.say("kpi/company")
    var text = context.say(
      "kpi/explain-now",
      ["of": company, "months": "\(span)", "value": desk.shown(value, entry)])
    let shown = parts.compactMap { part -> String? in
      guard let value = part.outcome.value, let entry = desk.entry(part.id) else { return nil }
      return entry.name(in: desk.language) + " " + desk.shown(value, entry)
    }
    if !shown.isEmpty {
      let separator = desk.language.comma
      text += context.say("kpi/explain-parts", ["parts": shown.joined(separator: separator)])
    }
    return text
  }

  private func variants(_ entry: MetricEntry) -> [String] {
    let rows = knowledgeRows
    guard let group = rows.first(where: { $0["kpi"] == entry.id })?["group"] else { return [] }
    var lines = [
      "  " + context.say("kpi/explain-variants", ["metric": entry.name(in: desk.language)])
    ]
    for row in rows where row["group"] == group {
      guard let other = desk.entry(row["kpi"]) else { continue }
      let value =
        desk.books.latest(of: other.id, department: department).map {
          desk.shown($0.value, other) + " (\($0.month))"
        } ?? "—"
      lines.append(
        "    \(other.name(in: desk.language)): \(row[desk.language.rawValue]) — \(value)")
    }
    return lines
  }

  private var knowledgeRows: [Knowledge.Table.Row] {
    desk.knowledge.rows("kpis/variants.tsv")
  }

  /// A formula with the names of what it is made of: 売上総利益 ÷ 売上高 × 100.
  func text(_ formula: Formula) -> String { text(formula, isInside: false) }

  private func text(_ formula: Formula, isInside: Bool) -> String {
    switch formula {
    case .number(let n): return NumberWording.grouped(n)
    case .name(let id): return desk.name(id)
    case .negative(let a): return "−" + text(a, isInside: true)
    case .call(let function, let parts):
      let inner = parts.map { text($0, isInside: false) }.joined(separator: ", ")
      return context.say("kpi/function/\(function.rawValue)", ["part": inner])
    case .binary(let operation, let a, let b):
      let sign =
        [Formula.Operation.plus: "+", .minus: "−", .times: "×", .over: "÷"][operation] ?? ""
      let isSum = operation == .plus || operation == .minus
      let needsRight = operation != .plus
      let sum =
        text(a, isInside: !isSum) + " \(sign) " + text(b, isInside: needsRight)
      return isInside && (isSum || operation == .over) ? "(\(sum))" : sum
    }
  }

  private func json(
    _ entry: MetricEntry, _ span: MonthSpan?, _ outcome: FigureOutcome,
    _ parts: [(id: String, outcome: FigureOutcome)]
  ) -> JSON {
    .object(
      [
        ("metric", .string(entry.id)), ("ja", .string(entry.ja)), ("en", .string(entry.en)),
        ("unit", .string(entry.unit)), ("better", .optional(entry.better)),
        ("formula", .optional(entry.formula.map(text))),
        ("months", .optional(span.map { "\($0)" })),
      ] + desk.json(outcome) + [
        (
          "parts",
          .array(parts.map { .object([("id", .string($0.id))] + desk.json($0.outcome)) })
        )
      ])
  }
}
