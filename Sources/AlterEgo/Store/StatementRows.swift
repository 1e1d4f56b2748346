// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// How statements stand in the tables, and back.
enum StatementRows {
  typealias Value = Database.Value

  /// A statement with what only the store knows of it.
  struct Stored {
    var ordinal: Int
    var statement: Statement
    var retiredAt: String?
  }

  static func row(_ stored: Stored) -> [Value] {
    let statement = stored.statement
    let draft = statement.draft
    return [
      .integer(stored.ordinal), .text(statement.id), .text(statement.kind.rawValue),
      .text(draft.text), .text(draft.language.rawValue), .optional(draft.modality?.rawValue),
      .optional(draft.condition), .optional(draft.exception), .optional(draft.horizonYears),
      .optional(draft.holder), .optional(draft.preferred), .optional(draft.yields),
      .integer(statement.priority), .text(statement.isLive ? "live" : "retired"),
      .text(statement.recordedAt), .optional(stored.retiredAt),
      .text(audiences(statement.audiences)), .text(draft.json.text),
    ]
  }

  /// The row as a statement, or nil when it is damaged.
  static func stored(_ row: [Value]) -> Stored? {
    guard row.count == Table.statements.columns.count, let ordinal = row[0].integer,
      let id = row[1].text, let kind = row[2].text.flatMap(Kind.init(rawValue:)),
      let priority = row[12].integer, let status = row[13].text, let recordedAt = row[14].text,
      let audiences = row[16].text.flatMap(audiences), let understood = row[17].text,
      let draft = Draft(jsonText: understood)
    else { return nil }
    let statement = Statement(
      id: id, kind: kind, draft: draft, audiences: audiences, recordedAt: recordedAt,
      isLive: status == "live", priority: priority)
    return Stored(ordinal: ordinal, statement: statement, retiredAt: row[15].text)
  }

  /// The columns that ``read(_:audiences:)`` wants.
  static let columns =
    "ordinal, id, kind, priority, status, recorded_at, audiences, understood"

  /// The statement under a cursor over ``columns``, by the quick way; nil when it is damaged.
  static func read(
    _ row: borrowing Database.Row, audiences known: inout [String: Set<Audience>]
  ) -> (ordinal: Int, statement: Statement)? {
    guard let kind = Kind(rawValue: row.text(2)), let draft = row.withBytes(7, Draft.read) else {
      return nil
    }
    let list = row.text(6)
    guard let audiences = known[list] ?? audiences(list) else { return nil }
    known[list] = audiences
    let statement = Statement(
      id: row.text(1), kind: kind, draft: draft, audiences: audiences, recordedAt: row.text(5),
      isLive: row.text(4) == "live", priority: row.int(3))
    return (row.int(0), statement)
  }

  // MARK: Audiences

  /// The audiences as one text, in the order of their declaration.
  static func audiences(_ audiences: Set<Audience>) -> String {
    Audience.allCases.filter(audiences.contains).map(\.rawValue).joined(separator: ",")
  }

  static func audiences(_ text: String) -> Set<Audience>? {
    var audiences: Set<Audience> = []
    for name in text.split(separator: ",") {
      guard let audience = Audience(rawValue: String(name)) else { return nil }
      audiences.insert(audience)
    }
    return audiences
  }

  // MARK: What the understood part says, as tables

  /// The rows of `statement_concepts`, `statement_norms` and `statement_quantities`.
  static func derived(id: String, _ draft: Draft) -> [(table: Table, row: [Value])] {
    draft.concepts.enumerated().map { (Table.concepts, concept(id, $0, $1)) }
      + draft.norms.enumerated().map { (Table.norms, norm(id, $0, $1)) }
      + draft.quantities.enumerated().map { (Table.quantities, quantity(id, $0, $1)) }
  }

  private static func concept(_ id: String, _ position: Int, _ mention: Mention) -> [Value] {
    [
      .text(id), .integer(position), .text(mention.id), .text(mention.ja), .text(mention.en),
      .text(mention.surface), .integer(mention.span.lower), .integer(mention.span.upper),
    ]
  }

  private static func norm(_ id: String, _ position: Int, _ norm: Norm) -> [Value] {
    func texts(_ predicates: [Predicate]) -> Value {
      .text(JSON.strings(predicates.map(\.text)).text)
    }
    return [
      .text(id), .integer(position), .text(norm.modality.rawValue),
      .integer(norm.negated ? 1 : 0), .optional(norm.act?.id), .optional(norm.actor?.id),
      .optional(norm.object?.id), .optional(norm.counterparty?.id), .optional(norm.over?.id),
      .optional(norm.concludes?.id), .integer(norm.otherwise ? 1 : 0), texts(norm.when),
      texts(norm.unless), texts(norm.requires), .integer(norm.span.lower),
      .integer(norm.span.upper),
    ]
  }

  private static func quantity(_ id: String, _ position: Int, _ quantity: Quantity) -> [Value] {
    [
      .text(id), .integer(position), .text(quantity.surface), .text(quantity.type),
      .text(quantity.op.rawValue), .optional(quantity.value), .optional(quantity.value2),
      .optional(quantity.low), .optional(quantity.high), .text(quantity.unit),
      .optional(quantity.metric), .optional(quantity.per),
    ]
  }
}
