// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Days as people type them: 2027-03-31, 令和9年3月末, 来年3月, 12月1日, 2年後, end of next March, in two
/// years, 1 December.
struct DayReader {
  /// Which day of a month is meant that tells none, and which year of a day that tells none.
  enum Sense {
    /// The first day, of the next such month.
    case start
    /// The last day, of the next such month.
    case end
    /// The last such day there was.
    case past
  }

  let today: CalendarDate
  /// The month in which the company's year starts, 1–12.
  let fiscalYearStart: Int
  var sense = Sense.end

  /// - Returns: nil for what names no day, or one that there isn't.
  func day(_ typed: String) -> CalendarDate? {
    var text = FoldedText.fold(typed.trimmed).trimmed
    if let day = CalendarDate(iso: text), day.year > 1900 { return day }
    for end in ["までに", "まで", "から", "に", "頃", "ごろ"] where text.hasSuffix(end) {
      text.removeLast(end.count)
      break
    }
    for lead in ["by ", "on ", "from ", "until ", "the "] where text.hasPrefix(lead) {
      text.removeFirst(lead.count)
    }
    text = text.trimmed
    return numeric(text) ?? japanese(text) ?? english(text)
  }

  // MARK: Figures

  /// 2027/3/31, 2027年3月末, 令和9年3月, 12/1, 12月1日.
  private func numeric(_ text: String) -> CalendarDate? {
    var text = text[...]
    var before = 0
    for (era, years) in [("令和", 2018), ("平成", 1988), ("r", 2018)] where text.hasPrefix(era) {
      text.removeFirst(era.count)
      before = years
      break
    }
    let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    let rest = text.filter { !$0.isNumber && !"年月日/-. ".contains($0) }
    guard rest.isEmpty || rest == "末" || rest == "初め", (1...3).contains(numbers.count) else {
      return nil
    }
    let isLast = rest == "末"
    if before > 0 || numbers[0] > 1900 {
      let year = numbers[0] + before
      if numbers.count == 1 { return text.contains("年") ? yearDay(year, isLast: isLast) : nil }
      return date(year, numbers[1], numbers.count > 2 ? numbers[2] : nil, isLast: isLast)
    }
    // Without a year: 12月1日, 12/1, 3月末.
    let isMonth = text.contains("月") && !text.contains("年") || text.contains("/")
    guard isMonth, numbers.count < 3 else { return nil }
    return near(numbers[0], numbers.count > 1 ? numbers[1] : nil, isLast: isLast)
  }

  private func yearDay(_ year: Int, isLast: Bool) -> CalendarDate? {
    sense == .start && !isLast ? date(year, 1, 1) : date(year, 12, 31)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int? = nil, isLast: Bool = false)
    -> CalendarDate?
  {
    guard (1...12).contains(month), year > 1900 else { return nil }
    let last = CalendarDate.days(inMonth: month, of: year)
    return CalendarDate(
      year: year, month: month, day: day ?? (sense == .start && !isLast ? 1 : last))
  }

  /// The next such day from today, or the last one there was.
  private func near(_ month: Int, _ day: Int?, isLast: Bool = false) -> CalendarDate? {
    guard let own = date(today.year, month, day, isLast: isLast) else { return nil }
    if sense == .past {
      return own <= today ? own : date(today.year - 1, month, day, isLast: isLast)
    }
    let isOver = sense == .start && day == nil ? month < today.month : own < today
    return isOver ? date(today.year + 1, month, day, isLast: isLast) : own
  }

  /// A month so many months from now.
  private func month(ahead count: Int, isLast: Bool = false) -> CalendarDate? {
    let ordinal = today.year * 12 + today.month - 1 + count
    return date(ordinal / 12, ordinal % 12 + 1, isLast: isLast)
  }

  /// The last day of this fiscal year or of one after it.
  private func fiscalEnd(_ ahead: Int) -> CalendarDate? {
    let started = today.month >= fiscalYearStart ? today.year : today.year - 1
    let ordinal = (started + ahead + 1) * 12 + fiscalYearStart - 2
    let (year, month) = (ordinal / 12, ordinal % 12 + 1)
    return CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
  }

  // MARK: Words

