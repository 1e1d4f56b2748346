// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A statement before and after an action; nil where it was not there.
package struct StatementChange: Equatable, Sendable {
  package let id: String
  package let before: Statement?
  package let after: Statement?
}

extension JournalEntry {
  /// What the entry did to statements.
  package var statementChanges: [StatementChange] {
    func statement(_ image: String?) -> Statement? {
      image.flatMap(Table.statements.row(fromImage:)).flatMap(StatementRows.stored)?.statement
    }
    return changes.filter { $0.table == Table.statements.name }.map {
      StatementChange(id: $0.key, before: statement($0.before), after: statement($0.after))
    }
  }
}

extension StatementStore {
  /// The latest entries of the journal, or the latest that touched `id`, oldest first.
  package func history(
    of id: String? = nil, limit: Int = .max
  ) throws(Problem) -> [JournalEntry] {
    try database.reading { () throws(Problem) in
      var entries: [JournalEntry] = []
      for sequence in try journal.sequences(touching: id, limit: limit) {
        if let entry = try journal.entry(sequence) { entries.append(entry) }
      }
      return entries
    }
  }

  /// Takes back the latest action that isn't taken back yet.
  ///
  /// - Returns: the new entry; its changes say what is different now.
  /// - Throws: `storeNothingToUndo`.
  package func undo(by signature: Signature) throws(Problem) -> JournalEntry {
    try goOver(.undo, by: signature)
  }

  /// Does again what was undone last, unless something was done since.
  ///
  /// - Returns: the new entry; its changes say what is different now.
  /// - Throws: `storeNothingToRedo`.
  package func redo(by signature: Signature) throws(Problem) -> JournalEntry {
    try goOver(.redo, by: signature)
  }

  private func goOver(
    _ verb: JournalEntry.Verb, by signature: Signature
  ) throws(Problem) -> JournalEntry {
    let entry = try database.transaction { () throws(Problem) in
      let target = try verb == .undo ? journal.undoTarget() : journal.redoTarget()
      guard let target, let entry = try journal.entry(target) else {
        throw Problem(verb == .undo ? .storeNothingToUndo : .storeNothingToRedo)
      }
      let changes = verb == .undo ? entry.changes.reversed().map(\.inverse) : entry.changes
      let writer = RowWriter(database)
      for change in changes { try writer.apply(change) }
      return try journal.append(
        writer.changes, verb: verb, target: target, by: signature, at: clock())
    }
    ownActions += 1
    return entry
  }

  // MARK: The past

  /// The statements and decisions as they stood at the end of a day, in this machine's zone.
  package func state(
    on day: CalendarDate
  ) throws(Problem) -> (statements: [Statement], precedents: [Precedent]) {
    let end = endTimestamp(of: day)
    return try database.reading { () throws(Problem) in
      let last =
        try database.value("SELECT max(sequence) FROM journal WHERE at < ?", [.text(end)])?
        .integer ?? 0
      var images = try currentImages()
      // The first change after that moment tells how a row stood then.
      var settled: Set<String> = []
      try database.each(
        """
        SELECT table_name, row_key, before, after FROM journal_changes
        WHERE sequence > ? AND table_name IN ('statements', 'decisions') ORDER BY number
        """, [.integer(last)]
      ) { row in
        let change = Journal.change(row)
        if settled.insert(change.key + " " + change.table).inserted {
          images[change.table, default: [:]][change.key] = change.before
        }
      }
      return (try statements(images), try precedents(images))
    }
  }

  private typealias Images = [String: [String: String]]

  private func currentImages() throws(Problem) -> Images {
    var images: Images = [:]
    for table in [Table.statements, .decisions] {
      try database.each(table.selectAll) { row in
        let values = Array(row.values.dropLast())
        images[table.name, default: [:]][table.keyText(of: values)] = table.image(of: values)
      }
    }
    return images
  }

  private func statements(_ images: Images) throws(Problem) -> [Statement] {
    var found: [StatementRows.Stored] = []
    for (id, image) in images[Table.statements.name] ?? [:] {
      guard let row = Table.statements.row(fromImage: image),
        let stored = StatementRows.stored(row)
      else { throw damaged(id) }
      found.append(stored)
    }
    return found.sorted { $0.ordinal < $1.ordinal }.map(\.statement)
  }

  private func precedents(_ images: Images) throws(Problem) -> [Precedent] {
    var found: [(ordinal: Int, precedent: Precedent)] = []
    for (id, image) in images[Table.decisions.name] ?? [:] {
      guard let row = Table.decisions.row(fromImage: image),
        let decision = DecisionRows.precedent(row)
      else { throw damaged(id) }
      found.append(decision)
    }
    return found.sorted { $0.ordinal < $1.ordinal }.map(\.precedent)
  }
}
