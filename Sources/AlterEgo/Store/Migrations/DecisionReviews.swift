// SPDX-License-Identifier: GPL-3.0-or-later

extension Migration {
  /// What was expected of a decision, when to look at it again, and what became of it.
  static let decisionReviews = Migration(
    version: 2, name: "decision-reviews",
    sql: """
      CREATE TABLE decision_reviews (
        decision TEXT PRIMARY KEY,
        decided_by TEXT,
        expectation TEXT,
        review_on TEXT,
        result TEXT,
        met INTEGER CHECK (met IN (0, 1)),
        reviewed_at TEXT,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      """)
}
