// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// The arithmetic of days, against a calendar that is walked day by day.
@Suite struct CalendarDateTests {
  @Test func `every day from 1 to 9999 has the number that counting gives`() throws {
    var (year, month, day) = (1, 1, 1)
    var number = -719_162
    while year <= 9999 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      // Every day of some years, the ends of months of all.
      if year % 97 == 0 || year == 1970 || day == 1 || day == lengths[month - 1] {
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        let isRight = date.daysSince1970 == number && CalendarDate(daysSince1970: number) == date
        if !isRight { Issue.record("\(date) is no. \(date.daysSince1970), not \(number)") }
      }
      number += 1
      day += 1
      if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(number == 2_932_897)
  }

  static let noDays = [
    (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 2, 29),
    (2100, 2, 29), (2026, 4, 31), (2026, 1, 32), (-1, 1, 1),
  ]

  @Test(arguments: noDays)
  func `what is no day is none`(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  static let notISO = [
    "", "2026", "2026-1-1", "26-01-01", "2026-13-01", "2026-02-29", "2026/01/01", "2026-01-01 ",
    "+026-01-01", "２０２６-01-01", "2026-01-0１", "2026--1-01", "2026-01-01-01",
  ]

  @Test(arguments: notISO)
  func `a day is read only as it is written`(_ text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func `a day reads back as it is written`() throws {
    for number in stride(from: -719_162, through: 2_932_896, by: 997) {
      let date = CalendarDate(daysSince1970: number)
      #expect(CalendarDate(iso: date.description) == date)
      #expect(date.description.count == 10)
    }
  }

  struct Months: CustomTestStringConvertible, Sendable {
    let from: String, months: Int, to: String
    var testDescription: String { "\(from) + \(months) months = \(to)" }
  }

  static let months = [
    Months(from: "2026-01-31", months: 1, to: "2026-02-28"),
    Months(from: "2024-01-31", months: 1, to: "2024-02-29"),
    Months(from: "2026-11-30", months: 3, to: "2027-02-28"),
    Months(from: "2026-12-15", months: 1, to: "2027-01-15"),
    Months(from: "2026-01-15", months: -1, to: "2025-12-15"),
    Months(from: "2026-03-31", months: -13, to: "2025-02-28"),
    Months(from: "2024-02-29", months: 12, to: "2025-02-28"),
    Months(from: "2026-05-05", months: 0, to: "2026-05-05"),
  ]

  @Test(arguments: months)
  func `so many months later is the same day, or the last`(_ row: Months) throws {
    let from = try #require(CalendarDate(iso: row.from))
    #expect(from.adding(months: row.months).description == row.to)
  }

  @Test func `a fiscal year is named by the year in which it starts`() throws {
    let march = try #require(CalendarDate(iso: "2026-03-31"))
    let april = march.adding(days: 1)
    #expect(march.fiscalYear(startingIn: 4) == 2025)
    #expect(april.fiscalYear(startingIn: 4) == 2026)
    #expect(march.fiscalYear(startingIn: 1) == 2026)
    #expect(march < april)
  }
}
