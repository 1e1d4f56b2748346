// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Comparators behind a number, and what becomes of a finished draft.
extension QuantityScan {
  /// Everything behind number and unit that belongs to the quantity.
  func complete(_ draft: inout QuantityDraft) {
    guard !draft.unit.isEmpty else { return }
    if isJapanese {
      japaneseTail(&draft)
    } else {
      englishTail(&draft)
    }
    guard !draft.unit.isEmpty else { return }
    continueRange(&draft)
    applyContexts(&draft)
    limit(&draft)
    if isJapanese {
      japaneseContextBehind(&draft)
    } else {
      englishPeriod(&draft)
    }
  }

  /// Reads the comparator words behind the number.
  func limit(_ draft: inout QuantityDraft) {
    guard draft.op == nil || draft.op == .range else { return }
    if lead.op == .plusMinus, lead.reaches(draft.start) { return }
    for _ in 0..<3 {
      var at = text.end(draft.end, ofAny: ["(税別)", "(税込)", "(税抜)"]) ?? skipSpace(draft.end)
      if !isJapanese, at + 1 < bytes.count, bytes[at] == 0x2C { at = skipSpace(at + 1) }
      if !isJapanese, draft.unit == "count", draft.op == nil, let op = boundBehindNoun(at) {
        draft.op = op
        return
      }
      if isJapanese, draft.op == nil, !draft.isDate, isLacked(draft.end) {
        draft.op = .atLeast
        return
      }
      if isJapanese, draft.op == nil, !draft.isDate, let op = pastByMoving(draft.end) {
        draft.op = op
        draft.end += 6
        return
      }
      guard let (word, end) = words.after.longest(bytes, at), fits(word.scope, draft),
        isWhole(at, end), isJapanese || !startsNumber(skipSpace(end)) && !text.has(" to ", end)
      else { return }
      // No less than, no fewer than: before the next number.
      if !isJapanese, text.has(" than ", end) { return }
      if word.form == .goal, isMoved(end) {
        draft.isGoal = true
        return
      }
      guard let op = word.op else { return }
      if draft.op == .range, op != .about { return }
      draft.end = isJapanese ? beforeBan(end) : end
      guard op == .about else {
        draft.op = op
        return
      }
      draft.isAbout = true
      bound(&draft, word.form)
    }
  }

  /// 粗利率3割ない仕事, 3割もなければ: what is lacking is that much or more, and what is denied less.
  private func isLacked(_ at: Int) -> Bool {
    let end = text.end(at, ofAny: ["も", "は", "さえ", "すら"]) ?? at
    return text.end(end, ofAny: ["ない", "なけれ", "なかっ", "なきゃ", "無い", "無けれ", "ねえ"]) != nil
      && !text.has("ないし", end) && !text.has("ないよ", end)
  }

  /// 5％を超えたらだめだ: たら and what forbids behind it are no part of the limit.
  private func beforeBan(_ end: Int) -> Int {
    let start: Int
    if end >= 6, text.has("たら", end - 6) {
      start = end - 6
    } else if end >= 3, text.has("た", end - 3), text.has("ら", end) {
      start = end - 3
    } else {
      return end
    }
    let bans: [StaticString] = ["あかん", "いかん", "いけ", "だめ", "ダメ", "駄目", "なら", "困"]
    return text.end(start + 6, ofAny: bans) != nil ? start : end
  }

  /// 20日分より増やすな, 3割より下げるな: on which side of a number the move behind より lies.
  private func pastByMoving(_ at: Int) -> Comparator? {
    // 二か月分より持たない, 30日より遅らせるな: verbs of having and waiting.
    if text.has("より", at),
      text.end(at + 6, ofAny: ["持", "置", "抱え", "雇", "貸", "借り", "仕入", "遅ら", "遅れ", "待た"]) != nil
    {
      return .more
    }
    guard text.has("より", at), let (move, end) = words.moves.longest(bytes, at + 6),
      move.role == .verb, move.sign != 0, end > words.after.longest(bytes, at)?.end ?? 0
    else { return nil }
    return move.sign > 0 ? .more : .less
  }

  /// Twelve children at most: the bound that stands behind the noun the number counts.
  private func boundBehindNoun(_ at: Int) -> Comparator? {
    guard at < bytes.count, bytes[at].isLetter, words.after.longest(bytes, at) == nil else {
      return nil
    }
    var end = at
    while end < bytes.count, bytes[end].isLetter { end += 1 }
    guard end < bytes.count, bytes[end].isSpace else { return nil }
    let bounds: [StaticString] = [
      "at most", "at the most", "or more", "or fewer", "or less", "at least", "maximum", "minimum",
      "tops", "or over",
    ]
    guard text.end(end + 1, ofAny: bounds) != nil else { return nil }
    return words.after.longest(bytes, end + 1)?.payload.op
  }

