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
    guard reading.proposal.object.map(\.isWord) ?? true else { return false }
    return norm.when.contains {
      $0.kind == .metric && ["JPY", "USD", "EUR", "currency_unspecified"].contains($0.unit)
        && !reading.facts($0).isEmpty
    }
  }
}
