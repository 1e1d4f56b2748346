// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// A quantity with its place in the folded bytes of the text it was read from.
package struct FoundQuantity: Equatable, Sendable {
  package var quantity: Quantity
  /// Folded bytes of the whole, comparator words included.
  package var bytes: Range<Int>
  /// Folded bytes of the number with its unit, without comparator words.
  package var numberBytes: Range<Int>
  /// Whether the form is that of a horizon (5年で, 3年後, 今期中, within five years).
  ///
  /// Form only: 三年で回収できない looks like one too; the caller knows the verb.
  package var looksLikeHorizon = false
  /// Whether the number is the end of a move and no limit (50％まで引き上げる, raise to 50%).
  package var isGoal = false

  package init(quantity: Quantity, bytes: Range<Int>, numberBytes: Range<Int>) {
    self.quantity = quantity
    self.bytes = bytes
    self.numberBytes = numberBytes
  }
}

extension Quantity {
  /// 15メートル, 35度: measured by a unit of nature, which the closed list of units lacks.
  var isPhysical: Bool {
    guard unit == "count" else { return false }
    return ["メートル", "度", "ミリ", "センチ", "キロ", "km", "cm", "mm", "グラム", "kg", "リットル", "℃"].contains {
      surface.utf8.has($0.utf8)
    }
  }
}
