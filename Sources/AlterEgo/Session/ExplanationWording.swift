// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Wording

/// The stages of reading a line, as a table a consultant can check the lexicon by.
struct ExplanationWording {
  private let language: SpokenLanguage

  init(_ language: SpokenLanguage) { self.language = language }

  func lines(_ explanation: Explanation) -> [String] {
    func heading(_ key: String) -> String {
      Phrasebook.builtIn.phrase("explain/\(key)", in: language)
    }
    func rows(_ pieces: [Explanation.Piece]) -> [String] {
      pieces.map {
        "  \($0.span.lower)–\($0.span.upper)  \($0.surface.padded(to: 16))  \($0.reading)"
      }
    }
    return [heading("folded"), "  " + explanation.folded, heading("tokens")]
      + rows(explanation.tokens)
      + [heading("clauses")] + rows(explanation.clauses) + [heading("norms")]
      + rows(explanation.norms) + [heading("directions")] + rows(explanation.directions)
  }
}
