// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundation
import Foundations
import Knowledge
import Model
import Testing

/// Trial balances and journals.
@Suite struct BalanceFileTests {
  private func cells(_ file: AccountFile) throws -> [String] {
    file.cells(try FileReading.table.get(), ties: [:]).map {
      "\($0.sort.rawValue) \($0.name) \($0.span) \(JSON.written($0.value))"
    }
  }

  @Test func `a trial balance with sub-accounts, sections and sums`() throws {
    let text = """
      勘定科目,補助科目,前期繰越,借方金額,貸方金額,期末残高
      【流動資産】,,,,,
      現金,,２５０，０００,"900,000","950,000","200,000"
      普通預金,見本銀行,"18,000,000","52,000,000","48,500,000","21,500,000"
      普通預金,見本信用金庫,"4,000,000","1,000,000",0,"5,000,000"
      流動資産合計,,,,,"26,700,000"
      買掛金,,"9,000,000","24,000,000","25,200,000","10,200,000"
      仮払金,,0,0,"12,000","△12,000"
      """
    var hints = ReadingHints()
    hints.span = MonthSpan("2026-04")
    let file = try #require(try FileReading.read(text, .cp932, hints: hints))
    #expect(file.layout == .trialBalance)
    #expect(file.balances.map(\.account) == ["現金", "普通預金", "買掛金", "仮払金"])
    #expect(file.balances.map(\.closing) == [200_000, 26_500_000, 10_200_000, -12_000])
    #expect(file.balances[0].opening == 250_000)
    #expect(file.subtotals.map(\.isChecked) == [true])
    #expect(
      try cells(file).filter { $0.contains("普通預金") } == [
        "account 普通預金 2026-04 26500000", "account 普通預金 2026-03 22000000",
      ])
  }

  @Test func `a trial balance that tells its month, with balances on two sides`() throws {
    let text = """
      合計残高試算表,,,,
      自 2026年4月1日 至 2026年4月30日,,,,
      借方残高,借方合計,勘定科目,貸方合計,貸方残高
      500,700,現金,200,
      ,,売上高,900,900
      60,60,地代家賃,,
      """
    let file = try #require(try FileReading.read(text))
    #expect(file.span == MonthSpan("2026-04"))
    #expect(file.balances.map(\.closing) == [500, 900, 60])
    #expect(
      try cells(file) == [
        "account 現金 2026-04 500", "account 売上高 2026-04 900", "account 地代家賃 2026-04 60",
      ])
  }

  @Test func `a trial balance of an interface, of several months`() throws {
    let text = """
      {"trial_pl": {"company_id": 1, "fiscal_year": 2026, "start_month": 4, "end_month": 9,
        "balances": [
          {"account_item_name": "売上高", "total_line": false, "opening_balance": 0, "debit_amount": 0, "credit_amount": 900, "closing_balance": 900},
          {"account_item_name": "仕入高", "total_line": false, "opening_balance": 0, "debit_amount": 540, "credit_amount": 0, "closing_balance": 540},
          {"account_category_name": "売上総損益金額", "total_line": true, "closing_balance": 360}
        ]}}
      """
    let file = try #require(try FileReading.read(text))
    #expect(file.layout == .trialBalanceJSON)
    #expect(file.span == MonthSpan("2026-04..2026-09"))
    #expect(file.balances.map(\.closing) == [900, 540])
    #expect(file.subtotals.map(\.name) == ["売上総損益金額"])
    #expect(
      try cells(file) == [
        "account 売上高 2026-04..2026-09 900", "account 仕入高 2026-04..2026-09 540",
      ])
  }

  @Test func `months after the turn of the year belong to the fiscal year`() throws {
    let text = """
      {"trial_bs": {"fiscal_year": 2025, "start_month": 3, "end_month": 3, "balances": [
        {"account_item_name": "現金", "total_line": false, "opening_balance": 10,
         "debit_amount": 5, "credit_amount": 1, "closing_balance": 14}]}}
      """
    let file = try #require(try FileReading.read(text))
    #expect(file.span == MonthSpan("2026-03"))
    #expect(
      try cells(file) == ["account 現金 2026-03 14", "account 現金 2026-02 10"])
  }

  @Test func `a journal in 25 columns without a heading`() throws {
    let text = """
      2000,1,,R.08/04/05,普通預金,,,課税売上10%,605000,0,売上高,,,対象外,605000,0,"甲商事 四月分",,,0,,,0,0,no
      2000,2,,R.08/04/10,仕入高,,,課対仕入込10%,341000,0,買掛金,,,対象外,341000,0,"乙
      工業",,,0,,,0,0,no
      2110,3,,2026/05/02,旅費交通費,,第一,,1840,0,,,,,,,,,,0,,,0,0,no
      2101,3,,2026/05/02,,,,,,,現金,,,,1840,0,,,,0,,,0,0,no
      """
    let file = try #require(try FileReading.read(text, .cp932))
    #expect(file.layout == .journal)
    #expect(
      file.entries.map { "\($0.date)" }.prefix(3) == ["2026-04-05", "2026-04-10", "2026-05-02"])
    #expect(file.entries.map(\.debit) == ["普通預金", "仕入高", "旅費交通費", nil])
    #expect(file.entries.map(\.credit) == ["売上高", "買掛金", nil, "現金"])
    #expect(file.entries.map(\.debitAmount) == [605_000, 341_000, 1_840, 0])
    #expect(
      try cells(file).prefix(3) == [
        "entries 普通預金 2026-04 605000", "entries 売上高 2026-04 -605000",
        "entries 仕入高 2026-04 341000",
      ])
    #expect(file.span == MonthSpan("2026-04..2026-05"))
  }

  @Test func `a journal with a heading, in its own order`() throws {
    let text = """
      仕訳帳\t\t\t\t\t
      摘要\t貸方金額\t貸方科目\t借方金額\t借方科目\t取引日\t伝票番号
      家賃\t450,000\t普通預金\t450,000\t地代家賃\t令和8年5月1日\t7
      """
    let file = try #require(try FileReading.read(text))
    #expect(file.entries.map(\.debit) == ["地代家賃"])
    #expect(file.entries.map { "\($0.date)" } == ["2026-05-01"])
  }
}
