// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Knowledge
import Model
import Reasoning
import Store

extension CommandContext {
  /// The company's figures, put together anew only when somebody changed them.
  func books(_ store: StatementStore) throws(Problem) -> CompanyBooks {
    let key = "\(options.knowledge ?? "") \(store.path) \(try store.figureCounter)"
    if let loaded = conversation.loadedBooks, loaded.key == key { return loaded.books }
    let books = CompanyBooks(
      try knowledge(), years: try store.figures(), periods: try store.periodFigures(),
      ties: try store.accountItems())
    conversation.loadedBooks = (key, books)
    return books
  }
}

/// Lays under an initiative what the books tell of its number: where it stood in the months
/// before the start, and where it stands since.
///
/// What the president told stands over it. Of an amount that adds up over months nobody says for
/// how many a told value is, so the books speak only where nothing is told.
final class CompanyFigures: BookedFigures {
  private let context: CommandContext
  private let store: StatementStore
  private lazy var books: CompanyBooks? = try? context.books(store)
  private lazy var units: [String: String] = {
    let rows = (try? context.knowledge())?.rows("kpis/kpis.tsv") ?? []
    return Dictionary(rows.map { ($0["id"], $0["unit"]) }) { first, _ in first }
  }()

  private init(_ context: CommandContext, _ store: StatementStore) {
    self.context = context
    self.store = store
  }

  private(set) lazy var version: String =
    "\(context.options.knowledge ?? "") \(store.path) \((try? store.figureCounter) ?? 0)"

  /// Nil for those who may not see the company's figures.
  static func seen(
    _ context: CommandContext, _ store: StatementStore
  ) throws(Problem) -> CompanyFigures? {
    KPIDesk.maySee.contains(try context.audience()) ? CompanyFigures(context, store) : nil
  }

  /// Units of the register by those of the KPI tables.
  private static let registerUnits: [String: String] = [
    "%": "percent", "JPY": "JPY", "hours": "hours", "days": "days", "persons": "people",
    "months": "months", "years": "years", "times": "times", "cases": "cases",
  ]

  func entry(_ entry: RegisterEntry, recordedAt: String) -> RegisterEntry {
    let start = entry.date("start") ?? CalendarDate(iso: String(recordedAt.prefix(10)))
    guard let metric = entry["metric"], let start, let books, books.span != nil,
      books.knows(metric), let unit = units[metric].flatMap({ Self.registerUnits[$0] }),
      let sides = BeforeAfter(books, turn: Month(start), .latest), mayJoin(entry, metric, unit)
    else { return entry }
    let department = department(entry, books)
    func level(_ span: MonthSpan) -> RegisterAmount? {
      books.level(of: metric, in: span, department: department).value.map {
        RegisterAmount(unit == "JPY" ? $0.rounded() : ($0 * 100).rounded() / 100, unit)
      }
    }
    var entry = entry
    if !entry.rows.contains(where: { $0.field == "baseline" }), let amount = level(sides.before) {
      entry.rows.append(RegisterRow(entry.subject, "baseline", value: amount.text))
      entry.booked["baseline"] = "\(sides.before)"
    }
    if let after = sides.after, let amount = level(after) { entry.add(amount, of: after) }
    return entry
  }

  /// Whether what is told and what the books say can be held against each other.
  private func mayJoin(_ entry: RegisterEntry, _ metric: String, _ unit: String) -> Bool {
    let told = [entry.amount("baseline"), entry.amount("target")].compactMap { $0 }
    if books?.isFlow(metric) ?? true { return told.isEmpty && entry.latestFigure == nil }
    return told.allSatisfy { $0.unit == unit }
  }

  /// The department of the books that an initiative is about, when it is about one alone.
  private func department(_ entry: RegisterEntry, _ books: CompanyBooks) -> String {
    let own = entry.items("department").map(\.item)
    guard own.count == 1, let id = own.first else { return "" }
    let names = (try? context.knowledge())?.departments[id]?.names ?? []
    let folded = Set(([id] + names).map { FoldedText.fold($0) })
    return books.departments.first { folded.contains(FoldedText.fold($0)) } ?? ""
  }
}

extension RegisterEntry {
  /// A figure of the books among the reviews, in the order of their days; one that was told on
  /// the same day or later stands over it.
  fileprivate mutating func add(_ amount: RegisterAmount, of months: MonthSpan) {
    var review = RegisterReview(
      subject: subject, number: 0, date: months.last.lastDay.description)
    review.figure = amount
    review.months = "\(months)"
    let place = reviews.firstIndex { $0.date >= review.date } ?? reviews.count
    if place == reviews.count { review.number = (reviews.map(\.number).max() ?? 0) + 1 }
    reviews.insert(review, at: place)
  }
}
