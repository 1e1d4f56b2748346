// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Each stage of reading one line, for people who mend the lexicon.
package struct Explanation: Sendable {
  /// A word or number with where it comes from.
  package struct Piece: Sendable {
    package let surface: String
    package let span: Span
    package let token: Token
    /// The row of the knowledge that has the word, as `concepts/finance.tsv:12`; empty for none.
    package let place: String
    /// What the phrase holds besides its own meaning.
    package let nested: [String]
  }

  /// A cue that speaks for a kind of statement.
  package struct Cue: Sendable {
    package let surface: String
    package let kind: Kind
    package let weight: Int
  }

  /// A word that speaks for a direction; nil where the statement as a whole does.
  package struct Toward: Sendable {
    package let surface: String?
    package let direction: Direction
    package let points: Int
    package let id: String
  }

  package let folded: String
  package let draft: Draft
  package let pieces: [Piece]
  package let clauses: [(surface: String, clause: Clause)]
  package let cues: [Cue]
  package let directions: [Toward]
}

extension Analyzer {
  /// Shows how a line is read: folded text, numbers, words, clauses, norms, and why.
  package func explain(_ line: String) -> Explanation {
    let language = Analyzer.language(of: line)
    let reading = reading(line, language)
    let text = reading.text
    func surface(_ lower: Int, _ upper: Int) -> String { text.slice(lower, upper) }
    let pieces = reading.tokens.map { token in
      Explanation.Piece(
        surface: surface(token.lower, token.upper), span: text.span(token.lower, token.upper),
        token: token, place: place(of: token, language), nested: token.nested.map(\.id))
    }
    let evidence = directions.evidence(reading.draft, reading.tokens, reading.sentences)
    return Explanation(
      folded: text.folded(0, text.bytes.count), draft: draft(line), pieces: pieces,
      clauses: reading.sentences.flatMap(\.clauses).map {
        (surface($0.bytes.lowerBound, $0.bytes.upperBound), $0)
      }, cues: cues(text, language),
      directions: evidence.map { found in
        Explanation.Toward(
          surface: found.bytes.map { surface($0.lowerBound, $0.upperBound) },
          direction: found.direction, points: found.points, id: found.id)
      })
  }

  /// The file and line that a consultant opens to change what a word means.
  private func place(of token: Token, _ language: SpokenLanguage) -> String {
    if token.kind == .function {
      return token.function == "deontic"
        ? "language/\(language.rawValue)/deontic_verbs.tsv"
        : "language/\(language.rawValue)/function_words.tsv"
    }
    if token.id.hasPrefix("role:") { return "roles/departments.tsv + roles/ranks.tsv" }
    return knowledge.concept(token.id)?.place ?? ""
  }
}
