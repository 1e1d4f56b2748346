// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Japanese numbers with their counters, and what stands behind these.
extension QuantityScan {
  /// A kanji number is none when the kanji before it makes it part of a word (統一).
  func isInsideWord(_ at: Int, _ numeral: Numeral) -> Bool {
    guard numeral.isSpelled, text.isKanji(endingAt: at), !lead.reaches(at) else { return false }
    if numeral.low != nil { return true }
    guard let (_, end) = words.units.longest(bytes, numeral.end) else { return true }
    return end == numeral.end
  }

  /// The quantity of a number that starts at `at`; nil when it is none.
  func japaneseQuantity(_ first: Numeral, _ at: Int) -> QuantityDraft? {
    if let share = fraction(first, at) { return share }
    let numeral = joinedRange(first) ?? first
    let unitStart = numeral.isSpelled ? numeral.end : skipSpace(numeral.end)
    if let digits = digitCount(numeral, at) { return digits }
    guard let (unit, unitEnd) = counter(unitStart) else { return bare(numeral, at) }
    var draft = draft(numeral, unit, at, unitEnd)
    if unit.unit.isEmpty { return draft }
    switch unit.unit {
    case "years":
      yearName(&draft, numeral)
    case "month":
      guard let month = numeral.value, month >= 1, month <= 12, month == month.rounded() else {
        return nil
      }
      monthDay(&draft)
    case "days":
      if isDayOfMonth(draft) { return nil }
    case "times_occurrence":
      // 25度 is no occurrence.
      if let value = numeral.value, value > 20, text.has("度", endingAt: unitEnd) {
        draft.unit = "count"
      }
    default:
      break
    }
    return draft
  }

  /// The counter at `at`; 人前後 is 人 with 前後 and not 人前.
  private func counter(_ at: Int) -> (payload: UnitWord, end: Int)? {
    guard let unit = words.units.longest(bytes, at) else { return nil }
    guard unit.payload.unit.isEmpty, text.has("前後", unit.end - 3) else { return unit }
    return words.units.longest(bytes, at, before: unit.end)
  }

  /// 3分の1.
  private func fraction(_ bottom: Numeral, _ at: Int) -> QuantityDraft? {
    guard text.has("分の", bottom.end), let whole = bottom.value, whole > 0,
      let top = numeral(bottom.end + 6), let part = top.value
    else { return nil }
    var numeral = Numeral(value: part / whole, end: top.end)
    numeral.isFraction = true
    return QuantityDraft(
      numeral: numeral, unit: "times", type: "multiple", start: at, end: top.end)
  }

  /// 二桁: from 10 to 99, of percent where growth or a rate is spoken of.
  private func digitCount(_ numeral: Numeral, _ at: Int) -> QuantityDraft? {
    guard text.has("桁", numeral.end) || text.has("ケタ", numeral.end) || text.has("けた", numeral.end),
      let count = numeral.value, count >= 1, count <= 12, count == count.rounded()
    else { return nil }
    var end = numeral.end + (text.has("桁", numeral.end) ? 3 : 6)
    if text.has("台", end) { end += 3 }
    var isPercent =
      text.end(end, ofAny: ["成長", "増", "減", "%", "パーセント", "の伸び", "の成長", "の増", "の利益率"]) != nil
    if text.has("%", end) { end += 1 }
    for rate in words.rates where !isPercent {
      for particle: StaticString in ["", "を", "は", "が", "も", "で"] {
        let length = particle.utf8CodeUnitCount
        guard length == 0 || text.has(particle, endingAt: at) else { continue }
        isPercent = isPercent || text.has(rate, endingAt: at - length)
      }
    }
    var low = 1.0
    for _ in 1..<max(2, Int(count)) { low *= 10 }
    if count == 1 { low = 1 }
    var range = Numeral(value: count == 1 ? 0 : low, end: end)
    range.value2 = count == 1 ? 9 : low * 10 - 1
    return QuantityDraft(
      numeral: range, unit: isPercent ? "percent" : "count", type: isPercent ? "percent" : "count",
      start: at, end: end)
  }

