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
  package func read(_ text: String) -> [String] {
    var found: Set<String> = []
    var run: [Unicode.Scalar] = []
    var script = Script.other
    func close() {
      for word in SaidWords.words(run, script) where !plain.contains(word) { found.insert(word) }
      run.removeAll(keepingCapacity: true)
    }
    for scalar in FoldedText.fold(text).unicodeScalars {
      let next = Script(scalar)
      if next != script {
        close()
        script = next
      }
      if next != .other { run.append(scalar) }
    }
    close()
    return found.sorted()
  }

  private enum Script {
    case kanji, katakana, latin, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x4E00...0x9FFF, 0x3005: self = .kanji
      case 0x30A1...0x30FA, 0x30FC: self = .katakana
      case 0x61...0x7A, 0xE0...0x24F: self = .latin
      default: self = .other
      }
    }
  }

  private static func words(_ run: [Unicode.Scalar], _ script: Script) -> [String] {
    switch script {
    case .kanji: zip(run, run.dropFirst()).map { text([$0, $1]) }
    case .katakana: run.count >= 2 ? [text(run)] : []
    case .latin: run.count >= 3 ? [Surface.stem(text(run))] : []
    case .other: []
    }
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
