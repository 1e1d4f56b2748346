// SPDX-License-Identifier: GPL-3.0-or-later
import Knowledge
import Model

/// Terms that tell no cases apart: words of time, person and form.
struct LightTerms: Sendable {
  private let ids: Set<String>
  private let words: Set<String>

  init(_ knowledge: KnowledgeBase) {
    let rows = knowledge.rows("decisions/light_terms.tsv")
    ids = Set(rows.map { $0["id"] }.filter { !$0.isEmpty })
    words = Set(rows.flatMap { $0.list("ja_words") + $0.list("en_words") })
  }

  func contains(_ term: Term) -> Bool {
    term.surface.map { words.contains($0) } ?? ids.contains(term.id)
  }
}
