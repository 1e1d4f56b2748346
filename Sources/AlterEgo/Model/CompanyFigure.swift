// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a stored figure comes from, and so how it is to be read.
@usableFromInline package enum FigureSort: String, CaseIterable, Sendable {
  /// An account as a monthly table or a trial balance gives it, in its usual sign: what was sold
  /// or spent in the month, or what stood in the account at its end.
  case account
  /// The journal entries of an account: debit less credit within the month.
  case entries
  /// An item or KPI typed by hand, under its id.
  case measure
}

/// What one account or item came to, month by month, in one calendar year.
@usableFromInline package struct YearOfFigures: Equatable, Sendable {
  package let sort: FigureSort
  /// The account as the books call it, or the id of an item or KPI.
  package let name: String
  /// Empty for the whole company.
  package let department: String
  package let year: Int
  /// January to December; yen for accounts, nil where nothing is known.
  package var months: [Double?]

  package init(
    sort: FigureSort, name: String, department: String = "", year: Int,
    months: [Double?] = Array(repeating: nil, count: 12)
  ) {
    self.sort = sort
    self.name = name
    self.department = department
    self.year = year
    self.months = months
  }
}

/// One figure of one month, or of several months taken together.
@usableFromInline package struct FigureCell: Equatable, Sendable {
  package var sort: FigureSort
  package var name: String
  package var department: String
  package var span: MonthSpan
  package var value: Double

  package init(
    _ sort: FigureSort, _ name: String, department: String = "", _ span: MonthSpan, _ value: Double
  ) {
    self.sort = sort
    self.name = name
    self.department = department
    self.span = span
    self.value = value
  }
}

/// A file whose figures the store holds.
@usableFromInline package struct ImportedFile: Equatable, Sendable {
  /// SHA-256 of its bytes and of how it was asked to be read.
  package var content: String
  package var name: String
  package var layout: String
  package var encoding: String
  package var rows: Int
  /// Nil when the file tells no month.
  package var span: MonthSpan?
  /// UTC; the store sets it.
  package var importedAt = ""

  package init(
    content: String, name: String, layout: String, encoding: String, rows: Int, span: MonthSpan?
  ) {
    self.content = content
    self.name = name
    self.layout = layout
    self.encoding = encoding
    self.rows = rows
    self.span = span
  }
}

/// A level that a KPI is to reach by a month.
@usableFromInline package struct KPITarget: Equatable, Sendable {
  /// The id of a KPI or item.
  package var metric: String
  /// Empty for the whole company.
  package var department: String
  package var due: Month
  /// In the unit of the KPI.
  package var value: Double
  /// Where the KPI stood when the target was set, and in which month; nil when it was unknown.
  package var baseline: Double?
  package var baselineMonth: Month?

  package init(metric: String, department: String = "", due: Month, value: Double) {
    self.metric = metric
    self.department = department
    self.due = due
    self.value = value
  }
}
