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
    // An improvement proposal of the staff is no proposal to a customer.
    let behaviours = Set(
      knowledge.rows("register/behaviours.tsv").flatMap { $0.list("concepts") })
    let spoken = line.statements.map { statement in
      (
        id: statement.id, text: StatedCoverage.text(of: statement, without: behaviours),
        language: statement.draft.language, concepts: statement.draft.concepts.map(\.id)
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

  /// The folded words but for what names a behaviour of the staff.
  private static func text(of statement: Statement, without behaviours: Set<String>) -> String {
    let named = statement.draft.outerMentions.filter { behaviours.contains($0.id) }
    guard !named.isEmpty else { return FoldedText.fold(statement.text) }
    var rest = ""
    var at = 0
    for span in named.map(\.span).sorted(by: { $0.lower < $1.lower }) where span.lower >= at {
      rest += statement.text.slice(Span(at, span.lower)) + " "
      at = span.upper
    }
    rest += statement.text.slice(Span(at, statement.text.unicodeScalars.count))
    return FoldedText.fold(rest)
  }

  package var groups: [String] {
    var groups: [String] = []
    for item in items where !groups.contains(item.group) { groups.append(item.group) }
    return groups
  }
}
