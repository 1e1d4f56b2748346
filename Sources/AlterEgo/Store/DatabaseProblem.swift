// SPDX-License-Identifier: GPL-3.0-or-later
import CSQLite
import Foundations
import Glibc

extension Database {
  /// What a result code of SQLite means to the user.
  ///
  /// `writing` says whether it came from a statement that writes: failing to create a file
  /// beside the database then means that its folder takes none.
  static func problem(
    _ status: Int32, _ handle: OpaquePointer?, path: String, writing: Bool
  ) -> Problem {
    let systemError = handle.map { sqlite3_system_errno($0) } ?? 0
    let detail =
      handle.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(status))
    let parameters = ["path": path, "detail": detail, "status": String(status)]
    return Problem(code(status, systemError: systemError, writing: writing), parameters)
  }

  private static func code(_ status: Int32, systemError: Int32, writing: Bool) -> ProblemCode {
    switch status & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: .storeLocked
    case SQLITE_NOTADB: .storeForeign
    case SQLITE_CORRUPT, SQLITE_FORMAT: .storeDamaged
    // A table or column that our own schema has is missing.
    case SQLITE_ERROR: .storeDamaged
    case SQLITE_READONLY, SQLITE_PERM: .storeReadOnly
    case SQLITE_FULL: .storeFull
    case SQLITE_CANTOPEN: writing ? .storeReadOnly : .storeCannotOpen
    case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(systemError): .storeFull
    case SQLITE_TOOBIG: .inputTooLong
    case SQLITE_INTERRUPT: .interrupted
    default: .storeFailed
    }
  }
}
