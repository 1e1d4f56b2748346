// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// English numbers with their units, and what stands behind these.
extension QuantityScan {
  /// The quantity of a number that starts at `at`; nil when it is none.
  func englishQuantity(_ first: Numeral, _ at: Int) -> QuantityDraft? {
    if first.isOrdinal { return occurrence(first, at) }
    if first.isFraction, first.value == 0.25, text.has("a ", at),
      !english.followsOf(bytes, first.end)
    {
      if isPeriodBehindCount(at) { return nil }
      return quarterYear(first, at)
    }
    if first.isFraction, !first.isArticle {
      return QuantityDraft(
        numeral: first, unit: "times", type: "multiple", start: at, end: first.end)
    }
    let numeral = joinedRange(first) ?? first
    var isConsecutive = false
    var unitStart = skipUnitJoint(numeral.end)
    if let (word, end) = words.tails.longest(bytes, unitStart), word.role == .consecutive {
      isConsecutive = true
      unitStart = skipSpace(end)
    }
    guard let (unit, unitEnd) = unitWord(unitStart) else {
      if let shared = sharedUnit(numeral) { return draft(numeral, shared, at, numeral.end) }
      return englishBare(numeral, at)
    }
    if unit.unit.isEmpty { return draft(numeral, unit, at, unitEnd) }
    if unit.type == "money", numeral.isArticle, !numeral.isSpelled { return nil }
    // A year and a half, a day and a half.
    if unit.type == "duration", var value = numeral.value, value == value.rounded(),
      let half = english.halfMore(bytes, unitEnd)
    {
      value += half.value
      var longer = numeral
      (longer.value, longer.isArticle) = (value, false)
      return draft(longer, unit, at, half.end)
    }
    if numeral.isArticle, text.has("a", at), !allowsArticle(unit, at, unitEnd),
      !(unit.type == "age" && lead.hasComparator), !isBound(unit, unitEnd),
      unit.unit != "years"
        || text.end(unitEnd, ofAny: [" from now", " from today", " hence"]) == nil
    {
      return nil
    }
    // `5m` in `5m away` and `a second` are no amounts without more.
    var draft = draft(numeral, unit, at, unitEnd)
    if isConsecutive {
      draft.consecutive = true
      if unit.unit == "years" { (draft.unit, draft.type) = ("fiscal_years", "count") }
    }
    if unit.type == "count", unitStart > skipUnitJoint(numeral.end), !isConsecutive {
      draft.numberEnd = unitEnd
    }
    return draft
  }

  /// `within a quarter` is a time, `cut by a quarter` a share.
  private func quarterYear(_ numeral: Numeral, _ at: Int) -> QuantityDraft? {
    let isTime =
      lead.reaches(at) && text.end(lead.start, ofAny: ["within", "in", "for", "less"]) != nil
    return QuantityDraft(
      numeral: isTime ? numeral.times(12) : numeral, unit: isTime ? "months" : "times",
      type: isTime ? "duration" : "multiple", start: at, end: numeral.end)
  }

  /// `a year`, `an hour`: a duration only behind a comparator (within a year), or said of how long (for a week).
  private func allowsArticle(_ unit: UnitWord, _ at: Int, _ end: Int) -> Bool {
    unit.type == "duration"
      && (lead.hasComparator || lead.isHorizon
        || ["weeks", "months"].contains(unit.unit) && at >= 4 && text.has("for ", at - 4)
          && !text.has("'", end))
  }

  /// A week or more of training: a comparator behind makes an article a number.
  private func isBound(_ unit: UnitWord, _ end: Int) -> Bool {
    unit.type == "duration"
      && text.end(
        end,
        ofAny: [
          " or more", " or less", " at least", " at most", " ago", " before ", " beforehand",
          " in advance", " earlier", " late",
        ]) != nil
  }

  /// The unit at `at`, perhaps behind one adjective (three written quotes).
  private func unitWord(_ at: Int) -> (payload: UnitWord, end: Int)? {
    if let unit = words.units.longest(bytes, at) { return unit }
    guard at > 0, bytes[at - 1].isSpace, let (adjective, end) = english.word(bytes, at),
      !EnglishNumerals.functionWords.contains(adjective), end < bytes.count, bytes[end].isSpace,
      let (unit, unitEnd) = words.units.longest(bytes, end + 1), unit.type == "count",
      unit.unit != "times_occurrence", unitEnd > 0,
      bytes[unitEnd - 1] == 0x73 || unit.unit == "people"
    else { return nil }
    return (unit, unitEnd)
  }

