// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells in one step whether a stretch of a sentence has a token of some sort, however long it is.
struct TokenTally {
  /// How many such tokens stand before each index.
  private var before: [Int32]

  init(_ tokens: [Token], _ counts: (Token) -> Bool) {
    before = [0]
    before.reserveCapacity(tokens.count + 1)
    var sum: Int32 = 0
    for token in tokens {
      if counts(token) { sum += 1 }
      before.append(sum)
    }
  }

  func contains(_ stretch: Range<Int>) -> Bool {
    before[stretch.upperBound] > before[stretch.lowerBound]
  }
}
