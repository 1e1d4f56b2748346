// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a company should have said something about, and what it has said.
///
/// The groups and their items stand in `knowledge/register/coverage.tsv`: the seven values for
/// customers, the three slots of price and cost.
package struct StatedCoverage: Sendable {
  package struct Item: Sendable {
    package let group: String
    package let id: String
    package let ja: String
    package let en: String
    /// The live statements that speak of it, in the order of their ids.
    package let statements: [String]

    package func name(in language: SpokenLanguage) -> String {
      language == .japanese ? ja : en
    }
  }

  package let items: [Item]

  package init(_ line: CompanyLine) {
    let knowledge = line.rules.knowledge
    let spoken = line.statements.map { statement in
      (
        id: statement.id, text: FoldedText.fold(statement.text), language: statement.draft.language,
        concepts: statement.draft.concepts.map(\.id)
      )
    }
    items = knowledge.rows("register/coverage.tsv").map { row in
      let wanted = row.list("concepts")
      let cues = [
        SpokenLanguage.japanese: row.list("cues_ja"), .english: row.list("cues_en"),
      ].mapValues { $0.map { FoldedText.fold($0) } }
      let found = spoken.filter { statement in
        (cues[statement.language] ?? []).contains(where: statement.text.contains)
          || wanted.contains { id in statement.concepts.contains { knowledge.isA($0, id) } }
      }
      return Item(
        group: row["group"], id: row["id"], ja: row["ja"], en: row["en"],
        statements: found.map(\.id))
    }
  }

  package var groups: [String] {
    var groups: [String] = []
    for item in items where !groups.contains(item.group) { groups.append(item.group) }
    return groups
  }
}
