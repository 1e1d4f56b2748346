// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The ways of saying, as far as texts asked for them.
struct WayList: Sendable {
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

  private var text: [UInt8] = []
  private var ways: [Way] = []
  /// Ways by their first three bytes, in the order of the tables.
  private var chains: [UInt32: Chain] = [:]
  private var known = OpeningMarks()
  private var textCount = 0

  /// So many texts are waited for one by one.
  private static let fewTexts = 4

  /// Reads the ways that a text may use and that are not read yet, in one pass over the bytes of
  /// the tables.
  mutating func prepare(for text: [UInt8], _ rows: [Table.Row]) {
    if textCount > WayList.fewTexts { return }
    var wanted = OpeningMarks()
    var isNew = false
    for start in text.indices {
      guard let key = WayList.key(text[start...]) else { break }
      if known.has(key) { continue }
      wanted.insert(key)
      isNew = true
    }
    // One text is asked for many times: only those that bring something new count.
    guard isNew else { return }
    textCount += 1
    guard textCount <= WayList.fewTexts else {
      read(rows) { [known] in !known.has($0) }
      return
    }
    // What is read now is all that shares a hash with it, and none of it is read already.
    read(rows) { [wanted] in wanted.has($0) }
    known.formUnion(wanted)
  }

  /// Calls `body` with the parts and the row of each way whose first part stands at a byte.
  func each(
    beginningAt start: Int, in given: [UInt8], _ body: ([[UInt8]], Int) -> Void
  ) {
    guard let key = WayList.key(given[start...]), let chain = chains[key] else { return }
    var number = chain.first
    while number >= 0 {
      let way = ways[Int(number)]
      number = way.next
      if begins(way, in: given, at: start) { body(parts(way), Int(way.row)) }
    }
  }

  private mutating func read(_ rows: [Table.Row], where isWanted: (UInt32) -> Bool) {
    for (number, row) in rows.enumerated() {
      for column in ["ja", "en"] {
        row.withBytes(column) { cell in
          var start = 0
          while start < cell.count {
            var end = start
            while end < cell.count, cell[end] != UInt8(ascii: "|") { end += 1 }
            let phrase = UnsafeBufferPointer(rebasing: cell[start..<end])
            if let key = WayList.opening(of: phrase), isWanted(key) {
              add(Array(phrase)[...], number)
            }
            start = end + 1
          }
        }
      }
    }
  }

  private mutating func add(_ phrase: ArraySlice<UInt8>, _ row: Int) {
    let start = text.count
    var firstEnd: Int?
    for part in phrase.split(separator: UInt8(ascii: "~")) {
      if firstEnd != nil { text.append(0) }
      FoldedText.fold(part.trimmed, into: &text)
      firstEnd = firstEnd ?? text.count
    }
    guard let firstEnd, let key = WayList.key(text[start..<firstEnd]) else {
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

  /// The first three bytes of a phrase as a text would have them; nil for one that is too short.
  private static func opening(of phrase: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if FoldedText.keepsOpening(phrase), isPlain(phrase) {
      return OpeningMarks.key(phrase[0], phrase[1], phrase[2])
    }
    guard let part = Array(phrase).split(separator: UInt8(ascii: "~")).first else { return nil }
    return key(FoldedText.fold(part.trimmed)[...])
  }

  /// Whether no gap, and no blank beside one, stands among the first three bytes of a phrase.
  private static func isPlain(_ phrase: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = phrase.prefix(3)
    return !start.contains(UInt8(ascii: "~")) && start.first != 0x20 && start.last != 0x20
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count >= 3 else { return nil }
    let at = bytes.startIndex
    return OpeningMarks.key(bytes[at], bytes[at + 1], bytes[at + 2])
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
}

extension ArraySlice<UInt8> {
  /// Without the blanks at both ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    var slice = drop { $0 == 0x20 }
    while slice.last == 0x20 { slice.removeLast() }
    return slice
  }
}
