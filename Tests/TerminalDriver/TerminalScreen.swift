// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// What a person would see: the small part of a terminal that a line editor uses.
public struct TerminalScreen {
  public private(set) var cursor = (row: 0, column: 0)
  public private(set) var columns: Int
  private var height: Int
  /// One text per cell: a blank, a character, or nothing behind the left half of a wide one.
  private var cells: [[String]]
  private var wrapIsPending = false
  private var pending: [UInt8] = []
  private var sequence: [Unicode.Scalar]?

  public init(columns: Int, rows: Int) {
    self.columns = columns
    height = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows from the top, without the blanks at their ends.
  public var rows: [String] {
    cells.map { row in
      let last = row.lastIndex { $0 != " " } ?? -1
      return row[..<(last + 1)].joined()
    }
  }

  /// The row the cursor stands in.
  public var currentRow: String { rows[cursor.row] }

  /// Cuts or widens the screen; nothing moves.
  public mutating func resize(columns: Int, rows: Int) {
    for row in cells.indices {
      cells[row] = Array(
        (cells[row] + Array(repeating: " ", count: columns)).prefix(columns))
    }
    while cells.count < rows { cells.append(Array(repeating: " ", count: columns)) }
    cells.removeFirst(max(0, cells.count - rows))
    self.columns = columns
    height = rows
    move(cursor.row, cursor.column)
  }

  /// Takes in bytes; `text` gets what is not part of an escape sequence.
  public mutating func feed(
    _ bytes: some Sequence<UInt8>, text: (Unicode.Scalar) -> Void = { _ in }
  ) {
    pending += bytes
    var parser = Unicode.UTF8.ForwardParser()
    var input = pending.makeIterator()
    var used = 0
    loop: while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded):
        used += encoded.count
        take(Unicode.UTF8.decode(encoded), text)
      case .error(let length):
        // A character whose end has not arrived is no error yet.
        if pending.count - used < 4 { break loop }
        used += length
        take("\u{FFFD}", text)
      case .emptyInput: break loop
      }
    }
    pending.removeFirst(used)
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ text: (Unicode.Scalar) -> Void) {
    if sequence != nil {
      sequence?.append(scalar)
      if isSequenceComplete { obey() }
    } else if scalar == "\u{1B}" {
      sequence = []
    } else {
      if scalar != "\r" && scalar != "\u{7}" { text(scalar) }
      put(scalar)
    }
  }

  private var isSequenceComplete: Bool {
    guard let sequence, let first = sequence.first, let last = sequence.last else { return false }
    switch first {
    case "[": return sequence.count > 1 && (0x40...0x7E).contains(last.value)
    case "]", "P": return last == "\u{7}" || (last == "\\" && sequence.dropLast().last == "\u{1B}")
    case "(", ")", "#": return sequence.count == 2
    default: return true
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r": move(cursor.row, 0)
    case "\n": lineFeed()
    case "\u{8}": move(cursor.row, cursor.column - 1)
    case "\t": move(cursor.row, (cursor.column / 8 + 1) * 8)
    case "\0"..<" ", "\u{7F}": break
    default: show(scalar)
    }
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.columns(Character(scalar))
    if width == 0 {
      var column = max(0, cursor.column - (wrapIsPending ? 0 : 1))
      while column > 0 && cells[cursor.row][column].isEmpty { column -= 1 }
      cells[cursor.row][column].unicodeScalars.append(scalar)
      return
    }
    if wrapIsPending || cursor.column + width > columns {
      move(cursor.row, 0)
      lineFeed()
    }
    erase(cursor.row, cursor.column..<min(columns, cursor.column + width))
    cells[cursor.row][cursor.column] = String(scalar)
    if width == 2 { cells[cursor.row][cursor.column + 1] = "" }
    let next = cursor.column + width
    move(cursor.row, next)
    wrapIsPending = next == columns
  }

  private mutating func lineFeed() {
    wrapIsPending = false
    if cursor.row + 1 < height {
      cursor.row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func move(_ row: Int, _ column: Int) {
    wrapIsPending = false
    cursor = (min(max(0, row), height - 1), min(max(0, column), columns - 1))
  }

  /// Blanks cells, and the other half of a wide character cut by them.
  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if cells[row][range.lowerBound].isEmpty && range.lowerBound > 0 {
      cells[row][range.lowerBound - 1] = " "
    }
    if range.upperBound < columns && cells[row][range.upperBound].isEmpty {
      cells[row][range.upperBound] = " "
    }
    for column in range { cells[row][column] = " " }
  }

  /// Carries out the escape sequence that has just ended; those for looks alone are passed over.
  private mutating func obey() {
    let all = sequence ?? []
    sequence = nil
    guard all.first == "[", let command = all.last else { return }
    let numbers = String(String.UnicodeScalarView(all.dropFirst().dropLast()))
      .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    let (row, column) = cursor
    switch command {
    case "A": move(row - count, column)
    case "B": move(row + count, column)
    case "C": move(row, column + count)
    case "D": move(row, column - count)
    case "G": move(row, count - 1)
    case "d": move(count - 1, column)
    case "H", "f": move(count - 1, (numbers.count > 1 ? max(1, numbers[1]) : 1) - 1)
    case "J":
      erase(row, first == 0 ? column..<columns : 0..<columns)
      for other in first == 0 ? (row + 1)..<height : 0..<height { erase(other, 0..<columns) }
    case "K":
      erase(row, first == 0 ? column..<columns : 0..<(first == 1 ? column + 1 : columns))
    case "X": erase(row, column..<min(columns, column + count))
    case "P":
      cells[row].removeSubrange(column..<min(columns, column + count))
      cells[row] += Array(repeating: " ", count: columns - cells[row].count)
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row].removeLast(cells[row].count - columns)
    default: break
    }
  }
}
