// SPDX-License-Identifier: GPL-3.0-or-later

extension Migration {
  /// The tables of the first store.
  ///
  /// `understood` holds a draft as `parse --json` prints it; the other columns and the tables
  /// `statement_…` say the same for whoever reads the file with the sqlite3 shell. `hash` is
  /// the SHA-256 of the rest of the row.
  static let firstStore = Migration(
    version: 1, name: "first-store",
    sql: """
      CREATE TABLE statements (
        ordinal INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        language TEXT NOT NULL,
        modality TEXT,
        condition TEXT,
        exception TEXT,
        horizon_years INTEGER,
        holder TEXT,
        preferred TEXT,
        yields TEXT,
        priority INTEGER NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('live', 'retired')),
        recorded_at TEXT NOT NULL,
        retired_at TEXT,
        audiences TEXT NOT NULL,
        understood TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE TABLE statement_concepts (
        statement_id TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        concept TEXT NOT NULL,
        ja TEXT NOT NULL,
        en TEXT NOT NULL,
        surface TEXT NOT NULL,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (statement_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE statement_norms (
        statement_id TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        modality TEXT NOT NULL,
        negated INTEGER NOT NULL,
        act TEXT,
        actor TEXT,
        object TEXT,
        counterparty TEXT,
        ranks_over TEXT,
        concludes TEXT,
        otherwise INTEGER NOT NULL,
        conditions TEXT NOT NULL,
        exceptions TEXT NOT NULL,
        requirements TEXT NOT NULL,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (statement_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE statement_quantities (
        statement_id TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        surface TEXT NOT NULL,
        type TEXT NOT NULL,
        op TEXT NOT NULL,
        value REAL,
        value2 REAL,
        low REAL,
        high REAL,
        unit TEXT NOT NULL,
        metric TEXT,
        per TEXT,
        hash TEXT NOT NULL,
        PRIMARY KEY (statement_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE decisions (
        ordinal INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT,
        date TEXT,
        recorded_at TEXT NOT NULL,
        understood TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE TABLE questions (
        ordinal INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        asked_by TEXT,
        asked_at TEXT NOT NULL,
        verdict TEXT NOT NULL,
        reason TEXT,
        escalate_to TEXT,
        main TEXT NOT NULL,
        receipt TEXT NOT NULL,
        waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
        answered_by TEXT,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE INDEX questions_waiting ON questions (waits) WHERE waits = 1;
      CREATE TABLE links_by_hand (
        from_id TEXT NOT NULL,
        to_id TEXT NOT NULL,
        relation TEXT NOT NULL,
        accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
        recorded_at TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (from_id, to_id, relation)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE gap_acceptances (
        gap TEXT PRIMARY KEY,
        reason TEXT NOT NULL,
        accepted_at TEXT NOT NULL,
        facts TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE profile (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE corrections (
        wording TEXT PRIMARY KEY,
        fields TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE learned_words (
        word TEXT PRIMARY KEY,
        concept TEXT,
        recorded_at TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE counters (
        name TEXT PRIMARY KEY,
        last INTEGER NOT NULL,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE journal (
        sequence INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        verb TEXT NOT NULL,
        target INTEGER,
        command TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE TABLE journal_changes (
        number INTEGER PRIMARY KEY,
        sequence INTEGER NOT NULL REFERENCES journal (sequence),
        table_name TEXT NOT NULL,
        row_key TEXT NOT NULL,
        before TEXT,
        after TEXT
      ) STRICT;
      CREATE INDEX journal_changes_by_sequence ON journal_changes (sequence);
      CREATE INDEX journal_changes_by_row ON journal_changes (row_key);
      CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
        BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
        BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER journal_changes_are_not_updated BEFORE UPDATE ON journal_changes
        BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
      CREATE TRIGGER journal_changes_are_not_deleted BEFORE DELETE ON journal_changes
        BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
      """)
}
