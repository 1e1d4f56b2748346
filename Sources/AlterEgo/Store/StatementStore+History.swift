// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A statement before and after an action; nil where it was not there.
package struct StatementChange: Equatable, Sendable {
  package let id: String
  package let before: Statement?
  package let after: Statement?

  package init(id: String, before: Statement?, after: Statement?) {
    self.id = id
    self.before = before
    self.after = after
  }
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
    ownFigureActions += 1
    return entry
  }

  // MARK: The past

  /// The statements and decisions as they stood at the end of a day, in this machine's zone.
  package func state(
    on day: CalendarDate
  ) throws(Problem) -> (statements: [Statement], precedents: [Precedent]) {
    try database.reading { () throws(Problem) in
      let last = try database.value(
        "SELECT max(sequence) FROM journal WHERE at < ?", [.text(endTimestamp(of: day))])
      return try state(after: last?.integer ?? 0)
    }
  }

  /// The sequence number of the latest journal entry; 0 in a new store.
  package var latestEntry: Int { get throws(Problem) { try journal.head().sequence } }

  /// The statements and decisions as the journal's entry `last` left them.
  package func state(
    after last: Int
  ) throws(Problem) -> (statements: [Statement], precedents: [Precedent]) {
    try database.reading { () throws(Problem) in
      let now = try readStatements()
      let statements = try rolledBack(
        zip(now.ordinals, now.statements).map { ($0, $1.id, $1) }, .statements, after: last
      ) { StatementRows.stored($0).map { ($0.ordinal, $0.statement) } }
      let precedents = try rolledBack(
        readDecisions().map { ($0.ordinal, $0.precedent.id, $0.precedent) }, .decisions,
        after: last
      ) { DecisionRows.precedent($0).map { ($0.ordinal, $0.precedent) } }
      return (statements, precedents)
    }
  }

  /// What the rows of a table were after the journal's entry `last`, given what they are now.
  private func rolledBack<Value>(
    _ now: [(ordinal: Int, id: String, value: Value)], _ table: Table, after last: Int,
    _ decode: ([Database.Value]) -> (ordinal: Int, value: Value)?
  ) throws(Problem) -> [Value] {
    // The first change after that moment tells how a row stood then.
    var earlier: [String: String?] = [:]
    try database.each(
      """
      SELECT row_key, before FROM journal_changes
      WHERE sequence > ? AND table_name = ? ORDER BY number
      """, [.integer(last), .text(table.name)]
    ) { row in
      let key = row.text(0)
      if earlier[key] == nil { earlier[key] = .some(row.optionalText(1)) }
    }
    guard !earlier.isEmpty else { return now.map(\.value) }
    var then = now.filter { earlier[$0.id] == nil }.map { (ordinal: $0.ordinal, value: $0.value) }
    for (id, image) in earlier {
      guard let image else { continue }
      guard let found = table.row(fromImage: image).flatMap(decode) else { throw damaged(id) }
      then.append(found)
    }
    return then.sorted { $0.ordinal < $1.ordinal }.map(\.value)
  }
}
