// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Conditions on what the company itself did: except when it is us who cancel, 当店の都合で取りやめたとき.
extension PredicateTruth {
  /// What the case tells by who did it, or to whom it is to be done; nil for conditions that turn on nobody.
  func byWho(_ predicate: Predicate, _ statement: Statement) -> Truth? {
    if let own = byOurDoing(predicate) ?? byOurPeople(predicate, statement) { return own }
    if namesOtherPerson(predicate, in: statement) { return .no }
    return isForOneOfItsCauses(predicate, statement) ? .no : nil
  }

  /// 引っ越しや病気で通えなくなった場合: of what is denied the causes are not, so that one of them which the case tells is
  /// enough.
  private func isForOneOfItsCauses(_ predicate: Predicate, _ statement: Statement) -> Bool {
    guard !predicate.holds, !predicate.anyOf.isEmpty else { return false }
    let text = FoldedText.fold(predicate.text)
    let written = predicate.anyOf.map {
      FoldedText.fold($0.surface ?? CourseReader.surface($0, in: statement) ?? "")
    }
    guard written.contains(where: { !$0.isEmpty && text.utf8.has(($0 + "で").utf8) }) else {
      return false
    }
    return predicate.anyOf.contains { term in
      let found = evidence.evidence(term, CourseReader.surface(term, in: statement))
      return found.affirmed >= 0.7 && found.negated < found.affirmed
    }
  }

  /// No where the case says that somebody else did it, unknown where it does not say who; nil for conditions
  /// that name nobody, and for a case that tells it of the company.
  private func byOurDoing(_ predicate: Predicate) -> Truth? {
    let words = knowledge.decisionTables.ownSide
    let isOurs = { (text: String) in
      let text = " " + text + " "
      return words.contains { text.utf8.has($0.utf8) }
    }
    guard isOurs(FoldedText.fold(predicate.text)) else { return nil }
    let acts = predicate.terms.filter { knowledge.sort(of: $0.id) == .act }
    guard let act = acts.first, acts.count == 1 else { return nil }
    let told = reading.proposal.sentences.filter { sentence in
      reading.proposal.terms.contains { said in
        !said.denied && !said.surface.isEmpty && knowledge.isA(said.term.id, act.id)
          && sentence.utf8.has(said.surface.utf8)
      }
    }
    guard !told.isEmpty, !told.contains(where: { isOurs(String($0)) }) else { return nil }
    return told.contains(where: namesAnother) ? .no : .unknown
  }

  /// Damage caused by our crew, if our own work caused the loss: whether the case tells it of those of ours, or that
  /// somebody else did it himself; nil for conditions that name none of ours, and where the case says neither.
  private func byOurPeople(_ predicate: Predicate, _ statement: Statement) -> Truth? {
    let tables = knowledge.decisionTables
    let text = " " + FoldedText.fold(predicate.text) + " "
    guard predicate.holds, tables.causing.contains(where: { text.utf8.has($0.utf8) }),
      let place = text.utf8.place(of: " our ".utf8) ?? text.utf8.place(of: " we ".utf8)
    else { return nil }
    var rest = text[place.upperBound...]
    if rest.hasPrefix("own ") { rest = rest.dropFirst(4) }
    let doer = predicate.terms.first { term in
      let written = FoldedText.fold(
        term.surface ?? CourseReader.surface(term, in: statement) ?? knowledge.concept(term.id)?.en
          ?? "")
      return !written.isEmpty && rest.hasPrefix(written)
    }
    let sentences = reading.proposal.sentences.filter { !reading.proposal.asked.utf8.has($0.utf8) }
    for sentence in sentences {
      for said in reading.proposal.terms where !said.surface.isEmpty {
        guard let doer, said.term == doer || knowledge.isA(said.term.id, doer.id),
          let after = behind(said.surface, ofOurs: sentence)
        else { continue }
        let words = after.split(separator: " ").prefix(2).map(String.init)
        if words.contains(where: { $0 == "not" || $0 == "never" || $0.hasSuffix("n't") }) {
          return .no
        }
        if let first = words.first, tables.doing.contains(first) || first.hasSuffix("ed") {
          return .yes
        }
      }
    }
    let isAnothers = sentences.contains { sentence in
      tables.reflexives.contains { (" " + sentence + " ").utf8.has($0.utf8) }
        && namesAnother(sentence)
    }
    return isAnothers ? .no : nil
  }

  /// What stands behind a word where a sentence names it as ours, as in our crew has scratched the floor.
  private func behind(_ word: String, ofOurs sentence: Substring) -> Substring? {
    let said = " " + sentence
    for own in [" our ", " our own "] {
      guard let place = said.utf8.place(of: (own + word).utf8) else { continue }
      return said[place.upperBound...].drop { $0 != " " }
    }
    return nil
  }

  /// Whether a sentence names a party of the company's, or a person who is none of its own.
  private func namesAnother(_ sentence: Substring) -> Bool {
    reading.proposal.terms.contains { said in
      guard !said.surface.isEmpty, sentence.utf8.has(said.surface.utf8) else { return false }
      let kinds = reading.widened(said.term.id)
      return knowledge.theme(of: said.term.id) == "counterparties"
        || kinds.contains("customer") || kinds.contains("person") || kinds.contains("family_member")
    }
      || knowledge.decisionTables.otherPersons.contains {
        (" " + sentence + " ").utf8.has($0.utf8)
      }
  }

  /// To the patient alone, of his employer: whom the question names is somebody else.
  private func namesOtherPerson(_ predicate: Predicate, in statement: Statement) -> Bool {
    guard predicate.terms.count == 1, let term = predicate.terms.first, isPerson(term),
      statement.draft.norms.contains(where: { $0.otherwise && $0.unless.contains(predicate) })
    else { return false }
    let isOther = { (other: Term) in
      !knowledge.isA(other.id, term.id) && !knowledge.isA(term.id, other.id)
    }
    let named = reading.proposal.terms.filter { said in
      !said.denied && !said.surface.isEmpty
        && reading.proposal.asked.utf8.has(said.surface.utf8)
        && (isPerson(said.term) || isReceiver(said))
    }
    return !named.isEmpty && named.allSatisfy { isOther($0.term) }
  }

  /// Send them to the employer: somebody by where the word stands, whoever that is.
  private func isReceiver(_ said: ProposedTerm) -> Bool {
    said.term.isWord
      && ["to the ", "to a ", "to an ", "to his ", "to her ", "to their "].contains {
        reading.proposal.asked.utf8.has(($0 + said.surface).utf8)
      }
  }

  private func isPerson(_ term: Term) -> Bool {
    knowledge.sort(of: term.id) == .role || knowledge.theme(of: term.id) == "counterparties"
  }
}