  /// 弱 lies a little below, 強 a little above: within a tenth.
  private func bound(_ draft: inout QuantityDraft, _ form: ComparatorWord.Form) {
    guard let value = draft.numeral.value, draft.numeral.value2 == nil else { return }
    if form == .under { (draft.numeral.low, draft.numeral.high) = (value * 0.9, value) }
    if form == .over {
      (draft.numeral.low, draft.numeral.high) = (value, Numeral.clean(value * 1.1))
    }
  }

  func fits(_ scope: ComparatorWord.Scope, _ draft: QuantityDraft) -> Bool {
    switch scope {
    case .any: true
    case .amount: !draft.isDate
    case .time: draft.isTime
    case .date: draft.isDate
    }
  }

  /// A comparator of one kanji is none when it begins a longer word (強化, 中国).
  private func isWhole(_ at: Int, _ end: Int) -> Bool {
    guard isJapanese, end - at == 3, text.isKanji(at), text.isKanji(end) else { return true }
    return text.has("超", at) || text.has("迄", at)
  }

  /// `under 20% or over 60%`: the comparator belongs to the next number.
  private func startsNumber(_ at: Int) -> Bool {
    at < bytes.count && (bytes[at].isDigit || words.unitsBefore.longest(bytes, at) != nil)
  }

  /// Whether a verb of moving follows, so that まで names the goal.
  private func isMoved(_ end: Int) -> Bool {
    let at = text.end(end, ofAny: ["に", "は", "、"]) ?? end
    return words.goals.longest(bytes, at) != nil
  }

  /// A noun beside the number that changes its unit: 月商の3か月分, three months of sales.
  private func applyContexts(_ draft: inout QuantityDraft) {
    let start = skipSpace(draft.end)
    if let (contexts, end) = words.contextsAfter.longest(bytes, start) ?? spaced(draft.end),
      let context = contexts.first(where: { $0.from == draft.unit })
    {
      (draft.unit, draft.type) = (context.unit, context.type)
      if !isJapanese { draft.extend(to: end) }
      return
    }
    guard isJapanese else { return }
    // 最低でも売上の6か月分: the noun stands before the comparator or behind it.
    let ends = [lead.reaches(draft.start) ? lead.start : draft.start, draft.start].map {
      particleBefore($0) ?? $0
    }
    let isShare = text.has("分", endingAt: draft.numberEnd)
    // Looked at in place: there are many.
    for number in words.contextsBefore.indices
    where words.contextsBefore[number].context.from == draft.unit {
      let (word, context) = words.contextsBefore[number]
      guard context.side == .before || isShare,
        ends.contains(where: { text.has(word, endingAt: $0) })
      else { continue }
      (draft.unit, draft.type) = (context.unit, context.type)
      return
    }
  }

  private func spaced(_ end: Int) -> (payload: [UnitContext], end: Int)? {
    words.contextsAfter.longest(bytes, end)
  }

  private func particleBefore(_ end: Int) -> Int? {
    for particle: StaticString in ["の", "を", "は", "が", "も", "で", "に", "、"]
    where text.has(particle, endingAt: end) {
      return end - 3
    }
    return nil
  }

  // MARK: keeping

  /// Keeps the draft if it is a quantity, and returns where to read on.
  mutating func accept(_ finished: QuantityDraft) -> Int {
    var draft = finished
    let goOn = max(draft.end, draft.readTo)
    let reaches = lead.reaches(draft.start)
    if reaches { applyLead(&draft) }
    let before = lead
    lead = QuantityLead()
    if draft.isBare, draft.op == nil, !draft.isAbout, !draft.isGoal, isJapanese || draft.per == nil
    {
      return max(draft.numberEnd, draft.readTo)
    }
    if ["count", "money", "percent", "frequency"].contains(draft.type), !draft.isDate,
      let entry = waiting.last
    {
      waiting.removeLast()
      if draft.type != "frequency", draft.per == nil { draft.per = entry.period.per }
    }
    if draft.unit == "month", let last = found.indices.last,
      draft.numberStart - found[last].bytes.upperBound <= 3,
      found[last].quantity.unit == "year" || found[last].quantity.unit == "fiscal_year",
      found[last].quantity.op == .equal, let op = draft.op, draft.numeral.value2 == nil
    {
      found[last].quantity.op = op
    }
    if draft.unit == "year", let last = found.last, last.quantity.unit == "month", draft.op == nil,
      draft.numberStart - last.bytes.upperBound <= 2, last.quantity.op != .range
    {
      draft.op = last.quantity.op
    }
    if before.isPast { draft.isHorizon = false }
    append(draft)
    return goOn
  }

