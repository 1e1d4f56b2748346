// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Reads the numbers, amounts, periods and dates of a text.
package struct QuantityReader: Sendable {
  let units: UnitTables

  package init(units: UnitTables) { self.units = units }

  /// The quantities of `text` in order; they never overlap.
  ///
  /// Time and memory grow with the length of the text.
  package func read(
    _ text: FoldedText, language: SpokenLanguage, today: CalendarDate, fiscalYearStart: Int
  ) -> [FoundQuantity] {
    var scan = QuantityScan(
      words: units.words(language), language: language, text: text, today: today,
      fiscalYearStart: fiscalYearStart)
    return scan.run()
  }

  /// The relative move that the text names, if it does (3%改善, cut by 10 %).
  ///
  /// 改善 counts as up: whether better is lower (離職率) only the metric knows. `ambiguous` is set
  /// where a rate moves by percent. Levels (22％以下へ下げる, 50％まで引き上げる) are no moves.
  package func readChange(
    _ quantities: [FoundQuantity], in text: FoldedText, language: SpokenLanguage
  ) -> Change? {
    if quantities.isEmpty { return nil }
    let words = units.words(language)
    let scan = QuantityScan(
      words: words, language: language, text: text, today: CalendarDate(daysSince1970: 0),
      fiscalYearStart: 4)
    return QuantityChange(words: words, language: language, text: QuantityBytes(text))
      .read(quantities, scan)
  }

  /// 1, 3, 5 or 10 when so many years are named in the form of a horizon.
  package static func horizonYears(_ quantities: [FoundQuantity]) -> Int? {
    for found in quantities where found.looksLikeHorizon {
      guard let value = found.quantity.value, value.magnitude < 1e6 else { continue }
      switch found.quantity.unit {
      case "fiscal_year_offset" where value == 0 || value == 1: return 1
      case "fiscal_year", "year": return 1
      case "years" where [1, 3, 5, 10].contains(value): return Int(value)
      case "fiscal_years" where [1, 3, 5, 10].contains(value): return Int(value)
      case "months" where [12, 36, 60, 120].contains(value): return Int(value) / 12
      default: continue
      }
    }
    return nil
  }
}
