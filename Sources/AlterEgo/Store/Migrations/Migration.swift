// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// One step of the schema, forward only.
///
/// A released migration never changes: a test holds the hash of each. `version` is what
/// `user_version` says once the step is done.
package struct Migration: Sendable {
  package let version: Int
  package let name: String
  package let sql: String

  package init(version: Int, name: String, sql: String) {
    self.version = version
    self.name = name
    self.sql = sql
  }

  /// Every step, in order.
  package static let all = [
    firstStore, decisionReviews, companyFigures, registerTables, keptReadings,
  ]
}

extension Database {
  /// `AEgo` in the file's header: what makes a SQLite database one of ours.
  package static let applicationID = 0x4145_676F

  /// Runs the migrations that the file lacks, in one transaction.
  func migrate(by migrations: [Migration]) throws(Problem) {
    try transaction { () throws(Problem) in
      // Read again: another process may have been first.
      let version = try value("PRAGMA user_version")?.integer ?? 0
      for migration in migrations where migration.version > version {
        try script(migration.sql)
        // Pragmas take no parameters; both are numbers of our own.
        try run("PRAGMA user_version = \(migration.version)")
      }
      try run("PRAGMA application_id = \(Database.applicationID)")
    }
  }
}
