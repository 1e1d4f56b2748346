// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// The picture of the future: size of sales, market position and organisation in 3, 5 and 10
/// years.
package struct FutureGrid: Sendable {
  package static let years = [3, 5, 10]

  /// A statement with its place.
  package struct Picture: Sendable {
    package let statement: Statement
    package let years: Int
    /// A choice of the field `aspect`; nil where neither register nor words tell.
    package let aspect: String?
    /// The later pictures it leads to.
    package let under: [String]
    /// What has to come first.
    package let after: [String]
  }

  /// A step that has to come first and stands later.
  package struct Reversal: Equatable, Sendable {
    package let id: String
    package let years: Int
    package let first: String
    package let firstYears: Int
  }

  /// The aspects in their order.
  package let aspects: [RegisterChoice]
  /// In the order of their years, then of their ids.
  package let pictures: [Picture]

  package init(_ line: CompanyLine) {
    let knowledge = line.rules.knowledge
    aspects = knowledge.registerSheet.field("aspect", of: "S")?.choices ?? []
    var found: [Picture] = []
    for statement in line.statements {
      let entry = line.register[statement.id]
      let told = (entry.amount("years") ?? entry.amount("horizon"))?.value
      guard let years = told.flatMap({ Int(exactly: $0) }) ?? statement.draft.horizonYears,
        FutureGrid.years.contains(years),
        [.vision, .strategy, .kpi, .intention, .initiative].contains(statement.kind)
      else { continue }
      let spoken = statement.draft.outerMentions.map(\.id)
      let text = FoldedText.fold(statement.text)
      let said =
        aspects.first { choice in
          choice.concepts.contains { wanted in spoken.contains { knowledge.isA($0, wanted) } }
        }
        ?? aspects.first { choice in
          (choice.cues[statement.draft.language] ?? []).contains(where: text.contains)
        }
      found.append(
        Picture(
          statement: statement, years: years, aspect: entry["aspect"] ?? said?.id,
          under: entry.items("under").map(\.item), after: entry.items("after").map(\.item)))
    }
    pictures = found.sorted { a, b in
      a.years != b.years
        ? a.years < b.years : StatementOrder.comesBefore(a.statement.id, b.statement.id)
    }
  }

  /// The pictures of a cell; an initiative serves a picture and fills no cell of its own.
  package func cell(_ aspect: String, _ years: Int) -> [Picture] {
    pictures.filter {
      $0.aspect == aspect && $0.years == years && $0.statement.kind != .initiative
    }
  }

  package var emptyCells: [(aspect: RegisterChoice, years: Int)] {
    aspects.flatMap { aspect in
      FutureGrid.years.filter { cell(aspect.id, $0).isEmpty }.map { (aspect, $0) }
    }
  }

  /// Pictures whose aspect nothing tells.
  package var unplaced: [Picture] {
    pictures.filter { $0.aspect == nil && $0.statement.kind != .initiative }
  }

  package func children(of id: String) -> [Picture] { pictures.filter { $0.under.contains(id) } }

  package var reversals: [Reversal] {
    pictures.flatMap { picture in
      picture.after.compactMap { first in
        guard let before = pictures.first(where: { $0.statement.id == first }),
          before.years > picture.years
        else { return nil }
        return Reversal(
          id: picture.statement.id, years: picture.years, first: first, firstYears: before.years)
      }
    }
  }
}

/// A promise to society and whether it was held.
package struct Promise: Equatable, Sendable {
  package enum Status: String, Sendable {
    /// Done in time, or without a day to be late for.
    case kept
    /// Done, and after its day.
    case keptLate = "kept-late"
    /// Its day has passed.
    case late
    case open
  }

  package let id: String
  package let text: String
  package let to: String?
  package let due: CalendarDate?
  package let keptOn: CalendarDate?

  package init(_ entry: RegisterEntry) {
    id = entry.subject
    text = entry["text"] ?? ""
    to = entry["to"]
    due = entry.date("promised-by")
    keptOn = entry.date("kept")
  }

  package func status(on day: CalendarDate) -> Status {
    if let keptOn { return due.map { keptOn > $0 } ?? false ? .keptLate : .kept }
    return due.map { day > $0 } ?? false ? .late : .open
  }
}
