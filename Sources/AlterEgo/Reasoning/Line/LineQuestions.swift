// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Model

/// What other rooms ask of a line beside links and gaps.
extension CompanyLine {
  /// The numbers a statement gives, names, or usually moves, in this order.
  package func metrics(of statement: String) -> [String] {
    var found: [String] = []
    for predicate in ["sets", "names", "moves"] {
      let columns = predicate == "moves" ? 4 : 3
      var pattern = [Datalog.Value?](repeating: nil, count: columns)
      pattern[0] = .symbol(statement)
      let rows = engine.rows(predicate, matching: pattern)
      for metric in Set(rows.compactMap { $0[1].symbol }).sorted() where !found.contains(metric) {
        found.append(metric)
      }
    }
    return found
  }

  /// Whether a statement reaches a number that says whether money is left.
  package func paysInto(_ statement: String) -> Bool {
    engine.contains("pays_into", [.symbol(statement)])
  }

  /// Whether a statement gives a number, or one below it does.
  package func isNumbered(_ statement: String) -> Bool {
    engine.contains("numbered", [.symbol(statement)])
  }

  /// The concepts by which a statement can be told from others, in the order of their ids.
  package func tellingConcepts(of statement: String) -> [String] {
    let rows = engine.rows("favours", matching: [.symbol(statement), nil])
    return rows.compactMap { $0[1].symbol }.filter { engine.contains("telling", [.symbol($0)]) }
      .sorted()
  }
}
