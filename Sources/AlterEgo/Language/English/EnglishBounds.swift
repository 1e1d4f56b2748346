// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// Bounds that English sets in two steps: from 15 up, over 3 and up to 8 percent.
extension QuantityScan {
  /// Over 3 and up to 8 percent: the unit behind the upper bound is that of both.
  func sharedUnit(_ numeral: Numeral) -> UnitWord? {
    guard lead.hasComparator, !numeral.isArticle,
      let joint = text.end(numeral.end, ofAny: EnglishBoundWords.joints),
      let upper = english.read(bytes, joint), !upper.isOrdinal, !upper.isFraction
    else { return nil }
    let at = skipUnitJoint(upper.end)
    guard at > upper.end || at < bytes.count && bytes[at] == 0x25,
      let (unit, _) = words.units.longest(bytes, at), !unit.unit.isEmpty
    else { return nil }
    return unit
  }

  /// Not a yen over 300,000: the coin that is denied is the unit of the number.
  func deniedCoin() -> UnitWord? {
    guard lead.hasComparator, lead.comparatorStart > 4 else { return nil }
    let end = lead.comparatorStart - 1
    var start = end
    while start > 0, end - start < 8, bytes[start - 1].isLetter { start -= 1 }
    let denials: [StaticString] = ["not a ", "not one ", "not a single "]
    guard denials.contains(where: { text.has($0, endingAt: start) }),
      let (unit, unitEnd) = words.units.longest(bytes, start), unitEnd == end, unit.type == "money"
    else { return nil }
    return unit
  }

  /// No later than the third business day, after the 60th day: a day counted from what went before.
  func nthDay(_ numeral: Numeral, _ at: Int, _ next: Int) -> QuantityDraft? {
    guard lead.reaches(at), lead.hasComparator, let op = lead.op,
      [.more, .less, .atMost, .atLeast].contains(op),
      let (unit, end) = words.units.longest(bytes, next), unit.type == "duration"
    else { return nil }
    var day = draft(numeral, unit, at, end)
    // By the third day: a day so counted is no date.
    if lead.scope == .date { day.op = op }
    return day
  }

  /// Before I turn 62, drivers retire at 67: an age.
  func turnsAge(_ at: Int) -> Bool {
    let turns: [StaticString] = [
      "i turn ", "he turns ", "she turns ", "they turn ", "we turn ", "who turn ", "who turns ",
      "retire at ", "retires at ", "retired at ", "retiring at ", "retirement at ", "retire by ",
      "retires by ", "retirement age is ", "retirement age of ", "they are ", "he is ", "she is ",
      "who are ", "who is ", "have turned ", "has turned ",
    ]
    return turns.contains { text.has($0, endingAt: at) }
  }

  /// From the third unpaid invoice on: an ordinal with its noun, as the first of all that follow.
  func ordinalOnwards(_ draft: inout QuantityDraft) {
    guard draft.op == nil, text.has("from the ", endingAt: draft.start) else { return }
    if let end = onwards(draft.end) {
      draft.op = .atLeast
      draft.extend(to: end)
    }
  }

  /// The end of `on` or `onwards` within three words, where a part of the sentence closes.
  func onwards(_ start: Int) -> Int? {
    var at = start
    for _ in 0..<4 {
      guard at < bytes.count, bytes[at].isSpace else { return nil }
      if let end = text.end(at, ofAny: [" onwards", " onward", " on"]),
        end >= bytes.count || bytes[end] == 0x2C || bytes[end] == 0x2E
      {
        return end
      }
      at += 1
      while at < bytes.count, bytes[at].isLetter || bytes[at] == 0x2D { at += 1 }
    }
    return nil
  }

  /// A late delivery a quarter: behind what is counted the period, and no fourth part.
  func isPeriodBehindCount(_ at: Int) -> Bool {
    guard let last = found.last, last.quantity.type == "count", at > last.bytes.upperBound,
      at - last.bytes.upperBound < 24, !lead.reaches(at)
    else { return false }
    let between = bytes[last.bytes.upperBound..<at]
    return between.allSatisfy { $0.isLetter || $0.isSpace }
      && !text.has("by ", endingAt: at) && !text.has("to ", endingAt: at)
  }

  /// From 15 up, from ten kilos upwards: the number is the least.
  func openUpwards(_ draft: inout QuantityDraft) {
    guard draft.op == nil, text.has("from ", endingAt: draft.start) else { return }
    let at = skipSpace(draft.end)
    guard text.has("up", at), at + 2 >= bytes.count || !bytes[at + 2].isLetter,
      !text.has("up to ", at)
    else { return }
    draft.op = .atLeast
    draft.isBare = false
    draft.extend(to: at + 2)
  }
}

private enum EnglishBoundWords {
  static let joints: [StaticString] = [
    " and up to ", " up to ", " but no more than ", " and no more than ", " but not more than ",
    " and at most ", " but at most ", " and not over ", " but not over ", " but under ",
    " and under ", " but below ", " and below ", " but less than ", " and less than ",
    " but fewer than ", " and fewer than ",
  ]
}
