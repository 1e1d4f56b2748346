// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Reads the words of a cell with their marks; see `knowledge/README.md` for the marks.
enum WordReader {
  static func read(
    _ cell: UnsafeBufferPointer<UInt8>, sort: Concept.Sort, isEnglish: Bool, concept: Int,
    truth: Truth,
    where isWanted: (UnsafeBufferPointer<UInt8>, Word.Form) -> Bool = { _, _ in true },
    into words: inout [Word]
  ) {
    var start = 0
    while start < cell.count {
      var end = start
      while end < cell.count, cell[end] != UInt8(ascii: "|") { end += 1 }
      if end > start {
        let (surface, form) = word(
          UnsafeBufferPointer(rebasing: cell[start..<end]), sort, isEnglish)
        if isWanted(surface, form) {
          words.append(
            Word(
              surface: FoldedText.fold(Array(surface)[...]), form: form, concept: concept,
              truth: truth))
        }
      }
      start = end + 1
    }
  }

  private static func word(
    _ cell: UnsafeBufferPointer<UInt8>, _ sort: Concept.Sort, _ isEnglish: Bool
  ) -> (UnsafeBufferPointer<UInt8>, Word.Form) {
    if cell.count > 2, cell[cell.count - 2] == UInt8(ascii: "/") {
      let bare = UnsafeBufferPointer(rebasing: cell.dropLast(2))
      switch cell[cell.count - 1] {
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

  private static let verbEndings = "うくぐすつぬぶむる".unicodeScalars.map { ending in
    ending.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
  }

  private static func endsAsVerb(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    cell.count >= 3 && verbEndings.contains(cell.suffix(3).reduce(0) { $0 << 8 | UInt32($1) })
  }
}
