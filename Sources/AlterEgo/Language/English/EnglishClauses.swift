// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Where the subordinate clauses of an English sentence begin and end.
extension EnglishParser {
  /// The role of the clause that token `at` opens, or nil.
  func opener(
    _ tokens: [Token], _ at: Int, isFirst: Bool, _ outlook: Outlook
  ) -> Clause.Role? {
    let token = tokens[at]
    guard token.kind == .function else { return nil }
    switch token.function {
    case "condition":
      // Until noon the day before: no clause follows.
      if ["the day", "the moment", "the minute"].contains(surface(token)),
        at + 1 == tokens.count || tokens[at + 1].kind == .mark
          || tokens[at + 1].isFunction("exception", "condition", "preposition")
      {
        return nil
      }
      return token.value == "only-if" ? .onlyWhen : .when
    case "exception":
      // Checked by someone other than its maker: who, and no exception.
      if surface(token) == "other than", !isSweeping(tokens, before: at) { return nil }
      guard surface(token) == "before" else { return token.value == "until" ? .until : .unless }
      // Wages before dividends ranks; before a verb it tells when.
      if closesPhrase(tokens, at) { return nil }
      if outlook.lastPredicate <= at {
        // Before serving, before 2030; but wages before dividends.
        return outlook.lastAction > at ? .background : nil
      }
      // Do not dig before the lines are marked: the ban ends then. A duty to do something first
      // has no exception.
      return outlook.firstDenial < (at == 0 ? tokens.count : at) ? .until : .background
    case "regardless": return .regardless
    case "reason": return .reason
    case "purpose": return .purpose
    case "negation": return surface(token) == "without" ? .manner : nil
    case "connective" where surface(token) == "but": return exceptsBut(tokens, at) ? .unless : nil
    case "connective" where tellsAim(tokens, at): return .purpose
    case "preposition" where isFirst && opensAim(tokens, at, outlook): return .purpose
    default: return nil
    }
  }

  /// Nobody but me; any job but demolition: `but` behind all or none of a kind excepts.
  private func exceptsBut(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 0, tokens[at - 1].kind != .mark else { return false }
    if isIndefinite(tokens[at - 1]) { return true }
    // Nobody signs for the firm but my sister.
    if let first = tokens.first(where: { $0.kind != .mark }), first.isFunction("negation"),
      ["nobody", "no one", "nothing", "none"].contains(surface(first)),
      tokens[..<at].contains(where: { isVerb($0) || $0.isFunction("aux", "modal") })
    {
      return true
    }
    // All but the smallest jobs.
    if ["all", "any", "everything", "anything", "none"].contains(surface(tokens[at - 1])) {
      return true
    }
    guard tokens[at - 1].isContent else { return false }
    return tokens[..<at].suffix(4).contains {
      $0.isFunction("determiner", "negation")
        && ["any", "every", "all", "no", "none of", "each"].contains(surface($0))
    }
  }

  /// Where the words of a `but` begin: borrow for anything but property takes its preposition.
  func butSpan(_ tokens: [Token], _ at: Int) -> Int {
    guard at > 1, ["anything", "anyone", "anybody"].contains(surface(tokens[at - 1])) else {
      return tokens[at].lower
    }
    return tokens[at - 2].isFunction("preposition") ? tokens[at - 2].lower : tokens[at - 1].lower
  }

  /// What we have never done before, is …: an adverb, for no noun or clause follows.
  func closesPhrase(_ tokens: [Token], _ at: Int) -> Bool {
    guard at + 1 < tokens.count else { return true }
    let next = tokens[at + 1]
    return next.kind == .mark || next.isFunction("modal", "aux", "upward", "question")
      || next.id == "ask_approval"
  }

  /// Where the clause that opens before `from` ends; `isFronted` when nothing of the main clause
  /// stands before it.
  func clauseEnd(
    _ tokens: [Token], _ from: Int, isFronted: Bool, _ role: Clause.Role, _ outlook: Outlook
  ) -> Int {
    let hasComma = outlook.lastComma >= from
    // Nobody except the owner signs: the exception stands within the subject.
    let isInSubject =
      !isFronted && takesNoun(tokens[from - 1]) && !tokens[..<(from - 1)].contains(where: isFinite)
    let isWhoever = isFronted && surface(tokens[from - 1]) == "whoever"
    var at = from
    var seen = false
    var hasGroup = false
    while at < tokens.count {
      let token = tokens[at]
      if token.kind == .mark {
        let s = surface(token)
        if s == "?" { return at }
        if (s == "," || s == ":") && (seen || role == .regardless && at > from) { return at }
      }
      if seen, opener(tokens, at, isFirst: false, outlook) != nil { return at }
      if seen, token.isFunction("question") { return at }
      // Not until it has cooled may anyone open it.
      if seen, isFronted, role == .onlyWhen, token.isFunction("modal", "aux"),
        at + 1 < tokens.count,
        tokens[at + 1].isFunction("pronoun", "determiner")
      {
        return at
      }
      // Without a booking and two chairs are free: the lack ends there.
      if seen, role == .manner, token.isFunction("connective") { return at }
      if seen, isInSubject, startsPredicate(tokens, at) || isUnknownVerb(tokens, at) { return at }
      // Whoever breaks it pays: the second verb is that of the rule.
      if isWhoever, at > from, startsPredicate(tokens, at) { return at }
      // Seed left when the season ends may be given away: a second verb group is the rule's.
      if at > from, closesSubject(tokens, from..<at) { hasGroup = true }
      if seen, !isFronted, hasGroup, token.isFunction("modal"), opensGroup(tokens, at) { return at }
      if at > from, startsPredicate(tokens, at) { hasGroup = true }
      // After every funeral we visit the family.
      if seen, isFronted, !hasComma, startsSubject(token) { return at }
      if seen, isFronted, !hasComma, startsRule(tokens, at, from: from) { return at }
      if token.isContent || token.kind == .quantity { seen = true }
      if tokens[from - 1].isFunction("connective") { seen = true }
      at += 1
    }
    return at
  }

