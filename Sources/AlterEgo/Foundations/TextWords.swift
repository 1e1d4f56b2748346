// SPDX-License-Identifier: GPL-3.0-or-later

/// The two machine words in which the standard library keeps a string.
///
/// A text of up to fifteen bytes stands in them itself, its first byte lowest, beneath a byte that
/// holds its length and says that it is short. Nearly every word of grammar and every id that the
/// readers compare is that short, so they are compared, searched and hashed here in a few
/// instructions, without a call and without counting references.
///
/// The form is that of 64-bit platforms; on any other no text counts as short, and its bytes are
/// looked at instead. `TextWordsTests` holds every operation against the plain one.
@usableFromInline
package struct TextWords: Sendable {
  @usableFromInline let low: UInt64
  @usableFromInline let high: UInt64

  @inlinable @inline(__always)
  package init(_ text: String) {
    #if _pointerBitWidth(_64) && _endian(little) && !os(Android)
      (low, high) = unsafeBitCast(text, to: (UInt64, UInt64).self)
    #else
      (low, high) = (0, 0)
    #endif
  }

  @inlinable @inline(__always)
  package var isShort: Bool { high & 0x2000_0000_0000_0000 != 0 }

  /// How many bytes a short text has.
  @inlinable @inline(__always)
  package var count: UInt64 { high >> 56 & 0xF }

  /// The bytes of a short text as one number, the first lowest.
  @inlinable @inline(__always)
  package var bytes: UInt128 { UInt128(high & 0xFF_FFFF_FFFF_FFFF) << 64 | UInt128(low) }

  @inlinable @inline(__always)
  package static func == (left: TextWords, right: TextWords) -> Bool {
    left.low == right.low && left.high == right.high
  }

  /// The text itself, which has to be short.
  @inlinable @inline(__always)
  package var text: String {
    #if _pointerBitWidth(_64) && _endian(little) && !os(Android)
      unsafeBitCast((low, high), to: String.self)
    #else
      ""
    #endif
  }

  /// Whether both texts have the same bytes; nil where the words do not tell.
  @inlinable @inline(__always)
  package static func areSame(_ left: String, _ right: String) -> Bool? {
    let (left, right) = (TextWords(left), TextWords(right))
    return left.isShort && right.isShort ? left == right : nil
  }

  /// Whether a short text begins with another short one.
  @inlinable @inline(__always)
  package func begins(with part: TextWords) -> Bool {
    guard part.count <= count, part.count > 0 else { return part.count == 0 }
    return (bytes ^ part.bytes) << (128 - 8 * part.count) == 0
  }

  /// Whether a short text ends in another short one.
  @inlinable @inline(__always)
  package func ends(with part: TextWords) -> Bool {
    part.count <= count && bytes >> (8 * (count - part.count)) == part.bytes
  }

  /// Whether a short text holds another short one; an empty one it does.
  @inlinable
  package func holds(_ part: TextWords) -> Bool {
    guard part.count <= count, part.count > 0 else { return part.count == 0 }
    var rest = bytes
    for _ in part.count...count {
      if (rest ^ part.bytes) << (128 - 8 * part.count) == 0 { return true }
      rest >>= 8
    }
    return false
  }
}

extension String {
  /// A hash of the bytes, the same in every run: for tables whose keys are our own.
  ///
  /// A dictionary of strings hashes so that nobody can foresee where a key falls, which takes ten
  /// times as long.
  @inlinable
  package var quickHash: UInt64 {
    let words = TextWords(self)
    guard words.isShort else { return bytesHash }
    return String.mixed(String.mixed(0, words.low), words.high & 0xFF_FFFF_FFFF_FFFF)
  }

  /// The same of a text that may be long.
  @usableFromInline
  var bytesHash: UInt64 {
    var text = self
    return text.withUTF8 { bytes in
      var hash: UInt64 = 0
      // A short text has two words, whatever its length.
      let count = max(16, bytes.count + 7) & ~7
      for start in stride(from: 0, to: count, by: 8) {
        var word: UInt64 = 0
        if start + 8 <= bytes.count {
          word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: UInt64.self)
        } else if start < bytes.count {
          for place in start..<bytes.count {
            word |= UInt64(bytes[place]) << UInt64(8 * (place - start))
          }
        }
        hash = String.mixed(hash, word)
      }
      return hash
    }
  }

  @inlinable @inline(__always)
  static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The text of at most fifteen bytes from `lower` to `upper`, which are those of whole characters
  /// within valid UTF-8; nil where they are more, or none of that form can be made.
  @inline(__always)
  func shortText(_ lower: Int, _ upper: Int) -> String? {
    #if _pointerBitWidth(_64) && _endian(little) && !os(Android)
      let length = upper - lower
      guard length <= 15, let start = baseAddress else { return nil }
      if length == 0 { return "" }
      // A character cut in two is not taken as it is.
      if self[lower] & 0xC0 == 0x80 || upper < count && self[upper] & 0xC0 == 0x80 { return nil }
      var words: (UInt64, UInt64) = (0, 0)
      if lower + 16 <= count {
        words = UnsafeRawPointer(start + lower).loadUnaligned(as: (UInt64, UInt64).self)
        let unused = UInt64(8 * (16 - length))
        words.1 = unused >= 64 ? 0 : (words.1 << unused) >> unused
        if unused > 64 { words.0 = (words.0 << (unused - 64)) >> (unused - 64) }
      } else {
        for at in 0..<length {
          let byte = UInt64(self[lower + at])
          if at < 8 {
            words.0 |= byte << UInt64(8 * at)
          } else {
            words.1 |= byte << UInt64(8 * at - 64)
          }
        }
      }
      let isASCII = (words.0 | words.1) & 0x8080_8080_8080_8080 == 0
      words.1 |= ((isASCII ? 0xE0 : 0xA0) | UInt64(length)) << 56
      return unsafeBitCast(words, to: String.self)
    #else
      return nil
    #endif
  }

  /// The text of at most fifteen bytes from `lower` to `upper` where all are ASCII, so that nothing
  /// of it need be validated; nil where they are not.
  @inline(__always)
  func shortASCII(_ lower: Int, _ upper: Int) -> String? {
    guard upper - lower <= 15 else { return nil }
    for at in lower..<upper where self[at] >= 0x80 { return nil }
    return shortText(lower, upper)
  }
}
