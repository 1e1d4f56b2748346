// SPDX-License-Identifier: GPL-3.0-or-later

/// Words of measure that are held only against the same word: kilos against kilos.
@usableFromInline package enum Measures {
  /// Metrics that tell no more than the family of their unit: an amount, a time, a share.
  package static let generic: Set<String> = [
    "amount", "duration", "period", "share", "headcount", "occurrence", "count",
  ]

  /// Metrics that only name what is counted or timed, in the words of a case or of a rule.
  package static let counted: Set<String> = [
    "amount", "duration", "count", "occurrence", "share", "headcount", "companies", "cases",
  ]

  /// In the singular, folded.
  package static let names: Set<String> = [
    "kg", "g", "mg", "t", "ton", "tonne", "mm", "cm", "m", "km", "l", "litre", "liter", "ml",
    "metre", "meter", "kilometre", "kilometer", "centimetre", "centimeter", "millimetre",
    "millimeter", "knot", "degree", "c", "f", "kilo", "pound", "lb", "inch", "foot", "feet",
    "mile", "acre", "hectare", "volt", "watt", "kw", "kilowatt", "kwh", "bar", "ppm", "decibel",
    "db", "gram", "gramme",
  ]
}
