// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Quantities that are a word by themselves: 半分, 来年度, Q3, FY2030, 令和12年.
extension QuantityScan {
  func readyQuantity(_ at: Int) -> QuantityDraft? {
    guard let (word, end) = words.times.longest(bytes, at) else { return nil }
    switch word.role {
    case .fixed:
      return ready(word, word.value, at, end)
    case .year:
      return ready(word, Double(today.year) + word.value, at, end)
    case .fiscalYear:
      return ready(
        word, Double(today.fiscalYear(startingIn: fiscalYearStart)) + word.value, at, end)
    case .era:
      return eraYear(word, at, end)
    case .fiscalPrefix:
      return fiscalYear(word, at, end)
    case .quarterPrefix:
      guard end < bytes.count, (0x31...0x34).contains(bytes[end]),
        end + 1 >= bytes.count || !(bytes[end + 1].isDigit || bytes[end + 1].isLetter)
      else { return nil }
      return ready(word, Double(bytes[end] - 0x30), at, end + 1)
    case .nth:
      return nthQuarter(at, end)
    case .monthCareful:
      return hasDateAround(at, end) ? ready(word, word.value, at, end) : nil
    case .everyN:
      return everyN(at, end)
    case .occasion:
      return occasion(word, at, end)
    default:
      return nil
    }
  }

  func ready(_ word: TimeWord, _ value: Double, _ at: Int, _ end: Int) -> QuantityDraft {
    var numeral = Numeral(value: value, end: end)
    numeral.isSpelled = true
    var draft = QuantityDraft(
      numeral: numeral, unit: word.unit, type: word.type, start: at, end: end)
    draft.op = word.op
    draft.isHorizon = word.isHorizon
    return draft
  }

  /// 令和八年度, R8, 平成31年.
  private func eraYear(_ word: TimeWord, _ at: Int, _ end: Int) -> QuantityDraft? {
    let isLetter = bytes[at].isLetter && end == at + 1
    var year: Double
    var after: Int
    if text.has("元年", end) {
      (year, after) = (1, end + 3)
    } else {
      guard let numeral = numeral(isLetter || word.value == 0 ? end : skipSpace(end)),
        let value = numeral.value, value >= 1, value < 100 || word.value == 0 && value < 3000,
        numeral.value2 == nil
      else { return nil }
      (year, after) = (value, numeral.end)
    }
    year += word.value
    var draft = ready(word, year, at, after)
    if text.has("年度", after) {
      draft.unit = "fiscal_year"
      draft.type = "fiscal"
      draft.extend(to: after + 6)
    } else if text.has("年", after) {
      draft.extend(to: after + 3)
      fiscalYearEnd(&draft, Int(year))
    } else if isLetter {
      // R8 alone is a year only where something limits it; elsewhere it is a name.
      guard !isWordByte(after), !text.isKanji(after) || words.after.longest(bytes, after) != nil
      else { return nil }
    } else if isJapanese {
      return nil
    }
    return draft
  }

  /// 「3月期」 behind a year names the fiscal year that this month closes.
  func fiscalYearEnd(_ draft: inout QuantityDraft, _ year: Int) {
    guard let month = numeral(draft.end), let value = month.value, value >= 1, value <= 12,
      value == value.rounded(), text.has("月期", month.end),
      let day = CalendarDate(year: min(max(year, 1), 9999), month: Int(value), day: 1)
    else { return }
    draft.unit = "fiscal_year"
    draft.type = "fiscal"
    draft.numeral.value = Double(day.fiscalYear(startingIn: fiscalYearStart))
    draft.extend(to: month.end + 6)
  }

  /// FY2030, FY27, fiscal 2030.
  private func fiscalYear(_ word: TimeWord, _ at: Int, _ end: Int) -> QuantityDraft? {
    let start = skipSpace(end)
    guard let (run, after) = DigitRun.read(bytes, start), let run,
      run.plainDigits == 2 || run.plainDigits == 4,
      !isWordByte(after)
    else { return nil }
    let value = run.plainDigits == 2 ? 2000 + run.value : run.value
    guard value >= 1900, value < 2200 else { return nil }
    var draft = ready(word, value, at, after)
    if text.has("年度", after) { draft.extend(to: after + 6) }
    return draft
  }

  /// 第3四半期; other 第… are names.
  private func nthQuarter(_ at: Int, _ end: Int) -> QuantityDraft? {
    guard let (value, next) = oneDigit(end), value >= 1, value <= 4,
      let (word, after) = words.tails.longest(bytes, next), word.role == .quarterUnit
    else { return nil }
    return ready(word, value, at, after)
  }

