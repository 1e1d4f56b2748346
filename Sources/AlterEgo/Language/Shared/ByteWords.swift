// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

// In this room two texts are the same when their bytes are. The standard library asks whether
// they are canonically equivalent and cuts them into characters to compare an end, which for kana
// and kanji takes ten to twenty times as long; what is compared here is folded already. These
// declarations stand before those of the library wherever both sides are `String`s.

extension String {
  @inline(__always)
  static func == (left: String, right: String) -> Bool {
    TextWords.areSame(left, right) ?? left.hasSameBytes(as: right)
  }

  @inline(__always)
  static func != (left: String, right: String) -> Bool { !(left == right) }

  private func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count
      && withBytes { own in other.withBytes { own.has($0, at: 0) } }
  }

  func hasPrefix(_ prefix: String) -> Bool {
    let (own, part) = (TextWords(self), TextWords(prefix))
    if own.isShort, part.isShort { return own.begins(with: part) }
    return prefix.utf8.count <= utf8.count
      && withBytes { bytes in prefix.withBytes { bytes.has($0, at: 0) } }
  }

  func hasSuffix(_ suffix: String) -> Bool {
    let (own, part) = (TextWords(self), TextWords(suffix))
    if own.isShort, part.isShort { return own.ends(with: part) }
    let start = utf8.count - suffix.utf8.count
    return start >= 0 && withBytes { bytes in suffix.withBytes { bytes.has($0, at: start) } }
  }

  /// Whether `part` stands anywhere within; an empty one does.
  func contains(_ part: String) -> Bool {
    let words = (TextWords(self), TextWords(part))
    if words.0.isShort, words.1.isShort { return words.0.holds(words.1) }
    let last = utf8.count - part.utf8.count
    guard last >= 0 else { return false }
    Steps.count(last >> 3)
    return withBytes { bytes in
      part.withBytes { part in
        guard let first = part.first else { return true }
        var at = 0
        while at <= last {
          if bytes[at] == first, bytes.has(part, at: at) { return true }
          at += 1
        }
        return false
      }
    }
  }

  /// Whether it ends in one of these letters, each of which has three bytes, as kana and kanji do.
  func endsIn(oneOf letters: String) -> Bool {
    let length = utf8.count
    guard length >= 3 else { return false }
    return withBytes { own in
      letters.withBytes { letters in
        var at = 0
        while at + 2 < letters.count {
          if own[length - 3] == letters[at], own[length - 2] == letters[at + 1],
            own[length - 1] == letters[at + 2]
          {
            return true
          }
          at += 3
        }
        return false
      }
    }
  }

  @inline(__always)
  fileprivate func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    if let value = utf8.withContiguousStorageIfAvailable(body) { return value }
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension Substring {
  func hasPrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}

extension [String] {
  func contains(_ word: String) -> Bool {
    let wanted = TextWords(word)
    return withUnsafeBufferPointer { words in
      var at = 0
      while at < words.count {
        let other = TextWords(words[at])
        if wanted.isShort, other.isShort {
          if wanted == other { return true }
        } else if words[at] == word {
          return true
        }
        at += 1
      }
      return false
    }
  }
}

extension Sequence<String> {
  @inline(__always)
  func contains(_ word: String) -> Bool {
    for other in self where other == word { return true }
    return false
  }
}

/// Lets `switch` compare bytes as well.
@inline(__always)
func ~= (pattern: String, value: String) -> Bool { pattern == value }

extension UnsafeBufferPointer<UInt8> {
  /// Whether `part` stands at `start`, from where there are bytes enough.
  @inline(__always)
  fileprivate func has(_ part: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var at = 0
    while at < part.count {
      if self[start + at] != part[at] { return false }
      at += 1
    }
    return true
  }
}
