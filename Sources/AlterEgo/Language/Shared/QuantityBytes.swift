// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Folded bytes with the few questions that readers of quantities ask of them.
struct QuantityBytes {
  let folded: FoldedText
  let bytes: [UInt8]

  init(_ folded: FoldedText) {
    self.folded = folded
    bytes = folded.bytes
  }

  /// Whether `word` stands at `at`.
  func has(_ word: StaticString, _ at: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard at >= 0, at + length <= bytes.count else { return false }
    let start = word.utf8Start
    for i in 0..<length where bytes[at + i] != start[i] { return false }
    return true
  }

  /// Whether `word` ends at `end`.
  func has(_ word: [UInt8], endingAt end: Int) -> Bool {
    guard end >= word.count, end <= bytes.count else { return false }
    for i in 0..<word.count where bytes[end - word.count + i] != word[i] { return false }
    return true
  }

  func has(_ word: StaticString, endingAt end: Int) -> Bool {
    has(word, end - word.utf8CodeUnitCount)
  }

  /// The end of the first of `words` that stands at `at`.
  func end(_ at: Int, ofAny words: [StaticString]) -> Int? {
    for word in words where has(word, at) { return at + word.utf8CodeUnitCount }
    return nil
  }

  /// Whether a kanji starts at `at`.
  func isKanji(_ at: Int) -> Bool {
    guard at + 2 < bytes.count, bytes[at] >= 0xE3, bytes[at] <= 0xE9 else { return false }
    if bytes[at] == 0xE3 { return bytes[at + 1] >= 0x90 }
    return true
  }

  /// Whether a kanji ends at `end`.
  func isKanji(endingAt end: Int) -> Bool {
    end >= 3 && bytes[end - 1] & 0xC0 == 0x80 && isKanji(end - 3)
  }

  /// Whether a katakana (or ー) starts at `at`.
  func isKatakana(_ at: Int) -> Bool {
    guard at + 2 < bytes.count, bytes[at] == 0xE3 else { return false }
    let scalar = UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
    return (0x30A1...0x30FC).contains(0x3000 | scalar)
  }

  /// The original text of a span.
  func surface(_ span: Span) -> String { folded.slice(span) }
}
