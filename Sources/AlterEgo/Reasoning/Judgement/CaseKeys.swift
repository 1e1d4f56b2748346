// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a case asks a ``StatementIndex`` for.
struct CaseKeys {
  /// Keys of terms that the case speaks of.
  private(set) var terms: Set<IndexKey> = []
  /// Keys of values that what the case speaks of serves or harms.
  private(set) var values: Set<IndexKey> = []
  /// Ways, by number, that the ways of the case rule out.
  let otherWays: Set<Int>
  /// Whether the question's own verb tells nothing by itself.
  let isLoose: Bool
  let hasNumber: Bool
  let hasPrice: Bool
  /// Whether anything is denied, or left out of what is proposed.
  let leavesOut: Bool
  /// Whether one rule is said to be kept only by breaking another.
  let namesConflict: Bool
  /// The folded question, and the keys of what stands at its bytes.
  let said: [UInt8]
  let starts: [(key: IndexKey, start: Int)]

  init(_ reading: CaseReading, _ tables: DecisionTables) {
    let proposal = reading.proposal
    isLoose = proposal.act.map { $0.isWord || tables.lightActs.contains($0.id) } ?? true
    let numbers = proposal.facts.filter { $0.value != nil }
    hasNumber = !numbers.isEmpty
    hasPrice = numbers.contains { $0.unit == nil || Quantity.isMoney($0.unit) }
    leavesOut =
      proposal.negated || proposal.terms.contains(where: \.denied)
      || reading.ways.contains(where: \.denied) || !reading.deniedWords.isEmpty
    let sentences = proposal.sentences
    namesConflict = tables.conflictCues.contains { cue in
      sentences.contains { $0.has(cue.words, then: cue.then) }
    }
    said = Array(proposal.said.utf8)
    starts = CaseKeys.starts(of: proposal.said)
    let ways = proposal.asked.isEmpty ? proposal.said : proposal.asked
    otherWays = Set(
      tables.contrarySides.lists(in: Array((" " + ways + " ").utf8)).map { $0 ^ 1 })
    let said = proposal.terms.map(\.term)
    let named = [proposal.act, proposal.object, proposal.counterparty].compactMap { $0 }
    for term in Set(said + named) { take(term, reading, tables) }
    for term in proposal.terms {
      terms.formUnion(Surface(term.term.surface ?? term.surface).wanted)
      terms.insert(IndexKey(.written, term.surface))
    }
    for word in reading.words + reading.deniedWords {
      terms.formUnion(CaseReading.meetingKeys(word))
    }
    for id in reading.affirmed.union(reading.denied) { terms.insert(IndexKey(.id, id)) }
    for id in reading.mainActs.union(reading.proposedActs) {
      terms.insert(IndexKey(.id, id))
      terms.insert(IndexKey(.undoneBy, id))
    }
    for meant in reading.ways.flatMap(\.means) { take(meaning: meant, reading.knowledge, tables) }
  }

  private static func starts(of text: String) -> [(key: IndexKey, start: Int)] {
    text.unicodeScalars.indices.compactMap { index in
      IndexKey.start(of: text[index...]).map {
        ($0, text.utf8.distance(from: text.startIndex, to: index))
      }
    }
  }

  /// What is said by a term: its kinds and what is a kind of it, what it contains and brings about,
  /// and what people say for it.
  private mutating func take(_ term: Term, _ reading: CaseReading, _ tables: DecisionTables) {
    let knowledge = reading.knowledge
    let kinds = knowledge.ancestors(of: term.id).union([term.id])
    terms.insert(IndexKey(.under, term.id))
    for id in kinds.union(reading.widened(term.id)).union(tables.related[term.id] ?? []) {
      terms.insert(IndexKey(.id, id))
    }
    for id in kinds {
      terms.insert(IndexKey(.undoneBy, id))
      touch(id, tables)
    }
    guard let concept = knowledge.concept(term.id) else { return }
    if let opposite = concept.opposite { terms.insert(IndexKey(.id, opposite)) }
    for effect in concept.effects {
      for id in knowledge.ancestors(of: effect).union([effect]) {
        values.insert(IndexKey(.value, id))
      }
    }
  }

  private mutating func touch(_ id: String, _ tables: DecisionTables) {
    for value in tables.valuesTouched[id] ?? [] {
      values.insert(IndexKey(.value, value))
      values.insert(IndexKey(.valueUnder, value))
    }
  }

  /// What the case says in other words than the lexicon's.
  private mutating func take(
    meaning id: String, _ knowledge: KnowledgeBase, _ tables: DecisionTables
  ) {
    guard knowledge.concept(id) == nil else {
      for id in knowledge.ancestors(of: id).union([id]) {
        terms.insert(IndexKey(.id, id))
        touch(id, tables)
      }
      return
    }
    terms.insert(IndexKey(.id, id))
    terms.formUnion(Surface(id).wanted)
  }
}
