// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Conditions that are said by a phrase of time or occasion, without a conjunction.
extension StatementView {
  private func word(_ token: Token) -> String { text.surface(token) }

  /// On rainy days the stall stays shut: a phrase of time in front, up to the subject.
  func frontedTime(_ all: [Token]) -> Range<Int>? {
    guard let first = all.first, first.isFunction("preposition"),
      ["on", "in", "at", "for", "under", "outside", "upon", "with"].contains(word(first)),
      let subject = all.indices.dropFirst(2).first(where: {
        all[$0].isFunction("determiner", "pronoun", "negation") || all[$0].sort == .role
      }), !all[..<subject].contains(where: { $0.kind == .mark })
    else { return nil }
    let phrase = all[1..<subject]
    guard phrase.contains(where: \.isContent), isOccasion(first, phrase), !endsInJoint(phrase),
      !phrase.contains(where: {
        $0.isFunction("modal", "aux", "deontic") || $0.kind == .quantity
      })
    else { return nil }
    let parser = EnglishParser(text)
    guard
      all.indices.dropFirst(subject + 1).contains(where: {
        parser.startsPredicate(all, $0) || all[$0].isFunction("modal")
          || all[$0 - 1].isFunction("negation") && all[$0].isContent
      })
    else { return nil }
    return first.lower..<all[subject - 1].upper
  }

  /// After more than six months without an order, …; below 20 percent margin we walk; late more than
  /// twice, no bonus: a limit in front, up to the comma or the subject.
  func frontedLimit(_ all: [Token]) -> Range<Int>? {
    guard let first = all.first, all.count > 1,
      let number = all.prefix(6).firstIndex(where: { $0.kind == .quantity }),
      let limit = found.first(where: { $0.bytes.lowerBound == all[number].lower }),
      [.more, .less, .atLeast].contains(limit.quantity.op), !limit.looksLikeHorizon,
      !["year", "month", "fiscal", "offset"].contains(limit.quantity.type)
    else { return nil }
    let parser = EnglishParser(text)
    // Sell at least 60 percent direct, not through others: an order has its limit behind.
    guard !parser.isVerb(first), !first.isFunction("modal", "negation", "condition") else {
      return nil
    }
    let hasVerb = { (range: Range<Int>) in
      range.contains { parser.startsPredicate(all, $0) || all[$0].isFunction("modal", "aux") }
    }
    if let comma = all.firstIndex(where: { isMark($0) && word($0) == "," }), comma > number,
      comma + 1 < all.count, !hasVerb(1..<comma)
    {
      let rule = all[comma + 1]
      // Late more than twice, no bonus.
      guard number == 0 || rule.isFunction("negation") && !hasVerb(comma + 2..<all.count) else {
        return nil
      }
      return first.lower..<all[comma - 1].upper
    }
    // With fewer than six bookings the tour does not run.
    if number == 1, first.isFunction("preposition"),
      let subject = all.indices.dropFirst(3).prefix(3).first(where: {
        all[$0].isFunction("determiner", "pronoun")
      }), all[2..<subject].allSatisfy({ $0.isContent }),
      all.indices.dropFirst(subject + 1).contains(where: {
        parser.startsPredicate(all, $0) || all[$0].isFunction("modal", "negation")
      })
    {
      return first.lower..<all[subject - 1].upper
    }
    guard number == 0,
      let subject = all.indices.dropFirst().prefix(5).first(where: {
        all[$0].isFunction("pronoun", "modal")
          && ["we", "i", "you", "they"].contains(word(all[$0]).prefix { $0 != " " })
      }), !all[..<subject].contains(where: { isMark($0) || parser.isVerb($0) })
    else { return nil }
    return first.lower..<all[subject - 1].upper
  }

  /// Any equipment, every tree: a noun with a word that names all of its kind.
  func namesAny(_ all: [Token], _ start: Int) -> Bool {
    all.first { $0.lower == start }.map {
      ["any", "every", "each", "all", "no"].contains(word($0))
    } ?? false
  }

