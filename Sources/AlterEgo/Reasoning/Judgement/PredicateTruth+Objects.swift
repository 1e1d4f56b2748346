// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

extension PredicateTruth {
  /// Has paid half, 半分を払った: what is done in part is not done.
  func isPartly(_ terms: [Term], _ predicate: Predicate) -> Bool {
    let text = FoldedText.fold(predicate.text)
    guard !PredicateTruth.parts.contains(where: { text.utf8.has($0.utf8) }),
      !text.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return false }
    let shares = reading.proposal.facts.filter { fact in
      guard fact.id == "share", let value = fact.value else { return false }
      return fact.unit == "times" && value < 1 || fact.unit == "percent" && value < 100
    }
    // 前金を全額もらったら, of three tenths.
    if PredicateTruth.wholes.contains(where: { text.utf8.has($0.utf8) }) {
      return shares.contains { share in !reading.proposal.asked.utf8.has(said(share).utf8) }
    }
    guard terms.contains(where: isCompleted) else { return false }
    return shares.contains { share in
      reading.proposal.terms.contains { said in
        !said.denied && !said.surface.isEmpty
          && terms.contains { $0 == said.term || knowledge.isA(said.term.id, $0.id) }
          && (0...PredicateTruth.near).contains(gap(share.span, said.span))
      }
    }
  }

  /// She cancelled because she found someone cheaper: no illness was the reason.
  func givesOtherReason(_ state: String) -> Bool {
    PredicateTruth.causing.contains { knowledge.isA(state, $0) } && givesReason
  }

  /// Whether the case says why, before it asks.
  var givesReason: Bool {
    let cues = knowledge.decisionTables.caseCues
    return reading.proposal.sentences.contains { sentence in
      cues.tell(.reason, sentence) && !cues.tell(.open, sentence)
        && !reading.proposal.asked.utf8.has(sentence.utf8)
    }
  }

  private static let causing = ["sick_state", "injured_state", "pregnant_state", "weather_bad"]

  /// The visitor has shown his passport, of a visitor to whom a file is handed: who, and an act like it, are not enough
  /// where nothing is said of the thing.
  func lacksThing(_ terms: [Term], _ found: [Evidence]) -> Bool {
    guard found.count > 2 else { return false }
    let things = zip(terms, found).filter { term, _ in
      !term.isWord && knowledge.sort(of: term.id) == .concept
        && knowledge.theme(of: term.id) != "counterparties"
    }
    return !things.isEmpty && things.allSatisfy { $0.1.any < 0.3 }
  }

  /// Within 30 days we take things back: what is taken back was sold before.
  func followsEvent(_ statement: Statement) -> Bool {
    let acts = ["accept_return", "take_back", "give_refund", "exchange_item", "give_back"]
    return statement.draft.norms.contains { norm in
      norm.act.map { act in acts.contains { knowledge.isA(act.id, $0) } } ?? false
    }
  }

  private func isCompleted(_ term: Term) -> Bool {
    ["paid", "finished", "delivered"].contains(term.id)
      || ["pay", "deliver", "give_back", "submit", "finish"].contains { knowledge.isA(term.id, $0) }
  }

  private func said(_ fact: Fact) -> String {
    let scalars = Array(reading.proposal.said.unicodeScalars)
    guard fact.span.upper <= scalars.count else { return "" }
    return String(String.UnicodeScalarView(scalars[fact.span.lower..<fact.span.upper]))
  }

  private func gap(_ a: Span, _ b: Span) -> Int {
    a.lower >= b.upper ? a.lower - b.upper : b.lower >= a.upper ? b.lower - a.upper : 0
  }

  /// How many characters may stand between a share and what it is done of.
  private static let near = 12
  private static let wholes = ["全額", "満額", "in full", "full amount", "full price"]
  private static let parts = [
    "半", "割", "一部", "内金", "頭金", "手付", "half", "part", "third", "quarter", "deposit",
  ]

  /// 保険には入っていない: what an act cannot do without is denied, and the act with it.
  func withoutObject(_ found: Evidence, _ act: Term) -> Evidence {
    guard knowledge.sort(of: act.id) == .act, found.any < 0.6 else { return found }
    let objects = knowledge.objects(of: act.id)
    let named = reading.proposal.terms.filter { said in
      !said.surface.isEmpty && objects.contains { knowledge.isA(said.term.id, $0) }
    }
    guard !named.isEmpty, named.allSatisfy(\.denied) else { return found }
    var found = found
    found.denied = 0.8
    return found
  }
}
