// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Knowledge
import Model
import Testing

/// Stretches of months on both sides of a month, over books of 24 months from 2024-04.
@Suite struct BeforeAfterTests {
  static func books() throws -> CompanyBooks {
    let knowledge = try WorkedExampleTests.knowledge.get()
    // Sales of 100 and, from 2025-04, of 120 a month; cost of sales of 60.
    let years = [2024, 2025, 2026].flatMap { year in
      [("sales", [100.0, 120.0]), ("cogs", [60, 60])].map { name, levels in
        YearOfFigures(
          sort: .measure, name: name, year: year,
          months: (0..<12).map { month in
            let at = year * 12 + month - (2024 * 12 + 3)
            return (0..<24).contains(at) ? levels[at / 12] : nil
          })
      }
    }
    return CompanyBooks(knowledge, years: years)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let turn: String
    var months: Int?
    var side = BeforeAfter.Side.following
    let before: String?
    let after: String?
    var testDescription: String { "\(turn) \(months.map(String.init) ?? "") \(side)" }
  }

  static let rows: [Row] = [
    Row(turn: "2025-04", before: "2024-04..2025-03", after: "2025-04..2026-03"),
    Row(turn: "2025-10", before: "2025-04..2025-09", after: "2025-10..2026-03"),
    Row(turn: "2025-04", months: 3, before: "2025-01..2025-03", after: "2025-04..2025-06"),
    Row(
      turn: "2025-04", months: 3, side: .latest, before: "2025-01..2025-03",
      after: "2026-01..2026-03"),
    Row(turn: "2024-05", before: "2024-04", after: "2024-05"),
    Row(turn: "2024-04", before: nil, after: nil),
    Row(turn: "2024-01", before: nil, after: nil),
    Row(turn: "2026-04", before: "2025-04..2026-03", after: nil),
    Row(turn: "2030-01", months: 2, before: "2026-02..2026-03", after: nil),
    Row(turn: "2026-03", months: -4, before: "2026-02", after: "2026-03"),
  ]

  @Test(arguments: rows) func `equal stretches, as far as the books tell`(_ row: Row) throws {
    let turn = try #require(Month(row.turn))
    let sides = BeforeAfter(try Self.books(), turn: turn, months: row.months, row.side)
    #expect(sides.map { "\($0.before)" } == row.before)
    #expect(sides?.after.map { "\($0)" } == row.after)
  }

  @Test func `an amount is told by the month, a share over the months together`() throws {
    let books = try Self.books()
    let span = try #require(MonthSpan("2025-01..2025-06"))
    #expect(books.level(of: "sales", in: span) == .known(110))
    #expect(books.level(of: "gross_profit", in: span) == .known(50))
    #expect(books.level(of: "gross_margin", in: span) == .known(300.0 / 660 * 100))
  }

  @Test func `a figure of the year is not made of fewer months`() throws {
    let books = try Self.books()
    let half = try #require(MonthSpan("2025-10..2026-03"))
    guard case .missing(let missing) = books.level(of: "sales_growth", in: half) else {
      Issue.record("six months gave a figure of the year")
      return
    }
    #expect(missing == [MissingFigure(id: "sales_growth", known: 6, needed: 12)])
    let year = try #require(MonthSpan("2025-04..2026-03"))
    let growth = try #require(books.level(of: "sales_growth", in: year).value)
    #expect(abs(growth - 20) < 1e-9)
  }

  @Test func `dispersion is by n and names its ends`() throws {
    let first = try #require(Month("2026-01"))
    let found = try #require(Dispersion([(first, 2), (first + 1, 4), (first + 2, -6)]))
    #expect(found.mean == 0 && found.variation == nil && found.negative == 1)
    #expect(abs(found.deviation - (56.0 / 3).squareRoot()) < 1e-12)
    #expect(found.least.month == first + 2 && found.most.value == 4)
    #expect(Dispersion([(first, 1)]) == nil)
  }
}
