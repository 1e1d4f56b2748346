// SPDX-License-Identifier: GPL-3.0-or-later

extension Migration {
  /// The figures of the company: what its books say month by month, what their accounts stand
  /// for, and where its KPIs are to go.
  ///
  /// A year of an account is one row, as a table of monthly movement has it: a company with 50
  /// departments then needs thousands of rows and not half a million.
  static let companyFigures = Migration(
    version: 3, name: "company-figures",
    sql: """
      CREATE TABLE figures (
        sort TEXT NOT NULL,
        name TEXT NOT NULL,
        department TEXT NOT NULL,
        year INTEGER NOT NULL,
        m01 REAL, m02 REAL, m03 REAL, m04 REAL, m05 REAL, m06 REAL,
        m07 REAL, m08 REAL, m09 REAL, m10 REAL, m11 REAL, m12 REAL,
        hash TEXT NOT NULL,
        PRIMARY KEY (sort, name, department, year)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE period_figures (
        sort TEXT NOT NULL,
        name TEXT NOT NULL,
        department TEXT NOT NULL,
        first_month TEXT NOT NULL,
        last_month TEXT NOT NULL,
        amount REAL NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (sort, name, department, first_month, last_month)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE account_items (
        account TEXT PRIMARY KEY,
        items TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE imported_files (
        content TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        layout TEXT NOT NULL,
        encoding TEXT NOT NULL,
        row_count INTEGER NOT NULL,
        first_month TEXT,
        last_month TEXT,
        imported_at TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE kpi_targets (
        metric TEXT NOT NULL,
        department TEXT NOT NULL,
        due TEXT NOT NULL,
        value REAL NOT NULL,
        baseline REAL,
        baseline_month TEXT,
        recorded_at TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (metric, department, due)
      ) STRICT, WITHOUT ROWID;
      """)
}
