// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A data table as the journal sees it: rows as images, each with a hash.
struct Table: Sendable {
  let name: String
  /// Every column but `hash`.
  let columns: [String]
  /// The columns that identify a row.
  let key: [String]
  /// The version of the schema that brought it.
  let since: Int

  /// The parts of the SQL below, made once.
  let selectOne: String
  let selectAll: String
  let insert: String
  let update: String
  let delete: String

  init(_ name: String, key: [String], columns: [String], since: Int = 1) {
    self.name = name
    self.since = since
    self.key = key
    self.columns = columns
    let list = columns.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let condition = key.map { "\($0) = ?" }.joined(separator: " AND ")
    let order = columns[0] == "ordinal" ? "ordinal" : key.joined(separator: ", ")
    selectOne = "SELECT \(list) FROM \(name) WHERE \(condition)"
    selectAll = "SELECT \(list), hash FROM \(name) ORDER BY \(order)"
    insert = "INSERT INTO \(name) (\(list), hash) VALUES (\(marks), ?)"
    let assignments = columns.map { "\($0) = ?" }.joined(separator: ", ")
    update = "UPDATE \(name) SET \(assignments), hash = ? WHERE \(condition)"
    delete = "DELETE FROM \(name) WHERE \(condition)"
  }

  /// The key of a row as one text, which the journal keeps.
  func keyText(of row: [Database.Value]) -> String {
    key.compactMap { name in columns.firstIndex(of: name).map { Table.plain(row[$0]) } }
      .joined(separator: " ")
  }

  func keyValues(of row: [Database.Value]) -> [Database.Value] {
    key.compactMap { name in columns.firstIndex(of: name).map { row[$0] } }
  }

  /// The row as a JSON object; the same row always gives the same bytes.
  func image(of row: [Database.Value]) -> String {
    JSON.object(
      zip(columns, row).map { name, value in
        let json: JSON =
          switch value {
          case .null: .null
          case .integer(let n): .int(n)
          case .real(let n): .number(n)
          case .text(let s): .string(s)
          }
        return (name, json)
      }
    ).text
  }

  /// The row that an image shows, or nil when it is none of this table.
  func row(fromImage image: String) -> [Database.Value]? {
    guard case .object(let pairs)? = try? JSON(parsing: image) else { return nil }
    guard pairs.map(\.key) == columns else { return nil }
    return pairs.map { _, value in
      switch value {
      case .number(let n): Int(exactly: n).map { .integer($0) } ?? .real(n)
      case .string(let s): .text(s)
      default: .null
      }
    }
  }

  /// What `hash` must say for a row of that image.
  func hash(ofImage image: String) -> String { SHA256.hex(of: name + "\n" + image) }

  private static func plain(_ value: Database.Value) -> String {
    switch value {
    case .null: ""
    case .integer(let n): String(n)
    case .real(let n): JSON.written(n)
    case .text(let s): s
    }
  }
}

extension Table {
  static let statements = Table(
    "statements", key: ["id"],
    columns: [
      "ordinal", "id", "kind", "text", "language", "modality", "condition", "exception",
      "horizon_years", "holder", "preferred", "yields", "priority", "status", "recorded_at",
      "retired_at", "audiences", "understood",
    ])

  static let concepts = Table(
    "statement_concepts", key: ["statement_id", "position"],
    columns: [
      "statement_id", "position", "concept", "ja", "en", "surface", "span_start", "span_end",
    ])

  static let norms = Table(
    "statement_norms", key: ["statement_id", "position"],
    columns: [
      "statement_id", "position", "modality", "negated", "act", "actor", "object",
      "counterparty", "ranks_over", "concludes", "otherwise", "conditions", "exceptions",
      "requirements", "span_start", "span_end",
    ])

  static let quantities = Table(
    "statement_quantities", key: ["statement_id", "position"],
    columns: [
      "statement_id", "position", "surface", "type", "op", "value", "value2", "low", "high",
      "unit", "metric", "per",
    ])

  static let decisions = Table(
    "decisions", key: ["id"],
    columns: [
      "ordinal", "id", "text", "outcome", "reason", "date", "recorded_at", "understood",
    ])

  static let decisionReviews = Table(
    "decision_reviews", key: ["decision"],
    columns: [
      "decision", "decided_by", "expectation", "review_on", "result", "met", "reviewed_at",
    ], since: 2)

  static let questions = Table(
    "questions", key: ["id"],
    columns: [
      "ordinal", "id", "text", "asked_by", "asked_at", "verdict", "reason", "escalate_to", "main",
      "receipt", "waits", "answered_by",
    ])

  static let links = Table(
    "links_by_hand", key: ["from_id", "to_id", "relation"],
    columns: ["from_id", "to_id", "relation", "accepted", "recorded_at"])

  static let gaps = Table(
    "gap_acceptances", key: ["gap"], columns: ["gap", "reason", "accepted_at", "facts"])

  static let profile = Table("profile", key: ["name"], columns: ["name", "value"])

  static let corrections = Table(
    "corrections", key: ["wording"], columns: ["wording", "fields", "recorded_at"])

  static let learnedWords = Table(
    "learned_words", key: ["word"], columns: ["word", "concept", "recorded_at"])

  static let register = Table(
    "register", key: ["subject", "field", "item"],
    columns: ["subject", "field", "item", "value", "recorded_at"], since: 4)

  static let registerReviews = Table(
    "register_reviews", key: ["subject", "number"],
    columns: [
      "subject", "number", "date", "figure", "unit", "returned", "hours", "words", "recorded_at",
    ], since: 4)

  static let figures = Table(
    "figures", key: ["sort", "name", "department", "year"],
    columns: ["sort", "name", "department", "year"]
      + (1...12).map { ($0 < 10 ? "m0" : "m") + String($0) }, since: 3)

  static let periodFigures = Table(
    "period_figures", key: ["sort", "name", "department", "first_month", "last_month"],
    columns: ["sort", "name", "department", "first_month", "last_month", "amount"], since: 3)

  static let accountItems = Table(
    "account_items", key: ["account"], columns: ["account", "items", "recorded_at"], since: 3)

  static let importedFiles = Table(
    "imported_files", key: ["content"],
    columns: [
      "content", "name", "layout", "encoding", "row_count", "first_month", "last_month",
      "imported_at",
    ], since: 3)

  static let kpiTargets = Table(
    "kpi_targets", key: ["metric", "department", "due"],
    columns: [
      "metric", "department", "due", "value", "baseline", "baseline_month", "recorded_at",
    ], since: 3)

  static let counters = Table("counters", key: ["name"], columns: ["name", "last"])

  /// The tables whose rows the journal records.
  static let journaled = [
    statements, decisions, decisionReviews, questions, links, gaps, profile, corrections,
    learnedWords, figures, periodFigures, accountItems, importedFiles, kpiTargets, register,
    registerReviews,
  ]

  /// The tables that restate the understood part of a statement.
  static let derived = [concepts, norms, quantities]

  /// The tables that the company's figures are worked out from.
  static let ofFigures: Set<String> = [figures.name, periodFigures.name, accountItems.name]

  static let byName = Dictionary(uniqueKeysWithValues: journaled.map { ($0.name, $0) })
}
