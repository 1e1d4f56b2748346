// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Forms of verbs that join a condition to its rule.
extension EnglishParser {
  /// Provided the trucks leave on time: a verb's form that opens a clause is a conjunction there.
  func conjunctions(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices
    where tokens[index].kind == .concept
      && ["provided", "providing", "given", "assuming", "supposing"].contains(
        surface(tokens[index]))
    {
      let opens = index == 0 || tokens[index - 1].kind == .mark
      let isFollowed =
        index + 1 < tokens.count && tokens[index + 1].isFunction("determiner", "pronoun")
      guard isFollowed, opens || joinsCondition(tokens, index) else { continue }
      tokens[index].kind = .function
      tokens[index].function = "condition"
      tokens[index].value = "if"
      (tokens[index].id, tokens[index].sort, tokens[index].form) = ("", .none, .fixed)
    }
    return tokens
  }

  /// We take the jar back provided the seal is whole: behind a rule a clause with its verb follows.
  private func joinsCondition(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 1, surface(tokens[index]) != "given",
      endsRule(tokens, index - 1),
      tokens[..<index].contains(where: { isVerb($0) || $0.isFunction("modal", "aux", "deontic") })
    else { return false }
    let behind = tokens[(index + 2)...].prefix { $0.kind != .mark }
    return behind.indices.contains { at in
      // Provided it has been cleaned: a pronoun is all there is before the verb.
      guard at > index + 2 || tokens[index + 1].isFunction("pronoun") else { return false }
      let isUnknown =
        tokens[at].kind == .word && ["s", "ed"].contains(where: surface(tokens[at]).hasSuffix)
      return startsPredicate(tokens, at) || holdsVerb(tokens[at]) || isUnknown
    }
  }

  /// Whether a rule may end with the token at `at`: is allowed, by me, timber; not: is already.
  private func endsRule(_ tokens: [Token], _ at: Int) -> Bool {
    let last = tokens[at]
    if last.isFunction("modal") { return isCopula(last) && !surface(last).hasSuffix(" be") }
    if last.isFunction("adverb") {
      return at == 0 || !tokens[at - 1].isFunction("aux", "modal")
    }
    return last.isContent || last.kind == .quantity || last.isFunction("deontic")
      || last.isFunction("pronoun")
        && ["me", "us", "it", "them", "him", "her"].contains(surface(last))
  }
}
