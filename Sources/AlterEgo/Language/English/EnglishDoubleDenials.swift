// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Denials of leaving something out, and words that only lend a denial weight.
extension EnglishParser {
  /// Words that deny what they stand before, as a subject or an object.
  static let denying: Set<String> = [
    "no", "none of", "nothing", "nobody", "no one", "without", "neither", "not a single", "not one",
  ]

  /// Absolutely no haggling; certainly never: a word that lends weight is no subject.
  func emphasis(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices.dropLast() where tokens[index].kind == .word {
      guard EnglishParser.weighty.contains(surface(tokens[index])),
        tokens[index + 1].isFunction("negation")
          || tokens[index + 1].isFunction("modal") && tokens[index + 1].value == "prohibit",
        index == 0 || tokens[index - 1].kind == .mark
      else { continue }
      makeAdverb(&tokens[index])
    }
    return tokens
  }

  private static let weighty: Set<String> = [
    "absolutely", "certainly", "definitely", "positively", "strictly", "emphatically", "simply",
    "plainly", "obviously", "naturally",
  ]

  /// No driver may forget to check; nobody is excused from weighing; we cannot afford not to test:
  /// who may not leave a thing out has to do it.
  func omissions(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    var at = 0
    while at + 1 < tokens.count {
      if let end = omissionEnd(tokens, at), let start = deniedGroup(&tokens, before: at) {
        var duty = Token(.function, tokens[start].lower, tokens[end].upper)
        (duty.function, duty.value, duty.form) = ("modal", "must", .fixed)
        if end + 1 < tokens.count, tokens[end + 1].isContent, tokens[end + 1].isGerund {
          tokens[end + 1].form = .verb
        }
        tokens.replaceSubrange(start...end, with: [duty])
        at = start
      }
      at += 1
    }
    return tokens
  }

  /// The last token of the words of leaving out that begin at `at`.
  private func omissionEnd(_ tokens: [Token], _ at: Int) -> Int? {
    let start = tokens[at].lower
    for phrase in EnglishParser.omitting where text.bytes.has(phrase, start) {
      let end = start + phrase.count
      if let last = tokens[at...].prefix(5).lastIndex(where: { $0.upper == end }) { return last }
    }
    return nil
  }

  private static let omitting = [
    "forget to", "forgets to", "fail to", "fails to", "neglect to", "neglects to", "omit to",
    "omits to", "excused from", "exempt from", "exempted from", "spared from", "let off",
    "get out of", "gets out of", "opt out of", "opts out of", "afford not to", "free not to",
    "allowed not to", "permitted not to",
  ].map { Array($0.utf8) }

  /// Where the denied verb group before `at` begins, its denial made good; nil where none denies.
  private func deniedGroup(_ tokens: inout [Token], before at: Int) -> Int? {
    var start = at
    while start > 0, tokens[start - 1].isFunction("aux", "adverb", "modal", "negation") {
      if tokens[start - 1].isFunction("negation"),
        EnglishParser.denying.contains(surface(tokens[start - 1]))
      {
        break
      }
      start -= 1
    }
    let group = tokens[start..<at]
    if group.contains(where: { denies($0) }) {
      // Nobody must never: a denial of a denial is no speech of ours.
      return group.filter { denies($0) }.count == 1 ? start : nil
    }
    let front = tokens[..<start]
    let opening = front.lastIndex { $0.kind == .mark }.map { $0 + 1 } ?? 0
    guard opening < start, tokens[opening].isFunction("negation"),
      EnglishParser.denying.contains(surface(tokens[opening])),
      surface(tokens[opening]) != "without"
    else { return nil }
    let isAlone = ["nobody", "no one", "nothing"].contains(surface(tokens[opening]))
    tokens[opening].function = isAlone ? "pronoun" : "determiner"
    tokens[opening].value = isAlone ? "we" : "a"
    return start
  }

  private func makeAdverb(_ token: inout Token) {
    token.kind = .function
    token.say("", function: "adverb", value: "x")
    token.nested = []
    (token.sort, token.form) = (.none, .fixed)
  }
}
