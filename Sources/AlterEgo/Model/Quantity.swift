// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// How a number limits, as it was said.
@usableFromInline package enum Comparator: String, CaseIterable, Sendable {
  case equal = "="
  case atLeast = ">="
  case more = ">"
  case atMost = "<="
  case less = "<"
  case range
  case plusMinus = "plus-minus"
  case about = "~"

  /// Whether `actual` satisfies `actual op value` (`value2` ends a range).
  ///
  /// About means within a tenth of the value.
  package func holds(_ actual: Double, _ value: Double, _ value2: Double? = nil) -> Bool {
    switch self {
    case .equal: actual == value
    case .atLeast: actual >= value
    case .more: actual > value
    case .atMost: actual <= value
    case .less: actual < value
    case .range: actual >= value && actual <= (value2 ?? value)
    case .plusMinus: abs(actual) <= value
    case .about: abs(actual - value) <= abs(value) / 10
    }
  }

  /// The comparator that holds exactly when this one doesn't; nil where there is none.
  package var complement: Comparator? {
    switch self {
    case .atLeast: .less
    case .more: .atMost
    case .atMost: .more
    case .less: .atLeast
    default: nil
    }
  }
}

/// A number with its comparator and unit, as it stands in a sentence.
///
/// Money is in whole units of its currency, a percentage is the number before the sign, a
/// relative fiscal year counts from this one (0).
@usableFromInline package struct Quantity: Equatable, Sendable {
  package var surface: String
  package var span: Span
  /// The family, such as money, percent, points, multiple, count, duration, frequency, year.
  package var type: String
  package var op: Comparator
  /// Nil when the number is imprecise (数百万円) and only bounds are known.
  package var value: Double?
  package var value2: Double?
  package var low: Double?
  package var high: Double?
  package var unit: String
  /// The id of the concept or KPI it measures, when the sentence says.
  package var metric: String?
  /// `month` in 月30万円; nil when no period is said.
  package var per: String?
  package var consecutive = false
  /// `discount` in 2割引 and 10 % off.
  package var sense: String?

  package init(
    surface: String, span: Span, type: String, op: Comparator, value: Double?, unit: String
  ) {
    self.surface = surface
    self.span = span
    self.type = type
    self.op = op
    self.value = value
    self.unit = unit
  }

  package var imprecise: Bool { value == nil }
}

/// A relative move of a number: 3%改善, 2割削減, 半減.
@usableFromInline package struct Change: Equatable, Sendable {
  /// How far, positive for up, in `unit`.
  package var by: Double
  package var unit: String
  /// True when percent may mean points or a rate (粗利率を3%改善).
  package var ambiguous: Bool

  package init(by: Double, unit: String, ambiguous: Bool) {
    self.by = by
    self.unit = unit
    self.ambiguous = ambiguous
  }
}

extension Quantity {
  /// The units of money in the closed list.
  package static let currencies: Set<String> = ["JPY", "USD", "EUR", "currency_unspecified"]

  /// Whether a unit is one of money; no where there is none.
  package static func isMoney(_ unit: String?) -> Bool { unit.map(currencies.contains) ?? false }
}
