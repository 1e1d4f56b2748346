// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// How often a test on made-up input goes round: `ALTEREGO_ROUNDS=10` makes it ten times as often.
enum Rounds {
  private static let times = max(1, Int(Files.environment("ALTEREGO_ROUNDS") ?? "") ?? 1)

  static func of(_ count: Int) -> Int { count * times }
}

/// Numbers that depend on the seed alone, so that a failing text comes again (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }

  /// Bytes, mixed scripts or a text cut within a character, read as a text may come in.
  mutating func text() -> String {
    switch below(4) {
    case 0:
      return String(decoding: (0..<below(60)).map { _ in UInt8(below(256)) }, as: UTF8.self)
    case 1:
      let bytes = Array((0..<1 + below(12)).map { _ in pick(Seeded.pieces) }.joined().utf8)
      return String(decoding: bytes.dropLast(min(below(4), bytes.count)), as: UTF8.self)
    default:
      return (0..<1 + below(14)).map { _ in pick(Seeded.pieces) }.joined()
    }
  }

  private static let pieces = [
    "粗利率", "値引き", "受注", "断", "る", "らない", "って", "よい", "か", "。", "、", "ただし", "場合", "なら", "に限り", "以外は",
    "25%", "50万円", "以上", "は", "を", "が", "に", "の", "総務", "部長", "社長", "承認", "なしで", "ない限り", "優先する",
    "より",
    "Never ", "ship ", "without ", "unless ", "we ", "approve ", "orders ", "take ", "off ", "on ",
    "head of ", "sales ", "must not ", "may ", "if ", "only ", ", ", ". ", "?", "？", "\n", "\t",
    "  ", "ﾊﾟ",
    "ｶﾞ", "㈱", "①", "½", "Ａ", "１", "👨‍👩‍👧", "é", "e\u{301}", "\u{301}", "\u{FEFF}", "\u{0}", "\u{202E}",
    "\u{FFFD}", "𠮷", "ー", "「", "」", "(", ")", "~", "|", "/5", "'", "-", "&", "ライン", "オンライン",
  ]
}
