// SPDX-License-Identifier: GPL-3.0-or-later
import CSQLite
import Foundations

/// A SQLite connection, and the only type that imports `CSQLite`.
///
/// Not `Sendable`: one owner, one thread. Every value reaches SQLite as a bound parameter.
/// Prepared statements are kept by their text and reset before a call returns, so that no read
/// transaction outlives the call that needed it.
package final class Database {
  package enum Access: Sendable {
    /// Never writes; a missing file is a problem.
    case readOnly
    /// Reads and writes; a missing file is a problem.
    case readWrite
  }

  package let path: String

  /// The code that writing meets when the store must not be written, or nil.
  package internal(set) var refusesWriting: ProblemCode?

  let handle: OpaquePointer
  private var prepared: [String: OpaquePointer] = [:]
  private var depth = 0

  /// Opens an existing file and reads nothing yet; ``StoreFile`` and the store decide whether
  /// it is one of ours.
  ///
  /// `path` may be `:memory:` for a database of this connection's own. A write-protected file is
  /// opened for reading. `busyMilliseconds` is how long to wait for another writer; `vfs` names
  /// another file system layer, for tests that break it.
  package init(
    path: String, access: Access, busyMilliseconds: Int32 = 15_000, vfs: String? = nil
  ) throws(Problem) {
    let flags =
      access == .readOnly && path != ":memory:" ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_EXRESCODE, vfs)
    guard status == SQLITE_OK, let opened else {
      defer { sqlite3_close_v2(opened) }
      throw Database.problem(status, opened, path: path, writing: access == .readWrite)
    }
    self.path = path
    handle = opened
    if access == .readOnly || sqlite3_db_readonly(opened, "main") == 1 {
      refusesWriting = .storeReadOnly
    }
    sqlite3_busy_timeout(opened, busyMilliseconds)
    secure()
  }

  deinit {
    for statement in prepared.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Treats the file's content as hostile: nothing in it may run code, reach other files or
  /// overwrite the schema.
  private func secure() {
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
      (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
    ] as [(Int32, Int32)] {
      _ = csqlite_configure(handle, option, value)
    }
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 256 << 20)
  }

  // MARK: Running

  /// Runs one statement and returns its rows.
  @discardableResult
  package func run(_ sql: String, _ values: [Value] = []) throws(Problem) -> [[Value]] {
    var rows: [[Value]] = []
    try each(sql, values) { row in rows.append(row.values) }
    return rows
  }

  /// Runs one statement and hands each row to `body`; the row is valid during the call only.
  package func each(
    _ sql: String, _ values: [Value] = [], _ body: (borrowing Row) throws(Problem) -> Void
  ) throws(Problem) {
    let statement = try take(sql)
    defer { giveBack(statement, sql) }
    if sqlite3_stmt_readonly(statement) == 0, let refusesWriting {
      throw Problem(refusesWriting, ["path": path])
    }
    for (index, value) in values.enumerated() {
      try check(value.bind(to: statement, at: Int32(index + 1)))
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try body(Row(statement: statement))
      case SQLITE_DONE: return
      case let status: throw problem(status, writing: sqlite3_stmt_readonly(statement) == 0)
      }
    }
  }

  /// Runs one statement for each of many numbers, its only parameter, and hands each row to `body`.
  func each(
    _ sql: String, of keys: [Int], _ body: (borrowing Row) throws(Problem) -> Void
  ) throws(Problem) {
    let statement = try take(sql)
    defer { giveBack(statement, sql) }
    for key in keys {
      try check(Value.integer(key).bind(to: statement, at: 1))
      rows: while true {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: try body(Row(statement: statement))
        case SQLITE_DONE: break rows
        case let status: throw problem(status, writing: false)
        }
      }
      sqlite3_reset(statement)
    }
  }

  /// Runs one statement that returns no rows and whose last parameter is a block of bytes.
  package func run(_ sql: String, _ values: [Value], bytes: [UInt8]) throws(Problem) {
    let statement = try take(sql)
    defer { giveBack(statement, sql) }
    if let refusesWriting { throw Problem(refusesWriting, ["path": path]) }
    for (index, value) in values.enumerated() {
      try check(value.bind(to: statement, at: Int32(index + 1)))
    }
    // The bytes stay where they are until the statement is done with them.
    let status = bytes.withUnsafeBytes { block in
      let place = Int32(values.count + 1)
      let bound = sqlite3_bind_blob(
        statement, place, block.baseAddress, Int32(truncatingIfNeeded: block.count), nil)
      return bound == SQLITE_OK ? sqlite3_step(statement) : bound
    }
    guard status == SQLITE_DONE else { throw problem(status, writing: true) }
  }

  /// The first column of the first row, or nil when there is no row.
  package func value(_ sql: String, _ values: [Value] = []) throws(Problem) -> Value? {
    try run(sql, values).first?.first
  }

  /// Runs several statements without parameters, such as those of a migration.
  package func script(_ sql: String) throws(Problem) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// Runs `body` so that all of its writes are kept or, when it throws, none.
  ///
  /// The outermost call takes the write lock at once (BEGIN IMMEDIATE); an inner one is a
  /// savepoint.
  package func transaction<Result>(
    _ body: () throws(Problem) -> Result
  ) throws(Problem) -> Result {
    if let refusesWriting { throw Problem(refusesWriting, ["path": path]) }
    let name = "level\(depth)"
    try run(depth == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT \(name)")
    depth += 1
    defer { depth -= 1 }
    do throws(Problem) {
      let result = try body()
      try run(depth == 1 ? "COMMIT" : "RELEASE \(name)")
      return result
    } catch {
      // SQLite may have rolled back by itself (disk full); then there is nothing to undo.
      if sqlite3_get_autocommit(handle) == 0 {
        if depth == 1 {
          _ = try? run("ROLLBACK")
        } else {
          _ = try? run("ROLLBACK TO \(name)")
          _ = try? run("RELEASE \(name)")
        }
      }
      throw error
    }
  }

  /// Runs `body` on one unchanging state of the database.
  package func reading<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    guard depth == 0, sqlite3_get_autocommit(handle) != 0 else { return try body() }
    try run("BEGIN")
    defer { _ = try? run("COMMIT") }
    return try body()
  }

  package var isInTransaction: Bool { depth > 0 }

  // MARK: Copies

  /// Writes a compact and consistent copy into `file`, which must be empty or absent.
  func vacuum(into file: String) throws(Problem) {
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1)
    defer { sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0) }
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, "VACUUM INTO ?", -1, &statement, nil))
    defer { sqlite3_finalize(statement) }
    try check(Value.text(file).bind(to: statement, at: 1))
    let status = sqlite3_step(statement)
    guard status == SQLITE_DONE else { throw problem(status, writing: false) }
  }

  /// Replaces the content of this database by that of `source`, as one transaction.
  func replaceContent(by source: Database) throws(Problem) {
    guard let backup = sqlite3_backup_init(handle, "main", source.handle, "main") else {
      throw problem(sqlite3_errcode(handle), writing: true)
    }
    var status = sqlite3_backup_step(backup, -1)
    var waited = 0
    while status == SQLITE_BUSY || status == SQLITE_LOCKED, waited < 15_000 {
      waited += Int(sqlite3_sleep(20))
      status = sqlite3_backup_step(backup, -1)
    }
    sqlite3_backup_finish(backup)
    guard status == SQLITE_DONE else { throw problem(status, writing: true) }
  }

  // MARK: Facts about the file and the library

  /// The number of the running library, such as 3040001.
  package static var libraryVersion: Int { Int(sqlite3_libversion_number()) }

  /// The first 100 bytes of the file, and its size in bytes.
  func header() throws(Problem) -> (bytes: [UInt8], size: Int) {
    var bytes = [UInt8](repeating: 0, count: 100)
    var size: Int64 = 0
    try check(csqlite_read_header(handle, &bytes, 100, &size))
    return (bytes, Int(size))
  }

  // MARK: Prepared statements

  private func take(_ sql: String) throws(Problem) -> OpaquePointer {
    if let statement = prepared.removeValue(forKey: sql) { return statement }
    var statement: OpaquePointer?
    try check(
      sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    guard let statement else { throw Problem(.storeFailed, ["path": path, "detail": "empty"]) }
    return statement
  }

  private func giveBack(_ statement: OpaquePointer, _ sql: String) {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    // A statement that runs inside itself was prepared twice; one is enough.
    if prepared[sql] != nil || prepared.count >= 200 {
      sqlite3_finalize(statement)
    } else {
      prepared[sql] = statement
    }
  }

  private func check(_ status: Int32) throws(Problem) {
    guard status == SQLITE_OK else { throw problem(status, writing: depth > 0) }
  }

  private func problem(_ status: Int32, writing: Bool) -> Problem {
    let problem = Database.problem(status, handle, path: path, writing: writing)
    // What an older program can't read in a newer schema isn't damage.
    if refusesWriting == .storeNewerSchema, problem.code == .storeDamaged,
      status & 0xFF == SQLITE_ERROR
    {
      return Problem(.storeNewerSchema, ["path": path])
    }
    return problem
  }
}
