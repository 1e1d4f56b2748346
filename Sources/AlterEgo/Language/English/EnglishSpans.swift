// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// When an English statement applies, as a part of its text.
extension StatementView {
  func surface(_ token: Token) -> String { text.surface(token) }

  private func isIndefinite(_ token: Token) -> Bool {
    EnglishParser(text).isIndefinite(token)
  }

  func isMark(_ token: Token) -> Bool { token.kind == .mark }

  /// The tokens of a sentence.
  func within(_ bytes: Range<Int>) -> [Token] {
    let first = tokens.partition { $0.lower >= bytes.lowerBound }
    return Array(tokens[first...].prefix { $0.lower < bytes.upperBound })
  }

  /// When the statement applies: the first clause that says so, or what else narrows the rule.
  func englishCondition(_ draft: Draft) -> String? {
    for sentence in sentences where sentence.main?.connective != "but" {
      let stated = sentence.clauses.filter {
        [.when, .onlyWhen, .regardless].contains($0.role)
          || $0.role == .until && !endsBan(sentence, draft)
      }
      // Spend whatever it takes when a roof leaks: what tells when, before what makes no difference.
      let telling = stated.filter { $0.role != .regardless }
      if let first = (telling.isEmpty ? stated : telling).min(by: {
        $0.bytes.lowerBound < $1.bytes.lowerBound
      }) {
        return verbatim(first.bytes)
      }
      if let span = narrowing(sentence, draft) { return verbatim(span) }
    }
    return nil
  }

  /// What narrows the rule besides clauses with a conjunction: a relative clause, a phrase in
  /// front, a number that qualifies a noun, or what the subject lacks.
  private func narrowing(_ sentence: ParsedSentence, _ draft: Draft) -> Range<Int>? {
    let all = within(sentence.bytes)
    if let relative = sentence.clauses.first(where: { $0.role == .relative }) {
      var span = relative.wider
      // Anything that costs more …: the word without a noun of its own belongs to it.
      if let before = all.last(where: { $0.upper <= span.lowerBound }), isIndefinite(before) {
        span = before.lower..<span.upperBound
      }
      // For tenants who owe us rent there is no new lease: from the preposition in front.
      if let first = all.first, first.isFunction("preposition"), first.lower < span.lowerBound,
        all.dropFirst().prefix(while: { $0.lower < span.lowerBound }).allSatisfy({
          $0.isContent || $0.isFunction("determiner")
        })
      {
        span = first.lower..<span.upperBound
      }
      return span
    }
    if let state = statedInFront(all) { return state }
    if let front = frontedPhrase(all) { return front }
    if let limit = limitedSubject(all) ?? qualifyingLimit(all, draft) { return limit }
    if let participle = qualifyingParticiple(all) { return participle }
    if let subject = narrowedSubject(all) { return subject }
    if let manner = sentence.clauses.first(where: { $0.role == .manner }),
      manner.bytes.lowerBound == all.first?.lower
        || verbFollows(all, all.lastIndex { $0.lower < manner.bytes.upperBound } ?? all.count)
    {
      return manner.bytes
    }
    // Trainees without a licence: a state behind the subject.
    if let index = all.indices.first(where: {
      all[$0].sort == .state && surface(all[$0]).hasPrefix("without ") && verbFollows(all, $0)
    }) {
      return all[index].lower..<all[index].upper
    }
    let excepted = sentence.clauses.filter { [.unless, .until].contains($0.role) }.map(\.bytes)
    let open = all.filter { token in !excepted.contains { $0.contains(token.lower) } }
    return includedTail(all) ?? subjectOfMeans(all) ?? ban(all) ?? circumstance(open, draft)
      ?? lackOfBan(sentence, all, draft)
  }

  /// Alcohol on a site means you go home: what brings it about.
  private func subjectOfMeans(_ all: [Token]) -> Range<Int>? {
    guard let verb = all.firstIndex(where: { ["means", "mean"].contains(surface($0)) }), verb > 0,
      all[..<verb].contains(where: { $0.isContent || $0.kind == .quantity }), let first = all.first,
      !first.isFunction("pronoun", "determiner") || verb > 1
    else { return nil }
    return first.lower..<all[verb - 1].upper
  }

  /// Under no circumstances: the ban says itself when it holds.
  private func ban(_ all: [Token]) -> Range<Int>? {
    all.first {
      ["under no circumstances", "in no case", "on no account", "at no time"].contains(surface($0))
    }.map { $0.lower..<$0.upper }
  }

