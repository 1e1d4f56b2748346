// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A field of the register, from `knowledge/register/fields.tsv`.
@usableFromInline package struct RegisterField: Sendable {
  /// What a field may hold.
  @usableFromInline package enum Sort: String, Sendable {
    case choice, money, months, hours, minutes, percent, number, count, role, metric, text, date,
      horizon, items, tagged, ids

    /// Whether the value is a number with a unit.
    package var isAmount: Bool {
      switch self {
      case .money, .months, .hours, .minutes, .percent, .number, .count, .horizon: true
      default: false
      }
    }

    /// Whether the field holds several entries.
    package var isList: Bool { self == .items || self == .tagged || self == .ids }
  }

  package let id: String
  /// The letters of the ids it belongs to: `I` for initiatives.
  package let letters: String
  package let sort: Sort
  /// `month` for an amount a month; nil for an amount as such.
  package let per: String?
  /// The field without which nobody is asked for this one.
  package let needs: String?
  package let choices: [RegisterChoice]
  private let row: Table.Row

  init?(_ row: Table.Row, _ choices: [RegisterChoice]) {
    guard let sort = Sort(rawValue: row["sort"]) else { return nil }
    id = row["id"]
    letters = row["of"]
    self.sort = sort
    per = row["per"].isEmpty ? nil : row["per"]
    needs = row["needs"].isEmpty ? nil : row["needs"]
    self.choices = choices
    self.row = row
  }

  package func name(in language: SpokenLanguage) -> String { row[language.rawValue] }

  /// Every name of a language, the shown one first.
  package func names(in language: SpokenLanguage) -> [String] {
    [name(in: language)] + row.list("names_" + language.rawValue)
  }

  /// Words beside a number that say it is this field.
  package func cues(in language: SpokenLanguage) -> [String] {
    row.list("cues_" + language.rawValue)
  }

  /// The question that asks for it; empty for one that nobody is asked for.
  package func question(in language: SpokenLanguage) -> String {
    row["ask_" + language.rawValue]
  }

  package func why(in language: SpokenLanguage) -> String { row["why_" + language.rawValue] }

  /// The choice that words name, in either language.
  package func choice(_ text: String) -> RegisterChoice? {
    let folded = FoldedText.fold(text)
    return choices.first { $0.names.contains(folded) }
  }

  package func choice(id: String) -> RegisterChoice? { choices.first { $0.id == id } }
}

/// One thing that a field with choices may hold.
@usableFromInline package struct RegisterChoice: Sendable {
  package let id: String
  package let ja: String
  package let en: String
  /// Folded, of both languages, with the id.
  package let names: Set<String>
  /// Concepts that say so in a sentence.
  package let concepts: [String]
  /// Words that say so where no concept does, folded.
  package let cues: [SpokenLanguage: [String]]

  init(_ row: Table.Row) {
    id = row["id"]
    ja = row["ja"]
    en = row["en"]
    let all = [id, ja, en] + row.list("names_ja") + row.list("names_en")
    names = Set(all.map { FoldedText.fold($0) })
    concepts = row.list("concepts")
    cues = [
      .japanese: row.list("cues_ja").map { FoldedText.fold($0) },
      .english: row.list("cues_en").map { FoldedText.fold($0) },
    ]
  }

  package func name(in language: SpokenLanguage) -> String { language == .japanese ? ja : en }
}

/// The fields of the register, in the order in which they are asked.
@usableFromInline package struct RegisterSheet: Sendable {
  package let fields: [RegisterField]

  package init(_ knowledge: KnowledgeBase) {
    var choices: [String: [RegisterChoice]] = [:]
    for row in knowledge.rows("register/choices.tsv") {
      choices[row["field"], default: []].append(RegisterChoice(row))
    }
    fields = knowledge.rows("register/fields.tsv").compactMap { row in
      RegisterField(row, choices[row["id"]] ?? [])
    }
  }

  /// The fields of ids that begin with a letter.
  package func fields(of letter: Character) -> [RegisterField] {
    fields.filter { $0.letters.contains(letter) }
  }

  package func field(_ id: String, of letter: Character) -> RegisterField? {
    fields.first { $0.id == id && $0.letters.contains(letter) }
  }

  /// The field that words name, in either language.
  package func named(_ text: String, of letter: Character) -> RegisterField? {
    let folded = FoldedText.fold(text)
    let own = fields(of: letter)
    return own.first { $0.id == folded }
      ?? own.first { field in
        SpokenLanguage.allCases.contains { language in
          field.names(in: language).contains { FoldedText.fold($0) == folded }
        }
      }
  }
}
