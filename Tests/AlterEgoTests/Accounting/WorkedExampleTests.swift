// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundation
import Foundations
import Knowledge
import Model
import Testing

/// Every KPI, worked out from the figures of its example in the knowledge.
@Suite struct WorkedExampleTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let kpi: String
    let given: [String: Double]
    let value: Double
    var testDescription: String { kpi }
  }

  static let knowledge = Result { try KnowledgeBase(KnowledgeFile.builtIn()) }

  static func examples() throws -> [Example] {
    try knowledge.get().rows("kpis/examples.tsv").map { row in
      var given: [String: Double] = [:]
      for pair in row["given"].split(separator: " ") {
        let parts = pair.split(separator: "=")
        given[String(parts[0])] = Double(parts[1])
      }
      return Example(kpi: row["kpi"], given: given, value: try #require(Double(row["value"])))
    }
  }

  /// Each item a twelfth a month where it adds up over a year, else the same in each month.
  static func books(_ given: [String: Double], months: Int) throws -> CompanyBooks {
    let knowledge = try knowledge.get()
    let table = AccountTable(knowledge)
    let years = given.map { id, value in
      let adds = table.item(id)?.nature == .flow
      let monthly = adds ? value / Double(months) : value
      let told = (1...12).map { $0 > 12 - months ? monthly : nil }
      return YearOfFigures(sort: .measure, name: id, year: 2026, months: told)
    }
    return CompanyBooks(knowledge, years: years)
  }

  @Test(arguments: try examples()) func `comes out as worked by hand`(_ example: Example) throws {
    let blank = try Self.books([:], months: 1)
    let months = blank.window(of: example.kpi)
    let books = try Self.books(example.given, months: months)
    let december = try #require(Month(year: 2026, month: 12))
    let value = try #require(books.value(of: example.kpi, at: december).value)
    #expect(abs(value - example.value) < 0.0001 * max(1, abs(example.value)))
  }

  @Test(arguments: try examples())
  func `without one of its figures nobody can say, and the figure is named`(
    _ example: Example
  ) throws {
    let months = try Self.books([:], months: 1).window(of: example.kpi)
    let december = try #require(Month(year: 2026, month: 12))
    for id in example.given.keys {
      let left = example.given.filter { $0.key != id }
      let books = try Self.books(left, months: months)
      guard case .missing(let missing) = books.value(of: example.kpi, at: december) else {
        Issue.record("\(example.kpi) has a value without \(id)")
        continue
      }
      #expect(!missing.isEmpty)
    }
  }

  @Test func `every KPI has an example`() throws {
    let shown = Set(try Self.examples().map(\.kpi))
    let kpis = try Self.knowledge.get().rows("kpis/kpis.tsv").map { $0["id"] }
    #expect(kpis.filter { !shown.contains($0) }.isEmpty)
  }

  @Test func `sales 900, variable cost 540, fixed cost 300`() throws {
    let books = try Self.books(["sales": 900, "variable_cost": 540, "fixed_cost": 300], months: 1)
    let december = try #require(Month(year: 2026, month: 12))
    #expect(books.value(of: "marginal_profit", at: december) == .known(360))
    #expect(books.value(of: "breakeven_sales", at: december) == .known(750))
  }
}
