// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What a question tells as not there yet.
extension ProposalBuilder {
  /// 手続きはまだです: what the sentence says no more of than that it is still to come; 何の要望も出ていません: what is denied
  /// of even that much.
  func isStillToCome(_ index: Int, _ clause: Clause) -> Bool {
    let token = clause.items[index].token
    let rest = text.folded(token.upper, min(token.upper + 24, text.bytes.count))
    if let particle = ["は", "が", "も"].first(where: rest.hasPrefix) {
      let behind = rest.dropFirst(particle.count)
      if ["まだです", "まだだ", "まだ。", "まだな", "まだで"].contains(where: behind.hasPrefix) { return true }
    }
    guard clause.negated, index != clause.head, index + 1 == clause.head, rest.hasPrefix("も"),
      let head = clause.headItem
    else { return false }
    return head.token.kind == .word
  }

  /// 消毒を飛ばして使ってよいか: what is left out on the way is not what is asked to be done.
  func withoutOmittedAct(_ proposal: inout Proposal) {
    guard let act = proposal.act, !act.isWord, !proposal.negated else { return }
    let own = proposal.terms.filter { $0.inProposal && $0.term == act && !$0.surface.isEmpty }
    guard !own.isEmpty, own.allSatisfy(\.denied),
      proposal.asked.utf8.has(own[0].surface.utf8),
      let other = proposal.terms.last(where: {
        $0.inProposal && !$0.denied && !$0.surface.isEmpty && knowledge.sort(of: $0.term.id) == .act
          && proposal.asked.utf8.has($0.surface.utf8)
      })
    else { return }
    proposal.act = other.term
  }
}
