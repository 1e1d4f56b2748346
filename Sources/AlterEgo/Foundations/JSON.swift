// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose objects keep the order in which their keys were written.
///
/// The command line promises a stable key order that reads well, which a sorted or hashed
/// dictionary can't give.
@usableFromInline package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])

  @usableFromInline package static func == (a: JSON, b: JSON) -> Bool { a.text == b.text }

  package subscript(key: String) -> JSON? {
    guard case .object(let pairs) = self else { return nil }
    return pairs.first { $0.key == key }?.value
  }

  package var string: String? {
    if case .string(let s) = self { s } else { nil }
  }

  package var number: Double? {
    if case .number(let n) = self { n } else { nil }
  }

  package var int: Int? { number.flatMap { Int(exactly: $0) } }

  package var bool: Bool? {
    if case .bool(let b) = self { b } else { nil }
  }

  package var array: [JSON]? {
    if case .array(let a) = self { a } else { nil }
  }

  package var strings: [String]? { array?.compactMap(\.string) }

  /// An array of strings.
  package static func strings(_ values: [String]) -> JSON { .array(values.map { .string($0) }) }

  /// The string, or null when there is none.
  package static func optional(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

  package static func int(_ value: Int) -> JSON { .number(Double(value)) }

  /// The value on one line, without blanks, as RFC 8259 has it.
  package var text: String {
    var out: [UInt8] = []
    write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Written as bytes: every line that is read or stored passes here.
  private func write(to out: inout [UInt8]) {
    switch self {
    case .null: out.append("null")
    case .bool(let b): out.append(b ? "true" : "false")
    case .number(let n): out.append(contentsOf: JSON.written(n).utf8)
    case .string(let s): JSON.quote(s, to: &out)
    case .array(let values):
      out.append(UInt8(ascii: "["))
      for (i, value) in values.enumerated() {
        if i > 0 { out.append(", ") }
        value.write(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let pairs):
      out.append(UInt8(ascii: "{"))
      for (i, pair) in pairs.enumerated() {
        if i > 0 { out.append(", ") }
        JSON.quote(pair.key, to: &out)
        out.append(": ")
        pair.value.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  /// Whole numbers without a fraction; others in the shortest form that reads back the same.
  package static func written(_ n: Double) -> String {
    guard n.isFinite else { return "null" }
    if let whole = Int64(exactly: n), abs(n) < 9e15 { return String(whole) }
    return "\(n)"
  }

  private static func quote(_ s: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    let start = out.count
    out.append(contentsOf: s.utf8)
    if needsEscapes(out[start...]) {
      out.removeSubrange(start...)
      escape(s, to: &out)
    }
    out.append(UInt8(ascii: "\""))
  }

  /// Whether the text can't stand between quotes as it is; most can, and are copied whole.
  private static func needsEscapes(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes
      where byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2 {
        // U+2028 and U+2029 start with E2; so do dashes and arrows, for which the long way is fine.
        return true
      }
      return false
    }
  }

  private static func escape(_ s: String, to out: inout [UInt8]) {
    for scalar in s.unicodeScalars {
      switch scalar.value {
      case 0x22: out.append("\\\"")
      case 0x5C: out.append("\\\\")
      case 0x0A: out.append("\\n")
      case 0x0D: out.append("\\r")
      case 0x09: out.append("\\t")
      case 0..<0x20, 0x7F, 0x2028, 0x2029:
        let hex = String(scalar.value, radix: 16)
        out.append("\\u")
        out.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - hex.utf8.count))
        out.append(contentsOf: hex.utf8)
      default: out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}

extension [UInt8] {
  /// Adds ASCII that the program itself writes.
  fileprivate mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
