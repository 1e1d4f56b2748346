// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Denials of leaving something out, and words that only lend a denial weight.
extension EnglishParser {
  /// Words that deny what they stand before, as a subject or an object.
  static let denying: WordSet = [
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

  /// Spraying near a school is out until noon: what is done is ruled out.
  func ruledOut(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices.dropFirst(2) where surface(tokens[index]) == "out" {
      guard tokens[index].isFunction("adverb"), tokens[index - 1].isFunction("aux"),
        ["is", "are"].contains(surface(tokens[index - 1])),
        index + 1 == tokens.count || tokens[index + 1].kind == .mark
          || tokens[index + 1].isFunction("condition", "exception")
      else { continue }
      let start = tokens[..<index].lastIndex { $0.kind == .mark }.map { $0 + 1 } ?? 0
      guard text.firstWord(of: tokens[start]).hasSuffix("ing") else { continue }
      (tokens[index].function, tokens[index].value) = ("modal", "prohibit")
    }
    return tokens
  }

  private static let weighty: WordSet = [
    "absolutely", "certainly", "definitely", "positively", "strictly", "emphatically", "simply",
    "plainly", "obviously", "naturally",
  ]

  /// I trust the buyers to order on their own: whom one trusts to do a thing may do it.
  func trusted(_ tokens: [Token]) -> [Token] {
    guard
      let trust = tokens.indices.first(where: {
        $0 > 0 && tokens[$0 - 1].isFunction("pronoun")
          && ["trust", "trusts"].contains(surface(tokens[$0]))
          && ["i", "we"].contains(surface(tokens[$0 - 1]))
      }),
      let to = tokens[(trust + 1)...].prefix(6).firstIndex(where: { surface($0) == "to" }),
      to > trust + 1, to + 1 < tokens.count, tokens[to + 1].isContent,
      !tokens[..<trust].contains(where: denies)
    else { return tokens }
    var tokens = tokens
    makeAdverb(&tokens[trust])
    makeAdverb(&tokens[trust - 1])
    if tokens[to + 1].form == .noun, tokens[to + 1].kind == .concept { tokens[to + 1].form = .verb }
    (tokens[to].kind, tokens[to].function, tokens[to].value) = (.function, "modal", "may")
    return tokens
  }

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
    guard EnglishParser.omittingOpenings.mayOpen(text.bytes, start) else { return nil }
    for phrase in EnglishParser.omitting where text.bytes.has(phrase, start) {
      let end = start + phrase.count
      if let last = tokens[at...].prefix(5).lastIndex(where: { $0.upper == end }) { return last }
    }
    return nil
  }

  /// How those phrases begin, since at most tokens none does.
  private static let omittingOpenings: Openings = {
    var openings = Openings()
    for phrase in omitting { openings.insert(phrase) }
    return openings
  }()

  private static let omitting = [
    "forget to", "forgets to", "fail to", "fails to", "neglect to", "neglects to", "omit to",
    "omits to", "excused from", "exempt from", "exempted from", "spared from", "let off",
    "get out of", "gets out of", "opt out of", "opts out of", "afford not to", "free not to",
    "allowed not to", "permitted not to", "get away with not", "gets away with not",
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
    if let one = tokens[..<start].lastIndex(where: { $0.kind == .quantity }), one > 0,
      surface(tokens[one - 1]) == "not", surface(tokens[one]).hasPrefix("one ")
    {
      // Not one nurse is free not to: of one none is free.
      tokens[one - 1].function = "determiner"
      tokens[one - 1].value = "a"
      return start
    }
    let opening = tokens[..<start].lastIndex { $0.kind == .mark }.map { $0 + 1 } ?? 0
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
