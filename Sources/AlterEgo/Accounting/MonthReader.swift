// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What a heading says of time.
enum HeadingTime: Equatable {
  case month(Month)
  /// A month of 1–12 whose year stands elsewhere.
  case monthOfYear(Int)
}

/// Reads months, days and periods as Japanese books write them: 令和 8年1月度, R.08/04/05,
/// `( 8. 1)`, 2026/04, 4月, Apr-26.
enum MonthReader {
  /// The first year of an era less one, by the folded names it goes by.
  private static let eras: [(names: [String], before: Int)] = [
    (["令和", "令", "r"], 2018), (["平成", "平", "h"], 1988), (["昭和", "昭", "s"], 1925),
  ]

  /// The month that a whole heading names; nil when it is about something else.
  static func heading(_ text: String) -> HeadingTime? {
    var cursor = Cursor(text)
    cursor.skip("([「【<")
    guard let time = cursor.month() else { return nil }
    cursor.skip(")]」】>")
    return cursor.isAtEnd ? time : nil
  }

  /// Whether a heading is written as a month that there isn't: 2026/13, 令和8年0月.
  static func isImpossible(_ text: String) -> Bool {
    var cursor = Cursor(text)
    cursor.skip("([「【<")
    guard let year = cursor.year(), year > 1900, cursor.separator("/-.年"),
      let number = cursor.number(), number > 12 || number == 0
    else { return false }
    cursor.skip("月度分末)]」】>")
    return cursor.isAtEnd
  }

