// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// People named by where they do not belong, and by what they hold.
extension NormBuilder {
  /// Shown to nobody outside the shop: a ban on whoever is no part of it.
  func placeOutsiders(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .mustNot,
      let item = main.items.first(where: { $0.token.isContent && isOutside($0.token) })
    else { return }
    let span = text.span(item.token.lower, item.token.upper)
    norm.about.removeAll { $0 == item.token.term }
    if norm.object == item.token.term { norm.object = nil }
    norm.when.removeAll { $0.kind != .metric && $0.span == span }
    norm.counterparty = Term("third_party")
  }

  /// Nobody outside the bakery, anyone outside our office.
  func isOutside(_ token: Token) -> Bool {
    guard text.bytes[token.lower] < 0x80 else { return false }
    // The lexicon may have `outside the office` as one word.
    let isOne = text.surface(token).hasPrefix("outside ")
    let front = max(0, token.lower - 40)
    guard isOne || text.bytes[front..<token.lower].has("outside".utf8) else { return false }
    var before = text.folded(front, token.lower)
    for word in ["the ", "our ", "this ", "of "] where !isOne && before.hasSuffix(word) {
      before.removeLast(word.count)
    }
    return ["nobody ", "no one ", "anyone ", "anybody ", "people "].contains {
      before.hasSuffix($0 + (isOne ? "" : "outside "))
    }
  }

  /// Welders without a certificate are not hired, welders who hold one may be: they are who is hired, and one is
  /// what the sentence before speaks of.
  func takeHeld(_ norms: inout [Norm], after rule: Norm) {
    guard !rule.decides, rule.modality == .mustNot, let object = rule.object else { return }
    for i in norms.indices where norms[i].decides && norms[i].actor == object {
      norms[i].actor = nil
      norms[i].decides = false
      norms[i].act = norms[i].act ?? rule.act
      norms[i].object = norms[i].object ?? object
    }
    for i in norms.indices where norms[i].when.count == 1 {
      let own = norms[i].when[0]
      guard own.kind == .words, own.holds, own.terms.count == 1,
        [" one", " it"].contains(where: FoldedText.fold(own.text).hasSuffix),
        NormBuilder.holding.contains(own.terms[0].id),
        var held = rule.unless.first ?? rule.when.first(where: { !$0.holds })
      else { continue }
      (held.holds, held.span, held.text, held.group) = (true, own.span, own.text, own.group)
      norms[i].when[0] = held
    }
  }

  private static let holding: Set<String> = [
    "word:hold", "word:have", "word:has", "word:own", "word:carry", "word:bring", "maintain",
    "carry",
    "obtain", "receive", "bring_in", "submit",
  ]
}
