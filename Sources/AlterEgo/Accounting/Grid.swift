// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The rows and cells of a delimited text, as places in its bytes.
///
/// Cells may stand in quotes, with line breaks and doubled quotes in them (RFC 4180). A row of
/// blanks only is left out.
struct Grid: Sendable {
  struct Cell: Sendable {
    let lower: Int32
    let upper: Int32
    /// Stands in quotes and holds a doubled one.
    let isEscaped: Bool
  }

  let bytes: [UInt8]
  let delimiter: UInt8
  private(set) var cells: [Cell] = []
  /// Where each row's cells start, and the end of the last.
  private(set) var starts: [Int] = [0]
  /// The line of the file on which each row starts, from 1.
  private(set) var lines: [Int] = []
  /// Where each row starts in the bytes.
  private var offsets: [Int] = []

  var rowCount: Int { lines.count }
  func count(_ row: Int) -> Int { starts[row + 1] - starts[row] }

  /// - Throws: the fault of a quote that is never closed.
  init(_ bytes: [UInt8]) throws(FileFaults) {
    self.bytes = bytes
    delimiter = Grid.delimiter(bytes)
    cells.reserveCapacity(bytes.count / 8)
    var (at, line) = (0, 1)
    while at < bytes.count {
      let (row, rowLine, first) = (at, line, cells.count)
      var hasText = false
      rowLoop: while true {
        let cell = try readCell(&at, &line)
        if cell.upper > cell.lower { hasText = hasText || !isBlank(cell) }
        cells.append(cell)
        guard at < bytes.count, bytes[at] == delimiter else { break rowLoop }
        at += 1
      }
      if at < bytes.count {
        if bytes[at] == 13 { at += 1 }
        if at < bytes.count, bytes[at] == 10 { at += 1 }
        line += 1
      }
      if hasText {
        starts.append(cells.count)
        lines.append(rowLine)
        offsets.append(row)
      } else {
        cells.removeLast(cells.count - first)
      }
    }
  }

  /// A tab where most lines have one, else a semicolon where no line has a comma, else a comma.
  private static func delimiter(_ bytes: [UInt8]) -> UInt8 {
    var (tabs, commas, semicolons, isQuoted) = (0, 0, 0, false)
    for byte in bytes.prefix(20_000) {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case _ where isQuoted: continue
      case 9: tabs += 1
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: ";"): semicolons += 1
      default: continue
      }
    }
    // Amounts in a table between tabs may be written with commas.
    if tabs > 0, tabs * 3 >= commas { return 9 }
    return commas == 0 && semicolons > 0 ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }

  private func readCell(_ at: inout Int, _ line: inout Int) throws(FileFaults) -> Cell {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      let start = at
      while at < bytes.count, bytes[at] != delimiter, bytes[at] != 10, bytes[at] != 13 { at += 1 }
      return Cell(lower: Int32(start), upper: Int32(at), isEscaped: false)
    }
    let (open, openLine) = (at, line)
    at += 1
    var isEscaped = false
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") {
        if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") {
          isEscaped = true
          at += 2
          continue
        }
        let cell = Cell(lower: Int32(open + 1), upper: Int32(at), isEscaped: isEscaped)
        at += 1
        // Blanks behind the quote belong to nothing.
        while at < bytes.count, bytes[at] != delimiter, bytes[at] != 10, bytes[at] != 13 { at += 1 }
        return cell
      }
      if bytes[at] == 10 { line += 1 }
      at += 1
    }
    throw FileFaults([FileFault(line: openLine, column: column(of: open), .openQuote, "\"")])
  }

  private func isBlank(_ cell: Cell) -> Bool {
    var at = Int(cell.lower)
    let end = Int(cell.upper)
    while at < end {
      let byte = bytes[at]
      if byte == 0x20 || byte == 9 || byte == 10 || byte == 13 {
        at += 1
      } else if byte == 0xE3, at + 2 < end, bytes[at + 1] == 0x80, bytes[at + 2] == 0x80 {
        at += 3
      } else {
        return false
      }
    }
    return true
  }

  // MARK: Cells

  /// The place of a cell's bytes without blanks at its ends; empty for a cell that isn't there.
  func range(_ row: Int, _ column: Int) -> Range<Int> {
    guard column >= 0, column < count(row) else { return 0..<0 }
    let cell = cells[starts[row] + column]
    return Int(cell.lower)..<Int(cell.upper)
  }

  /// The text of a cell as it stands, blanks at its ends too.
  func raw(_ row: Int, _ column: Int) -> String {
    let range = range(row, column)
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard cells[starts[row] + min(max(0, column), count(row) - 1)].isEscaped else { return text }
    return text.replacingDoubledQuotes()
  }

  /// The text of a cell without blanks at its ends.
  func text(_ row: Int, _ column: Int) -> String { raw(row, column).trimmingBlanks() }

  func isBlank(_ row: Int, _ column: Int) -> Bool {
    column >= count(row) || isBlank(cells[starts[row] + column])
  }

  /// Whether a cell holds digits as books write amounts, or nothing.
  func isAmount(_ row: Int, _ column: Int) -> Bool {
    switch Amount.read(bytes[range(row, column)]) {
    case .number, .blank: true
    case .percent, .other: false
    }
  }

  /// All texts of a row.
  func texts(_ row: Int) -> [String] { (0..<count(row)).map { text(row, $0) } }

  /// How many columns of a row hold anything.
  func filled(_ row: Int) -> Int { (0..<count(row)).reduce(0) { $0 + (isBlank(row, $1) ? 0 : 1) } }

  /// Line and column, both from 1, the column in characters of its line.
  func place(_ row: Int, _ column: Int) -> (line: Int, column: Int) {
    guard column >= 0, column < count(row) else { return (lines[row], self.column(of: end(row))) }
    let start = range(row, column).lowerBound
    let breaks = bytes[offsets[row]..<start].reduce(0) { $1 == 10 ? $0 + 1 : $0 }
    return (lines[row] + breaks, self.column(of: start))
  }

  private func end(_ row: Int) -> Int { Int(cells[starts[row + 1] - 1].upper) }

  private func column(of offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 10 { start -= 1 }
    return bytes[start..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}

extension String {
  func replacingDoubledQuotes() -> String {
    var out = ""
    var wasQuote = false
    for character in self {
      if character == "\"", wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = character == "\""
      out.append(character)
    }
    return out
  }

  /// Without blanks of any width at both ends.
  func trimmingBlanks() -> String {
    if !mayHaveBlankEnd { return self }
    var view = Substring(self)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }

  /// Whether the bytes leave it open that a blank stands at an end; most cells have none, and
  /// telling so by characters costs a tenth of an import.
  private var mayHaveBlankEnd: Bool {
    guard let last = utf8.last else { return false }
    return last <= 0x20 || String.mayBeBlank(utf8.prefix(3)) || String.mayBeBlank(utf8.suffix(3))
  }

  /// Whether a character of up to three bytes may be a blank: those of ASCII, and the blocks of
  /// the no-break, the Ogham, the typographic and the ideographic space.
  private static func mayBeBlank(_ bytes: Substring.UTF8View) -> Bool {
    var opensKana = false
    for byte in bytes {
      if opensKana, byte == 0x80 { return true }
      opensKana = byte == 0xE3
      if byte <= 0x20 || byte == 0xC2 || byte == 0xE1 || byte == 0xE2 { return true }
    }
    return false
  }
}
