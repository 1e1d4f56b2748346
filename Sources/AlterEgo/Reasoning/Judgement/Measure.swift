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
