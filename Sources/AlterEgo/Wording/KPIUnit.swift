// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A unit of the KPI tables, and how a value in it is shown: rounded as people read it.
package struct KPIUnit: Sendable {
  private let id: String

  package init(_ id: String) { self.id = id }

  /// Units of the KPI tables by those of figures.
  private static let figures: [String: String] = [
    "%": "percent", "pp": "pp", "times": "times", "months": "months", "days": "days",
    "years": "years", "hours": "hours", "cases": "cases", "persons": "people", "ppm": "ppm",
    "stores": "stores",
  ]

  /// 40.1%, 1,250,000円, 3.2か月; money in whole yen, the rest to one decimal.
  package func text(_ value: Double, in language: SpokenLanguage) -> String {
    if id == "JPY" { return MoneyWording.yen(value.rounded(), in: language) }
    let short = (value * 10).rounded() / 10
    if let unit = KPIUnit.figures[id] {
      return FigureWording.amount(short, unit: unit, in: language)
    }
    let words = Phrasebook.builtIn
    let key = "kpi-unit/\(id)"
    guard words.has(key) else { return NumberWording.grouped(short) + " " + id }
    let number =
      id.hasPrefix("JPY")
      ? MoneyWording.yen(value.rounded(), in: language) : NumberWording.grouped(short)
    return words.phrase(key, ["n": number], in: language)
  }
}
