// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A concept found in a text.
@usableFromInline package struct Mention: Equatable, Sendable {
  package var id: String
  package var ja: String
  package var en: String
  package var surface: String
  package var span: Span
  /// False for a noun of the text that the lexicon lacks.
  package var isKnown = true

  package init(id: String, ja: String, en: String, surface: String, span: Span) {
    self.id = id
    self.ja = ja
    self.en = en
    self.surface = surface
    self.span = span
  }
}

/// A vague word with the one question that makes it testable.
@usableFromInline package struct Vagueness: Equatable, Sendable {
  package var surface: String
  package var span: Span
  package var question: String

  package init(surface: String, span: Span, question: String) {
    self.surface = surface
    self.span = span
    self.question = question
  }
}

/// What one typed line was understood to say; the fields of `parse --json`.
@usableFromInline package struct Draft: Equatable, Sendable {
  package var text: String
  package var language: SpokenLanguage
  package var speech: Speech
  package var kind: Kind?
  package var modality: Modality?
  package var concepts: [Mention] = []
  package var directions: [Direction] = []
  package var threshold: Predicate?
  package var quantities: [Quantity] = []
  package var change: Change?
  /// Verbatim part of `text`: when the rule applies.
  package var condition: String?
  /// Verbatim part of `text`: when it does not.
  package var exception: String?
  package var horizonYears: Int?
  /// The role that a delegation names.
  package var holder: String?
  package var preferred: String?
  package var yields: String?
  package var vague: [Vagueness] = []
  /// Vague words that the president has made testable, with how.
  package var settled: [SettledWord] = []
  /// What the president corrected in how these words are read.
  package var corrected: [Correction.Field] = []
  package var notUnderstood: [String] = []
  /// Nouns that the lexicon lacks, each a concept of its own by its surface: 木型.
  package var words: [Mention] = []
  package var norms: [Norm] = []
  /// What a question proposes; nil for other speech.
  package var proposal: Proposal?

  package init(text: String, language: SpokenLanguage, speech: Speech) {
    self.text = text
    self.language = language
    self.speech = speech
  }
}
