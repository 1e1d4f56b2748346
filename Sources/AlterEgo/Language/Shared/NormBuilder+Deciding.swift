// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Who a sentence says decides, and what goes up to whom.
extension NormBuilder {
  /// Above that the finance director decides: who decides is who is named, wherever it stands.
  func nameDecider(_ main: Clause, _ deontic: String, _ norm: inout Norm) {
    guard norm.actor == nil, decides(main),
      let item = main.items.first(where: { $0.token.sort == .role && $0.role != .than }),
      norm.about.contains(item.token.term)
    else { return }
    norm.actor = terms.role(item.token)
    norm.about.removeAll { $0 == item.token.term }
  }

  /// What we have never done before goes to the owner: the clause that qualifies what goes up is
  /// no ban.
  func sendUp(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .mustNot, let head = main.head,
      let up = main.items.lastIndex(where: { $0.token.id == "ask_approval" }), up > head,
      let role = main.items[(up + 1)...].first(where: { $0.token.sort == .role })
    else { return }
    norm.modality = .must
    norm.negated = false
    norm.act = Term("ask_approval")
    norm.actor = terms.role(role.token)
    norm.decides = true
    norm.object = nil
    norm.about = []
    let folded = text.folded(main.bytes.lowerBound, main.bytes.upperBound)
    guard folded.contains("never"), folded.contains("before") else { return }
    let span = text.span(main.bytes.lowerBound, main.items[up].token.lower)
    norm.when.append(
      Predicate(kind: .state, id: "first_of_kind", span: span, text: text.slice(span)))
  }

  /// 断らずに買う: not to refuse is no condition of what has to be done.
  func isWithoutRefusing(_ predicate: Predicate, _ norm: Norm) -> Bool {
    norm.modality == .must && !predicate.holds && predicate.kind == .words
      && !predicate.terms.isEmpty
      && predicate.terms.allSatisfy { knowledge.isA($0.id, "refuse") }
  }
}
