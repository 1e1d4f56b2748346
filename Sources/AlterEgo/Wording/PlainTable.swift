// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A table for a screen or a file: columns aligned by display width, the last one wrapped.
package struct PlainTable: Sendable, Equatable {
  package var header: [String]
  package var rows: [[String]]

  package init(_ header: [String], _ rows: [[String]] = []) {
    self.header = header
    self.rows = rows
  }

  /// The lines of the table; columns in which every cell is empty are left out.
  ///
  /// `width` is that of the screen; the last column takes what the others leave. Where that is
  /// too little, each row is told by itself, a line for each cell.
  package func lines(width: Int = 80) -> [String] {
    let shown = header.indices.filter { column in
      rows.contains { column < $0.count && !$0[column].isEmpty }
    }
    guard !shown.isEmpty else { return [] }
    let cells = ([header] + rows).map { row in
      shown.map { $0 < row.count ? TerminalText.visible(row[$0], as: .line) : "" }
    }
    let widest = shown.indices.map { index in cells.map { $0[index].columns() }.max() ?? 0 }
    let need = min(16, widest.last ?? 0)
    var widths = widest.dropLast().map { min($0, max(8, width / 3)) }
    if widths.reduce(need, { $0 + $1 + 2 }) > width {
      let share = (width - need) / max(1, widths.count) - 2
      widths = widths.map { min($0, max(8, share)) }
    }
    let before = widths.reduce(0) { $0 + $1 + 2 }
    if shown.count > 2, before + need > width { return stacked(cells, width) }
    let room = max(16, width - before)
    return cells.flatMap { row in
      rendered(row, widths: widths, before: before, room: room)
    }
  }

  /// Each row as its first cell and, indented, the others with their headings.
  private func stacked(_ cells: [[String]], _ width: Int) -> [String] {
    let names = cells[0]
    let indent = min(width / 2, (names.dropFirst().map { $0.columns() }.max() ?? 0) + 4)
    return cells.dropFirst().flatMap { row -> [String] in
      var lines = row[0].wrapped(width: width)
      for (name, cell) in zip(names, row).dropFirst() where !cell.isEmpty {
        lines += ("  " + name.padded(to: indent - 2) + cell).wrapped(
          width: width, continuation: String(repeating: " ", count: indent))
      }
      return lines
    }
  }

  /// One row, on as many lines as its longest cell needs.
  private func rendered(
    _ row: [String], widths: [Int], before: Int, room: Int
  ) -> [String] {
    var columns = zip(row, widths).map { $0.wrapped(width: $1) }
    columns.append((row.last ?? "").wrapped(width: room))
    let height = columns.map(\.count).max() ?? 1
    return (0..<height).map { line in
      var text = ""
      for (index, column) in columns.enumerated() {
        let cell = line < column.count ? column[line] : ""
        text += index < widths.count ? cell.padded(to: widths[index]) + "  " : cell
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }
}
