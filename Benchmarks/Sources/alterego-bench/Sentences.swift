// SPDX-License-Identifier: GPL-3.0-or-later

/// Statements as presidents make them, from a seed: the same seed gives the same lines.
///
/// Common subjects come up far more often than rare ones, as in real companies.
struct Sentences {
  static let firstStatement = "Never ship custom parts without inspection."
  static let statement = "Decline orders with a gross margin below 24%."
  static let question = "Should we accept this order at a gross margin of 22%?"

  static let otherQuestion = "May the store manager approve advertising of 20 thousand yen?"

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The statements of a store of that size.
  static func ofStore(_ size: Int) -> [String] { Sentences(seed: UInt64(size)).lines(size) }

  /// `count` lines, in Japanese, in English, or in both by turns.
  func lines(_ count: Int, japanese: Bool? = nil) -> [String] {
    var copy = self
    return (0..<count).map { number in
      copy.line(japanese: japanese ?? number.isMultiple(of: 2))
    }
  }

  /// `count` lines of one to three sentences, as people type them: most have one.
  ///
  /// How many a line has is counted by its full stops, since one pattern has two itself.
  func mixed(_ count: Int, japanese: Bool) -> [(text: String, sentences: Int)] {
    var copy = self
    let stop: Unicode.Scalar = japanese ? "。" : "."
    return (0..<count).map { _ in
      let patterns = [1, 1, 1, 2, 3][Int(copy.next() % 5)]
      let text = (0..<patterns).map { _ in copy.line(japanese: japanese) }
        .joined(separator: japanese ? "" : " ")
      return (text, text.unicodeScalars.count { $0 == stop })
    }
  }

  /// The words that fill the patterns.
  static func subjects(japanese: Bool) -> [String] {
    (japanese ? Words.japanese : Words.english).choices.flatMap(\.words).map { $0.lowercased() }
  }

  private mutating func line(japanese: Bool) -> String {
    let words = japanese ? Words.japanese : Words.english
    var text = pick(words.patterns)
    for (name, choices) in words.choices {
      while let place = text.firstRange(of: name) {
        text.replaceSubrange(place, with: pick(choices))
      }
    }
    while let place = text.firstRange(of: "#") {
      text.replaceSubrange(place, with: String(1 + Int(next() % 60)))
    }
    return text
  }

  /// One of them, the first ones more often.
  private mutating func pick(_ choices: [String]) -> String {
    let share = Double(next() >> 11) / Double(1 << 53)
    return choices[min(choices.count - 1, Int(share * share * Double(choices.count)))]
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// What the sentences of a language are made of; `#` is a number.
private struct Words {
  let patterns: [String]
  let choices: [(name: String, words: [String])]

  static let japanese = Words(
    patterns: [
      "〈率〉が#％を下回る〈仕事〉は断ること。", "〈役〉は#万円までの〈費用〉を決めてよい。",
      "#万円を超える〈費用〉は社長の承認を得ること。", "〈率〉を#％まで引き上げる。",
      "〈値〉より〈値〉を優先する。", "〈仕事〉は検査なしで出荷しない。",
      "仕入先への支払いは#日以内に行う。ただし〈客〉の分は除く。",
      "〈客〉からの〈仕事〉は、〈率〉が#％以上なら受けてよい。", "3年後には売上の#％を〈仕事〉で稼ぐ。",
      "〈客〉への値引きは#％までとする。", "〈率〉を#ポイント改善した社員を評価する。",
      "我々は〈値〉のために存在する。", "無断の〈費用〉は、〈役〉の承認がない限り認めない。",
    ],
    choices: [
      ("〈率〉", ["粗利率", "営業利益率", "自己資本比率", "定着率", "再購入率", "稼働率", "納期遵守率"]),
      ("〈仕事〉", ["受注", "新規の案件", "保守契約", "特注品", "下請けの仕事", "輸出", "改修工事"]),
      ("〈費用〉", ["値引き", "設備投資", "外注", "採用", "出張", "広告", "借入れ"]),
      ("〈役〉", ["営業部長", "工場長", "店長", "経理部長", "専務", "課長"]),
      ("〈客〉", ["得意先", "新規の客", "公的機関", "地元の会社", "仕入先"]),
      ("〈値〉", ["品質", "納期", "信用", "安全", "お客様の満足", "社員の成長", "短期の利益"]),
    ])

  static let english = Words(
    patterns: [
      "Decline [work] with a [rate] below #%.",
      "The [role] may approve [cost] up to # thousand yen.",
      "[Cost] above # million yen needs the president's approval.", "Raise the [rate] to #%.",
      "[Value] comes before [value].", "Never ship [work] without inspection.",
      "Pay suppliers within # days unless the invoice is disputed.",
      "Accept [work] from [client] only if the [rate] is at least #%.",
      "In three years, #% of sales come from [work].", "Discounts to [client] are limited to #%.",
      "Reward staff who improve the [rate] by # points.", "We exist for [value].",
      "No [cost] without the approval of the [role].",
    ],
    choices: [
      (
        "[rate]",
        [
          "gross margin", "operating margin", "equity ratio", "retention rate", "repeat rate",
          "utilisation rate",
        ]
      ),
      (
        "[work]",
        ["orders", "new projects", "maintenance contracts", "custom parts", "exports"]
      ),
      ("[cost]", ["discounts", "investment", "outsourcing", "hiring", "travel", "advertising"]),
      ("[Cost]", ["Investment", "Borrowing", "Outsourcing", "Hiring", "Advertising"]),
      (
        "[role]",
        ["sales manager", "plant manager", "store manager", "CFO", "head of purchasing"]
      ),
      (
        "[client]",
        ["regular customers", "new customers", "public bodies", "local companies", "suppliers"]
      ),
      ("[value]", ["quality", "delivery dates", "trust", "safety", "short-term profit"]),
      ("[Value]", ["Quality", "Safety", "Trust", "Customer satisfaction"]),
    ])
}
