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
  ) -> [FoundQuantity] { [] }

  /// The relative move that the text names, if it does (3%改善, cut by 10 %).
  package func readChange(
    _ quantities: [FoundQuantity], in text: FoldedText, language: SpokenLanguage
  ) -> Change? { nil }

  /// 1, 3, 5 or 10 when so many years are named in the form of a horizon.
  package static func horizonYears(_ quantities: [FoundQuantity]) -> Int? { nil }
}