  /// `third refund`: the third time that it happens.
  private func occurrence(_ numeral: Numeral, _ at: Int) -> QuantityDraft? {
    let next = skipSpace(numeral.end)
    guard next > numeral.end, let value = numeral.value, value < 100 else { return nil }
    if let day = nthDay(numeral, at, next) { return day }
    let head = text.end(at, ofAny: ["a ", "an ", "the "]) ?? at
    if isMonth(next) || words.stops.longest(bytes, head) != nil { return nil }
    let noun = words.tails.longest(bytes, next)
    let isOccurrence = noun?.payload.role == .occurrenceNoun
    let behind = words.after.longest(bytes, next)
    guard
      isOccurrence || behind != nil && value > 1
        || value > 2 && english.nounFollows(bytes, numeral.end)
    else { return nil }
    if value < 3, !isOccurrence, behind == nil { return nil }
    if value == 1, noun.map({ !text.has("time", $0.end - 4) }) ?? true { return nil }
    var draft = QuantityDraft(
      numeral: numeral, unit: "times_occurrence", type: "count", start: at, end: numeral.end)
    draft.sense = "ordinal"
    if let noun, isOccurrence, let (mark, end) = words.after.longest(bytes, skipSpace(noun.end)),
      let op = mark.op
    {
      // From the third refund onwards.
      draft.op = op
      draft.extend(to: end)
    }
    ordinalOnwards(&draft)
    if let (unit, end) = words.units.longest(bytes, next), unit.unit == "years" {
      guard let (mark, markEnd) = words.tails.longest(bytes, skipSpace(end)),
        mark.role == .consecutive
      else { return nil }
      (draft.unit, draft.type) = ("fiscal_years", "count")
      draft.consecutive = true
      draft.extend(to: markEnd)
    }
    return draft
  }

  private func isMonth(_ at: Int) -> Bool {
    guard let (word, _) = words.times.longest(bytes, at) else { return false }
    // No pupil under ten may use it: a verb follows.
    if text.has("may ", at), at + 4 < bytes.count, bytes[at + 4].isLetter { return false }
    return word.unit == "month" && word.type == "month"
  }

  /// A 28-degree slope: figures joined to the word for what they count, before a noun.
  private func joinsMeasure(_ numeral: Numeral, _ end: Int) -> Bool {
    guard !numeral.isSpelled, end + 3 < bytes.count, bytes[end] == 0x2D, bytes[end + 1].isLetter
    else { return false }
    var at = end + 1
    while at < bytes.count, bytes[at].isLetter { at += 1 }
    return at - end > 3 && at + 1 < bytes.count && bytes[at].isSpace && bytes[at + 1].isLetter
  }

  /// A number without a known unit.
  private func englishBare(_ numeral: Numeral, _ at: Int) -> QuantityDraft? {
    let end = numeral.end
    guard !isWordByte(end) || joinsMeasure(numeral, end),
      numeral.isSpelled || !(at > 0 && bytes[at - 1] == 0x2D)
    else {
      return nil
    }
    if !numeral.isSpelled, isNamed(at) { return nil }
    if isMonth(skipSpace(end)), let value = numeral.value, value <= 31 { return nil }
    var draft = QuantityDraft(numeral: numeral, unit: "count", type: "count", start: at, end: end)
    let hasNoun = english.nounFollows(bytes, end)
    if numeral.plainDigits == 4, let value = numeral.value, value >= 1950, value <= 2150,
      !hasNoun || lead.reaches(at) && (lead.scope != .any || lead.isHorizon) || isYearNoun(end)
        || found.last.map({ $0.quantity.unit == "month" && at - $0.bytes.upperBound <= 2 }) ?? false
    {
      (draft.unit, draft.type) = ("year", "year")
      return draft
    }
    if numeral.isArticle { return nil }
    if let unit = deniedCoin() {
      (draft.unit, draft.type) = (unit.unit, unit.type)
      return draft
    }
    if !hasNoun, let value = numeral.value, value >= 14, value < 100, turnsAge(at) {
      (draft.unit, draft.type) = ("age", "age")
      return draft
    }
    if numeral.value != nil, numeral.scale >= 1000, !hasNoun {
      (draft.unit, draft.type) = ("currency_unspecified", "money")
      return draft
    }
    if isAge(numeral, hasNoun)
      || text.end(skipSpace(end), ofAny: ["or older", "or younger"]) != nil
    {
      (draft.unit, draft.type) = ("age", "age")
    }
    draft.isBare =
      !(hasNoun || numeral.low != nil || followsLink(at)
      || english.followsOf(bytes, end))
    if isThird(end) { return nil }
    return draft
  }

