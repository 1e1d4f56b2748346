// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Who did something, and by which words.
package struct Signature: Equatable, Sendable {
  package let who: String
  package let command: String

  package init(who: String, command: String) {
    self.who = who
    self.command = command
  }
}

/// A row of a data table before and after an action, as JSON objects.
package struct RowChange: Equatable, Sendable {
  package let table: String
  /// The id of a statement, decision or question, else what identifies the row.
  package let key: String
  /// Nil when the row was not there.
  package let before: String?
  /// Nil when the row is gone.
  package let after: String?

  /// The same change, the other way.
  var inverse: RowChange { RowChange(table: table, key: key, before: after, after: before) }
}

/// One action of a user, as the journal keeps it for good.
package struct JournalEntry: Equatable, Sendable {
  package enum Verb: String, Sendable {
    /// Something the user did and may undo.
    case act = "do"
    case undo, redo
    /// Something recorded on the way, such as a question; undo passes over it.
    case log
  }

  package let sequence: Int
  /// UTC, as `2026-11-22T09:30:00Z`.
  package let at: String
  package let by: Signature
  package let verb: Verb
  /// The entry that an undo or redo is about.
  package let target: Int?
  package let changes: [RowChange]
  /// Hash of the entry before, empty for the first.
  package let previous: String
  package let hash: String
}

/// The append-only, hash-chained record of every action.
///
/// An entry's hash covers its own words, its changes and the hash of the entry before.
struct Journal {
  let database: Database

  /// The last sequence number and its hash; 0 and an empty text before the first entry.
  func head() throws(Problem) -> (sequence: Int, hash: String) {
    let rows = try database.run(
      "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1")
    guard let row = rows.first else { return (0, "") }
    return (row[0].integer ?? 0, row[1].text ?? "")
  }

