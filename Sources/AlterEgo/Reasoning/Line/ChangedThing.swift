// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension Draft {
  /// What a relative change is a change of: 残業 in 残業を20%減らす, complaints in "Halve complaints".
  ///
  /// The object of the rule that holds the number, else the thing named nearest to it; nil where
  /// nothing changes or nothing is named.
  package var changed: Mention? {
    guard change != nil, let number = threshold?.span else { return nil }
    let norm = norms.first { $0.span.contains(number) }
    if let object = norm?.object {
      if let named = concepts.first(where: { $0.id == object.id }) { return named }
      // A word that no lexicon holds goes by itself.
      if let word = object.surface {
        return Mention(id: object.id, ja: word, en: word, surface: word, span: number)
      }
    }
    let isNamed = { (mention: Mention) in
      mention.id != norm?.act?.id && !mention.span.overlaps(number)
    }
    // Cut overtime by 20%: where the words of the act hold the thing, no other mention names it.
    let named = outerMentions.filter(isNamed)
    return (named.isEmpty ? concepts.filter(isNamed) : named)
      .min { distance($0.span, number) < distance($1.span, number) }
  }

  private func distance(_ span: Span, _ other: Span) -> Int {
    max(other.lower - span.upper, span.lower - other.upper)
  }
}