  /// `employees over 60`, `no one under 18 climbs it`, `no pupil under ten`.
  private func isAge(_ numeral: Numeral, _ hasNoun: Bool) -> Bool {
    guard let value = numeral.value, value >= 3, value <= 99, lead.hasComparator,
      lead.comparatorStart > 1, bytes[lead.comparatorStart - 1].isSpace
    else { return false }
    var end = lead.comparatorStart - 1
    // If an employee is under 18: whose age it is stands before the verb.
    for verb: StaticString in [" is", " are", " was", " were", " turns", " aged", " must be"]
    where text.has(verb, endingAt: end) { end -= verb.utf8CodeUnitCount }
    var start = end
    while start > 0, end - start < 14, bytes[start - 1].isLetter { start -= 1 }
    if value >= 14, end < lead.comparatorStart - 1,
      text.end(start, ofAny: ["he", "she", "who"]) == end
    {
      return true
    }
    // Behind these a verb follows: nobody over 65 climbs.
    let anyone: [StaticString] = [
      "one", "anyone", "everyone", "someone", "nobody", "anybody", "everybody",
    ]
    if value >= 14, text.end(start, ofAny: anyone) == end { return true }
    let young: [StaticString] = [
      "kids", "kid", "children", "child", "pupils", "pupil", "students", "student", "minors",
      "boys", "girls", "babies",
    ]
    if value < 19 || !hasNoun, text.end(start, ofAny: young) == end { return true }
    let one: [StaticString] = [
      "customer", "visitor", "guest", "driver", "resident", "patient", "employee", "member",
      "worker", "tenant", "passenger", "applicant", "volunteer", "player", "diver", "rider",
      "successor", "candidate",
    ]
    if value >= 14, text.end(start, ofAny: one) == end { return true }
    // Visitors over 70 get a chair: a verb follows, and nothing that is counted.
    guard !hasNoun || text.end(skipSpace(numeral.end), ofAny: EnglishNumerals.verbsOfPeople) != nil
    else { return false }
    let people: [StaticString] = [
      "those", "women", "men", "visitors", "visitor", "customers", "customer", "drivers",
      "residents", "resident", "riders", "rider", "tenants", "passengers", "passenger",
    ]
    if value >= 14, text.end(start, ofAny: people) == end { return true }
    guard value >= 14, let (unit, unitEnd) = words.units.longest(bytes, start) else {
      return false
    }
    return unit.unit == "people" && unitEnd == end
  }

  /// `section 4`: the number of a name.
  private func isNamed(_ at: Int) -> Bool {
    let heads: [StaticString] = [
      "section ", "article ", "chapter ", "clause ", "step ", "phase ", "stage ", "room ", "rule ",
      "version ", "level ", "page ", "table ", "figure ", "appendix ", "tier ", "no. ", "number ",
    ]
    return heads.contains { text.has($0, endingAt: at) }
  }

  /// Names such as `step three:`, where a colon follows.
  private func isThird(_ end: Int) -> Bool { end < bytes.count && bytes[end] == 0x3A }

  private func isYearNoun(_ end: Int) -> Bool {
    let nouns: [StaticString] = [
      "target", "goal", "plan", "vision", "budget", "results", "figures", "level", "season",
      "edition", "we ", "our ", "sales",
    ]
    return text.end(skipSpace(end), ofAny: nouns) != nil
  }

  /// Whether a verb or preposition stands before that makes a bare number a figure.
  private func followsLink(_ at: Int) -> Bool {
    let links: [StaticString] = [
      " is ", " of ", " at ", " was ", " be ", " to ", " are ", "= ", ": ",
    ]
    return links.contains { text.has($0, endingAt: at) }
  }

  // MARK: behind the unit

