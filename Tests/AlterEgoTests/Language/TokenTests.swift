// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

@testable import Language

@Suite struct TokenTests {
  static let texts = ["decline orders below 25%", "粗利率が25％を下回る受注は断ること。", "ａｂ ﾊﾞﾝ ⅻ", ""]

  @Test(arguments: texts) func `a token's text is that of its bytes, also once they are others`(
    _ text: String
  ) {
    let folded = FoldedText(text)
    for lower in 0...folded.bytes.count {
      for upper in lower...folded.bytes.count {
        var token = Token(.word, lower, upper)
        token.spell(by: folded)
        #expect(folded.surface(token) == folded.folded(lower, upper))
        token.upper = folded.bytes.count
        #expect(folded.surface(token) == folded.folded(lower, folded.bytes.count))
        token.lower = 0
        #expect(folded.surface(token) == folded.folded(0, folded.bytes.count))
      }
    }
  }
}
