// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// What stands behind a Japanese number and its counter: 半, 後, ごと, 目, 続けて, 引き.
extension QuantityScan {
  func japaneseTail(_ draft: inout QuantityDraft) {
    if text.has("割", endingAt: draft.end) { partsOfTen(&draft) }
    asDegrees(&draft)
    halfBehind(&draft)
    compound(&draft)
    smallerUnit(&draft)
    oneInMany(&draft)
    if draft.unit == "percent", text.has("ポイント", draft.end) || text.has("pt", draft.end) {
      (draft.unit, draft.type) = ("pp", "points")
      draft.extend(to: draft.end + (text.has("pt", draft.end) ? 2 : 12))
    }
    if draft.type == "multiple", draft.unit == "times", text.has("増", draft.end) {
      if words.moves.longest(bytes, draft.end)?.end == draft.end + 3 {
        draft.extend(to: draft.end + 3)
      }
    }
    if draft.type == "fiscal" || draft.type == "year" || draft.unit == "fiscal_year_offset" {
      if text.has("末", draft.end), !text.has("末まで", draft.end) { draft.extend(to: draft.end + 3) }
    }
    if repeatedEvery(&draft) { return }
    if text.has("台", draft.end), !text.isKanji(draft.end + 3), !text.isKatakana(draft.end + 3),
      ["percent", "money", "age"].contains(draft.type)
    {
      // 30%台: from 30 up to the next ten.
      if let value = draft.numeral.value {
        (draft.numeral.low, draft.numeral.high) = (value, value + stepAbove(value))
      }
      draft.isAbout = true
      draft.extend(to: draft.end + 3)
    } else if draft.unit == "age" || text.has("代", endingAt: draft.end), decade(&draft) {
      return
    }
    tailWord(&draft)
  }

  /// 5度以下に保つ, 37.5度: in figures a warmth or an angle, where 三度 is how often.
  private func asDegrees(_ draft: inout QuantityDraft) {
    guard draft.unit == "times_occurrence", text.has("度", endingAt: draft.end),
      !text.has("目", draft.end), bytes[draft.numberStart].isDigit,
      let value = draft.numeral.value, value >= 4 || value != value.rounded()
    else { return }
    draft.unit = "count"
  }

  private func stepAbove(_ value: Double) -> Double {
    var step = 1.0
    while step * 10 <= value.magnitude, step < 1e15 { step *= 10 }
    return step
  }

  /// 一割五分三厘.
  private func partsOfTen(_ draft: inout QuantityDraft) {
    guard let part = japanese.read(bytes, draft.end), let value = part.value, value < 10,
      part.value2 == nil, text.has("分", part.end), draft.numeral.value2 == nil
    else { return }
    draft.numeral.value = draft.numeral.value.map { Numeral.clean($0 + value) }
    draft.extend(to: part.end + 3)
    guard let small = japanese.read(bytes, draft.end), let tenth = small.value, tenth < 10,
      text.has("厘", small.end)
    else { return }
    draft.numeral.value = draft.numeral.value.map { Numeral.clean($0 + tenth / 10) }
    draft.extend(to: small.end + 3)
  }

  /// 一年半, 2倍半.
  private func halfBehind(_ draft: inout QuantityDraft) {
    guard text.has("半", draft.end), draft.numeral.value2 == nil, draft.numeral.value != nil,
      draft.type == "duration" || draft.type == "multiple" || draft.type == "percent",
      !text.has("半期", draft.end), !text.has("半減", draft.end), !text.has("半額", draft.end),
      !text.has("半数", draft.end), !text.has("半分", draft.end)
    else { return }
    draft.numeral.value = draft.numeral.value.map { Numeral.clean($0 + draft.factor / 2) }
    draft.extend(to: draft.end + 3)
  }

