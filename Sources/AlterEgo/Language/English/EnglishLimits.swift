// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Which numbers of an English statement are limits, and in which sense.
extension StatementView {
  /// Whether +1 up, −1 down is what a verb does to its number; nil for other words.
  func changeSign(_ word: String) -> Int? {
    metrics.changeSigns[word].flatMap { $0 }
  }

  /// The words before byte `end`, nearest first; no more than a sentence has.
  func wordsBefore(_ end: Int) -> [String] {
    let behind = tokens.partition { $0.upper > end }
    return tokens[..<behind].suffix(60).reversed().filter { $0.kind != .mark }.map {
      text.surface($0)
    }
  }

  /// The first token at or behind byte `start`.
  private func wordBehind(_ start: Int) -> String? {
    let at = tokens.partition { $0.lower >= start }
    return at < tokens.count ? text.surface(tokens[at]) : nil
  }

  /// Whether the text continues with `words` behind byte `at`.
  func follows(_ at: Int, _ words: String) -> Bool {
    let bytes = text.bytes
    let wanted = Array(words.utf8)
    return at + wanted.count <= bytes.count && bytes[at..<at + wanted.count].elementsEqual(wanted)
  }

  /// Figures that limit nothing: a clock time, the third store, a day's pay, that half.
  ///
  /// `reasons` are the clauses that tell what a rule is for, made once for all numbers of a text.
  func isNoLimit(_ quantity: FoundQuantity, _ reasons: Coverage) -> Bool {
    let q = quantity.quantity
    if q.unit == "count", let value = q.value, value <= 24,
      ["past ", "after "].contains(where: { q.surface.lowercased().hasPrefix($0) }),
      !q.surface.utf8.has(" than ".utf8)
    {
      // Nobody works past eight.
      return true
    }
    if isPhysical(quantity) { return true }
    // After three years we hope for 30 percent: when it is to be there.
    if q.op == .more, q.unit == "years", found.count > 1, !q.surface.utf8.has(" than ".utf8),
      q.surface.lowercased().hasPrefix("after "),
      sentence(at: quantity.bytes.lowerBound)?.main?.modal == "aim"
    {
      return true
    }
    // One call is better than five emails: what is worth less, and no bound.
    if q.op == .more, q.unit == "count" || q.unit == "cases",
      q.surface.lowercased().hasPrefix("better than ")
        || wordsBefore(quantity.bytes.lowerBound).first == "worth"
    {
      return true
    }
    // Twenty-four hours a day, seven days a week: always.
    if q.op == .equal,
      q.unit == "hours" && q.value == 24 && q.per == "day"
        || q.unit == "days" && q.value == 7 && q.per == "week"
    {
      return true
    }
    // So that nobody travels two hours: what a rule is for is no limit of it.
    if reasons.contains(quantity.bytes.lowerBound) { return true }
    // From next year we breed our own: since when.
    if q.type == "year", q.op == .atLeast { return true }
    guard q.op == .equal else { return false }
    // Dependence on one customer must stay at 25 percent: one of a kind is counted by no rule that
    // has another number.
    if q.value == 1, q.type == "count", found.count > 1,
      ["one ", "a single ", "any one "].contains(where: q.surface.lowercased().hasPrefix),
      found.contains(where: { $0.quantity.type != "count" && !$0.looksLikeHorizon })
    {
      return true
    }
    let before = wordsBefore(quantity.bytes.lowerBound)
    let end = quantity.bytes.upperBound
    if isHalfDone(quantity) || isRival(quantity) || isTie(quantity) { return true }
    // Skill counts double: how much it weighs.
    if q.type == "multiple", ["count", "counts"].contains(before.first ?? "") { return true }
    if q.sense == "ordinal", !isOccurrence(wordBehind(end)) { return true }
    if q.value == 1, follows(end, "'s ") { return true }
    if q.unit == "times", q.type == "multiple", (q.value ?? 1) < 1,
      ["that", "this", "each", "other", "better"].contains(before.first ?? "")
    {
      return true
    }
    if q.type == "frequency", before.first == "of" { return true }
    if q.unit == "count", ["first", "last"].contains(before.first ?? "") { return true }
    // Between two equal bids: which ones, and how many there may be.
    if ["people", "count", "companies", "quotes", "stores", "cases"].contains(q.unit),
      before.first == "between" || q.surface.lowercased().hasPrefix("between ")
    {
      return true
    }
    // The two shops we have, our two rivals: known ones.
    if ["people", "count", "companies", "stores", "cases"].contains(q.unit), q.sense != "ordinal",
      ["our", "these", "those", "both", "my", "their", "his", "her", "the"].contains(
        before.first ?? ""), !isAllowance(quantity)
    {
      return true
    }
    // For a hundred years: as good as for ever.
    if q.unit == "years", (q.value ?? 0) >= 20, before.first == "for" { return true }
    return isClockTime(q, before)
  }

