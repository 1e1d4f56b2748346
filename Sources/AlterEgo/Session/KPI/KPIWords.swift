// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model

/// The options of `kpi`, as they were typed.
struct KPIWords {
  var month: String?
  var by: String?
  var at: String?
  var months: Int?
  var year: Int?
  var department: String?
  var cost: String?
  var gain: String?
  var metric: String?
  var output: String?

  /// A month or months in a row; nil when none was told.
  func span() throws(Problem) -> MonthSpan? {
    guard let month else { return nil }
    guard let span = MonthSpan(FoldedText.fold(month)), Month.ofBooks.contains(span.first),
      Month.ofBooks.contains(span.last)
    else {
      throw Problem(.usageBadMonth, ["text": month])
    }
    return span
  }

  /// The month by which a target is to be reached: 2029-03, 3年後, 来期末, in 3 years.
  func due(from today: CalendarDate, fiscalYearStart: Int) throws(Problem) -> Month {
    guard let by else { throw Problem(.usageNothingSaid, ["command": "kpi target … --by 2029-03"]) }
    let folded = FoldedText.fold(by).trimmed
    if let month = Month(folded) { return month }
    if let day = DayReader(today: today, fiscalYearStart: fiscalYearStart).day(by) {
      return Month(day)
    }
    let digits = folded.filter { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), (1...50).contains(count), folded.count < 20 else {
      throw Problem(.usageBadMonth, ["text": by])
    }
    if folded.contains("年") || folded.contains("year") { return Month(today) + count * 12 }
    if folded.contains("月") || folded.contains("month") { return Month(today) + count }
    throw Problem(.usageBadMonth, ["text": by])
  }
}

/// A part of `kpi`: the company's figures, and what was typed.
protocol KPIPart {
  var desk: KPIDesk { get }
  var words: KPIWords { get }
}

extension KPIPart {
  var context: CommandContext { desk.context }
  /// The department that is meant; empty for the whole company.
  var department: String { words.department ?? "" }
}

/// Numbers as people type them: 30%, 1億2000万円, 1,200千円, △300.
enum TypedAmount {
  private static let scales: [(Character, Double)] = [
    ("兆", 1e12), ("億", 1e8), ("万", 1e4), ("千", 1e3), ("百", 1e2),
  ]

  static func read(_ text: String) throws(Problem) -> Double {
    guard let value = value(FoldedText.fold(text)) else {
      throw Problem(.usageBadAmount, ["text": text])
    }
    return value
  }

  /// An amount by the month: 月25万円, 年300万円, 250,000 yen a month; one without a period is of a month.
  static func readMonthly(_ text: String) throws(Problem) -> Double {
    let folded = FoldedText.fold(text).trimmed
    for (word, months) in [
      ("毎月", 1.0), ("月に", 1), ("月", 1), ("年間", 12), ("毎年", 12), ("年に", 12), ("年", 12),
    ] where folded.hasPrefix(word) {
      return try read(String(folded.dropFirst(word.count))) / months
    }
    for (word, months) in [
      ("/月", 1.0), ("/年", 12), (" a month", 1), (" per month", 1), (" a year", 12),
      (" per year", 12),
    ] where folded.hasSuffix(word) {
      return try read(String(folded.dropLast(word.count))) / months
    }
    return try read(text)
  }

  private static func value(_ folded: String) -> Double? {
    var text = folded.filter { !$0.isWhitespace && !",，".contains($0) }[...]
    var sign = 1.0
    if let first = text.first, "-−△▲－".contains(first) {
      sign = -1
      text.removeFirst()
    }
    while let first = text.first, "¥￥$+".contains(first) { text.removeFirst() }
    var (sum, part, digits) = (0.0, "", false)
    while let first = text.first {
      if first.isASCII, first.isNumber || first == "." {
        part.append(first)
        digits = true
      } else if let scale = scales.first(where: { $0.0 == first })?.1 {
        guard let number = part.isEmpty ? nil : Double(part) else { return nil }
        sum += number * scale
        part = ""
        // 百万 and 千万 multiply.
        if let next = text.dropFirst().first, let more = scales.first(where: { $0.0 == next })?.1,
          more > scale
        {
          sum = (sum - number * scale) + number * scale * more
          text.removeFirst()
        }
      } else {
        break
      }
      text.removeFirst()
    }
    guard digits else { return nil }
    if !part.isEmpty {
      guard let number = Double(part) else { return nil }
      sum += number
    }
    for (word, scale) in [("thousand", 1e3), ("million", 1e6), ("billion", 1e9)]
    where text.hasPrefix(word) {
      text.removeFirst(word.count)
      sum *= scale
    }
    // A unit may stand behind it and nothing else.
    guard text.isEmpty || units.contains(String(text)) else { return nil }
    return sign * sum
  }

  private static let units: Set<String> = [
    "%", "円", "人", "名", "件", "日", "時間", "点", "ポイント", "pt", "倍", "年", "か月", "ヶ月", "ヵ月", "カ月", "回",
    "社", "円/月", "yen", "jpy", "people", "hours", "days", "months", "years", "times", "points",
    "cases",
  ]
}
