// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ReadingCheck

/// Accounts of a made-up company: the same figures for the product and for the peer.
struct BookWork {
  static let months = 120
  static let departments = 50
  /// Accounts that the product knows, in the order of a statement of income.
  static let accounts = [
    "売上高", "サービス売上高", "その他売上高", "雑売上", "仕入高", "材料費", "外注加工費", "荷造運賃", "役員報酬", "給料手当", "雑給", "賞与",
    "法定福利費", "福利厚生費", "退職金", "広告宣伝費", "販売手数料", "旅費交通費", "通信費", "水道光熱費", "消耗品費", "事務用品費", "地代家賃",
    "リース料", "修繕費", "保険料", "租税公課", "減価償却費", "接待交際費", "会議費", "支払手数料", "新聞図書費", "諸会費", "寄付金", "車両費",
    "研究開発費", "採用教育費", "雑費", "受取利息", "雑収入", "支払利息",
  ]

  /// A journal of rows in the 25 columns without a heading, one slip a row.
  static func journal(rows: Int) -> String {
    var text = ""
    text.reserveCapacity(rows * 110)
    for row in 0..<rows {
      let (month, day) = (row / 300 % 12 + 1, row % 28 + 1)
      let date = "2026/\(month < 10 ? "0" : "")\(month)/\(day < 10 ? "0" : "")\(day)"
      let account = accounts[row % accounts.count]
      let amount = 1_000 + row * 37 % 90_000
      text +=
        "2000,\(row + 1),,\(date),\(account),,,対象外,\(amount),0,現金,,,対象外,\(amount),0,\"摘要 \(row)\",,,0,,,0,0,no\n"
    }
    return text
  }

  private static func name(_ item: Int) -> String {
    item < accounts.count ? accounts[item] : "勘定科目\(item)"
  }

  private static func amount(_ month: Int, _ department: Int, _ item: Int) -> Int {
    100_000 + (month * 7 + department * 3 + item) % 97 * 1_000
  }

  /// Departments and items down, months across.
  static func table(items: Int) -> String {
    var text = "部門,科目"
    for month in 0..<months { text += ",\(2016 + month / 12)/\(month % 12 + 1)" }
    for department in 0..<departments {
      for item in 0..<items {
        text += "\n課\(department),\(name(item))"
        for month in 0..<months { text += ",\(amount(month, department, item))" }
      }
    }
    return text + "\n"
  }

  /// A figure a row: month, department, item, amount.
  static func long(items: Int) -> String {
    var text = "年月,部門,科目,金額\n"
    text.reserveCapacity(months * departments * items * 40)
    for month in 0..<months {
      let (year, number) = (2016 + month / 12, month % 12 + 1)
      for department in 0..<departments {
        for item in 0..<items {
          text +=
            "\(year)/\(number),課\(department),\(name(item)),\(amount(month, department, item))\n"
        }
      }
    }
    return text
  }
}

extension Bench {
  /// Imports by the release binary beside the import of the same file into a table of `sqlite3`,
  /// and series of figures inside the library beside the same sums in SQL.
  static func books(_ stage: Stage) throws -> [Row] {
    let folder = try stage.folder("books")
    let journal = folder + "/journal.csv"
    try BookWork.journal(rows: 100_000).write(toFile: journal, atomically: true, encoding: .utf8)
    let long = folder + "/long.csv"
    try BookWork.long(items: 90).write(toFile: long, atomically: true, encoding: .utf8)
    let wide = folder + "/wide.csv"
    try BookWork.table(items: 90).write(toFile: wide, atomically: true, encoding: .utf8)
    let store = folder + "/wide.db"
    // One import that stays, for the series.
    _ = try stage.time(["kpi", "import", wide], database: store)
    let table = folder + "/peer.db"
    _ = try stage.timeProgram(stage.sqlite3, [table], input: ".mode csv\n.import \(long) f\n")
    return [
      try importing(stage, "import a journal of 100,000 rows", journal, target: 2_000),
      try importing(stage, "import a table of 540,000 cells", wide, target: 2_000),
      try importing(stage, "import a list of 540,000 rows", long, target: nil),
      try loading(stage, store, table),
      try series(stage, store, table, "the slowest KPI's series") { $0.max() },
      try series(stage, store, table, "the series of all KPIs", target: nil) { $0.reduce(0, +) },
      try memory(stage, "memory of importing that table", wide),
    ]
  }

