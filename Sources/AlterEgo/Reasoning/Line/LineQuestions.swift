// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Knowledge
import Model

/// What other rooms ask of a line beside links and gaps.
extension CompanyLine {
  /// The numbers a statement gives, names, or usually moves, in this order.
  package func metrics(of statement: String) -> [String] {
    var found: [String] = []
    for predicate in ["sets", "names", "moves"] {
      if predicate == "moves" {
        found += usualMetrics(of: statement).filter { !found.contains($0) }
      }
      let columns = predicate == "moves" ? 4 : 3
      var pattern = [Datalog.Value?](repeating: nil, count: columns)
      pattern[0] = .symbol(statement)
      let rows = engine.rows(predicate, matching: pattern).filter {
        predicate != "moves" || betters($0[1].symbol, $0[2])
      }
      for metric in Set(rows.compactMap { $0[1].symbol }).sorted() where !found.contains(metric) {
        found.append(metric)
      }
    }
    return found
  }

  /// Whether a push of that sign makes a number better: a ban on disclosing offers no count of disclosures.
  private func betters(_ metric: String?, _ sign: Datalog.Value) -> Bool {
    guard let better = metric.flatMap({ rules.knowledge.concept($0) })?.better else { return true }
    guard case .number(let sign) = sign else { return true }
    return better == "range" || (better == "up") == (sign > 0)
  }

  /// The numbers by which the matters that a statement is about are usually seen.
  private func usualMetrics(of statement: String) -> [String] {
    let rows = engine.rows("concerns", matching: [.symbol(statement), nil])
    let numbers = rules.knowledge.prepared(MatterNumbers.init)
    return rows.compactMap { $0[1].symbol }.sorted().compactMap { numbers.metrics[$0] }
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

/// The number by which each matter is usually seen, by the id of the matter.
private struct MatterNumbers: Sendable {
  let metrics: [String: String]

  init(_ knowledge: KnowledgeBase) {
    let rows = knowledge.rows("rules/matter_numbers.tsv").map { ($0["matter"], $0["metric"]) }
    metrics = Dictionary(rows) { first, _ in first }
  }
}
