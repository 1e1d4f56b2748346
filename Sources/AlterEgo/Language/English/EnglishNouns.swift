// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// English words that one table holds as another part of speech than they are where they stand.
extension EnglishParser {
  /// Put up a sign, the sign over the door: a board, and no signing.
  func signs(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices where tokens[index].id == "sign_contract" {
      guard ["sign", "signs"].contains(surface(tokens[index])), index > 0,
        tokens[index - 1].isFunction("determiner")
          || tokens[index - 1].kind == .word && tokens[index - 1].form == .noun && index > 1
            && tokens[index - 2].isFunction("determiner")
          || surface(tokens[index]) == "signs"
            && (tokens[index - 1].isFunction("aux", "preposition") || isVerb(tokens[index - 1]))
      else { continue }
      tokens[index].id = "signboard"
      tokens[index].sort = .concept
      tokens[index].form = .noun
    }
    return tokens
  }

  /// Are not moored: a helper with its denial.
  func deniesState(_ token: Token) -> Bool {
    token.isFunction("negation")
      && ["is not", "are not", "was not", "were not", "isn't", "aren't", "wasn't", "weren't"]
        .contains(surface(token))
  }
}
