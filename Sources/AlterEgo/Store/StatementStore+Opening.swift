// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

extension StatementStore {
  package enum Access: Sendable {
    /// Never writes; a missing file is `storeNone`.
    case readOnly
    /// Reads and writes; a missing file is `storeNone`.
    case readWrite
    /// Reads and writes; a missing file is made, for this user only, with its folders.
    case create
  }

  /// Opens the store at `path`.
  ///
  /// What is not a store of ours is refused before anything is written to it. A store of a newer
  /// program opens for reading; see ``refusesWriting``.
  ///
  /// Tests pass migrations of their own, a shorter wait for other writers, and the name of a
  /// file system layer that fails.
  ///
  /// - Throws: `storeNone`, `storeEmptyFile`, `storeForeign`, `storeTruncated`, `storeDamaged`,
  ///   `storeLocked`, `storeReadOnly`, `storeFull` or `storeCannotOpen`.
  package static func open(
    path: String, access: Access, migrations: [Migration] = Migration.all,
    busyMilliseconds: Int32 = 15_000, vfs: String? = nil
  ) throws(Problem) -> StatementStore {
    var found = try StoreFile.look(path)
    if found == .nothing, access == .create {
      try make(at: path, migrations: migrations, vfs: vfs)
      found = try StoreFile.look(path)
    }
    switch found {
    case .nothing: throw Problem(.storeNone, ["path": path])
    case .emptyFile: throw Problem(.storeEmptyFile, ["path": path])
    case .somethingElse: throw Problem(.storeForeign, ["path": path, "detail": "no file"])
    case .file: break
    }
    let database = try Database(
      path: path, access: access == .readOnly ? .readOnly : .readWrite,
      busyMilliseconds: busyMilliseconds, vfs: vfs)
    try database.admit(newest: migrations.last?.version ?? 0)
    let store = StatementStore(database)
    if database.refusesWriting == nil { try store.bringUpToDate(by: migrations) }
    return store
  }

  /// A store that lives as long as this value.
  ///
  /// `version` is that of its schema; the newest unless said otherwise.
  package static func inMemory(version: Int = .max) throws(Problem) -> StatementStore {
    let database = try Database(path: ":memory:", access: .readWrite)
    try database.settings()
    try database.migrate(by: Migration.all.filter { $0.version <= version })
    return StatementStore(database)
  }

  /// Makes a complete store under another name first, so that no process and no crash ever sees
  /// half of one.
  private static func make(
    at path: String, migrations: [Migration], vfs: String?
  ) throws(Problem) {
    try StoreFile.makeFolder(StoreFile.folder(of: path))
    let temporary = try StoreFile.makeTemporary(beside: path)
    do throws(Problem) {
      let database = try Database(path: temporary, access: .readWrite, vfs: vfs)
      try database.settings()
      try database.migrate(by: migrations)
    } catch {
      StoreFile.remove(temporary)
      throw error
    }
    _ = try StoreFile.place(temporary, at: path)
  }

  /// Runs the migrations that the file lacks, after a backup beside it.
  func bringUpToDate(by migrations: [Migration]) throws(Problem) {
    try database.settleJournalMode()
    let version = try database.value("PRAGMA user_version")?.integer ?? 0
    guard version < migrations.last?.version ?? 0 else { return }
    let copy = "\(path).before-\(migrations.last?.name ?? "migration")"
    try backup(to: copy, replacing: true)
    try database.migrate(by: migrations)
  }
}

extension Database {
  /// Refuses a file that is no store of ours, and sets the connection up for one that is.
  func admit(newest: Int) throws(Problem) {
    let (header, size) = try header()
    guard header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw Problem(.storeForeign, ["path": path])
    }
    guard size >= 512 else { throw Problem(.storeTruncated, ["path": path]) }
    guard number(in: header, at: 68) == Database.applicationID else {
      throw Problem(.storeForeign, ["path": path, "detail": "application id"])
    }
    do throws(Problem) {
      try settings()
      let version = try value("PRAGMA user_version")?.integer ?? 0
      guard version > 0 else { throw Problem(.storeDamaged, ["path": path, "detail": "version"]) }
      if version > newest { refusesWriting = .storeNewerSchema }
      // The first read of a page: mends what a crash left, and finds a broken schema.
      let isCut = try reading { () throws(Problem) in
        _ = try value("SELECT count(*) FROM sqlite_schema")
        return try isShort
      }
      if isCut { throw Problem(.storeTruncated, ["path": path]) }
    } catch  where error.code == .storeDamaged || error.code == .storeForeign {
      let isCut = (try? isShort) ?? false
      throw Problem(isCut ? .storeTruncated : .storeDamaged, error.parameters)
    }
  }

  /// Whether the file is shorter than its own header says.
  ///
  /// True only under a read lock: while another process commits, the header is ahead. A
  /// write-ahead log may be ahead too, so it is never true with one.
  private var isShort: Bool {
    get throws(Problem) {
      let (header, size) = try header()
      let pageSize = Int(header[16]) << 8 | Int(header[17])
      let isCounted = header[24..<28].elementsEqual(header[92..<96]) && header[18] == 1
      return isCounted && size < number(in: header, at: 28) * (pageSize == 1 ? 65_536 : pageSize)
    }
  }

  private func number(in header: [UInt8], at: Int) -> Int {
    header[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The settings of every connection.
  func settings() throws(Problem) {
    try run("PRAGMA cell_size_check = ON")
    try run("PRAGMA foreign_keys = ON")
    try run("PRAGMA trusted_schema = OFF")
    try run("PRAGMA synchronous = FULL")
    try run("PRAGMA temp_store = MEMORY")
  }
}
