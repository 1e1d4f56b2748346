// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Wording

/// A command asked for in everyday words: 次の一手は, what should I do next.
///
/// Only a whole line counts, so that a question about the business is never taken for one.
enum TalkedCommand {
  /// The command whose words a line is, with the language of the line; nil for any other talk.
  static func named(by line: String) -> (name: String, language: SpokenLanguage)? {
    byWords[bare(line)]
  }

  private static let names = [
    "next", "diagnose", "line", "stage", "directions", "list", "questions", "help",
  ]

  private static let byWords: [String: (name: String, language: SpokenLanguage)] = {
    var found: [String: (name: String, language: SpokenLanguage)] = [:]
    for name in names {
      for language in SpokenLanguage.allCases {
        for words in PhrasePattern.words("talk/command/\(name)", in: language) {
          found[bare(words)] = (name, language)
        }
      }
    }
    return found
  }()

  /// The folded words without the marks at their end.
  private static func bare(_ text: String) -> String {
    var bare = Substring(FoldedText.fold(text).trimmed)
    while let last = bare.last, "?？.。!！、 ".contains(last) { bare.removeLast() }
    return String(bare)
  }
}
