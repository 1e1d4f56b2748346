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
  func findTail(_ bytes: [UInt8], _ start: Int, _ number: Int) -> Int? {
    findTail(bytes, start, number, before: gapEnd(bytes, start))
  }

  /// Where a gap that begins at a byte ends at the latest.
  func gapEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    let limit = min(bytes.count, start + Tokenizer.longestGap)
    let isEnglish = lexicon.language == .english
    var at = start
    Steps.count((limit - start) >> 3)
    while at < limit {
      let byte = bytes[at]
      // A gap ends with the sentence.
      if byte == 0xE3, at + 2 < limit, bytes[at + 1] == 0x80, bytes[at + 2] == 0x82 { return at }
      if isEnglish, at > start || byte != 0x20, closesGap(bytes, at) { return at }
      at += 1
    }
    return limit
  }

  /// The same of a gap that ends before `end`.
  func findTail(_ bytes: [UInt8], _ start: Int, _ number: Int, before end: Int) -> Int? {
    let tail = lexicon.tails[number]
    let limit = min(bytes.count, start + Tokenizer.longestGap)
    let isEnglish = lexicon.language == .english
    let first = lexicon.tailText[tail.lowerBound]
    var at = start
    Steps.count((end - start) >> 3)
    while at < end, at + tail.count <= limit {
      if bytes[at] == first, isTail(tail, bytes, at),
        !isEnglish || isWholeWord(bytes, at, at + tail.count)
      {
        return at + tail.count
      }
      at += 1
    }
    return nil
  }

  /// Whether the bytes of a tail stand at a place from where there are enough.
  @inline(__always)
  private func isTail(_ tail: Range<Int>, _ bytes: [UInt8], _ at: Int) -> Bool {
    for place in tail where lexicon.tailText[place] != bytes[at + place - tail.lowerBound] {
      return false
    }
    return true
  }

  private static let closers = [
    " when ", " if ", " unless ", " because ", " which ", " who ", " may ", " must ", " until ",
    " whether ", " should ", " cannot ", " will ",
  ].map { Array($0.utf8) }

  /// The closers by the last five bits of the letter with which they begin.
  private static let closing = (0..<32).map { letter in
    closers.filter { Int($0[1] & 31) == letter }
  }

  private func closesGap(_ bytes: [UInt8], _ at: Int) -> Bool {
    switch bytes[at] {
    // Left unsold when the season ends may go to schools: nothing is left to them.
    case 0x20:
      guard at + 1 < bytes.count else { return false }
      return Tokenizer.closing[Int(bytes[at + 1] & 31)].contains { bytes.has($0, at) }
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
