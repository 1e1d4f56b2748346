// SPDX-License-Identifier: GPL-3.0-or-later

/// A text folded for searching: ASCII in half width and lower case, as bytes.
struct SearchText {
  private let bytes: [UInt8]

  init(_ text: String) {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: folded.append(Unicode.Scalar(scalar.value + 0x20) ?? scalar)
      case 0xFF21...0xFF3A: folded.append(Unicode.Scalar(scalar.value - 0xFEC0) ?? scalar)
      case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: folded.append(" ")
      default: folded.append(scalar)
      }
    }
    bytes = Array(String(folded).utf8)
  }

  func contains(_ needle: SearchText) -> Bool {
    let wanted = needle.bytes
    guard let first = wanted.first else { return true }
    guard bytes.count >= wanted.count else { return false }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
      if bytes[start..<start + wanted.count].elementsEqual(wanted) { return true }
    }
    return false
  }
}
