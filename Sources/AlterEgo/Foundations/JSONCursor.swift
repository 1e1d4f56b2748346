// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads JSON from bytes value by value, without building a tree.
///
/// The store decodes ten thousand statements before the first answer; a tree of each would cost
/// more than everything else. After the first malformed byte `failed` stays true and every
/// further reading gives an empty value, so a reader checks once, at its end.
@usableFromInline package struct JSONCursor {
  /// The name of an object's member, as its raw bytes.
  @usableFromInline package struct Key {
    @usableFromInline let start: UnsafePointer<UInt8>
    @usableFromInline let count: Int

    @usableFromInline init(start: UnsafePointer<UInt8>, count: Int) {
      self.start = start
      self.count = count
    }

    /// Whether the name is `name`; used by `switch` over a key.
    @inlinable @inline(__always)
    package static func ~= (name: StaticString, key: Key) -> Bool {
      guard name.utf8CodeUnitCount == key.count else { return false }
      let bytes = name.utf8Start
      var at = 0
      while at < key.count {
        if bytes[at] != key.start[at] { return false }
        at += 1
      }
      return true
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  package private(set) var failed = false

  /// A cursor at the start of `bytes`, which must outlive it.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// True when only blanks are left.
  package var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return at >= bytes.count
    }
  }

  package mutating func fail() {
    failed = true
    at = bytes.count
  }

  // MARK: Objects and arrays

  package mutating func enterObject() { consume(UInt8(ascii: "{")) }
  package mutating func enterArray() { consume(UInt8(ascii: "[")) }

  /// The next member's name, or nil after the last, when the object is closed.
  package mutating func nextKey() -> Key? {
    guard step(closing: UInt8(ascii: "}")) else { return nil }
    guard let base = bytes.baseAddress, at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      fail()
      return nil
    }
    let start = at + 1
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += 1 }
    at = end + 1
    consume(UInt8(ascii: ":"))
    return failed ? nil : Key(start: base + start, count: end - start)
  }

  /// True while another element follows; false after the last, when the array is closed.
  package mutating func nextElement() -> Bool { step(closing: UInt8(ascii: "]")) }

  private mutating func step(closing: UInt8) -> Bool {
    skipBlanks()
    guard at < bytes.count else {
      fail()
      return false
    }
    if bytes[at] == closing {
      at += 1
      return false
    }
    if bytes[at] == UInt8(ascii: ",") {
      at += 1
      skipBlanks()
    }
    return true
  }

  // MARK: Values

  /// Consumes a null if one follows.
  package mutating func isNull() -> Bool {
    skipBlanks()
    guard at + 4 <= bytes.count, bytes[at] == UInt8(ascii: "n") else { return false }
    at += 4
    return true
  }

  package mutating func bool() -> Bool {
    skipBlanks()
    if at + 4 <= bytes.count, bytes[at] == UInt8(ascii: "t") {
      at += 4
      return true
    }
    if at + 5 <= bytes.count, bytes[at] == UInt8(ascii: "f") {
      at += 5
      return false
    }
    fail()
    return false
  }

  package mutating func string() -> String {
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      fail()
      return ""
    }
    let start = at + 1
    let end = stringEnd(from: start)
    guard end < bytes.count else {
      fail()
      return ""
    }
    if bytes[end] == UInt8(ascii: "\\") { return escapedString() }
    at = end + 1
    return bytes.shortASCII(start, end)
      ?? String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }

  /// Where the first quote or backslash stands from a place on; the end when there is none.
  private func stringEnd(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(bytes)
    var end = start
    // Eight bytes at a time: one that is nought once what is looked for is taken off.
    while end + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      let quote = word ^ ones &* 0x22
      let slash = word ^ ones &* 0x5C
      let found = ((quote &- ones) & ~quote | (slash &- ones) & ~slash) & (ones &* 0x80)
      // The lowest that is marked is one; those above it may be marked by a borrow.
      if found != 0 { return end + (found.trailingZeroBitCount >> 3) }
      end += 8
    }
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\") {
      end += 1
    }
    return end
  }

  package mutating func optionalString() -> String? { isNull() ? nil : string() }

  package mutating func number() -> Double {
    skipBlanks()
    let start = at
    var whole = 0
    while at < bytes.count, at - start < 16, (0x30...0x39).contains(bytes[at]) {
      whole = whole * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    if at > start, at - start < 16, at == bytes.count || isDelimiter(bytes[at]) {
      return Double(whole)
    }
    while at < bytes.count, !isDelimiter(bytes[at]) { at += 1 }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
    guard let n = Double(text), n.isFinite else {
      fail()
      return 0
    }
    return n
  }

  package mutating func optionalNumber() -> Double? { isNull() ? nil : number() }

  package mutating func int() -> Int {
    guard let n = Int(exactly: number()) else {
      fail()
      return 0
    }
    return n
  }

  /// Passes over one value of any kind.
  package mutating func skip() {
    skipBlanks()
    var depth = 0
    repeat {
      guard at < bytes.count else { return fail() }
      switch bytes[at] {
      case UInt8(ascii: "\""): _ = string()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        at += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: while at < bytes.count, !isDelimiter(bytes[at]) { at += 1 }
      }
    } while depth > 0
  }

  // MARK: Bytes

  private mutating func skipBlanks() {
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: ":") || isBlank(byte)
  }

  private mutating func consume(_ byte: UInt8) {
    skipBlanks()
    guard at < bytes.count, bytes[at] == byte else { return fail() }
    at += 1
  }

  /// A string with escapes: found by its closing quote and left to the tree's reader.
  private mutating func escapedString() -> String {
    let start = at
    var end = at + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.count else {
      fail()
      return ""
    }
    at = end + 1
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start...end]), as: UTF8.self)
    guard let value = try? JSON(parsing: text), let string = value.string else {
      fail()
      return ""
    }
    return string
  }
}
