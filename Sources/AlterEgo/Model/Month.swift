// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A calendar month, from January of year 1 to December of 9999.
@usableFromInline package struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Months since January of year 0, so that months can be counted with.
  package let ordinal: Int

  package init(ordinal: Int) { self.ordinal = ordinal }

  /// Nil when there is no such month.
  package init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    ordinal = year * 12 + month - 1
  }

  /// The months that a company's books can be of; a date beyond them is a slip of the pen.
  package static let ofBooks = Month(ordinal: 1950 * 12)...Month(ordinal: 2149 * 12 + 11)

  package init(_ day: CalendarDate) { ordinal = day.year * 12 + day.month - 1 }

  /// Reads `2026-04`, `2026/4` or `2026.4`; nil when it is written otherwise.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    guard parts.count == 2, parts[0].utf8.count == 4, (1...2).contains(parts[1].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1])
    else { return nil }
    self.init(year: year, month: month)
  }

  package var year: Int { ordinal / 12 }
  /// 1–12.
  package var month: Int { ordinal % 12 + 1 }

  @usableFromInline package static func < (a: Month, b: Month) -> Bool { a.ordinal < b.ordinal }
  package static func + (month: Month, count: Int) -> Month {
    Month(ordinal: month.ordinal + count)
  }
  package static func - (month: Month, count: Int) -> Month { month + -count }

  /// `2026-04`.
  @usableFromInline package var description: String {
    let years = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - years.count)) + years
    return padded + (month < 10 ? "-0" : "-") + String(month)
  }

  /// The last day of the month.
  package var lastDay: CalendarDate {
    CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
      ?? CalendarDate(daysSince1970: 0)
  }
}

/// Months in a row, both ends included.
@usableFromInline package struct MonthSpan: Hashable, Sendable, CustomStringConvertible {
  package let first: Month
  package let last: Month

  package init(_ first: Month, _ last: Month) {
    self.first = min(first, last)
    self.last = max(first, last)
  }

  package init(_ month: Month) { self.init(month, month) }

  /// Reads `2026-04..2026-09`, `2026-04~2026-09` or a single month.
  package init?(_ text: String) {
    var ends: [Substring] = [Substring(text)]
    for separator in ["..", "~", "〜", "～", "から"] where text.contains(separator) {
      ends = text.split(separator: separator, omittingEmptySubsequences: false)
      break
    }
    guard let first = ends.first.flatMap({ Month($0) }),
      let last = ends.last.flatMap({ Month($0) }), ends.count <= 2, first <= last
    else { return nil }
    self.init(first, last)
  }

  /// How many months it has.
  package var count: Int { last.ordinal - first.ordinal + 1 }
  package var months: [Month] { (0..<count).map { first + $0 } }
  package func contains(_ month: Month) -> Bool { first <= month && month <= last }

  /// Whether the months of another are some of its own, and not all of them.
  package func encloses(_ other: MonthSpan) -> Bool {
    self != other && first <= other.first && other.last <= last
  }

  /// Whether the two have a month in common.
  package func meets(_ other: MonthSpan) -> Bool { first <= other.last && other.first <= last }

  @usableFromInline package var description: String {
    count == 1 ? "\(first)" : "\(first)..\(last)"
  }
}
