// SPDX-License-Identifier: GPL-3.0-or-later

/// One value of a row: the number of a text, or a number as ``SymbolTable`` writes it.
typealias Word = Int32

/// Gives each text a dense number, in order of first use, and keeps it for good; and writes 64-bit
/// numbers into 32 bits.
///
/// Texts are told apart by their bytes, not by canonical equivalence, so that a fact reads back
/// exactly as it was given. A number nearer to 0 than `plainLimit` stands for itself; the few that
/// are further away, such as amounts of money, lie apart and are named by their place there.
/// Either way equal values have equal words, so that a join compares nothing else.
final class SymbolTable {
  /// Words from here on name a number in `largeNumbers`.
  static let plainLimit: Word = 1 << 30

  private(set) var texts: [String] = []
  private var bytes: [UInt8] = []
  /// Where each text ends in `bytes`.
  private var ends: [Int] = []
  /// Open addressing with linear probing: the text's number plus one, 0 if free.
  private var table = [Int32](repeating: 0, count: 64)
  private var largeNumbers: [Int] = []
  private var placesOfLarge: [Int: Word] = [:]

  // MARK: Texts

  /// The number of `text`, new if it was not seen before.
  func intern(_ text: String) -> Word {
    var text = text
    return text.withUTF8 { utf8 in
      let slot = slot(of: utf8)
      if table[slot] != 0 { return table[slot] - 1 }
      return add(String(decoding: utf8, as: UTF8.self), utf8, at: slot)
    }
  }

  /// The number of a text given by its bytes, new if it was not seen before; nil if they are not
  /// UTF-8.
  func intern(_ utf8: UnsafeBufferPointer<UInt8>) -> Word? {
    let slot = slot(of: utf8)
    if table[slot] != 0 { return table[slot] - 1 }
    guard let text = String(validating: utf8, as: UTF8.self) else { return nil }
    return add(text, utf8, at: slot)
  }

  /// The number of `text` if it was ever interned.
  func number(of text: String) -> Word? {
    var text = text
    return text.withUTF8 { utf8 in
      let found = table[slot(of: utf8)]
      return found == 0 ? nil : found - 1
    }
  }

  /// True if the text of `left` sorts before the text of `right`.
  func precedes(_ left: Word, _ right: Word) -> Bool {
    texts[Int(left)] < texts[Int(right)]
  }

  private func add(_ text: String, _ utf8: UnsafeBufferPointer<UInt8>, at slot: Int) -> Word {
    bytes.append(contentsOf: utf8)
    ends.append(bytes.count)
    texts.append(text)
    table[slot] = Int32(truncatingIfNeeded: texts.count)
    if texts.count * 2 > table.count { widen() }
    return Word(truncatingIfNeeded: texts.count - 1)
  }

  private static func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  /// The place in the table that holds the text, or the free one where it would go.
  private func slot(of utf8: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = table.count - 1
    var slot = SymbolTable.hash(utf8) & mask
    while table[slot] != 0 {
      let number = Int(table[slot]) - 1
      let start = number == 0 ? 0 : ends[number - 1]
      if ends[number] - start == utf8.count, isText(at: start, utf8) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isText(at start: Int, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    for offset in 0..<utf8.count where bytes[start + offset] != utf8[offset] { return false }
    return true
  }

  private func widen() {
    table = [Int32](repeating: 0, count: table.count * 2)
    let mask = table.count - 1
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for number in ends.indices {
        var slot =
          SymbolTable.hash(UnsafeBufferPointer(rebasing: bytes[start..<ends[number]])) & mask
        while table[slot] != 0 { slot = (slot + 1) & mask }
        table[slot] = Int32(truncatingIfNeeded: number + 1)
        start = ends[number]
      }
    }
  }

  // MARK: Numbers

  /// The word of a number.
  @inline(__always)
  func word(of number: Int) -> Word {
    if number < Int(SymbolTable.plainLimit), number > -Int(SymbolTable.plainLimit) {
      return Word(truncatingIfNeeded: number)
    }
    return largeWord(of: number)
  }

  /// The word of a number, nil for one no fact holds.
  func knownWord(of number: Int) -> Word? {
    if number.magnitude < UInt(SymbolTable.plainLimit) { return Word(number) }
    return placesOfLarge[number]
  }

  /// The number a word stands for.
  @inline(__always)
  func number(_ word: Word) -> Int {
    word < SymbolTable.plainLimit
      ? Int(word) : largeNumbers[Int(word) - Int(SymbolTable.plainLimit)]
  }

  private func largeWord(of number: Int) -> Word {
    if let word = placesOfLarge[number] { return word }
    precondition(largeNumbers.count < Int(SymbolTable.plainLimit), "too many large numbers")
    let word = SymbolTable.plainLimit + Word(largeNumbers.count)
    largeNumbers.append(number)
    placesOfLarge[number] = word
    return word
  }
}
