// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Whether a sentence demands, forbids or allows.
extension NormBuilder {
  struct Outer {
    var modality: Modality
    var negated = false
    /// The norm is about refusing: 断らない, must not refuse.
    var refuses = false
  }

  /// Modality from the sentence end, with what a deontic head (禁止する, 認める) does to it.
  func outerModality(_ main: Clause, _ deontic: String) -> Outer {
    var modality: Modality
    var notRequired = false
    switch main.modal {
    case "prohibit": modality = .mustNot
    case "must": modality = isDenied(main) ? .mustNot : .must
    case "may": modality = .may; notRequired = main.negated
    case "need-not": modality = .may; notRequired = true
    case "aim": modality = main.negated ? .mustNot : .aim
    case "prefer": modality = .prefer
    default: modality = isDenied(main) ? .mustNot : .must
    }
    guard !deontic.isEmpty else { return Outer(modality: modality, negated: notRequired) }
    switch (deontic, modality) {
    case ("prohibit", .mustNot):
      // 載せるのをやめない: what is not stopped goes on; 禁じない only lets it.
      return Outer(modality: isStopping(main) ? .must : .may)
    case ("refuse", .mustNot): return Outer(modality: .mustNot, refuses: true)
    case ("refuse", .may), ("prohibit", .may): return Outer(modality: .may, refuses: true)
    case ("prohibit", _), ("refuse", _): return Outer(modality: .mustNot)
    case ("permit", .mustNot): return Outer(modality: .mustNot)
    case ("permit", .must) where main.modal.isEmpty && takesAll(main): return Outer(modality: .must)
    case ("permit", _): return Outer(modality: .may)
    case ("require", .mustNot), ("require", .may): return Outer(modality: .may, negated: true)
    case ("require", _): return Outer(modality: .must)
    default: return Outer(modality: modality, negated: notRequired)
    }
  }

  private func isStopping(_ main: Clause) -> Bool {
    guard let head = main.headItem?.token else { return false }
    return ["やめ", "止め"].contains(where: text.surface(head).hasPrefix)
  }

  /// Whether a clause denies what it says: お客様を待たせない by a state word that holds its ない.
  private func isDenied(_ main: Clause) -> Bool {
    guard !main.negated, let head = main.headItem, head.token.sort == .state,
      head.token.truth == .no
    else { return main.negated }
    let surface = text.surface(head.token)
    return ["できない", "認められない", "許されない"].contains(where: surface.hasSuffix)
      || surface.hasSuffix("ない") && main.items.contains { $0.role == .object }
  }
}
