// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// What is read off the words of a string is what its bytes say.
@Suite struct TextWordsTests {
  /// Texts of every length around the border, of one, two, three and four bytes a character.
  private static let texts: [String] = {
    var texts = [""]
    for letter in ["a", "z", "é", "値", "引", "🙂"] {
      for count in 1...18 { texts.append(String(repeating: letter, count: count)) }
    }
    texts += ["断る", "断らない", "ない", "word:木型", "ask_approval", "advance_payment_policy"]
    texts += ["supplier", "supplied", "up", "sup", "plier", "値引き", "引き"]
    return texts
  }()

  @Test func `short are the texts of up to fifteen bytes, and their bytes are theirs`() {
    for text in TextWordsTests.texts {
      let words = TextWords(text)
      #expect(words.isShort == (text.utf8.count <= 15), "\(text)")
      guard words.isShort else { continue }
      #expect(words.count == text.utf8.count)
      for (place, byte) in text.utf8.enumerated() {
        #expect(UInt8(truncatingIfNeeded: words.bytes >> (8 * place)) == byte, "\(text)")
      }
    }
  }

  @Test func `texts compare as their bytes do`() {
    for one in TextWordsTests.texts {
      for other in TextWordsTests.texts {
        let (left, right) = (Array(one.utf8), Array(other.utf8))
        if let same = TextWords.areSame(one, other) { #expect(same == (left == right)) }
        let words = (TextWords(one), TextWords(other))
        guard words.0.isShort, words.1.isShort else { continue }
        #expect(words.0.begins(with: words.1) == left.starts(with: right), "\(one) \(other)")
        #expect(
          words.0.ends(with: words.1) == left.reversed().starts(with: right.reversed()),
          "\(one) \(other)")
        #expect(
          words.0.holds(words.1) == (right.isEmpty || left.has(right)), "\(one) \(other)")
      }
    }
  }

  @Test func `the hash is of the bytes, however a text is kept`() {
    for text in TextWordsTests.texts {
      // What was long and was cut stays in memory of its own.
      var kept = text + String(repeating: "x", count: 40)
      kept.removeLast(40)
      #expect(kept.quickHash == text.quickHash, "\(text)")
    }
    #expect(Set(TextWordsTests.texts.map(\.quickHash)).count == TextWordsTests.texts.count)
  }

  @Test func `a folded text gives every part of it, whole characters or not`() {
    let text = FoldedText("粗利率が25%を下回る受注は断ること。 No café 🙂 less than 7.")
    for lower in 0...text.bytes.count {
      for upper in lower...min(lower + 18, text.bytes.count) where lower <= upper {
        let wanted = String(decoding: text.bytes[lower..<upper], as: UTF8.self)
        let given = text.folded(lower, upper)
        #expect(Array(given.utf8) == Array(wanted.utf8) && given == wanted)
        #expect(given + "!" == wanted + "!" && given.hashValue == wanted.hashValue)
      }
    }
  }
}
