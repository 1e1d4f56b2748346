// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Testing

@Suite struct QuantityRobustnessTests {
  /// SplitMix64, so that a failing text comes again.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static let pieces = [
    "一", "二", "十", "百", "万", "億", "数", "何", "半", "1", "2,345", "0.5", "-", "~", "から", "に", "一度",
    "月",
    "年", "年度", "円", "%", "割", "分", "分の", "以上", "を超える", "まで", "約", "±", "第", "四半期", "毎月", "か月", "今期",
    "令和", "倍", "人", "後", "前", "ごと", "の", "、", "。", " ", "a ", "one ", "half ", "and ", "two ",
    "or ", "in ",
    "$", "¥", "k", "m", "third ", "of ", "times ", "a year", "every ", "q3", "fy", "may ", "2030",
    "/", ":", ".",
    "percent ", "at least ", "between ", "to ", "dozen ", "hundred ", "million ", "％", "１", "ﾊﾟ",
    "🏯", "\u{0301}",
    "\u{202E}", "\u{0}", "½", "㋿", "－",
  ]

  @Test(arguments: [SpokenLanguage.japanese, .english])
  func `no text traps, and what is found is whole`(_ language: SpokenLanguage) {
    var random = Seeded(state: language == .japanese ? 20_261_122 : 42)
    for round in 0..<Rounds.of(4_000) {
      var text = ""
      if round % 3 == 0 {
        let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        text = String(decoding: bytes, as: UTF8.self)
      } else {
        for _ in 0..<Int.random(in: 1...12, using: &random) {
          text += Self.pieces.randomElement(using: &random) ?? ""
        }
      }
      var last = 0
      for entry in QuantityTestSupport.read(text, language) {
        let isWhole =
          entry.bytes.lowerBound >= last
          && text.slice(entry.quantity.span) == entry.quantity.surface
          && (entry.quantity.value ?? 0).isFinite && !entry.quantity.unit.isEmpty
        if !isWhole { Issue.record("\(text.debugDescription): \(entry)") }
        last = entry.bytes.upperBound
      }
      _ = QuantityTestSupport.change(text, language)
    }
  }

  @Test(
    .enabled(if: Steps.areCounted),
    arguments: [
      "粗利率を25%以上にする。", "1-", "1.1/", "一", "one hundred ", " ", "1", "毎月", "約", "二、三", "一件", "1~",
      "a ", "$",
      "at least 30 percent of ", "every ", "第", "数",
    ])
  func `four times the text takes four times the steps`(_ piece: String) {
    func steps(_ bytes: Int, _ language: SpokenLanguage) -> Double {
      let text = FoldedText(String(repeating: piece, count: max(1, bytes / piece.utf8.count)))
      return Double(
        Steps.taken {
          QuantityTestSupport.reader.read(
            text, language: language, today: QuantityTestSupport.today, fiscalYearStart: 4)
        })
    }
    for language in SpokenLanguage.allCases {
      let few = steps(2_000, language)
      let many = steps(8_000, language)
      #expect(many < 5 * few, "\(few), then \(many)")
    }
  }
}