  /// Appends an entry; the caller holds the transaction in which the changes were made.
  func append(
    _ changes: [RowChange], verb: JournalEntry.Verb, target: Int? = nil, by: Signature,
    at moment: String
  ) throws(Problem) -> JournalEntry {
    let head = try head()
    let sequence = head.sequence + 1
    let hash = Journal.hash(
      sequence: sequence, at: moment, by: by, verb: verb.rawValue, target: target,
      previous: head.hash, changes: changes)
    try database.run(
      """
      INSERT INTO journal (sequence, at, who, verb, target, command, previous, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(sequence), .text(moment), .text(by.who), .text(verb.rawValue), .optional(target),
        .text(by.command), .text(head.hash), .text(hash),
      ])
    for change in changes {
      try database.run(
        """
        INSERT INTO journal_changes (sequence, table_name, row_key, before, after)
        VALUES (?, ?, ?, ?, ?)
        """,
        [
          .integer(sequence), .text(change.table), .text(change.key), .optional(change.before),
          .optional(change.after),
        ])
    }
    return JournalEntry(
      sequence: sequence, at: moment, by: by, verb: verb, target: target, changes: changes,
      previous: head.hash, hash: hash)
  }

  /// The hash of an entry of that content.
  static func hash(
    sequence: Int, at moment: String, by: Signature, verb: String, target: Int?, previous: String,
    changes: [RowChange]
  ) -> String {
    var hash = SHA256()
    // Each text after its length, so that no two entries can give the same bytes.
    func add(_ text: String?) {
      hash.update(Array((text.map { "\($0.utf8.count):" } ?? "-").utf8))
      if let text { hash.update(Array(text.utf8)) }
    }
    for text in [
      String(sequence), moment, by.who, verb, target.map { String($0) }, by.command, previous,
    ] {
      add(text)
    }
    for change in changes {
      for text in [change.table, change.key, change.before, change.after] { add(text) }
    }
    return hash.finish()
  }

  // MARK: Reading

  /// The changes of one entry, in the order in which they were made.
  func changes(of sequence: Int) throws(Problem) -> [RowChange] {
    var changes: [RowChange] = []
    try database.each(
      """
      SELECT table_name, row_key, before, after FROM journal_changes
      WHERE sequence = ? ORDER BY number
      """,
      [.integer(sequence)]
    ) { row in changes.append(Journal.change(row)) }
    return changes
  }

  static func change(_ row: borrowing Database.Row, from column: Int = 0) -> RowChange {
    RowChange(
      table: row.text(column), key: row.text(column + 1), before: row.optionalText(column + 2),
      after: row.optionalText(column + 3))
  }

  /// One entry with its changes.
  func entry(_ sequence: Int) throws(Problem) -> JournalEntry? {
    let rows = try database.run(
      """
      SELECT at, who, verb, target, command, previous, hash FROM journal WHERE sequence = ?
      """,
      [.integer(sequence)])
    guard let row = rows.first else { return nil }
    return JournalEntry(
      sequence: sequence, at: row[0].text ?? "",
      by: Signature(who: row[1].text ?? "", command: row[4].text ?? ""),
      verb: JournalEntry.Verb(rawValue: row[2].text ?? "") ?? .log, target: row[3].integer,
      changes: try changes(of: sequence), previous: row[5].text ?? "", hash: row[6].text ?? "")
  }

  /// The sequence numbers of the latest entries, or of those that touched `key`, oldest first.
  func sequences(touching key: String?, limit: Int) throws(Problem) -> [Int] {
    let rows =
      if let key {
        try database.run(
          """
          SELECT DISTINCT sequence FROM journal_changes
          WHERE row_key = ? OR row_key >= ? AND row_key < ?
          ORDER BY sequence DESC LIMIT ?
          """,
          // Keys of several columns begin with the id and a blank; `!` is what follows a blank.
          [.text(key), .text(key + " "), .text(key + "!"), .integer(limit)])
      } else {
        try database.run(
          "SELECT sequence FROM journal ORDER BY sequence DESC LIMIT ?", [.integer(limit)])
      }
    return rows.compactMap { $0[0].integer }.reversed()
  }

  // MARK: What undo and redo are about

  /// The action that undo takes back: the latest that isn't undone.
  func undoTarget() throws(Problem) -> Int? {
    var undone = 0
    return try walkBack { verb, sequence, target in
      switch verb {
      case .log: return .passOn
      case .undo:
        undone += 1
        return .passOn
      case .act, .redo:
        if undone > 0 {
          undone -= 1
          return .passOn
        }
        return .found(target ?? sequence)
      }
    }
  }

  /// The action that redo does again: the latest undone, unless something was done since.
  func redoTarget() throws(Problem) -> Int? {
    var redone = 0
    return try walkBack { verb, _, target in
      switch verb {
      case .log: return .passOn
      case .act: return .none
      case .redo:
        redone += 1
        return .passOn
      case .undo:
        if redone > 0 {
          redone -= 1
          return .passOn
        }
        return target.map { .found($0) } ?? .none
      }
    }
  }

  private enum Step {
    case passOn, none
    case found(Int)
  }

  /// Walks from the last entry to the first until `judge` stops.
  private func walkBack(
    _ judge: (JournalEntry.Verb, _ sequence: Int, _ target: Int?) -> Step
  ) throws(Problem) -> Int? {
    var upper = Int.max
    while true {
      let rows = try database.run(
        """
        SELECT sequence, verb, target FROM journal WHERE sequence < ?
        ORDER BY sequence DESC LIMIT 256
        """, [.integer(upper)])
      for row in rows {
        let sequence = row[0].integer ?? 0
        let verb = JournalEntry.Verb(rawValue: row[1].text ?? "") ?? .log
        switch judge(verb, sequence, row[2].integer) {
        case .passOn: upper = sequence
        case .none: return nil
        case .found(let sequence): return sequence
        }
      }
      if rows.isEmpty { return nil }
    }
  }
}
