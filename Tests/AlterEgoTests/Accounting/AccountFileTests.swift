// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundation
import Foundations
import Knowledge
import Model
import Testing

/// Reads files of accounts in tests.
struct FileReading {
  static let table = Result { AccountTable(try WorkedExampleTests.knowledge.get()) }

  static func read(
    _ text: String, _ encoding: TextEncoding = .utf8, hints: ReadingHints = ReadingHints(),
    ties: [String: [String]] = [:]
  ) throws -> AccountFile? {
    try AccountFileReader(try table.get(), ties: ties, hints: hints)
      .read(try bytes(text, encoding), path: "a.csv")
  }

  static func bytes(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf8Marked: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .cp932: return Array(try #require(text.data(using: .shiftJIS)))
    case .utf16: return Array(try #require(text.data(using: .utf16)))
    }
  }

  /// `売上高 2026-01 100` for each figure.
  static func values(_ file: AccountFile?) -> [String] {
    (file?.values ?? []).map { value in
      let department = value.department.isEmpty ? "" : "[\(value.department)]"
      return "\(value.account)\(department) \(value.span) \(JSON.written(value.amount))"
    }
  }

  static func faults(_ text: String) throws -> [FileFault] {
    do {
      _ = try read(text)
      Issue.record("nothing was found wrong")
      return []
    } catch let faults as FileFaults {
      return faults.faults
    }
  }
}

@Suite struct AccountFileTests {
  struct Form: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let values: [String]
    var encoding: TextEncoding = .utf8
    var subtotals: [String] = []
    var layout: AccountFile.Layout = .monthly
    var testDescription: String { name }
  }

  private static let plain = [
    "売上高 2026-01 18300000", "売上高 2026-02 17250000", "仕入高 2026-01 7300000",
    "仕入高 2026-02 6900000", "雑収入 2026-01 0", "雑収入 2026-02 -15000",
  ]

