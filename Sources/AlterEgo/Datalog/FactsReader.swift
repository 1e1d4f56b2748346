// SPDX-License-Identifier: GPL-3.0-or-later

extension Engine {
  /// Inserts the facts of a table: one line a fact, fields separated by tabs, no header.
  ///
  /// Blank lines are passed over, a byte order mark and carriage returns dropped.
  ///
  /// - Parameters:
  ///   - bytes: the file, in UTF-8.
  ///   - predicate: the relation the facts go to.
  ///   - name: how problems name the file.
  /// - Returns: the number of lines that held a fact.
  /// - Throws: `unknownPredicate`, `wrongFieldCount`, `notANumber` or `notText` with the line; the
  ///   lines before it are in.
  @discardableResult
  package func read(
    _ bytes: [UInt8], into predicate: String, name: String
  ) throws(DatalogProblem) -> Int {
    guard let number = program.number(of: predicate) else {
      let nearest = NameDistance.nearest(to: predicate, among: program.declarations.map(\.name))
      throw DatalogProblem(
        .unknownPredicate(name: predicate, nearest: nearest),
        at: SourcePlace(file: name, line: 1, column: 1))
    }
    var problem: DatalogProblem?
    var count = 0
    bytes.withUnsafeBufferPointer { bytes in
      var reader = FactsReader(bytes, program.declarations[number], file: name, symbols)
      do throws(DatalogProblem) {
        while try reader.readLine() {
          add(reader.words, to: number)
          count += 1
        }
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    return count
  }
}

/// Cuts a table of facts into words, byte by byte.
struct FactsReader {
  /// The fields of the line read last.
  private(set) var words: [Word]

  private let bytes: UnsafeBufferPointer<UInt8>
  private let declaration: Declaration
  /// For each column, whether it holds numbers.
  private let isNumber: [Bool]
  private let file: String
  private let symbols: SymbolTable
  private var position = 0
  private var line = 0

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ declaration: Declaration, file: String,
    _ symbols: SymbolTable
  ) {
    self.bytes = bytes
    self.declaration = declaration
    isNumber = declaration.columns.map { $0.type == .number }
    self.file = file
    self.symbols = symbols
    words = [Word](repeating: 0, count: declaration.arity)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Reads the next line that is not blank; false at the end.
  mutating func readLine() throws(DatalogProblem) -> Bool {
    while position < bytes.count {
      let start = position
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      position = end + 1
      line += 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      if end == start { continue }
      try readFields(start, end)
      return true
    }
    return false
  }

  private mutating func readFields(_ start: Int, _ end: Int) throws(DatalogProblem) {
    var column = 0
    var fieldStart = start
    var scan = start
    while scan <= end {
      if scan < end, bytes[scan] != 0x09 {
        scan += 1
        continue
      }
      if column < isNumber.count {
        words[column] =
          isNumber[column]
          ? symbols.word(of: try number(fieldStart, scan, lineStart: start))
          : try symbol(fieldStart, scan, lineStart: start)
      }
      column += 1
      scan += 1
      fieldStart = scan
    }
    guard column == declaration.arity else {
      throw DatalogProblem(
        .wrongFieldCount(
          predicate: declaration.name, expected: declaration.arity, found: column),
        at: SourcePlace(file: file, line: line, column: 1))
    }
  }

  @inline(__always)
  private func number(
    _ start: Int, _ end: Int, lineStart: Int
  ) throws(DatalogProblem) -> Int {
    // So many digits always fit, and need no check at each.
    guard end - start < 18 else { return try longNumber(start, end, lineStart: lineStart) }
    var scan = start
    let negative = scan < end && bytes[scan] == 0x2D
    if negative { scan += 1 }
    var value = 0
    var valid = scan < end
    while scan < end {
      let digit = Int(bytes[scan]) - 0x30
      if digit < 0 || digit > 9 { valid = false }
      value = value &* 10 &+ digit
      scan += 1
    }
    guard valid else { throw notANumber(start, end, lineStart: lineStart) }
    return negative ? -value : value
  }

  private func longNumber(
    _ start: Int, _ end: Int, lineStart: Int
  ) throws(DatalogProblem) -> Int {
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    guard !text.hasPrefix("+"), let value = Int(text) else {
      throw notANumber(start, end, lineStart: lineStart)
    }
    return value
  }

  private func notANumber(_ start: Int, _ end: Int, lineStart: Int) -> DatalogProblem {
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    return DatalogProblem(.notANumber(text: text), at: place(start, lineStart))
  }

  @inline(__always)
  private func symbol(
    _ start: Int, _ end: Int, lineStart: Int
  ) throws(DatalogProblem) -> Word {
    guard let word = symbols.intern(UnsafeBufferPointer(rebasing: bytes[start..<end])) else {
      throw DatalogProblem(.notText, at: place(start, lineStart))
    }
    return word
  }

  private func place(_ position: Int, _ lineStart: Int) -> SourcePlace {
    var column = 1
    for byte in bytes[lineStart..<position] where byte & 0xC0 != 0x80 { column += 1 }
    return SourcePlace(file: file, line: line, column: column)
  }
}
