// SPDX-License-Identifier: GPL-3.0-or-later
import Language
import Testing

@Suite struct TextBlocksTests {
  private func cut(_ text: String) -> [TextBlock] { TextBlocks.cut(text) }

  /// `kind text`, one for each piece.
  private func read(_ text: String) -> [String] {
    cut(text).map { "\($0.kind.rawValue) \($0.text)" }
  }

  // MARK: - Sentences

  @Test func `sentences end at full stops, in both languages`() {
    #expect(
      read("納期を守る。値引きはしない！ 現金は月商3か月分を持つ.\nWe pay on time. We never rush!")
        == [
          "sentence 納期を守る。", "sentence 値引きはしない！", "sentence 現金は月商3か月分を持つ.",
          "sentence We pay on time.", "sentence We never rush!",
        ])
  }

  @Test func `numbers and abbreviations end no sentence`() {
    #expect(
      read("Keep the rate at 3.5 percent, e.g. by Mr. Sato of Sato Co. Ltd. in Osaka.").count == 1)
    #expect(read("利益率は２．５％を保つ。").count == 1)
  }

  @Test func `a quotation inside a sentence is part of it`() {
    #expect(read("「まず休む。次に考える。」と先代は教えた。").count == 1)
    #expect(read("お客様に「できません。」と言わない。").count == 1)
  }

  @Test func `a quotation that stands alone is cut inside`() {
    #expect(
      read("「人を先に育てる。利益は後から来る。」") == ["sentence 人を先に育てる。", "sentence 利益は後から来る。"])
    #expect(
      read("\"Pay on time. Always say why.\" That is all we ask.") == [
        "sentence Pay on time.", "sentence Always say why.", "sentence That is all we ask.",
      ])
  }

  @Test func `unbalanced quotes do no harm`() {
    #expect(read("「閉じない引用。次の文は別に読む。").count == 2)
  }

  @Test func `wrapped lines are joined, Japanese without a blank and English with one`() {
    #expect(
      read("部品の外注は必ず二社から見積を取り、\n価格より納期の確かさで選ぶ。") == [
        "sentence 部品の外注は必ず二社から見積を取り、価格より納期の確かさで選ぶ。"
      ])
    #expect(
      read("We decline orders whose gross margin is\nbelow 25 percent.") == [
        "sentence We decline orders whose gross margin is below 25 percent."
      ])
  }

  @Test func `lines without full stops are sentences of their own`() {
    #expect(
      read("赤字の受注は断る\n支払は60日以内とする\n不良を出したら手を止める").count == 3)
  }

  @Test func `each sentence knows the line on which it begins`() {
    let blocks = cut("\n約束を守る。人を育てることを何より\n大切にする。数字を隠さない。\n\n急がない。")
    #expect(blocks.map(\.line) == [2, 2, 3, 5])
  }

  // MARK: - Lists, clauses, tables

  @Test(arguments: [
    "- 納期を守る", "* 納期を守る", "+ 納期を守る", "・納期を守る", "• 納期を守る", "1. 納期を守る", "２．納期を守る",
    "3) 納期を守る", "(1) 納期を守る", "（２）納期を守る", "①納期を守る", "⑫ 納期を守る", "一、納期を守る", "- [ ] 納期を守る",
    "> - 納期を守る", "■ 納期を守る", "　・納期を守る",
  ])
  func `a list marker is taken off`(_ line: String) {
    #expect(read(line) == ["item 納期を守る"])
  }

  @Test(arguments: ["3.5%の利益を残す", "1.2億円を超える借入はしない", "2030年に二工場を持つ", "-5%でも受けない"])
  func `a number at the start is no marker`(_ line: String) {
    #expect(read(line) == ["sentence \(line)"])
  }

  @Test func `an item goes on in the indented line below`() {
    #expect(read("- 値引きは\n  5%までとする\n- 急がない仕事は翌日に回す").count == 2)
    #expect(cut("- 値引きは\n  5%までとする")[0].text == "値引きは5%までとする")
  }

  @Test func `a clause gives its number as the heading`() {
    let blocks = cut("第1条（目的） この規程は権限を定める。\n第2条 課長は10万円まで決裁できる。")
    #expect(blocks.filter(\.isCandidate).map(\.text) == ["この規程は権限を定める。", "課長は10万円まで決裁できる。"])
    #expect(blocks.filter(\.isCandidate).map(\.heading) == ["第1条（目的）", "第2条"])
  }

  @Test func `cells of a table are items, under the first cell of their row`() {
    let blocks = cut("| 役職 | 権限 |\n| --- | --- |\n| 工場長 | 30万円まで決めてよい |")
    #expect(
      blocks.map { "\($0.kind.rawValue) \($0.text)" } == [
        "heading 役職", "heading 権限", "too-short 工場長", "item 30万円まで決めてよい",
      ])
    #expect(blocks.last?.heading == "工場長")
  }

  // MARK: - Headings

  @Test(arguments: [
    "# 受注の方針", "## 受注の方針 ##", "【受注の方針】", "受注の方針\n====", "受注の方針\n---", "■ 受注の方針", "受注の方針",
    "1. 受注の方針\n\n利益の残らない受注は断る。",
  ])
  func `a heading stands above what follows`(_ text: String) {
    let blocks = cut(text + "\n\n赤字の仕事は受けない。")
    #expect(blocks.first?.kind == .heading)
    #expect(blocks.last?.heading?.contains("受注の方針") == true)
  }

  @Test(arguments: ["Our Order Policy", "Principles", "How We Decide"])
  func `an English title is a heading`(_ text: String) {
    #expect(read(text) == ["heading \(text)"])
  }

  @Test(arguments: [
    "現金は月商3か月分", "Pay suppliers within 60 days", "Never ship without a final check",
  ])
  func `a short statement is no heading`(_ text: String) {
    #expect(read(text) == ["sentence \(text)"])
  }

  @Test func `where sentences end in full stops, a line without one is a title`() {
    let prose = "約束を守る。人を育てる。\n\n数字を隠さない。\n\n急がない。\n\n比べない。\n\n怒らない。"
    #expect(cut("評価を変えて行動を変える\n\n" + prose)[0].kind == .heading)
    #expect(cut("評価を変えて行動を変える\n\n比べない。")[0].kind == .sentence)
  }

  // MARK: - What is not taken

  @Test(arguments: [
    ("なぜ利益が残らないのか", "question"), ("What do we stand for?", "question"), ("はい。", "too-short"),
    ("https://example.com/about", "link"), ("[会社案内](https://example.com)", "link"),
    ("www.example.com", "link"), ("目次", "boilerplate"), ("詳しく見る", "boilerplate"),
    ("《無料セミナー 開催中》", "boilerplate"), ("どんなことでも無料で相談できます。", "boilerplate"),
    ("Read more", "boilerplate"), ("© 2026 Example Inc. All rights reserved.", "boilerplate"),
    ("Sign up for our newsletter today.", "boilerplate"),
  ])
  func `what is no statement says why`(_ row: (text: String, kind: String)) {
    #expect(cut(row.text).map(\.kind.rawValue) == [row.kind])
  }

  @Test(arguments: [
    "送料は無料にする。", "相談はまず上司にする。", "返品の依頼は営業部長にご相談ください。", "セミナーの費用は会社が持つ。",
    "広告は自社の言葉で出す。", "Free shipping is our promise.",
    "We learn more from complaints than from praise.",
    "詳しい説明は https://example.com に書いてから売る。",
  ])
  func `a principle that shares words with advertising is taken`(_ text: String) {
    #expect(cut(text).map(\.isCandidate) == [true])
  }

  @Test func `too long, code and what was said before are told apart`() {
    #expect(cut(String(repeating: "長い", count: 300) + "。").map(\.kind) == [.tooLong])
    #expect(cut("```\nlet a = 1\n```").map(\.kind) == [.code])
    #expect(cut("約束を守る。\n\n- 約束を守る\n\n約束を 守る。").map(\.kind) == [.sentence, .duplicate, .duplicate])
  }

  @Test func `marks of Markdown are no words`() {
    #expect(read("**値引き**は`5%`まで、[規程](https://example.com/r)に従う。") == ["sentence 値引きは5%まで、規程に従う。"])
  }

  @Test func `nothing at all gives nothing`() {
    for text in ["", "\n\n", "---", "***", "\u{FEFF}", "　", "。", "- "] {
      #expect(cut(text).isEmpty)
    }
  }

  @Test func `any text is cut without harm, and no piece is empty`() {
    let parts = [
      "「", "」", "。", "\n", "- ", "|", "#", " ", "第1条", "(", ")", "a", "値引き", ".", "\"", "```", ">",
    ]
    var lottery = Lottery(seed: 11)
    for _ in 0..<500 {
      let text = (0..<lottery.next(30)).map { _ in parts[lottery.next(parts.count)] }.joined()
      #expect(cut(text).allSatisfy { !$0.text.isEmpty && $0.line >= 1 })
    }
  }

  @Test func `a long file is cut in time that grows with its length`() {
    let text = String(repeating: "部品の外注は必ず二社から見積を取り、\n納期の確かさで選ぶ。\n\n", count: 2_000)
    #expect(cut(text).count == 2_000)
  }
}
