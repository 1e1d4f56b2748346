// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a case serves and what it gives up, for preferences.
struct Ranking {
  private let knowledge: KnowledgeBase
  private let reading: CaseReading
  private let values: [DecisionTables.Value]
  private let memory: CaseMemory

  init(_ knowledge: KnowledgeBase, _ reading: CaseReading, _ memory: CaseMemory) {
    self.knowledge = knowledge
    self.memory = memory
    values = knowledge.decisionTables.values
    self.reading = reading
  }

  /// Whether the case does something good for the value or keeps it.
  func serves(_ value: Term) -> Bool {
    reading.proposal.terms.contains {
      !isLeftOut($0) && ($0.inProposal || $0.term == value) && relates($0.term, value) > 0
    }
  }

  /// What a case says is not so, and the act that it asks to leave undone: may we skip the check.
  private func isLeftOut(_ term: ProposedTerm) -> Bool {
    term.denied
      || reading.proposal.negated && term.inProposal && term.term == reading.proposal.act
  }

  /// Whether the case leaves undone what the value needs, or does what harms it.
  func givesUp(_ value: Term) -> Bool {
    reading.proposal.terms.contains { term in
      let relation = relates(term.term, value)
      return isLeftOut(term) && relation > 0 || !isLeftOut(term) && relation < 0
    } || !serves(value) && isHarmedByTelling(value)
  }

  /// ブレーキの効きが甘い: what harms the value in other words than the lexicon's.
  private func isHarmedByTelling(_ value: Term) -> Bool {
    reading.ways.contains { way in
      way.means.contains { relates(Term($0), value) * (way.denied ? -1 : 1) < 0 }
    }
  }

  /// Whether the proposal itself names the value.
  func names(_ value: Term) -> Bool {
    reading.proposal.terms.contains { term in
      !term.denied && term.inProposal && term.term == value && !isPartOfHarm(term, value)
    }
  }

  /// 安全を後回しにする: named only within what harms it.
  private func isPartOfHarm(_ said: ProposedTerm, _ value: Term) -> Bool {
    reading.proposal.terms.contains { other in
      !other.denied && other.term != said.term && !other.surface.isEmpty
        && other.span.lower <= said.span.lower && said.span.upper <= other.span.upper
        && relates(other.term, value) < 0
    }
  }

  /// Whether what is asked for does what harms the value.
  func harms(_ value: Term) -> Bool {
    reading.proposal.terms.contains { $0.inProposal && !$0.denied && relates($0.term, value) < 0 }
  }

  /// Whether the case says that the value is kept or gained, in the proposal or beside it.
  func profits(_ value: Term) -> Bool {
    reading.proposal.terms.contains {
      !isLeftOut($0) && $0.term != value && relates($0.term, value) > 0
    }
      || reading.ways.contains { way in
        !way.denied && way.means.contains { relates(Term($0), value) > 0 }
      }
  }

  /// Whether the case speaks of the value at all.
  func touches(_ value: Term) -> Bool {
    reading.proposal.terms.contains { $0.term == value || relates($0.term, value) != 0 }
  }

  /// 直すと一時間を過ぎる: a value that is counted in time or money is at stake where the case says
  /// how much of it.
  func counts(_ value: Term) -> Bool {
    values.contains { row in
      guard row.id == value.id || knowledge.isA(value.id, row.id),
        let units = Ranking.units[row.measuredIn]
      else { return false }
      return reading.proposal.facts.contains { fact in
        fact.value != nil && fact.unit.map(units.contains) ?? false
      }
    }
  }

  private static let units: [String: Set<String>] = [
    "time": ["hours", "days", "business_days", "weeks", "months"],
    "money": Quantity.currencies,
  ]

  /// Whether the value is a quality, which nobody schedules: safety, hygiene.
  func isQuality(_ value: Term) -> Bool {
    values.contains { $0.id == value.id || knowledge.isA(value.id, $0.id) }
  }

  /// Whether what is asked does what a side wants by the clause that speaks of it, 1, or the
  /// opposite, −1: 喪主は音楽を望んでいる。音楽なしで組んでよいか.
  func agreement(_ side: [(term: Term, surface: String?)]) -> Int {
    let said = Array(reading.proposal.said.unicodeScalars)
    var clauses: [[ProposedTerm]] = [[]]
    var asks = [false]
    var at = 0
    for term in reading.proposal.terms.sorted(by: { $0.span.lower < $1.span.lower })
    where term.span.lower < said.count && term.span.upper - term.span.lower < said.count {
      let between = said[min(at, term.span.lower)..<term.span.lower]
      if between.contains(where: { Ranking.breaks.contains($0) }) {
        clauses.append([])
        asks.append(false)
      }
      at = max(at, term.span.upper)
      clauses[clauses.count - 1].append(term)
      asks[asks.count - 1] = asks[asks.count - 1] || term.inProposal
    }
    guard
      let own = zip(clauses, asks).first(where: { clause, isAsked in
        !isAsked
          && side.allSatisfy { part in
            clause.contains { $0.term == part.term || $0.surface == part.surface }
          }
      })?.0
    else { return 0 }
    // Only what somebody wants can be done or left undone by what is asked.
    let tables = knowledge.decisionTables
    guard own.contains(where: { tables.isWish($0.term) }) else { return 0 }
    let sides = Set(side.map(\.term))
    var result = 0
    for asked in zip(clauses, asks).filter(\.1).flatMap(\.0)
    where asked.inProposal && !sides.contains(asked.term) {
      guard let wanted = own.first(where: { $0.term == asked.term }) else { continue }
      if wanted.denied != asked.denied { return -1 }
      result = 1
    }
    return result
  }

  private static let breaks: Set<Unicode.Scalar> = ["。", "、", ".", ",", ";", "?", "!"]

  /// 1 when a term is, serves or brings about the value, −1 when it harms it, 0 otherwise.
  private func relates(_ term: Term, _ value: Term) -> Int {
    memory.relation(of: term, to: value) { readRelation(term, value) }
  }

  private func readRelation(_ term: Term, _ value: Term) -> Int {
    if term == value || knowledge.isA(term.id, value.id) { return 1 }
    for row in values where knowledge.isA(value.id, row.id) || row.id == value.id {
      if row.servedBy.contains(where: { knowledge.isA(term.id, $0) }) { return 1 }
      if row.harmedBy.contains(where: { knowledge.isA(term.id, $0) }) { return -1 }
    }
    if let concept = knowledge.concept(term.id),
      concept.effects.contains(where: { knowledge.isA($0, value.id) })
    {
      return 1
    }
    return 0
  }
}
