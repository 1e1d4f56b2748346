// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The sides of a statement that allows the one thing and rules out another.
extension Coverage {
  /// うちの筆なら直してよい。よその店の筆は直さない: leave whose own words the case has none of, while it has those of the
  /// other side, is not meant.
  ///
  /// Where a number or a condition of a side is told, that decides, and not how it is worded.
  func settleSides(_ found: inout [Consideration]) {
    guard found.contains(where: { !$0.isAlone }), !tellsOpen else { return }
    // What rules out may do so in other words than the case has.
    for index in found.indices
    where !found[index].isAlone && found[index].applies != .no && !found[index].stance.isAgainst
      && !isTested(found[index])
    {
      let own = found[index]
      let isOther = own.statement.draft.norms.contains { rival in
        guard isOpposed(own.norm, rival), !own.norm.span.overlaps(rival.span) else { return false }
        let sides = sides(own.norm, rival, own.statement)
        return sides.own == 0 && sides.rival >= 0.5
      }
      if isOther { found[index].applies = .no }
    }
  }

  /// Where the case says that something is not known, its words tell no side.
  private var tellsOpen: Bool {
    reading.proposal.facts.contains { $0.truth == .unknown }
      || reading.proposal.sentences.contains {
        knowledge.decisionTables.caseCues.tell(.open, $0)
      }
  }

  /// How much of the words that only one side has the case tells, 0…1; a side without any is told.
  private func sides(
    _ own: Norm, _ rival: Norm, _ statement: Statement
  ) -> (own: Double, rival: Double) {
    let light = knowledge.decisionTables.lightSigns
    let mine = TellingWords(statement.text.slice(own.span), without: light)
    let theirs = TellingWords(statement.text.slice(rival.span), without: light)
    return (
      telling.share(of: mine.without(theirs)) ?? 1, telling.share(of: theirs.without(mine)) ?? 0
    )
  }

  private func isOpposed(_ own: Norm, _ rival: Norm) -> Bool {
    !own.decides && !rival.decides && own.over == nil && rival.over == nil
      && [.may, .must, .mustNot].contains(own.modality)
      && [.may, .must, .mustNot].contains(rival.modality)
      && (own.modality == .mustNot) != (rival.modality == .mustNot)
  }

  private func isTested(_ own: Consideration) -> Bool {
    own.tested.contains { $0.truth != .unknown }
  }
}
