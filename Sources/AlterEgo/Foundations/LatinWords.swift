// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of Latin letters in a folded text: `late`, `part-time`, `7`.
package enum LatinWords {
  /// Where the words stand among the bytes; digits count as letters where `digits` says so.
  package static func places(
    in bytes: some RandomAccessCollection<UInt8>, digits: Bool
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    var at = 0
    for byte in bytes {
      let isLetter =
        (0x61...0x7A).contains(byte) || byte == 0x2D || digits && (0x30...0x39).contains(byte)
      if isLetter {
        start = start ?? at
      } else if let first = start {
        found.append(first..<at)
        start = nil
      }
      at += 1
    }
    if let first = start { found.append(first..<at) }
    return found
  }
}
