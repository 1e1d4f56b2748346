// SPDX-License-Identifier: GPL-3.0-or-later

extension JSON {
  /// Why a text isn't JSON, and the byte offset where that shows.
  @usableFromInline package struct SyntaxError: Error, Equatable {
    package let offset: Int
    package let reason: String
  }

  /// Reads one JSON value that fills `text`.
  ///
  /// Nesting is limited to 200 levels, so that no input can exhaust the stack.
  package init(parsing text: String) throws(SyntaxError) {
    var reader = JSONReader(bytes: Array(text.utf8))
    self = try reader.document()
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSON.SyntaxError) -> JSON {
    let value = try value(depth: 0)
    skipBlanks()
    guard at == bytes.count else { throw fail("something follows the value") }
    return value
  }

  private func fail(_ reason: String) -> JSON.SyntaxError { .init(offset: at, reason: reason) }

  private mutating func skipBlanks() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func value(depth: Int) throws(JSON.SyntaxError) -> JSON {
    guard depth < 200 else { throw fail("nested too deep") }
    skipBlanks()
    guard at < bytes.count else { throw fail("the text ends too early") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSON.SyntaxError) -> JSON {
    guard bytes[at...].starts(with: word.utf8) else { throw fail("an unknown word") }
    at += word.utf8.count
    return value
  }

  private mutating func number() throws(JSON.SyntaxError) -> JSON {
    let start = at
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
    let whole = at
    var isNumber = digits() > 0 && (bytes[whole] != UInt8(ascii: "0") || at == whole + 1)
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      isNumber = digits() > 0 && isNumber
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, "+-".utf8.contains(bytes[at]) { at += 1 }
      isNumber = digits() > 0 && isNumber
    }
    guard isNumber, let n = Double(String(decoding: bytes[start..<at], as: UTF8.self)), n.isFinite
    else {
      at = start
      throw fail("neither a value nor a number")
    }
    return .number(n)
  }

  /// Steps over digits and counts them.
  private mutating func digits() -> Int {
    let start = at
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
    return at - start
  }

  private mutating func array(depth: Int) throws(JSON.SyntaxError) -> JSON {
    at += 1
    var values: [JSON] = []
    skipBlanks()
    if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
      at += 1
      return .array([])
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      guard at < bytes.count else { throw fail("a list is not closed") }
      at += 1
      if bytes[at - 1] == UInt8(ascii: "]") { return .array(values) }
      guard bytes[at - 1] == UInt8(ascii: ",") else { throw fail("a comma is missing") }
    }
  }

  private mutating func object(depth: Int) throws(JSON.SyntaxError) -> JSON {
    at += 1
    var pairs: [(key: String, value: JSON)] = []
    skipBlanks()
    if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
      at += 1
      return .object([])
    }
    while true {
      skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw fail("a key is missing")
      }
      let key = try string()
      skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else {
        throw fail("a colon is missing")
      }
      at += 1
      pairs.append((key, try value(depth: depth + 1)))
      skipBlanks()
      guard at < bytes.count else { throw fail("an object is not closed") }
      at += 1
      if bytes[at - 1] == UInt8(ascii: "}") { return .object(pairs) }
      guard bytes[at - 1] == UInt8(ascii: ",") else { throw fail("a comma is missing") }
    }
  }

  private mutating func string() throws(JSON.SyntaxError) -> String {
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): out += try escape()
      case 0..<0x20: throw fail("a control character in a string")
      default: out.append(byte)
      }
    }
    throw fail("a string is not closed")
  }

  private mutating func escape() throws(JSON.SyntaxError) -> [UInt8] {
    guard at < bytes.count else { throw fail("a string is not closed") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"):
      let first = try hex()
      if (0xD800..<0xDC00).contains(first), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
        bytes[at + 1] == UInt8(ascii: "u")
      {
        let half = at
        at += 2
        let second = try hex()
        if (0xDC00..<0xE000).contains(second),
          let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        {
          return Array(String(Character(scalar)).utf8)
        }
        // Another character follows half a pair and is read for itself.
        at = half
      }
      return Array(String(Character(Unicode.Scalar(first) ?? "\u{FFFD}")).utf8)
    default: throw fail("an unknown escape")
    }
  }

  private mutating func hex() throws(JSON.SyntaxError) -> UInt32 {
    guard at + 4 <= bytes.count, bytes[at] != UInt8(ascii: "+"),
      let n = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw fail("an unfinished escape") }
    at += 4
    return n
  }
}
