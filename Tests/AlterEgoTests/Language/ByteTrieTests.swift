// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Language

/// The trie finds what was put in, and nothing else.
@Suite struct ByteTrieTests {
  private func values(_ trie: ByteTrie, _ word: [UInt8]) -> [Int32] {
    var node = ByteTrie.root
    for byte in word {
      guard let next = trie.step(node, byte) else { return [] }
      node = next
    }
    return trie.values(at: node)
  }

  @Test func `an empty trie holds nothing`() {
    let trie = ByteTrie()
    #expect(trie.step(ByteTrie.root, 0) == nil && trie.step(ByteTrie.root, 255) == nil)
    #expect(!trie.hasValues(ByteTrie.root))
  }

  @Test func `the values of a word come in the order in which they were put in`() {
    var trie = ByteTrie()
    for value: Int32 in [3, 1, 2] { trie.insert("値引".utf8, value: value) }
    #expect(values(trie, Array("値引".utf8)) == [3, 1, 2])
    #expect(values(trie, Array("値".utf8)) == [] && values(trie, Array("値引き".utf8)) == [])
  }

  @Test func `zero bytes and slots are bytes like others`() {
    var trie = ByteTrie()
    trie.insert([0, 0], value: 1)
    trie.insert([0], value: 2)
    trie.insert([255, 1], value: 3)
    #expect(values(trie, [0]) == [2] && values(trie, [0, 0]) == [1])
    #expect(values(trie, [255, 1]) == [3] && values(trie, [255]) == [])
  }

  @Test func `any words are found as a dictionary finds them, however it grows`() {
    var random = Seeded(64)
    var trie = ByteTrie()
    var words: [[UInt8]: [Int32]] = [:]
    for value in Int32(0)..<20_000 {
      let word = (0..<1 + random.below(6)).map { _ in UInt8(random.below(random.pick([3, 256]))) }
      trie.insert(word, value: value)
      words[word, default: []].append(value)
    }
    for (word, wanted) in words where values(trie, word) != wanted {
      Issue.record("\(word): \(values(trie, word)), not \(wanted)")
    }
    for _ in 0..<20_000 {
      let word = (0..<1 + random.below(6)).map { _ in UInt8(random.below(4)) }
      if values(trie, word) != words[word] ?? [] { Issue.record("\(word)") }
    }
  }
}
