// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Model

/// What the rules conclude of one initiative from its links and figures.
package struct InitiativeVerdict: Equatable, Sendable {
  package enum Outcome: String, Sendable {
    case profitDevice = "profit-device"
    case cost, unknown
  }

  package enum Course: String, Sendable {
    case carryOn = "continue"
    case review, unknown
  }

  package var outcome: Outcome
  /// The rule that says so, such as `initiative/cost-no-return`.
  package var outcomeRule: String
  package var course: Course
  package var courseRule: String
  /// The links it has, of `comparison.tsv` and `slots.tsv`.
  package var slots: Set<String>
}

extension CompanyLine {
  /// The verdict on an initiative; nil for one that is stopped or no initiative.
  package func verdict(of id: String) -> InitiativeVerdict? {
    guard let outcomeRule = conclusions("verdict", of: id).first,
      let courseRule = conclusions("course", of: id).first
    else { return nil }
    let rows = rules.knowledge.rows("register/verdicts.tsv")
    func word(_ rule: String) -> String { rows.first { $0["rule"] == rule }?["verdict"] ?? "" }
    return InitiativeVerdict(
      outcome: .init(rawValue: word(outcomeRule)) ?? .unknown, outcomeRule: outcomeRule,
      course: .init(rawValue: word(courseRule)) ?? .unknown, courseRule: courseRule,
      slots: Set(conclusions("slot", of: id)))
  }

  /// What a relation of two columns says of an id, in order.
  package func conclusions(_ predicate: String, of id: String) -> [String] {
    engine.rows(predicate, matching: [.symbol(id), nil]).compactMap { $0.last?.symbol }.sorted()
  }

  /// The initiatives that are under way.
  package var initiatives: [Statement] {
    statements.filter { $0.kind == .initiative && !register[$0.id].has("stopped") }
  }
}
