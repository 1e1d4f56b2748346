// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc

/// A tab-separated table with a header line; lines that start with `#` are comments.
///
/// All of knowledge passes here before the first sentence is read, so a table keeps its bytes and
/// where its cells begin; a cell becomes a `String` when it is asked for.
@usableFromInline package struct Table: Sendable {
  @usableFromInline package struct Row: Sendable {
    /// The line in the file, from 1.
    package let line: Int
    fileprivate let sheet: Sheet
    /// Index of its first cell in the sheet's starts.
    fileprivate let first: Int

    /// The cell under `column`; empty when the table has no such column.
    package subscript(column: String) -> String { self[sheet.columns[column]] }

    /// The cell of a column that `Table.column` found; empty for none.
    subscript(column: Int?) -> String {
      guard let column else { return "" }
      return sheet.bytes.withUnsafeBufferPointer {
        String(decoding: UnsafeBufferPointer(rebasing: $0[place(column)]), as: UTF8.self)
      }
    }

    /// The alternatives of a cell, which `|` separates.
    package func list(_ column: String) -> [String] { list(sheet.columns[column]) }

    /// The same for a column that `Table.column` found.
    func list(_ column: Int?) -> [String] {
      guard let column else { return [] }
      let place = place(column)
      if place.isEmpty { return [] }
      return sheet.bytes[place].split(separator: UInt8(ascii: "|")).map {
        String(decoding: $0, as: UTF8.self)
      }
    }

    /// The UTF-8 of a cell.
    func bytes(_ column: String) -> ArraySlice<UInt8> {
      sheet.columns[column].map { sheet.bytes[place($0)] } ?? []
    }

    private func place(_ column: Int) -> Range<Int> {
      Int(sheet.starts[first + column])..<Int(sheet.starts[first + column + 1]) - 1
    }
  }

  /// What all rows of a table share.
  fileprivate final class Sheet: Sendable {
    let bytes: [UInt8]
    let columns: [String: Int]
    /// Where the cells begin, row by row, and one past the end of each row.
    let starts: [Int32]

    init(_ bytes: [UInt8], _ columns: [String: Int], _ starts: [Int32]) {
      self.bytes = bytes
      self.columns = columns
      self.starts = starts
    }
  }

  package let path: String
  package let header: [String]
  package let rows: [Row]
  private let sheet: Sheet

  /// The number of a column, for those who read many rows; nil when there is none.
  func column(_ name: String) -> Int? { sheet.columns[name] }

  /// Splits the text of a table.
  ///
  /// - Throws: `knowledgeMalformed` with file and line when a row has more or fewer cells than
  ///   the header.
  package init(_ file: KnowledgeFile) throws(Problem) {
    path = file.path
    let bytes = file.bytes
    var lines = Table.lines(of: bytes)
    // What stands below the header is as wide as it, or wrong.
    var header: [String] = []
    var columns: [String: Int] = [:]
    if let head = lines.rows.first {
      header = (0..<head.cells).map { cell in
        let start = Int(lines.starts[head.first + cell])
        return String(
          decoding: bytes[start..<Int(lines.starts[head.first + cell + 1]) - 1], as: UTF8.self)
      }
      for (index, name) in header.enumerated() { columns[name] = index }
      lines.rows.removeFirst()
    }
    for row in lines.rows where row.cells != header.count {
      throw Problem(
        .knowledgeMalformed,
        ["path": path, "cells": String(row.cells), "wanted": String(header.count)],
        at: "\(path):\(row.line):1")
    }
    let sheet = Sheet(bytes, columns, lines.starts)
    self.header = header
    self.sheet = sheet
    rows = lines.rows.map { Row(line: $0.line, sheet: sheet, first: $0.first) }
  }

  /// Where the cells of each line begin that is neither empty nor a comment.
  private static func lines(
    of bytes: [UInt8]
  ) -> (rows: [(line: Int, first: Int, cells: Int)], starts: [Int32]) {
    var rows: [(line: Int, first: Int, cells: Int)] = []
    var starts: [Int32] = []
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      func place(of byte: Int32, _ lower: Int, _ upper: Int) -> Int {
        memchr(start + lower, byte, upper - lower).map { UnsafeRawPointer($0) - start } ?? upper
      }
      var at = 0
      var number = 0
      while at < buffer.count {
        number += 1
        let next = place(of: 10, at, buffer.count)
        var end = next
        if end > at, buffer[end - 1] == 13 { end -= 1 }
        if end > at, buffer[at] != UInt8(ascii: "#") {
          let first = starts.count
          var lower = at
          while lower <= end {
            starts.append(Int32(truncatingIfNeeded: lower))
            lower = place(of: 9, lower, end) + 1
          }
          rows.append((number, first, starts.count - first))
          starts.append(Int32(truncatingIfNeeded: lower))
        }
        at = next + 1
      }
    }
    return (rows, starts)
  }
}