  /// A number without a counter: 50万 is money, others need a comparator.
  private func bare(_ numeral: Numeral, _ at: Int) -> QuantityDraft? {
    let next = numeral.end
    guard !isWordByte(next), !(next < bytes.count && bytes[next] == 0x2E) else { return nil }
    let isLast = !text.isKanji(next) && !text.isKatakana(next)
    let limits = words.after.longest(bytes, next) != nil
    guard isLast || limits else { return nil }
    let isMoney = text.has("万", endingAt: next) || text.has("億", endingAt: next)
    var draft = QuantityDraft(
      numeral: numeral, unit: isMoney ? "JPY" : "count", type: isMoney ? "money" : "count",
      start: at, end: next)
    if let value = numeral.value, numeral.plainDigits == 4, value >= 1950, value <= 2150 {
      (draft.unit, draft.type) = ("year", "year")
    } else if !isMoney, numeral.isSpelled, !limits, !lead.reaches(at) {
      return nil
    }
    draft.isBare = !isMoney
    return draft
  }

  /// 2030年 and 2030年度 are names, 3年 is a duration.
  private func yearName(_ draft: inout QuantityDraft, _ numeral: Numeral) {
    let end = draft.end
    guard text.has("年", endingAt: end), let value = numeral.value, draft.factor == 1 else { return }
    let isName = numeral.plainDigits == 4 && value >= 1900 && value < 2200
    if text.has("度", end) {
      draft.extend(to: end + 3)
      if isName || value < 100, let year = isName ? value : nearYear(value) {
        draft.numeral.value = year
        (draft.unit, draft.type) = ("fiscal_year", "fiscal")
      } else {
        (draft.unit, draft.type) = ("fiscal_years", "count")
      }
    } else if isName {
      (draft.unit, draft.type) = ("year", "year")
      fiscalYearEnd(&draft, Int(value))
    } else if value <= 60, value >= 1, let month = japanese.read(bytes, end),
      let number = month.value,
      number >= 1, number <= 12, text.has("月", month.end), !text.has("分", month.end + 3),
      numeral.plainDigits > 0
    {
      // 8年3月: the year of an era.
      if let year = nearYear(value) {
        draft.numeral.value = year
        (draft.unit, draft.type) = ("year", "year")
        fiscalYearEnd(&draft, Int(year))
      }
    }
  }

  /// The year that a short number means: 27年度 is 2027, 8年度 is 令和8年度.
  private func nearYear(_ value: Double) -> Double? {
    guard value >= 1, value < 100 else { return nil }
    let now = Double(today.year)
    let (western, reiwa) = (2000 + value, 2018 + value)
    return (western - now).magnitude <= (reiwa - now).magnitude ? western : reiwa
  }

  /// Takes the day of 「3月31日」 with the month.
  private func monthDay(_ draft: inout QuantityDraft) {
    if let day = japanese.read(bytes, draft.end), let value = day.value, value >= 1, value <= 31,
      text.has("日", day.end), !text.has("間", day.end + 3)
    {
      draft.extend(to: day.end + 3)
    } else if text.has("末日", draft.end) {
      draft.extend(to: draft.end + 6)
    } else if let end = text.end(draft.end, ofAny: ["末", "初め", "頭"]) {
      draft.extend(to: end)
    }
  }

  /// 毎月20日, 25日払い: a day of the calendar and no period.
  private func isDayOfMonth(_ draft: QuantityDraft) -> Bool {
    guard let value = draft.numeral.value, value <= 31, value >= 1,
      text.has("日", endingAt: draft.end)
    else { return false }
    if text.end(draft.end, ofAny: ["締", "払", "付", "支払", "〆", "発売", "の支払", "の締"]) != nil {
      return true
    }
    return lead.reaches(draft.start) && lead.per?.per == "month"
      || text.has("月", endingAt: draft.start)
      || text.has("月の", endingAt: draft.start)
  }
}
