// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension Analyzer {
  /// Standing rules in the words of a told decision, the likeliest first; empty where its sentence
  /// has a form that can't be turned into one.
  ///
  /// 「粗利率20%の受注を受けた。」 gives 「粗利率20%の受注を受けてよい。」 when it was approved;
  /// "We turned down a 10% discount." gives "We turn down a 10% discount." when declined.
  package func rules(fromTold line: String, _ outcome: Precedent.Outcome) -> [String] {
    guard outcome != .unknown else { return [] }
    switch Analyzer.language(of: line) {
    case .japanese: return japaneseRules(lastSentence(line, "。"), outcome)
    case .english: return englishRules(lastSentence(line, "."), outcome)
    }
  }

  private func lastSentence(_ line: String, _ stop: Character) -> String {
    // A point within a number ends nothing.
    var parts: [String] = [""]
    let characters = Array(line)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      if character == stop, stop != "." || next == " " {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    let last = parts.last { !$0.allSatisfy { $0.isWhitespace || "?？！!".contains($0) } }
    return String((last ?? line).drop { $0.isWhitespace })
  }

  // MARK: Japanese

  /// Past ends and what stands for them in a rule that allows.
  private static let allowing = [
    ("いたしました", "してよい"), ("しました", "してよい"), ("した", "してよい"), ("なかった", "なくてよい"),
    ("んだ", "んでよい"), ("いだ", "いでよい"), ("た", "てよい"),
  ]
  /// The same in a rule that does not.
  private static let ruling = [
    ("いたしませんでした", "しない"), ("しませんでした", "しない"), ("ませんでした", "ない"),
    ("なかった", "ない"),
  ]

  private func japaneseRules(_ sentence: String, _ outcome: Precedent.Outcome) -> [String] {
    if outcome == .approved {
      guard let (past, rule) = Self.allowing.first(where: { sentence.hasSuffix($0.0) }),
        past != "た" || !sentence.hasSuffix("ました")
      else { return [] }
      return [sentence.dropLast(past.count) + rule + "。"]
    }
    if let (past, rule) = Self.ruling.first(where: { sentence.hasSuffix($0.0) }) {
      return [sentence.dropLast(past.count) + rule + "。"]
    }
    // …を見送った: what was given up is ruled out.
    guard let at = sentence.lastIndex(where: { "をは".contains($0) }), at > sentence.startIndex
    else { return [] }
    return [sentence[..<at] + "は断る。", sentence[..<at] + "は認めない。"]
  }

  // MARK: English

  private func englishRules(_ sentence: String, _ outcome: Precedent.Outcome) -> [String] {
    var words = sentence.split(separator: " ").map(String.init)
    guard words.count > 2, ["we", "i", "he", "she", "they"].contains(words[0].lowercased()) else {
      return []
    }
    words.removeFirst()
    if ["did", "have", "has", "had"].contains(words[0].lowercased()) {
      let wasNegated = words.count > 2 && words[1].lowercased() == "not"
      let isPerfect = words[0].lowercased() != "did"
      words.removeFirst(wasNegated ? 2 : 1)
      if wasNegated, outcome == .declined {
        let bases = isPerfect ? self.bases(of: words[0]) : [words[0]]
        return bases.map { rule("We do not", $0, words) }
      }
    }
    let opening = outcome == .approved ? "We may" : "We"
    return bases(of: words[0]).map { rule(opening, $0, words) }
  }

  private func rule(_ opening: String, _ base: String, _ words: [String]) -> String {
    ([opening, base] + words.dropFirst()).joined(separator: " ") + "."
  }

  /// What a past form may be the past of: paid of pay, decided of decid and decide.
  private func bases(of past: String) -> [String] {
    let folded = past.lowercased()
    if let irregular = irregularBase(folded) { return [irregular] }
    let lemma = EnglishInflection.lemma(folded)
    return lemma == folded ? [folded] : [lemma + "e", lemma]
  }

  private func irregularBase(_ word: String) -> String? {
    for (base, forms) in EnglishInflection.table(knowledge) where forms.contains(word) {
      return base
    }
    return nil
  }
}
