// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What stands beside a number and belongs to it.
extension TermReader {
  /// Up to 20 hours a week: the period belongs to the number.
  func isPeriod(_ items: [Item], _ index: Int) -> Bool {
    guard items[index].token.kind == .word, index > 0,
      items[index - 1].token.kind == .quantity,
      items[index - 1].token.quantity < quantities.count
    else { return false }
    return quantities[items[index - 1].token.quantity].per != nil
  }

  /// 過去一年に, the first year: a stretch of time within which something falls.
  func isWindow(_ token: Token) -> Bool {
    guard quantities[token.quantity].type == "duration" else { return false }
    let before = text.folded(max(0, token.lower - 16), token.lower)
    return [
      "過去", "最初の", "初めの", "はじめの", "直近", "直近の", "入社から", "入って", " the first ", " the last ",
      " the past ",
    ].contains { before.hasSuffix($0) }
  }

  /// Whether a number says by how much something rises, falls, lags or piles up.
  func changes(_ token: Token) -> Bool {
    let after = text.folded(token.upper, min(token.upper + 12, text.bytes.count))
    if TermReader.changing.contains(where: after.hasPrefix) { return true }
    let before = text.folded(max(0, token.lower - 24), token.lower)
    let words = before.split(separator: " ").suffix(2).map(String.init)
    let isLate = after.split(separator: " ").first.map {
      ["late", "behind", "overdue"].contains($0)
    }
    return isLate == true
      || words.contains { word in TermReader.changes.contains { word == $0 || word == $0 + "s" } }
  }

  private static let changing = [
    "上が", "下が", "上昇", "下落", "増え", "増し", "減っ", "減れ", "減少", "増加", "伸び", "落ち", "遅れ", "延び", "続い", "続け",
    "過ぎ",
    "経っ", "経て", "経過", "たっ", "たて", "たまっ", "溜ま", "値上がり", "値下がり", "高くなっ", "安くなっ", "集まっ",
  ]
  private static let changes = [
    "rise", "rises", "rose", "risen", "fall", "fell", "fallen", "drop", "dropped", "increase",
    "increased", "decrease", "decreased", "grow", "grew", "jump", "jumped", "climb", "shrink",
    "decline", "slip", "slipped", "lag", "goes up", "up", "down",
  ]

  /// 500 sheets or more: the bound stands after the noun that is counted.
  func openEnd(_ token: Token) -> Comparator? {
    let after = text.folded(token.upper, min(token.upper + 40, text.bytes.count))
    // 三か月のあいだは値下げしない.
    for word in ["のあいだ", "の間は", "の間、", "間は"] where after.hasPrefix(word) { return .atMost }
    if isWindow(token) { return .atMost }
    let words = after.split(separator: " ").prefix(4)
    guard let at = words.firstIndex(of: "or"), at < 3, at + 1 < words.endIndex else { return nil }
    let last = words[at + 1].filter { $0.isLetter }
    if ["more", "over", "above", "older", "longer", "larger", "higher", "up"].contains(last) {
      return .atLeast
    }
    return ["less", "fewer", "under", "below", "younger", "shorter", "lower"].contains(last)
      ? .atMost : nil
  }
}
