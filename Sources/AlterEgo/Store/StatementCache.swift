// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The statements as last read, with the journal entry up to which they are so.
struct StatementCache {
  var statements: [Statement] = []
  var ordinals: [Int] = []
  var sequence = 0
  var counter = 0

  /// Brings one statement to what the journal says of it.
  mutating func apply(_ stored: StatementRows.Stored) {
    let at = position(of: stored.ordinal)
    if at < ordinals.count, ordinals[at] == stored.ordinal {
      statements[at] = stored.statement
    } else {
      ordinals.insert(stored.ordinal, at: at)
      statements.insert(stored.statement, at: at)
    }
  }

  mutating func remove(ordinal: Int) {
    let at = position(of: ordinal)
    guard at < ordinals.count, ordinals[at] == ordinal else { return }
    ordinals.remove(at: at)
    statements.remove(at: at)
  }

  private func position(of ordinal: Int) -> Int {
    var (low, high) = (0, ordinals.count)
    while low < high {
      let middle = (low + high) / 2
      if ordinals[middle] < ordinal { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension StatementStore {
  /// The largest number of journalled changes that are applied instead of reading all again.
  private static let changeLimit = 500

  /// The changes of statements behind an entry; ordered by their numbers alone, SQLite would go
  /// through all that were ever made.
  static let laterChanges = """
    SELECT table_name, row_key, before, after FROM journal_changes
    WHERE sequence > ? AND table_name = 'statements' ORDER BY sequence, number LIMIT ?
    """

  /// The statements from memory where nothing changed, with the changes of the journal applied
  /// where little did, else read from the table.
  func cachedStatements() throws(Problem) -> [Statement] {
    if isActing { return try readStatements().statements }
    let counter = try changeCounter
    if let cache, cache.counter == counter { return cache.statements }
    let fresh = try database.reading { () throws(Problem) in
      if let cache, let updated = try update(cache) { return updated }
      return try readStatements()
    }
    cache = fresh
    cache?.counter = counter
    return fresh.statements
  }

  /// Every statement from the table, by the quick way.
  func readStatements() throws(Problem) -> StatementCache {
    var read = StatementCache()
    read.sequence = try journal.head().sequence
    var audiences: [String: Set<Audience>] = [:]
    let sql = "SELECT \(StatementRows.columns) FROM statements ORDER BY ordinal"
    try database.each(sql) { (row) throws(Problem) in
      guard let (ordinal, statement) = StatementRows.read(row, audiences: &audiences) else {
        throw damaged(row.text(1))
      }
      read.ordinals.append(ordinal)
      read.statements.append(statement)
    }
    return read
  }

  /// The cache with later changes applied, or nil when they are too many.
  private func update(_ old: StatementCache) throws(Problem) -> StatementCache? {
    var changes: [RowChange] = []
    try database.each(
      Self.laterChanges,
      [.integer(old.sequence), .integer(Self.changeLimit + 1)]
    ) { row in changes.append(Journal.change(row)) }
    guard changes.count <= Self.changeLimit else { return nil }
    var updated = old
    updated.sequence = try journal.head().sequence
    guard updated.sequence >= old.sequence else { return nil }
    for change in changes {
      guard let image = change.after ?? change.before,
        let stored = Table.statements.row(fromImage: image).flatMap(StatementRows.stored)
      else { throw damaged(change.key) }
      if change.after == nil {
        updated.remove(ordinal: stored.ordinal)
      } else {
        updated.apply(stored)
      }
    }
    return updated
  }
}
