// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Wording

/// What a mistyped or guessed command word may mean.
///
/// Candidates are the names of both languages and the verbs people bring from elsewhere
/// (`knowledge/words/guesses.tsv`); the distance is Damerau–Levenshtein's.
struct Suggestions {
  static let builtIn = Suggestions(Phrasebook.builtIn)

  private struct Candidate {
    let word: String
    /// The name that is suggested, in the language of the word.
    let name: String
    let isName: Bool
    let order: Int
  }

  private let candidates: [Candidate]

  init(_ words: Phrasebook) {
    var candidates: [Candidate] = []
    for (order, command) in CommandTable.all.enumerated() {
      let entry = command.entry
      for name in [entry.name, entry.japanese] {
        candidates.append(
          Candidate(word: FoldedText.fold(name), name: name, isName: true, order: order))
      }
      let key = "guess/\(entry.name)"
      guard words.has(key) else { continue }
      for (language, name) in [(SpokenLanguage.japanese, entry.japanese), (.english, entry.name)] {
        for guess in words.phrase(key, in: language).split(separator: "|") {
          candidates.append(
            Candidate(word: FoldedText.fold(String(guess)), name: name, isName: false, order: order)
          )
        }
      }
    }
    self.candidates = candidates
  }

  /// At most three names, the likeliest first; none when nothing is near.
  func names(for typed: String) -> [String] {
    let word = FoldedText.fold(typed)
    guard !word.isEmpty else { return [] }
    var ranked: [(cost: Int, order: Int, name: String)] = []
    for candidate in candidates {
      guard let cost = cost(word, candidate) else { continue }
      ranked.append((cost, candidate.order, candidate.name))
    }
    ranked.sort { ($0.cost, $0.order) < ($1.cost, $1.order) }
    guard let best = ranked.first?.cost else { return [] }
    var seen: Set<Int> = []
    let near = ranked.filter { $0.cost <= best + 8 && seen.insert($0.order).inserted }
    return near.prefix(3).map(\.name)
  }

  /// Small for what is likely; nil for what is too far away.
  private func cost(_ word: String, _ candidate: Candidate) -> Int? {
    let target = candidate.word
    if word == target { return 0 }
    let length = target.unicodeScalars.count
    let isASCII = target.utf8.count == length
    let limit = isASCII ? (length <= 3 ? 1 : length <= 6 ? 2 : 3) : (length <= 3 ? 1 : 2)
    var cost: Int?
    if let distance = editDistance(word, target, limit: limit), distance < length {
      // People rarely miss the first letter; one error in a long word is likelier than in a short.
      let first = word.unicodeScalars.first == target.unicodeScalars.first ? 0 : 3
      cost = distance * 10 + first + max(0, 6 - length) + (isASCII ? sameLetters(word, target) : 0)
    }
    if word.unicodeScalars.count >= 2, target.hasPrefix(word) {
      cost = min(cost ?? .max, 9 + (length - word.unicodeScalars.count))
    }
    return cost.map { candidate.isName ? $0 : $0 + 4 }
  }

  /// A swap of neighbours keeps all letters: likelier than another letter in their place.
  private func sameLetters(_ a: String, _ b: String) -> Int {
    a.utf8.sorted() == b.utf8.sorted() ? -3 : 0
  }
}
