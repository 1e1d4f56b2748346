// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What a program worked out from the statements and keeps beside them.
package struct KeptReading: Sendable {
  /// The journal entry up to which it holds.
  package let sequence: Int
  package let content: [UInt8]

  package init(sequence: Int, content: [UInt8]) {
    self.sequence = sequence
    self.content = content
  }
}

extension StatementStore {
  /// What the same program kept under a name; nil when there is none, or when statements that
  /// stood then changed since, so that it no longer holds.
  ///
  /// Statements that were only added since are no change: ``statements(after:)`` has them.
  package func kept(_ name: String, madeBy program: String) throws(Problem) -> KeptReading? {
    guard try knowsKept else { return nil }
    var found: KeptReading?
    try database.each(
      "SELECT sequence, content FROM kept_readings WHERE name = ? AND made_by = ?",
      [.text(name), .text(program)]
    ) { row in found = KeptReading(sequence: row.int(0), content: row.bytes(1)) }
    guard let found, found.sequence <= (try latestEntry) else { return nil }
    let changed = try database.value(
      """
      SELECT 1 FROM journal_changes
      WHERE sequence > ? AND table_name = 'statements' AND before IS NOT NULL LIMIT 1
      """, [.integer(found.sequence)])
    return changed == nil ? found : nil
  }

  /// Keeps what was worked out; no action of anybody, so the journal has nothing of it.
  package func keep(
    _ reading: KeptReading, as name: String, madeBy program: String
  ) throws(Problem) {
    guard refusesWriting == nil, try knowsKept else { return }
    try database.transaction { () throws(Problem) in
      try database.run(
        """
        INSERT OR REPLACE INTO kept_readings (name, made_by, sequence, content)
        VALUES (?, ?, ?, ?)
        """, [.text(name), .text(program), .integer(reading.sequence)], bytes: reading.content)
    }
  }

  /// False for a store of an older program that must not be written.
  private var knowsKept: Bool {
    get throws(Problem) {
      (try database.value("PRAGMA user_version")?.integer ?? 0) >= Migration.keptReadings.version
    }
  }

  /// How many statements there are, live and retired.
  package var statementCount: Int {
    get throws(Problem) {
      try database.value("SELECT count(*) FROM statements")?.integer ?? 0
    }
  }

  /// The statements with these ordinals, in the order given, with their ordinals.
  ///
  /// - Throws: `storeDamaged` when one of them isn't there.
  package func statements(ordinals: [Int]) throws(Problem) -> [Statement] {
    var read: [Statement] = []
    read.reserveCapacity(ordinals.count)
    var audiences: [String: Set<Audience>] = [:]
    let sql = "SELECT \(StatementRows.columns) FROM statements WHERE ordinal = ?"
    // One look at the file for all of them: each alone would lock it and ask how it stands.
    try database.reading { () throws(Problem) in
      try database.each(sql, of: ordinals) { (row) throws(Problem) in
        guard let (_, statement) = StatementRows.read(row, audiences: &audiences) else {
          throw damaged(row.text(1))
        }
        read.append(statement)
      }
    }
    guard read.count == ordinals.count else { throw damaged("statements") }
    return read
  }

  /// The statements added behind an ordinal, with their ordinals.
  package func statements(
    after ordinal: Int
  ) throws(Problem) -> [(ordinal: Int, statement: Statement)] {
    var read: [(ordinal: Int, statement: Statement)] = []
    var audiences: [String: Set<Audience>] = [:]
    let sql =
      "SELECT \(StatementRows.columns) FROM statements WHERE ordinal > ? ORDER BY ordinal"
    try database.each(sql, [.integer(ordinal)]) { (row) throws(Problem) in
      guard let stored = StatementRows.read(row, audiences: &audiences) else {
        throw damaged(row.text(1))
      }
      read.append(stored)
    }
    return read
  }

  /// Every statement with its ordinal, and the journal entry up to which they are so, read as one.
  package func numberedStatements() throws(Problem) -> (
    statements: [Statement], ordinals: [Int], sequence: Int
  ) {
    _ = try statements()
    guard let cache, !isActing else {
      let read = try readStatements()
      return (read.statements, read.ordinals, read.sequence)
    }
    return (cache.statements, cache.ordinals, cache.sequence)
  }

  /// One state of the store for several reads.
  package func reading<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    try database.reading(body)
  }
}