  /// When in doubt, …: a state that is said with its conjunction.
  private func statedInFront(_ all: [Token]) -> Range<Int>? {
    // At the same price, …: a state that is said with its preposition.
    if let first = all.first, first.sort == .state, all.count > 2, isMark(all[1]),
      ["at ", "on ", "under ", "with ", "all "].contains(where: surface(first).hasPrefix)
    {
      return first.lower..<first.upper
    }
    guard let first = all.first, first.isContent,
      ["when ", "if ", "in case", "while ", "without ", "during ", "in an ", "in a ", "after "]
        .contains(where: {
          surface(first).hasPrefix($0)
        })
    else { return nil }
    return first.lower..<first.upper
  }

  /// In a crisis, …; for orders over 500 pieces, …: a phrase in front that ends at a comma.
  private func frontedPhrase(_ all: [Token]) -> Range<Int>? {
    if let phrase = frontedTime(all) ?? frontedLimit(all) { return phrase }
    guard let first = all.first,
      first.isFunction("preposition")
        || first.kind == .quantity && surface(first).hasPrefix("between "),
      let comma = all.firstIndex(where: { isMark($0) && surface($0) == "," }), comma > 1
    else { return nil }
    let phrase = all[..<comma]
    guard phrase.contains(where: { $0.isContent || $0.kind == .quantity }), !isSake(phrase),
      !isBound(first.lower..<all[comma - 1].upper),
      !phrase.contains(where: { $0.isFunction("modal", "aux", "deontic") || isDate($0) }),
      all[comma...].contains(where: { $0.isContent })
    else { return nil }
    let parser = EnglishParser(text)
    // On stormy days the crew stays ashore, …: the subject begins before the comma.
    if let verb = phrase.indices.first(where: { $0 > 1 && parser.startsPredicate(all, $0) }) {
      guard
        let subject = phrase[..<verb].lastIndex(where: { $0.isFunction("determiner", "pronoun") }),
        subject > 1
      else { return nil }
      return first.lower..<all[subject - 1].upper
    }
    return first.lower..<all[comma - 1].upper
  }

  /// For the safety of our mechanics, for your own good: what a rule is for, and not when it holds.
  private func isSake(_ phrase: ArraySlice<Token>) -> Bool {
    guard phrase.first.map(surface) == "for" else { return false }
    let sakes: Set = [
      "safety", "sake", "good", "benefit", "protection", "health", "comfort", "privacy", "reasons",
      "wellbeing", "well-being", "dignity",
    ]
    return phrase.contains { token in
      surface(token).split(separator: " ").contains { sakes.contains(String($0)) }
    }
  }

  /// A year, a month, a horizon.
  private func isDate(_ token: Token) -> Bool {
    guard let quantity = quantity(token) else { return false }
    return quantity.looksLikeHorizon
      || ["year", "month", "fiscal", "offset"].contains(quantity.quantity.type)
  }

  private func quantity(_ token: Token) -> FoundQuantity? {
    found.indices.contains(token.quantity) ? found[token.quantity] : nil
  }

  /// Orders under 25 percent, anything over $10,000, a claim older than 90 days.
  private func qualifyingLimit(_ all: [Token], _ draft: Draft) -> Range<Int>? {
    for (index, token) in all.enumerated() where index > 0 {
      guard let limit = quantity(token), let narrowed = narrowedNoun(all, index, limit) else {
        continue
      }
      var end = limit.bytes.upperBound
      // Orders under 25 percent margin, timber over 60 kilograms: the noun the number counts.
      if index + 1 < all.count, all[index + 1].isContent, all[index + 1].form == .noun,
        ["percent", "count"].contains(limit.quantity.unit)
      {
        end = all[index + 1].upper
      }
      return narrowed..<end
    }
    return nil
  }

