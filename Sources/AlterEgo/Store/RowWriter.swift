// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Writes rows with their hashes and remembers what changed, for one journal entry.
final class RowWriter {
  private let database: Database
  private(set) var changes: [RowChange] = []

  init(_ database: Database) { self.database = database }

  /// Writes the row in place of the one with its key; nothing happens when they are the same.
  func put(_ row: [Database.Value], into table: Table) throws(Problem) {
    let before = try image(table, table.keyValues(of: row))
    let after = table.image(of: row)
    guard before != after else { return }
    try write(table, row: row, image: after, replacing: before != nil)
    changes.append(
      RowChange(table: table.name, key: table.keyText(of: row), before: before, after: after))
  }

  func delete(from table: Table, key: [Database.Value]) throws(Problem) {
    guard let before = try image(table, key), let row = table.row(fromImage: before) else { return }
    try database.run(table.delete, key)
    changes.append(
      RowChange(table: table.name, key: table.keyText(of: row), before: before, after: nil))
  }

  /// Brings a row to the image after `change`, whatever it is now.
  func apply(_ change: RowChange) throws(Problem) {
    guard let table = Table.byName[change.table], let shown = change.after ?? change.before,
      let row = table.row(fromImage: shown)
    else { throw Problem(.storeDamaged, ["path": database.path, "detail": "journal"]) }
    if change.after == nil {
      try delete(from: table, key: table.keyValues(of: row))
    } else {
      try put(row, into: table)
    }
  }

  /// The next number of a counter; counters are never set back, so that no id returns.
  func next(_ counter: String) throws(Problem) -> Int {
    let next = try last(counter).map { $0 + 1 } ?? 1
    try raise(counter, to: next)
    return next
  }

  /// Sets a counter forward to `number`; never back.
  func raise(_ counter: String, to number: Int) throws(Problem) {
    let last = try last(counter)
    guard number > last ?? 0 else { return }
    let row: [Database.Value] = [.text(counter), .integer(number)]
    let image = Table.counters.image(of: row)
    try write(Table.counters, row: row, image: image, replacing: last != nil)
  }

  private func last(_ counter: String) throws(Problem) -> Int? {
    try database.value("SELECT last FROM counters WHERE name = ?", [.text(counter)])?.integer
  }

  private func image(_ table: Table, _ key: [Database.Value]) throws(Problem) -> String? {
    try database.run(table.selectOne, key).first.map { table.image(of: $0) }
  }

  private func write(
    _ table: Table, row: [Database.Value], image: String, replacing: Bool
  ) throws(Problem) {
    let values = row + [.text(table.hash(ofImage: image))]
    if replacing {
      try database.run(table.update, values + table.keyValues(of: row))
    } else {
      try database.run(table.insert, values)
    }
    if table.name == Table.statements.name { try derive(row, replacing: replacing) }
  }

  /// Restates the understood part of a statement in its tables.
  private func derive(_ row: [Database.Value], replacing: Bool) throws(Problem) {
    guard let id = row[1].text, let draft = row[17].text.flatMap(Draft.init(jsonText:)) else {
      throw Problem(.storeDamaged, ["path": database.path, "detail": "understood"])
    }
    if replacing {
      for table in Table.derived {
        // The name is one of our own constants.
        try database.run("DELETE FROM \(table.name) WHERE statement_id = ?", [.text(id)])
      }
    }
    for (table, row) in StatementRows.derived(id: id, draft) {
      let image = table.image(of: row)
      try database.run(table.insert, row + [.text(table.hash(ofImage: image))])
    }
  }
}