  /// One figure, since the 四 of 「第一四半期」 is not part of the number.
  private func oneDigit(_ at: Int) -> (value: Double, end: Int)? {
    if at < bytes.count, bytes[at].isDigit { return (Double(bytes[at] - 0x30), at + 1) }
    guard let (word, end) = words.numbers.longest(bytes, at), word.role == .digit else {
      return nil
    }
    return (word.value, end)
  }

  /// 第3回, 第五期: an ordinal name and no quantity.
  func nthName(_ at: Int) -> Int? {
    guard let (word, end) = words.times.longest(bytes, at), word.role == .nth,
      let number = numeral(end)
    else { return nil }
    return words.units.longest(bytes, number.end)?.end ?? number.end
  }

  /// Whether a date stands around a month's name that is also another word (May).
  private func hasDateAround(_ at: Int, _ end: Int) -> Bool {
    if end + 1 < bytes.count, bytes[end].isSpace, bytes[end + 1].isDigit { return true }
    if lead.reaches(at), lead.scope == .time || lead.scope == .date || lead.isHorizon {
      return true
    }
    let heads: [StaticString] = [
      " in ", " of ", " last ", " next ", " every ", " early ", " late ", " mid ", " since ",
      " from ", " to ", " this ",
    ]
    let isHead = heads.contains { text.has($0, endingAt: at) }
    if isHead { return true }
    guard at >= 3, bytes[at - 1].isSpace, bytes[at - 2].isDigit else { return false }
    // Employees over 60 may choose: a verb follows.
    if text.has("may ", at), end + 1 < bytes.count, bytes[end + 1].isLetter { return false }
    return bytes[at - 3].isSpace || bytes[at - 3].isDigit && (at == 3 || bytes[at - 4].isSpace)
  }

  /// `every three years`.
  private func everyN(_ at: Int, _ end: Int) -> QuantityDraft? {
    guard let number = english.read(bytes, skipSpace(end)), let value = number.value, value > 0,
      let (unit, after) = words.units.longest(bytes, skipSpace(number.end)),
      let years = QuantityScan.years(unit.unit, value * unit.factor)
    else { return nil }
    return frequency(Numeral.clean(1 / years), at, after)
  }

  /// `once a year`; `at least twice`.
  private func occasion(_ word: TimeWord, _ at: Int, _ end: Int) -> QuantityDraft? {
    // Once the shop has closed is no multiple.
    if word.value > 1, isRatio(skipSpace(end)) {
      var draft = ready(word, word.value, at, end)
      (draft.unit, draft.type) = ("times", "multiple")
      return draft
    }
    if let (period, after) = words.periods.longest(bytes, skipSpace(end)), period.value > 0,
      skipSpace(end) > end
    {
      return frequency(word.value * period.value, at, after)
    }
    if let (every, every_) = words.times.longest(bytes, skipSpace(end)), every.role == .everyN,
      let draft = everyN(skipSpace(end), every_), let value = draft.numeral.value
    {
      return frequency(word.value * value, at, draft.end)
    }
    if let (every, everyEnd) = words.times.longest(bytes, skipSpace(end)), every.role == .every {
      return frequency(word.value * every.value, at, everyEnd)
    }
    // Twice in a row.
    let row = words.tails.longest(bytes, skipSpace(end)).flatMap {
      $0.payload.role == .consecutive ? $0.end : nil
    }
    guard row != nil || lead.reaches(at) && lead.hasComparator else { return nil }
    var draft = ready(word, word.value, at, end)
    (draft.unit, draft.type) = ("times_occurrence", "count")
    if let row {
      draft.consecutive = true
      draft.extend(to: row)
    }
    return draft
  }

  func frequency(_ value: Double, _ at: Int, _ end: Int) -> QuantityDraft {
    QuantityDraft(
      numeral: Numeral(value: value, end: end), unit: "per_year", type: "frequency", start: at,
      end: end)
  }

  /// How many years a period of time lasts.
  static func years(_ unit: String, _ value: Double) -> Double? {
    switch unit {
    case "years", "fiscal_years": value
    case "months": value / 12
    case "weeks": value / 52
    case "days": value / 365
    case "hours": value / 8760
    default: nil
    }
  }

  func isWordByte(_ at: Int) -> Bool {
    at < bytes.count && (bytes[at].isLetter || bytes[at].isDigit)
  }
}
