// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Where a sentence holds a rule and, behind `and`, another that turns its sense.
extension EnglishParser {
  /// Keep waste under 2 percent, and don't hide any; …, and no clerk may delay it.
  ///
  /// What is denied there denies nothing of the rule before, so that the two are read apart.
  func addsRule(_ tokens: [Token], _ index: Int, to current: [Token]) -> Bool {
    if addsDenial(tokens, index, to: current) || turnsRule(tokens, index, to: current) {
      return true
    }
    guard tokens[index].isFunction("connective"), ["and", "so"].contains(surface(tokens[index])),
      index + 1 < tokens.count, let first = current.first(where: { $0.kind != .mark }),
      !first.isFunction("condition")
    else { return false }
    let next = tokens[index + 1]
    let isBehindComma = tokens[index - 1].kind == .mark
    // Guards work in pairs, and …: work may be a noun too.
    guard
      current.contains(where: { isVerb($0) || $0.isFunction("modal", "aux", "deontic") })
        || isBehindComma && current.filter(\.isContent).count > 1
    else { return false }
    if next.isFunction("modal"), next.value == "prohibit" {
      // Count the till and never leave it: two orders. What is shared is one: is shut and can't open.
      if isBehindComma || isVerb(first) && surface(tokens[index]) == "and" { return true }
      // Stay in the clinic and never go online.
      return surface(tokens[index]) == "and" && surface(next) == "never"
        && index + 2 < tokens.count && isVerb(tokens[index + 2]) && !tokens[index + 2].isPast
    }
    // Any customer gets a call, and I want no excuses: what is wanted besides.
    if isBehindComma, next.isFunction("pronoun"), ["i", "we"].contains(surface(next)),
      index + 2 < tokens.count, tokens[index + 2].isFunction("modal"),
      tokens[index + 2].value == "aim"
    {
      return true
    }
    guard next.isFunction("negation"),
      ["no", "nobody", "no one", "none of", "nothing"].contains(surface(next))
    else { return false }
    let rest = tokens[(index + 2)...].prefix { $0.kind != .mark }
    if ["nobody", "no one"].contains(surface(next)), rest.first?.isContent ?? false { return true }
    return rest.indices.contains {
      rest[$0].isFunction("modal", "aux", "deontic") || startsPredicate(tokens, $0)
        || holdsVerb(rest[$0])
    }
  }

  /// Old stock may be sold, new stock may not: behind a comma another subject with no more than leave denied.
  private func turnsRule(_ tokens: [Token], _ index: Int, to current: [Token]) -> Bool {
    guard index > 1, tokens[index - 1].kind == .mark, surface(tokens[index - 1]) == ",",
      tokens[index].isContent || tokens[index].isFunction("determiner", "adverb"),
      let first = current.firstIndex(where: { $0.isFunction("modal", "aux") }), first > 0,
      !current.contains(where: { $0.isFunction("condition", "exception", "question", "reason") })
    else { return false }
    let rest = tokens[index...].prefix { $0.kind != .mark }
    guard (2...6).contains(rest.count), let last = rest.last, last.isFunction("modal"),
      ["may not", "can not", "cannot", "must not", "are not", "is not", "may"].contains(
        surface(last)),
      surface(last).hasSuffix("not") || surface(last) == "cannot"
        || current[first].isFunction("modal") && current[first].value == "prohibit",
      rest.contains(where: \.isContent)
    else { return false }
    return rest.dropLast().allSatisfy { $0.isContent || $0.isFunction("determiner", "adverb") }
  }

  /// The mill is listed and the council has not given its consent: behind a subject of its own another
  /// verb is denied, and nothing of what was said before.
  private func addsDenial(_ tokens: [Token], _ index: Int, to current: [Token]) -> Bool {
    guard tokens[index].isFunction("connective"), ["and", "but"].contains(surface(tokens[index])),
      index + 2 < tokens.count, tokens[index + 1].isFunction("determiner", "pronoun"),
      current.contains(where: { isVerb($0) || $0.isFunction("modal", "aux") }),
      !current.contains(where: {
        $0.isFunction("condition", "exception", "regardless", "reason", "question", "negation")
      })
    else { return false }
    let rest = tokens[(index + 1)...].prefix { $0.kind != .mark }
    guard rest.count < 12,
      !rest.contains(where: { $0.isFunction("question", "condition", "exception") })
    else { return false }
    return rest.indices.dropFirst().contains { at in
      denies(tokens[at]) && !tokens[at].isFunction("deontic") && at - index < 6
        && tokens[(index + 1)..<at].contains(where: \.isContent)
    }
  }

  /// We mend shoes so nobody walks barefoot: `so` within a sentence tells what it is for.
  func tellsAim(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 1, surface(tokens[at]) == "so", tokens[at - 1].kind != .mark,
      at + 2 < tokens.count,
      tokens[..<at].contains(where: isVerb) || surface(tokens[at - 1]) == "here"
    else { return false }
    let next = tokens[at + 1]
    return next.isFunction("pronoun", "determiner")
      || next.isFunction("modal")
        && ["nobody ", "no one "].contains { surface(next).hasPrefix($0) }
      || next.isFunction("negation") && ["no", "nobody", "no one"].contains(surface(next))
  }

