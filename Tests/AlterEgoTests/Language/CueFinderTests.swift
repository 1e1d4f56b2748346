// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Language

/// One pass finds what a search for each word would find.
@Suite struct CueFinderTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let word: String
    let isWhole: Bool
    let place: Int32
    var testDescription: String { "\(word) in \(text)" }
  }

  static let rows = [
    Row(text: "できるだけ早く、できるだけ安く", word: "できるだけ", isWhole: false, place: 0),
    Row(text: "早く、できるだけ", word: "できるだけ", isWhole: false, place: 9),
    Row(text: "できる", word: "できるだけ", isWhole: false, place: -1),
    Row(text: "the aims, an aim", word: "aim", isWhole: true, place: 13),
    Row(text: "the aims", word: "aim", isWhole: true, place: -1),
    Row(text: "the aims", word: "aim", isWhole: false, place: 4),
    Row(text: "品質を", word: "質", isWhole: true, place: 3),
    Row(text: "", word: "質", isWhole: false, place: -1),
    Row(text: "品質", word: "", isWhole: false, place: -1),
  ]

  @Test(arguments: rows) func `a word is found where it stands first`(_ row: Row) {
    var finder = CueFinder()
    let other = finder.add(Array("できるだけ早く".utf8))
    let number = finder.add(Array(row.word.utf8), isWhole: row.isWhole)
    let places = finder.places(in: Array(row.text.utf8))
    #expect(places[number] == row.place)
    #expect((places[other] >= 0) == row.text.contains("できるだけ早く"))
  }

  @Test func `many words are found as a search for each finds them`() {
    var random = Seeded(11)
    for _ in 0..<200 {
      let text = (0..<random.below(60)).map { _ in UInt8(0x61 + random.below(3)) }
      let words = (0..<30).map { _ in
        (0..<1 + random.below(5)).map { _ in UInt8(0x61 + random.below(3)) }
      }
      var finder = CueFinder()
      for word in words { _ = finder.add(word) }
      let places = finder.places(in: text)
      for (word, place) in zip(words, places) {
        #expect(Int(place) == text.firstIndex(of: word) ?? -1)
      }
    }
  }
}
