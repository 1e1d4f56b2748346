// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Knowledge

@Suite struct RowFinderTests {
  private func table(_ path: String, _ lines: String...) throws -> Table {
    try Table(KnowledgeFile(path: path, text: lines.joined(separator: "\n")))
  }

  @Test func `a row is found by its key, of several alike the last`() throws {
    let finder = RowFinder(
      [
        try table("a.tsv", "key\tja", "one\t一", "two\t二", "one\t壱"),
        try table("b.tsv", "ja\tkey", "弐\ttwo", "三\tthree"),
      ], column: "key")
    #expect(finder["one"]?["ja"] == "壱")
    #expect(finder["two"]?["ja"] == "弐")
    #expect(finder["three"]?["ja"] == "三")
    #expect(finder["four"] == nil && finder["on"] == nil)
    #expect(finder.keys.sorted() == ["one", "three", "two"])
  }

  @Test func `nothing is found in no tables`() {
    #expect(RowFinder([], column: "key")["one"] == nil)
  }

  @Test func `every row of a large table is found`() throws {
    let lines = (0..<2_000).map { "key/\($0)\tvalue \($0)" }
    let table = try Table(
      KnowledgeFile(path: "c.tsv", text: (["key\tvalue"] + lines).joined(separator: "\n")))
    let finder = RowFinder([table], column: "key")
    for number in 0..<2_000 { #expect(finder["key/\(number)"]?["value"] == "value \(number)") }
  }
}
