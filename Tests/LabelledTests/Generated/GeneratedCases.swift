// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Session

/// Questions to small companies whose right verdict follows by construction: shapes of rules, filled with
/// the words of many trades, against kinds of facts.
///
/// The tables of a folder in `decisions` make them: `shapes` (rules with blanks, and the verdicts that
/// each kind of fact has to get), `questions` (how a kind of fact is told) and one table of trades for each name in their
/// `table` column. `README.md` beside them tells the marks.
struct GeneratedCases {
  struct Case {
    let id: String
    let shape: String
    /// Verdicts that are right, the first one best.
    let wanted: [String]
    /// As a line of a scenario file.
    let scenario: JSON
  }

  typealias Row = GeneratedTable.Row

  private let shapes: [Row]
  private let questions: [Row]
  private let fillers: [Row]
  private let trades: [String: [Row]]

  /// - Parameter language: the folder of the tables, `ja` or `en`.
  /// - Throws: a `Malformed` that names the row whose cells do not fit its table.
  init(_ language: String) throws {
    func rows(_ name: String) throws -> [Row] {
      try GeneratedTable.rows("decisions/\(language)", name)
    }
    shapes = try rows("shapes")
    questions = try rows("questions")
    fillers = try rows("fillers")
    var trades: [String: [Row]] = [:]
    for name in Set(shapes.compactMap { $0["table"] }) { trades[name] = try rows(name) }
    self.trades = trades
  }

  /// The least share of right answers by shape, 0–1.
  var floors: [String: Double] {
    var floors: [String: Double] = [:]
    for shape in shapes { floors[shape["shape"] ?? ""] = Double(shape["least"] ?? "") ?? 1 }
    return floors
  }

  /// One case in so many, the same ones each time.
  func cases(oneIn stride: UInt64) throws -> [Case] {
    try shapes.flatMap { try cases(of: $0, oneIn: stride) }
  }

  private func cases(of shape: Row, oneIn stride: UInt64) throws -> [Case] {
    let rows = trades[shape["table"] ?? ""] ?? []
    return try rows.enumerated().flatMap { (at, row) throws -> [Case] in
      let blanks = Blanks(row: row, other: rows[(at + 5) % rows.count])
      return try questions.compactMap { question in
        let id = "\(shape["shape"] ?? "")/\(row["id"] ?? "")/\(question["kind"] ?? "")"
        guard GeneratedCases.sign(id) % stride == 0 else { return nil }
        return try made(id, shape, question, blanks)
      }
    }
  }

  private func made(_ id: String, _ shape: Row, _ question: Row, _ blanks: Blanks) throws -> Case? {
    let kind = (question["kind"] ?? "").split(separator: "-").first.map(String.init) ?? ""
    let tables = (question["tables"] ?? "").split(separator: " ").map(String.init)
    guard tables.contains(shape["table"] ?? ""), let wanted = verdicts(shape)[kind] else {
      return nil
    }
    var value: String?
    if let column = question["value"], column != "-" {
      value = blanks.row[column]
      if value == nil || value == "-" { return nil }
    }
    let asker = shape["asker"] == "-" ? "" : shape["asker"] ?? ""
    guard let asked = try blanks.fill(asker + (question["question"] ?? ""), value: value) else {
      return nil
    }
    var statements: [JSON] = []
    let rules = (shape["statements"] ?? "").components(separatedBy: " // ")
    for rule in rules {
      let isRetired = rule.hasPrefix("[retired]")
      guard let text = try blanks.fill(isRetired ? String(rule.dropFirst(9)) : rule, value: nil)
      else { return nil }
      statements.append(statement(text, at: statements.count, isLive: !isRetired))
    }
    let filler = fillers[Int(GeneratedCases.sign(id) >> 32) % fillers.count]["text"] ?? ""
    statements.append(statement(filler, at: statements.count, isLive: true))
    let scenario = JSON.object([
      (key: "id", value: .string(id)), (key: "statements", value: .array(statements)),
      (key: "ask", value: .object([(key: "text", value: .string(asked))])),
    ])
    return Case(id: id, shape: shape["shape"] ?? "", wanted: wanted, scenario: scenario)
  }

  private func statement(_ text: String, at index: Int, isLive: Bool) -> JSON {
    .object([
      (key: "id", value: .string("P\(index)")), (key: "text", value: .string(text)),
      (key: "status", value: .string(isLive ? "live" : "retired")),
    ])
  }

  /// `in=approve out=escalate|decline` by the kind of fact.
  private func verdicts(_ shape: Row) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for pair in (shape["verdicts"] ?? "").split(separator: " ") {
      let sides = pair.split(separator: "=")
      guard sides.count == 2 else { continue }
      found[String(sides[0])] = sides[1].split(separator: "|").map(String.init)
    }
    return found
  }

  /// FNV-1a of an id: picks cases without order or chance.
  private static func sign(_ id: String) -> UInt64 {
    id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// The words of one trade, and of another one, for the blanks of a rule or a question.
private struct Blanks {
  let row: GeneratedCases.Row
  let other: GeneratedCases.Row

  /// `{name}` is a cell of the trade, `{next.name}` one of another trade, `{v}` the value at hand and `{Op}`
  /// the object with its particle; nil where the trade has nothing to say there.
  func fill(_ text: String, value: String?) throws -> String? {
    var filled = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { throw Malformed(line: text) }
      filled += rest[..<open]
      guard let cell = try cell(String(rest[rest.index(after: open)..<close]), value) else {
        return nil
      }
      filled += cell
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  private func cell(_ name: String, _ value: String?) throws -> String? {
    if name.hasPrefix("next.") {
      return try Blanks(row: other, other: row).fill("{\(name.dropFirst(5))}", value: nil)
    }
    if name == "v" { return value ?? "{v}" }
    if name == "Op" { return (row["O"] ?? "") + (row["p"] ?? "") }
    guard let cell = row[name] else { throw Malformed(line: "no column \(name)") }
    if cell == "-" { return nil }
    return cell.contains("{") && value != nil ? try fill(cell, value: value) : cell
  }
}
