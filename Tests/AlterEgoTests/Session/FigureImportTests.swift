// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Model
import Testing

@testable import Session

/// A company with 24 months of accounts, written in every layout that tells months.
struct FixtureCompany {
  static let first = 2024 * 12 + 3
  static let accounts = ["売上高", "仕入高", "荷造運賃", "給料手当", "地代家賃", "受取利息", "支払利息"]

  static var months: [Month] { (0..<24).map { Month(ordinal: first + $0) } }

  /// What an account came to in a month; 雑収入 is less than nothing once.
  static func amount(_ account: Int, _ month: Int) -> Int {
    if account == 5, month == 7 { return -12_000 }
    return [18_300_000, 7_300_000, 410_000, 3_900_000, 450_000, 3_000, 61_000][account]
      + (month * 37 + account * 11) % 13 * [90_000, 31_000, 2_000, 7_000, 0, 100, 500][account]
  }

  static func isEarned(_ account: Int) -> Bool { account == 0 || account == 5 }

  private static func grouped(_ amount: Int) -> String {
    let digits = String(abs(amount))
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return (amount < 0 ? "△" : "") + out
  }

  static var tkc: String {
    let heading = months.map {
      "(\($0.year - 2018 < 10 ? " " : "")\($0.year - 2018).\($0.month < 10 ? " " : "")\($0.month))"
    }
    var lines = ["勘定科目名\t科目コード\t補助コード\t" + heading.joined(separator: "\t") + "\t合計"]
    for (index, name) in accounts.enumerated() {
      let amounts = months.indices.map { amount(index, $0) }
      let cells = (amounts + [amounts.reduce(0, +)]).map(grouped).joined(separator: "\t")
      lines.append("\(name)\t\(4000 + index)\t\t\(cells)")
      if index == 0 { lines.append("  甲商事\t4000\tA\t\(cells)") }
    }
    return lines.joined(separator: "\r\n")
  }

  static var pca: String {
    let heading = months.flatMap { month in
      ["金額", "構成比"].map { "令和 \(month.year - 2018)年\(month.month)月度 (\($0))" }
    }
    var lines = ["コード\t科目名\t" + heading.joined(separator: "\t")]
    for (index, name) in accounts.enumerated() {
      let cells = months.indices.map { "\(amount(index, $0))\t12.3" }.joined(separator: "\t")
      lines.append("\(500 + index)\t\(name)\t\(cells)")
      if index == 1 {
        let profit = months.indices.map { "\(amount(0, $0) - amount(1, $0))\t60.0" }
        lines.append("\t売上総利益\t" + profit.joined(separator: "\t"))
      }
    }
    return lines.joined(separator: "\n")
  }