  /// Where the phrase begins whose noun the limit at `index` narrows; nil when it narrows none.
  private func narrowedNoun(_ all: [Token], _ index: Int, _ limit: FoundQuantity) -> Int? {
    guard [.more, .less, .atLeast].contains(limit.quantity.op) || opensSubject(all, index, limit),
      !limit.looksLikeHorizon, !isBan(all, at: index)
    else { return nil }
    var before = index - 1
    if isWanted(all, before) { return nil }
    // A rise of more than ten percent; anything costing more than $3,000.
    if all[before].isFunction("preposition"), surface(all[before]) == "of", before > 0 {
      before -= 1
    }
    if all[before].isContent, all[before].form == .verb, all[before].isGerund, before > 0 {
      before -= 1
    }
    let noun = all[before]
    // Pay an expense claim older than …: the noun stands within the verb's own words.
    let isPhrase =
      noun.isContent && noun.form == .verb && surface(noun).utf8.contains(0x20)
      && !endsInParticle(noun)
    if isPhrase, !movesNumber(noun) { return limit.bytes.lowerBound }
    // Must not creep above 18 million, needs a minimum of eleven hours: what stands there is a verb.
    if before > 0, all[before - 1].isFunction("modal", "pronoun") { return nil }
    if surface(noun) == "needs" { return nil }
    // Spending of ¥300,000 or more: what opens the sentence before its number is done by nobody yet.
    let isSpent = before == 0 && noun.isGerund && index > before + 1
    guard
      isIndefinite(noun) || noun.isContent && noun.form == .noun || isVerbalNoun(all, before)
        || isSpent
    else { return nil }
    // Keep overtime under 30 hours: the number is what the verb brings about.
    let verbs = all[..<before].filter {
      $0.isContent && $0.form == .verb && $0.function != "deontic"
    }
    let isWith = before > 0 && all[..<before].suffix(2).contains { surface($0) == "with" }
    if !isWith, let verb = verbs.last, movesNumber(verb) { return nil }
    if !isWith, isMoved(all, before) { return nil }
    // Get complaints below five: what the order brings about, unlike get quotes for anything over.
    let order = surface(verbs.last ?? all[0])
    if !isWith, ["get", "have", "bring", "push", "drive", "take", "move"].contains(order),
      !all[..<before].contains(where: { $0.isFunction("preposition") || $0.kind == .quantity })
    {
      return nil
    }
    let isSubject = !all[..<before].contains { $0.isContent && $0.form == .verb }
    if !isWith, knowledge.sort(of: noun.id) == .kpi, !(isSubject && verbFollows(all, index)) {
      return nil
    }
    if all[..<before].contains(where: { $0.isFunction("aux") && surface($0) == "be" }) {
      return nil
    }
    let start = phraseStart(all, before)
    let word = FoldedText.fold(
      String(Substring(limit.quantity.surface.utf8.prefix { $0 != UInt8(ascii: " ") })))
    if ["older", "longer", "larger", "bigger", "younger", "smaller", "higher", "later"].contains(
      word), !namesAny(all, start)
    {
      return isIndefinite(noun) ? noun.lower : limit.bytes.lowerBound
    }
    return start
  }

  /// Bring open bugs under ten; get posting errors below one percent: between the verb that moves and
  /// what it moves stand only words of that thing.
  private func isMoved(_ all: [Token], _ noun: Int) -> Bool {
    guard
      let verb = all[..<noun].lastIndex(where: { token in
        token.function != "deontic"
          && (movesNumber(token)
            || ["get", "bring", "push", "drive", "see"].contains(surface(token)))
      }), !all[..<verb].contains(where: { EnglishParser(text).denies($0) })
    else { return false }
    return !all[(verb + 1)..<noun].contains { token in
      token.kind == .quantity || isMark(token)
        || token.isFunction("modal", "aux", "condition", "connective")
        || token.isFunction("preposition") && !["of", "at", "per"].contains(surface(token))
        || ["any", "every", "each", "all", "no", "anything"].contains(surface(token))
    }
  }

  /// We want water costs under 6 percent; a ratio of 45 percent or more is our goal: the number that
  /// is aimed at tells of no case, unless every thing of a kind is named or a preposition stands
  /// before.
  private func isWanted(_ all: [Token], _ noun: Int) -> Bool {
    guard
      let aim = all.firstIndex(where: { $0.isFunction("modal") }), all[aim].value == "aim",
      aim < noun || surface(all[aim]).hasPrefix("is ") || surface(all[aim]).hasPrefix("are ")
    else { return false }
    let phrase = all[(aim < noun ? aim + 1 : 0)...noun]
    // We want feed costs under …: behind a bare want no verb stands.
    let takesVerb = surface(all[aim]).hasSuffix(" to")
    return !phrase.contains { token in
      token.isFunction("preposition") && surface(token) != "of"
        || ["any", "every", "each", "all", "no", "anything"].contains(surface(token))
        || takesVerb && token.isContent && token.form == .verb
    }
  }

