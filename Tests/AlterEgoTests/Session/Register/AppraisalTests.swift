// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// Weights, behaviours and pushes of criteria, on stores built through the commands.
@Suite struct AppraisalTests {
  private func json(_ desk: Desk, _ words: String...) throws -> JSON {
    let reply = desk.run(words + ["--json"])
    #expect(reply.exitStatus == 0, "\(words): \(reply.notice)")
    return try JSON(parsing: reply.text.trimmed)
  }

  struct Weights: CustomTestStringConvertible {
    let rows: [(weight: String?, department: String?)]
    let sums: [String]
    var testDescription: String { "\(rows)" }

    init(_ rows: [(weight: String?, department: String?)], _ sums: [String]) {
      self.rows = rows
      self.sums = sums
    }
  }

  static let weights = [
    Weights([("60", nil), ("40", nil)], [" 100 true"]),
    Weights([("60", nil), ("30", nil)], [" 90 false"]),
    Weights([("60", nil), (nil, nil)], [" 60 false"]),
    Weights([(nil, nil), (nil, nil)], []),
    // What counts for all counts in every department.
    Weights(
      [("30", nil), ("70", "営業部"), ("50", "製造部")],
      ["production_dept 80 false", "sales_dept 100 true"]),
  ]

  @Test(arguments: weights)
  func `weights add up to a hundred in every department`(_ row: Weights) throws {
    let desk = Desk(isInteractive: false)
    for (weight, department) in row.rows {
      var words = ["evaluation", "add", "報告の丁寧さを見て決める。"]
      if let weight { words += ["--weight", weight] }
      if let department { words += ["--department", department] }
      #expect(desk.run(words).exitStatus == 0)
    }
    let sums = try json(desk, "evaluation")["sums"]?.array ?? []
    let told = sums.map { sum in
      let right = sum["isHundred"] == .bool(true)
      return
        "\(sum["department"]?.string ?? "") \(Int(sum["total"]?.number ?? -1)) \(right)"
    }
    #expect(told == row.sums)
  }

  @Test(arguments: [
    ("改善提案の件数を評価する。", "improvement"), ("残業時間の削減を評価する。", "efficiency"),
    ("粗利率の向上を評価する。", "profit"), ("クレーム発生率を評価に入れる。", "satisfaction"),
    ("Improvement proposals count in the appraisal.", "improvement"),
    ("Customer satisfaction counts in the appraisal.", "satisfaction"),
  ])
  func `a criterion covers the behaviour it speaks of`(_ text: String, _ behaviour: String) throws {
    let desk = Desk(isInteractive: false)
    let all = ["improvement", "efficiency", "profit", "satisfaction"]
    #expect(desk.run("evaluation", "add", "勤続年数を評価する。").exitStatus == 0)
    #expect(try json(desk, "evaluation")["uncovered"]?.strings == all)
    #expect(desk.run("evaluation", "add", text).exitStatus == 0)
    let left = try #require(try json(desk, "evaluation")["uncovered"]?.strings)
    #expect(!left.contains(behaviour) && left.count < all.count)
  }

  @Test func `a behaviour that is told covers, whatever the words`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("evaluation", "add", "朝礼での発言を評価する。", "--behaviour", "業務効率化提案、顧客満足")
    #expect(try json(desk, "evaluation")["uncovered"]?.strings == ["efficiency", "profit"])
  }

  @Test(arguments: [
    ("粗利率の改善を評価する。", true), ("値引きで取った受注も評価する。", false),
    ("Orders won by discounts count in the appraisal.", false),
  ])
  func `a criterion pushes a number one way or the other`(_ text: String, _ isFor: Bool) throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("evaluation", "add", text)
    _ = desk.run("kpi", "set", "粗利率を28%にする。")
    for number in ["粗利率", "K-1"] {
      let found = try json(desk, "evaluation", "pushes", number)
      #expect(found["for"]?.strings == (isFor ? ["C-1"] : []), "\(number)")
      #expect(found["against"]?.strings == (isFor ? [] : ["C-1"]), "\(number)")
    }
  }

  @Test func `a department that is judged on sales alone is flagged`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("evaluation", "add", "評価は売上高で行う。", "--department", "営業部")
    _ = desk.run("evaluation", "add", "不良率を評価する。", "--department", "製造部")
    #expect(try json(desk, "evaluation")["salesOnly"]?.strings == ["sales_dept"])
    _ = desk.run("evaluation", "add", "粗利率の改善を評価する。", "--department", "営業部")
    #expect(try json(desk, "evaluation")["salesOnly"]?.strings == [])
  }

  @Test func `a criterion is for the department that was told, whatever its words name`() throws {
    let desk = Desk(.english, isInteractive: false)
    _ = desk.run("evaluation", "add", "Improvement proposals count.", "--department", "production")
    _ = desk.run("evaluation", "add", "sales", "--department", "production")
    #expect(try json(desk, "evaluation")["salesOnly"]?.strings == [])
  }
}