  static var plain: String {
    var lines = ["科目名," + months.map { "\($0.year)/\($0.month)" }.joined(separator: ",")]
    for (index, name) in accounts.enumerated() {
      let cells = months.indices.map { "\"" + grouped(amount(index, $0)) + "\"" }
      lines.append("\(name)," + cells.joined(separator: ","))
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  static var transposed: String {
    var lines = ["年月," + accounts.joined(separator: ",")]
    for (at, month) in months.enumerated() {
      lines.append(
        "\(month.year)年\(month.month)月,"
          + accounts.indices.map { String(amount($0, at)) }.joined(separator: ","))
    }
    return lines.joined(separator: "\n")
  }

  static var long: String {
    var lines = ["金額,科目,年月"]
    for (at, month) in months.enumerated() {
      for (index, name) in accounts.enumerated() {
        lines.append("\(amount(index, at)),\(name),\(month)")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Each account against cash, once a month.
  static var journal: String {
    var lines: [String] = []
    for (at, month) in months.enumerated() {
      for (index, name) in accounts.enumerated() {
        let amount = amount(index, at)
        let isDebit = isEarned(index) == (amount < 0)
        let (debit, credit) = isDebit ? (name, "現金") : ("現金", name)
        let day = "R.0\(month.year - 2018)/\(month.month < 10 ? "0" : "")\(month.month)/25"
        lines.append(
          "2000,\(lines.count),,\(day),\(debit),,,対象外,\(abs(amount)),0,\(credit),,,対象外,"
            + "\(abs(amount)),0,\"月分\n二行目\",,,0,,,0,0,no")
      }
    }
    return lines.joined(separator: "\r\n")
  }

  /// A trial balance a month, as an interface gives it; the year starts in April.
  static func json(_ at: Int) -> String {
    let month = months[at]
    let start = at / 12 * 12
    let rows = accounts.enumerated().map { index, name in
      let opening = (start..<at).reduce(0) { $0 + amount(index, $1) }
      let moved = amount(index, at)
      let sides = isEarned(index) ? (0, moved) : (moved, 0)
      return "{\"account_item_name\": \"\(name)\", \"total_line\": false, "
        + "\"opening_balance\": \(opening), \"debit_amount\": \(sides.0), "
        + "\"credit_amount\": \(sides.1), \"closing_balance\": \(opening + moved)}"
    }
    let year = months[start].year
    return "{\"trial_pl\": {\"fiscal_year\": \(year), \"start_month\": \(month.month), "
      + "\"end_month\": \(month.month), \"balances\": [\n" + rows.joined(separator: ",\n") + "]}}"
  }

  /// A trial balance a month, as a table.
  static func balance(_ at: Int) -> String {
    let month = months[at]
    let start = at / 12 * 12
    var lines = [
      "残高試算表,,,,",
      "自 \(month.year)年\(month.month)月1日 至 \(month.year)年\(month.month)月\(month.lastDay.day)日,,,,",
      "勘定科目,前月繰越,当月借方,当月貸方,当月残高",
    ]
    for (index, name) in accounts.enumerated() {
      let opening = (start..<at).reduce(0) { $0 + amount(index, $1) }
      let moved = amount(index, at)
      let sides = isEarned(index) ? (0, moved) : (moved, 0)
      lines.append("\(name),\(opening),\(sides.0),\(sides.1),\(opening + moved)")
    }
    return lines.joined(separator: "\n")
  }
}

@Suite struct FigureImportTests {
  private static let kpis = [
    "gross_margin", "operating_profit", "marginal_profit", "breakeven_sales", "fixed_cost_ratio",
    "sales_growth", "interest_coverage", "sga_ratio",
  ]

  private func write(_ text: String, _ name: String, _ desk: Desk, cp932: Bool = false) throws {
    let data = cp932 ? text.data(using: .shiftJIS) : Data(text.utf8)
    try #require(data).write(to: URL(fileURLWithPath: desk.folder.file(name)))
  }

  /// Imports the files into a company of their own and gives its series.
  private func series(_ files: [(name: String, text: String, cp932: Bool)]) throws -> [String] {
    let desk = Desk(.english)
    for file in files { try write(file.text, file.name, desk, cp932: file.cp932) }
    let reply = desk.run(["kpi", "import"] + files.map { "DIR/" + $0.name })
    #expect(reply.exitStatus == 0, "\(reply.notice)")
    return Self.kpis.map { desk.run("kpi", "show", $0, "--json").text }
  }

  @Test func `every layout gives the same series`() throws {
    let wanted = try series([("plain.csv", "\u{FEFF}" + FixtureCompany.plain, false)])
    #expect(wanted[0].contains("\"month\": \"2026-03\""))
    #expect(!wanted[0].contains("\"value\": null"))
    let months = FixtureCompany.months.indices
    let layouts: [(String, [(name: String, text: String, cp932: Bool)])] = [
      ("TKC", [("a.txt", FixtureCompany.tkc, true)]),
      ("PCA", [("b.tsv", FixtureCompany.pca, false)]),
      ("months down", [("c.csv", FixtureCompany.transposed, true)]),
      ("a figure a row", [("d.csv", FixtureCompany.long, false)]),
      ("journal", [("e.csv", FixtureCompany.journal, true)]),
      ("interface", months.map { ("f\($0).json", FixtureCompany.json($0), false) }),
      ("trial balances", months.map { ("g\($0).csv", FixtureCompany.balance($0), true) }),
    ]
    for (name, files) in layouts {
      let found = try series(files)
      for (index, kpi) in Self.kpis.enumerated() {
        #expect(found[index] == wanted[index], "\(kpi) of \(name)")
      }
    }
  }

  @Test func `the same file twice changes nothing and says so`() throws {
    let desk = Desk(.english)
    try write(FixtureCompany.plain, "a.csv", desk)
    _ = desk.run("kpi", "import", "DIR/a.csv")
    let before = desk.run("history").text
    let again = desk.run("kpi", "import", "DIR/a.csv")
    #expect(again.text.contains("nothing has changed"))
    #expect(desk.run("history").text == before)
    // Undone, it can be taken again.
    _ = desk.run("undo")
    #expect(desk.run("kpi", "items", "--json").text.contains("\"value\": null"))
    #expect(desk.run("kpi", "import", "DIR/a.csv").text.contains("168 figures new"))
  }

  @Test func `a broken file is refused with its lines, and nothing is stored`() throws {
    let desk = Desk(.english)
    try write(FixtureCompany.plain, "a.csv", desk)
    try write("科目名,2026/04,2026/05\n売上高,1,2\n仕入高,abc,50\n給料手当,10\n", "b.csv", desk)
    let reply = desk.run("kpi", "import", "DIR/a.csv", "DIR/b.csv")
    #expect(reply.exitStatus == 1)
    #expect(reply.notice.contains("b.csv:3:5"))
    #expect(reply.notice.contains("3:5") && reply.notice.contains("4:8"))
    #expect(reply.notice.contains("import/broken"))
    #expect(!Files.exists(desk.database))
  }

  /// Files that somebody might well give it; none may be kept, not even in part.
  static let hostile: [(name: String, text: String, code: String)] = [
    ("empty.csv", "", "import/not-accounts"), ("blank.csv", "\n\n ,,\n", "import/not-accounts"),
    ("far.csv", "科目,9999/12\n売上高,1\n", "import/"),
    ("early.csv", "年月,科目,金額\n1850/01,売上高,1\n", "import/broken"),
    ("day.csv", "日付,借方勘定科目,借方金額,貸方勘定科目,貸方金額\n3026/04/01,現金,1,売上高,1\n", "import/broken"),
    ("huge.csv", "科目,2026/04\n売上高,123456789012345678901234567890\n", "import/broken"),
    ("nan.csv", "科目,2026/04\n売上高,NaN\n", "import/broken"),
    ("json.json", "{\"trial_pl\": {\"balances\": \"none\"}}", "import/"),
    ("deep.json", String(repeating: "{\"a\":", count: 5000), "import/"),
    ("quote.csv", "科目,2026/04\n\"売上高,1\n", "import/broken"),
    ("twice.csv", "科目,2026/04,2026/04\n売上高,1,2\n", "import/broken"),
    ("month.csv", "科目,2026/12,2026/13\n売上高,1,2\n", "import/broken"),
    ("zeroth.csv", "科目,2026/00\n売上高,1\n", "import/broken"),
    (
      "slip.csv", "2000,1,,R.07/13/01,現金,,,対象外,1,0,売上高,,,対象外,1,0,x,,,0,,,0,0,no\n", "import/broken"
    ),
    ("gross.csv", "Account,Apr 2026\nSales,100\nPurchases,40\nGross profit,70\n", "import/broken"),
  ]

  @Test(arguments: hostile.indices)
  func `a hostile file is refused whole`(_ index: Int) throws {
    let (name, text, code) = Self.hostile[index]
    let desk = Desk(.english)
    try write(text, name, desk)
    let reply = desk.run("kpi", "import", "DIR/" + name)
    #expect(reply.exitStatus == 1 && reply.notice.contains(code), "\(name): \(reply.notice)")
    #expect(!Files.exists(desk.database))
  }

  @Test func `departments and accounts keep their commas, quotes and formulas as words`() throws {
    let desk = Desk(.english)
    try write(
      "部門,科目,2026/04\n\"東, 西\",売上高,100\n\"\"\"本\"\"店\",売上高,50\n=1+1,売上高,5\n", "a.csv", desk)
    #expect(desk.run("kpi", "import", "DIR/a.csv").exitStatus == 0)
    let table = desk.run("kpi", "overview", "--json").text
    for name in ["東, 西", "\\\"本\\\"店", "=1+1"] { #expect(table.contains(name), "\(name)") }
    #expect(desk.run("kpi", "show", "sales", "--department", "東, 西", "--json").text.contains("100"))
    #expect(desk.run("kpi", "show", "sales", "--json").text.contains("\"value\": 155"))
  }

  @Test func `a table of two digits for the year goes on across the turn of an era`() throws {
    let desk = Desk(.english)
    try write("勘定科目名\t(30.12)\t(31. 4)\t( 1. 5)\n完成工事高\t1\t2\t4\n", "a.txt", desk, cp932: true)
    let reply = desk.run("kpi", "import", "DIR/a.txt", "--json").text
    for month in ["2018-12", "2019-04", "2019-05"] { #expect(reply.contains(month), "\(month)") }
    #expect(!reply.contains("2030") && !reply.contains("2031"))
  }

  @Test func `accounts by their English names stand for the same items`() throws {
    let desk = Desk(.english)
    try write(
      "Account,Apr 2026\nSales,100\nCost of goods sold,60\nGross profit,40\nSalaries,20\n", "a.csv",
      desk)
    #expect(!desk.run("kpi", "import", "DIR/a.csv").text.contains("stand for"))
    #expect(desk.run("kpi", "map").text.contains("Every account"))
    #expect(desk.run("kpi", "show", "gross margin", "--json").text.contains("\"value\": 40"))
  }

  @Test
  func `several figures are compared by names of several words, and shares told by the month`()
    throws
  {
    let desk = Desk(.english)
    for (month, share) in [
      ("2026-03", "60"), ("2026-04", "62"), ("2026-05", "66"), ("2026-06", "70"),
    ] {
      _ = desk.run("kpi", "record", "customer retention rate", share, "--month", month)
    }
    let reply = desk.run(
      "kpi", "compare", "customer", "retention", "rate", "complaint", "rate", "--at", "2026-05",
      "--months", "2")
    #expect(
      reply.text.contains("61%     68%") && reply.text.contains("complaint rate"), "\(reply.text)")
  }

  @Test func `a list of many rows is read in one pass`() throws {
    let desk = Desk(.english)
    let rows = (0..<20_000).map { "2026/\($0 % 12 + 1),課\($0 % 500),売上高,1" }
    try write("年月,部門,科目,金額\n" + rows.joined(separator: "\n"), "a.csv", desk)
    #expect(desk.run("kpi", "import", "DIR/a.csv").exitStatus == 0)
    #expect(
      desk.run("kpi", "show", "sales", "--month", "2026-01..2026-12", "--json").text
        .contains("\"value\": 20000"))
  }

  @Test func `an account that stands for nothing is asked for once`() throws {
    let desk = Desk(.english)
    try write("科目,2026/04\n売上高,100\n謎の費用,10\n", "a.csv", desk)
    try write("科目,2026/05\n売上高,100\n謎の費用,20\n", "b.csv", desk)
    #expect(desk.run("kpi", "import", "DIR/a.csv").text.contains("謎の費用"))
    #expect(!desk.run("kpi", "import", "DIR/b.csv").text.contains("謎の費用"))
    #expect(desk.run("kpi", "map").text.contains("謎の費用"))
    #expect(desk.run("kpi", "show", "sga_ratio").text.contains("missing"))
    _ = desk.run("kpi", "map", "謎の費用 = 雑費")
    #expect(desk.run("kpi", "show", "sga_ratio", "--json").text.contains("\"value\": 20"))
    #expect(desk.run("kpi", "map").text.contains("Every account"))
    _ = desk.run("kpi", "map", "謎の費用 = none")
    #expect(desk.run("kpi", "show", "sga_ratio").text.contains("missing"))
  }

  @Test func `import takes files of accounts and leaves texts as they were`() throws {
    let desk = Desk(.english)
    try write(FixtureCompany.tkc, "a.txt", desk, cp932: true)
    try write("値引きは5%までとする。\n", "b.txt", desk)
    #expect(desk.run("import", "DIR/a.txt").text.contains("monthly table"))
    #expect(desk.run("import", "DIR/b.txt", "--yes").text.contains("P-1"))
  }

  @Test func `a table without months asks for them`() throws {
    let desk = Desk(.english)
    try write("勘定科目,前期繰越,借方,貸方,残高\n現金,100,50,20,130\n", "a.csv", desk)
    #expect(desk.run("kpi", "import", "DIR/a.csv").notice.contains("import/no-month"))
    let reply = desk.run("kpi", "import", "DIR/a.csv", "--month", "2026-04")
    #expect(reply.exitStatus == 0)
    #expect(desk.run("kpi", "show", "cash", "--json").text.contains("\"value\": 130"))
  }

  @Test func `a question about the company takes its own figure and one about an order does not`()
    throws
  {
    let desk = Desk(.english)
    try write("科目,2026/10\n現金,1000\n資本金,400\n", "a.csv", desk)
    _ = desk.run("kpi", "import", "DIR/a.csv")
    _ = desk.run("kpi", "record", "gross margin", "40", "--month", "2026-10")
    _ = desk.run("add", "自己資本比率が30%以上なら賞与を出してよい。", "粗利率が25%を下回る受注は断る。")
    let bonus = desk.run("ask", "賞与を出してよいか。", "--json", "--no-log")
    #expect(bonus.text.contains("\"verdict\": \"approve\""))
    #expect(
      bonus.text.contains("\"companyFigures\": [{\"metric\": \"equity_ratio\", \"value\": 40"))
    let told = desk.run("ask", "自己資本比率が20%だが、賞与を出してよいか。", "--json", "--no-log")
    #expect(!told.text.contains("companyFigures"))
    let order = desk.run("ask", "この受注を受けてよいか。", "--json", "--no-log")
    #expect(order.text.contains("\"verdict\": \"conditional\""))
    #expect(!order.text.contains("companyFigures"))
    let seen = desk.run("ask", "賞与を出してよいか。", "--json", "--no-log", "--audience", "public")
    #expect(!seen.text.contains("companyFigures"))
  }
}
