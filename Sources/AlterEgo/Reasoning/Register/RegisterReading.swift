// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What the company's books tell of an initiative's number: where it stood before, and stands.
package protocol BookedFigures {
  /// Two with the same version tell the same.
  var version: String { get }
  /// The entry with what nobody told and the books do.
  func entry(_ entry: RegisterEntry, recordedAt: String) -> RegisterEntry
}

/// The register with what the statements themselves say of its fields.
///
/// A talked initiative and its entry are one thing: the sentence fills the fields it speaks of,
/// and a field that the president sets stands over it.
package struct RegisterReading {
  private let lexicon: LineLexicon
  private let sheet: RegisterSheet
  private let books: BookedFigures?

  /// `books` lay under it what the company's figures tell; nil where they may not be seen.
  package init(_ lexicon: LineLexicon, books: BookedFigures? = nil) {
    self.init(lexicon, lexicon.knowledge.registerSheet, books: books)
  }

  /// The same with the sheet read already.
  init(_ lexicon: LineLexicon, _ sheet: RegisterSheet, books: BookedFigures?) {
    self.lexicon = lexicon
    self.books = books
    self.sheet = sheet
  }

  /// The entry of one statement.
  package func entry(_ statement: Statement, in register: Register) -> RegisterEntry {
    let kept = register[statement.id]
    guard statement.kind == .initiative else { return kept }
    let entry = kept.over(SaidFields(statement, sheet, lexicon).rows)
    return books?.entry(entry, recordedAt: statement.recordedAt) ?? entry
  }

  /// Where the books say that a number stands which a target moves by so much; nil where they
  /// don't, and for targets that say it themselves.
  package func start(of statement: Statement) -> RegisterRow? {
    guard let books, statement.kind == .kpi, statement.draft.isRelative else { return nil }
    let numbers = NumberReading(statement.draft, lexicon.knowledge, lexicon.effects)
    guard let metric = numbers.set.first?.metric else { return nil }
    let named = RegisterEntry(
      statement.id, rows: [RegisterRow(statement.id, "metric", value: metric)])
    let entry = books.entry(named, recordedAt: statement.recordedAt)
    return entry.rows.first { $0.field == "baseline" }
  }

  /// The whole register, as far as it is about these statements; entries that belong to no
  /// statement stay as they are.
  package func whole(_ register: Register, _ statements: [Statement]) -> Register {
    let shown = Dictionary(statements.map { ($0.id, $0) }) { first, _ in first }
    var entries = register.entries.filter { id, _ in
      shown[id] != nil || Register.things.contains(id.first ?? "I")
    }
    for statement in statements where statement.kind == .initiative && statement.isLive {
      entries[statement.id] = entry(statement, in: register)
    }
    for statement in statements where statement.isLive {
      if let start = start(of: statement) {
        entries[statement.id, default: RegisterEntry(statement.id)].rows.append(start)
      }
    }
    return Register(entries: entries, asOf: register.asOf)
  }
}