  /// To avoid a loss, keep …: an infinitive in front, up to its comma, tells what the rule is for.
  func opensAim(_ tokens: [Token], _ at: Int, _ outlook: Outlook) -> Bool {
    guard tokens[..<at].allSatisfy({ $0.kind == .mark }), surface(tokens[at]) == "to",
      at + 1 < tokens.count, isVerb(tokens[at + 1]) || tokens[at + 1].isFunction("deontic"),
      outlook.lastComma > at + 1,
      let comma = tokens[at...].firstIndex(where: { $0.kind == .mark && surface($0) == "," })
    else { return false }
    // To run it unattended is forbidden, except …: what is judged, and no aim.
    if tokens[(at + 1)..<comma].contains(where: {
      $0.isFunction("aux") && ["is", "was"].contains(surface($0))
    }) {
      return false
    }
    return tokens[comma...].contains {
      isVerb($0) || $0.isFunction("modal", "aux", "deontic")
    }
  }

  /// Whether a sentence forbids or speaks of all or none, so that `other than` can except.
  func isSweeping(_ tokens: [Token], before at: Int) -> Bool {
    // Customers other than public bodies pay in advance: of many, these not.
    if at == 1 || at == 2, tokens[at - 1].isContent, tokens[at - 1].form == .noun,
      surface(tokens[at - 1]).hasSuffix("s")
    {
      return true
    }
    return tokens[..<at].contains { token in
      denies(token) || token.isFunction("deontic")
        || ["any", "every", "all", "everyone", "everybody", "everything", "each", "anything"]
          .contains(surface(token))
          && !["someone", "somebody", "something"].contains(surface(tokens[at - 1]))
    }
  }

  func denies(_ token: Token) -> Bool {
    token.isFunction("negation") || token.isFunction("modal") && token.value == "prohibit"
      || token.isFunction("deontic") && ["prohibit", "refuse"].contains(token.value)
  }

  /// Wash the tank before every batch: what is done tells when, where nothing is ranked.
  func tellsTime(_ tokens: [Token], _ at: Int) -> Bool {
    let verbs = tokens[..<at].filter(isVerb)
    guard let verb = verbs.first, verbs.allSatisfy({ !ranks(verb: $0) }), at + 1 < tokens.count,
      verb.lower < tokens[at].lower
    else { return false }
    if tokens[at + 1].isFunction("determiner"),
      ["a", "an", "every", "each", "any", "another"].contains(surface(tokens[at + 1]))
    {
      return true
    }
    // Three times before the day: how often, and from when it counts.
    if at > 0, tokens[at - 1].kind == .quantity { return true }
    guard let noun = tokens[(at + 1)...].first(where: \.isContent) else { return false }
    let word = surface(noun)
    // Before eight: an hour without its unit ends the phrase.
    if noun.lower == tokens[at + 1].lower, EnglishParser.hours.contains(word),
      at + 2 == tokens.count || !tokens[at + 2].isContent
    {
      return true
    }
    return noun.sort == .act || word.hasSuffix("ing")
      || [
        "meal", "meals", "breakfast", "lunch", "dinner", "supper", "service", "work", "dark",
        "noon", "midnight", "dawn", "dusk", "night", "season", "harvest", "winter", "summer",
        "trip", "shift", "shifts", "use", "start", "end", "visit", "flight", "show", "event",
        "weekend", "holiday", "holidays", "christmas", "exam", "exams", "day", "departure",
        "delivery", "handover", "wedding", "funeral", "launch", "rush", "frost", "spring", "autumn",
      ].contains(word)
  }

  private static let hours: Set = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]

  /// Lend her a car and pay her nothing: the second of two verbs is denied, and not the first.
  func deniedSecondVerb(_ tokens: [Token], _ at: Int) -> Int? {
    guard ["nothing", "no"].contains(surface(tokens[at])),
      let verb = tokens[..<at].lastIndex(where: { isVerb($0) || $0.sort == .act }),
      at - verb <= 3, verb > 0, tokens[(verb + 1)..<at].allSatisfy({ $0.kind != .mark }),
      tokens[verb - 1].isFunction("connective"), surface(tokens[verb - 1]) == "and",
      tokens[..<(verb - 1)].contains(where: { isVerb($0) || $0.sort == .act }),
      tokens.contains(where: { $0.isFunction("question") })
    else { return nil }
    // And pay no more than …: a bound.
    if at + 1 < tokens.count, tokens[at + 1].kind == .quantity { return nil }
    return verb
  }

  /// Never hand a car back before the final test: a ban whose verb ranks nothing tells till when.
  func bansUntil(_ tokens: [Token], _ at: Int) -> Bool {
    // No further back than a sentence goes.
    let said = tokens[..<at].suffix(40)
    let verbs = said.filter(isVerb)
    return said.contains(where: denies) && !verbs.isEmpty
      && verbs.allSatisfy { !ranks(verb: $0) }
  }

  private func ranks(verb: Token) -> Bool {
    ["put", "place", "rank", "set", "come", "go", "think", "prioritise", "prioritize", "value"]
      .contains(EnglishInflection.lemma(surface(verb)))
  }

  /// The part that a phrase with a preposition plays.
  static func role(_ preposition: String) -> Item.Case {
    switch preposition {
    case "object", "of": .of
    case "to": .to
    case "from": .from
    case "by": .by
    case "than": .than
    default: .at
    }
  }
}
