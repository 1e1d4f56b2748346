// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A tab-separated table with a header line; lines that start with `#` are comments.
package struct Table: Sendable {
  package struct Row: Sendable {
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
    for line in file.text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 13 ? line.dropLast() : line
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: 9, omittingEmptySubsequences: false).map { Substring($0) }
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
}
