// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Past decisions held against a case by the factors they share (after CATO).
struct Precedents: Sendable {
  let knowledge: KnowledgeBase
  let reading: CaseReading

  struct Match: Sendable {
    var precedent: Precedent
    /// Share of the precedent's telling factors that the case has, 0…1.
    var similarity: Double
    /// Whether the case proposes what was decided, or the opposite.
    var sameCourse: Bool
  }

  /// Precedents on point, the closest first.
  func matches(_ precedents: [Precedent]) -> [Match] {
    precedents.filter { !isSuperseded($0) }.compactMap(match).sorted {
      $0.similarity != $1.similarity
        ? $0.similarity > $1.similarity : $0.precedent.id < $1.precedent.id
    }
  }

  /// この方針ができる前に…: a decision that says itself that it came before the rule.
  private func isSuperseded(_ precedent: Precedent) -> Bool {
    let text = FoldedText.fold(precedent.draft.text)
    return knowledge.decisionTables.supersededCues.contains {
      text.has($0.first, then: $0.second)
    }
  }

  /// The roof was redone, the floor is asked about: each names a thing of its own that the other
  /// does not speak of.
  private func isOfOtherThing(_ precedent: Precedent, _ factors: Set<Term>) -> Bool {
    let proposal = reading.proposal
    let objects = precedent.draft.norms.compactMap(\.object).filter(isThing)
    guard !objects.isEmpty, !objects.contains(where: isSpokenOf) else { return false }
    let asked = proposal.terms.filter { $0.inProposal && !$0.denied && isThing($0.term) }
      .map(\.term)
    guard let object = proposal.object.flatMap({ isThing($0) ? $0 : nil }) ?? asked.first else {
      return false
    }
    return !factors.contains { $0 == object || knowledge.isA($0.id, object.id) }
  }

  /// We had it sanded, may we have it sanded: a verb that no lexicon holds, as the question has it too.
  private func isDoneAgain(_ term: Term) -> Bool {
    guard let word = term.surface, word.utf8.count > 4, word.hasSuffix("ed") else { return false }
    return reading.proposal.asked.split { !$0.isLetter }.contains { $0 == word }
  }

  private func isSpokenOf(_ term: Term) -> Bool {
    reading.mentions(term) || reading.denies(term)
      || reading.proposal.terms.contains { knowledge.isA(term.id, $0.term.id) }
  }

  /// A thing one can tell from another, neither an act nor a person.
  private func isThing(_ term: Term) -> Bool {
    if let word = term.surface { return word.unicodeScalars.count > 1 }
    guard let concept = knowledge.concept(term.id), concept.sort == .concept else { return false }
    return concept.theme != "counterparties"
  }

  private func match(_ precedent: Precedent) -> Match? {
    var factors: Set<Term> = []
    for mention in precedent.draft.concepts {
      guard let concept = knowledge.concept(mention.id), concept.sort != .role else { continue }
      factors.insert(Term(mention.id))
    }
    for word in precedent.draft.notUnderstood where word.unicodeScalars.count >= 2 {
      factors.insert(.word(FoldedText.fold(word)))
    }
    guard factors.count >= 2 else { return nil }
    let shared = factors.filter { reading.mentions($0) || reading.denies($0) }
    let similarity = Double(shared.count) / Double(factors.count)
    let sharesAct = shared.contains { knowledge.sort(of: $0.id) == .act || isDoneAgain($0) }
    guard similarity >= 0.5, sharesAct, shared.count >= 2, !isOfOtherThing(precedent, factors)
    else { return nil }
    var precedent = precedent
    // 返さなかった, and the question proposes not to give back: the same course.
    if precedent.outcome == .declined, let norm = precedent.draft.norms.last,
      let left = norm.act ?? norm.object, reading.denies(left)
    {
      precedent.outcome = .approved
    }
    return Match(precedent: precedent, similarity: similarity, sameCourse: true)
  }
}
