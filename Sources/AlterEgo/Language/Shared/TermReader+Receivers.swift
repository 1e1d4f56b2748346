// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Who gets what an English verb gives, where no preposition says so.
extension TermReader {
  /// Lend our neighbour a trailer, show a rival the plans: the first of two objects is who gets the second.
  func withReceiver(_ clause: Clause) -> Clause {
    guard let head = clause.head, !clause.isPassive, head + 2 < clause.items.count,
      text.bytes[clause.items[head].token.lower] < 0x80, gives(clause.items[head].token)
    else { return clause }
    let first = head + 1
    var last = first
    while last + 1 < clause.items.count,
      clause.items[last + 1].token.lower == clause.items[last].token.upper + 1,
      clause.items[last].role == .object, clause.items[last + 1].role == .object,
      !isPerson(clause.items[last].token)
    { last += 1 }
    guard (first...last).allSatisfy({ clause.items[$0].role == .object }),
      isPerson(clause.items[last].token),
      clause.items[(last + 1)...].contains(where: {
        $0.role == .object && $0.token.isContent && $0.token.sort != .state
          && !isPerson($0.token) && $0.token.lower > clause.items[last].token.upper
      })
    else { return clause }
    var shifted = clause
    for index in first...last { shifted.items[index].role = .with }
    return shifted
  }

  private func gives(_ verb: Token) -> Bool {
    if verb.kind == .word {
      return TermReader.giving.contains(
        EnglishInflection.lemma(text.surface(verb)))
    }
    return [
      "lend_item", "give", "sell", "pay", "disclose", "tell", "deliver", "provide", "rent_out",
      "serve_food", "offer", "charge_fee",
    ].contains { knowledge.isA(verb.id, $0) }
  }

  private func isPerson(_ token: Token) -> Bool {
    token.sort == .role || isCounterparty(token.id) || knowledge.isA(token.id, "employee")
  }

  private static let giving: WordSet = [
    "hand", "pass", "bring", "show", "grant", "send", "offer", "promise", "lend", "give", "sell",
    "pay", "tell",
  ]
}
