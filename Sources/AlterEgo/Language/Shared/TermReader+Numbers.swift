// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What stands beside a number and belongs to it.
extension TermReader {
  /// Up to 20 hours a week: the period belongs to the number.
  func isPeriod(_ items: [Item], _ index: Int) -> Bool {
    guard items[index].token.kind == .word, index > 0,
      items[index - 1].token.kind == .quantity,
      items[index - 1].token.quantity < quantities.count
    else { return false }
    return quantities[items[index - 1].token.quantity].per != nil
  }
}
