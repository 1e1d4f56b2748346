// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Advice
import Foundations
import Knowledge
import Model
import Store
import Wording

/// A KPI or an item of accounting, with what it takes to show its values.
struct MetricEntry: Equatable {
  let id: String
  let ja: String
  let en: String
  /// As `knowledge/kpis` has it: `%`, `JPY`, `JPY/person`.
  let unit: String
  /// `up`, `down`, `range`; nil for an item.
  let better: String?
  /// Nil for an item and for what is only told.
  let formula: Formula?

  func name(in language: SpokenLanguage) -> String { language == .japanese ? ja : en }

  /// Whether a change of that size makes it better; nil where neither way is.
  func isBetter(_ change: Double) -> Bool? {
    guard change != 0 else { return nil }
    switch better {
    case "up": return change > 0
    case "down": return change < 0
    default: return nil
    }
  }
}

/// The company's figures as one command sees them.
struct KPIDesk {
  let context: CommandContext
  let knowledge: KnowledgeBase
  let books: CompanyBooks
  let ties: [String: [String]]

  static let maySee: Set<Audience> = [.president, .executive, .employee, .bank, .successor]

  /// - Throws: `visibilityRefused` for those who may not see the company's figures.
  init(_ context: CommandContext) throws(Problem) {
    let audience = try context.audience()
    guard KPIDesk.maySee.contains(audience) else {
      throw Problem(.visibilityRefused, ["id": "kpi", "audience": audience.rawValue])
    }
    self.context = context
    knowledge = try context.knowledge()
    guard Files.exists(context.conversation.storePath(context.options)) else {
      ties = [:]
      books = CompanyBooks(knowledge, years: [])
      return
    }
    let store = try context.reading()
    ties = try store.accountItems()
    books = try context.books(store)
  }

  /// The company's own figures of the metrics that statements name, for a map; none for those who
  /// may not see them.
  static func actuals(
    of statements: [Statement], for audience: Audience, _ context: CommandContext
  ) throws(Problem) -> [String: CompanyMap.Actual] {
    guard maySee.contains(audience) else { return [:] }
    let desk: KPIDesk
    do throws(Problem) {
      desk = try KPIDesk(context.withoutAudience)
    } catch {
      guard error.code == .visibilityRefused else { throw error }
      return [:]
    }
    guard desk.books.span != nil else { return [:] }
    var actuals: [String: CompanyMap.Actual] = [:]
    let limit = Month(try context.today())
    for id in Set(statements.flatMap { $0.draft.quantities.compactMap(\.metric) }) {
      guard let entry = desk.entry(id), let latest = desk.books.latest(of: id, upTo: limit) else {
        continue
      }
      actuals[id] = CompanyMap.Actual(value: latest.value, unit: entry.unit, month: latest.month)
    }
    return actuals
  }

  var language: SpokenLanguage { context.language }

  /// The ids of a view of `kpis/overview.tsv`; `cash-flow` is the one that the figures tell.
  func metrics(of view: String, department: String = "") -> [MetricEntry] {
    knowledge.rows("kpis/overview.tsv").filter { $0["view"] == view }.compactMap { row in
      row["metric"] == "cash-flow" ? cashFlow(department) : entry(row["metric"])
    }
  }

  /// The cash flow that the figures tell: what cash rose by in the month, else what the month
  /// earned in cash, else that of a year.
  func cashFlow(_ department: String) -> MetricEntry? {
    let ids = ["net_cash_flow", "monthly_cash_earnings", "operating_cf", "simple_cf"]
    let told = ids.first { id in
      books.series(of: id, department: department).filter { $0.outcome.value != nil }.count >= 2
    }
    return entry(told ?? ids[0])
  }

  // MARK: What was typed

  /// The KPI or item of a name in either language, or of an id.
  func metric(_ text: String) throws(Problem) -> MetricEntry {
    let key = KPIDesk.key(text)
    if let entry = entry(key) { return entry }
    for row in knowledge.rows("kpis/kpis.tsv") {
      let names =
        [row["id"], row["ja"], row["en"]] + row.list("synonyms_ja") + row.list("synonyms_en")
      if names.contains(where: { KPIDesk.key($0) == key }) { return entry(of: row) }
    }
    for item in books.table.items
    where [item.id, item.ja, item.en].contains(where: { KPIDesk.key($0) == key }) {
      return entry(of: item)
    }
    // What people call an item in books: 売上, 家賃.
    if let part = books.table.account(text)?.parts.first, !part.lessens,
      let item = books.table.item(part.item)
    {
      return entry(of: item)
    }
    throw Problem(.kpiUnknown, ["text": text])
  }

  /// What a figure typed under a name is a figure of: a KPI that is nothing but an item is the
  /// item, so that other KPIs find it.
  func told(_ entry: MetricEntry) -> MetricEntry {
    guard case .name(let id)? = entry.formula, let item = books.table.item(id) else { return entry }
    return self.entry(of: item)
  }

  /// The KPI or item of an id.
  func entry(_ id: String) -> MetricEntry? {
    if let row = knowledge.rows("kpis/kpis.tsv").first(where: { $0["id"] == id }) {
      return entry(of: row)
    }
    return books.table.item(id).map { entry(of: $0) }
  }

  private func entry(of row: Knowledge.Table.Row) -> MetricEntry {
    MetricEntry(
      id: row["id"], ja: row["ja"], en: row["en"], unit: row["unit"], better: row["better"],
      formula: row["formula"] == "input" ? nil : try? Formula(row["formula"]))
  }

  private func entry(of item: Item) -> MetricEntry {
    MetricEntry(
      id: item.id, ja: item.ja, en: item.en, unit: item.unit, better: nil, formula: nil)
  }

  private static func key(_ text: String) -> String { AccountName.key(text) }

  func name(_ id: String) -> String { entry(id)?.name(in: language) ?? id }

  // MARK: What is shown

  func shown(_ value: Double, _ entry: MetricEntry) -> String {
    KPIUnit(entry.unit).text(value, in: language)
  }

  /// Why nobody can say, with the figures that are missing by name.
  func reason(_ outcome: FigureOutcome) -> String {
    switch outcome {
    case .known: return ""
    case .undefined(let id): return context.say("kpi/undefined", ["metric": name(id)])
    case .missing(let figures):
      let names = figures.map { figure in
        figure.needed > 1
          ? context.say(
            "kpi/missing-months",
            [
              "item": name(figure.id), "known": String(figure.known),
              "needed": String(figure.needed),
            ]) : name(figure.id)
      }
      let separator = language.comma
      return context.say("kpi/missing", ["items": names.joined(separator: separator)])
    }
  }

  func month(_ month: Month) -> String { "\(month)" }

  /// The value or why there is none.
  func text(_ outcome: FigureOutcome, _ entry: MetricEntry) -> String {
    outcome.value.map { shown($0, entry) }
      ?? context.say("kpi/unknown-value", ["reason": reason(outcome)])
  }

  func json(_ outcome: FigureOutcome) -> [(String, JSON)] {
    var missing = JSON.null
    if case .missing(let figures) = outcome {
      missing = .array(
        figures.map {
          .object([("id", .string($0.id)), ("known", .int($0.known)), ("needed", .int($0.needed))])
        })
    }
    var undefined = JSON.null
    if case .undefined(let id) = outcome { undefined = .string(id) }
    return [
      ("value", outcome.value.map { .number($0) } ?? .null), ("missing", missing),
      ("undefined", undefined),
    ]
  }
}
