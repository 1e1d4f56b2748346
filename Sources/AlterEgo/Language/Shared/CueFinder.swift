// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds, in one pass over a text, which of many words stand in it and where each stands first.
struct CueFinder: Sendable {
  /// Words that may stand anywhere.
  private var anywhere = ByteTrie(jumps: true)
  /// Words that begin with an ASCII letter and must not stand inside a longer one.
  private var whole = ByteTrie()
  private var count = 0

  /// Adds a folded word and returns its number; an empty one is never found.
  mutating func add(_ word: [UInt8], isWhole: Bool = false) -> Int {
    if let first = word.first {
      if isWhole, first < 0x80 {
        whole.insert(word, value: Int32(count))
      } else {
        anywhere.insert(word, value: Int32(count))
      }
    }
    count += 1
    return count - 1
  }

  /// For each word, the byte at which it stands first, or −1.
  func places(in bytes: [UInt8]) -> [Int32] {
    var places = [Int32](repeating: -1, count: count)
    var start = 0
    while start < bytes.count {
      if ByteTrie.isWide(bytes, start, before: bytes.count) {
        if let node = anywhere.jump(bytes, start) {
          note(anywhere, node, start, &places)
          walk(anywhere, from: node, start, start + 3, bytes, &places)
        }
        start += 3
        continue
      }
      walk(anywhere, from: ByteTrie.root, start, start, bytes, &places)
      // 's call stands behind a letter.
      if !(start > 0 && bytes[start].isLetter && bytes[start - 1].isLetter) {
        walkWhole(start, bytes, &places)
      }
      start += 1
    }
    return places
  }

  /// Notes the words from `start` on that a node behind `at` leads to.
  @inline(__always)
  private func walk(
    _ trie: ByteTrie, from first: Int32, _ start: Int, _ at: Int, _ bytes: [UInt8],
    _ places: inout [Int32]
  ) {
    var node = first
    var at = at
    while at < bytes.count, let next = trie.step(node, bytes[at]) {
      node = next
      at += 1
      note(trie, node, start, &places)
    }
  }

  private func walkWhole(_ start: Int, _ bytes: [UInt8], _ places: inout [Int32]) {
    var node = ByteTrie.root
    var at = start
    while at < bytes.count, let next = whole.step(node, bytes[at]) {
      node = next
      at += 1
      if at == bytes.count || !bytes[at].isLetter { note(whole, node, start, &places) }
    }
  }

  /// Notes the words of a node.
  @inline(__always)
  private func note(_ trie: ByteTrie, _ node: Int32, _ start: Int, _ places: inout [Int32]) {
    var cell = trie.firstCell(node)
    while cell >= 0 {
      let word = Int(trie.value(cell))
      if places[word] < 0 { places[word] = Int32(truncatingIfNeeded: start) }
      cell = trie.nextCell(cell)
    }
  }
}
