// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// Profit, cost or unknown; go on, review or unknown: by figures, each by one rule.
@Suite struct InitiativeVerdictTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let set: [[String]]
    let reviews: [[String]]
    let verdict: String
    let course: String
    var testDescription: String { name }

    init(
      _ name: String, _ set: [[String]], reviews: [[String]] = [], _ verdict: String,
      _ course: String
    ) {
      self.name = name
      self.set = set
      self.reviews = reviews
      self.verdict = "initiative/" + verdict
      self.course = "course/" + course
    }
  }

  private static let margin = [["数字", "粗利率"], ["今の値", "24%"], ["目標", "28%"]]
  private static let money = [["費用", "240万円"], ["回収期間", "12か月"], ["開始日", "2026-01-01"]]

  static let rows = [
    Row("nothing is known", [], "cost-no-return", "unknown-no-target"),
    Row("a cost alone", [["費用", "100万円"]], "cost-no-return", "unknown-no-target"),
    Row("expected, not reviewed", margin + money, "unknown-no-figure", "unknown-no-figure"),
    Row(
      "it got easier", margin + money, reviews: [["楽になった"]], "unknown-no-figure",
      "unknown-no-figure"),
    Row(
      "no baseline", [["数字", "粗利率"], ["目標", "28%"]] + money, reviews: [["26%"]],
      "unknown-no-baseline", "unknown-no-baseline"),
    Row("the margin rose", margin, reviews: [["26%"]], "profit-better", "continue-better"),
    Row("the margin fell", margin, reviews: [["23%"]], "cost-not-better", "review-not-better"),
    Row(
      "the last figure counts", margin, reviews: [["29%"], ["23%"]], "cost-not-better",
      "review-not-better"),
    Row("the target is reached", margin, reviews: [["28%"]], "profit-better", "continue-reached"),
    // Half of the time (2026-01-01 to 2026-12-31), half of the way.
    Row(
      "on the way", margin + [["開始日", "2026-01-01"], ["期限", "2026-12-31"]],
      reviews: [["26%", "--date", "2026-07-02"]], "profit-better", "continue-on-way"),
    Row(
      "behind", margin + [["開始日", "2026-01-01"], ["期限", "2026-12-31"]],
      reviews: [["25%", "--date", "2026-07-02"]], "profit-better", "review-behind"),
    Row(
      "past the date", margin + [["開始日", "2026-01-01"], ["期限", "2026-06-30"]],
      reviews: [["27%", "--date", "2026-07-02"]], "profit-better", "review-behind"),
    Row(
      "hours fall, and no profit hangs on it",
      [["数字", "残業時間"], ["今の値", "40時間"], ["目標", "20時間"]] + money, reviews: [["30時間"]],
      "unknown-unlinked", "continue-better"),
    Row(
      "fewer is better, and it rose", [["数字", "残業時間"], ["今の値", "40時間"], ["目標", "20時間"]],
      reviews: [["45時間"]], "cost-not-better", "review-not-better"),
    // 326 of 365 days gone on 2026-11-22: 2,400,000 × 326/365 = 2,143,562 yen are due by then.
    Row(
      "money comes back in time", money, reviews: [["--return", "215万円"]],
      "unknown-returns-short", "continue-recovering"),
    Row(
      "money comes back too slowly", money, reviews: [["--return", "200万円"]],
      "unknown-returns-short", "review-recovering-late"),
    Row(
      "the money is back", money, reviews: [["--return", "200万円"], ["--return", "40万円"]],
      "profit-returns", "continue-recovered"),
    Row(
      "the day has passed", [["費用", "240万円"], ["回収期間", "6か月"], ["開始日", "2026-01-01"]],
      reviews: [["--return", "200万円"]], "cost-not-recovered", "review-not-recovered"),
    // 1,000,000 once and 11 months begun at 100,000 are 2,100,000 yen.
    Row(
      "the monthly cost counts", [["費用", "100万円"], ["毎月の費用", "10万円"], ["開始日", "2026-01-01"]],
      reviews: [["--return", "209万円"]], "unknown-returns-short", "unknown-no-target"),
    Row(
      "the monthly cost is covered",
      [["費用", "100万円"], ["毎月の費用", "10万円"], ["開始日", "2026-01-01"]],
      reviews: [["--return", "210万円"]], "profit-returns", "continue-recovered"),
    Row(
      "money without a cost", [["数字", "粗利率"]], reviews: [["--return", "50万円"]], "unknown-no-cost",
      "unknown-no-target"),
  ]

  @Test(arguments: rows)
  func `figures decide by one rule each`(_ row: Row) throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("initiative", "add", "棚卸しを見直す。")
    for words in row.set {
      let reply = desk.run(["initiative", "set", "I-1"] + words)
      #expect(reply.exitStatus == 0, "\(words): \(reply.notice)")
    }
    for words in row.reviews {
      let reply = desk.run(["initiative", "review", "I-1"] + words)
      #expect(reply.exitStatus == 0, "\(words): \(reply.notice)")
    }
    let view = try JSON(parsing: desk.run("initiative", "I-1", "--json").text.trimmed)
    #expect(view["verdictRule"]?.string == row.verdict)
    #expect(view["courseRule"]?.string == row.course)
    // One rule each, and its words hold every figure it names.
    let reasons = [view["verdictReason"]?.string, view["courseReason"]?.string].compactMap { $0 }
    #expect(reasons.count == 2)
    for reason in reasons { #expect(!reason.contains("{") && !reason.contains("  ")) }
  }
}
