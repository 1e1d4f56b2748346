// SPDX-License-Identifier: GPL-3.0-or-later

/// Where in a sentence certain words stand first or last; each is looked for once, when a clause
/// first asks, so that a sentence full of openers is no slower than another.
final class Outlook {
  private let tokens: [Token]
  private let parser: EnglishParser

  init(_ tokens: [Token], _ parser: EnglishParser) {
    self.tokens = tokens
    self.parser = parser
  }

  /// The last word that makes a clause of what stands before it; −1 for none, as below.
  private(set) lazy var lastPredicate =
    tokens.indices.last {
      tokens[$0].isFunction("modal", "aux", "pronoun") || parser.startsPredicate(tokens, $0)
        || parser.holdsVerb(tokens[$0])
    } ?? -1

  private(set) lazy var lastAction =
    tokens.lastIndex {
      parser.isVerb($0) || $0.kind == .quantity
    } ?? -1

  /// The last comma that can close a clause in front: none behind which another clause opens.
  private(set) lazy var lastComma =
    tokens.indices.last { at in
      tokens[at].kind == .mark && parser.surface(tokens[at]) == ","
        && !(at + 1 < tokens.count && tokens[at + 1].isFunction("exception", "condition"))
    } ?? -1

  private(set) lazy var firstDenial = tokens.firstIndex(where: parser.denies) ?? .max
}
