// SPDX-License-Identifier: GPL-3.0-or-later

extension Migration {
  /// What one build of the program worked out from all statements, so that the next question need
  /// not read them all.
  ///
  /// Nothing of it is the president's: it may be thrown away at any time, so the journal leaves
  /// it out.
  static let keptReadings = Migration(
    version: 5, name: "kept-readings",
    sql: """
      CREATE TABLE kept_readings (
        name TEXT PRIMARY KEY,
        made_by TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        content BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      """)
}