  /// Half dressed, half full: no share of a thing.
  private func isHalfDone(_ quantity: FoundQuantity) -> Bool {
    guard quantity.quantity.value == 0.5, quantity.quantity.unit == "times",
      let word = wordBehind(quantity.bytes.upperBound)
    else { return false }
    return word.hasSuffix("ed")
      || [
        "full", "empty", "open", "done", "finished", "asleep", "dead", "cooked", "hearted", "way",
        "heartedly", "ready", "built", "paid", "read", "clean", "raw", "drunk",
      ].contains(word)
  }

  /// Rather one good school than three poor ones: the number of what yields.
  private func isRival(_ quantity: FoundQuantity) -> Bool {
    guard let main = sentence(at: quantity.bytes.lowerBound)?.main, main.modal == "prefer" else {
      return false
    }
    return main.items.contains {
      $0.role == .than && $0.token.lower <= quantity.bytes.lowerBound && $0.token.kind != .quantity
    }
  }

  /// Two days ahead, up to 24 hours before the show: how long before, unlike three years ago.
  func isNotice(_ quantity: FoundQuantity) -> Bool {
    let q = quantity.quantity
    let words = q.surface.lowercased()
    return q.sense == "before" && !words.hasSuffix("ago") && !words.hasSuffix("earlier")
  }

  /// Whether a line opens with an order to move a number: bring, cut, raise.
  func opensByMoving() -> Bool {
    guard let first = tokens.first(where: { $0.kind != .mark }) else { return false }
    let word = text.surface(first)
    return changeSign(word) != nil
      || ["bring", "get", "push", "take", "move", "halve", "double", "triple", "reach"].contains(
        word)
  }

  /// Whether a number is asked for, so that the ones it counts are no known ones.
  private func isAllowance(_ quantity: FoundQuantity) -> Bool {
    sentence(at: quantity.bytes.lowerBound)?.main?.modal == "aim"
  }

  /// Ten kilometres, 25 kg, five degrees: measures that no figure of a company is kept in.
  private func isPhysical(_ quantity: FoundQuantity) -> Bool {
    guard quantity.quantity.unit == "count" else { return false }
    let own = text.folded(quantity.bytes.lowerBound, quantity.bytes.upperBound)
    let words = own.split { $0 == " " || $0 == "-" || $0.isNumber }.map(String.init)
    return words.contains(where: StatementView.physical.contains)
      || wordBehind(quantity.bytes.upperBound).map(StatementView.physical.contains) ?? false
  }

  private static let physical: WordSet = [
    "km", "kilometre", "kilometres", "kilometer", "kilometers", "metre", "metres", "meter",
    "meters", "mile", "miles", "mm", "cm", "millimetre", "millimetres", "centimetre",
    "centimetres", "inch", "inches", "foot", "feet", "yard", "yards", "knots", "kph", "mph", "kg",
    "kilo", "kilos", "kilogram", "kilograms", "gram", "grams", "ton", "tons", "tonne", "tonnes",
    "litre", "litres", "liter", "liters", "gallon", "gallons", "degree", "degrees", "volts",
    "watts", "kw", "kwh", "decibels", "db", "bar", "acres", "hectares", "pints", "ounces",
  ]

