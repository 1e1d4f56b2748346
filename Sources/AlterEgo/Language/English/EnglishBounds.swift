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
