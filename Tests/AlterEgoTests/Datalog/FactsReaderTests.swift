// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Testing

@Suite struct FactsReaderTests {
  private func engine() throws -> Engine {
    Engine(try Program(parsing: ".decl p(a:number, b:symbol)", name: "t.dl"))
  }

  @Test(arguments: [
    "1\ta\n-2\t木型\n", "1\ta\n-2\t木型", "1\ta\r\n-2\t木型\r\n", "\u{FEFF}1\ta\n\n-2\t木型\n1\ta\n",
  ])
  func `reads a table`(_ text: String) throws {
    let engine = try engine()
    try engine.read(Array(text.utf8), into: "p", name: "p.facts")
    #expect(engine.rows("p") == [[1, "a"], [-2, "木型"]])
  }

  @Test func `reads the greatest and the smallest number`() throws {
    let engine = try engine()
    let text = "\(Int.max)\tx\n\(Int.min)\t\n"
    #expect(try engine.read(Array(text.utf8), into: "p", name: "p.facts") == 2)
    #expect(engine.rows("p") == [[.number(.max), "x"], [.number(.min), ""]])
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let bytes: [UInt8]
    let line: Int
    let column: Int
    let kind: DatalogProblem.Kind
    var testDescription: String { String(decoding: bytes, as: UTF8.self) }

    init(_ text: String, _ line: Int, _ column: Int, _ kind: DatalogProblem.Kind) {
      bytes = Array(text.utf8)
      self.line = line
      self.column = column
      self.kind = kind
    }

    init(_ bytes: [UInt8], _ line: Int, _ column: Int, _ kind: DatalogProblem.Kind) {
      self.bytes = bytes
      self.line = line
      self.column = column
      self.kind = kind
    }
  }

  static let cases: [Case] = [
    Case("1\ta\n2\n", 2, 1, .wrongFieldCount(predicate: "p", expected: 2, found: 1)),
    Case("1\ta\tb\n", 1, 1, .wrongFieldCount(predicate: "p", expected: 2, found: 3)),
    Case("1\ta\nx\ta\n", 2, 1, .notANumber(text: "x")),
    Case("\ta\n", 1, 1, .notANumber(text: "")),
    Case("-\ta\n", 1, 1, .notANumber(text: "-")),
    Case("1.5\ta\n", 1, 1, .notANumber(text: "1.5")),
    Case("9223372036854775808\ta\n", 1, 1, .notANumber(text: "9223372036854775808")),
    Case("-9223372036854775809\ta\n", 1, 1, .notANumber(text: "-9223372036854775809")),
    Case([0x31, 0x09, 0xFF, 0x0A], 1, 3, .notText),
  ]

  @Test(arguments: cases) func `says which line is wrong`(_ row: Case) throws {
    let engine = try engine()
    let problem = try #require(throws: DatalogProblem.self) {
      try engine.read(row.bytes, into: "p", name: "p.facts")
    }
    #expect(problem.kind == row.kind)
    #expect(problem.place == SourcePlace(file: "p.facts", line: row.line, column: row.column))
  }

  @Test func `a table for an unknown predicate is refused`() throws {
    let engine = try engine()
    #expect(throws: DatalogProblem.self) { try engine.read([], into: "z", name: "z.facts") }
  }
}
