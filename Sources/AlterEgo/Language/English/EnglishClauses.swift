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
      // Twenty days after they arrive: from when a time counts.
      if at > 0, tokens[at - 1].kind == .quantity, surface(token) == "after" { return .background }
      // Until noon the day before: no clause follows.
      if ["the day", "the moment", "the minute"].contains(surface(token)),
        at + 1 == tokens.count || tokens[at + 1].kind == .mark
          || tokens[at + 1].isFunction("exception", "condition", "preposition")
      {
        return nil
      }
      // Lie to a customer once and you're gone: one time, and no conjunction.
      if surface(token) == "once",
        at + 1 == tokens.count || tokens[at + 1].kind == .mark
          || tokens[at + 1].isFunction("connective", "modal")
      {
        return nil
      }
      // Nobody goes in, not until it has cooled.
      if at > 1, surface(token) == "not until", outlook.firstDenial < at,
        tokens[at - 1].kind == .mark
      {
        return .until
      }
      return token.value == "only-if" ? .onlyWhen : .when
    case "exception":
      // Checked by someone other than its maker: who, and no exception.
      if surface(token) == "other than", !isSweeping(tokens, before: at) { return nil }
      if endsHour(tokens, at) { return nil }
      guard surface(token) == "before" else { return token.value == "until" ? .until : .unless }
      // Wages before dividends ranks; before a verb it tells when.
      if closesPhrase(tokens, at) { return nil }
      if outlook.lastPredicate <= at {
        // Before serving, before 2030; but wages before dividends, a neighbour before a good harvest.
        return outlook.lastAction > at && !namesRival(tokens, at) ? .background : nil
      }
      // Do not dig before the lines are marked: the ban ends then. A duty to do something first
      // has no exception.
      return outlook.firstDenial < (at == 0 ? tokens.count : at) ? .until : .background
    case "regardless": return .regardless
    case "reason":
      return belongsToCondition(tokens, at) || countsSince(tokens, at) ? nil : .reason
    case "purpose": return .purpose
    case "negation": return surface(token) == "without" ? .manner : nil
    case "connective" where surface(token) == "but": return exceptsBut(tokens, at) ? .unless : nil
    case "connective" where tellsAim(tokens, at): return .purpose
    case "preposition" where isFirst && opensAim(tokens, at, outlook): return .purpose
    default: return nil
    }
  }

  /// Late checkouts until two are fine: up to an hour or day, behind which the rule goes on.
  private func endsHour(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 0, at + 2 < tokens.count, ["until", "till"].contains(surface(tokens[at])),
      tokens[at + 1].isContent || tokens[at + 1].kind == .quantity
    else { return false }
    return tokens[at + 2].isFunction("modal")
      && ["is", "are", "may", "can"].contains(text.firstWord(of: tokens[at + 2]))
  }

  /// The time since the purchase: from when it counts, and no reason.
  private func countsSince(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 0, surface(tokens[at]) == "since" else { return false }
    return tokens[at - 1].kind == .quantity
      || ["time", "period", "days", "weeks", "months", "years", "age", "delay", "interval"]
        .contains(surface(tokens[at - 1]))
  }

  /// If it is called off because of a death: why a condition holds is part of it.
  private func belongsToCondition(_ tokens: [Token], _ at: Int) -> Bool {
    guard ["because of", "due to", "owing to"].contains(surface(tokens[at])) else { return false }
    let own = tokens[..<at].reversed().prefix { $0.kind != .mark }
    return own.contains { $0.isFunction("condition", "exception") }
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

  /// A good neighbour before a good harvest: behind an article a word that is a verb too is a noun.
  private func namesRival(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 0, at + 1 < tokens.count, tokens[at + 1].isFunction("determiner"),
      ["a", "an"].contains(surface(tokens[at + 1])),
      ["a", "an"].contains(surface(tokens[0])), tokens[..<at].contains(where: \.isContent)
    else { return false }
    return !tokens.contains {
      $0.kind == .quantity || $0.isFunction("modal", "aux", "negation", "deontic")
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
      !isFronted && takesNoun(tokens[from - 1])
      && !behindMark(tokens[..<(from - 1)]).contains(where: isFinite)
    let isWhoever = isFronted && surface(tokens[from - 1]) == "whoever"
    let isAsked =
      !isFronted && ["where", "when"].contains(surface(tokens[from - 1]))
      && !tokens[..<(from - 1)].contains(where: isFinite)
    let isWhat = isFronted && ["what", "whatever"].contains(surface(tokens[from - 1]))
    let lastDenial =
      isWhat
      ? tokens.lastIndex {
        $0.isFunction("negation", "modal") && startsDenial($0)
      } ?? -1 : -1
    if saysAll(tokens, from - 1) { return from }
    // Spend whatever it takes when a child is missing: the next clause is one of its own.
    if role == .regardless, from < tokens.count,
      tokens[from].isFunction("condition", "exception")
    {
      return from
    }
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
      if seen, isFronted, role == .onlyWhen, turnsToRule(tokens, at, from: from) { return at }
      // Without a booking and two chairs are free: the lack ends there.
      if seen, role == .manner, token.isFunction("connective") { return at }
      if seen, isInSubject, startsPredicate(tokens, at) || isUnknownVerb(tokens, at) { return at }
      // Whoever breaks it pays: the second verb is that of the rule.
      if isWhoever, at > from, startsPredicate(tokens, at) { return at }
      // What isn't signed isn't built: the last denial is that of the rule.
      if isWhat, at > from, at == lastDenial { return at }
      // Seed left when the season ends may be given away: a second verb group is the rule's.
      if at > from, closesSubject(tokens, from..<at) { hasGroup = true }
      if seen, !isFronted, hasGroup, token.isFunction("modal"), opensGroup(tokens, at) { return at }
      // Lying about where it was grown is forbidden: the second verb is that of the rule.
      if seen, hasGroup, isAsked, token.isFunction("aux"),
        ["is", "are"].contains(surface(token)), !tokens[at - 1].isFunction("connective")
      {
        return at
      }
      if at > from, startsPredicate(tokens, at) { hasGroup = true }
      // After every funeral we visit the family.
      if seen, isFronted, !hasComma, startsSubject(token) { return at }
      // During the nesting season no hedge is cut: behind a noun the rule begins with its denial.
      if seen, isFronted, !hasComma, deniesAll(tokens, at, from: from) { return at }
      if seen, isFronted, !hasComma, startsRule(tokens, at, from: from) { return at }
      if token.isContent || token.kind == .quantity { seen = true }
      if tokens[from - 1].isFunction("connective") { seen = true }
      at += 1
    }
    return at
  }

  /// Apart from rings, buying gold without papers is forbidden: what stands behind the last comma.
  private func behindMark(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    guard let mark = tokens.lastIndex(where: { $0.kind == .mark }), mark + 1 < tokens.endIndex
    else { return tokens }
    return tokens[(mark + 1)...]
  }

  private func startsDenial(_ token: Token) -> Bool {
    token.isFunction("negation") || ["prohibit", "need-not"].contains(token.value)
  }

  /// Whether the verb of the rule stands before its subject: may anyone open it, do we pour.
  private func turnsToRule(_ tokens: [Token], _ at: Int, from: Int) -> Bool {
    guard tokens[at].isFunction("modal", "aux"), at + 1 < tokens.count else { return false }
    if tokens[at + 1].isFunction("pronoun", "determiner") { return true }
    if tokens[at].isFunction("modal"), surface(tokens[at]).utf8.contains(0x20) { return true }
    // Only in an emergency is overtime allowed: behind a preposition no verb of its own stands.
    let opener = surface(tokens[from - 1])
    return tokens[at].isFunction("aux") && ["is", "are"].contains(surface(tokens[at]))
      && !["only when", "only if", "only once", "only where"].contains(opener)
      && tokens[at + 1].isContent && tokens[at - 1].isContent
  }

  /// Come what may, rain or shine: the opener says all by itself.
  func saysAll(_ tokens: [Token], _ at: Int) -> Bool {
    guard tokens[at].isFunction("regardless"),
      EnglishParser.whole.contains(surface(tokens[at]))
    else { return false }
    return at + 1 == tokens.count || tokens[at + 1].kind == .mark
  }

  private static let whole: WordSet = [
    "come what may", "rain or shine", "come rain or shine", "whatever happens", "no matter what",
    "in good times and bad", "for whatever reason", "whatever the reason",
    "under any circumstances", "in any circumstances", "in any case", "at any time", "at any price",
  ]

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
      "including", "without", "bar", "save",
    ].contains(surface(token))
  }

  /// After three late payments a tenant must leave: behind a noun alone its rule begins.
  private func startsRule(_ tokens: [Token], _ at: Int, from: Int) -> Bool {
    guard tokens[at].isFunction("determiner"),
      tokens[at - 1].isContent || tokens[at - 1].kind == .quantity
    else { return false }
    let hasVerb = tokens[from..<at].indices.contains {
      $0 > from
        && (startsPredicate(tokens, $0) || isVerb(tokens[$0]) && !standsAsNoun($0, tokens))
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

  /// Has paid, is signed: a state that brings its own verb.
  func holdsVerb(_ token: Token) -> Bool {
    guard token.sort == .state, let first = surface(token).split(separator: " ").first else {
      return false
    }
    return ["has", "have", "had", "is", "are", "was", "were"].contains(first)
      && surface(token).utf8.count > first.utf8.count
  }

  /// Behind a phrase of time without a verb: no hedge is cut.
  private func deniesAll(_ tokens: [Token], _ at: Int, from: Int) -> Bool {
    guard ["during", "after", "throughout"].contains(surface(tokens[from - 1])),
      tokens[at].isFunction("negation"), ["no", "none of"].contains(surface(tokens[at])),
      at > from, tokens[at - 1].isContent || tokens[at - 1].kind == .quantity
    else { return false }
    return !tokens[from..<at].contains { isFinite($0) && !standsAsNoun($0, tokens) }
      && tokens[(at + 1)...].contains(where: isFinite)
  }

  func isFinite(_ token: Token) -> Bool {
    isVerb(token) && !token.isGerund || token.isFunction("modal", "aux", "deontic")
  }

  /// Whether the verb group of a subject before begins at `at`.
  func startsPredicate(_ tokens: [Token], _ at: Int) -> Bool {
    let token = tokens[at]
    guard at > 0 else { return false }
    let before = tokens[at - 1]
    // Who owes nothing may have one: nothing stands for a thing, and no verb is denied by it.
    let isPronoun =
      before.isFunction("negation") && ["nothing", "none", "nobody"].contains(surface(before))
      && at > 1 && isVerb(tokens[at - 2])
    if before.isFunction("preposition", "determiner", "aux", "modal", "connective", "negation"),
      !(isPronoun && token.isFunction("modal", "aux"))
    {
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
}
