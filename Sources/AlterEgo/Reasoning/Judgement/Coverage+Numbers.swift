// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What the numbers of a norm say about whether it covers a case.
extension Coverage {
  /// Whether the case gives a number that a norm limits.
  func hasNumber(_ norm: Norm) -> Bool {
    norm.when.contains { $0.kind == .metric && !reading.facts($0).isEmpty }
  }

  /// A purchase of something no lexicon knows, with its amount: the limit tells whose it is.
  func isOfUnknownThing(_ norm: Norm) -> Bool {
    guard reading.proposal.object.map(\.isWord) ?? true, !namesOther(than: norm) else {
      return false
    }
    return norm.when.contains {
      $0.kind == .metric && ["JPY", "USD", "EUR", "currency_unspecified"].contains($0.unit)
        && !reading.facts($0).isEmpty
    }
  }

  /// 屋根の修理: whether what is asked names a thing that is none of those the norm is about.
  private func namesOther(than norm: Norm) -> Bool {
    let own = content(norm).filter { knowledge.sort(of: $0.id) == .concept && !light.contains($0) }
    guard !own.isEmpty else { return false }
    return reading.proposal.terms.contains { said in
      guard said.inProposal, !said.denied, !said.term.isWord, !light.contains(said.term),
        Coverage.thingThemes.contains(knowledge.theme(of: said.term.id) ?? ""),
        reading.proposal.asked.utf8.has(said.surface.utf8)
      else { return false }
      let kinds = reading.widened(said.term.id)
      return !own.contains { kinds.contains($0.id) || knowledge.isA($0.id, said.term.id) }
    }
  }

  /// Folders of the lexicon's things that can be held in the hand or stood before.
  private static let thingThemes: Set = ["objects", "products", "everyday", "places"]
}
