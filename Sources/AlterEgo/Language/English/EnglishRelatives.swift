// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Clauses of an English sentence that qualify a noun.
extension EnglishParser {
  /// Clauses that qualify a noun: who, that, which …, and participles before the verb group.
  func splitRelative(_ tokens: [Token]) -> ([Token], [Clause]) {
    var rest: [Token] = []
    var clauses: [Clause] = []
    var before = Before()
    let verbGroup = tokens.lastIndex { $0.isFunction("modal", "question") } ?? -1
    var at = 0
    while at < tokens.count {
      // Imported honey we do not buy: a participle that opens the sentence tells which, and is no verb.
      let opensPast = rest.first.map { $0.isContent && $0.isPast && $0.form == .verb } ?? false
      before.note(rest) {
        isFinite(rest[$0]) && !standsAsNoun($0, rest) && !($0 == 0 && opensPast)
      }
      if let end = relativeEnd(tokens, at, after: rest, before, verbGroup) {
        let isPronoun = isRelativePronoun(tokens[at])
        let body = Array(tokens[(isPronoun ? at + 1 : at)..<end])
        if let first = body.first, let last = body.last,
          body.contains(where: { $0.isContent || $0.kind == .quantity })
        {
          var clause = fill(body, .relative, first.lower..<last.upper)
          if isPronoun { clause.wider = tokens[at].lower..<last.upper }
          clauses.append(clause)
          at = end
          continue
        }
      }
      rest.append(tokens[at])
      at += 1
    }
    return (rest, clauses)
  }

  /// What the words of the main clause before a place have shown.
  private struct Before {
    var count = 0
    var hasVerb = false

    mutating func note(_ rest: [Token], _ isFinite: (Int) -> Bool) {
      while count < rest.count {
        hasVerb = hasVerb || isFinite(count)
        count += 1
      }
    }
  }

  private func isRelativePronoun(_ token: Token) -> Bool {
    token.kind == .function
      && ["that", "which", "who", "whose", "that's", "who's"].contains(surface(token))
  }

  /// Where the relative clause ends that begins at `at` after what the main clause has; nil where none begins.
  private func relativeEnd(
    _ tokens: [Token], _ at: Int, after rest: [Token], _ before: Before, _ verbGroup: Int
  ) -> Int? {
    let token = tokens[at]
    guard let noun = rest.last else { return nil }
    let word = surface(token)
    let isNoun =
      noun.isContent
      && (noun.form == .noun || noun.sort == .role || standsAsNoun(at - 1, tokens)
        || at == 1 && opensAsNoun(tokens) || isObjectInS(tokens, at - 1))
    let isAnyone = isIndefinite(noun)
    // Anything above that goes up: that is the limit before.
    let isLimit =
      word == "that" && ["above", "below", "over", "beyond", "under"].contains(surface(noun))
    let isPronoun =
      (isNoun || isAnyone) && !isLimit && isRelativePronoun(token) && !asksWhich(tokens, at)
    let isParticiple =
      (isNoun || isAnyone || surface(noun) == "nothing")
      && leftBehind(tokens, at, before.hasVerb)
      || isNoun && token.isContent && token.form == .verb && token.isGerund && verbGroup > at
      || isAnyone && token.isContent && token.form == .verb
        && (token.isGerund || token.isPast && before.hasVerb)
    // Stock you can't sell: a subject right behind the object begins a clause of it.
    let isContact =
      (isNoun || isAnyone || noun.kind == .quantity) && token.isFunction("pronoun")
      && ["you", "we", "they", "i", "he", "she"].contains(word)
      && (before.hasVerb && !rest.contains(where: reports) || isAnyone && namesWhich(tokens, at))
      && !isSuperlative(noun)
    guard isPronoun || isParticiple || isContact else { return nil }
    // It is policy that nobody works alone: what the policy says, no clause of a noun.
    if word == "that", isPronoun, at + 1 < tokens.count, namesContent(noun) { return nil }
    let qualifiesSubject = !before.hasVerb || at == 1 && opensAsNoun(tokens)
    var end = at + 1
    var sawVerb = isParticiple
    while end < tokens.count, tokens[end].kind != .mark {
      if sawVerb, qualifiesSubject, startsPredicate(tokens, end) { break }
      // That costs more: what follows the pronoun is the verb, whatever else it may be.
      let isFirst = end == at + 1 && isPronoun && tokens[end].isContent
      if !sawVerb, isFirst || isFinite(tokens[end]) {
        sawVerb = true
        while end + 1 < tokens.count, continuesGroup(tokens, end + 1),
          !isFirst || !closesClause(tokens[end], before: tokens[end + 1])
        { end += 1 }
      }
      end += 1
    }
    // Safety training is not an option: by itself the word is the noun.
    if isParticiple, token.isGerund, end == at + 1 { return nil }
    // We put careful driving ahead of haste: what is ranked.
    if isParticiple, token.isGerund, at + 1 < tokens.count, tokens[at + 1].isFunction("modal"),
      tokens[at + 1].value == "prefer"
    {
      return nil
    }
    return end
  }

