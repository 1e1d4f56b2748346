// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Grammar tables and examples.
extension KnowledgeLint {
  /// The classes that the parsers of each language read.
  private static let classes: [SpokenLanguage: Set<Substring>] = [
    .japanese: [
      "adverb", "aux", "condition", "connective", "determiner", "except-tail", "exception",
      "modal", "negation", "particle", "purpose", "question", "reason", "regardless", "restrict",
      "whether",
    ],
    .english: [
      "adverb", "aux", "condition", "connective", "determiner", "exception", "modal", "negation",
      "preposition", "pronoun", "purpose", "question", "reason", "regardless", "restrict",
      "upward",
    ],
  ]

  func grammar() -> [Placed] {
    var found: [Placed] = []
    for sheet in sheets where sheet.path.hasPrefix("language/") && sheet.has("surface") {
      var seen: Set<String> = []
      for row in sheet.rows {
        // A cue may point to two kinds; twice to one it would count double.
        let word = sheet[row, "surface"]
        let key = FoldedText.fold(String(word)) + "\t" + sheet[row, "kind"]
        if !seen.insert(key).inserted {
          found.append(placed(.duplicateFunctionWord, sheet, row, word, String(word)))
        }
      }
    }
    for language in SpokenLanguage.allCases {
      guard let sheet = sheet("language/\(language.rawValue)/function_words.tsv") else { continue }
      let known = KnowledgeLint.classes[language] ?? []
      for row in sheet.rows where !known.contains(sheet[row, "class"]) {
        let name = sheet[row, "class"]
        found.append(placed(.unknownClass, sheet, row, name, String(name)))
      }
    }
    return found
  }

  // MARK: Examples

  /// Each example shows a word of its row, by its letters; how it is understood is for a test.
  func examples() -> [Placed] {
    let irregular = irregularVerbs()
    var found: [Placed] = []
    for (sheet, row) in entries {
      for language in SpokenLanguage.allCases {
        let example = sheet[row, "example_" + language.rawValue]
        if example.isEmpty { continue }
        let text = FoldedText.fold(String(example))
        let shown = sayings(sheet, row, language).contains {
          KnowledgeLint.stands($0, in: text, irregular)
        }
        if !shown {
          let id = sheet[row, "id"]
          found.append(placed(.exampleLacksWord, sheet, row, example, "\(id): \(example)"))
        }
      }
    }
    return found + cueExamples()
  }

  /// Cues and vague words stand in their examples as they are.
  private func cueExamples() -> [Placed] {
    var found: [Placed] = []
    let tables = [
      (
        "surface",
        [
          "kind_cues.tsv", "kind_shapes.tsv", "vague.tsv", "worries.tsv", "profile_cues.tsv",
          "told_exceptions.tsv",
        ]
      ),
      ("words", ["case_cues.tsv", "request_cues.tsv", "soft_cues.tsv", "sides.tsv"]),
    ]
    for sheet in sheets {
      guard let (column, _) = tables.first(where: { $0.1.contains(where: sheet.path.hasSuffix) })
      else { continue }
      for row in sheet.rows {
        let (word, example) = (sheet[row, column], sheet[row, "example"])
        let text = " " + FoldedText.fold(String(example)) + " "
        if !text.utf8.contains(FoldedText.fold(String(word)).utf8) {
          found.append(placed(.exampleLacksWord, sheet, row, example, "\(word): \(example)"))
        }
      }
    }
    return found
  }

  private func irregularVerbs() -> [String: [String]] {
    guard let sheet = sheet("language/en/irregular_verbs.tsv") else { return [:] }
    var forms: [String: [String]] = [:]
    for row in sheet.rows {
      let past = sheet.list(row, "past") + sheet.list(row, "participle")
      forms[String(sheet[row, "base"])] = past.map(String.init)
    }
    return forms
  }

  /// Whether the parts of a phrase that don't bend stand in the text, in their order.
  private static func stands(
    _ saying: Saying, in text: String, _ irregular: [String: [String]]
  ) -> Bool {
    let word = FoldedText.fold(String(saying.bare))
    var rest = text.utf8[...]
    let parts = saying.isEnglish ? englishParts(word, irregular) : japaneseParts(word, saying.mark)
    for alternatives in parts {
      let hits = alternatives.compactMap { rest.firstRange(of: $0.utf8) }
      guard let hit = hits.min(by: { $0.lowerBound < $1.lowerBound }) else { return false }
      rest = rest[hit.upperBound...]
    }
    return true
  }

  /// 値段を~下げる: 値段 and 下げ; a particle inside may be another one.
  private static func japaneseParts(_ word: String, _ mark: Character?) -> [[String]] {
    var word = Substring(word)
    if word.hasSuffix("する") {
      word = word.dropLast(2)
    } else if mark == "i" || word.last.map({ verbEndings.contains($0) }) ?? false {
      word = word.dropLast()
    }
    return word.split { "をがにはの~".contains($0) }.map { [String($0)] }
  }

  /// Take ~ on: take, takes, took, taking; then on.
  private static func englishParts(_ word: String, _ irregular: [String: [String]]) -> [[String]] {
    word.split { $0 == " " || $0 == "~" }.map { part in
      let base = String(part)
      let stem = base.count > 3 && (base.hasSuffix("e") || base.hasSuffix("y"))
      return [stem ? String(base.dropLast()) : base] + (irregular[base] ?? [])
    }
  }
}
