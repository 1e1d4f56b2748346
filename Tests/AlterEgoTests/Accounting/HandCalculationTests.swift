// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Advice
import Foundation
import Foundations
import Knowledge
import Model
import Testing

/// The table of figures worked out by hand, `docs/FIGURES.md`, against the program.
@Suite struct HandCalculationTests {
  struct Row: CustomTestStringConvertible, Sendable {
    /// The id of a KPI, or the words of an effect.
    let name: String
    let inputs: [String: Double]
    let formula: String
    let byHand: String
    let program: Double
    var testDescription: String { name }
  }

  static func rows() throws -> [Row] {
    let lines = try Repository.file("docs/FIGURES.md").lines
    return lines.compactMap { line in
      let cells = line.split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count >= 4, cells[1].contains("="), let program = Double(cells.last ?? "") else {
        return nil
      }
      var inputs: [String: Double] = [:]
      for pair in cells[1].split(separator: " ") {
        let parts = pair.split(separator: "=")
        inputs[String(parts[0])] = Double(parts[1])
      }
      let id = cells[0].split(separator: "`").dropFirst().first.map(String.init)
      return Row(
        name: id ?? cells[0], inputs: inputs, formula: cells.count == 5 ? cells[2] : "",
        byHand: cells[cells.count - 2], program: program)
    }
  }

  @Test func `the table is there`() throws {
    let rows = try Self.rows()
    #expect(rows.filter { !$0.formula.isEmpty }.count >= 35)
    #expect(rows.filter { $0.formula.isEmpty }.count == 4)
  }

  @Test(arguments: try rows().filter { !$0.formula.isEmpty })
  func `a KPI comes out as on paper`(_ row: Row) throws {
    let knowledge = try WorkedExampleTests.knowledge.get()
    let kpi = try #require(knowledge.rows("kpis/kpis.tsv").first { $0["id"] == row.name })
    #expect(row.formula == "`" + kpi["formula"] + "`")
    let months = try WorkedExampleTests.books([:], months: 1).window(of: row.name)
    let books = try WorkedExampleTests.books(row.inputs, months: months)
    let december = try #require(Month("2026-12"))
    let value = try #require(books.value(of: row.name, at: december).value)
    #expect(abs(value - row.program) < 0.0001 * max(1, abs(row.program)))
    #expect(row.byHand.hasSuffix("= \(JSON.written(row.program))"))
  }

  @Test(arguments: try rows().filter { $0.formula.isEmpty })
  func `an effect comes out as on paper`(_ row: Row) throws {
    let units = ["hours": "hours", "orders": "cases", "minutes-per-order": "minutes"]
    var entry = RegisterEntry("I-1")
    entry.rows = row.inputs.filter { $0.key != "sales" }.map { field, value in
      RegisterRow("I-1", field, value: RegisterAmount(value, units[field] ?? "JPY").text)
    }
    var profile = CompanyProfile()
    profile.yearlySales = row.inputs["sales"]
    let effects = EffectCarrier(entry, profile).effects
    let value = try #require(effects.compactMap(\.result).first?.value)
    #expect(abs(value - row.program) < 1e-9)
  }
}