  /// When the season ends, …: a word in -s behind a noun with nothing between is its verb.
  private func closesSubject(_ tokens: [Token], _ range: Range<Int>) -> Bool {
    guard let last = range.last, range.count > 1, tokens[last].isContent,
      tokens[last - 1].isContent, tokens[last - 1].form == .noun
    else { return false }
    let word = surface(tokens[last])
    return word.hasSuffix("s") && !word.hasSuffix("ss") && !isPlural(tokens[last - 1])
  }

  /// Whether a verb group of the main clause begins: behind a verb, with no other subject between.
  private func opensGroup(_ tokens: [Token], _ at: Int) -> Bool {
    let before = tokens[at - 1]
    return !before.isFunction("connective", "pronoun", "determiner", "modal", "aux")
      && !before.isFunction("negation") && tokens[at].value != "prefer"
  }

  /// Nobody except the skipper unties a boat: a word in -s behind the subject is its verb where
  /// nothing else can be.
  private func isUnknownVerb(_ tokens: [Token], _ at: Int) -> Bool {
    let word = surface(tokens[at])
    guard tokens[at].isContent, word.hasSuffix("s"), !word.hasSuffix("ss"), at + 1 < tokens.count,
      tokens[at - 1].isContent, tokens[at + 1].kind != .mark,
      !tokens[at...].indices.contains(where: { startsPredicate(tokens, $0) })
    else { return false }
    return true
  }

  /// Openers that a noun follows, not a clause: except, other than, regardless of.
  private func takesNoun(_ token: Token) -> Bool {
    [
      "except", "except for", "other than", "apart from", "aside from", "save for", "but",
      "with the exception of", "excluding", "barring", "regardless of", "irrespective of",
      "including", "without",
    ].contains(surface(token))
  }

  /// After three late payments a tenant must leave: behind a noun alone its rule begins.
  private func startsRule(_ tokens: [Token], _ at: Int, from: Int) -> Bool {
    guard tokens[at].isFunction("determiner"),
      tokens[at - 1].isContent || tokens[at - 1].kind == .quantity
    else { return false }
    let hasVerb = tokens[from..<at].indices.contains {
      $0 > from && (startsPredicate(tokens, $0) || isVerb(tokens[$0]))
    }
    let takesNoun = ["after", "during"].contains(surface(tokens[from - 1]))
    // When the wind is over 40 knots the crane comes down; but: when we give guests the bill.
    let isOver =
      tokens[at - 1].kind == .quantity || tokens[at - 1].sort == .state
      || tokens[from..<at].contains { $0.isFunction("aux") } && !isVerb(tokens[at - 1])
    guard takesNoun ? !hasVerb : isOver else { return false }
    return tokens.indices.dropFirst(at + 1).contains { startsPredicate(tokens, $0) }
  }

  /// A word that can only begin a new subject: we, everyone, nobody.
  private func startsSubject(_ token: Token) -> Bool {
    token.isFunction("pronoun")
      && ["we", "i", "you", "they", "he", "she", "everyone", "everybody"].contains(surface(token))
      || token.isFunction("negation") && ["nobody", "no one"].contains(surface(token))
  }

  private func isFinite(_ token: Token) -> Bool {
    isVerb(token) && !token.isGerund || token.isFunction("modal", "aux", "deontic")
  }