  static let forms: [Form] = [
    Form(
      name: "plain, with a mark, quotes and a section",
      text: """
        科目名,2026/01,2026/02,合計\r
        【売上高】,,,\r
        売上高,"18,300,000","17,250,000","35,550,000"\r
        仕入高,"7,300,000","6,900,000","14,200,000"\r
        雑収入,0,"-15,000","-15,000"\r
        売上総利益,"11,000,000","10,350,000","21,350,000"\r\n
        """, values: plain, encoding: .utf8Marked, subtotals: ["売上総利益"]),
    Form(
      name: "TKC: eras in brackets, sub-accounts set in, CP932",
      text: """
        勘定科目名\t科目コード\t補助コード\t( 8. 1)\t( 8. 2)\t合計
        売上高\t4111\t\t18,300,000\t17,250,000\t35,550,000
          甲商事\t4111\tA\t18,000,000\t17,250,000\t35,250,000
          乙商事\t4111\tB\t300,000\t0\t300,000
        仕入高\t4211\t\t7,300,000\t6,900,000\t14,200,000
        雑収入\t4511\t\t0\t△15,000\t△15,000
        """, values: plain, encoding: .cp932),
    Form(
      name: "PCA: amounts and shares in pairs, subtotals without a code",
      text: """
        コード\t科目名\t令和 8年1月度 (金額)\t令和 8年1月度 (構成比)\t令和 8年2月度 (金額)\t令和 8年2月度 (構成比)\t合計 (金額)\t合計 (構成比)
        511\t売上高\t18300000\t100.0\t17250000\t100.0\t35550000\t100.0
        \t純売上高\t18300000\t100.0\t17250000\t100.0\t35550000\t100.0
        611\t仕入高\t7300000\t39.9\t6900000\t40.0\t14200000\t39.9
        \t売上総利益\t11000000\t60.1\t10350000\t60.0\t21350000\t60.1
        811\t雑収入\t0\t0.0\t-15000\t-0.1\t-15000\t0.0
        """, values: plain, subtotals: ["純売上高", "売上総利益"]),
    Form(
      name: "columns in another order, a unit of thousands, titles, a total before the months",
      text: """
        株式会社見本,,,,
        損益推移表,令和8年1月 〜 令和8年2月,,,
        (単位：千円),,,,

        期計,2026年2月,2026年1月,科目コード,勘定科目
        "35,550","17,250","18,300",4111,売上高
        "14,200","6,900","7,300",4211,仕入高
        △15,▲15,０,4511,雑収入
        """,
      values: [
        "売上高 2026-02 17250000", "売上高 2026-01 18300000", "仕入高 2026-02 6900000",
        "仕入高 2026-01 7300000", "雑収入 2026-02 -15000", "雑収入 2026-01 0",
      ]),
    Form(
      name: "months without a year below a fiscal year, over its end",
      text: """
        2025年度 月次推移
        勘定科目,12月,1月,2月,平均
        売上高,1,2,3,2
        給料手当,4,,5,4.5
        """,
      values: [
        "売上高 2025-12 1", "売上高 2026-01 2", "売上高 2026-02 3", "給料手当 2025-12 4",
        "給料手当 2026-02 5",
      ]),
    Form(
      name: "a heading of two rows",
      text: """
        ,,令和7年12月,,令和8年1月,
        コード,科目,金額,構成比,金額,構成比
        10,売上高,100,100%,200,100%
        20,外注費,40,40%,50,25%
        ,限界利益,60,60%,150,75%
        """,
      values: [
        "売上高 2025-12 100", "売上高 2026-01 200", "外注費 2025-12 40", "外注費 2026-01 50",
      ], subtotals: ["限界利益"]),
    Form(
      name: "a line break in a quoted heading, English names and months",
      text: """
        Account,"Apr
        2026",May-26,Total
        Net sales,"1,200",(300),900
        Rent of premises,100,100,200
        """,
      values: [
        "Net sales 2026-04 1200", "Net sales 2026-05 -300", "Rent of premises 2026-04 100",
        "Rent of premises 2026-05 100",
      ]),
    Form(
      name: "closing entries beside the months",
      text: """
        科目,2026年2月,2026年3月,決算整理,合計
        売上高,10,20,,30
        減価償却費,1,1,7,9
        """,
      values: [
        "売上高 2026-02 10", "売上高 2026-03 20", "減価償却費 2026-02 1", "減価償却費 2026-03 8",
      ]),
    Form(
      name: "departments across, of the month above",
      text: """
        部門別損益計算書
        2026年4月度
        勘定科目,第一営業部,第二営業部,全社
        売上高,100,200,300
        仕入高,60,110,170
        売上総利益,40,90,130
        """,
      values: [
        "売上高[第一営業部] 2026-04 100", "売上高[第二営業部] 2026-04 200",
        "仕入高[第一営業部] 2026-04 60", "仕入高[第二営業部] 2026-04 110",
      ], subtotals: ["売上総利益"], layout: .departments),
    Form(
      name: "departments down, in a column of their own",
      text: """
        部門,勘定科目,2026/04,2026/05
        本社,給料手当,10,11
        工場,給料手当,20,21
        """,
      values: [
        "給料手当[本社] 2026-04 10", "給料手当[本社] 2026-05 11", "給料手当[工場] 2026-04 20",
        "給料手当[工場] 2026-05 21",
      ]),
    Form(
      name: "a table a department",
      text: """
        部門：本社
        科目,2026/04,2026/05
        給料手当,10,11
        部門：工場
        科目,2026/04,2026/05
        給料手当,20,21
        """,
      values: [
        "給料手当[本社] 2026-04 10", "給料手当[本社] 2026-05 11", "給料手当[工場] 2026-04 20",
        "給料手当[工場] 2026-05 21",
      ]),
    Form(
      name: "a figure a row",
      text: """
        年月,部門,科目,金額
        2026/04,本社,売上高,100
        2026/04,本社,雑費,5
        2026/05,本社,売上高,110
        """,
      values: [
        "売上高[本社] 2026-04 100", "雑費[本社] 2026-04 5", "売上高[本社] 2026-05 110",
      ], layout: .long),
    Form(
      name: "months down, accounts across",
      text: """
        月,売上高,仕入高,売上総利益
        2026年4月,100,60,40
        2026年5月,110,70,40
        合計,210,130,80
        """,
      values: [
        "売上高 2026-04 100", "仕入高 2026-04 60", "売上高 2026-05 110", "仕入高 2026-05 70",
      ], layout: .transposed),
    Form(
      name: "sections with their sums, set in, and a note at the end",
      text: """
        科目,2026/04,2026/05
        【販売費及び一般管理費】,,
        　給料手当,100,110
        　地代家賃,50,50
        販売費及び一般管理費計,150,160
        ※税抜で作成しています
        """,
      values: [
        "給料手当 2026-04 100", "給料手当 2026-05 110", "地代家賃 2026-04 50", "地代家賃 2026-05 50",
      ], subtotals: ["販売費及び一般管理費計"]),
    Form(
      name: "sub-accounts in a column, without a row of the account",
      text: """
        勘定科目,補助科目,2026/04,2026/05
        売上高,東店,10,11
        売上高,西店,20,21
        地代家賃,,5,5
        """,
      values: [
        "売上高 2026-04 30", "売上高 2026-05 32", "地代家賃 2026-04 5", "地代家賃 2026-05 5",
      ]),
    Form(
      name: "what moves and what is fixed, named as such",
      text: "項目\t2026-04\t2026-05\n売上高\t900\t800\n変動費\t540\t500\n限界利益\t360\t300\n固定費\t300\t300\n",
      values: [
        "売上高 2026-04 900", "売上高 2026-05 800", "変動費 2026-04 540", "変動費 2026-05 500",
        "固定費 2026-04 300", "固定費 2026-05 300",
      ], encoding: .utf16, subtotals: ["限界利益"]),
  ]

