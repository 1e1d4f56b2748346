// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store

/// Statements, decisions and questions as scripts read them.
enum StatementRecord {
  static func fields(_ statement: Statement) -> [(key: String, value: JSON)] {
    [
      ("id", .string(statement.id)), ("kind", .string(statement.kind.rawValue)),
      ("text", .string(statement.text)),
      ("status", .string(statement.isLive ? "live" : "retired")),
      ("priority", .int(statement.priority)),
      (
        "audiences",
        .strings(Audience.allCases.filter(statement.audiences.contains).map(\.rawValue))
      ),
      ("recordedAt", .string(statement.recordedAt)),
    ]
  }

  static func json(_ statement: Statement) -> JSON { .object(fields(statement)) }

  /// With how it is understood.
  static func full(_ statement: Statement) -> JSON {
    .object(fields(statement) + [(key: "understood", value: statement.draft.json)])
  }

  /// A decision; with `review` also what was expected of it and what became of it.
  static func json(_ precedent: Precedent, _ review: DecisionReview? = nil) -> JSON {
    .object([
      ("id", .string(precedent.id)), ("kind", .string(Kind.decision.rawValue)),
      ("text", .string(precedent.draft.text)),
      ("outcome", .string(precedent.outcome.rawValue)), ("reason", .optional(precedent.reason)),
      ("date", .optional(precedent.date)), ("recordedAt", .string(precedent.recordedAt)),
      ("decidedBy", .optional(review?.decidedBy)), ("expectation", .optional(review?.expectation)),
      ("reviewOn", .optional(review?.reviewOn)), ("result", .optional(review?.result)),
      ("met", review?.met.map { .bool($0) } ?? .null),
      ("reviewedAt", .optional(review?.reviewedAt)),
    ])
  }

  static func json(_ question: LoggedQuestion) -> JSON {
    .object([
      ("id", .string(question.id)), ("text", .string(question.text)),
      ("askedBy", .optional(question.askedBy)), ("askedAt", .string(question.askedAt)),
      ("verdict", .string(question.verdict.rawValue)), ("main", .string(question.main)),
      ("reason", .optional(question.reason?.rawValue)),
      ("escalateTo", .optional(question.escalateTo)), ("waits", .bool(question.waits)),
      ("answeredBy", .optional(question.answeredBy)),
      ("receipt", question.receipt["id"] ?? .null),
    ])
  }

  /// One entry of the journal with what it changed, as far as `audience` sees it.
  static func json(_ entry: JournalEntry, for audience: Audience) -> JSON {
    let statements = entry.statementChanges.filter { $0.isVisible(to: audience) }
    var changes = statements.map { change in
      JSON.object([
        ("id", .string(change.id)), ("change", .string(change.verb)),
        ("before", change.before.map(json) ?? .null), ("after", change.after.map(json) ?? .null),
      ])
    }
    if audience == .president {
      for change in entry.changes where change.table != "statements" {
        let verb = change.after == nil ? "gone" : change.before == nil ? "added" : "edited"
        changes.append(
          .object([
            ("id", .string(change.key)), ("change", .string(verb)),
            ("table", .string(change.table)),
          ]))
      }
    }
    let hides = audience != .president && statements.count != entry.changes.count
    return .object([
      ("sequence", .int(entry.sequence)), ("at", .string(entry.at)),
      ("by", .string(entry.by.who)), ("command", hides ? .null : .string(entry.by.command)),
      ("verb", .string(entry.verb.rawValue)),
      ("target", entry.target.map { .int($0) } ?? .null), ("changes", .array(changes)),
    ])
  }
}
