// SPDX-License-Identifier: GPL-3.0-or-later

/// Gives each text a dense number, in order of first use, and keeps it for good.
///
/// Texts are told apart by their bytes, not by canonical equivalence, so that a fact reads back
/// exactly as it was given.
final class SymbolTable {
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }
  }

  private var numbers: [Key: Int] = [:]
  private(set) var texts: [String] = []

  /// The number of `text`, new if it was not seen before.
  func intern(_ text: String) -> Int {
    if let number = numbers[Key(text: text)] { return number }
    let number = texts.count
    texts.append(text)
    numbers[Key(text: text)] = number
    return number
  }

  /// The number of `text` if it was ever interned.
  func number(of text: String) -> Int? {
    numbers[Key(text: text)]
  }

  /// True if the text of `left` sorts before the text of `right`.
  func precedes(_ left: Int, _ right: Int) -> Bool {
    texts[left] < texts[right]
  }
}
