// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@Suite struct LatinWordsTests {
  static let texts = [
    "", " ", "late", "apart from steel frames", "a part-time clerk, paid by 7 p.m.", "- -x-",
    "the café's orders, naïve ones", "粗利率 gross margin が", "won't \u{301}e",
  ]

  @Test(arguments: texts) func `words are cut as the standard library cuts them`(_ text: String) {
    let wanted = text.split(whereSeparator: { !$0.isLetter && $0 != "-" }).map(String.init)
    #expect(LatinWords.words(text) == wanted)
  }

  @Test(arguments: texts) func `places name the letters within a part`(_ text: String) {
    let bytes = Array(text.utf8)
    for start in bytes.indices {
      let part = start..<bytes.count
      let places = LatinWords.places(in: bytes, part, digits: true)
      let isWord = { (at: Int) in
        (0x61...0x7A).contains(bytes[at]) || (0x30...0x39).contains(bytes[at]) || bytes[at] == 0x2D
      }
      for at in part { #expect(places.contains { $0.contains(at) } == isWord(at)) }
    }
  }
}