  /// Any invoice outstanding for longer than 45 days is …; a borrower with fewer than three years of
  /// accounts is …: the subject from its article up to the number, where the verb stands behind.
  func limitedSubject(_ all: [Token]) -> Range<Int>? {
    guard let first = all.first, first.isFunction("determiner"),
      ["any", "every", "each", "all", "a", "an"].contains(word(first)),
      let number = all.prefix(12).firstIndex(where: { $0.kind == .quantity }), number > 1,
      let limit = found.first(where: { $0.bytes.lowerBound == all[number].lower }),
      [.more, .less, .atLeast].contains(limit.quantity.op), !limit.looksLikeHorizon
    else { return nil }
    let parser = EnglishParser(text)
    guard
      !all[1..<number].contains(where: {
        isMark($0) || $0.isFunction("modal", "aux", "condition", "connective", "deontic")
      }),
      all[1..<number].contains(where: { $0.isFunction("preposition") || word($0) == "with" }),
      !all.indices[2..<number].contains(where: { parser.startsPredicate(all, $0) }),
      let verb = all.indices[(number + 1)...].prefix(4).first(where: {
        parser.startsPredicate(all, $0)
      }), !all[number..<verb].contains(where: { isMark($0) }),
      // A margin of 35 percent or more is our goal: what is aimed at tells of no case.
      !(all[verb].isFunction("modal") && all[verb].value == "aim")
    else { return nil }
    return first.lower..<all[verb - 1].upper
  }

  /// The school of: what goes on is no end of a phrase.
  private func endsInJoint(_ phrase: ArraySlice<Token>) -> Bool {
    phrase.last?.isFunction("preposition", "determiner", "connective") ?? true
  }

  /// Whether a phrase tells when or for whom, and not where.
  private func isOccasion(_ opener: Token, _ phrase: ArraySlice<Token>) -> Bool {
    let words = phrase.map(word)
    switch word(opener) {
    case "on":
      return words.contains {
        $0.hasSuffix("day") || $0.hasSuffix("days") || $0.hasSuffix("night")
          || $0.hasSuffix("nights")
          || $0.hasSuffix("weekends") || $0.hasSuffix("holiday") || $0.hasSuffix("mornings")
      }
    case "in", "at", "under":
      return ["a", "an", "times", "cases"].contains(words.first ?? "")
        || words.contains(where: StatementView.seasons.contains)
    default: return true
    }
  }

  private static let seasons: WordSet = [
    "winter", "summer", "spring", "autumn", "fall", "weather", "rain", "snow", "fog", "storm",
    "storms", "wind", "heat", "frost", "season", "night", "weekends", "peak", "drought", "crisis",
    "emergencies", "doubt", "crises", "darkness", "harvest", "lunchtime", "noon", "dawn",
  ]

  /// Don't deploy on Fridays; never spray within three weeks of harvest; … for pupils already
  /// enrolled: when or for whom a rule holds, said behind its verb.
  func circumstance(_ all: [Token], _ draft: Draft) -> Range<Int>? {
    onDays(all) ?? vicinity(all, draft) ?? qualifiedPeople(all) ?? season(all) ?? partOfTime(all)
  }

  /// … in the first year of a lease, in the last hour of a shift: which part of a time.
  private func partOfTime(_ all: [Token]) -> Range<Int>? {
    for (index, token) in all.enumerated().dropFirst(2)
    where token.isFunction("preposition") && ["in", "on", "at"].contains(word(token)) {
      let rest = all[(index + 1)...].prefix { $0.kind != .mark }
      guard rest.count > 3, word(rest[index + 1]) == "the",
        ["first", "last", "final", "same", "opening", "closing"].contains(word(rest[index + 2])),
        let of = rest.dropFirst(2).prefix(3).firstIndex(where: { word($0) == "of" }),
        StatementView.times.contains(word(rest[of - 1])), let last = rest.last, last.isContent
      else { continue }
      return token.lower..<last.upper
    }
    return nil
  }

  private static let times: WordSet = [
    "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year",
    "years", "season", "term", "half", "quarter", "stage", "phase",
  ]

  /// Never shared without their consent: what a ban is about is told by what is lacking.
  func lackOfBan(_ sentence: ParsedSentence, _ all: [Token], _ draft: Draft) -> Range<Int>? {
    guard draft.modality == .mustNot else { return nil }
    if let state = all.dropFirst().first(where: {
      $0.sort == .state && word($0).hasPrefix("without ")
    }) {
      return state.lower..<state.upper
    }
    return sentence.clauses.first { $0.role == .manner && $0.opener == "without" }?.bytes
  }

  private func onDays(_ all: [Token]) -> Range<Int>? {
    let days = [
      "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays",
      "weekends", "holidays", "weekdays", "friday", "sunday", "saturday", "monday",
    ]
    for (index, token) in all.enumerated().dropFirst(2)
    where token.isFunction("preposition") && ["on", "at", "over"].contains(word(token)) {
      let rest = all[(index + 1)...].prefix(3).prefix {
        $0.isContent || $0.isFunction("determiner", "adverb")
      }
      if let day = rest.first(where: { days.contains(word($0)) }) {
        return token.lower..<day.upper
      }
    }
    return nil
  }