  private func japanese(_ text: String) -> CalendarDate? {
    switch text {
    case "今日", "本日": return today
    case "明日": return today.adding(days: 1)
    case "昨日": return today.adding(days: -1)
    case "年末": return date(today.year, 12, 31)
    case "年度末", "今年度", "今期", "今年度末", "今期末", "期末", "今期中", "今年度中": return fiscalEnd(0)
    case "来年度", "来期", "来年度末", "来期末", "来期中", "来年度中": return fiscalEnd(1)
    case "再来期", "再来年度", "再来期末", "再来年度末": return fiscalEnd(2)
    case "半年後": return today.adding(months: 6)
    default: break
    }
    for (word, count) in [("再来月", 2), ("来月", 1), ("今月", 0), ("先月", -1)]
    where text.hasPrefix(word) {
      let rest = String(text.dropFirst(word.count))
      if rest.isEmpty || rest == "末" || rest == "中" {
        return month(ahead: count, isLast: !rest.isEmpty)
      }
      if rest == "初め" { return month(ahead: count).flatMap { date($0.year, $0.month, 1) } }
      let day = Int(rest.filter(\.isNumber))
      return month(ahead: count).flatMap { date($0.year, $0.month, day) }
    }
    for (word, count) in [("再来年", 2), ("来年", 1), ("今年", 0), ("昨年", -1), ("去年", -1)]
    where text.hasPrefix(word) {
      let rest = String(text.dropFirst(word.count)).drop { $0 == "の" }
      if ["", "末", "中"].contains(rest) { return yearDay(today.year + count, isLast: rest != "") }
      return numeric("\(today.year + count)年" + rest)
    }
    guard text.hasSuffix("後"), let number = Int(text.prefix { $0.isNumber }), number < 1_000
    else { return nil }
    switch text.drop(while: \.isNumber) {
    case "年後": return today.adding(months: number * 12)
    case "か月後", "ヶ月後", "カ月後", "ヵ月後", "月後": return today.adding(months: number)
    case "週間後", "週後": return today.adding(days: number * 7)
    case "日後": return today.adding(days: number)
    default: return nil
    }
  }

  private func english(_ text: String) -> CalendarDate? {
    var words = text.split { $0 == " " || $0 == "," }.map(String.init)
    var isLast = false
    if words.starts(with: ["end", "of"]) {
      isLast = true
      words.removeFirst(2)
      if words.first == "the" { words.removeFirst() }
    }
    switch words.joined(separator: " ") {
    case "today": return today
    case "tomorrow": return today.adding(days: 1)
    case "yesterday": return today.adding(days: -1)
    case "month", "this month": return month(ahead: 0, isLast: isLast)
    case "next month": return month(ahead: 1, isLast: isLast)
    case "year", "this year", "year-end": return date(today.year, 12, 31)
    case "next year": return yearDay(today.year + 1, isLast: isLast)
    case "fiscal year", "this fiscal year": return fiscalEnd(0)
    case "next fiscal year": return fiscalEnd(1)
    default: break
    }
    if words.first == "in", words.count >= 3 {
      let count = Int(words[1]) ?? DayReader.counts.firstIndex(of: words[1])
      guard let count, count < 1_000 else { return nil }
      switch words[2].hasSuffix("s") ? String(words[2].dropLast()) : words[2] {
      case "year": return today.adding(months: count * 12)
      case "month": return today.adding(months: count)
      case "week": return today.adding(days: count * 7)
      case "day": return today.adding(days: count)
      default: return nil
      }
    }
    if words.first == "next" { words.removeFirst() }
    guard let at = words.firstIndex(where: { CalendarDate.month(named: $0) != nil }),
      words.count <= 3, let month = CalendarDate.month(named: words[at])
    else { return nil }
    var numbers: [Int] = []
    for (index, word) in words.enumerated() where index != at {
      let digits = word.prefix(while: \.isNumber)
      guard let number = Int(digits),
        ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
      else { return nil }
      numbers.append(number)
    }
    let year = numbers.first { $0 > 1900 }
    let day = numbers.first { $0 <= 31 }
    guard numbers.count == (year == nil ? 0 : 1) + (day == nil ? 0 : 1) else { return nil }
    return year.map { date($0, month, day, isLast: isLast) } ?? near(month, day, isLast: isLast)
  }

  private static let counts = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
}