  /// The day that a cell names, as in a journal.
  static func day(_ text: String) -> CalendarDate? {
    var cursor = Cursor(text)
    if let digits = cursor.digitsOnly, digits.count == 8, let number = Int(digits) {
      return inBooks(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    guard let year = cursor.year(), cursor.separator("/-.年"), let month = cursor.number(),
      cursor.separator("/-.月"), let day = cursor.number()
    else { return nil }
    cursor.skip("日")
    // A time of day may follow.
    guard cursor.isAtEnd || cursor.rest.first == " " || cursor.rest.first == "t" else { return nil }
    return inBooks(year: year, month: month, day: day)
  }

  /// Nil for a day that there isn't, and for one that no books are of.
  private static func inBooks(year: Int, month: Int, day: Int) -> CalendarDate? {
    guard let found = CalendarDate(year: year, month: month, day: day),
      Month.ofBooks.contains(Month(found))
    else { return nil }
    return found
  }

  /// What a line above a table says of time: 自 2026年4月1日 至 2026年9月30日, 2026年4月度,
  /// 令和8年度.
  struct Title: Equatable {
    /// The months it names, from the first to the last.
    var span: MonthSpan?
    /// The year in which the fiscal year starts: 2026年度.
    var fiscalYear: Int?
    var year: Int?
  }

  static func title(_ text: String) -> Title {
    var cursor = Cursor(text)
    var title = Title()
    var months: [Month] = []
    while !cursor.isAtEnd {
      let start = cursor.at
      // 作成日 and 出力日 tell when the table was printed, not what it is of.
      if cursor.skipWords(["作成日", "出力日", "印刷日", "作成", "出力", "印刷", "発行日"]) {
        cursor.skip(":： ")
        if cursor.dayOrMonth() != nil { continue }
      }
      if let month = cursor.dayOrMonth() {
        months.append(month)
        continue
      }
      cursor.at = start
      if let year = cursor.year() {
        cursor.skip(" ")
        if cursor.skipWords(["年度", "期"]) {
          title.fiscalYear = year
          continue
        }
        if cursor.skipWords(["年"]) {
          title.year = year
          continue
        }
      }
      cursor.at = start
      cursor.advance()
    }
    if let first = months.min(), let last = months.max() { title.span = MonthSpan(first, last) }
    return title
  }

  /// A place in a folded text.
  struct Cursor {
    private let text: [Character]
    var at = 0

    init(_ text: String) {
      let folded = FoldedText.fold(text).filter { $0 != "\n" && $0 != "\r" }
      self.text = Array(String(folded).trimmingBlanks())
    }

    var isAtEnd: Bool { at >= text.count }
    var rest: ArraySlice<Character> { text[min(at, text.count)...] }
    mutating func advance() { at += 1 }

    var digitsOnly: String? {
      !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber } ? String(text) : nil
    }

    mutating func skip(_ characters: String) {
      while at < text.count, characters.contains(text[at]) || text[at].isWhitespace { at += 1 }
    }

    mutating func skipWords(_ words: [String]) -> Bool {
      for word in words where rest.starts(with: Array(word)) {
        at += word.count
        return true
      }
      return false
    }

    /// Whether a year read since then can be no number of something else: it has four digits, or
    /// names its era.
    func hasYearMark(since start: Int) -> Bool {
      let read = text[min(start, at)..<at]
      return read.count >= 4 || read.contains { !$0.isNumber }
    }

    /// The number of a month in English: apr, april.
    mutating func monthName() -> Int? {
      let start = at
      while at < text.count, text[at].isLetter { at += 1 }
      if let month = CalendarDate.month(named: String(text[start..<at])) { return month }
      at = start
      return nil
    }

    mutating func digit() -> Int? {
      guard at < text.count, text[at].isASCII, let digit = text[at].wholeNumberValue else {
        return nil
      }
      at += 1
      return digit
    }

    mutating func number() -> Int? {
      skip("")
      var digits = ""
      while at < text.count, text[at].isASCII, text[at].isNumber, digits.count < 8 {
        digits.append(text[at])
        at += 1
      }
      return Int(digits)
    }

    mutating func separator(_ marks: String) -> Bool { mark(marks) != nil }

    /// The next character when it is one of the marks.
    private mutating func mark(_ marks: String) -> Character? {
      skip("")
      guard at < text.count, marks.contains(text[at]) else { return nil }
      at += 1
      return text[at - 1]
    }

    /// A year of an era or of four digits, or of two: up to 19 in Reiwa, else of this century.
    mutating func year() -> Int? {
      skip("'")
      let start = at
      for era in MonthReader.eras {
        for name in era.names where rest.starts(with: Array(name)) {
          at += name.count
          skip(".")
          if skipWords(["元"]) { return era.before + 1 }
          if let number = number(), (1...99).contains(number) { return era.before + number }
          at = start
        }
      }
      guard let number = number() else { return nil }
      let length = at - start
      if length == 4, (1900...2199).contains(number) { return number }
      if length <= 2, number > 0 { return number <= 19 ? 2018 + number : 2000 + number }
      at = start
      return nil
    }

    /// A month of a day or of a year; the day is passed over.
    mutating func dayOrMonth() -> Month? {
      guard case .month(let month)? = month() else { return nil }
      let start = at
      if number() == nil { at = start }
      skip("日度分")
      return month
    }

    mutating func month() -> HeadingTime? {
      let start = at
      if let english = english() { return english }
      at = start
      // 202604
      if let number = number(), at - start == 6, at >= text.count || !"/-.年".contains(text[at]),
        let month = Month(year: number / 100, month: number % 100)
      {
        return .month(month)
      }
      at = start
      if let year = year(), let mark = mark("/-.年"), let number = number(),
        let month = Month(year: year, month: number)
      {
        // The day that ends a month may follow: 2026/04/30, 2026年4月30日. 2026/4-6 is no day.
        let behind = at
        if separator(mark == "年" ? "月" : String(mark)) {
          let day = self.number()
          if day == nil { at = behind }
        }
        skip("月日度分末実績残高")
        return .month(month)
      }
      at = start
      if let number = number(), (1...12).contains(number) {
        if skipWords(["月"]) {
          skip("度分実績残高")
          return .monthOfYear(number)
        }
      }
      at = start
      return nil
    }

    /// Apr 2026, Apr-26, April, 2026 Apr.
    private mutating func english() -> HeadingTime? {
      skip("")
      var year: Int?
      let start = at
      if let number = number(), at - start == 4 { year = number } else { at = start }
      skip("-/ ")
      guard let month = monthName() else { return nil }
      skip(".-/' ,")
      let digits = at
      if year == nil, let number = number() {
        year = at - digits == 2 ? 2000 + number : at - digits == 4 ? number : nil
        if year == nil { at = digits }
      }
      guard let year else { return .monthOfYear(month) }
      return Month(year: year, month: month).map { .month($0) }
    }
  }
}
