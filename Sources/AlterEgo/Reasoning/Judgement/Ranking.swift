// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a case serves and what it gives up, for preferences.
struct Ranking: Sendable {
  private let knowledge: KnowledgeBase
  private let reading: CaseReading

  init(_ knowledge: KnowledgeBase, _ reading: CaseReading) {
    self.knowledge = knowledge
    self.reading = reading
  }

  /// Whether the case does something good for the value or keeps it.
  func serves(_ value: Term) -> Bool {
    reading.proposal.terms.contains {
      !$0.denied && ($0.inProposal || $0.term == value) && relates($0.term, value) > 0
    }
  }

  /// Whether the case leaves undone what the value needs, or does what harms it.
  func givesUp(_ value: Term) -> Bool {
    reading.proposal.terms.contains { term in
      let relation = relates(term.term, value)
      return term.denied && relation > 0 || !term.denied && relation < 0
    }
  }

  /// Whether the proposal itself names the value.
  func names(_ value: Term) -> Bool {
    reading.proposal.terms.contains { term in
      !term.denied && term.inProposal && term.term == value
    }
  }

  /// Whether the case says that the value is kept or gained, in the proposal or beside it.
  func profits(_ value: Term) -> Bool {
    reading.proposal.terms.contains {
      !$0.denied && $0.term != value && relates($0.term, value) > 0
    }
  }

  /// Whether the case speaks of the value at all.
  func touches(_ value: Term) -> Bool {
    reading.proposal.terms.contains { $0.term == value || relates($0.term, value) != 0 }
  }

  /// 直すと一時間を過ぎる: a value that is counted in time or money is at stake where the case says
  /// how much of it.
  func counts(_ value: Term) -> Bool {
    knowledge.rows("decisions/values.tsv").contains { row in
      guard row["value"] == value.id || knowledge.isA(value.id, row["value"]),
        let units = Ranking.units[row["measured_in"]]
      else { return false }
      return reading.proposal.facts.contains { fact in
        fact.value != nil && fact.unit.map(units.contains) ?? false
      }
    }
  }

  private static let units: [String: Set<String>] = [
    "time": ["hours", "days", "business_days", "weeks", "months"],
    "money": ["JPY", "USD", "EUR", "currency_unspecified"],
  ]

  /// Whether the value is a quality, which nobody schedules: safety, hygiene.
  func isQuality(_ value: Term) -> Bool {
    knowledge.rows("decisions/values.tsv").contains {
      $0["value"] == value.id || knowledge.isA(value.id, $0["value"])
    }
  }

  /// 1 when a term is, serves or brings about the value, −1 when it harms it, 0 otherwise.
  private func relates(_ term: Term, _ value: Term) -> Int {
    if term == value || knowledge.isA(term.id, value.id) { return 1 }
    for row in knowledge.rows("decisions/values.tsv") {
      guard knowledge.isA(value.id, row["value"]) || row["value"] == value.id else { continue }
      if row.list("served_by").contains(where: { knowledge.isA(term.id, $0) }) { return 1 }
      if row.list("harmed_by").contains(where: { knowledge.isA(term.id, $0) }) { return -1 }
    }
    if let concept = knowledge.concept(term.id),
      concept.effects.contains(where: { knowledge.isA($0, value.id) })
    {
      return 1
    }
    return 0
  }
}
