// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A table as the lint reads it: nothing refused, and every cell knows where it stands.
struct LintSheet: Sendable {
  struct Row: Sendable {
    /// From 1.
    let line: Int
    let text: Substring
    let cells: [Substring]
  }

  let path: String
  let header: [String]
  let rows: [Row]
  let hasByteOrderMark: Bool
  /// The first line that holds a carriage return.
  let firstCarriageReturn: Int?
  private let columns: [String: Int]

  init(_ file: KnowledgeFile) {
    path = file.path
    var header: [String] = []
    var rows: [Row] = []
    var line = 0
    var carriageReturn: Int?
    let mark = "\u{FEFF}"
    hasByteOrderMark = file.text.unicodeScalars.first == mark.unicodeScalars.first
    for bytes in file.text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      line += 1
      var bytes = bytes
      if carriageReturn == nil, bytes.contains(13) { carriageReturn = line }
      if bytes.last == 13 { bytes = bytes.dropLast() }
      if line == 1, hasByteOrderMark { bytes = bytes.dropFirst(mark.utf8.count) }
      if bytes.isEmpty || bytes.first == UInt8(ascii: "#") { continue }
      let cells = bytes.split(separator: 9, omittingEmptySubsequences: false).map { Substring($0) }
      if header.isEmpty {
        header = cells.map(String.init)
      } else {
        rows.append(Row(line: line, text: Substring(bytes), cells: cells))
      }
    }
    self.header = header
    self.rows = rows
    firstCarriageReturn = carriageReturn
    columns = Dictionary(
      header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  func has(_ column: String) -> Bool { columns[column] != nil }

  /// The cell of a row under a column, or nothing.
  subscript(row: Row, column: String) -> Substring {
    guard let index = columns[column], index < row.cells.count else { return "" }
    return row.cells[index]
  }

  /// The pieces of a cell between `separator`, empty ones too; none of an empty cell.
  func list(_ row: Row, _ column: String, by separator: Character = "|") -> [Substring] {
    let cell = self[row, column]
    guard !cell.isEmpty, let byte = separator.asciiValue else { return [] }
    return cell.utf8.split(separator: byte, omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// The column, in characters from 1, at which a part of the row starts.
  func column(_ row: Row, of part: Substring) -> Int {
    guard part.startIndex >= row.text.startIndex, part.startIndex <= row.text.endIndex else {
      return 1
    }
    return row.text.unicodeScalars.distance(from: row.text.startIndex, to: part.startIndex) + 1
  }
}
