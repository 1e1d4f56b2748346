// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The words of quantities in both languages, compiled from the tables of `knowledge/language`.
package struct UnitTables: Sendable {
  /// Tables by `ja/units`, `en/comparators` …; a row is its cells by their headers.
  package init(tables: [String: [[String: String]]]) {}
}