  /// Whether the verb group of a subject before begins at `at`.
  func startsPredicate(_ tokens: [Token], _ at: Int) -> Bool {
    let token = tokens[at]
    guard at > 0 else { return false }
    let before = tokens[at - 1]
    if before.isFunction("preposition", "determiner", "aux", "modal", "connective", "negation") {
      return false
    }
    if token.isFunction("modal") { return !["rather than", "ahead of"].contains(surface(token)) }
    let isDeniedCopula =
      token.isFunction("negation")
      && ["is not", "are not", "was not", "were not", "isn't", "aren't", "has not", "have not"]
        .contains(surface(token))
    if isDeniedCopula { return true }
    if token.isFunction("aux", "upward") || token.id == "ask_approval" { return true }
    if token.isFunction("deontic") { return !token.isPast && !token.isGerund }
    guard isVerb(token), !token.isPast, !token.isGerund else { return false }
    // The morning check: a bare verb does not agree with a noun in the singular.
    let isSingular = before.isContent && before.form == .noun && !isPlural(before)
    if isSingular, !surface(token).hasSuffix("s") { return false }
    if before.kind == .quantity {
      // Who pay late twice in a row go onto prepayment.
      return token.kind == .word
        || at + 1 < tokens.count
          && tokens[at + 1].isFunction("preposition", "determiner", "pronoun")
    }
    return !standsAsNoun(at, tokens)
  }

  /// Orders, staff, children: nouns that a bare verb follows.
  private func isPlural(_ noun: Token) -> Bool {
    let word = surface(noun)
    return word.hasSuffix("s") && !word.hasSuffix("ss")
      || [
        "staff", "crew", "team", "people", "men", "women", "children", "police", "personnel",
        "public",
        "management", "board",
      ].contains { word.hasSuffix($0) }
  }

  // MARK: Relative clauses

  /// Clauses that qualify a noun: who, that, which …, and participles before the verb group.
  func splitRelative(_ tokens: [Token]) -> ([Token], [Clause]) {
    var rest: [Token] = []
    var clauses: [Clause] = []
    var before = Before()
    let verbGroup = tokens.lastIndex { $0.isFunction("modal", "question") } ?? -1
    var at = 0
    while at < tokens.count {
      before.note(rest, { isFinite(rest[$0]) && !standsAsNoun($0, rest) }, reports)
      if let end = relativeEnd(tokens, at, after: rest.last, before, verbGroup) {
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
    var reports = false

    mutating func note(
      _ rest: [Token], _ isFinite: (Int) -> Bool, _ reports: (Token) -> Bool
    ) {
      for (index, token) in rest.enumerated().dropFirst(count) {
        hasVerb = hasVerb || isFinite(index)
        self.reports = self.reports || reports(token)
      }
      count = rest.count
    }
  }

  private func isRelativePronoun(_ token: Token) -> Bool {
    token.kind == .function && ["that", "which", "who", "whose"].contains(surface(token))
  }

  /// Where the relative clause ends that begins at `at` after `noun`; nil where none begins.
  private func relativeEnd(
    _ tokens: [Token], _ at: Int, after noun: Token?, _ before: Before, _ verbGroup: Int
  ) -> Int? {
    let token = tokens[at]
    guard let noun else { return nil }
    let word = surface(token)
    let isNoun =
      noun.isContent && (noun.form == .noun || noun.sort == .role || standsAsNoun(at - 1, tokens))
    let isAnyone = isIndefinite(noun)
    // Anything above that goes up: that is the limit before.
    let isLimit =
      word == "that" && ["above", "below", "over", "beyond", "under"].contains(surface(noun))
    let isPronoun = (isNoun || isAnyone) && !isLimit && isRelativePronoun(token)
    let isParticiple =
      (isNoun || isAnyone || surface(noun) == "nothing")
      && leftBehind(tokens, at, before.hasVerb)
      || isNoun && token.isContent && token.form == .verb && token.isGerund && verbGroup > at
      || isAnyone && token.isContent && token.form == .verb && token.isGerund
    // Stock you can't sell: a subject right behind the object begins a clause of it.
    let isContact =
      (isNoun || isAnyone) && token.isFunction("pronoun")
      && ["you", "we", "they", "i", "he", "she"].contains(word)
      && before.hasVerb && !before.reports
    guard isPronoun || isParticiple || isContact else { return nil }
    // It is policy that nobody works alone: what the policy says, no clause of a noun.
    if word == "that", isPronoun, at + 1 < tokens.count, namesContent(noun) { return nil }
    let qualifiesSubject = !before.hasVerb
    var end = at + 1
    var sawVerb = isParticiple
    while end < tokens.count, tokens[end].kind != .mark {
      if sawVerb, qualifiesSubject, startsPredicate(tokens, end) { break }
      // That costs more: what follows the pronoun is the verb, whatever else it may be.
      let isFirst = end == at + 1 && isPronoun && tokens[end].isContent
      if !sawVerb, isFirst || isFinite(tokens[end]) {
        sawVerb = true
        while end + 1 < tokens.count, continuesGroup(tokens, end + 1) { end += 1 }
      }
      end += 1
    }
    return end
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
      "imperative", "essential", "vital", "important", "clear", "true",
    ].contains(surface(noun).split(separator: " ").last.map(String.init) ?? "")
  }

  /// Anything, everyone, those: words that a clause or a limit narrows.
  func isIndefinite(_ token: Token) -> Bool {
    [
      "anything", "everything", "something", "nothing", "anyone", "everyone", "someone", "anybody",
      "everybody", "somebody", "nobody", "no one", "those", "people", "one", "ones", "whoever",
    ].contains(surface(token))
  }

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
