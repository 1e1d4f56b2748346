// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// How far a case speaks of one term, 0…1 for each way of speaking of it.
struct Evidence: Sendable {
  /// As part of what is proposed.
  var proposed = 0.0
  /// As what is so.
  var told = 0.0
  /// As what is left out of the proposal.
  var omitted = 0.0
  /// As what is not so.
  var denied = 0.0

  /// Spoken of at all.
  var any: Double { max(max(proposed, told), max(omitted, denied)) }
  /// Affirmed, in the proposal or beside it.
  var affirmed: Double { max(proposed, told) }
  /// Negated, in the proposal or beside it.
  var negated: Double { max(omitted, denied) }
}

/// Holds terms of norms against the terms of a case, each distinct term once.
final class EvidenceReader {
  private let knowledge: KnowledgeBase
  private let reading: CaseReading
  private let terms: [(term: ProposedTerm, wide: Set<String>, surface: Surface)]
  private var known: [Key: Evidence] = [:]

  /// A term with how its statement writes it.
  private struct Key: Hashable {
    let id: String
    let surface: String?

    func hash(into hasher: inout Hasher) {
      hasher.combine(id.quickHash ^ (surface?.quickHash ?? 0) &* 31)
    }
  }

  init(_ knowledge: KnowledgeBase, _ reading: CaseReading) {
    self.knowledge = knowledge
    self.reading = reading
    terms = reading.proposal.terms.map {
      ($0, reading.widened($0.term.id), Surface($0.term.surface ?? $0.surface))
    }
  }

  /// What the case says of `term`, which its statement writes as `surface`.
  func evidence(_ term: Term, _ surface: String? = nil) -> Evidence {
    let key = Key(id: term.id, surface: surface)
    if let evidence = known[key] { return evidence }
    let evidence = read(term, surface)
    known[key] = evidence
    return evidence
  }

  private func read(_ term: Term, _ surface: String?) -> Evidence {
    let written = Surface(FoldedText.fold(term.surface ?? surface ?? ""))
    var evidence = Evidence()
    for said in terms {
      let like = likeness(term, written, said)
      guard like > 0 else { continue }
      switch (said.term.denied, said.term.inProposal) {
      case (false, true): evidence.proposed = max(evidence.proposed, like)
      case (false, false): evidence.told = max(evidence.told, like)
      case (true, true): evidence.omitted = max(evidence.omitted, like)
      case (true, false): evidence.denied = max(evidence.denied, like)
      }
    }
    for way in reading.ways where way.mean(term, written, knowledge) {
      switch (way.denied, way.inProposal) {
      case (false, true): evidence.proposed = max(evidence.proposed, 0.9)
      case (false, false): evidence.told = max(evidence.told, 0.9)
      case (true, true): evidence.omitted = max(evidence.omitted, 0.9)
      case (true, false): evidence.denied = max(evidence.denied, 0.9)
      }
    }
    if !term.isWord {
      if reading.does(term.id) { evidence.proposed = 1 }
      if evidence.affirmed < 1, reading.affirmed.contains(term.id) { evidence.told = 1 }
      if evidence.negated < 1, reading.denied.contains(term.id) { evidence.denied = 1 }
    }
    // 無事故, no licence: the words that deny it name it too. If we don't drive denies nothing of a
    // proposal to drive.
    let denials = reading.ways.filter { $0.denied && $0.mean(term, written, knowledge) }
    if !denials.isEmpty { evidence.told = min(evidence.told, 0.4) }
    if denials.contains(where: \.inProposal) { evidence.proposed = min(evidence.proposed, 0.4) }
    return evidence
  }

  private func likeness(
    _ term: Term, _ written: Surface,
    _ said: (term: ProposedTerm, wide: Set<String>, surface: Surface)
  ) -> Double {
    if term == said.term.term { return 1 }
    if !term.isWord, said.wide.contains(term.id) { return 1 }
    // 入金 is not said by the 入る of 印刷に入る.
    if !term.isWord, said.surface.signs.count == 1 { return 0 }
    // Do we go for it: an act in several words is no going.
    if EverydayVerbs.names.contains(term.id), !said.term.term.isWord, written.stems.count == 1,
      said.surface.stems.count > 1
    {
      return 0
    }
    var like = written.likeness(said.surface)
    // 牛 is not yet 成牛: the one sign of a noun names a wider class.
    if like > 0.6, said.surface.signs.count == 1, written.signs.count == 2,
      written.signs.last == said.surface.signs[0], said.term.surface.unicodeScalars.count == 1
    {
      like = 0.6
    }
    // 外国産の denies that it is domestic, and not that it is foreign.
    if !term.isWord, said.term.denied, knowledge.sort(of: said.term.term.id) == .state,
      knowledge.sort(of: term.id) == .concept
    {
      return 0
    }
    // The case names a wider class than the norm does; 新規の客 says what kind of customer it is.
    if like < 0.6, !term.isWord, !said.term.term.isWord, !said.term.surface.isEmpty,
      !knowledge.parents(of: said.term.term.id).isEmpty,
      knowledge.isA(term.id, said.term.term.id)
    {
      like = 0.6
    }
    // Two known things that are only written alike are not the same: 仕入先 is no 仕入先からの接待.
    if like < 1, !term.isWord, !said.term.term.isWord,
      !isSameSort(term, said.term.term) || !written.sharesHead(said.surface)
    {
      // Change the menu is no change the supplier, whatever words they share.
      let isOtherAct = knowledge.sort(of: term.id) == .act && isSameSort(term, said.term.term)
      like = min(like, written.isWithin(said.surface) && !isOtherAct ? 0.7 : 0)
    }
    return like
  }

  private func isSameSort(_ a: Term, _ b: Term) -> Bool {
    knowledge.sort(of: a.id) == knowledge.sort(of: b.id)
  }
}
