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
  /// `width` is that of the screen; the last column takes what the others leave.
  package func lines(width: Int = 80) -> [String] {
    let shown = header.indices.filter { column in
      rows.contains { column < $0.count && !$0[column].isEmpty }
    }
    guard let last = shown.last else { return [] }
    let cells = ([header] + rows).map { row in
      shown.map { $0 < row.count ? TerminalText.visible(row[$0], as: .line) : "" }
    }
    let widths = shown.indices.map { index in
      let widest = cells.map { $0[index].columns() }.max() ?? 0
      return shown[index] == last ? widest : min(widest, max(8, width / 3))
    }
    let before = widths.dropLast().reduce(0) { $0 + $1 + 2 }
    let room = max(16, width - before)
    return cells.flatMap { row in
      rendered(row, widths: Array(widths.dropLast()), before: before, room: room)
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
