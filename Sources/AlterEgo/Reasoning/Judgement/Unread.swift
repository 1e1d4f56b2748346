// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a sentence says that no part of its norm took in, so that the norm may mean less than it
/// seems to.
struct Unread {
  let knowledge: KnowledgeBase
  let evidence: EvidenceReader
  let courses: CourseReader

  /// Tell customers before raising a price: an act in the sentence that no part of the norm took
  /// in, and that the case does not speak of, tells when the duty is meant.
  func act(_ norm: Norm, _ statement: Statement) -> Bool {
    let read = [norm.act, norm.object, norm.counterparty, norm.over].compactMap { $0 } + norm.about
    let conditions = (norm.when + norm.unless + norm.requires).flatMap { predicate in
      predicate.terms + [predicate.id].compactMap { $0 }.map { Term($0) }
    }
    let taken = read + conditions
    // 入金が60日遅れたら: the number speaks for the condition it stands in.
    let condition = norm.when.isEmpty ? nil : statement.draft.condition
    return statement.draft.concepts.contains { mention in
      guard norm.span.contains(mention.span), knowledge.sort(of: mention.id) == .act,
        !mention.id.hasPrefix("word:"),
        !courses.isLightAct(mention.id), !knowledge.isA(mention.id, "refuse"),
        norm.requires.isEmpty,
        !(condition?.utf8.has(mention.surface.utf8) ?? false)
      else { return false }
      return !taken.contains {
        knowledge.isA($0.id, mention.id) || knowledge.isA(mention.id, $0.id)
      }
        && !statement.draft.concepts.contains { other in
          other.span != mention.span && other.span.contains(mention.span)
        }
        && evidence.evidence(Term(mention.id), mention.surface).any < 0.6
    }
  }

  /// A number of a permission that no condition took in: what it limits nobody knows.
  func number(_ norm: Norm, _ statement: Statement) -> Bool {
    let read = norm.when + norm.unless + norm.requires
    let isPlain = read.contains { $0.kind == .metric }
    guard !isPlain else { return false }
    let text = statement.text.slice(norm.span)
    if text.utf8.contains(where: { (0x30...0x39).contains($0) }) { return true }
    let folded = " " + FoldedText.fold(text)
    return ["day", "week", "month", "year", "hour", "time", "person", "piece"].contains { unit in
      Unread.numberWords.contains { folded.utf8.has(" \($0) \(unit)".utf8) }
    }
  }

  private static let numberWords = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
}