  @Test(arguments: forms) func `is read cell by cell`(_ form: Form) throws {
    let file = try #require(try FileReading.read(form.text, form.encoding))
    #expect(FileReading.values(file) == form.values)
    #expect(file.layout == form.layout)
    #expect(file.encoding == form.encoding)
    #expect(file.subtotals.map(\.name) == form.subtotals)
    #expect(file.subtotals.filter { !$0.isChecked }.map(\.name) == [])
  }

  struct Broken: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let faults: [String]
    var testDescription: String { name }

    /// What a reader finds wrong, in the form of ``faults``.
    func found() throws -> [String] {
      try FileReading.faults(text).map { "\($0.line):\($0.column) \($0.reason.rawValue)" }
    }
  }

  static let broken: [Broken] = [
    Broken(
      name: "a word for an amount, and a row that is too short",
      text: "科目名,2026/04,2026/05\n売上高,100,200\n仕入高,abc,50\n給料手当,10\n",
      faults: ["3:5 not-an-amount", "4:8 wrong-columns"]),
    Broken(
      name: "sub-accounts that don't add up",
      text: "勘定科目名\t科目コード\t補助コード\t残高\n売掛金\t1131\t\t100\n  甲\t1131\tA\t90\n",
      faults: ["2:11 sub-accounts", "3:12 sub-accounts"]),
    Broken(
      name: "months that don't make the total",
      text: "科目,2026/04,2026/05,合計\n売上高,100,200,310\n", faults: ["2:13 total"]),
    Broken(
      name: "a gross profit that is none", text: "科目,2026/04\n売上高,100\n仕入高,60\n売上総利益,50\n",
      faults: ["4:7 subtotal"]),
    Broken(
      name: "a section that doesn't add up",
      text: "科目,2026/04\n【雑多】,\n備品代A,10\n備品代B,20\n雑多計,35\n", faults: ["5:5 subtotal"]),
    Broken(
      name: "a quote that is never closed", text: "科目,2026/04\n売上高,\"100\n仕入高,60\n",
      faults: ["2:5 open-quote"]),
    Broken(
      name: "more cells than columns", text: "科目,2026/04\n売上高,100,200\n",
      faults: ["2:9 wrong-columns"]),
    Broken(
      name: "an amount without an account", text: "科目,2026/04,2026/05\n売上高,100,200\n,10,20\n",
      faults: ["3:1 no-account"]),
    Broken(
      name: "months without a year", text: "科目,4月,5月\n売上高,1,2\n", faults: ["1:4 no-year"]),
    Broken(
      name: "a balance that doesn't follow",
      text: "勘定科目,前月繰越,借方,貸方,残高\n現金,100,50,20,140\n", faults: ["2:14 balance"]),
    Broken(
      name: "thousands where none can be", text: "科目,2026/04,2026/05\n売上高,\"1,00\",2\n",
      faults: ["2:6 not-an-amount"]),
    Broken(
      name: "a slip out of balance",
      text: "日付,借方勘定科目,借方金額,貸方勘定科目,貸方金額\n2026/04/01,現金,100,売上高,90\n",
      faults: ["2:15 unbalanced"]),
    Broken(
      name: "a day that isn't",
      text: "日付,借方勘定科目,借方金額,貸方勘定科目,貸方金額\n2026/02/30,現金,100,売上高,100\n",
      faults: ["2:1 not-a-date"]),
    Broken(name: "half a JSON", text: "{\"trial_pl\": {\"balances\": [\n", faults: ["2:1 json"]),
  ]

  @Test(arguments: broken) func `is refused at its lines`(_ row: Broken) throws {
    #expect(try row.found() == row.faults)
  }

  @Test func `bytes that are neither UTF-8 nor CP932 are refused at their place`() throws {
    let bytes = Array("科目\n".utf8) + [0x41, 0x80, 0xFF, 0x0A]
    #expect(throws: Problem(.inputNotText, ["path": "a.csv"], at: "a.csv:2:2")) {
      try AccountFileReader(try FileReading.table.get(), hints: ReadingHints())
        .read(bytes, path: "a.csv")
    }
  }

  @Test(arguments: ["", "値引きはしない。\n約束は守る。\n", "a,b\nc,d\n", "# 経営理念\n- 人を大切にする\n"])
  func `what is no file of accounts is left to others`(_ text: String) throws {
    #expect(try FileReading.read(text).map(\.layout) == nil)
  }
}