  /// 1時間30分 is 1.5 hours, 1年6か月 is 18 months.
  private func compound(_ draft: inout QuantityDraft) {
    guard draft.type == "duration", let value = draft.numeral.value, draft.numeral.value2 == nil,
      draft.unit == "hours" && draft.factor == 1 || draft.unit == "years",
      let more = japanese.read(bytes, draft.end), let small = more.value, more.value2 == nil,
      let (unit, end) = words.units.longest(bytes, more.end)
    else { return }
    if draft.unit == "hours", unit.unit == "hours", unit.factor < 1 {
      draft.numeral.value = Numeral.clean(value + small * unit.factor)
    } else if draft.unit == "years", unit.unit == "months" {
      draft.numeral.value = value * 12 + small
      draft.unit = "months"
    } else {
      return
    }
    draft.extend(to: end)
  }

  /// 2メートル30, 1メートル50センチ, 1キロ200グラム, 38度5分: the next smaller unit behind, said or not.
  private func smallerUnit(_ draft: inout QuantityDraft) {
    guard draft.type == "count" else { return }
    if text.has("メートル", endingAt: draft.end) {
      addSmaller(&draft, ["センチメートル", "センチ", "cm"], ofOne: 100, digits: 2)
    } else if text.has("キロ", endingAt: draft.end) {
      addSmaller(&draft, ["グラム", "メートル", "g", "m"], ofOne: 1000, digits: 3)
    } else if text.has("度", endingAt: draft.end) {
      addSmaller(&draft, ["分"], ofOne: 10, digits: nil)
    }
  }

  /// `digits` is with how many of them the smaller ones are told where their name is left out; nil where it never is.
  private func addSmaller(
    _ draft: inout QuantityDraft, _ names: [StaticString], ofOne: Double, digits: Int?
  ) {
    guard let value = draft.numeral.value, draft.numeral.value2 == nil,
      let more = japanese.read(bytes, draft.end), let small = more.value, more.value2 == nil,
      small < ofOne
    else { return }
    let named = names.first { text.has($0, more.end) }.map { more.end + $0.utf8CodeUnitCount }
    // 2メートル30人: what is counted next is another number.
    let isBare = more.plainDigits == digits && words.units.longest(bytes, more.end) == nil
    guard let end = named ?? (isBare ? more.end : nil) else { return }
    draft.numeral.value = Numeral.clean(value + small / ofOne)
    draft.extend(to: end)
  }

  /// 四人に一人, 3社に1社.
  private func oneInMany(_ draft: inout QuantityDraft) {
    guard draft.type == "count", let whole = draft.numeral.value, whole > 1, whole <= 100,
      draft.numeral.value2 == nil, text.has("に", draft.end),
      let part = japanese.read(bytes, draft.end + 3), let value = part.value, value >= 1,
      value < whole, part.value2 == nil,
      let (unit, end) = words.units.longest(bytes, part.end), unit.unit == draft.unit
    else { return }
    draft.numeral.value = value / whole
    (draft.unit, draft.type) = ("times", "multiple")
    draft.extend(to: end)
  }

  /// 3か月ごと, 三年に一度.
  private func repeatedEvery(_ draft: inout QuantityDraft) -> Bool {
    guard draft.type == "duration" || draft.unit == "fiscal_years", let value = draft.numeral.value,
      value > 0,
      draft.numeral.value2 == nil, let years = QuantityScan.years(draft.unit, value), years > 0
    else { return false }
    if let end = text.end(draft.end, ofAny: ["ごとに", "毎に", "おきに", "ごと", "おき"]) {
      draft.numeral.value = Numeral.clean(1 / years)
      draft.extend(to: end)
    } else if text.has("に", draft.end), let count = japanese.read(bytes, draft.end + 3),
      let times = count.value,
      count.value2 == nil, let (unit, end) = words.units.longest(bytes, count.end),
      unit.unit == "times_occurrence", !text.has("目", endingAt: end)
    {
      draft.numeral.value = Numeral.clean(times / years)
      draft.extend(to: end)
    } else {
      return false
    }
    (draft.unit, draft.type) = ("per_year", "frequency")
    return true
  }

