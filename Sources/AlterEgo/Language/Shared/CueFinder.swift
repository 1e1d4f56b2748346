// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds, in one pass over a text, which of many words stand in it and where each stands first.
struct CueFinder: Sendable {
  private var trie = ByteTrie(jumps: true)
  /// Per word, whether one that begins with an ASCII letter must not stand inside a longer one.
  private var isWhole: [Bool] = []

  /// Adds a folded word and returns its number; an empty one is never found.
  mutating func add(_ word: [UInt8], isWhole: Bool = false) -> Int {
    if !word.isEmpty { trie.insert(word, value: Int32(self.isWhole.count)) }
    self.isWhole.append(isWhole && (word.first ?? 0x80) < 0x80)
    return self.isWhole.count - 1
  }

  /// For each word, the byte at which it stands first, or −1.
  func places(in bytes: [UInt8]) -> [Int32] {
    var places = [Int32](repeating: -1, count: isWhole.count)
    var start = 0
    while start < bytes.count {
      var node = ByteTrie.root
      var at = start
      if ByteTrie.isWide(bytes, start, before: bytes.count) {
        start += 3
        guard let next = trie.jump(bytes, at) else { continue }
        node = next
        at += 3
        note(node, at - 3, at, bytes, &places)
      } else {
        start += 1
      }
      let first = node == ByteTrie.root ? at : at - 3
      while at < bytes.count, let next = trie.step(node, bytes[at]) {
        node = next
        at += 1
        note(node, first, at, bytes, &places)
      }
    }
    return places
  }

  /// Notes the words of a node, which stand from `start` to `end`.
  @inline(__always)
  private func note(
    _ node: Int32, _ start: Int, _ end: Int, _ bytes: [UInt8], _ places: inout [Int32]
  ) {
    var cell = trie.firstCell(node)
    while cell >= 0 {
      let word = Int(trie.value(cell))
      if places[word] < 0, !isWhole[word] || isWord(bytes, start, end) {
        places[word] = Int32(truncatingIfNeeded: start)
      }
      cell = trie.nextCell(cell)
    }
  }

  private func isWord(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    // 's call stands behind a letter.
    !(start > 0 && bytes[start].isLetter && bytes[start - 1].isLetter)
      && !(end < bytes.count && bytes[end].isLetter)
  }
}
