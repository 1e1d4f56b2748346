// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// `parse --explain` tells a consultant where each reading comes from.
@Suite struct ExplanationTests {
  struct Row: CustomTestStringConvertible {
    let language: SpokenLanguage
    let line: String
    let tells: [String]
    var testDescription: String { line }

    init(_ language: SpokenLanguage, _ line: String, _ tells: [String]) {
      self.language = language
      self.line = line
      self.tells = tells
    }
  }

  static let rows = [
    Row(
      .japanese, "粗利率が２５％を下回る受注は断る。",
      ["粗利率が25%を下回る受注は断る。", "(gross_margin)", "kpis/kpis.tsv:", "未満", "名詞を限る", "行わない", "原理原則"]),
    Row(
      .japanese, "営業部長は50万円までの値引きを決めてよい。",
      ["決め手: てよい", "手がかり(重み", "決める人: 営業部長 (sales_head)", "roles/roles.tsv:", "以下  500000 JPY"]),
    Row(.japanese, "検査なしで出荷しない。", ["決め手: ない (打ち消し)", "language/ja/function_words.tsv"]),
    Row(.japanese, "ホゲ材は使わない。", ["辞書にない言葉", "ホゲ", "acts/"]),
    Row(.japanese, "なるべく早く返事をする。", ["10. あいまいな言葉", "なるべく早く  何日以内"]),
    Row(.japanese, "幹部がなかなか育たない。", ["5. 話の種類", "悩み"]),
    Row(
      .english, "The sales manager may approve discounts up to 5%.",
      [
        "because of: may (modal)", "speaks for delegation (weight",
        "by: head of sales (sales_head)",
        "at most  5 percent", "roles/roles.tsv:",
      ]),
    Row(
      .english, "Never ship without inspection.",
      ["must not", "main, forbids", "language/en/function_words.tsv", "acts/"]),
    Row(.english, "Never ship a flurb.", ["not in the lexicon", "flurb"]),
    Row(
      .english, "Reply to complaints as soon as possible.",
      ["10. Vague words", "as soon as possible  Within how many"]),
    Row(.english, "Sales are falling.", ["5. What is said", "Worry"]),
  ]

  @Test(arguments: rows)
  func `each stage tells what it found, why, and where to mend it`(_ row: Row) {
    let reply = Desk(row.language).run("parse", "--explain", row.line)
    #expect(reply.exitStatus == 0)
    for words in row.tells { #expect(reply.text.contains(words), "\(words) in\n\(reply.text)") }
    // Every heading, word and place is worded.
    #expect(!reply.text.contains("explain/"), "\(reply.text)")
  }

  @Test func `a corrected wording is shown as corrected`() {
    let desk = Desk()
    _ = desk.type("三年後に東京へ出店する。")
    _ = desk.type("いや、施策です")
    let told = desk.run("parse", "--explain", "三年後に東京へ出店する").text
    #expect(told.contains("12. 社長が直した読み\n  種類"))
  }
}
