// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// How SQLite makes a change durable, and why this way.
///
/// Versions from 3.7.0 to 3.51.2 may corrupt a write-ahead log when it is reset while another
/// connection writes; 3.44.6, 3.50.7 and 3.51.3 are mended. Elsewhere the rollback journal with
/// full synchronisation is used.
package struct JournalMode: Equatable, Sendable {
  package enum Name: String, Sendable {
    case delete, wal
  }

  package enum Reason: String, Sendable {
    case libraryHasResetBug = "library-has-wal-reset-bug"
    case libraryIsMended = "library-has-wal-reset-fix"
  }

  package let name: Name
  package let reason: Reason
  /// The number of the SQLite library, such as 3040001.
  package let library: Int

  /// The mode for a library of that number.
  package static func chosen(forLibrary library: Int = Database.libraryVersion) -> JournalMode {
    let mended =
      library >= 3_051_003 || (3_050_007..<3_051_000).contains(library)
      || (3_044_006..<3_045_000).contains(library)
    return JournalMode(
      name: mended ? .wal : .delete, reason: mended ? .libraryIsMended : .libraryHasResetBug,
      library: library)
  }
}

extension Database {
  /// The mode in which the file is, as SQLite names it.
  package var journalMode: String {
    get throws(Problem) {
      // The pragma counts as a writing statement; a store we must not write tells by its header.
      guard refusesWriting == nil else { return try header().bytes[18] == 2 ? "wal" : "delete" }
      return try value("PRAGMA journal_mode")?.text ?? ""
    }
  }

  /// Brings the file into the mode that suits the library, as far as others let us.
  ///
  /// A file in use by others keeps its mode: `check` then shows the difference.
  func settleJournalMode() throws(Problem) {
    try run("PRAGMA synchronous = FULL")
    guard refusesWriting == nil else { return }
    let wanted = JournalMode.chosen().name
    guard try journalMode != wanted.rawValue, try journalMode != "memory" else { return }
    do throws(Problem) {
      // Not a value but a keyword: SQLite takes no parameter here.
      try run(wanted == .wal ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE")
    } catch  where error.code == .storeLocked {
      return
    }
  }
}
