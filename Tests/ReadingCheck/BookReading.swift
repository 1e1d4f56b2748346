// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Knowledge
import Model
import Store

/// The figures of a store as the product loads them, for the clocks.
public struct BookReading {
  private let books: CompanyBooks
  /// The KPIs of the catalogue.
  public let kpis: [String]

  /// Loads every figure of the store at a path.
  public init(store path: String) throws {
    let knowledge = try KnowledgeBase(KnowledgeFile.builtIn())
    let store = try StatementStore.open(path: path, access: .readOnly)
    books = CompanyBooks(
      knowledge, years: try store.figures(), periods: try store.periodFigures(),
      ties: try store.accountItems())
    kpis = knowledge.rows("kpis/kpis.tsv").map { $0["id"] }
  }

  public var months: Int { books.span?.count ?? 0 }
  public var departments: [String] { books.departments }

  /// Works one KPI out for every month; how many of them are known.
  public func series(of kpi: String, department: String = "") -> Int {
    books.series(of: kpi, department: department).count { $0.outcome.value != nil }
  }
}
