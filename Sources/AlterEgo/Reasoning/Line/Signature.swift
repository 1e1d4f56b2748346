// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension Statement {
  /// What the statement asks, apart from its wording; two that share it say the same twice.
  ///
  /// A statement whose norms could not be read is compared by its words alone.
  var signature: String {
    let words = String(FoldedText.fold(text).filter { $0.isLetter || $0.isNumber })
    guard isReadable else { return "\(kind.rawValue) \(words)" }
    let norms = draft.norms.map { norm in
      let terms = [norm.act, norm.actor, norm.object, norm.counterparty, norm.over, norm.concludes]
      let parts: [String] = [
        norm.modality.rawValue, norm.negated ? "not" : "", norm.otherwise ? "else" : "",
        terms.map { $0?.id ?? "" }.joined(separator: ","),
        norm.about.map(\.id).sorted().joined(separator: ","),
        Statement.signature(norm.when), Statement.signature(norm.unless),
        Statement.signature(norm.requires),
      ]
      return parts.joined(separator: ";")
    }
    let concepts = Set(draft.concepts.map(\.id)).sorted().joined(separator: ",")
    let numbers = draft.quantities.map { "\($0.op.rawValue)\($0.value ?? -1)\($0.unit)" }
    return [
      kind.rawValue, norms.joined(separator: "|"), concepts, numbers.joined(separator: ","),
      draft.horizonYears.map(String.init) ?? "",
    ].joined(separator: " / ")
  }

  private var isReadable: Bool {
    !draft.norms.isEmpty && draft.norms.allSatisfy { $0.act != nil || $0.object != nil }
      && draft.notUnderstood.isEmpty
  }

  /// Whether two signatures may be the same, at a glance.
  func mayAskTheSame(as other: Statement) -> Bool {
    guard isReadable, other.isReadable else { return isReadable == other.isReadable }
    let (own, others) = (draft.quantities, other.draft.quantities)
    return draft.horizonYears == other.draft.horizonYears && own.count == others.count
      && zip(own, others).allSatisfy {
        $0.op == $1.op && $0.value ?? -1 == $1.value ?? -1 && $0.unit == $1.unit
      }
  }

  private static func signature(_ predicates: [Predicate]) -> String {
    predicates.map { predicate in
      let value = predicate.value.map { String($0) } ?? ""
      let id = predicate.id ?? FoldedText.fold(predicate.text)
      return "\(id)\(predicate.op?.rawValue ?? "")\(value)\(predicate.unit ?? "")\(predicate.holds)"
    }.sorted().joined(separator: ",")
  }
}
