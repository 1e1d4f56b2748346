// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What the words of an English rule mean together: which of a kind it is about, who is to pay, what
/// may not leave the house.
extension NormBuilder {
  /// Stale bread is not sold: the noun is what the rule is about, and its adjective tells which.
  func placeQualities(_ main: Clause, _ norm: inout Norm) {
    guard [.must, .mustNot, .may].contains(norm.modality) else { return }
    for (index, item) in main.items.enumerated() where isQuality(main.items, index) {
      var noun = index + 1
      while noun + 1 < main.items.count, isQuality(main.items, noun) { noun += 1 }
      let term = item.token.term
      let kind = main.items[noun].token.term
      guard norm.object == term || norm.about.contains(term), norm.act != term else { continue }
      norm.about.removeAll { $0 == term }
      if norm.object == term {
        norm.about.removeAll { $0 == kind }
        norm.object = kind == norm.act || kind == norm.counterparty ? nil : kind
      }
      let span = text.span(item.token.lower, item.token.upper)
      var predicate = Predicate(kind: .words, span: span, text: text.slice(span))
      predicate.terms = [term]
      predicate.group = item.token.lower + 1
      norm.when.append(predicate)
    }
  }

  /// Whether an item is an adjective right before its noun.
  private func isQuality(_ items: [Item], _ index: Int) -> Bool {
    let token = items[index].token
    guard token.kind == .word, !items[index].denied, index + 1 < items.count else { return false }
    let next = items[index + 1].token
    guard next.lower == token.upper + 1, text.bytes[token.upper] == 0x20, next.isContent,
      next.sort != .state, next.form == .noun || next.kind == .word
    else { return false }
    return metrics.qualities.contains(text.surface(token))
  }

  /// What a verb and its noun mean together.
  func settleMeaning(_ main: Clause, _ norm: inout Norm) {
    guard text.bytes[main.bytes].allSatisfy({ $0 < 0x80 }) else {
      takeOff(&norm)
      return
    }
    keepInside(main, &norm)
    price(main, &norm)
    spare(main, &norm)
    receive(main, &norm)
  }

  /// 三匹以上の客には一割引いてよい: what is taken off is taken off the price.
  private func takeOff(_ norm: inout Norm) {
    guard norm.act.map({ $0.id == "word:引" }) ?? true,
      [.must, .mustNot, .may].contains(norm.modality), !norm.decides,
      (norm.when + norm.requires).contains(where: { $0.id == "discount_rate" })
    else { return }
    norm.act = Term("give_discount")
  }

  /// Walkers who finish get a badge: we give it to them; agents may have 10% off: that is taken off.
  private func receive(_ main: Clause, _ norm: inout Norm) {
    guard norm.act == nil, [.must, .mustNot, .may].contains(norm.modality), !norm.decides else {
      return
    }
    if norm.object == nil, (norm.when + norm.requires).contains(where: { $0.id == "discount_rate" })
    {
      norm.act = Term("give_discount")
      return
    }
    guard let object = norm.object, !["change_request", "order", "task"].contains(object.id),
      let item = main.items.first(where: { $0.token.term == object && $0.role == .object })
    else { return }
    let before = text.folded(max(main.bytes.lowerBound, item.token.lower - 18), item.token.lower)
    guard
      NormBuilder.getting.contains(where: { verb in
        ["", "a ", "an ", "the ", "our ", "their ", "one ", "no "].contains {
          before.hasSuffix(verb + $0)
        }
      })
    else { return }
    norm.act = Term("give")
  }
  private static let getting = [" get ", " gets ", " receive ", " receives ", " may have "]

  /// Our recipes stay inside the brewery: nobody else is told.
  private func keepInside(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .must, let head = main.headItem, head.token.kind == .word,
      ["stay", "stays", "remain", "remains"].contains(
        text.surface(head.token)),
      let thing = main.items.first(where: { $0.role == .subject && isKnowledge($0.token) })
        ?? main.items.first(where: { $0.token.lower < head.token.lower && isKnowledge($0.token) }),
      NormBuilder.inside.contains(where: { text.bytes.has($0, head.token.upper) })
    else { return }
    norm.modality = .mustNot
    norm.isPlain = false
    (norm.act, norm.object, norm.about) = (Term("disclose"), thing.token.term, [])
  }

  /// Whether a word names something that is known rather than held.
  private func isKnowledge(_ token: Token) -> Bool {
    guard token.isContent else { return false }
    let phrase = text.surface(token)
    var word = phrase.split(separator: " ").last.map(String.init) ?? ""
    if word.hasSuffix("s") { word.removeLast() }
    return NormBuilder.known.contains(word)
      || knowledge.isA(token.id, "confidential_info") || knowledge.isA(token.id, "personal_data")
  }

  /// A missed appointment costs the patient $40: that is charged for it.
  private func price(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .must,
      let cost = main.items.firstIndex(where: {
        ["costs", "cost"].contains(text.surface($0.token))
      }),
      main.items[(cost + 1)...].prefix(3).contains(where: {
        $0.token.kind == .quantity && quantities[$0.token.quantity].type == "money"
      }),
      cost > 0
    else { return }
    let before = main.items[..<cost].filter { $0.token.isContent }.map(\.token)
    guard let first = before.first, let last = before.last else { return }
    norm.act = Term("charge_fee")
    (norm.object, norm.counterparty, norm.actor, norm.about) = (nil, nil, nil, [])
    norm.decides = false
    norm.requires.removeAll { $0.kind == .state }
    var told = Predicate(
      kind: .words, span: text.span(first.lower, last.upper),
      text: text.slice(text.span(first.lower, last.upper)))
    told.terms = before.filter { $0.sort != .state }.map(\.term)
    told.group = first.lower + 1
    if !told.terms.isEmpty { norm.when.append(told) }
    for token in before where token.sort == .state {
      var state = told
      (state.kind, state.id, state.terms) = (.state, token.id, [])
      state.holds = token.truth != .no
      norm.when.append(state)
    }
  }

  /// An apprentice who breaks a tool does not pay for it: nobody makes him.
  private func spare(_ main: Clause, _ norm: inout Norm) {
    guard norm.modality == .mustNot || norm.modality == .may && norm.negated,
      norm.act?.id == "pay", !main.isPassive,
      let subject = main.items.first(where: { $0.role == .subject && $0.token.isContent }),
      norm.object == nil || norm.object == subject.token.term
    else { return }
    let who = norm.actor ?? subject.token.term
    norm.object = nil
    norm.about.removeAll { $0 == who }
    norm.modality = .mustNot
    norm.negated = false
    norm.decides = false
    (norm.act, norm.actor) = (Term("charge_fee"), nil)
    norm.counterparty = norm.counterparty ?? who
  }

  private static let inside = [
    " inside ", " within ", " in the house", " in the firm", " in the company", " in the family",
    " in this house", " with us", " in-house", " between us",
  ].map { Array($0.utf8) }
  private static let known: WordSet = [
    "recipe", "formula", "pattern", "list", "figure", "number", "drawing", "plan", "design",
    "secret", "data", "file", "record", "know-how", "method", "name", "address", "code", "result",
    "salary", "document", "paper", "archive", "blend", "price", "cost", "margin", "blueprint",
    "detail", "information", "report", "account", "technique", "mixture",
  ]
}
