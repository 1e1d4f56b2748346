// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The unit in which a column or a sentence gives amounts of yen.
package enum MoneyScale: Double, CaseIterable, Sendable {
  case yen = 1
  case thousand = 1_000
  case tenThousand = 10_000
  case million = 1_000_000
  case hundredMillion = 100_000_000
}

/// Amounts of money as people write them.
package enum MoneyWording {
  /// Yen, exactly: 50万円, 8億5000万円, 12,345円; ¥500,000.
  package static func yen(_ amount: Double, in language: SpokenLanguage) -> String {
    guard language == .japanese else {
      return (amount < 0 ? "-¥" : "¥") + NumberWording.grouped(abs(amount))
    }
    return counted(amount) + "円"
  }

  /// Yen rounded to a scale, half away from zero: 812百万円, 8.1億円; `¥812 million`.
  ///
  /// 億 keeps one decimal; English knows no 万 and 億 and gives them in full.
  package static func yen(_ amount: Double, scale: MoneyScale, in language: SpokenLanguage)
    -> String
  {
    let step = scale == .hundredMillion ? 0.1 : 1
    let scaled = (amount / scale.rawValue / step).rounded(.toNearestOrAwayFromZero) * step
    let number = NumberWording.grouped(scaled)
    switch (language, scale) {
    case (.japanese, .yen): return number + "円"
    case (.japanese, .thousand): return number + "千円"
    case (.japanese, .tenThousand): return number + "万円"
    case (.japanese, .million): return number + "百万円"
    case (.japanese, .hundredMillion): return number + "億円"
    case (.english, .thousand): return "¥" + number + " thousand"
    case (.english, .million): return "¥" + number + " million"
    case (.english, _): return yen(scaled * scale.rawValue, in: .english)
    }
  }

  /// The number before 円 or ドル: 50万, 8億5000万, 12,345.
  ///
  /// 兆, 億 and 万 are used when nothing smaller than a thousand would follow 万; other
  /// amounts stay in digits, as people write them.
  package static func counted(_ amount: Double) -> String {
    guard let whole = Int64(exactly: amount), abs(amount) < 9e15 else {
      return NumberWording.grouped(amount)
    }
    guard abs(whole) >= 10_000, whole % 1_000 == 0 else { return NumberWording.grouped(amount) }
    var out = whole < 0 ? "-" : ""
    var rest = abs(whole)
    for (name, size) in [("兆", 1_000_000_000_000), ("億", 100_000_000), ("万", 10_000)] {
      if rest >= Int64(size) { out += "\(rest / Int64(size))\(name)" }
      rest %= Int64(size)
    }
    return rest > 0 ? out + "\(rest)" : out
  }
}

/// Numbers as people write them.
package enum NumberWording {
  /// Digits in threes, at most three decimals, no trailing noughts: 1,234.5.
  package static func grouped(_ n: Double) -> String {
    guard n.isFinite, abs(n) < 9e15 else { return "\(n)" }
    let thousandths = Int64((n * 1000).rounded(.toNearestOrAwayFromZero))
    let (whole, fraction) = (abs(thousandths) / 1000, abs(thousandths) % 1000)
    var digits = String(whole)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = String(digits.dropLast(3))
    }
    groups.insert(digits[...], at: 0)
    var out = (thousandths < 0 ? "-" : "") + groups.joined(separator: ",")
    if fraction > 0 {
      var decimals = String(fraction + 1000).dropFirst()
      while decimals.last == "0" { decimals.removeLast() }
      out += "." + decimals
    }
    return out
  }
}
