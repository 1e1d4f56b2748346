// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A unit of the closed list, and how it joins a number in each language.
struct FigureUnit {
  enum Family {
    case money, share, duration, counted, calendar, other
  }

  let id: String
  init(_ id: String) { self.id = id }

  var isCalendar: Bool { family == .calendar }

  var family: Family {
    switch id {
    case _ where Quantity.isMoney(id): .money
    case "percent", "pp", "ppm", "times", "times_annual_sales", "months_of_sales": .share
    case "hours", "minutes", "days", "business_days", "weeks", "months", "years", "fiscal_years":
      .duration
    case "people", "stores", "companies", "cases", "quotes", "count", "times_occurrence": .counted
    case "year", "fiscal_year", "fiscal_year_offset", "half", "quarter", "month": .calendar
    default: .other
    }
  }

  // MARK: - Japanese

  func japanese(_ value: Double) -> String {
    let n = family == .calendar ? JSON.written(value) : NumberWording.grouped(value)
    switch id {
    case "JPY": return MoneyWording.yen(value, in: .japanese)
    case "USD": return MoneyWording.counted(value) + "ドル"
    case "EUR": return MoneyWording.counted(value) + "ユーロ"
    case "currency_unspecified": return MoneyWording.counted(value)
    case "percent": return n + "%"
    case "pp": return n + "ポイント"
    case "ppm": return n + "ppm"
    case "times": return n + "倍"
    case "people": return n + "人"
    case "hours": return n + "時間"
    case "minutes": return n + "分"
    case "days": return n + "日"
    case "business_days": return n + "営業日"
    case "weeks": return n + "週間"
    case "months": return n + "か月"
    case "years": return n + "年"
    case "age": return n + "歳"
    case "months_of_sales": return "月商の" + n + "か月分"
    case "times_annual_sales": return "年商の" + n + "倍"
    case "per_year": return "年" + n + "回"
    case "year": return n + "年"
    case "fiscal_year": return n + "年度"
    case "fiscal_years": return n + "期"
    case "fiscal_year_offset": return japaneseOffset(value)
    case "half": return value == 1 ? "上期" : "下期"
    case "quarter": return "第" + n + "四半期"
    case "month": return n + "月"
    case "stores": return n + "店舗"
    case "companies": return n + "社"
    case "cases": return n + "件"
    case "quotes": return "見積" + n + "件"
    case "times_occurrence": return n + "回"
    case "count": return n
    default: return n + " " + spelt
    }
  }

  /// 25〜30%: the unit stands once, behind the second number, where both are plain numbers.
  func japaneseRange(_ low: Double, _ high: Double) -> String {
    let (first, second) = (japanese(low), japanese(high))
    let plain = NumberWording.grouped(low)
    let suffix = first.dropFirst(plain.count)
    guard family != .calendar, first.hasPrefix(plain), second.hasSuffix(suffix),
      second == NumberWording.grouped(high) + suffix
    else { return first + "〜" + second }
    return plain + "〜" + second
  }

  private func japaneseOffset(_ value: Double) -> String {
    switch value {
    case 0: "今期"
    case 1: "来期"
    case 2: "再来期"
    case -1: "前期"
    case -2: "前々期"
    case let n: NumberWording.grouped(abs(n)) + (n > 0 ? "期後" : "期前")
    }
  }

  // MARK: - English

  func english(_ value: Double) -> String {
    let n = family == .calendar ? JSON.written(value) : NumberWording.grouped(value)
    switch id {
    case "JPY": return MoneyWording.yen(value, in: .english)
    case "USD": return "$" + n
    case "EUR": return "€" + n
    case "currency_unspecified", "count": return n
    case "percent": return n + "%"
    case "pp": return counted(n, "percentage point")
    case "ppm": return n + " ppm"
    case "times": return n + " times"
    case "people": return n + (value == 1 ? " person" : " people")
    case "business_days": return counted(n, "business day")
    case "age": return "age " + n
    case "months_of_sales": return counted(n, "month") + " of sales"
    case "times_annual_sales": return n + " times annual sales"
    case "per_year": return counted(n, "time") + " a year"
    case "fiscal_year": return "fiscal " + n
    case "fiscal_years": return counted(n, "fiscal year")
    case "fiscal_year_offset": return englishOffset(value)
    case "half": return value == 1 ? "the first half" : "the second half"
    case "quarter": return "Q" + n
    case "month": return englishMonth(value) ?? n
    case "year": return n
    case "companies": return n + (value == 1 ? " company" : " companies")
    case "times_occurrence": return counted(n, "time")
    case "hours", "minutes", "days", "weeks", "months", "years", "stores", "cases", "quotes":
      return counted(n, String(id.dropLast()))
    default: return n + " " + spelt
    }
  }

  private func counted(_ n: String, _ noun: String) -> String {
    n == "1" ? "1 " + noun : n + " " + noun + "s"
  }

  private func englishOffset(_ value: Double) -> String {
    switch value {
    case 0: "this fiscal year"
    case 1: "next fiscal year"
    case -1: "last fiscal year"
    case let n where n > 0: "\(NumberWording.grouped(n)) fiscal years from now"
    case let n: "\(NumberWording.grouped(-n)) fiscal years ago"
    }
  }

  private func englishMonth(_ value: Double) -> String? {
    guard let number = Int(exactly: value), (1...12).contains(number) else { return nil }
    return CalendarDate.englishMonths[number - 1]
  }

  private var spelt: String { String(id.map { $0 == "_" ? " " : $0 }) }
}
