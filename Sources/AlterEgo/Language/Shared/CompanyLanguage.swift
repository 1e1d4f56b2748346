// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a company taught: words of its own, and how wordings of its own are read.
package struct CompanyLanguage: Equatable, Sendable {
  package struct OwnWord: Equatable, Sendable {
    package var text: String
    /// The concept it stands for, or of which it is a kind.
    package var concept: String
    /// True for a kind of the concept (第二工場 is a plant), false for another name of it.
    package var isKind: Bool

    package init(_ text: String, concept: String, isKind: Bool) {
      self.text = text
      self.concept = concept
      self.isKind = isKind
    }

    /// The id under which statements know it.
    package var id: String { isKind ? "own:" + FoldedText.fold(text) : concept }
  }

  package var words: [OwnWord]
  /// By folded wording.
  package var corrections: [String: Correction]

  package init(words: [OwnWord] = [], corrections: [String: Correction] = [:]) {
    self.words = words
    self.corrections = corrections
  }

  package var isEmpty: Bool { words.isEmpty && corrections.isEmpty }

  /// The form in which two wordings are the same: folded, without blanks and stops at the ends.
  package static func wording(_ text: String) -> String {
    var folded = FoldedText.fold(text)[...]
    while let first = folded.first, first.isWhitespace { folded.removeFirst() }
    while let last = folded.last, last.isWhitespace || "。.!".contains(last) { folded.removeLast() }
    return String(folded)
  }

  /// The concepts that the words need, as kinds of those they are kinds of.
  package func concepts(_ knowledge: KnowledgeBase) -> [Concept] {
    words.filter(\.isKind).compactMap { word in
      guard let parent = knowledge.concept(word.concept) else { return nil }
      var concept = Concept(
        id: word.id, sort: parent.sort, ja: word.text, en: word.text, theme: parent.theme,
        isa: [parent.id], affinity: parent.affinity, place: "")
      concept.objects = parent.objects
      concept.opposite = parent.opposite
      concept.rank = parent.rank
      concept.domains = parent.domains
      concept.unit = parent.unit
      concept.better = parent.better
      return concept
    }
  }
}

extension Analyzer {
  /// An analyzer that also knows what the company taught; the lexicons are shared.
  package func knowing(_ company: CompanyLanguage) -> Analyzer {
    company.isEmpty ? self : Analyzer(self, company)
  }

  /// The hash of knowledge and the company's words, for receipts.
  package var knowledgeHash: String {
    guard !company.words.isEmpty else { return knowledge.hash }
    var sum = SHA256()
    sum.update(Array(knowledge.hash.utf8))
    for word in company.words {
      sum.update(Array("\n\(word.text)\t\(word.id)".utf8))
    }
    return String(sum.finish().prefix(16))
  }

  /// The lexicon of a language with the company's words in it.
  func ownLexicon(_ lexicon: Lexicon, _ language: SpokenLanguage) -> Lexicon {
    let words = company.words.compactMap { word -> Word? in
      // Latin letters stand in texts of both languages, kana and kanji in Japanese only.
      let isLatin = Analyzer.language(of: word.text) == .english
      guard isLatin || language == .japanese else { return nil }
      return knowledge.word(word.text, of: word.id, in: language)
    }
    return words.isEmpty ? lexicon : lexicon.adding(words, of: knowledge)
  }

  /// The draft as the president set it right, where the same wording was corrected before.
  func corrected(_ draft: Draft) -> Draft {
    guard !company.corrections.isEmpty, draft.speech != .question,
      let correction = company.corrections[CompanyLanguage.wording(draft.text)]
    else { return draft }
    var statement = draft
    if draft.speech != .statement {
      statement = reading(draft.text, draft.language, as: .statement).draft
      statement.speech = .statement
    }
    for change in correction.changes {
      // What can't be read any more, since the lexicon changed, is left out.
      if let next = try? applying(change, to: statement) { statement = next }
    }
    return statement
  }
}
