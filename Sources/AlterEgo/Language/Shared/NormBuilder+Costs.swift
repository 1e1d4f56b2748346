// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What a thing may cost is what may be paid for it: a bicycle may cost up to $600.
extension NormBuilder {
  /// Makes leave to cost so much the leave to buy for so much.
  func takeCost(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .may, !norm.negated, !norm.decides, norm.object != nil,
      norm.act?.isWord ?? true, costs(main),
      norm.when.contains(where: { $0.unit.map(Quantity.currencies.contains) ?? false })
    else { return }
    norm.act = Term("buy")
  }

  /// Rooms may cost up to $180 a night; dearer ones are not booked: what is ruled out beyond the price tells what the
  /// leave is for.
  func nameDeal(_ rule: inout Norm, _ built: [Norm], _ before: Clause?) {
    guard let before, costs(before), rule.modality == .may, rule.act?.id == "buy",
      let ban = built.first, ban.modality == .mustNot, let act = ban.act, act != rule.act,
      !terms.isLightAct(act.id), ban.when.contains(where: { $0.kind == .metric })
    else { return }
    rule.act = act
  }

  private func costs(_ main: Clause) -> Bool {
    guard let head = main.headItem?.token, text.bytes[main.bytes].allSatisfy({ $0 < 0x80 }) else {
      return false
    }
    return ["cost", "costs", "be priced", "priced"].contains(text.surface(head))
  }

  /// Only by two people or more: the least that a rule keeps what may be done to.
  func onlySoMany(_ norm: Norm) -> [Predicate] {
    guard norm.modality == .may, !norm.negated, !norm.decides else { return [] }
    return norm.when.filter {
      $0.kind == .metric && ($0.op == .atLeast || $0.op == .more)
        && FoldedText.fold($0.text).hasPrefix("only ")
    }
  }

  /// Required for payments over $1,000: what the thing that is asked for is asked for.
  func isNeededFor(_ item: Item, _ main: Clause) -> Bool {
    let before = text.folded(min(main.bytes.lowerBound, item.token.lower), item.token.lower)
    guard
      let place = [" required for ", " needed for ", " necessary for "].lazy.compactMap({
        before.utf8.place(of: $0.utf8)
      }).first
    else { return false }
    // For payments over: no more than a noun between.
    return before[place.upperBound...].split(separator: " ").count <= 3
  }

  /// Dogs are welcome: who or what is welcome may be accepted.
  func welcome(_ main: Clause, _ norm: inout Norm) {
    guard norm.act == nil, norm.modality == .may, let head = main.headItem, head.token.isContent,
      text.folded(main.bytes.lowerBound, main.bytes.upperBound).utf8.has("welcome".utf8)
    else { return }
    norm.act = Term("accept")
    norm.object = head.token.term
    norm.about.removeAll { $0 == head.token.term }
  }
}
