// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Rankings and preferences held against a case.
extension Coverage {
  /// 納期と品質がぶつかったら品質を優先する: against what gives up the higher for the lower.
  func preference(_ statement: Statement, _ norm: Norm, _ index: Int) -> Consideration? {
    guard let higher = norm.object else { return nil }
    var consideration = Consideration(
      statement: statement, norm: norm, normIndex: index, stance: .permits, role: .prefers,
      applies: .yes, missing: [], tested: [], fit: 1)
    if let stance = choice(statement, norm) {
      consideration.stance = stance
      // What only matches a wish permits nothing; it may stand against another wish.
      consideration.isWeak = stance == .requires
    } else if let stance = byWords(statement, norm) ?? byValues(higher, norm) {
      consideration.stance = stance
    } else if let sides = RankedSides(norm, self) {
      let agreement = Ranking(knowledge, reading, memory).agreement(
        sides.higher.map { ($0, CourseReader.surface($0, in: statement)) })
      guard agreement != 0 else { return nil }
      consideration.stance = agreement > 0 ? .requires : .forbids
    } else {
      return nil
    }
    conditions.test(norm, &consideration, upward: false)
    return consideration
  }

  /// The local farm is also the cheapest: wishes that one thing meets together stand for it, where one alone permits nothing.
  func settleWishes(_ found: inout [Consideration]) {
    let wishes = found.indices.filter { index in
      let own = found[index]
      return own.norm.modality == .prefer && own.norm.over == nil && own.applies == .yes
        && own.role == .prefers
    }
    guard wishes.count > 1, wishes.allSatisfy({ found[$0].stance == .requires }),
      Set(wishes.map { found[$0].statement.id }).count > 1
    else { return }
    let common = wishes.map { Set(content(found[$0].norm)) }.reduce(
      Set(content(found[wishes[0]].norm))
    ) {
      $0.intersection($1)
    }
    let isOne = reading.proposal.sentences.contains { sentence in
      let said = " " + sentence + " "
      return knowledge.decisionTables.joining.contains { said.utf8.has($0.utf8) }
        && !knowledge.decisionTables.parting.contains { said.utf8.has($0.utf8) }
        && wishes.allSatisfy { index in
          content(found[index].norm).contains { term in
            !common.contains(term) && isSaid(term, in: sentence)
          }
        }
    }
    guard isOne else { return }
    for index in wishes { found[index].isWeak = false }
  }

  /// Whether a sentence of the case speaks of a term.
  private func isSaid(_ term: Term, in sentence: Substring) -> Bool {
    reading.proposal.terms.contains { said in
      guard !said.denied else { return false }
      let written = said.surface.isEmpty ? said.term.surface ?? "" : said.surface
      return !written.isEmpty && sentence.utf8.has(written.utf8)
        && (said.term == term || knowledge.isA(said.term.id, term.id))
    }
  }

  /// What the values of a ranking gain and lose by the case; waived when they do not meet.
  private func byValues(_ higher: Term, _ norm: Norm) -> Stance? {
    let ranks = Ranking(knowledge, reading, memory)
    let lower = norm.over
    if lower != nil, !ranks.isQuality(higher), tradeoffs.isAbsent(higher) { return nil }
    let servesHigher = ranks.serves(higher)
    // For everyone's safety: who proposes a thing for its sake does not give it up.
    let givesUpHigher = ranks.givesUp(higher) && !ranks.names(higher)
    let givesUpLower = lower.map { ranks.givesUp($0) } ?? false
    let servesLower =
      lower.map { $0.isWord || ranks.serves($0) || ranks.profits($0) || ranks.counts($0) } ?? true
    // 色がずれたまま刷れば間に合う: the lower gains by what touches the higher.
    let trades =
      lower.map { ranks.profits($0) } ?? false && !givesUpLower && !servesHigher
      && ranks.touches(higher)
    if givesUpHigher && servesLower || trades { return .forbids }
    // 体調が悪いままで出す: who names a value and harms it does not serve it.
    if servesHigher, !ranks.harms(higher), let lower,
      givesUpLower || lower.isWord && ranks.names(higher)
    {
      // お客様との約束は会社の都合より優先する: to put off what was promised serves no promise, whatever for.
      if tradeoffs.setsBack(higher, for: lower) { return nil }
      return .requires
    }
    return nil
  }

  /// 仕込みの手を止めて見学を受ける: the question itself says which of the two gives way.
  private func byWords(_ statement: Statement, _ norm: Norm) -> Stance? {
    guard let higher = norm.object, let lower = norm.over else { return nil }
    let isMet =
      ranksAll(statement, norm) || evidence.evidence(lower).affirmed > 0.5
      || knowledge.decisionTables.isWish(lower) && tellsWish
    guard isMet else { return nil }
    if tradeoffs.setsBack(higher, for: lower) { return .forbids }
    if tradeoffs.servesFirst(higher, before: lower) { return .requires }
    return nil
  }

  /// The case says that somebody wants it so, in whatever words.
  private var tellsWish: Bool {
    reading.proposal.sentences.contains { sentence in
      [" wants", " asks", " would like", " wishes", " insists", " want ", " prefers"].contains {
        sentence.utf8.has($0.utf8)
      }
    }
  }

  /// Hospitals come before all other customers: whoever else it is gives way.
  private func ranksAll(_ statement: Statement, _ norm: Norm) -> Bool {
    let text = " " + FoldedText.fold(statement.text.slice(norm.span))
    return [
      "all other", "any other", "every other", "everyone", "everybody", "everything", "anyone",
      "anything", "ほか", "他の", "誰より", "何より", "どの",
    ]
    .contains { text.utf8.has($0.utf8) }
  }

  /// Prefer suppliers from our county: what tells the preferred ones is said, or said not to be so.
  private func choice(_ statement: Statement, _ norm: Norm) -> Stance? {
    guard norm.over == nil, norm.when.isEmpty else { return nil }
    let telling = content(norm).filter { !light.contains($0) }
    let found = telling.map { evidence.evidence($0, CourseReader.surface($0, in: statement)) }
    guard found.contains(where: { $0.any >= 0.6 }) else { return nil }
    if telling.contains(where: { tradeoffs.denies($0) }) {
      return telling.count > 1 ? .forbids : nil
    }
    // The fastest has no vans: a sentence may deny something else of what it speaks of.
    return found.allSatisfy { $0.any >= 0.6 && $0.omitted < 0.6 } ? .requires : nil
  }
}
