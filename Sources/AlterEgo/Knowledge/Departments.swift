// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The departments of `roles/departments.tsv`, found by everything they are called.
@usableFromInline package struct Departments: Sendable {
  @usableFromInline package struct Department: Sendable {
    package let id: String
    package let ja: String
    package let en: String
    /// Its names in both languages as they are written, the shown ones first.
    package let names: [String]

    fileprivate init(_ row: Table.Row) {
      (id, ja, en) = (row["id"], row["ja"], row["en"])
      names = [ja, en] + row.list("synonyms_ja") + row.list("synonyms_en")
    }
  }

  /// In the order of the table.
  package let all: [Department]
  private let places: [String: Int]
  private let byName: [String: Int]

  init(_ knowledge: KnowledgeBase) {
    all = knowledge.rows("roles/departments.tsv").map(Department.init)
    var places: [String: Int] = [:]
    var byName: [String: Int] = [:]
    for (place, department) in all.enumerated() {
      places[department.id] = places[department.id] ?? place
      for name in department.names.map({ FoldedText.fold($0) }) {
        byName[name] = byName[name] ?? place
      }
    }
    (self.places, self.byName) = (places, byName)
  }

  /// The department of an id; nil for one that only this company has.
  package subscript(id: String) -> Department? { places[id].map { all[$0] } }

  /// The department that goes by a name, however it is written; nil for an unknown one.
  package func named(_ text: String) -> Department? {
    byName[FoldedText.fold(text)].map { all[$0] }
  }

  /// How a department is called; one that only this company has by its own word.
  package func name(of id: String, in language: SpokenLanguage) -> String {
    guard let department = self[id] else {
      return id.hasPrefix("word:") ? String(id.dropFirst(5)) : id
    }
    return language == .japanese ? department.ja : department.en
  }
}
