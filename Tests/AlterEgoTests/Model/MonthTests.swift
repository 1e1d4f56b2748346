// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@Suite struct MonthTests {
  @Test(arguments: [
    ("2026-04", "2026-04"), ("2026/4", "2026-04"), ("2026.12", "2026-12"), ("2026-13", nil),
    ("26-04", nil), ("2026-04-01", nil), ("２０２６-04", nil), ("", nil),
  ]) func `reads a month as it is written`(_ text: String, _ month: String?) {
    #expect(Month(text).map { "\($0)" } == month)
  }

  @Test func `months are counted over the end of a year`() throws {
    let november = try #require(Month(year: 2025, month: 11))
    #expect("\(november + 3)" == "2026-02")
    #expect("\(november - 11)" == "2024-12")
    #expect("\(november.lastDay)" == "2025-11-30")
  }

  @Test(arguments: [
    ("2026-04..2026-09", "2026-04..2026-09", 6), ("2026/4〜2027/3", "2026-04..2027-03", 12),
    ("2026-04", "2026-04", 1),
  ]) func `reads months in a row`(_ text: String, _ written: String, _ count: Int) throws {
    let span = try #require(MonthSpan(text))
    #expect("\(span)" == written)
    #expect(span.count == count)
    #expect(span.months.count == count)
  }

  @Test(arguments: ["2026-09..2026-04", "2026-04..", "今年", "2026-01..2026-02..2026-03"])
  func `what is no row of months is nothing`(_ text: String) {
    #expect(MonthSpan(text) == nil)
  }
}
