// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Acts that a case tells beside the verb of its question.
extension Coverage {
  /// A guest wants to wash our van, may we have them painted: an act of its own beside the question's
  /// verb, where the rule is on another one that the lexicon knows.
  func tellsOtherAct(_ norm: Norm) -> Bool {
    guard let act = norm.act, !act.isWord, !isLightAct(act), !courses.namesOwnAct else {
      return false
    }
    let cues = knowledge.decisionTables.caseCues
    let wishes = reading.proposal.sentences.filter { cues.tell(.wish, $0) }
    let told = reading.proposal.terms.filter { said in
      !said.denied && !said.surface.isEmpty && knowledge.sort(of: said.term.id) == .act
        && !isLightAct(said.term)
        && (reading.proposal.asked.utf8.has(said.surface.utf8)
          || wishes.contains { $0.utf8.has(said.surface.utf8) })
    }
    return !told.isEmpty
      && told.allSatisfy { said in
        !knowledge.isA(said.term.id, act.id) && !knowledge.isA(act.id, said.term.id)
          && courses.byToldRelation(act.id) == 0
      }
  }

  /// Whether an act, or whom it is done for, tells no cases apart.
  func isLightAct(_ term: Term) -> Bool {
    courses.isLightAct(term.id) || term.id == "customer"
  }
}
