// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Language

/// Answers found by halving and by counting once are those of looking at everything.
@Suite struct CoverageTests {
  @Test func `a place is covered when any range has it`() {
    var random = Seeded(5)
    for _ in 0..<300 {
      let ranges = (0..<random.below(12)).map { _ in
        let lower = random.below(40)
        return lower..<lower + random.below(9)
      }
      let coverage = Coverage(ranges)
      for place in 0..<50 {
        #expect(coverage.contains(place) == ranges.contains { $0.contains(place) })
      }
    }
  }

  @Test func `a tally tells what a stretch has`() {
    var random = Seeded(6)
    let tokens = (0..<60).map { index in
      Token(random.below(4) == 0 ? .word : .mark, index, index + 1)
    }
    let tally = TokenTally(tokens) { $0.kind == .word }
    for lower in 0...60 {
      for upper in lower...60 {
        let has = tokens[lower..<upper].contains { $0.kind == .word }
        #expect(tally.contains(lower..<upper) == has)
      }
    }
  }

  @Test func `a token is found by its first byte`() {
    let tokens = [0, 3, 9, 12, 40].map { Token(.word, $0, $0 + 2) }
    for byte in 0..<50 {
      #expect(tokens.index(startingAt: byte) == tokens.firstIndex { $0.lower == byte })
    }
  }

  @Test func `openings tell of no word that it cannot begin`() {
    var trie = WordTrie<Int>()
    let words = ["a", "in", "一", "以上", "at least", "¥"].map { Array($0.utf8) }
    for (number, word) in words.enumerated() { trie.insert(word, number) }
    var openings = Openings()
    openings.formUnion(trie.openings)
    for word in words {
      for tail in ["", " 5", "円", "zzz"] { #expect(openings.mayOpen(word + tail.utf8, 0)) }
    }
  }
}
