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

  /// A number of a permission that no condition took in: what it limits nobody knows.
  func hasUnreadNumber(_ norm: Norm, _ statement: Statement) -> Bool {
    let read = norm.when + norm.unless + norm.requires
    let isPlain = read.contains { $0.kind == .metric }
    guard !isPlain else { return false }
    let text = statement.text.slice(norm.span)
    if text.utf8.contains(where: { (0x30...0x39).contains($0) }) { return true }
    let folded = " " + FoldedText.fold(text)
    return ["day", "week", "month", "year", "hour", "time", "person", "piece"].contains { unit in
      Coverage.numberWords.contains { folded.utf8.has(" \($0) \(unit)".utf8) }
    }
  }

  private static let numberWords = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
}
