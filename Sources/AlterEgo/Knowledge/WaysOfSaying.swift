// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Synchronization

/// Other ways of saying what a concept or a word of a rule means, found in the words of a
/// question: 棚に並べる of selling, a python of reptiles.
///
/// They serve to hold a question against statements, and leave how a sentence is read alone.
@usableFromInline package struct WaysOfSaying: Sendable {
  /// A way that a text uses.
  @usableFromInline package struct Hit: Sendable, Equatable {
    /// Ids of concepts, and folded words that no lexicon holds.
    package let means: [String]
    /// Its bytes in the folded text.
    package let range: Range<Int>
  }

  private struct Way: Sendable {
    /// Its bytes in `text`: what stands around the gaps, with a zero for each gap.
    let start: Int32
    let end: Int32
    let row: Int32
    /// The next way with the same first three bytes, or −1.
    var next: Int32 = -1
  }

  /// The first and the last way with the same first three bytes.
  private struct Chain: Sendable {
    let first: Int32
    var last: Int32
  }

  /// The longest gap within a way, in bytes.
  private static let longestGap = 45

  private let rows: [Table.Row]
  private var text: [UInt8] = []
  private var ways: [Way] = []
  /// Ways by their first three bytes, in the order of the tables.
  private var chains: [UInt32: Chain] = [:]

  /// Reads the tables in one pass over their bytes: every question in a process of its own waits
  /// for it.
  init(_ rows: [Table.Row]) {
    self.rows = rows
    text.reserveCapacity(rows.count * 256)
    ways.reserveCapacity(rows.count * 16)
    for (number, row) in rows.enumerated() {
      for column in ["ja", "en"] { take(row.bytes(column), number) }
    }
  }

  private mutating func take(_ cell: ArraySlice<UInt8>, _ row: Int) {
    var rest = cell
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "|")) ?? rest.endIndex
      add(rest[..<end], row)
      rest = rest[min(end + 1, rest.endIndex)...]
    }
  }

  private mutating func add(_ phrase: ArraySlice<UInt8>, _ row: Int) {
    let start = text.count
    var rest = phrase
    var firstEnd: Int?
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "~")) ?? rest.endIndex
      if end > rest.startIndex {
        if firstEnd != nil { text.append(0) }
        FoldedText.fold(rest[..<end].trimmed, into: &text)
        firstEnd = firstEnd ?? text.count
      }
      rest = rest[min(end + 1, rest.endIndex)...]
    }
    guard let firstEnd, let key = WaysOfSaying.key(text[start..<firstEnd]) else {
      text.removeSubrange(start...)
      return
    }
    let number = Int32(truncatingIfNeeded: ways.count)
    ways.append(
      Way(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: text.count),
        row: Int32(truncatingIfNeeded: row)))
    if let chain = chains[key] {
      ways[Int(chain.last)].next = number
      chains[key]?.last = number
    } else {
      chains[key] = Chain(first: number, last: number)
    }
  }

  /// The ways that a folded text uses, in its order.
  package func hits(in text: [UInt8]) -> [Hit] {
    var hits: [Hit] = []
    for start in text.indices {
      guard let key = WaysOfSaying.key(text[start...]), let chain = chains[key] else { continue }
      var number = chain.first
      while number >= 0 {
        let way = ways[Int(number)]
        number = way.next
        guard begins(way, in: text, at: start),
          let end = WaysOfSaying.end(of: parts(way), in: text, from: start)
        else { continue }
        let means = rows[Int(way.row)].list("means").map { FoldedText.fold($0) }
        hits.append(Hit(means: means, range: start..<end))
      }
    }
    return hits
  }

  /// Whether the first part of a way stands at a byte.
  private func begins(_ way: Way, in given: [UInt8], at start: Int) -> Bool {
    var at = start
    for byte in text[Int(way.start)..<Int(way.end)] {
      if byte == 0 { return true }
      guard at < given.count, given[at] == byte else { return false }
      at += 1
    }
    return true
  }

  private func parts(_ way: Way) -> [[UInt8]] {
    text[Int(way.start)..<Int(way.end)]
      .split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count >= 3 else { return nil }
    return bytes.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Where the parts end that follow one another from `start` within a clause.
  private static func end(of parts: [[UInt8]], in text: [UInt8], from start: Int) -> Int? {
    var at = start
    for (index, part) in parts.enumerated() {
      let last = index == 0 ? at : min(at + longestGap, text.count - part.count)
      guard at <= last else { return nil }
      var found: Int?
      for place in at...last {
        if text[place...].starts(with: part), isWhole(part, in: text, at: place) {
          found = place + part.count
          break
        }
        // A gap ends with the sentence.
        if index > 0, isStop(text, place) { break }
      }
      guard let found else { return nil }
      at = found
    }
    return at
  }

  /// 。, a full stop, a question mark.
  private static func isStop(_ text: [UInt8], _ at: Int) -> Bool {
    if text[at] == UInt8(ascii: ".") || text[at] == UInt8(ascii: "?") { return true }
    return text[at...].starts(with: [0xE3, 0x80, 0x82])
  }

  /// Alphabetic words are found whole, with the endings of plural and past.
  private static func isWhole(_ part: [UInt8], in text: [UInt8], at: Int) -> Bool {
    guard let last = part.last, last < 0x80 else {
      // アジ is not found in アジア, nor マス in クリスマス.
      let end = at + part.count
      return !(isKatakana(text, at) && isKatakana(text, at - 3))
        && !(isKatakana(text, end - 3) && isKatakana(text, end))
    }
    if at > 0, text[at - 1].isLetter, part[0].isLetter { return false }
    let rest = text[(at + part.count)...].prefix { $0.isLetter }
    return endings.contains { rest.elementsEqual($0.utf8) }
  }

  /// Whether a katakana sign, or the mark of a long vowel, stands at a byte.
  private static func isKatakana(_ text: [UInt8], _ at: Int) -> Bool {
    guard at >= 0, at + 2 < text.count, text[at] == 0xE3 else { return false }
    return text[at + 1] == 0x83 || text[at + 1] == 0x82 && text[at + 2] >= 0xA1
  }

  private static let endings = ["", "s", "es", "d", "ed", "ing"]
}

extension ArraySlice<UInt8> {
  /// Without the blanks at both ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    var slice = drop { $0 == 0x20 }
    while slice.last == 0x20 { slice.removeLast() }
    return slice
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) }
}

/// The ways of saying of a knowledge base, built when the first question comes.
final class LazyWays: Sendable {
  private let known = Mutex<WaysOfSaying?>(nil)

  func value(of rows: () -> [Table.Row]) -> WaysOfSaying {
    known.withLock { known in
      if let known { return known }
      let ways = WaysOfSaying(rows())
      known = ways
      return ways
    }
  }
}
