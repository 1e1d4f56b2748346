// SPDX-License-Identifier: GPL-3.0-or-later
import ReadingCheck
import Testing

/// Sentences broken at random: whatever they have become, what holds of any reading holds of them.
///
/// `Fuzz/` does the same for as long as one likes.
@Suite struct MutatedTextTests {
  private static let sentences = [
    "粗利率25%を下回る受注は断る。ただし既存のお客様の急ぎの仕事は、社長の承認があれば受けてよい。",
    "検査していない製品を出荷してはならない。", "50万円以上の購入は部長が決める。それを超えるものは社長に上げる。",
    "三年で回収できない設備投資はしない。", "月30万円、年2回までの出張は課長が決裁できる。", "㈱山田への掛け売りは原則中止、ただし前金ならよい。",
    "値引きは５％まで。10,000円〜20,000円は、できるだけ早く相談すること。", "品質は納期に勝る。借金をしない。", "この受注を粗利率22％で受けてよいか？",
    "Decline orders with a gross margin below 25%. But approve rush jobs for old customers.",
    "Never ship goods that have not been inspected, unless the president approves in writing.",
    "Site managers may approve extra work up to ¥200,000, but never on credit.",
    "Anything above that goes to me; nobody else signs before the lines are marked.",
    "In three years, 30% of sales come from half a dozen new products.",
    "Can we let Mr. O'Brien have 1/3 off, $50k to $80k, once a year?",
  ]

  private static let pieces = [
    "。", "、", "は", "を", "なら", "ただし", "ない", "25%", "1,000", "万", "~", "〜", "㈱", "①", "½", "ｶﾞ", "ﾟ",
    "（", "」",
    "\u{301}", "\u{3099}", "\u{200D}", "👨‍👩‍👧", "\u{0}", "\n", "\r", "\u{2028}", "é", "한", "𠮷", " ",
    "unless ", "but ",
    "not ", "that ", "1/2/", "0.", "-", "'s ", "?", "before ", "H31", "第", "年", "度", "令和",
  ]

  /// Its lexicons are built once for all parts.
  private static let check = Result { try ReadingCheck() }

  @Test(arguments: 0..<8)
  func `a mutated sentence is read without a fault`(_ part: Int) throws {
    let check = try Self.check.get()
    var random = SeededGenerator(seed: 7_700 + part)
    for _ in 0..<120 {
      var bytes = Array(Self.sentences[random.below(Self.sentences.count)].utf8)
      for _ in 0...random.below(6) {
        let at = random.below(bytes.count + 1)
        switch random.below(6) {
        case 0: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.below(9)))
        case 1: if at < bytes.count { bytes[at] = UInt8(random.below(256)) }
        case 2:
          let other = Array(Self.sentences[random.below(Self.sentences.count)].utf8)
          bytes.insert(contentsOf: other[random.below(other.count)...], at: at)
        case 3:
          let again = Array(bytes[at...].prefix(12))
          for _ in 0..<random.below(5) { bytes.insert(contentsOf: again, at: at) }
        default: bytes.insert(contentsOf: Self.pieces[random.below(Self.pieces.count)].utf8, at: at)
        }
      }
      let faults = check.faults(bytes)
      if !faults.isEmpty {
        Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription): \(faults)")
      }
    }
  }
}