  private func applyLead(_ draft: inout QuantityDraft) {
    var start = draft.start
    if let per = lead.per {
      if draft.unit == "times_occurrence" || draft.unit == "count" && draft.isBare, per.value > 0 {
        draft.numeral = draft.numeral.times(per.value)
        (draft.unit, draft.type) = ("per_year", "frequency")
        draft.isBare = false
        start = min(start, lead.periodStart)
      } else if draft.per == nil, !draft.isDate {
        draft.per = per.per
      }
    }
    if isSpread(draft) {
      // Bring returns to 2 percent over five years: how long it takes.
      draft.isHorizon = true
      draft.start = min(draft.start, lead.comparatorStart)
      return
    }
    if lead.isHorizon, draft.isTime, !draft.isDate {
      draft.isHorizon = true
      if draft.type == "duration", !isJapanese, text.has("in", lead.start), draft.op == nil,
        !lead.hasComparator
      {
        draft.type = "offset"
      }
    }
    if lead.isGoal { draft.isGoal = true }
    if lead.hasComparator, fits(lead.scope, draft) {
      start = min(start, lead.comparatorStart)
      draft.isAbout = draft.isAbout || lead.isAbout
      if let op = lead.op, draft.op == nil || draft.op == .equal || op == .plusMinus {
        if op != .range { draft.op = op }
      }
    }
    draft.start = start
  }

  /// Whether `over` before a span of years tells how long a number said before it is to take.
  private func isSpread(_ draft: QuantityDraft) -> Bool {
    guard !isJapanese, draft.unit == "years", draft.type == "duration", lead.hasComparator,
      lead.op == .more, text.has("over ", lead.comparatorStart), let last = found.last
    else { return false }
    return ["percent", "money", "multiple", "points"].contains(last.quantity.type)
  }

  mutating func append(_ draft: QuantityDraft) {
    var op = draft.op ?? (draft.isAbout ? .about : .equal)
    if draft.numeral.value2 != nil { op = .range }
    let start = draft.start
    let isSpan = !isJapanese && (op == .more || op == .equal) && spansTime(draft)
    if isSpan { op = .equal }
    let span = text.folded.span(start, draft.end)
    var quantity = Quantity(
      surface: text.surface(span), span: span, type: draft.type, op: op,
      value: draft.numeral.value, unit: draft.unit)
    quantity.value2 = draft.numeral.value2
    quantity.low = draft.numeral.low
    quantity.high = draft.numeral.high
    quantity.per = draft.per
    quantity.sense = draft.sense
    quantity.consecutive = draft.consecutive
    // Within three years; within 36 months.
    let isNear =
      quantity.op == .atMost && draft.type == "duration"
      && (isJapanese || draft.start < draft.numberStart)
      && (quantity.unit == "years"
        || !isJapanese && quantity.unit == "months" && [36, 60, 120].contains(quantity.value ?? 0))
    var entry = FoundQuantity(
      quantity: quantity, bytes: start..<draft.end,
      numberBytes: draft.numberStart..<draft.numberEnd)
    entry.looksLikeHorizon = draft.isHorizon || isNear || isSpan
    entry.isGoal = draft.isGoal
    found.append(entry)
  }

  /// Over ten years we want to …: how long it takes, and not longer than that.
  private func spansTime(_ draft: QuantityDraft) -> Bool {
    // For ten years running, five percent goes into research.
    if draft.consecutive, draft.start == 4, text.has("for ", 0), draft.unit == "fiscal_years",
      draft.end < bytes.count, bytes[draft.end] == 0x2C
    {
      return true
    }
    // For ten years we will put aside 6 percent.
    if draft.type == "duration", draft.unit == "years", draft.start == 4, text.has("for ", 0),
      text.end(draft.end, ofAny: [" we will ", ", we will ", " we'll ", ", we'll "]) != nil
    {
      return true
    }
    guard draft.type == "duration", ["years", "months"].contains(draft.unit),
      text.has("over ", draft.start), draft.start == 0 || text.has(". ", endingAt: draft.start)
    else { return false }
    return text.end(draft.end, ofAny: [" we ", ", we ", " our ", ", our ", " i ", ", i "]) != nil
  }
}
