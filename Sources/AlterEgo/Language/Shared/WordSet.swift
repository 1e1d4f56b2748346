// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A set of words of our own, which are the same when their bytes are.
///
/// Every token of a sentence is asked for in a few of them, so a look-up is a quick hash and mostly
/// one comparison.
struct WordSet: ExpressibleByArrayLiteral, Sendable {
  /// An empty slot has the empty word, which is never in the set.
  private var slots: [String]
  private var count = 0

  init(arrayLiteral words: String...) { self.init(words) }

  init(_ words: [String] = []) {
    var size = 8
    while size < words.count * 2 { size *= 2 }
    slots = [String](repeating: "", count: size)
    for word in words { insert(word) }
  }

  var isEmpty: Bool { count == 0 }

  func contains(_ word: String) -> Bool {
    !word.utf8.isEmpty && !slots[slot(of: word)].utf8.isEmpty
  }

  /// Adds a word and tells whether it is new.
  @discardableResult
  mutating func insert(_ word: String) -> Bool {
    guard !word.utf8.isEmpty else { return false }
    let place = slot(of: word)
    guard slots[place].utf8.isEmpty else { return false }
    slots[place] = word
    count += 1
    if count * 2 > slots.count { self = WordSet(slots.filter { !$0.utf8.isEmpty }) }
    return true
  }

  /// The slot that the word has, or would take.
  private func slot(of word: String) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: word.quickHash) & mask
    while !slots[slot].utf8.isEmpty, slots[slot] != word { slot = (slot + 1) & mask }
    return slot
  }
}