  /// Within three weeks of harvest: a ban that holds so near to something.
  private func vicinity(_ all: [Token], _ draft: Draft) -> Range<Int>? {
    guard draft.modality == .mustNot else { return nil }
    for (index, token) in all.enumerated().dropFirst() {
      guard token.kind == .quantity || token.isFunction("preposition"),
        word(token).hasPrefix("within"), index + 2 < all.count
      else { continue }
      let rest = all[(index + 1)...].prefix { $0.kind != .mark }
      guard let of = rest.prefix(4).first(where: { word($0) == "of" }),
        let last = rest.last, last.lower > of.lower
      else { continue }
      return token.lower..<last.upper
    }
    return nil
  }

  /// For children already enrolled, from growers behind on a loan: who, by a participle behind.
  private func qualifiedPeople(_ all: [Token]) -> Range<Int>? {
    for (index, token) in all.enumerated().dropFirst(2)
    where token.isFunction("preposition") && ["for", "from", "to", "with"].contains(word(token)) {
      let rest = Array(all[(index + 1)...].prefix { $0.kind != .mark })
      guard rest.count > 1, let noun = rest.firstIndex(where: \.isContent), noun + 1 < rest.count
      else { continue }
      // For pupils with dyslexia, to guests without a booking.
      if noun + 2 < rest.count, word(token) != "with",
        ["with", "without"].contains(word(rest[noun + 1])),
        rest[(noun + 2)...].allSatisfy({
          $0.isContent || $0.isFunction("determiner") || $0.kind == .quantity
        })
      {
        return token.lower..<(rest.last ?? token).upper
      }
      let behind = rest[(noun + 1)...].first {
        !["already", "still", "not", "yet"].contains(word($0))
      }
      let isMarked = ["already", "still", "not yet", "not"].contains(word(rest[noun + 1]))
      guard let behind, behind.isContent, isMarked || behind.isPast && behind.form == .verb,
        let last = rest.last
      else { continue }
      return token.lower..<last.upper
    }
    return nil
  }

  /// … in bad weather, at night, in the dark.
  private func season(_ all: [Token]) -> Range<Int>? {
    for (index, token) in all.enumerated().dropFirst(2)
    where token.isFunction("preposition") && ["in", "at"].contains(word(token)) {
      let rest = all[(index + 1)...].prefix {
        $0.isContent || $0.isFunction("determiner", "adverb")
      }
      guard rest.count < 4, let noun = rest.last, StatementView.seasons.contains(word(noun)) else {
        continue
      }
      return token.lower..<noun.upper
    }
    return nil
  }

  /// Anything past its date goes in the bin; orders placed by noon leave; two strikes and you are
  /// out: a subject that tells when.
  func narrowedSubject(_ all: [Token]) -> Range<Int>? {
    guard let first = all.first else { return nil }
    let parser = EnglishParser(text)
    // Fewer than four bookings and the tour is off.
    if first.kind == .quantity, let and = all.firstIndex(where: { word($0) == "and" }), and > 0,
      and + 2 < all.count,
      all[1..<and].allSatisfy({
        $0.isContent || $0.kind == .quantity || $0.isFunction("determiner", "adverb")
      }),
      all[and + 1].isFunction("determiner", "pronoun"),
      all.indices.dropFirst(and + 2).contains(where: { parser.startsPredicate(all, $0) })
    {
      return first.lower..<all[and - 1].upper
    }
    guard all.count > 3 else { return nil }
    let isAny = ["anything", "anyone", "anybody", "everything", "those"].contains(word(first))
    let isMade =
      first.isContent && word(first).hasSuffix("s") && all[1].isContent
      && word(all[1]).hasSuffix("ed") && all[2].isFunction("preposition")
    // Anyone caught stealing, anybody new to the crew.
    let isQualified =
      isAny && !parser.startsPredicate(all, 1)
      && (all[1].isFunction("preposition", "adverb") || all[1].isContent)
    guard isQualified || isMade else { return nil }
    let verb = all.indices.dropFirst(isAny ? 2 : 3).first {
      parser.startsPredicate(all, $0)
        || parser.isVerb(all[$0]) && !all[$0].isPast && !all[$0].isGerund && all[$0 - 1].isContent
    }
    guard let verb else { return nil }
    // Anything longer than a page, I do not read: up to the comma.
    if let comma = all[..<verb].firstIndex(where: { isMark($0) && word($0) == "," }), comma > 1 {
      return first.lower..<all[comma - 1].upper
    }
    return first.lower..<all[verb - 1].upper
  }
}
