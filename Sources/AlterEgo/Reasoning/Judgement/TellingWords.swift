// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// The words of a text that tell it from others, in the form in which a statement and a question are held against each
/// other where nothing else connects them: kanji and pairs of them, katakana words, English stems.
struct TellingWords: Sendable {
  /// Weight of each: 1 for a single kanji, 2 for what says more.
  private let weights: [String: Int]

  var isEmpty: Bool { weights.isEmpty }
  /// All of it together.
  var weight: Int { weights.values.reduce(0, +) }

  init(_ text: String, without light: LightSigns) {
    var weights: [String: Int] = [:]
    ScriptRuns.each(in: text) { script, run in
      switch script {
      case .kanji:
        for sign in run where !light.signs.contains(sign) { weights[String(sign)] = 1 }
        for (a, b) in zip(run, run.dropFirst())
        where !(light.signs.contains(a) && light.signs.contains(b)) {
          weights[String(a) + String(b)] = 2
        }
      case .katakana:
        if run.count > 1 { weights[ScriptRuns.text(run)] = 2 }
      case .latin:
        let word = ScriptRuns.text(run)
        if run.count < 3 || light.stems.contains(word) { return }
        let stem = Surface.stem(word)
        if stem.utf8.count > 2, !light.stems.contains(stem) { weights[stem] = 2 }
      }
    }
    self.weights = weights
  }

  private init(weights: [String: Int]) { self.weights = weights }

  /// The words that another text lacks.
  func without(_ other: TellingWords) -> TellingWords {
    TellingWords(weights: weights.filter { other.weights[$0.key] == nil })
  }

  /// How much of another text's words this one has, 0…1; nil where that has none.
  func share(of other: TellingWords) -> Double? {
    other.isEmpty ? nil : Double(other.shared(with: self)) / Double(other.weight)
  }

  /// What both have, by weight.
  func shared(with other: TellingWords) -> Int {
    weights.reduce(0) { $0 + (other.weights[$1.key] == nil ? 0 : $1.value) }
  }
}

/// Kanji and English words that tell no statement from another: of time, number, person and form.
struct LightSigns: Sendable {
  let signs: Set<Unicode.Scalar>
  let stems: Set<String>

  /// Every word counts.
  static let none = LightSigns()

  private init() { (signs, stems) = ([], []) }

  init(_ knowledge: KnowledgeBase) {
    let rows = knowledge.rows("decisions/light_signs.tsv")
    signs = Set(rows.flatMap { $0["signs"].unicodeScalars })
    stems = Set(rows.flatMap { $0.list("words") })
  }
}