  private static func importing(
    _ stage: Stage, _ name: String, _ file: String, target: Double?
  ) throws -> Row {
    var row = Row(name, statements: 0, unit: .milliseconds, peer: "sqlite3 .import")
    row.target = target
    try stage.alternate(&row, runs: min(7, stage.options.runs)) {
      try stage.time(["kpi", "import", file], database: stage.freshPath())
    } peer: {
      try stage.timeProgram(
        stage.sqlite3, [stage.freshPath()], input: ".mode csv\n.import \(file) f\n")
    }
    return row
  }

  private static func loading(_ stage: Stage, _ store: String, _ table: String) throws -> Row {
    var row = Row(
      "load 120 months × 50 × 90 items", statements: 0, unit: .milliseconds,
      peer: "sqlite3 SELECT sum")
    row.target = 2_000
    try stage.alternate(&row, runs: min(10, stage.options.runs)) {
      let begin = ContinuousClock.now
      let check = try BookReading(store: store)
      guard check.months == BookWork.months else { return nil }
      return milliseconds(since: begin)
    } peer: {
      try stage.timeProgram(
        stage.sqlite3, [table, "SELECT 年月, 部門, 科目, sum(金額) FROM f GROUP BY 1, 2, 3;"])
    }
    return row
  }

  /// Every KPI of the catalogue, each timed by itself.
  private static func series(
    _ stage: Stage, _ store: String, _ table: String, _ name: String, target: Double? = 50,
    _ together: ([Double]) -> Double?
  ) throws -> Row {
    var row = Row(name, statements: 0, unit: .milliseconds, peer: "sqlite3, gross margin")
    row.target = target
    let check = try BookReading(store: store)
    let query =
      "SELECT 年月, 1 - sum(CASE WHEN 科目 IN ('仕入高','材料費','外注加工費') THEN 金額 END) * 1.0 / "
      + "sum(CASE WHEN 科目 LIKE '%売上%' THEN 金額 END) FROM f GROUP BY 1;"
    try stage.alternate(&row, runs: min(10, stage.options.runs)) {
      guard check.series(of: "gross_margin") == BookWork.months else { return nil }
      return together(
        check.kpis.map { kpi in
          let begin = ContinuousClock.now
          _ = check.series(of: kpi)
          return milliseconds(since: begin)
        })
    } peer: {
      try stage.timeProgram(stage.sqlite3, [table, query])
    }
    return row
  }

  /// The most memory that an import takes, by `/usr/bin/time`; no figure without it.
  private static func memory(_ stage: Stage, _ name: String, _ file: String) throws -> Row {
    var row = Row(name, statements: 0, unit: .mebibytes, peer: "sqlite3 .import")
    guard let clock = stage.program("time") else {
      row.failure = "no /usr/bin/time"
      return row
    }
    func peak(_ arguments: [String], input: String = "") throws -> Double? {
      let told = try stage.complaints(clock, ["-f", "peak %M"] + arguments, input: input)
      return told.split(separator: "\n").last { $0.hasPrefix("peak ") }
        .flatMap { Double($0.dropFirst(5)) }.map { $0 / 1024 }
    }
    try stage.alternate(&row, runs: 3) {
      try peak([stage.binary, "kpi", "import", file, "--db", stage.freshPath()])
    } peer: {
      try peak([stage.sqlite3, stage.freshPath()], input: ".mode csv\n.import \(file) f\n")
    }
    return row
  }
}
