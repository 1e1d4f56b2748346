// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Synchronization

/// Other ways of saying what a concept or a word of a rule means, found in the words of a
/// question: 棚に並べる of selling, a python of reptiles.
///
/// They serve to hold a question against statements, and leave how a sentence is read alone. Each
/// of the first few texts waits only for the ways that it may use; then all are read.
@usableFromInline package final class WaysOfSaying: Sendable {
  /// A way that a text uses.
  @usableFromInline package struct Hit: Sendable, Equatable {
    /// Ids of concepts, and folded words that no lexicon holds.
    package let means: [String]
    /// Its bytes in the folded text.
    package let range: Range<Int>
  }

  /// The longest gap within a way, in bytes.
  private static let longestGap = 45

  private let rows: [Table.Row]
  private let read = Mutex(WayList())

  init(_ rows: [Table.Row]) { self.rows = rows }

  /// The ways that a folded text uses, in its order.
  package func hits(in text: [UInt8]) -> [Hit] {
    var hits: [Hit] = []
    read.withLock { list in
      list.prepare(for: text, rows)
      for start in text.indices {
        list.each(beginningAt: start, in: text) { parts, row in
          guard let end = WaysOfSaying.end(of: parts, in: text, from: start) else { return }
          let means = rows[row].list("means").map { FoldedText.fold($0) }
          hits.append(Hit(means: means, range: start..<end))
        }
      }
    }
    return hits
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

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) }
}
