// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc

/// A tab-separated table with a header line; lines that start with `#` are comments.
@usableFromInline package struct Table: Sendable {
  @usableFromInline package struct Row: Sendable {
    /// The line in the file, from 1.
    package let line: Int
    fileprivate let columns: [String: Int]
    fileprivate let cells: [Substring]

    /// The cell under `column`; empty when the table has no such column.
    package subscript(column: String) -> String {
      guard let index = columns[column], index < cells.count else { return "" }
      return String(cells[index])
    }

    /// The alternatives of a cell, which `|` separates.
    package func list(_ column: String) -> [String] {
      guard let index = columns[column], index < cells.count, !cells[index].isEmpty else {
        return []
      }
      return cells[index].utf8.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }
    }

    /// The UTF-8 of a cell.
    func bytes(_ column: String) -> [UInt8] {
      guard let index = columns[column], index < cells.count else { return [] }
      return Array(cells[index].utf8)
    }
  }

  package let path: String
  package let header: [String]
  package let rows: [Row]

  /// Splits the text of a table.
  ///
  /// - Throws: `knowledgeMalformed` with file and line when a row has more or fewer cells than
  ///   the header.
  package init(_ file: KnowledgeFile) throws(Problem) {
    path = file.path
    var header: [String] = []
    var columns: [String: Int] = [:]
    var rows: [Row] = []
    var number = 0
    for line in Table.lines(of: file.text) {
      number += 1
      guard let cells = line else { continue }
      if header.isEmpty {
        header = cells.map(String.init)
        for (index, name) in header.enumerated() { columns[name] = index }
        continue
      }
      guard cells.count == header.count else {
        throw Problem(
          .knowledgeMalformed,
          ["path": path, "cells": String(cells.count), "wanted": String(header.count)],
          at: "\(path):\(number):1")
      }
      rows.append(Row(line: number, columns: columns, cells: cells))
    }
    self.header = header
    self.rows = rows
  }

  /// The cells of each line; nil for one that is empty or a comment.
  ///
  /// All of knowledge passes here before the first sentence is read, so the places are found by
  /// the C library.
  private static func lines(of file: String) -> [[Substring]?] {
    var text = file
    text.makeContiguousUTF8()
    let bytes = text.utf8
    func part(_ lower: Int, _ upper: Int) -> Substring {
      let start = bytes.index(bytes.startIndex, offsetBy: lower)
      return Substring(bytes[start..<bytes.index(start, offsetBy: upper - lower)])
    }
    return Table.cells(of: text).map { cells in
      cells.map { cells in cells.map { part($0.lowerBound, $0.upperBound) } }
    }
  }

  /// The same as places in the UTF-8.
  private static func cells(of file: String) -> [[Range<Int>]?] {
    var file = file
    return file.withUTF8 { buffer in
      guard let start = UnsafeRawPointer(buffer.baseAddress) else { return [] }
      func place(of byte: Int32, _ lower: Int, _ upper: Int) -> Int {
        memchr(start + lower, byte, upper - lower).map { UnsafeRawPointer($0) - start } ?? upper
      }
      var lines: [[Range<Int>]?] = []
      var at = 0
      while at <= buffer.count {
        let next = place(of: 10, at, buffer.count)
        var end = next
        if end > at, start.load(fromByteOffset: end - 1, as: UInt8.self) == 13 { end -= 1 }
        if end == at || start.load(fromByteOffset: at, as: UInt8.self) == UInt8(ascii: "#") {
          lines.append(nil)
        } else {
          var cells: [Range<Int>] = []
          var lower = at
          while lower <= end {
            let upper = place(of: 9, lower, end)
            cells.append(lower..<upper)
            lower = upper + 1
          }
          lines.append(cells)
        }
        at = next + 1
      }
      return lines
    }
  }
}
