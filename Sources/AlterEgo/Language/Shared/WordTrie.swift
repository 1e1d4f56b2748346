// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Words over folded bytes, for the longest match at a place.
///
/// A word that ends in an ASCII letter (digit) doesn't match where another letter (digit) follows.
struct WordTrie<Payload: Sendable>: Sendable {
  private var trie = ByteTrie(capacity: 1 << 6)
  private var payloads: [Payload] = []
  /// How the words begin, since at most places of a text none does.
  private(set) var openings = Openings()

  /// Adds a folded word; the first payload of a word stays.
  mutating func insert(_ word: some Sequence<UInt8>, _ payload: Payload) {
    let bytes = Array(word)
    let node = trie.path(bytes, from: ByteTrie.root)
    guard !bytes.isEmpty, !trie.hasValues(node) else { return }
    trie.addValue(Int32(payloads.count), at: node)
    payloads.append(payload)
    openings.insert(Array(bytes.prefix(Openings.length)))
  }

  /// The longest word that starts at `start` and ends before `limit`.
  @inline(__always)
  func longest(
    _ bytes: [UInt8], _ start: Int, before limit: Int = .max
  ) -> (payload: Payload, end: Int)? {
    guard start >= 0, start < bytes.count, openings.mayOpen(bytes, start) else { return nil }
    return longestHere(bytes, start, before: limit)
  }

  private func longestHere(
    _ bytes: [UInt8], _ start: Int, before limit: Int
  ) -> (payload: Payload, end: Int)? {
    var node = ByteTrie.root
    var at = start
    var best: (payload: Int32, end: Int)?
    while at < bytes.count, let next = trie.step(node, bytes[at]) {
      node = next
      at += 1
      let cell = trie.firstCell(node)
      if cell >= 0, at < limit, Self.endsWord(bytes, at) { best = (trie.value(cell), at) }
    }
    return best.map { (payloads[Int($0.payload)], $0.end) }
  }

  private static func endsWord(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end < bytes.count else { return true }
    let (last, next) = (bytes[end - 1], bytes[end])
    return !(last.isLetter && next.isLetter) && !(last.isDigit && next.isDigit)
  }
}

/// Whether any of many words may begin at a place, told by its first three bytes.
///
/// It may say yes where none does, never no where one does.
struct Openings: Sendable {
  static let length = 3
  private var marks = OpeningMarks()
  private var isShort = Openings.none

  private static let none = [Bool](repeating: false, count: 256)

  mutating func insert(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    if bytes.count < 2 { isShort[Int(first)] = true }
    marks.insert(
      OpeningMarks.key(
        bytes[0], bytes.count > 1 ? bytes[1] : 0, bytes.count > 2 ? bytes[2] : 0))
  }

  /// Takes up whatever another set holds.
  mutating func formUnion(_ other: Openings) {
    marks.formUnion(other.marks)
    for first in isShort.indices where other.isShort[first] { isShort[first] = true }
  }

  @inline(__always)
  func mayOpen(_ bytes: [UInt8], _ at: Int) -> Bool {
    if isShort[Int(bytes[at])] { return true }
    guard at + 1 < bytes.count else { return false }
    if marks.has(OpeningMarks.key(bytes[at], bytes[at + 1], 0)) { return true }
    return at + 2 < bytes.count
      && marks.has(OpeningMarks.key(bytes[at], bytes[at + 1], bytes[at + 2]))
  }
}

/// The bytes with which words in some texts may begin, three by three.
///
/// A process that reads one sentence makes its lexicon of the few words that the sentence may hold.
/// It may say yes of a word that no text holds, never no of one that one does.
struct TextOpenings: Sendable {
  private var marks = OpeningMarks()
  /// How many texts it knows.
  private(set) var textCount = 0

  mutating func insert(_ text: [UInt8]) {
    textCount += 1
    for at in 0..<max(0, text.count - Openings.length + 1) {
      marks.insert(OpeningMarks.key(text[at], text[at + 1], text[at + 2]))
    }
  }

  /// Takes up how one more word begins.
  mutating func insert(word: [UInt8]) {
    if word.count >= Openings.length {
      marks.insert(OpeningMarks.key(word[0], word[1], word[2]))
    }
  }

  /// Whether a text may hold a word; so with all that are shorter than what is looked at.
  func admits(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count >= Openings.length else { return true }
    return marks.has(OpeningMarks.key(word[0], word[1], word[2]))
  }

  /// Whether every word that another text may hold is admitted.
  func covers(_ text: [UInt8]) -> Bool {
    for at in 0..<max(0, text.count - Openings.length + 1)
    where !marks.has(OpeningMarks.key(text[at], text[at + 1], text[at + 2])) { return false }
    return true
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// A folded ASCII letter.
  var isLetter: Bool { self >= 0x61 && self <= 0x7A }
  var isSpace: Bool { self == 0x20 }
}
