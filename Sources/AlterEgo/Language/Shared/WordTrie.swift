// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Words over folded bytes, for the longest match at a place.
///
/// A word that ends in an ASCII letter (digit) doesn't match where another letter (digit) follows.
struct WordTrie<Payload: Sendable>: Sendable {
  private struct Node {
    var byte: UInt8
    var child: Int32 = -1
    var sibling: Int32 = -1
    var payload: Int32 = -1
  }

  private var roots = [Int32](repeating: -1, count: 256)
  private var nodes: [Node] = []
  private var payloads: [Payload] = []

  /// Adds a folded word; the first payload of a word stays.
  mutating func insert(_ word: some Sequence<UInt8>, _ payload: Payload) {
    var last: Int32 = -1
    for byte in word {
      let first = last < 0 ? roots[Int(byte)] : nodes[Int(last)].child
      var node = first
      while node >= 0, nodes[Int(node)].byte != byte { node = nodes[Int(node)].sibling }
      if node < 0 {
        node = Int32(nodes.count)
        nodes.append(Node(byte: byte, sibling: first))
        if last < 0 { roots[Int(byte)] = node } else { nodes[Int(last)].child = node }
      }
      last = node
    }
    guard last >= 0, nodes[Int(last)].payload < 0 else { return }
    nodes[Int(last)].payload = Int32(payloads.count)
    payloads.append(payload)
  }

  /// Adds how each word begins.
  func addOpenings(to openings: inout Openings) {
    for first in roots where first >= 0 { addOpenings(first, [], &openings) }
  }

  private func addOpenings(_ first: Int32, _ before: [UInt8], _ openings: inout Openings) {
    var node = first
    while node >= 0 {
      let bytes = before + [nodes[Int(node)].byte]
      if nodes[Int(node)].payload >= 0 || bytes.count == Openings.length { openings.insert(bytes) }
      if bytes.count < Openings.length { addOpenings(nodes[Int(node)].child, bytes, &openings) }
      node = nodes[Int(node)].sibling
    }
  }

  /// The longest word that starts at `start` and ends before `limit`.
  func longest(
    _ bytes: [UInt8], _ start: Int, before limit: Int = .max
  ) -> (payload: Payload, end: Int)? {
    guard start >= 0, start < bytes.count else { return nil }
    var node = roots[Int(bytes[start])]
    var at = start
    var best: (payload: Int32, end: Int)?
    while node >= 0 {
      Steps.count()
      at += 1
      let payload = nodes[Int(node)].payload
      if payload >= 0, at < limit, Self.endsWord(bytes, at) { best = (payload, at) }
      guard at < bytes.count else { break }
      node = nodes[Int(node)].child
      while node >= 0, nodes[Int(node)].byte != bytes[at] { node = nodes[Int(node)].sibling }
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
  private var isShort = [Bool](repeating: false, count: 256)

  mutating func insert(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    if bytes.count < 2 { isShort[Int(first)] = true }
    marks.insert(
      OpeningMarks.key(
        bytes[0], bytes.count > 1 ? bytes[1] : 0, bytes.count > 2 ? bytes[2] : 0))
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
  func admits(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= Openings.length else { return true }
    let at = word.startIndex
    return marks.has(OpeningMarks.key(word[at], word[at + 1], word[at + 2]))
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
