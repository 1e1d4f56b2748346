// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Session

/// Which lines set the statement before them right, and which are talk of their own.
@Suite struct CorrectionReaderTests {
  struct Row: CustomTestStringConvertible {
    let statement: String
    let line: String
    /// `field=value`, `words=` and the new words, or nothing for other talk.
    let found: String
    var testDescription: String { "「\(line)」→ \(found.isEmpty ? "—" : found)" }
  }

  private static let margin = "粗利率が25％を下回る受注は断る。"
  private static let discount = "10万円までの値引きは営業部長に任せる。"
  private static let orders = "Decline orders with a gross margin below 25%."
  private static let shop = "We open a shop in Osaka within three years."

  static let rows: [Row] = [
    Row(statement: margin, line: "理念ではなく戦略", found: "kind=strategy"),
    Row(statement: margin, line: "いや、戦略です。", found: "kind=strategy"),
    Row(statement: margin, line: "それは施策です", found: "kind=initiative"),
    Row(statement: margin, line: "種類は本音", found: "kind=candid"),
    Row(
      statement: margin, line: "25％じゃなくて30％", found: "words=粗利率が30％を下回る受注は断る。"),
    Row(
      statement: margin, line: "25%ではなく28%です。", found: "words=粗利率が28%を下回る受注は断る。"),
    Row(statement: margin, line: "２５％ではなく、３０％", found: "words=粗利率が３０％を下回る受注は断る。"),
    Row(
      statement: margin, line: "粗利率ではなく営業利益率", found: "words=営業利益率が25％を下回る受注は断る。"),
    Row(statement: margin, line: "25％未満ではなく25％以下", found: "number=25％以下"),
    Row(statement: margin, line: "禁止ではなく目標", found: ""),
    Row(statement: margin, line: "禁止ではなく優先", found: "modality=prefer"),
    Row(statement: margin, line: "対象は社員と顧客", found: "directions=employees,customers"),
    Row(statement: margin, line: "条件は新規の客のとき", found: "condition=新規の客のとき"),
    Row(statement: margin, line: "例外は公的機関", found: "exception=公的機関"),
    Row(statement: margin, line: "例外はなし", found: "exception="),
    Row(statement: margin, line: "期限は3年後", found: "horizon=3"),
    Row(statement: discount, line: "決める人は営業課長", found: "holder=営業課長"),
    Row(
      statement: discount, line: "営業部長ではなく営業課長", found: "words=10万円までの値引きは営業課長に任せる。"),
    // Talk of its own.
    Row(statement: margin, line: "例外は認めない。", found: ""),
    Row(statement: margin, line: "価格ではなく品質で選ばれる会社にする。", found: ""),
    Row(statement: margin, line: "値引きではなく提案で売る。", found: ""),
    Row(statement: margin, line: "納期より品質を優先する。", found: ""),
    Row(statement: margin, line: "粗利率22%の受注を受けてよいか。", found: ""),
    Row(statement: margin, line: "対象は月に3件までとする。", found: ""),
    Row(statement: margin, line: "はい", found: ""), Row(statement: margin, line: "30%", found: ""),
    // English.
    Row(statement: orders, line: "no, that's a strategy", found: "kind=strategy"),
    Row(statement: orders, line: "That's a rule, not a strategy.", found: "kind=principle"),
    Row(
      statement: orders, line: "not 25 but 30",
      found: "words=Decline orders with a gross margin below 30%."),
    Row(
      statement: orders, line: "30%, not 25%",
      found: "words=Decline orders with a gross margin below 30%."),
    Row(
      statement: orders, line: "not gross margin but operating margin",
      found: "words=Decline orders with a operating margin below 25%."),
    Row(
      statement: orders, line: "The exception is public bodies.", found: "exception=public bodies"),
    Row(
      statement: orders, line: "The condition is new customers", found: "condition=new customers"),
    Row(
      statement: orders, line: "it is for employees and customers",
      found: "directions=employees,customers"),
    Row(statement: shop, line: "no, an initiative", found: "kind=initiative"),
    Row(statement: shop, line: "the deadline is five years", found: "horizon=5"),
    Row(
      statement: shop, line: "not Osaka but Kobe",
      found: "words=We open a shop in Kobe within three years."),
    Row(statement: shop, line: "not a must but a permission", found: "modality=may"),
    Row(statement: orders, line: "We sell quality, not discounts.", found: ""),
    Row(statement: orders, line: "Quality comes before delivery dates.", found: ""),
    Row(statement: orders, line: "May we accept this order?", found: ""),
    Row(statement: orders, line: "yes", found: ""), Row(statement: orders, line: "30 %", found: ""),
  ]

