// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// What nothing is said about yet, by group.
@Suite struct CoverageCommandTests {
  private func covered(_ desk: Desk, _ group: String) throws -> [String] {
    let reply = desk.run("coverage", group, "--json")
    #expect(reply.exitStatus == 0, "\(reply.notice)")
    return try reply.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
      .filter { $0["covered"] == .bool(true) }
      .map {
        "\($0["item"]?.string ?? "") \(($0["statements"]?.strings ?? []).joined(separator: " "))"
      }
  }

  @Test(arguments: [
    ("約束の納期は必ず守る。", "values", "delivery P-1"), ("不良は出荷しない。", "values", "quality P-1"),
    ("見積の返事は当日中に出す。", "values", "speed P-1"), ("納品後は年に一度点検に伺う。", "values", "follow P-1"),
    ("We deliver on time.", "values", "delivery P-1"),
    ("We answer enquiries before noon.", "values", "inquiry P-1"),
    ("値引きはしない。", "pricing", "strategy P-1"), ("支払いは60日以内とする。", "pricing", "terms P-1"),
    ("見積の前に原価を確かめる。", "pricing", "costing P-1"),
    ("We ask for a deposit on large orders.", "pricing", "terms P-1"),
  ])
  func `a statement covers what it speaks of`(
    _ text: String, _ group: String, _ item: String
  ) throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", "--kind", "principle", text)
    #expect(try covered(desk, group).contains(item))
  }

  @Test func `what says nothing of them covers nothing`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("add", "--kind", "principle", "朝は全員で掃除をする。")
    for group in ["七つの価値", "pricing", "behaviours", "money"] {
      #expect(try covered(desk, group).isEmpty, "\(group)")
    }
    #expect(desk.run("coverage", "weather").exitStatus == 64)
  }

  @Test(arguments: ["改善提案の件数を評価する。", "Improvement proposals count."])
  func `an improvement proposal of the staff is no proposal to a customer`(_ text: String) throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("evaluation", "add", text)
    #expect(try covered(desk, "values").isEmpty)
    #expect(try covered(desk, "behaviours").contains("improvement C-1"))
  }

  @Test func `freed money is added up by what it goes into`() throws {
    let desk = Desk(isInteractive: false)
    for (number, amount) in [(1, "60万円"), (2, "40万円")] {
      _ = desk.run("initiative", "add", "棚卸しを見直す。")
      _ = desk.run("initiative", "set", "I-\(number)", "空くお金", amount)
      _ = desk.run("initiative", "set", "I-\(number)", "お金の振り向け先", "人材投資")
    }
    #expect(try covered(desk, "money") == ["people I-1 I-2"])
    #expect(desk.run("coverage", "money").text.contains("年100万円 I-1 I-2"))
  }
}
