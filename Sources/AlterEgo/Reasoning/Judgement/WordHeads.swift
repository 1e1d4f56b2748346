// SPDX-License-Identifier: GPL-3.0-or-later
import Knowledge
import Model

/// What a word that no lexicon holds is a kind of, by its last letters: 洗浄機 is a machine, 純米酒 a drink
/// with alcohol.
struct WordHeads: Sendable {
  private struct Head: Sendable {
    let letters: String
    let means: [String]
    let others: [String]
  }

  /// The longest first.
  private let heads: [Head]

  init(_ knowledge: KnowledgeBase) {
    heads = knowledge.rows("decisions/word_heads.tsv").map {
      Head(letters: $0["head"], means: $0.list("means"), others: $0.list("not_words"))
    }
    .sorted { ($1.letters.utf8.count, $0.letters) < ($0.letters.utf8.count, $1.letters) }
  }

  /// Ids of the concepts that a word is a kind of; empty where its end tells nothing.
  func classes(of word: String) -> [String] {
    guard let head = heads.first(where: { word.hasSuffix($0.letters) }),
      !head.others.contains(where: word.hasSuffix)
    else { return [] }
    return head.means
  }
}
