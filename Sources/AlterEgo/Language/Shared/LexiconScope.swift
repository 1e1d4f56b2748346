// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The words that some texts may hold, told by how they and their forms begin.
///
/// A lexicon of these reads the texts as the whole one does, and is made in a tenth of the time.
struct LexiconScope: Sendable {
  private let openings: TextOpenings
  /// How the irregular words begin of which the texts may hold a form.
  private let irregularOpenings: TextOpenings
  /// The irregular verbs of the language: base → past and participle.
  let irregular: [String: [String]]
  private let language: SpokenLanguage

  init(_ openings: TextOpenings, _ knowledge: KnowledgeBase, _ language: SpokenLanguage) {
    self.openings = openings
    self.language = language
    irregular = language == .english ? EnglishInflection.table(knowledge) : [:]
    var further = TextOpenings()
    for (base, forms) in irregular
    where forms.contains(where: { Array($0.utf8).withUnsafeBufferPointer(openings.admits) }) {
      further.insert(word: Array(base.utf8))
    }
    irregularOpenings = further
  }

  /// Whether a text may hold a form of a word as it stands.
  func admits(_ form: ArraySlice<UInt8>) -> Bool {
    form.withUnsafeBufferPointer { openings.admits($0) }
  }

  /// Whether a text may hold any form of a folded word.
  func mayHold(_ word: UnsafeBufferPointer<UInt8>, _ form: Word.Form) -> Bool {
    if openings.admits(word) { return true }
    switch language {
    // する, ない and the like change from their first kana on; longer words only behind it, and
    // nouns not at all, unless less of them stands before a gap than is looked at.
    case .japanese:
      return word.count <= 12
        && (form != .noun || word.prefix(Openings.length).contains(UInt8(ascii: "~")))
    case .english:
      switch form {
      case .verb, .godan:
        return changesEarly(word.prefix { $0 != 0x20 }) || irregularOpenings.admits(word)
      // Feet, teeth, people.
      case .noun: return word.count <= 8
      case .adjective, .fixed: return false
      }
    }
  }

  /// Whether a regular form of a verb may differ from it within its first letters: used, using; dying.
  private func changesEarly(_ verb: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    verb.count <= Openings.length
      || verb.count == Openings.length + 1 && verb.suffix(2).elementsEqual("ie".utf8)
  }

  /// Whether a text may hold a word that does not bend and may not be folded yet.
  func mayHold(unbending word: UnsafeBufferPointer<UInt8>) -> Bool {
    !FoldedText.keepsOpening(word) || openings.admits(word)
      || word.prefix(Openings.length).contains(UInt8(ascii: "~"))
  }

  /// The same of a word that may not be folded yet; yes where folding would change its beginning.
  func mayHold(unfolded word: UnsafeBufferPointer<UInt8>, _ form: Word.Form) -> Bool {
    !FoldedText.keepsOpening(word) || mayHold(word, form)
  }
}
