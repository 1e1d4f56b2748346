// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// The cursor reads what the tree of the same text holds.
@Suite struct JSONCursorTests {
  private func string(_ text: String) -> (value: String, failed: Bool) {
    var text = text
    return text.withUTF8 { bytes in
      var cursor = JSONCursor(bytes)
      let value = cursor.string()
      return (value, cursor.failed || !cursor.isAtEnd)
    }
  }

  @Test(arguments: 0...40) func `a string of any length`(_ length: Int) throws {
    for letters in ["abc~ xyz0", "粗利率を下回る", "a粗b", "!!!\u{21}\u{23}[]"] {
      let value = String(String(repeating: letters, count: 8).prefix(length))
      let read = string("\"\(value)\"")
      #expect(read.value == value && !read.failed)
      #expect(string("\"\(value)").failed)
    }
  }

  @Test(arguments: 0...24) func `an escape at any place`(_ place: Int) throws {
    for escape in ["\\\"", "\\\\", "\\n", "\\u7c97"] {
      let text = "\"" + String(repeating: "a", count: place) + escape + "bc\""
      let read = string(text)
      #expect(read.value == (try JSON(parsing: text)).string && !read.failed, "\(text)")
    }
  }

  @Test func `every byte before a quote`() {
    for byte in UInt8(0x20)..<0x7F where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
      let value = String(repeating: Character(UnicodeScalar(byte)), count: 9)
      #expect(string("\"\(value)\"").value == value)
    }
  }
}
