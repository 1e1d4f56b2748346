// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// The content words of a text as they are written, in a form in which two texts can share them.
///
/// A run of kanji counts by its pairs (有給取得 shares 有給 with 有給休暇), one of katakana whole, an
/// alphabetic word by its stem. The lexicon has no part in it, so that two sentences about a thing
/// it has never heard of still meet; words that any sentence may use stand in
/// `knowledge/rules/plain_words.tsv`.
package struct SaidWords: Sendable {
  private let plain: Set<String>

  static let path = "rules/plain_words.tsv"

  package init(_ knowledge: KnowledgeBase) {
    var plain: Set<String> = []
    for row in knowledge.rows(SaidWords.path) {
      for word in row.list("ja") { plain.insert(FoldedText.fold(word)) }
      for word in row.list("en") { plain.insert(Surface.stem(FoldedText.fold(word))) }
    }
    self.plain = plain
  }

  /// The words of a text, each once, in order.
  ///
  /// `withSigns` also takes a kanji that stands by itself (臭い, 染みを抜く): too little to go by
  /// alone, but something among other signs.
  package func read(_ text: String, withSigns: Bool = false) -> [String] {
    var found: Set<String> = []
    ScriptRuns.each(in: text) { script, run in
      if withSigns, script == .kanji, run.count == 1 {
        let sign = ScriptRuns.text(run)
        if !plain.contains(sign) { found.insert(sign) }
      }
      for word in SaidWords.words(run, script) where !plain.contains(word) { found.insert(word) }
    }
    return found.sorted()
  }

  private static func words(_ run: [Unicode.Scalar], _ script: ScriptRuns.Script) -> [String] {
    switch script {
    case .kanji: zip(run, run.dropFirst()).map { ScriptRuns.text([$0, $1]) }
    case .katakana: run.count >= 2 ? [ScriptRuns.text(run)] : []
    case .latin: run.count >= 3 ? [Surface.stem(ScriptRuns.text(run))] : []
    }
  }
}
