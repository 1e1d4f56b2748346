// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The polite and other everyday forms of a phrase that tells a state: 前例がない, 前例はありません.
enum PoliteForms {
  /// What a phrase may end in, and what people say for it.
  private static let endings: [(plain: String, others: [String])] = [
    ("がない", ["がありません", "はない", "はありません", "もない", "もありません", "がなく", "がなかった", "がございません"]),
    ("ていない", ["ていません", "ておらず", "ておりません", "ていなく", "ていなかった", "てない", "てません"]),
    ("でいない", ["でいません", "でおらず", "でおりません", "でいなかった", "でない", "でません"]),
    ("がある", ["があります", "はある", "はあります", "があった", "がありました", "がございます"]),
    ("ている", ["ています", "ていた", "ておる", "ております", "ていました"]),
    ("でいる", ["でいます", "でいた", "でおります", "でいました"]),
    ("ではない", ["ではありません", "じゃない", "じゃありません"]),
  ]
  /// The last kana of a verb before ない, and before ません.
  private static let stems: [(plain: Character, polite: Character)] = [
    ("わ", "い"), ("か", "き"), ("さ", "し"), ("た", "ち"), ("ま", "み"), ("ら", "り"), ("が", "ぎ"), ("ば", "び"),
  ]

  /// The other forms of a folded phrase, without itself.
  static func of(_ phrase: [UInt8]) -> [[UInt8]] {
    guard phrase.count > 6, phrase[phrase.count - 1] >= 0x80 else { return [] }
    let text = String(decoding: phrase, as: UTF8.self)
    for (plain, others) in endings where text.hasSuffix(plain) {
      let stem = text.dropLast(plain.count)
      return others.map { Array((stem + $0).utf8) }
    }
    guard text.hasSuffix("ない"), let last = text.dropLast(2).last,
      let polite = stems.first(where: { $0.plain == last })?.polite
    else { return [] }
    let stem = text.dropLast(3)
    return [Array((String(stem) + String(polite) + "ません").utf8)]
  }
}
