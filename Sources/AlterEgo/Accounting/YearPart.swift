// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A part of a year that a heading names: 2025年度第1四半期, 上期, 2025/4-6, 4〜6月, Apr-Jun 2026.
struct YearPart: Hashable {
  enum Sort: Hashable {
    /// One of 4.
    case quarter(Int)
    /// One of 2.
    case half(Int)
    /// From one month of 1–12 to another.
    case months(Int, Int)
    /// Named with the years of both ends.
    case span(MonthSpan)
  }

  var sort: Sort
  /// The year that stands beside it.
  var year: Int?
  /// Whether that year is one of accounts, named by the year in which it starts: 2025年度.
  var isFiscal = false

  /// How many months a quarter or a half has; 0 for one that names its months.
  private var length: Int {
    switch sort {
    case .quarter: 3
    case .half: 6
    case .months, .span: 0
    }
  }

  private var number: Int {
    switch sort {
    case .quarter(let number), .half(let number): number
    case .months, .span: 0
    }
  }

  // MARK: Reading

  /// The part that a whole heading names; nil when it is about something else.
  static func heading(_ text: String) -> YearPart? {
    var cursor = MonthReader.Cursor(text)
    cursor.skip("([「【<")
    guard var part = part(&cursor) else { return nil }
    cursor.skip("/-'(.")
    if part.year == nil { takeYear(&cursor, into: &part) }
    _ = cursor.skipWords(["累計"])
    cursor.skip("合計実績金額分)]」】>")
    return cursor.isAtEnd ? part : nil
  }

  private static func part(_ cursor: inout MonthReader.Cursor) -> YearPart? {
    let start = cursor.at
    if let span = span(&cursor) { return YearPart(sort: .span(span)) }
    cursor.at = start
    var part = YearPart(sort: .quarter(1))
    takeYear(&cursor, into: &part)
    cursor.skip("/-'.")
    guard let sort = sort(&cursor, hasYear: part.year != nil) else {
      // 第32期第1四半期 names the year by a count that nobody else keeps.
      cursor.at = start
      guard cursor.skipWords(["第"]), cursor.number() != nil, cursor.skipWords(["期"]),
        let sort = self.sort(&cursor, hasYear: false)
      else { return nil }
      return YearPart(sort: sort)
    }
    part.sort = sort
    return part
  }

  /// 2025年度, 2025年, FY2025, 令和7年度, 2025/.
  private static func takeYear(_ cursor: inout MonthReader.Cursor, into part: inout YearPart) {
    let start = cursor.at
    let isNamed = cursor.skipWords(["fy"])
    guard let year = cursor.year(), year > 1900, isNamed || cursor.hasYearMark(since: start) else {
      cursor.at = start
      return
    }
    if cursor.skipWords(["年度"]) {
      part.isFiscal = true
    } else {
      _ = cursor.skipWords(["年"])
    }
    part.year = year
  }

  private static func sort(_ cursor: inout MonthReader.Cursor, hasYear: Bool) -> Sort? {
    for (word, half) in [
      ("上半期", 1), ("下半期", 2), ("上期", 1), ("下期", 2), ("前半期", 1), ("後半期", 2), ("1h", 1), ("2h", 2),
      ("h1", 1), ("h2", 2),
    ] where cursor.skipWords([word]) { return .half(half) }
    let start = cursor.at
    if cursor.skipWords(["quarter", "qtr", "q"]), let number = cursor.digit(),
      (1...4).contains(number)
    {
      return .quarter(number)
    }
    cursor.at = start
    _ = cursor.skipWords(["第"])
    if let number = cursor.number(), (1...4).contains(number),
      cursor.skipWords(["四半期", "クォーター", "quarter", "q"])
    {
      return .quarter(number)
    }
    cursor.at = start
    return months(&cursor, hasYear: hasYear)
  }

  /// 4〜6月, 4月-6月, 10-12 behind a year, Apr-Jun.
  private static func months(_ cursor: inout MonthReader.Cursor, hasYear: Bool) -> Sort? {
    if let first = cursor.monthName() {
      guard cursor.separator(rangeMarks), let last = cursor.monthName() else { return nil }
      return .months(first, last)
    }
    guard let first = cursor.number(), (1...12).contains(first) else { return nil }
    let isMarked = cursor.skipWords(["月"])
    guard cursor.skipWords(["から"]) || cursor.separator(rangeMarks), let last = cursor.number(),
      (1...12).contains(last)
    else { return nil }
    return cursor.skipWords(["月"]) || isMarked || hasYear ? .months(first, last) : nil
  }

