// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Words: every row has them in both languages, each stands for one id, and marks fit.
extension KnowledgeLint {
  /// A word of a row with its language and mark.
  struct Saying {
    let text: Substring
    let bare: Substring
    /// The letter after the slash, when there is one.
    let mark: Character?
    let isEnglish: Bool
  }

  /// The columns that hold words, in one language.
  static func wordColumns(_ sheet: LintSheet, _ language: SpokenLanguage) -> [String] {
    let key = language.rawValue
    // The name of a state is a label; its words say whether it holds.
    return sheet.path == "states/states.tsv"
      ? ["true_" + key, "false_" + key, "unknown_" + key] : [key, "synonyms_" + key]
  }

  func sayings(_ sheet: LintSheet, _ row: LintSheet.Row, _ language: SpokenLanguage) -> [Saying] {
    KnowledgeLint.wordColumns(sheet, language).flatMap { sheet.list(row, $0) }.map {
      KnowledgeLint.saying($0, language)
    }
  }

  /// Parts a word from its mark: what stands after a last slash.
  static func saying(_ text: Substring, _ language: SpokenLanguage) -> Saying {
    let scalars = Array(text.unicodeScalars.suffix(3))
    if scalars.count == 3, scalars[1] == "/",
      "5vina".unicodeScalars.contains(scalars[2]) || looksLikeMark(scalars[2], after: scalars[0])
    {
      let end = text.unicodeScalars.index(text.unicodeScalars.endIndex, offsetBy: -2)
      return Saying(
        text: text, bare: text[..<end], mark: Character(scalars[2]),
        isEnglish: language == .english)
    }
    return Saying(text: text, bare: text, mark: nil, isEnglish: language == .english)
  }

  /// A small letter or digit that is no mark was meant for one; B/S and 24/7 are words.
  private static func looksLikeMark(_ last: Unicode.Scalar, after before: Unicode.Scalar) -> Bool {
    let isMark = ("a"..."z").contains(last) || ("0"..."9").contains(last)
    return isMark && !("A"..."Z").contains(before) && !("0"..."9").contains(before)
  }

  /// Departments and ranks are parts of titles and may be words of their own elsewhere.
  func sharedWords() -> [Placed] {
    var found: [Placed] = []
    for language in SpokenLanguage.allCases {
      var owners: [String: String] = [:]
      for (sheet, row) in entries {
        let id = String(sheet[row, "id"])
        for column in KnowledgeLint.wordColumns(sheet, language) {
          // A state that a word both affirms and denies is as ambiguous as two ids.
          let owner = sheet.path == "states/states.tsv" ? "\(id) (\(column))" : id
          for text in sheet.list(row, column) where !text.isEmpty {
            let word = FoldedText.fold(String(KnowledgeLint.saying(text, language).bare))
            if let other = owners[word], other != owner {
              found.append(placed(.sameWord, sheet, row, text, "\(text): \(other), \(owner)"))
            } else {
              owners[word] = owner
            }
          }
        }
      }
    }
    return found
  }

  /// Empty words, marks and gaps.
  func wordForms() -> [Placed] {
    var found: [Placed] = []
    let parts = ["roles/departments.tsv", "roles/ranks.tsv"].compactMap { sheet($0) }
      .flatMap { sheet in sheet.rows.map { (sheet, $0) } }
    for (sheet, row) in entries + parts {
      for language in SpokenLanguage.allCases {
        for saying in sayings(sheet, row, language) {
          if let fault = KnowledgeLint.fault(saying) {
            found.append(placed(fault, sheet, row, saying.text, String(saying.text)))
          }
        }
      }
    }
    return found
  }

  static let verbEndings: Set<Character> = ["う", "く", "ぐ", "す", "つ", "ぬ", "ぶ", "む", "る"]

  private static func fault(_ saying: Saying) -> Finding.Fault? {
    let word = saying.bare
    if word.isEmpty || word.first == " " || word.last == " " || word.contains("  ") {
      return .emptyWord
    }
    if word.first == "~" || word.last == "~" { return .gapAtEdge }
    if word.count(where: { $0 == "~" }) > 1 { return .secondGap }
    let bends = word.last.map { verbEndings.contains($0) } ?? false
    switch saying.mark {
    case nil, "n", "a": return nil
    case "v": return saying.isEnglish || bends ? nil : .wrongMark
    case "5": return !saying.isEnglish && bends ? nil : .wrongMark
    case "i": return !saying.isEnglish && word.last == "い" ? nil : .wrongMark
    default: return .wrongMark
    }
  }

  // MARK: Languages

  /// Rows that say nothing in one language, and sentences whose blanks differ.
  func languages() -> [Placed] {
    var found: [Placed] = []
    for (sheet, row) in entries {
      let id = sheet[row, "id"]
      for language in SpokenLanguage.allCases
      where sheet[row, language.rawValue].isEmpty || sayings(sheet, row, language).isEmpty {
        found.append(placed(.missingWords, sheet, row, id, "\(id) (\(language.rawValue))"))
      }
    }
    for sheet in sheets where sheet.has("ja") && sheet.has("en") && sheet.has("key") {
      for row in sheet.rows {
        let key = sheet[row, "key"]
        for language in SpokenLanguage.allCases where sheet[row, language.rawValue].isEmpty {
          found.append(placed(.missingWords, sheet, row, key, "\(key) (\(language.rawValue))"))
        }
        let (ja, en) = (sheet[row, "ja"], sheet[row, "en"])
        if !ja.isEmpty, !en.isEmpty, KnowledgeLint.blanks(ja) != KnowledgeLint.blanks(en) {
          found.append(placed(.placeholders, sheet, row, key, String(key)))
        }
      }
    }
    let pairs = [
      ("states/unknown.tsv", "ja", "en"), ("language/ja/vague.tsv", "question_ja", "question_en"),
      ("language/en/vague.tsv", "question_ja", "question_en"), ("rules/words.tsv", "ja", "en"),
      ("roles/departments.tsv", "ja", "en"), ("roles/ranks.tsv", "ja", "en"),
    ]
    for (path, ja, en) in pairs {
      guard let sheet = sheet(path) else { continue }
      for row in sheet.rows where sheet[row, ja].isEmpty || sheet[row, en].isEmpty {
        let name = row.cells.first { !$0.isEmpty } ?? ""
        found.append(placed(.missingWords, sheet, row, row.text, String(name)))
      }
    }
    return found
  }

  /// The names in braces.
  private static func blanks(_ text: Substring) -> Set<Substring> {
    Set(text.matches(of: /\{([^{}]*)\}/).map(\.1))
  }
}
