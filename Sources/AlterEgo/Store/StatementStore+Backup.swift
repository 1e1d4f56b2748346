// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

extension StatementStore {
  /// Writes a verified copy of the store, consistent although others may be writing.
  ///
  /// The copy gets its name only when it is complete and on the disk.
  ///
  /// - Throws: `fileExists` when `file` is there and is not to be replaced, `storeDamaged` when
  ///   the copy isn't sound.
  package func backup(to file: String, replacing: Bool = false) throws(Problem) {
    if !replacing, try StoreFile.look(file) != .nothing {
      throw Problem(.fileExists, ["path": file])
    }
    let temporary = try StoreFile.makeTemporary(beside: file)
    do throws(Problem) {
      try database.vacuum(into: temporary)
      try verify(copy: temporary)
    } catch {
      StoreFile.remove(temporary)
      throw error
    }
    if replacing {
      try StoreFile.replace(file, by: temporary)
    } else if try !StoreFile.place(temporary, at: file) {
      throw Problem(.fileExists, ["path": file])
    }
  }

  /// Reads a copy back: sound, and its journal ends in an entry of ours.
  private func verify(copy file: String) throws(Problem) {
    let copy = try Database(path: file, access: .readOnly)
    try copy.admit(newest: .max)
    let answer = try copy.value("PRAGMA integrity_check(1)")?.text ?? ""
    let head = try Journal(database: copy).head()
    let own = try database.value(
      "SELECT hash FROM journal WHERE sequence = ?", [.integer(head.sequence)])
    guard answer == "ok", head.sequence == 0 || own?.text == head.hash else {
      throw Problem(.storeDamaged, ["path": path, "detail": answer])
    }
  }

  /// Brings back the content of a backup, as one transaction.
  ///
  /// Ids given since the backup do not return: the counters keep what they had reached.
  ///
  /// - Throws: as ``open(path:access:migrations:busyMilliseconds:vfs:)`` when `file` is no sound
  ///   store of ours; nothing has changed then.
  package func restore(from file: String) throws(Problem) {
    if let refusesWriting { throw Problem(refusesWriting, ["path": path]) }
    let source = try StatementStore.open(path: file, access: .readOnly)
    if source.refusesWriting == .storeNewerSchema {
      throw Problem(.storeNewerSchema, ["path": file])
    }
    guard try source.check().isSound else { throw Problem(.storeDamaged, ["path": file]) }
    let reached = try database.run("SELECT name, last FROM counters")
    try database.replaceContent(by: source.database)
    try bringUpToDate(by: Migration.all)
    cache = nil
    ownActions += 1
    ownFigureActions += 1
    try database.transaction { () throws(Problem) in
      let writer = RowWriter(database)
      for row in reached {
        try writer.raise(row[0].text ?? "", to: row[1].integer ?? 0)
      }
    }
  }
}
