// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc

/// A tab-separated table with a header line; lines that start with `#` are comments.
///
/// All of knowledge passes here before the first sentence is read, so a table only finds where its
/// rows begin; a cell is looked for, and becomes a `String`, when it is asked for.
@usableFromInline package struct Table: Sendable {
  @usableFromInline package struct Row: Sendable {
    /// The line in the file, from 1.
    package let line: Int
    fileprivate let sheet: Sheet
    /// Where it stands in the file.
    fileprivate let start: Int32
    fileprivate let end: Int32

    /// The cell under `column`; empty when the table has no such column.
    package subscript(column: String) -> String { self[sheet.column(column)] }

    /// The cell of a column that `Table.column` found; empty for none.
    subscript(column: Int?) -> String {
      withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The alternatives of a cell, which `|` separates.
    package func list(_ column: String) -> [String] { list(sheet.column(column)) }

    /// The same for a column that `Table.column` found.
    func list(_ column: Int?) -> [String] {
      withBytes(column) { cell in
        if cell.isEmpty { return [] }
        return cell.split(separator: UInt8(ascii: "|")).map {
          String(decoding: UnsafeBufferPointer(rebasing: $0), as: UTF8.self)
        }
      }
    }

    /// Hands the UTF-8 of a cell to `body`; nothing of it for no column.
    @inline(__always)
    package func withBytes<Value>(
      _ column: String, _ body: (UnsafeBufferPointer<UInt8>) -> Value
    ) -> Value {
      withBytes(sheet.column(column), body)
    }

    /// The same for a column that `Table.column` found.
    @inline(__always)
    func withBytes<Value>(
      _ column: Int?, _ body: (UnsafeBufferPointer<UInt8>) -> Value
    ) -> Value {
      guard let column else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
      return sheet.content.withBytes { bytes in
        body(UnsafeBufferPointer(rebasing: bytes[place(column, bytes)]))
      }
    }

    private func place(_ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
      let end = Int(end)
      var lower = Int(start)
      for _ in 0..<column { lower = min(end, Table.place(of: 9, lower, end, bytes) + 1) }
      return lower..<Table.place(of: 9, lower, end, bytes)
    }
  }

  /// What all rows of a table share.
  fileprivate final class Sheet: Sendable {
    let content: FileContent
    let header: [String]

    init(_ content: FileContent, _ header: [String]) {
      self.content = content
      self.header = header
    }

    /// A table has so few columns that comparing is quicker than hashing.
    func column(_ name: String) -> Int? { header.lastIndex { same($0, name) } }
  }

  package let path: String
  package let rows: [Row]
  private let sheet: Sheet

  package var header: [String] { sheet.header }

  /// The number of a column, for those who read many rows; nil when there is none.
  func column(_ name: String) -> Int? { sheet.column(name) }

  /// Splits the text of a table.
  ///
  /// - Throws: `knowledgeMalformed` with file and line when a row has more or fewer cells than
  ///   the header; those of tables that the program carries were counted when it was made.
  package init(_ file: KnowledgeFile) throws(Problem) {
    path = file.path
    var lines = file.content.withBytes { Table.lines(of: $0) }
    var header: [String] = []
    if !lines.isEmpty {
      let head = lines.removeFirst()
      header = file.content.withBytes { bytes in
        bytes[head.start..<head.end].split(separator: 9, omittingEmptySubsequences: false).map {
          String(decoding: UnsafeBufferPointer(rebasing: $0), as: UTF8.self)
        }
      }
    }
    // What stands below the header is as wide as it, or wrong.
    if !file.isCarried {
      for row in lines {
        let cells = file.content.withBytes { bytes in
          bytes[row.start..<row.end].count { $0 == 9 } + 1
        }
        guard cells != header.count else { continue }
        throw Problem(
          .knowledgeMalformed,
          ["path": path, "cells": String(cells), "wanted": String(header.count)],
          at: "\(path):\(row.line):1")
      }
    }
    let sheet = Sheet(file.content, header)
    self.sheet = sheet
    rows = lines.map {
      Row(
        line: $0.line, sheet: sheet, start: Int32(truncatingIfNeeded: $0.start),
        end: Int32(truncatingIfNeeded: $0.end))
    }
  }

  /// Where each line stands that is neither empty nor a comment.
  private static func lines(
    of bytes: UnsafeBufferPointer<UInt8>
  ) -> [(line: Int, start: Int, end: Int)] {
    var rows: [(line: Int, start: Int, end: Int)] = []
    var at = 0
    var number = 0
    while at < bytes.count {
      number += 1
      let next = place(of: 10, at, bytes.count, bytes)
      var end = next
      if end > at, bytes[end - 1] == 13 { end -= 1 }
      if end > at, bytes[at] != UInt8(ascii: "#") { rows.append((number, at, end)) }
      at = next + 1
    }
    return rows
  }

  /// Where a byte stands first from `lower` on; `upper` when it doesn't before that.
  @inline(__always)
  fileprivate static func place(
    of byte: Int32, _ lower: Int, _ upper: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard let start = bytes.baseAddress, lower < upper else { return upper }
    return memchr(start + lower, byte, upper - lower).map {
      UnsafeRawPointer($0) - UnsafeRawPointer(start)
    } ?? upper
  }
}