  /// A horse that limps is a no-go: behind a verb in -s the rule has its own.
  private func closesClause(_ verb: Token, before next: Token) -> Bool {
    let word = surface(verb)
    guard word.hasSuffix("s"), !word.hasSuffix("ss"), next.isFunction("aux", "modal") else {
      return false
    }
    return ["is", "was", "has", "isn't", "does"].contains(text.firstWord(of: next))
  }

  /// Bids that come late: a word in -s that opens a sentence before its clause is a noun.
  private func opensAsNoun(_ tokens: [Token]) -> Bool {
    let word = surface(tokens[0])
    return word.hasSuffix("s") && !word.hasSuffix("ss")
  }

  /// Anything they can't deliver, we don't sell: up to the comma, behind which the rule begins.
  ///
  /// Those we see the same day: a sentence by itself.
  private func namesWhich(_ tokens: [Token], _ at: Int) -> Bool {
    guard at == 1,
      let comma = tokens.firstIndex(where: { $0.kind == .mark && surface($0) == "," }),
      comma > 2, comma + 1 < tokens.count
    else { return false }
    return tokens[comma + 1].isFunction("pronoun", "modal", "determiner")
  }

  /// Refuse loads that are over the limit: behind an order a word in -s is its object.
  private func isObjectInS(_ tokens: [Token], _ at: Int) -> Bool {
    let word = surface(tokens[at])
    return at == 1 && word.hasSuffix("s") && !word.hasSuffix("ss")
      && (isVerb(tokens[0]) || tokens[0].isFunction("deontic"))
  }

  /// The gardener decides which trees are felled: a question, and no clause of the gardener.
  private func asksWhich(_ tokens: [Token], _ at: Int) -> Bool {
    guard surface(tokens[at]) == "which", at + 2 < tokens.count else { return false }
    return tokens[at + 1].isContent && tokens[at + 1].form == .noun
      && (tokens[at + 2].isFunction("aux", "modal") || isVerb(tokens[at + 2]))
  }

  /// The lowest we go, the most we pay.
  private func isSuperlative(_ noun: Token) -> Bool {
    let word = surface(noun)
    return word.hasSuffix("est") || ["most", "least", "best", "worst"].contains(word)
  }

  /// Seed left unsold may …, goods returned late are …: a participle right behind the first noun,
  /// with the verb group to come.
  private func leftBehind(_ tokens: [Token], _ at: Int, _ hasVerb: Bool) -> Bool {
    let token = tokens[at]
    guard !hasVerb, at > 0, at < 4, token.isContent, token.form == .verb, token.isPast,
      at + 1 < tokens.count, tokens[at - 1].sort != .role,
      !tokens[at + 1].isFunction("determiner", "pronoun"),
      !tokens[..<at].contains(where: { $0.isFunction("pronoun", "aux", "modal") })
    else { return false }
    return tokens.indices.dropFirst(at + 2).contains {
      (tokens[$0].isFunction("modal") || tokens[$0].isFunction("aux")
        || surface(tokens[at - 1]) == "nothing" && isVerb(tokens[$0]))
        && startsPredicate(tokens, $0)
    }
  }

  /// Verbs that tell a thing: what follows is told, and no clause of the noun.
  private func reports(_ token: Token) -> Bool {
    [
      "tell", "say", "know", "believe", "think", "promise", "see", "hide", "check", "show", "admit",
    ].contains(EnglishInflection.lemma(surface(token))) || token.id == "tell" || token.id == "check"
  }

  /// Nouns whose that-clause is their content: policy, rule, fact.
  private func namesContent(_ noun: Token) -> Bool {
    [
      "policy", "rule", "principle", "belief", "fact", "view", "opinion", "way", "hope", "wish",
      "imperative", "essential", "vital", "important", "clear", "true", "care", "sure", "certain",
    ].contains(surface(noun).split(separator: " ").last.map(String.init) ?? "")
  }

  /// Anything, everyone, those: words that a clause or a limit narrows.
  func isIndefinite(_ token: Token) -> Bool {
    EnglishParser.indefinites.contains(surface(token))
  }

  private static let indefinites: WordSet = [
    "anything", "everything", "something", "nothing", "anyone", "everyone", "someone", "anybody",
    "everybody", "somebody", "nobody", "no one", "those", "people", "one", "ones", "whoever",
  ]

  private func continuesGroup(_ tokens: [Token], _ at: Int) -> Bool {
    let token = tokens[at]
    let before = tokens[at - 1]
    // Who have not paid may not enter: behind its verb another group begins.
    if before.isContent, before.form == .verb, token.isFunction("modal", "aux", "negation") {
      return false
    }
    if token.isFunction("aux", "modal", "adverb", "negation") { return true }
    return isVerb(token) && before.isFunction("aux", "modal", "adverb", "negation")
  }
}
