// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A number with its comparator and unit, as people write it: 25%以上, 50万円まで, 3年以内;
/// `at least 25%`, `up to ¥500,000`, `within 3 years`.
package enum FigureWording {
  /// The figure in words; `per` is the period it counts within (`month` in 月30万円).
  package static func phrase(
    op: Comparator, value: Double, value2: Double? = nil, unit: String, per: String? = nil,
    in language: SpokenLanguage
  ) -> String {
    let unit = FigureUnit(unit)
    switch language {
    case .japanese:
      return japanesePeriod(per) + japanese(op, value, value2, unit)
    case .english:
      return english(op, value, value2, unit) + englishPeriod(per)
    }
  }

  /// A relative move: 20%減, 半分, 2倍; `down 20%`, `half`, `double`.
  package static func phrase(_ change: Change, in language: SpokenLanguage) -> String {
    let isJapanese = language == .japanese
    if change.unit == "percent" {
      if change.by == -50 { return isJapanese ? "半分" : "half" }
      if change.by == 100 { return isJapanese ? "2倍" : "double" }
    }
    let amount = amount(abs(change.by), unit: change.unit, in: language)
    if isJapanese { return amount + (change.by < 0 ? "減" : "増") }
    return (change.by < 0 ? "down " : "up ") + amount
  }

  /// The bare amount without comparator: 25%, 50万円; 25%, ¥500,000.
  package static func amount(_ value: Double, unit: String, in language: SpokenLanguage) -> String {
    let unit = FigureUnit(unit)
    return language == .japanese ? unit.japanese(value) : unit.english(value)
  }

  // MARK: - Japanese

  private static func japanese(
    _ op: Comparator, _ value: Double, _ value2: Double?, _ unit: FigureUnit
  ) -> String {
    let amount = unit.japanese(value)
    switch op {
    case .equal: return amount
    case .atLeast: return amount + (unit.isCalendar ? "以降" : "以上")
    case .more: return amount + (unit.isCalendar ? "より後" : "超")
    case .atMost: return amount + japaneseLimit(unit)
    case .less: return amount + (unit.isCalendar ? "より前" : "未満")
    case .range: return value2.map { unit.japaneseRange(value, $0) } ?? amount
    case .plusMinus: return "±" + amount
    case .about: return "約" + amount
    }
  }

  private static func japaneseLimit(_ unit: FigureUnit) -> String {
    switch unit.family {
    case .money, .calendar: "まで"
    case .duration: "以内"
    default: "以下"
    }
  }

  private static func japanesePeriod(_ per: String?) -> String {
    switch per {
    case nil: ""
    case "day": "1日"
    case "week": "週"
    case "month": "月"
    case "quarter": "四半期に"
    case "half": "半期に"
    case "year": "年"
    case "hour": "1時間"
    case "person": "1人"
    case "case": "1件"
    case "time": "1回"
    case "order": "1件"
    case let other?: other + "あたり"
    }
  }

  // MARK: - English

  private static func english(
    _ op: Comparator, _ value: Double, _ value2: Double?, _ unit: FigureUnit
  ) -> String {
    let amount = unit.english(value)
    if unit.isCalendar { return englishDate(op, amount, value2.map(unit.english)) }
    switch op {
    case .equal: return amount
    case .atLeast: return "at least " + amount
    case .more: return "more than " + amount
    case .atMost: return englishLimit(unit) + amount
    case .less: return (unit.family == .counted ? "fewer than " : "less than ") + amount
    case .range: return value2.map { unit.english(value) + " to " + unit.english($0) } ?? amount
    case .plusMinus: return "±" + amount
    case .about: return "about " + amount
    }
  }

  private static func englishLimit(_ unit: FigureUnit) -> String {
    switch unit.family {
    case .money, .calendar: "up to "
    case .duration: "within "
    default: "at most "
    }
  }

  private static func englishDate(_ op: Comparator, _ date: String, _ end: String?) -> String {
    switch op {
    case .equal, .plusMinus: date
    case .atLeast: "from \(date)"
    case .more: "after \(date)"
    case .atMost: "by \(date)"
    case .less: "before \(date)"
    case .range: end.map { "\(date) to \($0)" } ?? date
    case .about: "around \(date)"
    }
  }

  private static func englishPeriod(_ per: String?) -> String {
    switch per {
    case nil: ""
    case "half": " per half-year"
    case let other?: " per " + other.map { $0 == "_" ? " " : String($0) }.joined()
    }
  }
}
