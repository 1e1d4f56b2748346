// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Phrases with a gap, whose second part is sought further on: take ~ off.
extension Tokenizer {
  /// A gap in a phrase spans at most this many bytes.
  private static let longestGap = 60

  /// The bytes within reach of a gap, by their last six bits; few tails have all theirs there.
  func bytesAhead(_ bytes: [UInt8], _ start: Int) -> UInt64 {
    var ahead: UInt64 = 0
    for at in start..<min(bytes.count, start + Tokenizer.longestGap) {
      ahead |= 1 << UInt64(bytes[at] & 63)
    }
    return ahead
  }

  /// Where what follows a gap ends: a whole word of English, before the clause is over.
  func findTail(_ bytes: [UInt8], _ start: Int, _ tail: [UInt8]) -> Int? {
    let limit = min(bytes.count, start + Tokenizer.longestGap)
    let isEnglish = lexicon.language == .english
    let first = tail[0]
    var at = start
    Steps.count((limit - start) >> 3)
    while at + tail.count <= limit {
      let byte = bytes[at]
      // A gap ends with the sentence.
      if byte == 0xE3, at + 2 < limit, bytes[at + 1] == 0x80, bytes[at + 2] == 0x82 {
        return nil
      }
      if isEnglish, at > start || byte != 0x20, closesGap(bytes, at) { return nil }
      if byte == first, bytes.has(tail, at),
        !isEnglish || isWholeWord(bytes, at, at + tail.count)
      {
        return at + tail.count
      }
      at += 1
    }
    return nil
  }

  private static let closers = [
    " when ", " if ", " unless ", " because ", " which ", " who ", " may ", " must ", " until ",
    " whether ", " should ", " cannot ", " will ",
  ].map { Array($0.utf8) }

  /// A bit for each letter with which a closer begins.
  private static let closing = closers.reduce(UInt32(0)) { $0 | 1 << UInt32($1[1] & 31) }

  private func closesGap(_ bytes: [UInt8], _ at: Int) -> Bool {
    switch bytes[at] {
    // Left unsold when the season ends may go to schools: nothing is left to them.
    case 0x20:
      guard at + 1 < bytes.count, Tokenizer.closing & 1 << UInt32(bytes[at + 1] & 31) != 0 else {
        return false
      }
      return Tokenizer.closers.contains { bytes.has($0, at) }
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."),
      UInt8(ascii: "?"), UInt8(ascii: "!"):
      return at + 1 >= bytes.count || bytes[at + 1] == 0x20
    default: return false
    }
  }

  /// Whether words begin and end at the bytes; a plural ends one too.
  private func isWholeWord(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    if start > 0, isASCIIWord(bytes[start]), isASCIIWord(bytes[start - 1]) { return false }
    var end = end
    if end < bytes.count, bytes[end] == UInt8(ascii: "s") { end += 1 }
    return end >= bytes.count || !isASCIIWord(bytes[end]) || !isASCIIWord(bytes[end - 1])
  }
}
