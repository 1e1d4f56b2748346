// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// How often, and within which period an amount counts: 毎月, 月30万円, 一人当たり, every year.
extension QuantityScan {
  /// A period that an amount behind it counts within (Japanese puts it in front).
  func periodAhead(_ at: Int) -> (payload: TimeWord, end: Int)? {
    guard isJapanese else { return nil }
    guard let (word, wordEnd) = words.periods.longest(bytes, at), word.role == .per else {
      return entityAhead(at)
    }
    let isShort = wordEnd - at == 3
    if isShort, text.isKanji(endingAt: at), !lead.reaches(at) { return nil }
    var end = wordEnd
    if let (mark, markEnd) = words.periods.longest(bytes, end), mark.role == .perMark {
      end = markEnd
    }
    guard amountFollows(end) else { return nil }
    return (word, end)
  }

  /// 一人当たり, 一件20万円, 1社につき: one of something that an amount is told for.
  private func entityAhead(_ at: Int) -> (payload: TimeWord, end: Int)? {
    guard let one = japanese.read(bytes, at), one.value == 1, one.value2 == nil,
      let (unit, unitEnd) = words.units.longest(bytes, one.end)
    else { return nil }
    if one.isSpelled, text.isKanji(endingAt: at), !lead.reaches(at) { return nil }
    let name: String
    switch unit.unit {
    case "people": name = "person"
    case "cases": name = "case"
    case "companies": name = "company"
    case "stores": name = "store"
    case "times_occurrence": name = "occasion"
    case "count": name = "unit"
    default: return nil
    }
    let word = TimeWord(
      role: .per, value: 0, unit: "", type: "", op: nil, per: name, isHorizon: false)
    if let (mark, end) = words.periods.longest(bytes, unitEnd), mark.role == .perMark {
      return (word, end)
    }
    guard amountFollows(unitEnd, isClose: true) else { return nil }
    return (word, unitEnd)
  }

  /// Whether a number follows, perhaps behind a comparator or another period.
  private func amountFollows(_ start: Int, isClose: Bool = false) -> Bool {
    var at = start
    for _ in 0..<4 {
      guard at < bytes.count else { return false }
      if words.unitsBefore.longest(bytes, at) != nil { return true }
      if bytes[at].isDigit { return true }
      if let number = numeral(at), number.value != nil || number.low != nil,
        let (unit, end) = words.units.longest(bytes, (joinedRange(number) ?? number).end)
      {
        let stop = words.stops.longest(bytes, at)?.end ?? 0
        return end > stop || unit.unit == "times_occurrence"
      }
      if words.stops.longest(bytes, at) != nil { return false }
      if bytes[at].isSpace {
        at += 1
      } else if let (_, end) = words.before.longest(bytes, at) {
        at = end
      } else if let (period, end) = words.periods.longest(bytes, at), period.role == .per {
        at = end
      } else if !isClose, let (_, end) = words.between.longest(bytes, at) {
        at = end
      } else {
        return false
      }
    }
    return false
  }

  mutating func takePeriod(_ period: (payload: TimeWord, end: Int), _ at: Int) -> Int {
    lead.take(period.payload, at, period.end, chained: lead.reaches(at))
    return period.end
  }

  mutating func takeFrequency(_ word: (payload: TimeWord, end: Int), _ at: Int) -> Int {
    let end = word.end
    if !isJapanese {
      if isAdjective(at, end) { return end }
      // `3% of sales … every year`: the period of the amount before it.
      if let last = found.indices.last, last >= sentenceStart, found[last].quantity.per == nil,
        !lead.hasComparator, ["money", "percent", "count"].contains(found[last].quantity.type)
      {
        found[last].quantity.per = word.payload.per
        lead = QuantityLead()
        return end
      }
    } else if text.has("の", end), !amountFollows(end),
      words.tails.longest(bytes, end + 3)?.payload.role != .repeatedNoun
    {
      lead = QuantityLead()
      return end
    }
    var draft = frequency(word.payload.value, at, end)
    limit(&draft)
    if lead.reaches(at), lead.hasComparator, lead.per == nil {
      draft.start = lead.comparatorStart
      draft.op = lead.op
      draft.isAbout = lead.isAbout
    }
    waiting.append(WaitingFrequency(draft: draft, period: word.payload))
    lead.take(word.payload, at, end, chained: lead.reaches(at))
    return end
  }

  /// `monthly` before a noun that names no repeated event.
  private func isAdjective(_ at: Int, _ end: Int) -> Bool {
    guard text.has("ly", end - 2), english.nounFollows(bytes, end) else { return false }
    guard let (noun, _) = words.tails.longest(bytes, skipSpace(end)) else { return true }
    return noun.role != .repeatedNoun
  }

  /// Turns the frequencies that still wait at the end of a sentence into quantities.
  mutating func settle() {
    for entry in waiting { append(entry.draft) }
    waiting = []
    sentenceStart = found.count
  }
}
