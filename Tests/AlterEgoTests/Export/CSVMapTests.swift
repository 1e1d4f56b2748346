// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Export

@Suite struct CSVMapTests {
  @Test(arguments: [
    ("=1+1", "\"'=1+1\""), ("+81", "\"'+81\""), ("-5", "\"'-5\""), ("@SUM", "\"'@SUM\""),
    ("＝1", "\"'＝1\""), ("＋1", "\"'＋1\""), ("－1", "\"'－1\""), ("＠x", "\"'＠x\""),
    ("\tx", "\"' x\""), ("\nx", "\"'\nx\""), ("\rx", "\"'\nx\""), (" =1", "\"' =1\""),
    ("\u{FEFF}=1", "\"'[U+FEFF]=1\""), ("a=1", "a=1"), ("粗利率", "粗利率"), ("", ""),
    ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a;b", "\"a;b\""),
  ])
  func `a cell that a spreadsheet would run is made text`(_ row: (text: String, cell: String)) {
    #expect(Escaping.csv(row.text) == row.cell)
  }

  @Test func `numbers stay numbers, even negative ones`() throws {
    let statement = MapFixture.statement("K-1", .kpi, "赤字を500万円までに抑える") { draft in
      draft.quantities = [MapFixture.quantity("-500万円", .atLeast, -5_000_000, "JPY")]
    }
    let text = exportMap(MapFixture.map([statement]), as: .csv, in: .english)
    let rows = try CSVMapTests.read(text)
    #expect(rows[1][9] == "-5000000")
  }

  @Test(arguments: AttackStrings.all)
  func `the table keeps its shape and no text runs`(_ attack: String) throws {
    let statements = [
      MapFixture.statement("P-1", .principle, attack),
      MapFixture.statement("D-1", .delegation, attack) { $0.holder = attack },
    ]
    let text = exportMap(MapFixture.map(statements, company: attack), as: .csv, in: .japanese)
    let rows = try CSVMapTests.read(text)
    #expect(rows.count == 3)
    for row in rows {
      #expect(row.count == 16)
      for cell in row { #expect(!cell.contains("\0") && !"=+-@＝＋－＠\t".contains(cell.first ?? "x")) }
    }
  }

  struct Malformed: Error {}

  /// Reads RFC 4180.
  static func read(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var quoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      if quoted {
        if scalar != "\"" {
          cell.unicodeScalars.append(scalar)
        } else if next == "\"" {
          cell += "\""
          next = scalars.next()
        } else {
          quoted = false
          guard next == "," || next == "\r" else { throw Malformed() }
        }
      } else if scalar == "\"", cell.isEmpty {
        quoted = true
      } else if scalar == "," {
        row.append(cell)
        cell = ""
      } else if scalar == "\r", next == "\n" {
        next = scalars.next()
        rows.append(row + [cell])
        (row, cell) = ([], "")
      } else {
        guard scalar != "\"", scalar != "\n", scalar != "\r" else { throw Malformed() }
        cell.unicodeScalars.append(scalar)
      }
    }
    guard row.isEmpty, cell.isEmpty else { throw Malformed() }
    return rows
  }
}
