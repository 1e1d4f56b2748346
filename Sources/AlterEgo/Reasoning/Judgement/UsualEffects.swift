// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What an act usually does to the company's numbers, this year and over ten years.
///
/// Shown beside an answer and never a reason for it: a usual effect may fail to come, and the
/// president may hold that it does not.
package struct UsualEffects: Equatable, Sendable {
  package struct Effect: Equatable, Sendable {
    /// KPI id.
    package let kpi: String
    package let rises: Bool

    package init(kpi: String, rises: Bool) {
      self.kpi = kpi
      self.rises = rises
    }
  }

  /// What shows within the year, the strongest first.
  package private(set) var thisYear: [Effect] = []
  /// What shows later and lasts, the strongest first.
  package private(set) var tenYears: [Effect] = []

  /// The effects of what `proposal` would do; none of what is not to be done.
  package init(of proposal: Proposal, _ knowledge: KnowledgeBase) {
    guard !proposal.negated else { return }
    // 受注を受ける: a general verb has no effects of its own, its object may have.
    for term in [proposal.act, proposal.object].compactMap({ $0 }) where !term.isWord {
      let influences = knowledge.usualInfluences(of: term.id, withEffects: true)
      guard !influences.isEmpty else { continue }
      thisYear = Self.effects(influences.filter { $0.term == "S" })
      tenYears = Self.effects(influences.filter { $0.term != "S" })
      return
    }
  }

  private static func effects(_ influences: [Influence]) -> [Effect] {
    influences.enumerated().sorted {
      (abs($1.element.strength), $0.offset) < (abs($0.element.strength), $1.offset)
    }
    .map { Effect(kpi: $0.element.kpi, rises: $0.element.strength > 0) }
  }
}