  /// No lease runs longer than five years: the limit is what is forbidden, where no verb follows.
  private func isBan(_ all: [Token], at index: Int) -> Bool {
    guard let first = all.first(where: { !isMark($0) }), first.isFunction("negation"),
      surface(first) != "without"
    else { return false }
    return !verbFollows(all, index)
  }

  /// Loans of two million yen or less need no board: what the sentence begins with is which.
  private func opensSubject(_ all: [Token], _ index: Int, _ limit: FoundQuantity) -> Bool {
    guard limit.quantity.op == .atMost, verbFollows(all, index, within: 2) else { return false }
    let words = limit.quantity.surface.lowercased()
    return [" or less", " or under", " or below", " or fewer"].contains(where: words.hasSuffix)
      && all[..<index].allSatisfy {
        $0.isContent || $0.isFunction("determiner", "preposition", "adverb")
      }
  }

  /// Bring in, put up: a verb with its particle, and no noun of its own.
  private func endsInParticle(_ verb: Token) -> Bool {
    let words = surface(verb).split(separator: " ")
    return words.count == 2
      && ["in", "up", "out", "off", "on", "down", "over", "away", "back", "at", "to"].contains(
        words[1])
  }

  /// Repairs above $500: a word that is also a verb stands as a noun before a limit.
  private func isVerbalNoun(_ all: [Token], _ at: Int) -> Bool {
    let token = all[at]
    guard token.isContent else { return false }
    if at > 0, all[at - 1].isFunction("determiner") { return true }
    guard surface(token).hasSuffix("s") else { return false }
    return at == 0 || all[at - 1].isFunction("preposition", "determiner")
      || all[at - 1].isContent && all[at - 1].form == .verb
  }

  private func phraseStart(_ all: [Token], _ noun: Int) -> Int {
    var at = noun
    while at > 0,
      all[at - 1].isFunction("determiner")
        || all[at - 1].isContent && all[at - 1].form != .verb
    { at -= 1 }
    return all[at].lower
  }

  /// Verbs that bring a number about: bring under, keep below, cut to.
  private func movesNumber(_ verb: Token) -> Bool {
    // Cut overtime below 20 hours: an act of two words begins with its verb.
    let word = text.firstWord(of: verb)
    return changeSign(word) != nil
      || [
        "keep", "keeps", "hold", "holds", "stay", "stays", "maintain", "reach", "hit",
      ].contains(word)
  }

  /// Claims submitted after 60 days, a driver with two accidents: a number behind the subject.
  private func qualifyingParticiple(_ all: [Token]) -> Range<Int>? {
    for index in all.indices where index > 0 && index + 1 < all.count {
      let token = all[index]
      let before = all[index - 1]
      guard before.isContent, before.form == .noun || surface(before).hasSuffix("s") else {
        continue
      }
      let isParticiple =
        token.isContent && token.form == .verb && token.isPast
        && !all[..<index].suffix(2).contains(where: { $0.isFunction("aux", "modal") })
      let isWith = surface(token) == "with" || surface(token) == "after"
      guard isParticiple || isWith else { continue }
      let rest = all[(index + 1)...].prefix(5)
      guard let number = rest.firstIndex(where: { $0.kind == .quantity }),
        !rest[..<number].contains(where: { $0.isFunction("modal", "aux") || isMark($0) }),
        !isDate(all[number])
      else { continue }
      guard isParticiple || verbFollows(all, number) else { continue }
      var end = number
      if isWith, end + 1 < all.count, all[end + 1].isContent, !verbFollows(all, end, within: 1) {
        end += 1
      }
      return token.lower..<all[end].upper
    }
    return nil
  }

  private func verbFollows(_ all: [Token], _ at: Int, within count: Int = .max) -> Bool {
    let parser = EnglishParser(text)
    return all.indices.dropFirst(at + 1).prefix(count).contains { parser.startsPredicate(all, $0) }
  }

  /// …, family included.
  private func includedTail(_ all: [Token]) -> Range<Int>? {
    guard let last = all.last(where: { !isMark($0) }), surface(last) == "included",
      let comma = all.lastIndex(where: { isMark($0) && surface($0) == "," }),
      comma + 1 < all.count, all[comma + 1].lower < last.lower
    else { return nil }
    return all[comma + 1].lower..<last.upper
  }
}
