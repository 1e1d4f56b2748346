// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Standard input line by line, when it is a file or a pipe.
///
/// Lines end at LF or CRLF; the last needs no end. A byte order mark at the start is dropped.
struct PipedInput {
  /// One line, or why it cannot be taken.
  ///
  /// Lines and columns count from 1, columns in characters (Unicode scalars).
  enum Event: Equatable, Sendable {
    /// Valid UTF-8 without its line end.
    case line([UInt8], number: Int)
    /// More bytes than allowed; they were skipped, not kept.
    case tooLong(line: Int, bytes: Int)
    case invalidUTF8(line: Int, column: Int)
    /// A NUL byte.
    case control(line: Int, column: Int, byte: UInt8)
    /// Reading failed with the system's error `code`; nothing follows.
    case failed(line: Int, code: Int32)
  }

  private let file: Int32
  private let limit: Int
  private var buffer: [UInt8]
  private var position = 0
  private var end = 0
  private var number = 0
  private var isOver = false

  /// Reads `file`; a line may have `limit` bytes.
  init(file: Int32 = STDIN_FILENO, limit: Int = 1 << 20) {
    self.file = file
    self.limit = limit
    buffer = [UInt8](repeating: 0, count: 65_536)
  }

  /// The next line, or `nil` at the end of the input.
  mutating func next() -> Event? {
    guard !isOver else { return nil }
    number += 1
    var line: [UInt8] = []
    var length = 0
    var last: UInt8?
    var isEnded = false
    while !isEnded {
      if position == end {
        if let failure = fill() { return .failed(line: number, code: failure) }
        if isOver { break }
      }
      let start = position
      while position < end && buffer[position] != 0x0A { position += 1 }
      let piece = buffer[start..<position]
      length += piece.count
      last = piece.last ?? last
      // Somewhat more than allowed: a byte order mark and a CR do not count.
      if line.count <= limit + 4 { line += piece.prefix(limit + 5 - line.count) }
      if position < end {
        position += 1
        isEnded = true
      }
    }
    if !isEnded && length == 0 { return nil }
    return event(line, length: length, endsInCR: last == 0x0D)
  }

  /// Reads more; the error code when that fails.
  private mutating func fill() -> Int32? {
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        var input = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
        poll(&input, 1, -1)
        continue
      }
      isOver = count <= 0
      position = 0
      end = max(0, count)
      return count < 0 ? errno : nil
    }
  }

  private func event(_ read: [UInt8], length: Int, endsInCR: Bool) -> Event {
    var line = read[...]
    var length = length
    if number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) {
      line = line.dropFirst(3)
      length -= 3
    }
    if endsInCR { length -= 1 }
    if length > limit { return .tooLong(line: number, bytes: length) }
    line = line.prefix(length)
    if let column = Self.column(of: 0, in: line) {
      return .control(line: number, column: column, byte: 0)
    }
    if String(validating: line, as: UTF8.self) == nil {
      return .invalidUTF8(line: number, column: Self.columnOfFault(in: line))
    }
    return .line(Array(line), number: number)
  }

  private static func column(of byte: UInt8, in line: ArraySlice<UInt8>) -> Int? {
    line.firstIndex(of: byte).map { columnOfFault(in: line[..<$0]) }
  }

  /// The column of the first bad sequence, or the one behind the end.
  private static func columnOfFault(in line: ArraySlice<UInt8>) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = line.makeIterator()
    var column = 1
    while case .valid = parser.parseScalar(from: &bytes) { column += 1 }
    return column
  }
}
