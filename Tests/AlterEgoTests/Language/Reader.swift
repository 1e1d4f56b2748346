// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

@testable import Language

/// The reader of sentences as the product has it, ready for both languages.
enum Reader {
  static let made: Result<Analyzer, Problem> = Result { () throws(Problem) in
    let analyzer = Analyzer(
      try KnowledgeBase(KnowledgeFile.builtIn()), today: CalendarDate(daysSince1970: 20_779))
    for language in SpokenLanguage.allCases { analyzer.prepare(language) }
    return analyzer
  }

  static func analyzer() throws(Problem) -> Analyzer { try made.get() }

  static func reading(_ text: String) throws(Problem) -> Analyzer.Reading {
    try analyzer().reading(text, Analyzer.language(of: text))
  }

  /// A token with the words it stands for.
  static func tokens(_ text: String) throws(Problem) -> [(token: Token, surface: String)] {
    let reading = try reading(text)
    return reading.tokens.map { token in
      (token, reading.text.original.slice(reading.text.span(token.lower, token.upper)))
    }
  }
}