  private func isOccurrence(_ word: String?) -> Bool {
    guard let word else { return false }
    return knowledge.rows("language/en/time_words.tsv").contains {
      $0["role"] == "occurrence-noun" && $0.list("word").contains(word)
    }
  }

  /// The kitchen closes at ten.
  private func isClockTime(_ q: Quantity, _ before: [String]) -> Bool {
    guard q.unit == "count", let value = q.value, (1...24).contains(value),
      ["at", "until", "from", "before", "after"].contains(before.first ?? "")
    else { return false }
    if before.first == "at", value <= 12,
      !before.dropFirst().contains(where: { word in
        [
          "cap", "limit", "set", "fix", "keep", "kept", "hold", "held", "freez", "froz", "stay",
          "stop", "max", "price", "stand", "start", "put", "size",
        ].contains { word.hasPrefix($0) }
      })
    {
      return true
    }
    return before.dropFirst().contains { word in
      [
        "close", "open", "start", "begin", "end", "finish", "leave", "arrive", "meet", "lock",
        "shut",
        "work", "eat", "stop",
      ].contains { word == $0 || word == $0 + "s" || word == $0 + "es" || word == $0 + "ed" }
    }
  }

  /// Half of the bonus, half the fee, one in ten: so many percent.
  ///
  /// Half of today's level stays a multiple of what it is measured by, and a third is no round
  /// percent.
  func isEnglishShare(_ quantity: FoundQuantity) -> Bool {
    let q = quantity.quantity
    guard q.type == "multiple", q.unit == "times", let value = q.value, value > 0, value < 1 else {
      return false
    }
    if q.surface.utf8.has(" in ".utf8) || q.surface.utf8.has(" out of ".utf8) { return true }
    guard value == 0.5 else { return false }
    // Under half the list price: measured by it, where half the fee is so much of it.
    if q.op != .equal, !follows(quantity.bytes.upperBound, " of ") { return false }
    return isPartOfWhole(quantity)
  }

  /// Whether a share is one of a thing named behind it, and no measure of what it was before.
  func isPartOfWhole(_ quantity: FoundQuantity) -> Bool {
    let q = quantity.quantity
    let end = quantity.bytes.upperBound
    guard !q.surface.lowercased().hasPrefix("halv"),
      [
        " price", " fee", " fare", " pay", " rent", " of ", " the ", " our ", " all ", " their ",
        " its ", " every ",
      ].contains(where: {
        follows(end, $0)
      })
    else {
      return false
    }
    let isRelative = [
      " of today", " of this year", " of last year", " of the current", " of its ",
      " of the present",
      " of what", " of the level", " of now", " the current", " the present", " of the 20",
    ].contains { follows(end, $0) }
    return !isRelative
  }

