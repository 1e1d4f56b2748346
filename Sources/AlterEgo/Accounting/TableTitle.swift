// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What stands above a table: its months, its unit, its department.
struct TableTitle {
  var span: MonthSpan?
  var fiscalYear: Int?
  var year: Int?
  var scale: Double?
  var department: String?

  /// Takes what a line says.
  mutating func take(_ texts: [String]) {
    for text in texts where !text.isEmpty {
      if let scale = Heading.scale(text) { self.scale = scale }
      if let name = TableTitle.department(text) { department = name }
    }
    let title = MonthReader.title(texts.joined(separator: " "))
    span = title.span ?? span
    fiscalYear = title.fiscalYear ?? fiscalYear
    year = title.year ?? year
    if let label = texts.first, texts.count > 1, !texts[1].isEmpty,
      ["部門", "部署", "部門名", "department"].contains(Heading.folded(label))
    {
      department = texts[1]
    }
  }

  /// 部門：第一営業部.
  static func department(_ text: String) -> String? {
    let plain = text.trimmingBlanks()
    for label in ["部門名", "部門", "部署", "Department", "department"] where plain.hasPrefix(label) {
      let rest = plain.dropFirst(label.count)
      guard let mark = rest.first, ":：".contains(mark) else { continue }
      let name = String(rest.dropFirst()).trimmingBlanks()
      return name.isEmpty ? nil : name
    }
    return nil
  }

  /// The month of a heading that names no year: the next of that number after the one before it,
  /// else in the months or the year that stand above or were told.
  func month(_ number: Int, after before: Month?, _ hints: ReadingHints) -> Month? {
    if let before {
      let gap = (number - before.month + 12) % 12
      return before + (gap == 0 ? 12 : gap)
    }
    if let span = span ?? hints.span {
      if let within = span.months.first(where: { $0.month == number }) { return within }
      return Month(year: span.first.year, month: number)
    }
    if let year = hints.year { return Month(year: year, month: number) }
    if let fiscalYear {
      return Month(
        year: number >= hints.fiscalYearStart ? fiscalYear : fiscalYear + 1, month: number)
    }
    return year.flatMap { Month(year: $0, month: number) }
  }
}

extension TableTitle {
  /// The unit in a heading: 金額(千円).
  mutating func takeScale(_ texts: [String]) {
    for text in texts {
      guard let open = text.lastIndex(where: { "(（[［".contains($0) }) else { continue }
      if let scale = Heading.scale(String(text[open...])) { self.scale = scale }
    }
  }
}
