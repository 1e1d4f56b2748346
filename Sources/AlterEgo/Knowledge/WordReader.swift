// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Reads the words of a cell with their marks; see `knowledge/README.md` for the marks.
enum WordReader {
  static func read(
    _ cell: ArraySlice<UInt8>, sort: Concept.Sort, isEnglish: Bool, concept: Int, truth: Truth,
    where isWanted: (ArraySlice<UInt8>, Word.Form) -> Bool = { _, _ in true },
    into words: inout [Word]
  ) {
    var start = cell.startIndex
    while start < cell.endIndex {
      var end = start
      while end < cell.endIndex, cell[end] != UInt8(ascii: "|") { end += 1 }
      if end > start {
        let (surface, form) = word(cell[start..<end], sort, isEnglish)
        if isWanted(surface, form) {
          words.append(
            Word(surface: FoldedText.fold(surface), form: form, concept: concept, truth: truth))
        }
      }
      start = end + 1
    }
  }

  private static func word(
    _ cell: ArraySlice<UInt8>, _ sort: Concept.Sort, _ isEnglish: Bool
  ) -> (ArraySlice<UInt8>, Word.Form) {
    if cell.count > 2, cell[cell.endIndex - 2] == UInt8(ascii: "/") {
      let bare = cell.dropLast(2)
      switch cell[cell.endIndex - 1] {
      case UInt8(ascii: "5"): return (bare, .godan)
      case UInt8(ascii: "i"): return (bare, .adjective)
      case UInt8(ascii: "v"): return (bare, .verb)
      case UInt8(ascii: "n"): return (bare, .noun)
      case UInt8(ascii: "a"): return (bare, .fixed)
      default: break
      }
    }
    if sort == .act {
      return (cell, isEnglish || endsAsVerb(cell) ? .verb : .noun)
    }
    return (cell, sort == .state ? .fixed : .noun)
  }

  private static let verbEndings = "うくぐすつぬぶむる".unicodeScalars.map { Array(String($0).utf8) }

  private static func endsAsVerb(_ cell: ArraySlice<UInt8>) -> Bool {
    verbEndings.contains { cell.suffix(3).elementsEqual($0) }
  }
}