  /// 60代: from 60 to 69 years of age.
  private func decade(_ draft: inout QuantityDraft) -> Bool {
    guard text.has("代", endingAt: draft.end) || text.has("代", draft.end),
      let value = draft.numeral.value, value >= 10, value <= 90,
      (value / 10).rounded() * 10 == value, draft.unit == "age" || draft.type == "count"
    else { return false }
    if text.has("代", draft.end) { draft.extend(to: draft.end + 3) }
    (draft.unit, draft.type) = ("age", "age")
    draft.numeral.value2 = value + 9
    return true
  }

  private func tailWord(_ draft: inout QuantityDraft) {
    guard let (word, end) = words.tails.longest(bytes, draft.end) else { return }
    switch word.role {
    case .later where draft.type == "duration" || draft.unit == "fiscal_years":
      if text.has("先", draft.end), text.isKanji(end) { return }
      draft.type = "offset"
      draft.isHorizon = true
      draft.extend(to: end)
      return
    case .earlier where draft.type == "duration":
      if text.isKanji(end) { return }
      draft.type = "offset"
      draft.sense = "before"
      draft.extend(to: end)
      return
    case .consecutive
    where draft.isTime || draft.unit == "times_occurrence" || draft.type == "fiscal_quarter":
      draft.consecutive = true
      // 3年連続で減収 counts business years, 二年続けて売れなかった商品 any.
      if draft.unit == "years", text.has("連続", draft.end) {
        (draft.unit, draft.type) = ("fiscal_years", "count")
      }
      draft.extend(to: end)
      return
    case .horizonMark where draft.unit == "years":
      draft.isHorizon = true
      return
    case .ordinalMark where draft.type == "count" || draft.type == "duration":
      draft.sense = "ordinal"
      draft.extend(to: end)
      return
    case .discount where draft.unit == "percent":
      if text.end(end, ofAny: ["上", "下", "き上", "き下", "当"]) != nil { return }
      draft.sense = "discount"
      draft.extend(to: end)
      return
    case .increase where draft.unit == "percent":
      if text.end(end, ofAny: ["え", "や", "加", "額", "産", "収", "益", "員"]) != nil { return }
      draft.sense = "increase"
      draft.extend(to: end)
      return
    case .decrease where draft.unit == "percent":
      if text.end(end, ofAny: ["ら", "り", "少", "額", "収", "益", "産"]) != nil { return }
      draft.sense = "decrease"
      draft.extend(to: end)
      return
    default:
      return
    }
  }

  /// 「1円」 is any money, 「一社の…」 each company, 「千円単位」 a measure: none is an amount.
  private func isIdiom(_ draft: QuantityDraft) -> Bool {
    if text.has("単位", draft.end) { return true }
    guard draft.numeral.value == 1, draft.per == nil,
      !lead.reaches(draft.start) || !lead.hasComparator
    else { return false }
    switch draft.unit {
    case "JPY": return true
    case "people" where text.has("で", draft.end): return true
    case "people", "companies", "cases", "stores":
      return text.end(draft.end, ofAny: ["の", "に", "へ", "ごと"]) != nil
    default: return false
    }
  }

  /// 今後5年, 連続2期: what stands before is known only once the lead is applied.
  func japaneseContextBehind(_ draft: inout QuantityDraft) {
    if draft.op == nil, !draft.isAbout, isIdiom(draft) { draft.isBare = true }
    if text.has("連続", endingAt: draft.start), draft.isTime {
      draft.consecutive = true
      if draft.unit == "years" { (draft.unit, draft.type) = ("fiscal_years", "count") }
    }
    // 5万円/月
    let slash = draft.end
    if slash < bytes.count, bytes[slash] == 0x2F,
      let (period, end) = words.periods.longest(bytes, slash + 1), period.role == .per
    {
      draft.per = period.per
      draft.readTo = end
    }
  }
}
