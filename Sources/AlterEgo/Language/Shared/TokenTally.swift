// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells in one step whether a stretch of a sentence has a token of some sort, however long it is.
struct TokenTally {
  /// How many such tokens stand before each index.
  private var before: [Int32]

  init(_ tokens: [Token], _ counts: (Token) -> Bool) {
    before = [Int32](repeating: 0, count: tokens.count + 1)
    var sum: Int32 = 0
    for at in tokens.indices {
      if counts(tokens[at]) { sum += 1 }
      before[at + 1] = sum
    }
  }

  func contains(_ stretch: Range<Int>) -> Bool {
    before[stretch.upperBound] > before[stretch.lowerBound]
  }
}