  /// 2025/04〜2025/06, 令和7年10月-令和8年3月.
  private static func span(_ cursor: inout MonthReader.Cursor) -> MonthSpan? {
    guard let first = month(&cursor), cursor.skipWords(["から"]) || cursor.separator(rangeMarks),
      let last = month(&cursor), first < last, last.ordinal - first.ordinal < 12
    else { return nil }
    return MonthSpan(first, last)
  }

  private static func month(_ cursor: inout MonthReader.Cursor) -> Month? {
    let start = cursor.at
    guard let year = cursor.year(), cursor.hasYearMark(since: start), cursor.separator("/-.年"),
      let number = cursor.number(), let month = Month(year: year, month: number)
    else { return nil }
    _ = cursor.skipWords(["月"])
    return month
  }

  private static let rangeMarks = "-~〜–—ー−"

  // MARK: Which months

  /// The months of the parts of one heading, in their order; nil for one that can't be told.
  ///
  /// A year of accounts needs the month in which the company's year starts. A year of the
  /// calendar beside a quarter tells its months only where both start together.
  static func spans(
    _ parts: [YearPart], _ title: TableTitle, _ hints: ReadingHints
  ) -> [MonthSpan?] {
    var before: [Int: (number: Int, span: MonthSpan)] = [:]
    let isDated = (title.span ?? hints.span) != nil || (hints.year ?? title.fiscalYear) != nil
    let named = parts.first { $0.year != nil && $0.length > 0 }
    return parts.map { part in
      var part = part
      let siblings = parts.filter { $0.length == part.length }
      // 上期 beside 2025年度1Q is of the same year.
      if part.year == nil, part.length > 0, before[part.length] == nil, !isDated, let named {
        (part.year, part.isFiscal) = (named.year, named.isFiscal)
      }
      let span = part.span(before[part.length], siblings, title, hints)
      if let span { before[part.length] = (part.number, span) }
      return span
    }
  }

  private func span(
    _ before: (number: Int, span: MonthSpan)?, _ siblings: [YearPart], _ title: TableTitle,
    _ hints: ReadingHints
  ) -> MonthSpan? {
    switch sort {
    case .span(let span): return span
    case .months(let first, let last):
      let start: Month?
      if let year {
        let isNext = isFiscal && first < hints.fiscalYearStart
        start = Month(year: isNext ? year + 1 : year, month: first)
      } else {
        start = title.month(first, after: before?.span.last, hints)
      }
      return start.map { MonthSpan($0, $0 + (last - first + 12) % 12) }
    case .quarter, .half:
      guard let start = start(before, siblings, title, hints) else { return nil }
      return MonthSpan(start, start + (length - 1))
    }
  }

  /// The first month of a quarter or a half.
  private func start(
    _ before: (number: Int, span: MonthSpan)?, _ siblings: [YearPart], _ title: TableTitle,
    _ hints: ReadingHints
  ) -> Month? {
    if let year {
      guard isFiscal || hints.fiscalYearStart == 1 else {
        return anchored(siblings, title.span ?? hints.span)
      }
      return Month(year: year, month: hints.fiscalYearStart).map { $0 + length * (number - 1) }
    }
    if let before {
      let steps = (number - before.number + 12 / length) % (12 / length)
      return before.span.first + length * (steps == 0 ? 12 / length : steps)
    }
    if let whole = title.span ?? hints.span { return anchored(siblings, whole) }
    guard let year = hints.year ?? title.fiscalYear else { return nil }
    return Month(year: year, month: hints.fiscalYearStart).map { $0 + length * (number - 1) }
  }

  /// The first month by the months of the whole table: a year, or as many as the parts have.
  private func anchored(_ siblings: [YearPart], _ whole: MonthSpan?) -> Month? {
    guard let whole else { return nil }
    if whole.count == 12 { return whole.first + length * (number - 1) }
    let least = siblings.map(\.number).min() ?? number
    guard whole.count == length * siblings.count else { return nil }
    return whole.first + length * (number - least)
  }
}
