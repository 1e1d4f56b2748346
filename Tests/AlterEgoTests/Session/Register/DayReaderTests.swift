// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Session

/// Days as people type them, on Sunday, 22 November 2026, in a company whose year starts in April.
@Suite struct DayReaderTests {
  static let days: [(typed: String, sense: DayReader.Sense, day: String?)] = [
    ("2027-03-31", .end, "2027-03-31"), ("2027/3/31", .end, "2027-03-31"),
    ("2027年3月", .end, "2027-03-31"), ("2027年3月", .start, "2027-03-01"),
    ("令和9年3月末", .start, "2027-03-31"), ("来年3月末", .end, "2027-03-31"),
    ("来年の3月", .end, "2027-03-31"), ("来年", .end, "2027-12-31"), ("12月1日", .start, "2026-12-01"),
    ("12月1日から", .start, "2026-12-01"), ("12/1", .end, "2026-12-01"), ("3月末まで", .end, "2027-03-31"),
    ("11月", .start, "2026-11-01"), ("11月1日", .end, "2027-11-01"), ("11月1日", .past, "2026-11-01"),
    ("12月1日", .past, "2025-12-01"), ("来月", .start, "2026-12-01"), ("来月", .end, "2026-12-31"),
    ("来月15日", .end, "2026-12-15"), ("２年後", .end, "2028-11-22"), ("半年後", .end, "2027-05-22"),
    ("3か月後", .end, "2027-02-22"), ("今期末", .end, "2027-03-31"), ("来期末", .end, "2028-03-31"),
    ("来期", .end, "2028-03-31"), ("今年度", .end, "2027-03-31"), ("再来期末", .end, "2029-03-31"),
    ("年末", .end, "2026-12-31"), ("今日", .past, "2026-11-22"), ("昨日", .past, "2026-11-21"),
    ("end of next March", .end, "2027-03-31"), ("by the end of the year", .end, "2026-12-31"),
    ("in two years", .end, "2028-11-22"), ("in 6 months", .end, "2027-05-22"),
    ("1 December", .start, "2026-12-01"), ("December 1st", .start, "2026-12-01"),
    ("March 2027", .end, "2027-03-31"), ("Mar 5, 2027", .end, "2027-03-05"),
    ("next month", .start, "2026-12-01"), ("end of the fiscal year", .end, "2027-03-31"),
    ("yesterday", .past, "2026-11-21"),
    // No day, or none that there is.
    ("12", .end, nil), ("赤", .end, nil), ("2月30日", .end, nil), ("2027-02-30", .end, nil),
    ("13月", .end, nil), ("いつか", .end, nil), ("soon", .end, nil), ("in some years", .end, nil),
    ("0012-01-31", .end, nil), ("March of the penguins", .end, nil), ("45 December", .end, nil),
  ]

  @Test(arguments: days.indices) func `a day is the one that is meant`(_ index: Int) throws {
    let (typed, sense, day) = Self.days[index]
    let today = try #require(CalendarDate(iso: "2026-11-22"))
    let reader = DayReader(today: today, fiscalYearStart: 4, sense: sense)
    #expect(reader.day(typed)?.description == day, "\(typed)")
  }

  @Test func `units behind an option's number and numbers below nought are no words apart`() {
    #expect(
      ArgumentWords.settled(["39%", "--return", "700,000", "yen", "--hours", "20", "hours"])
        == ["39%", "--return", "700,000 yen", "--hours", "20 hours"])
    #expect(
      ArgumentWords.settled(["売上高", "-5万円", "-o", "a.svg"]) == [
        "売上高", "\u{2212}5万円", "-o", "a.svg",
      ])
  }

  @Test func `what is said in several words behind an option stays together`() {
    #expect(
      ArgumentWords.settled(
        ["Buy", "a", "press", "--because", "it", "runs", "faster", "--by", "sales", "manager"])
        == ["Buy", "a", "press", "--because", "it runs faster", "--by", "sales manager"])
    // Before the command's own words one word is one value.
    #expect(
      ArgumentWords.settled(["--because", "fast", "Buy", "a", "press"])
        == ["--because", "fast", "Buy", "a", "press"])
    #expect(
      ArgumentWords.settled(["add", "x", "--weight", "20", "y"]) == [
        "add", "x", "--weight", "20", "y",
      ])
  }

  @Test(arguments: [
    ("月25万円", 250_000.0), ("年300万円", 250_000), ("250,000 yen a month", 250_000),
    ("3 million yen a year", 250_000), ("25万円", 250_000),
  ])
  func `a gain is one by the month`(_ row: (typed: String, amount: Double)) throws {
    #expect(try TypedAmount.readMonthly(row.typed) == row.amount)
  }
}
