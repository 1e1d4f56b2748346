// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundation
import Foundations
import Knowledge
import Model
import Testing

/// Files of other offices: what each cell comes to was worked out by hand from the text, before
/// the program read it.
@Suite struct OtherOfficeTests {
  struct Form: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    /// `account[department] months amount` of every figure as it is kept.
    let cells: [String]
    var encoding: TextEncoding = .utf8
    var fiscalYearStart = 4
    var span: String?
    var year: Int?
    var testDescription: String { name }
  }

  static let forms: [Form] = [
    Form(
      name: "sums by quarter and half between the months, titles above, CP932, CRLF",
      text: """
        株式会社ひばり製作所\r
        月次損益推移表 第32期（自 令和7年4月1日 至 令和8年3月31日）\r
        （単位：円）\r
        勘定科目,4月,5月,6月,第1四半期計,7月,8月,9月,第2四半期計,上期計\r
        純売上高\r
        売上高,100,110,120,330,130,140,150,420,750\r
        売上総利益,100,110,120,330,130,140,150,420,750\r\n
        """,
      cells: [
        "売上高 2025-04 100", "売上高 2025-05 110", "売上高 2025-06 120", "売上高 2025-07 130",
        "売上高 2025-08 140", "売上高 2025-09 150",
      ], encoding: .cp932),
    Form(
      name: "quarters of a year of accounts, with their total",
      text: """
        勘定科目,2025年度第1四半期,2025年度第2四半期,合計
        売上高,300,330,630
        現金,10,20,20
        """,
      cells: [
        "売上高 2025-04..2025-06 300", "売上高 2025-07..2025-09 330", "現金 2025-06 10",
        "現金 2025-09 20",
      ]),
    Form(
      name: "the same quarters where the year starts in October",
      text: "科目\t2025年度1Q\t2Q\t上期\n売上高\t300\t330\t630\n",
      cells: ["売上高 2025-10..2025-12 300", "売上高 2026-01..2026-03 330"], fiscalYearStart: 10),
    Form(
      name: "months from one to another, over the turn of the year",
      text: "科目,2025/10-12,2026/1-3,2026/4〜6\n外注費,100,\"△1,000\",130\n",
      cells: [
        "外注費 2025-10..2025-12 100", "外注費 2026-01..2026-03 -1000", "外注費 2026-04..2026-06 130",
      ]),
    Form(
      name: "months from one to another below the year of accounts",
      text: "令和7年度\n科目,４～６月,７～９月,１０～１２月,１～３月\n広告宣伝費,1,2,3,4\n",
      cells: [
        "広告宣伝費 2025-04..2025-06 1", "広告宣伝費 2025-07..2025-09 2", "広告宣伝費 2025-10..2025-12 3",
        "広告宣伝費 2026-01..2026-03 4",
      ]),
    Form(
      name: "quarters of the calendar, English, the days of the year above",
      text:
        "Income by quarter\nFrom 2026-01-01 to 2026-12-31\nAccount,Q1 2026,Q2 2026\nSales,300,330\n",
      cells: ["Sales 2026-01..2026-03 300", "Sales 2026-04..2026-06 330"], span: nil),
    Form(
      name: "quarters that only the command dates",
      text: "科目,第3四半期,第4四半期\n売上高,3,4\n",
      cells: ["売上高 2026-01..2026-03 3", "売上高 2026-04..2026-06 4"], span: "2026-01..2026-06"),
    Form(
      name: "halves, dated by the year of the command",
      text: "科目,上期,下期\n売上高,3,4\n",
      cells: ["売上高 2025-04..2025-09 3", "売上高 2025-10..2026-03 4"], year: 2025),
    Form(
      name: "quarters down, accounts across",
      text: "期間,売上高,売上原価\n2025年度第1四半期,300,180\n2025年度第2四半期,330,198\n",
      cells: [
        "売上高 2025-04..2025-06 300", "売上原価 2025-04..2025-06 180", "売上高 2025-07..2025-09 330",
        "売上原価 2025-07..2025-09 198",
      ]),
    Form(
      name: "a figure a row, of several months each",
      text:
        "会計期間,勘定科目,金額\n2025/04〜2025/06,売上高,300\n2025/04〜2025/06,仕入高,180\n2025/07〜2025/09,売上高,330\n",
      cells: [
        "売上高 2025-04..2025-06 300", "仕入高 2025-04..2025-06 180", "売上高 2025-07..2025-09 330",
      ]),
    Form(
      name: "months down with sums of quarters among them",
      text: "年月,売上高\n2025/04,100\n2025/05,110\n2025/06,120\n第1四半期計,330\n2025/07,130\n",
      cells: ["売上高 2025-04 100", "売上高 2025-05 110", "売上高 2025-06 120", "売上高 2025-07 130"]),
    Form(
      name: "empty columns behind, tabs, a mark, minus in three ways",
      text:
        "コード\t勘定科目\t2025年10月\t2025年11月\t\t\n100\t完成工事高\t5,000,000\t△200,000\t\t\n210\t材料費\t(50,000)\t－30,000\t\t\n",
      cells: [
        "完成工事高 2025-10 5000000", "完成工事高 2025-11 -200000", "材料費 2025-10 -50000",
        "材料費 2025-11 -30000",
      ], encoding: .utf8Marked),
    Form(
      name: "codes and sub-accounts in columns of their own, a quoted line break in one",
      text: """
        勘定科目コード,勘定科目,補助コード,補助科目,2026年4月度,2026年5月度,期間計
        411,売上高,,,900,800,1700
        411,売上高,1,第一工場,500,400,900
        411,売上高,2,第二工場,400,400,800
        521,外注加工費,,,100,110,210
        521,外注加工費,9,"山田
        鉄工",100,110,210
        """,
      cells: [
        "売上高 2026-04 900", "売上高 2026-05 800", "外注加工費 2026-04 100", "外注加工費 2026-05 110",
      ]),
    Form(
      name: "sums above their parts, which are set in",
      text: """
        科目,2026-07,2026-08
        売上高合計,300,330
        　国内売上高,200,220
        　輸出売上高,100,110
        販管費合計,60,60
        　給料手当,60,60
        営業利益,240,270
        """,
      cells: [
        "国内売上高 2026-07 200", "国内売上高 2026-08 220", "輸出売上高 2026-07 100", "輸出売上高 2026-08 110",
        "給料手当 2026-07 60", "給料手当 2026-08 60",
      ]),
    Form(
      name: "this year beside last year, month by month",
      text: "勘定科目,2026年4月 当年,2026年4月 前年,2026年5月 当年,2026年5月 前年\n売上高,100,90,110,95\n",
      cells: ["売上高 2026-04 100", "売上高 2026-05 110"]),
    Form(
      name: "balances month by month, with where they stood before",
      text: """
        残高推移表
        ,期首残高,2025年4月,2025年5月
        【流動資産】
        現金及び預金,500,520,480
        売掛金,300,310,290
        流動資産合計,800,830,770
        【負債】
        買掛金,200,210,190
        """,
      cells: [
        "現金及び預金 2025-03 500", "現金及び預金 2025-04 520", "現金及び預金 2025-05 480", "売掛金 2025-03 300",
        "売掛金 2025-04 310", "売掛金 2025-05 290", "買掛金 2025-03 200", "買掛金 2025-04 210",
        "買掛金 2025-05 190",
      ]),
    Form(
      name: "an English statement with brackets for minus and decimals",
      text: """
        Profit and Loss by Month
        ,Jul-25,Aug-25,TOTAL
        Income,,,
          Sales,"12,000.00","11,250.50","23,250.50"
          Other income,100.00,(25.00),75.00
        Total Income,"12,100.00","11,225.50","23,325.50"
        Expenses,,,
          Rent,500.00,500.00,"1,000.00"
        Net Income,"11,600.00","10,725.50","22,325.50"
        """,
      cells: [
        "Sales 2025-07 12000", "Sales 2025-08 11250.5", "Other income 2025-07 100",
        "Other income 2025-08 -25", "Rent 2025-07 500", "Rent 2025-08 500",
      ]),
    Form(
      name: "the account between the two sides, as of a day, with totals",
      text: """
        合計残高試算表
        令和8年9月30日現在
        借方残高,借方合計,勘定科目,貸方合計,貸方残高
        "1,200","3,000",現金,"1,800",
        ,"2,000",買掛金,"6,500","4,500"
        ,,売上高,"9,000","9,000"
        "12,300","12,300",仕入高,,
        "13,500","17,300",合計,"17,300","13,500"
        """,
      cells: ["現金 2026-09 1200", "買掛金 2026-09 4500", "売上高 2026-09 9000", "仕入高 2026-09 12300"],
      encoding: .cp932),
    Form(
      name: "a journal with customers, taxes and notes beside the amounts, a slip of two lines",
      text: """
        取引No,取引日,借方勘定科目,借方補助科目,借方部門,借方取引先,借方税区分,借方金額(円),借方税額,貸方勘定科目,貸方補助科目,貸方部門,貸方取引先,貸方税区分,貸方金額(円),貸方税額,摘要,タグ
        1,2026/04/05,売掛金,,,株式会社ア,対象外,55000,0,売上高,,西店,株式会社ア,課税売上 10%,55000,5000,4月分,
        2,2026/04/20,普通預金,北銀行,,,対象外,54560,0,売掛金,,,株式会社ア,対象外,55000,0,"入金
        振込",
        2,2026/04/20,支払手数料,,,,課税仕入 10%,440,40,,,,,,0,0,,
        """,
      cells: [
        "売掛金 2026-04 0", "売上高[西店] 2026-04 -55000", "普通預金 2026-04 54560", "支払手数料 2026-04 440",
      ], encoding: .utf8Marked),
    Form(
      name: "a journal whose headings stand in brackets and name their side behind",
      text: """
        [表題行]\t[伝票No.]\t[取引日付]\t[勘定科目(借方)]\t[金額(借方)]\t[勘定科目(貸方)]\t[金額(貸方)]\t[摘要]
        [明細行]\t1\tR.08/06/30\t水道光熱費\t３，３００\t現金\t３，３００\t六月
        """,
      cells: ["水道光熱費 2026-06 3300", "現金 2026-06 -3300"], encoding: .utf16),
  ]

  @Test(arguments: forms) func `comes out cell by cell`(_ form: Form) throws {
    var hints = ReadingHints()
    hints.fiscalYearStart = form.fiscalYearStart
    hints.span = form.span.flatMap { MonthSpan($0) }
    hints.year = form.year
    let file = try #require(try FileReading.read(form.text, form.encoding, hints: hints))
    let cells = file.cells(try FileReading.table.get(), ties: [:]).map { cell in
      let department = cell.department.isEmpty ? "" : "[\(cell.department)]"
      return "\(cell.name)\(department) \(cell.span) \(JSON.written(cell.value))"
    }
    #expect(cells == form.cells)
    #expect(file.subtotals.filter { !$0.isChecked }.map(\.name) == [])
  }

  static let broken: [AccountFileTests.Broken] = [
    AccountFileTests.Broken(
      name: "a quarter beside its months that is not their sum",
      text: "科目,2025/4,2025/5,2025/6,第1四半期計\n売上高,100,110,120,331\n", faults: ["2:17 total"]),
    AccountFileTests.Broken(
      name: "a half that is not the sum of its quarters",
      text: "科目,2025年度1Q,2Q,上期\n売上高,300,330,631\n", faults: ["2:13 total"]),
    AccountFileTests.Broken(
      name: "quarters of no year", text: "科目,第1四半期,第2四半期\n売上高,1,2\n", faults: ["1:4 no-period"]),
    AccountFileTests.Broken(
      name: "quarters of a calendar year, where the year of accounts starts in April",
      text: "Account,Q1 2026,Q2 2026\nSales,1,2\n", faults: ["1:9 no-period"]),
    AccountFileTests.Broken(
      name: "quarters of an FY, which is named by its first year or its last",
      text: "Account,FY2026 Q1,FY2026 Q2\nSales,1,2\n", faults: ["1:9 no-period"]),
    AccountFileTests.Broken(
      name: "sums that grow from quarter to quarter",
      text: "科目,2025/4-6,2025/4-9\n売上高,100,210\n", faults: ["1:13 month-twice"]),
    AccountFileTests.Broken(
      name: "a sum of an interface that is none of its accounts",
      text: """
        {"trial_pl": {"fiscal_year": 2025, "start_month": 4, "end_month": 6, "balances": [
        {"account_item_name": "売上高", "total_line": false, "closing_balance": 300},
        {"account_category_name": "売上総損益金額", "total_line": true, "closing_balance": 999}]}}
        """, faults: ["3:1 subtotal"]),
    AccountFileTests.Broken(
      name: "the customer of a side is no amount of it",
      text: "取引日,借方勘定科目,借方取引先,借方金額,貸方勘定科目,貸方取引先,貸方金額\n2026/04/05,売掛金,500,x,売上高,500,100\n",
      faults: ["2:20 not-an-amount", "2:20 unbalanced"]),
  ]

  @Test(arguments: broken)
  func `is refused at its lines`(_ row: AccountFileTests.Broken) throws {
    #expect(try row.found().sorted() == row.faults.sorted())
  }

  /// Quarters and months one after the other make up a year; a month in none of them leaves it open.
  @Test func `what is told by quarters adds up to a year`() throws {
    let text = "科目,2025/4-6,2025/7-9,2025/10-12\n売上高,300,330,360\n仕入高,180,198,216\n"
    let table = try FileReading.table.get()
    let file = try #require(try FileReading.read(text))
    let knowledge = try WorkedExampleTests.knowledge.get()
    let cells = file.cells(table, ties: [:])
    func books(_ sales: [Double?]) -> CompanyBooks {
      let years = [("売上高", 1.0), ("仕入高", 0.6)].map { name, share in
        YearOfFigures(
          sort: .account, name: name, year: 2026,
          months: sales.map { $0.map { $0 * share } } + Array(repeating: nil, count: 9))
      }
      return CompanyBooks(knowledge, years: years, periods: cells)
    }
    let year = try #require(MonthSpan("2025-04..2026-03"))
    let whole = books([100, 110, 120])
    #expect(whole.value(of: "sales", in: year) == .known(1_320))
    #expect(whole.value(of: "gross_margin", in: year) == .known(40))
    #expect(
      whole.value(of: "sales", in: try #require(MonthSpan("2025-07..2025-12"))) == .known(690))
    #expect(books([100, nil, 120]).value(of: "sales", in: year).value == nil)
    // A month told by itself beside its quarter leaves the sum of the quarters as it is.
    let quarters = try #require(
      try FileReading.read("科目,2025/4-6,2025/7-9,2025/10-12,2026/1-3\n売上高,300,330,360,390\n")
    ).cells(table, ties: [:])
    let single = YearOfFigures(
      sort: .account, name: "売上高", year: 2026, months: [120] + Array(repeating: nil, count: 11))
    let both = CompanyBooks(knowledge, years: [single], periods: quarters)
    #expect(both.value(of: "sales", in: year) == .known(1_380))
  }
}
