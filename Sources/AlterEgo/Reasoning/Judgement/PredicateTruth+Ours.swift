// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Conditions on what the company itself did: except when it is us who cancel, 当店の都合で取りやめたとき.
extension PredicateTruth {
  /// No where the case says that somebody else did it, unknown where it does not say who; nil for conditions
  /// that name nobody, and for a case that tells it of the company.
  func byOurDoing(_ predicate: Predicate) -> Truth? {
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
}
