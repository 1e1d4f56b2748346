// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Numbers as a field of the register keeps them: yen a year, hours a month, months.
package enum FieldAmount {
  /// Whether a number may stand in a field at all.
  package static func fits(_ quantity: Quantity, _ field: RegisterField) -> Bool {
    amount(quantity, as: field) != nil
  }

  /// The number in the unit and period of the field; nil where it is of another kind.
  package static func amount(_ quantity: Quantity, as field: RegisterField) -> RegisterAmount? {
    guard let value = quantity.value else { return nil }
    switch field.sort {
    case .money:
      guard ["JPY", "currency_unspecified"].contains(quantity.unit),
        let factor = factor(quantity.per, field.per)
      else { return nil }
      return RegisterAmount(value * factor, "JPY")
    case .hours:
      guard quantity.unit == "hours", let factor = factor(quantity.per ?? field.per, field.per)
      else { return nil }
      return RegisterAmount(value * factor, "hours")
    case .months:
      let months = ["months": 1, "years": 12, "fiscal_years": 12, "weeks": 12.0 / 52]
      return months[quantity.unit].map { RegisterAmount(value * $0, "months") }
    case .percent:
      let isShare = ["percent", "count"].contains(quantity.unit)
      return isShare ? RegisterAmount(value, "percent") : nil
    case .number: return RegisterAmount(value, quantity.unit)
    case .count:
      return ["cases", "count", "times_occurrence"].contains(quantity.unit)
        ? RegisterAmount(value, "cases") : nil
    case .minutes: return quantity.unit == "count" ? RegisterAmount(value, "minutes") : nil
    case .horizon:
      let isHorizon = quantity.unit == "years" && [3, 5, 10].contains(value)
      return isHorizon ? RegisterAmount(value, "years") : nil
    default: return nil
    }
  }

  /// Whether a number says so many years ahead.
  package static func says(_ quantity: Quantity, horizonOf years: Int) -> Bool {
    ["years", "fiscal_years"].contains(quantity.unit) && quantity.value == Double(years)
  }

  /// How many of one period another has; nil where they can't be compared.
  private static func factor(_ said: String?, _ wanted: String?) -> Double? {
    if said == wanted { return 1 }
    let perYear: [String: Double] = ["day": 245, "week": 52, "month": 12, "quarter": 4, "year": 1]
    // An amount without a period stands for the field's own; a period never for none.
    guard let said else { return 1 }
    guard let from = perYear[said], let to = wanted.flatMap({ perYear[$0] }) else { return nil }
    return from / to
  }
}
