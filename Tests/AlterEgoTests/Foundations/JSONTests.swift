// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// JSON as RFC 8259 has it: nothing else is read, and what is written reads back.
@Suite struct JSONTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    /// The value as it is written again.
    let written: String
    init(_ text: String, _ written: String) {
      self.text = text
      self.written = written
    }
    var testDescription: String { text }
  }

  static let good: [Row] = [
    Row("null", "null"), Row(" true ", "true"), Row("\t\r\nfalse", "false"), Row("0", "0"),
    Row("-0", "0"), Row("-12.5e2", "-1250"), Row("1E+2", "100"), Row("1e-2", "0.01"),
    Row("0.1", "0.1"), Row("8999999999999999", "8999999999999999"), Row("\"\"", "\"\""),
    Row("[]", "[]"), Row("[1,[2,[]]]", "[1, [2, []]]"), Row("{}", "{}"),
    Row(#"{"b":1,"a":{"b":2}}"#, #"{"b": 1, "a": {"b": 2}}"#),
    Row(#""\u0041\n\t\r\b\f\/\\\"""#, #""A\n\t\r\u0008\u000c/\\\"""#),
    Row(#""\u3042あ""#, "\"ああ\""), Row(#""\ud83d\ude00""#, "\"😀\""),
    Row("\"\u{7F}\"", #""\u007f""#), Row("\"\u{2028}—\"", #""\u2028—""#),
    Row(#""\u0000""#, #""\u0000""#),
  ]

  @Test(arguments: good)
  func `a value is read and written`(_ row: Row) throws {
    #expect(try JSON(parsing: row.text).text == row.written)
  }

  static let bad: [String] = [
    "", " ", "nul", "truE", "nulll", "[1,]", "[,1]", "[1 2]", "[1", "]", "{\"a\":1,}", "{\"a\"}",
    "{a:1}", "{1:1}", "{\"a\" 1}", "{\"a\":}", "{", "\"", "\"a", "\"\\x\"", "\"\\u12\"",
    "\"\\u12G4\"", "\"\n\"", "\"\u{0}\"", "1 2", "[] x", "+", "-", "e5", "nan", "inf", "1e999",
    "'a'", "\u{FEFF}1", "--1", "/*a*/1", "\"\\",
  ]

  @Test(arguments: bad)
  func `what is no JSON is refused, with the place`(_ text: String) {
    let error = #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: text) }
    #expect((0...text.utf8.count).contains(error?.offset ?? -1))
    #expect(error?.reason.isEmpty == false)
  }

  /// Numbers that RFC 8259 has no place for.
  static let loose = ["01", "-01", "+1", ".5", "1.", "1.e3", "\"\\u+123\"", "\"\\u-123\""]

  @Test(arguments: loose)
  func `numbers and escapes are written as the grammar has them`(_ text: String) {
    #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: text) }
  }

  /// Halves of a pair stand for nothing; the rest of the text must stay.
  static let halves: [Row] = [
    Row(#""\ud83d""#, "\"\u{FFFD}\""), Row(#""\ude00x""#, "\"\u{FFFD}x\""),
    Row(#""\ud83d\u0041""#, "\"\u{FFFD}A\""), Row(#""\ud83d\ud83d\ude00""#, "\"\u{FFFD}😀\""),
    Row(#""\ud83dx""#, "\"\u{FFFD}x\""), Row(#""\ud83d\n""#, #""\#u{FFFD}\n""#),
  ]

  @Test(arguments: halves)
  func `half a surrogate pair becomes a replacement character`(_ row: Row) throws {
    #expect(try JSON(parsing: row.text).text == row.written)
  }

  @Test(arguments: [0xD800...0xDBFF, 0xDC00...0xDFFF, 0...0xFFFF])
  func `no pair of escapes traps`(_ range: ClosedRange<Int>) throws {
    var random = Seeded(range.lowerBound)
    for _ in 0..<3_000 {
      let first = range.lowerBound + random.below(range.count)
      let text = [first, random.below(0x10000)].map {
        let hex = String($0, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
      #expect(try JSON(parsing: "\"\(text.joined())\"").string != nil)
    }
  }

  @Test func `200 levels are read and deeper nesting is refused without a trap`() throws {
    let nested = { (n: Int) in
      String(repeating: "[", count: n) + String(repeating: "]", count: n)
    }
    #expect(try JSON(parsing: nested(200)).text == nested(200))
    for depth in [201, 1_000, 1_000_000] {
      #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: nested(depth)) }
    }
    let objects = String(repeating: "{\"a\":", count: 100_000)
    #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: objects) }
  }

  @Test func `any value reads back as it was written`() throws {
    var random = Seeded(8259)
    for _ in 0..<3_000 {
      let value = Self.value(&random, depth: 0)
      let text = value.text
      #expect(try JSON(parsing: text).text == text)
      #expect(!text.contains("\n"))
    }
  }

  @Test func `no text traps the reader`() {
    var random = Seeded(8260)
    for round in 0..<20_000 {
      var bytes = Array(Self.value(&random, depth: 0).text.utf8)
      if round % 2 == 0, !bytes.isEmpty {
        bytes[random.below(bytes.count)] = UInt8(random.below(256))
      }
      bytes = Array(bytes.prefix(bytes.count - random.below(min(3, bytes.count + 1))))
      _ = try? JSON(parsing: String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func value(_ random: inout Seeded, depth: Int) -> JSON {
    switch random.below(depth > 4 ? 4 : 6) {
    case 0: return .null
    case 1: return .bool(random.below(2) == 0)
    case 2:
      let number = Double(bitPattern: random.next())
      return .number(random.below(2) == 0 ? Double(random.below(1_000_000)) / 8 : number)
    case 3: return .string(random.text())
    case 4: return .array((0..<random.below(4)).map { _ in value(&random, depth: depth + 1) })
    default:
      return .object(
        (0..<random.below(4)).map { _ in (random.text(), value(&random, depth: depth + 1)) })
    }
  }
}
