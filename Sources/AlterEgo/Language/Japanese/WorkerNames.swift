// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Names of workers that no table lists, made of a word and one kanji: 衛生士, 運転士, 支援員.
struct WorkerNames {
  let text: FoldedText

  /// The tokens with each such name as one word; 衛生 in 衛生士 is no hygiene.
  func read(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: endsName) else { return tokens }
    var joined: [Token] = []
    for token in tokens {
      guard endsName(token), let before = joined.last, before.upper == token.lower,
        isWork(before)
      else {
        joined.append(token)
        continue
      }
      var name = Token(.word, before.lower, token.upper)
      name.id = "word:" + text.folded(before.lower, token.upper)
      name.form = .noun
      joined[joined.count - 1] = name
    }
    return joined
  }

  private func endsName(_ token: Token) -> Bool {
    token.kind == .word && token.upper - token.lower == 3
      && WorkerNames.ends.contains(text.surface(token))
  }

  /// A noun of kanji or katakana, bare of any ending of a verb.
  private func isWork(_ token: Token) -> Bool {
    guard token.isContent, token.sort != .role, token.upper - token.lower >= 6 else { return false }
    return text.surface(token).unicodeScalars.allSatisfy {
      (0x4E00...0x9FFF).contains($0.value) || (0x30A1...0x30FC).contains($0.value)
    }
  }

  /// Whether a word of kanji ends as names of workers do: 調律師, 運転士.
  static func endsLikeOne(_ word: String) -> Bool {
    guard word.unicodeScalars.count > 2, let last = word.unicodeScalars.last else { return false }
    return ends.contains(String(last))
  }

  private static let ends: WordSet = ["士", "師", "員", "工", "係", "職", "夫", "婦"]
}
