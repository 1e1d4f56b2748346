// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// Numbers that run from one to another: 20〜25%, 3年から5年, between 20 and 25.
extension QuantityScan {
  /// The end of the words that lead from the first number to the second.
  func rangeJoint(_ at: Int) -> Int? {
    let start = skipSpace(at)
    if let end = text.end(start, ofAny: ["~", "–", "—", "〜", "-", "ー"]) { return skipSpace(end) }
    if isJapanese { return text.end(at, ofAny: ["から", "ないし", "乃至"]) }
    if start > at, text.has("to ", start) { return start + 3 }
    if start > at, text.has("and ", start), lead.op == .range { return start + 4 }
    if text.has("-to-", at) { return at + 4 }
    return nil
  }

  /// Joins a second bare number: the 25 of 「20〜25%」.
  func joinedRange(_ first: Numeral) -> Numeral? {
    guard first.value2 == nil, let low = first.value else { return nil }
    if isJapanese, low < 99, low >= 1, text.has("、", first.end),
      let next = numeral(first.end + 3), let digit = next.value, next.plainDigits == 1,
      digit == low.truncatingRemainder(dividingBy: 10) + 1
    {
      // 二、三人 and 十二、三人.
      var result = first
      result.value2 = low + 1
      result.end = next.end
      return result
    }
    guard let joint = rangeJoint(first.end) else { return nil }
    var at = joint
    if let (_, end) = words.unitsBefore.longest(bytes, at) { at = skipSpace(end) }
    guard joint < bytes.count, let second = numeral(at), let high = second.value,
      second.value2 == nil, !second.isOrdinal, !second.isArticle || second.end > at
    else { return nil }
    var result = first
    result.value = low
    if first.scale == 1, second.scale > 1, low < high / second.scale * 10, low * second.scale < high
    {
      result.value = Numeral.clean(low * second.scale)
    }
    guard let start = result.value, start < high else { return nil }
    result.value2 = high
    result.end = second.end
    result.isArticle = false
    result.isSpelled = first.isSpelled && second.isSpelled
    if first.plainDigits != second.plainDigits { result.plainDigits = 0 }
    return result
  }

  /// Joins a second number with its unit: 「20%から25%まで」, `$50k to $80k`.
  func continueRange(_ draft: inout QuantityDraft) {
    guard draft.numeral.value2 == nil, let low = draft.numeral.value, draft.op == nil,
      draft.type != "frequency", draft.type != "offset",
      let joint = rangeJoint(draft.end), joint < bytes.count
    else { return }
    var at = joint
    var unit: UnitWord?
    if let (before, end) = words.unitsBefore.longest(bytes, at) {
      unit = before
      at = skipSpace(end)
    }
    guard let second = numeral(at), second.value2 == nil, !second.isArticle, !second.isOrdinal
    else { return }
    var end = second.end
    if let (word, wordEnd) = words.units.longest(bytes, skipUnitJoint(end)) {
      unit = word
      end = wordEnd
    }
    if unit == nil, draft.type == "money",
      let (first, _) = words.unitsBefore.longest(bytes, draft.numberStart)
    {
      unit = first
    }
    guard let unit, unit.unit == draft.unit || unit.unit == "years" && draft.unit == "year",
      let high = second.times(unit.factor).value, low < high
    else { return }
    if isMovedRange(draft, end) { return }
    draft.numeral.value2 = high
    draft.op = .range
    draft.extend(to: end)
    if let after = text.end(end, ofAny: ["まで", "の間", "の範囲"]) { draft.end = after }
  }

  /// A number and its unit may be joined by a blank or a hyphen in English.
  func skipUnitJoint(_ at: Int) -> Int {
    if !isJapanese, at + 1 < bytes.count, bytes[at] == 0x2D, bytes[at + 1].isLetter {
      return at + 1
    }
    return skipSpace(at)
  }

  /// `raise it from 20% to 25%` and 20%から25%へ name two levels and no range.
  private func isMovedRange(_ draft: QuantityDraft, _ end: Int) -> Bool {
    if isJapanese {
      guard text.has("から", draft.end) else { return false }
      if text.has("へ", end) || text.has("に", end) { return true }
      guard text.has("まで", end) else { return false }
      return words.goals.longest(bytes, end + 6) != nil
    }
    guard lead.reaches(draft.start), text.has("from", lead.start) else { return false }
    return moveBefore(lead.start, within: 60) != nil
  }

  /// The verb of moving in the bytes before `end`.
  func moveBefore(_ end: Int, within reach: Int) -> (payload: ChangeWord, start: Int)? {
    var at = end - 1
    let limit = max(0, end - reach)
    while at >= limit {
      if at == 0 || !bytes[at].isLetter || !bytes[at - 1].isLetter {
        if let (word, wordEnd) = words.moves.longest(bytes, at), wordEnd <= end {
          return (word, at)
        }
      }
      if text.has("。", at) || bytes[at] == 0x2E || bytes[at] == 0x3B || bytes[at] == 0x0A {
        return nil
      }
      at -= 1
    }
    return nil
  }
}