  /// The limit of a number said without a comparator; nil where the common rule holds.
  func englishLimit(_ q: Quantity, _ chosen: FoundQuantity, _ draft: Draft) -> Comparator? {
    let before = wordsBefore(chosen.bytes.lowerBound)
    if risesUpTo(q, before) { return .atLeast }
    // Empty running must not top 15 percent.
    if q.op == .equal, ["top", "tops"].contains(before.first ?? "") { return .more }
    if let op = wholeMove(q, chosen, before) { return op }
    // Response time: four hours or better.
    if q.op == .atLeast, q.type == "duration", q.surface.lowercased().hasSuffix(" or better") {
      return .atMost
    }
    if let op = heldTo(q, chosen, before) { return op }
    if q.type == "offset", isDeadline(chosen, draft) { return .atMost }
    guard q.op == .equal else { return nil }
    if q.type == "duration", before.first == "for", holdsFor(before) { return .atMost }
    if q.unit == "percent", chosen.quantity.type == "multiple", draft.modality != .mustNot,
      draft.modality == .aim || hasDeadline(besides: chosen)
    {
      // Turnover down to one in twenty.
      let isLowered =
        before.first == "to" && (before.dropFirst().first.flatMap(changeSign) ?? 0) < 0
      return isLowered || before.first == "down to" ? .atMost : .atLeast
    }
    if isShareAskedOf(chosen, draft) { return .atLeast }
    // Cap it at three months of sales.
    if ["at", "to"].contains(before.first ?? ""),
      before.contains(where: {
        ["cap", "capped", "caps", "limit", "limits", "limited", "stop", "stops", "end", "ends"]
          .contains($0)
      })
    {
      return .atMost
    }
    // Cut waste to half of today's: an act of two words begins with its verb.
    let sign = before.prefix(8).lazy.compactMap { word in
      changeSign(word)
        ?? (word.utf8.contains(0x20)
          ? word.split(separator: " ").first.flatMap { changeSign(String($0)) } : nil)
    }.first
    let better = q.metric.flatMap { knowledge.better(of: $0) }
    if chosen.isGoal || before.first == "to" && sign != nil,
      ["percent", "money", "multiple", "count", "points", "ppm", "duration", "ratio"].contains(
        q.type)
    {
      if let sign { return sign > 0 ? .atLeast : .atMost }
      if better == "down" { return .atMost }
      return q.type == "duration" || q.type == "ppm" ? .atMost : .atLeast
    }
    // Turn stock twelve times a year: how often it turns is a number to reach.
    if q.type == "frequency", before.contains(where: { ["turn", "turns"].contains($0) }),
      before.contains(where: { ["stock", "inventory", "tables", "capital", "cash"].contains($0) })
    {
      return .atLeast
    }
    if q.type == "frequency", let better, ["up", "down"].contains(better),
      draft.modality == .must || draft.modality == .aim
    {
      return better == "up" ? .atLeast : .atMost
    }
    return nil
  }

  /// A third of our tea should come from our own fields: a share asked of a whole is the least.
  ///
  /// What a bonus or a rating is made of is as said.
  private func isShareAskedOf(_ chosen: FoundQuantity, _ draft: Draft) -> Bool {
    let q = chosen.quantity
    guard q.unit == "percent" || q.type == "multiple" && q.unit == "times" && (q.value ?? 1) < 1,
      draft.modality == .must || draft.modality == .aim,
      q.unit == "percent" || isPartOfWhole(chosen) || isEnglishShare(chosen),
      follows(chosen.bytes.upperBound, " of ") || draft.modality == .aim
        || isEnglishShare(chosen)
    else { return false }
    // Put 3% of sales into training is as said; what 90 percent of the parcels must do is asked.
    let isAsked =
      draft.modality == .aim
      ? q.unit != "percent"
      : !tokens.prefix(while: { $0.lower < chosen.bytes.lowerBound }).contains {
        $0.isContent || $0.isFunction("modal", "aux")
      } && tokens.contains { $0.isFunction("modal") }
    guard isAsked else { return false }
    let words = Set(tokens.map { text.surface($0) })
    return ![
      "bonus", "raise", "raises", "rating", "score", "pay", "pay rise", "appraisal", "review",
      "evaluation", "marks", "assessment", "commission", "salary", "wage", "grade", "promotion",
    ].contains { word in words.contains { $0 == word || $0.hasSuffix(" " + word) } }
  }

  /// Returns are accepted for 14 days; quotes hold for a month.
  private func holdsFor(_ before: [String]) -> Bool {
    before.contains {
      [
        "accepted", "accept", "valid", "good", "open", "refundable", "allowed", "available", "hold",
        "held", "kept",
        "holds", "stand", "stands", "lasts", "last", "guaranteed", "refunded", "reserved", "may",
        "can",
        "honored", "honoured", "kept open", "exchanged",
      ].contains($0)
    }
  }

  private func hasDeadline(besides chosen: FoundQuantity) -> Bool {
    found.contains { other in
      other.bytes != chosen.bytes
        && (other.looksLikeHorizon || ["year", "fiscal"].contains(other.quantity.type))
    }
  }
}
