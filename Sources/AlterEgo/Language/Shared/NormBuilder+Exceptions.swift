// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What an exception takes with it, and what a sentence takes up from the one before.
extension NormBuilder {
  /// Whether a condition follows an exception at once, and so belongs to it.
  func limits(_ condition: Clause, _ exception: Clause) -> Bool {
    let gap = exception.bytes.upperBound..<condition.bytes.lowerBound
    return condition.opener != "" && condition.bytes.lowerBound >= exception.bytes.upperBound
      && !text.bytes[gap].contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
  }

  /// 資格を持つ|者: a noun that only carries what qualifies it says nothing of its own.
  func isAnyone(
    _ predicate: Predicate, in clause: Clause, _ sentence: ParsedSentence
  ) -> Bool {
    !predicate.terms.isEmpty
      && predicate.terms.allSatisfy { ["word:者", "word:人", "word:方"].contains($0.id) }
      && sentence.clauses.contains {
        $0.role == .relative && clause.bytes.contains($0.bytes.lowerBound)
      }
  }

  /// それを超える, above that: how a sentence refers to the limit before.
  func backReference(_ main: Clause) -> Comparator? {
    metrics.backReferences.first { text.bytes.has($0.surface, within: main.bytes) }?.op
  }
}
