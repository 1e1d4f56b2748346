// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// What a Tab offers, by what stands before the cursor.
@Suite struct CompletionTests {
  struct Row: CustomTestStringConvertible {
    let line: String
    let offers: [String]
    let offersNot: [String]
    var testDescription: String { line }

    init(_ line: String, _ offers: [String], not offersNot: [String] = []) {
      self.line = line
      self.offers = offers
      self.offersNot = offersNot
    }
  }

  static let rows = [
    Row("/un", ["/undo"], not: ["/redo"]), Row("/言", ["/言葉"]),
    Row("/show ", ["P-1"]), Row("/show P", ["P-1"]), Row("/list ", ["principle", "原理原則"]),
    Row("/list --", ["--all", "--search", "--json"], not: ["--kind"]),
    Row("/add --kind st", ["strategy"], not: ["principle"]), Row("/add --kind 戦", ["戦略"]),
    Row("/ask --as 営業", ["営業部長"]), Row("/ask --as head", ["head of sales"]),
    Row("/export map --format s", ["svg"], not: ["html"]),
    Row("/export map --audience em", ["employee"]), Row("/list --lang ", ["ja", "en"]),
    Row("/link P-1 K-1 --relation m", ["measured-by"]),
    Row("/decide 断った。 --outcome d", ["declined"]), Row("/kpi set 粗利", ["粗利率"]),
    Row("/kpi set gross", ["gross margin"]), Row("/role 営業", ["営業部長"]),
    Row("/words ", ["learn", "forget"]), Row("/言葉 forget ", ["第二工場"]),
    Row("値引き", [], not: ["値引き"]),
  ]

  @Test(arguments: rows)
  func `values of options, names and ids are offered`(_ row: Row) {
    let desk = Desk()
    _ = desk.type("粗利率25%を下回る受注は断る。")
    _ = desk.type("第二工場は工場だ")
    let word =
      row.line.last == " " ? "" : row.line.split(separator: " ").last.map(String.init) ?? ""
    let start = row.line.utf8.count - word.utf8.count
    let found = desk.conversation.completions(line: row.line, wordStart: start, word: word)
      .map(\.text)
    for text in row.offers { #expect(found.contains(text), "\(found)") }
    for text in row.offersNot { #expect(!found.contains(text), "\(found)") }
  }
}