  func englishTail(_ draft: inout QuantityDraft) {
    if draft.unit == "month" { monthDayBehind(&draft) }
    if draft.unit == "times_occurrence", draft.sense == nil { asMultiple(&draft) }
    openUpwards(&draft)
    // Our five-year goal: by when it is to be there.
    if draft.unit == "years", draft.numberEnd > 5, text.has("-year", endingAt: draft.end),
      text.end(draft.end, ofAny: [" goal", " target", " aim", " vision", " objective"]) != nil
    {
      draft.isHorizon = true
      return
    }
    if draft.unit == "half" || draft.unit == "quarter" { return }
    if draft.unit == "times", draft.type == "multiple", draft.numeral.value == 0.5 {
      halfUnit(&draft)
    }
    let at = skipSpace(draft.end)
    guard let (word, end) = words.tails.longest(bytes, draft.end) ?? words.tails.longest(bytes, at)
    else { return }
    switch word.role {
    case .consecutive where draft.isTime || draft.type == "count":
      draft.consecutive = true
      if draft.unit == "years" { (draft.unit, draft.type) = ("fiscal_years", "count") }
      draft.extend(to: end)
    case .later where draft.type == "duration":
      guard words.contextsAfter.longest(bytes, draft.end) == nil, isLater(at, end) else { return }
      draft.type = "offset"
      draft.isHorizon = true
      draft.extend(to: end)
    case .earlier where draft.type == "duration":
      draft.type = "offset"
      draft.sense = "before"
      draft.extend(to: end)
    case .discount where draft.unit == "percent" || draft.type == "money":
      draft.sense = "discount"
      draft.extend(to: end)
    default:
      return
    }
  }

  /// `on` and `out` say later only at the end of a clause (five years on).
  private func isLater(_ at: Int, _ end: Int) -> Bool {
    guard end - at <= 3, bytes[at] == 0x6F else { return true }
    return end >= bytes.count || bytes[end] == 0x2C || bytes[end] == 0x2E
  }

  /// `April 15`.
  private func monthDayBehind(_ draft: inout QuantityDraft) {
    let at = skipSpace(draft.end)
    guard at > draft.end, let (run, end) = DigitRun.read(bytes, at), let run, run.plainDigits > 0,
      run.plainDigits <= 2, run.value <= 31
    else { return }
    let suffix = text.end(end, ofAny: ["st", "nd", "rd", "th"]) ?? end
    guard !isWordByte(suffix) else { return }
    draft.extend(to: suffix)
  }

  /// `three times a year` is a frequency, `three times as much` a multiple.
  private func asMultiple(_ draft: inout QuantityDraft) {
    guard let value = draft.numeral.value else { return }
    if let (period, end) = words.periods.longest(bytes, skipSpace(draft.end)), period.value > 0 {
      draft.numeral = draft.numeral.times(period.value)
      (draft.unit, draft.type) = ("per_year", "frequency")
      draft.extend(to: end)
      return
    }
    if value != value.rounded() || isRatio(skipSpace(draft.end)) {
      (draft.unit, draft.type) = ("times", "multiple")
    }
  }

  /// Whether what follows `twice` or `three times` is a thing compared with.
  func isRatio(_ at: Int) -> Bool {
    let nouns: [StaticString] = [
      "as ", "the ", "our ", "its ", "their ", "annual", "yearly", "monthly sales", "sales",
      "revenue", "more", "larger", "bigger", "higher", "earnings", "profit", "salary", "ebitda",
      "what", "cost", "turnover", "equity", "today", "this year", "last year", "current",
    ]
    return text.end(at, ofAny: nouns) != nil
  }

  /// `half of the people`, `half a percent`.
  private func halfUnit(_ draft: inout QuantityDraft) {
    var at = skipSpace(draft.end)
    for article: StaticString in ["a ", "an "] where text.has(article, at) {
      at += article.utf8CodeUnitCount
      guard let (unit, end) = words.units.longest(bytes, at), !unit.unit.isEmpty else { return }
      let numeral = Numeral(value: 0.5, end: end).times(unit.factor)
      draft.numeral = numeral
      (draft.unit, draft.type) = (unit.unit, unit.type)
      draft.extend(to: end)
      return
    }
  }

  /// `$500 a year`: the period behind an amount.
  func englishPeriod(_ draft: inout QuantityDraft) {
    guard draft.per == nil, draft.type != "frequency", !draft.isDate, draft.type != "fiscal" else {
      return
    }
    let at = skipSpace(draft.end)
    let joined = draft.end < bytes.count && bytes[draft.end] == 0x2F ? draft.end : at
    guard let (period, firstEnd) = words.periods.longest(bytes, joined) else { return }
    if draft.type == "offset" || draft.type == "multiple" { return }
    if text.has("ly", endingAt: firstEnd), english.nounFollows(bytes, firstEnd) { return }
    draft.per = period.per
    draft.readTo = firstEnd
    // `10 a month or more`
    // `$500 per person per year`: the period says more than the head.
    var end = firstEnd
    if let (second, secondEnd) = words.periods.longest(bytes, skipSpace(end)) {
      if period.value == 0 { draft.per = second.per }
      end = secondEnd
      draft.readTo = end
    }
    if draft.op == nil {
      var later = draft
      later.end = end
      limit(&later)
      if later.end > end {
        draft = later
        draft.readTo = later.end
      }
    }
  }
}
