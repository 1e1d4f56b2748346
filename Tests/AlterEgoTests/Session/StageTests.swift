// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Session

/// The five stages and the five directions, from stores built by the product's own commands.
@Suite struct StageTests {
  private func states(_ desk: Desk) throws -> [String: String] {
    let json = try JSON(parsing: desk.run("stage", "--json").text.trimmed)
    var states: [String: String] = [:]
    for stage in json["stages"]?.array ?? [] {
      states[stage["id"]?.string ?? ""] = stage["state"]?.string
      for part in stage["parts"]?.array ?? [] {
        states[(stage["id"]?.string ?? "") + "/" + (part["part"]?.string ?? "")] =
          part["state"]?.string
      }
    }
    return states
  }

  @Test(arguments: [
    (["kpi", "record", "営業キャッシュフロー", "120万円", "--month", "2026-10"], "finance/cash-flow", "done"),
    (["kpi", "record", "粗利率", "28%", "--month", "2026-10"], "finance/profit-rate", "done"),
    (["kpi", "record", "固定費", "300万円", "--month", "2026-10"], "finance/fixed-cost", "done"),
    (
      ["kpi", "record", "粗利", "90万円", "--month", "2026-10", "--department", "製造部"],
      "finance/departments", "done"
    ),
    (["future", "add", "売上規模", "3年", "3年後には年商12億円の会社にする。"], "future/years-3", "partial"),
    (["add", "改善提案の件数を人事評価に入れる。"], "evaluation/improvement", "done"),
    (["add", "業務の効率化を人事評価に入れる。"], "evaluation/efficiency", "done"),
    (["add", "粗利率の改善を人事評価に入れる。"], "evaluation/profit", "done"),
    (["add", "顧客満足度の向上を人事評価に入れる。"], "evaluation/satisfaction", "done"),
    (
      ["decide", "来期の製造部の予算を決めた。", "--by", "製造部長", "--category", "予算策定"],
      "executives/budget", "done"
    ),
    (
      ["decide", "新しい旋盤への投資を認めた。", "--by", "工場長", "--category", "投資判断"],
      "executives/invest", "done"
    ),
    (
      ["decide", "在庫削減プロジェクトを認めた。", "--by", "工場長", "--category", "プロジェクト責任"],
      "executives/project", "done"
    ),
    (["add", "営業部長は50万円までの値引きを決めてよい。"], "executives/delegation", "done"),
  ])
  func `a part is there once the company has it`(
    _ command: [String], _ part: String, _ state: String
  ) throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", "社員の誇りを大切にする。")
    let before = try states(desk)
    #expect(before[part] == "not")
    let reply = desk.run(command)
    #expect(reply.exitStatus == 0, "\(reply.notice)")
    let after = try states(desk)
    #expect(after[part] == state)
    let stage = part.split(separator: "/").first.map(String.init) ?? ""
    #expect(before[stage] == "not" && after[stage] == "partial")
  }

  @Test func `a picture in every cell finishes the second stage`() throws {
    let desk = Desk(isInteractive: false)
    for (aspect, words) in [("売上規模", "年商"), ("市場ポジション", "地域での地位"), ("組織体制", "人数")] {
      for years in [3, 5, 10] {
        _ = desk.run("future", "add", aspect, "\(years)年", "\(years)年後には\(words)を\(years)倍にする。")
      }
    }
    #expect(try states(desk)["future"] == "done")
  }

  @Test func `the last stage names the principles that do not reach a station`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", "粗利率25%を下回る受注は断る。")
    _ = desk.run("add", "社員の誇りを大切にする。")
    _ = desk.run("kpi", "set", "粗利率を28%にする。")
    let json = try JSON(parsing: desk.run("stage", "--json").text.trimmed)
    let line = json["stages"]?.array?.first { $0["id"]?.string == "line" }
    let number = line?["parts"]?.array?.first { $0["part"]?.string == "number" }
    #expect(number?["there"]?.strings == ["P-1"])
    #expect(number?["missing"]?.strings == ["P-2"])
    #expect(json["next"]?["command"]?.string != nil)
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `an empty company has nothing of any stage`(_ language: SpokenLanguage) throws {
    let desk = Desk(language, isInteractive: false)
    _ = desk.run("add", language == .japanese ? "社員の誇りを大切にする。" : "We are proud of our people.")
    let told = desk.run("stage").text
    #expect(told.contains(language == .japanese ? "第1段階" : "Stage 1"))
    #expect(told.contains(language == .japanese ? "第5段階" : "Stage 5"))
  }

  @Test func `the axis counts what decides, the highest rank first`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", "粗利率25%を下回る受注は断る。")
    _ = desk.run("add", "値引きはしない。")
    _ = desk.run("add", "納期は必ず守る。")
    for question in ["粗利率22%の受注を受けてよいか。", "粗利率20%の受注を受けてよいか。", "A社に値引きしてよいか。"] {
      _ = desk.run("ask", question)
    }
    func axis() throws -> [String] {
      try desk.run("questions", "--axis", "--json").text.split(separator: "\n").map {
        let json = try JSON(parsing: String($0))
        return "\(json["statement"]?.string ?? "") \(Int(json["decides"]?.number ?? 0))"
      }
    }
    #expect(try axis() == ["P-1 2", "P-2 1"])
    _ = desk.run("edit", "P-2", "--priority", "2")
    #expect(try axis() == ["P-2 1", "P-1 2"])
    #expect(desk.run("questions", "--axis").text.contains("3件の問い"))
  }

  // MARK: Directions

  @Test func `every cell is there, filled or not`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", "粗利率を3年後に30%にする。", "--kind", "kpi")
    _ = desk.run("add", "社員の誇りを大切にする。")
    let json = try JSON(parsing: desk.run("directions", "--json").text.trimmed)
    let cells = json["cells"]?.array ?? []
    #expect(cells.count == 125)
    let target = cells.first { cell in
      let place = [cell["direction"]?.string, cell["line"]?.string]
      return place == ["company", "number"] && cell["horizonYears"]?.number == 3
    }
    #expect(target?["statements"]?.strings == ["K-1"])
    #expect(json["emptyDirections"]?.strings?.contains("society") ?? false)
  }

  @Test(arguments: [
    ("顧客", 25), ("customers", 25), ("世間良し", 25), ("次世代", 25), ("next-generation", 25),
  ])
  func `one direction goes by its names`(_ name: String, _ count: Int) throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", "粗利率を3年後に30%にする。")
    let json = try JSON(parsing: desk.run("directions", name, "--json").text.trimmed)
    #expect(json["cells"]?.array?.count == count)
    #expect(desk.run("directions", "銀河").exitStatus == 64)
  }
}
