// SPDX-License-Identifier: GPL-3.0-or-later

extension Migration {
  /// The register: fields of initiatives, criteria, decisions, pictures of the future,
  /// assumptions and promises, and what reviews of initiatives found.
  ///
  /// Which fields there are is knowledge, so that a new one needs no new table.
  static let registerTables = Migration(
    version: 4, name: "register",
    sql: """
      CREATE TABLE register (
        subject TEXT NOT NULL,
        field TEXT NOT NULL,
        item TEXT NOT NULL,
        value TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (subject, field, item)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE register_reviews (
        subject TEXT NOT NULL,
        number INTEGER NOT NULL,
        date TEXT NOT NULL,
        figure REAL,
        unit TEXT,
        returned REAL,
        hours REAL,
        words TEXT,
        recorded_at TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (subject, number)
      ) STRICT, WITHOUT ROWID;
      """)
}
