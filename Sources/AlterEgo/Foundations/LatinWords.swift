// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of Latin letters in a folded text: `late`, `part-time`, `7`.
package enum LatinWords {
  /// Where the words stand within a part of the bytes; digits count as letters where `digits` says so.
  package static func places(
    in bytes: [UInt8], _ part: Range<Int>, digits: Bool
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = -1
    for at in part {
      let byte = bytes[at]
      let isLetter =
        (0x61...0x7A).contains(byte) || byte == 0x2D || digits && (0x30...0x39).contains(byte)
      if isLetter {
        if start < 0 { start = at }
      } else if start >= 0 {
        found.append(start..<at)
        start = -1
      }
    }
    if start >= 0 { found.append(start..<part.upperBound) }
    return found
  }

  /// The words of a folded text, cut at whatever is neither a letter, of whatever script, nor a hyphen.
  package static func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    // Nothing of Unicode need be asked where all is ASCII.
    guard bytes.allSatisfy({ $0 < 0x80 }) else {
      return text.split(whereSeparator: { !$0.isLetter && $0 != "-" }).map(String.init)
    }
    return places(in: bytes, bytes.indices, digits: false).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }
}
