// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// Units that measure the same thing, brought to one scale.
enum Measure {
  private static let families: [String: (family: String, factor: Double)] = [
    "hours": ("time", 1.0 / 24), "days": ("time", 1), "business_days": ("time", 1.4),
    "weeks": ("time", 7), "months": ("time", 30), "years": ("time", 365),
    "percent": ("share", 1), "times": ("share", 100), "ppm": ("share", 0.0001), "pp": ("points", 1),
    "times_occurrence": ("count", 1), "count": ("count", 1), "cases": ("count", 1),
    "per_year": ("count", 1), "quotes": ("count", 1), "companies": ("count", 1),
  ]

  /// Measures by the word they are written with, which the closed list of units has not; キロ weighs
  /// and reaches.
  private static let written: [String: [(family: String, factor: Double)]] = [
    "グラム": [("weight", 0.001)], "g": [("weight", 0.001)], "gram": [("weight", 0.001)],
    "キロ": [("weight", 1), ("length", 1000)], "キログラム": [("weight", 1)], "kg": [("weight", 1)],
    "kilo": [("weight", 1)], "kilogram": [("weight", 1)],
    "トン": [("weight", 1000)], "t": [("weight", 1000)], "ton": [("weight", 1000)],
    "tonne": [("weight", 1000)],
    "ミリ": [("length", 0.001)], "ミリメートル": [("length", 0.001)], "mm": [("length", 0.001)],
    "millimetre": [("length", 0.001)], "millimeter": [("length", 0.001)],
    "センチ": [("length", 0.01)], "センチメートル": [("length", 0.01)], "cm": [("length", 0.01)],
    "centimetre": [("length", 0.01)], "centimeter": [("length", 0.01)],
    "メートル": [("length", 1)], "m": [("length", 1)], "metre": [("length", 1)],
    "meter": [("length", 1)],
    "キロメートル": [("length", 1000)], "km": [("length", 1000)], "kilometre": [("length", 1000)],
    "kilometer": [("length", 1000)],
    "リットル": [("volume", 1)], "l": [("volume", 1)], "litre": [("volume", 1)],
    "liter": [("volume", 1)],
    "ミリリットル": [("volume", 0.001)], "ml": [("volume", 0.001)], "cc": [("volume", 0.001)],
  ]

  /// How many of the measure `b` one of the measure `a` is; nil where they measure different things.
  static func ratio(word a: String?, to b: String?) -> Double? {
    guard let a, let b else { return nil }
    if a == b { return 1 }
    guard let first = written[a], let second = written[b] else { return nil }
    for one in first {
      if let other = second.first(where: { $0.family == one.family }) {
        return one.factor / other.factor
      }
    }
    return nil
  }

  static func comparable(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return true }
    if a == b { return true }
    // 50k among dollars are dollars.
    if a == "currency_unspecified", ["USD", "EUR", "JPY"].contains(b) { return true }
    if b == "currency_unspecified", ["USD", "EUR", "JPY"].contains(a) { return true }
    guard let first = families[a], let second = families[b] else { return false }
    return first.family == second.family
  }

  /// `value` of unit `a` in unit `b`; the units must be comparable.
  static func convert(_ value: Double, from a: String?, to b: String?) -> Double {
    guard let a, let b, a != b, let first = families[a], let second = families[b] else {
      return value
    }
    // 24 months are two years, whatever the days of a month.
    if a == "months", b == "years" { return value / 12 }
    if a == "years", b == "months" { return value * 12 }
    return value * first.factor / second.factor
  }
}
