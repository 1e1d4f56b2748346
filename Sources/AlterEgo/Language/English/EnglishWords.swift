// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension FoldedText {
  /// The first word of what a token spans: `bring` of "bring down".
  func firstWord(of token: Token) -> String {
    let end = bytes[token.lower..<token.upper].firstIndex(of: 0x20) ?? token.upper
    return folded(token.lower, end)
  }
}