  private func statement(_ text: String, _ desk: Desk) throws -> Statement {
    let context = CommandContext(
      conversation: desk.conversation, options: desk.conversation.base, commandLine: "")
    let draft = try context.analyzer().statement(text)
    return Statement(
      id: "P-1", kind: draft.kind ?? .principle, draft: draft, audiences: [], recordedAt: "")
  }

  @Test(arguments: rows)
  func `a correction is told from talk, and its field found`(_ row: Row) throws {
    let desk = Desk()
    let context = CommandContext(
      conversation: desk.conversation, options: desk.conversation.base, commandLine: "")
    let reader = CorrectionReader(
      analyzer: try context.analyzer(), statement: try statement(row.statement, desk))
    let found = try reader.read(row.line, isMeant: false)
    let shown =
      switch found {
      case nil: ""
      case .words(let words): "words=" + words
      case .changes(let changes):
        changes.map { "\($0.field.rawValue)=\($0.to ?? "")" }.joined(separator: " ")
      }
    #expect(shown == row.found)
  }

  struct Assignment: CustomTestStringConvertible {
    let word: String
    let field: Correction.Field?
    let value: String
    var testDescription: String { word }
  }

  @Test(arguments: [
    Assignment(word: "kind=strategy", field: .kind, value: "strategy"),
    Assignment(word: "種類＝戦略", field: .kind, value: "戦略"),
    Assignment(word: "例外=「公的機関」", field: .exception, value: "公的機関"),
    Assignment(word: "決める人=営業部長", field: .holder, value: "営業部長"),
    Assignment(word: "Number=30%", field: .number, value: "30%"),
    Assignment(word: "粗利率=25%", field: nil, value: ""),
    Assignment(word: "a=b=c", field: nil, value: ""), Assignment(word: "=", field: nil, value: ""),
  ])
  func `a field is set by its name in either language`(_ row: Assignment) {
    let found = Correcting.assignment(row.word)
    #expect(found?.field == row.field && found?.value ?? "" == row.value)
  }

  @Test func `corrections outlive the statement and are undone at once`() throws {
    let desk = Desk()
    _ = desk.type("三年後に東京へ出店する。")
    #expect(desk.type("いや、施策です").contains("種類: 戦略 → 施策"))
    #expect(desk.type("/undo").contains("読み方を忘れた"))
    #expect(desk.type("/list").contains("S-1   戦略"))
    _ = desk.type("/redo")
    _ = desk.type("/retire S-1")
    desk.reopen()
    #expect(desk.type("三年後に東京へ出店する").contains("I-1"))
    let parsed = desk.run("parse", "--json", "三年後に東京へ出店する。").text
    #expect(
      parsed.contains("\"kind\": \"initiative\"") && parsed.contains("\"corrected\": [\"kind\"]"))
  }

  @Test func `a wrong correction changes nothing`() throws {
    let desk = Desk()
    _ = desk.type("粗利率が25％を下回る受注は断る。")
    let before = desk.run("show", "P-1", "--json").text
    for line in [
      "40％じゃなくて30％", "P-1は大事だ", "/edit P-1 kind=banana", "/edit P-1 数字=なんとなく",
      "/edit P-1 kind=strategy number=soon", "P-1の決める人はあれ",
    ] {
      let reply = desk.conversation.handle(line)
      #expect(reply.exitStatus == 64 && reply.notice.contains("→"), "\(line): \(reply)")
      #expect(desk.run("show", "P-1", "--json").text == before, "\(line)")
    }
  }
}
