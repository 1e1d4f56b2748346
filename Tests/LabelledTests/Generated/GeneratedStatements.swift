// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations

/// Statements whose labels follow by construction: shapes filled with the words of many trades.
///
/// `statements/README.md` tells what the tables hold.
struct GeneratedStatements {
  struct Statement: Sendable {
    let shape: String
    let text: String
    /// What is right, the first one best.
    let modalities: [String]
    let kinds: [String]
    /// Spans that are right; none when the text has no such part.
    let conditions: [String]
    let exceptions: [String]
    let limit: Limit
    let horizon: Horizon
    /// Made of a trade or a wording that nothing was taught from at first; its misses were read since.
    let isApart: Bool
  }

  enum Limit: Sendable {
    case none
    /// A move whose limit is not asked about.
    case unasked
    case one(of: [LabelledSentence.Limit])
  }

  enum Horizon: Sendable { case unasked, years(Int?) }

  typealias Row = GeneratedTable.Row

  let isEnglish: Bool
  private let tables: [String: [Row]]

  /// - Parameter language: the folder of the tables, `ja` or `en`.
  /// - Throws: a `Malformed` that names a table or row whose cells do not fit its header.
  init(_ language: String) throws {
    isEnglish = language == "en"
    var tables: [String: [Row]] = [:]
    for name in ["trades", "shapes", "frames", "numbers", "comparators", "amounts", "horizons"] {
      tables[name] = try GeneratedTable.rows("statements/\(language)", name)
    }
    self.tables = tables
  }

  func rows(_ name: String) -> [Row] { tables[name] ?? [] }

  /// Every statement once; the order and the choice of words never change.
  func statements() -> [Statement] {
    var seen: Set<String> = []
    return (plain() + framed() + numbered()).filter { seen.insert($0.text).inserted }
  }

  // MARK: Filling

  private func fill(_ template: String, _ row: Row) -> String {
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      result += row[String(rest[rest.index(after: open)..<close])] ?? "?"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// A sentence of filled words: capitals, articles and its stop.
  private func closed(_ words: String) -> String {
    guard isEnglish else { return words + "。" }
    let sentences = spoken(words).components(separatedBy: ". ").map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
    return sentences.joined(separator: ". ") + "."
  }

  /// `a` before a vowel is `an`.
  private func spoken(_ words: String) -> String {
    guard isEnglish else { return words }
    return words.replacing(#/\b([Aa]) (?=[aeioAEIO]|un)/#) { "\($0.output.1)n " }
  }

  private func spans(_ cell: String?, _ row: Row) -> [String] {
    guard let cell, cell != "-" else { return [] }
    return cell.components(separatedBy: " ~ ").map { spoken(fill($0, row)) }
  }

  private func list(_ cell: String?) -> [String] {
    (cell ?? "").split(separator: ",").map(String.init)
  }

  private func isApart(_ trade: Int, _ rows: Row...) -> Bool {
    trade % 3 == 2 || rows.contains { $0["apart"] == "apart" }
  }

  // MARK: Shapes

  private func plain() -> [Statement] {
    let trades = rows("trades")
    return rows("shapes").enumerated().flatMap { number, shape in
      (0..<3).map { turn in
        let at = (number * 7 + turn * 11) % trades.count
        return Statement(
          shape: shape["template"] ?? "", text: closed(fill(shape["template"] ?? "", trades[at])),
          modalities: list(shape["modality"]), kinds: list(shape["kind"]),
          conditions: spans(shape["C"], trades[at]), exceptions: spans(shape["E"], trades[at]),
          limit: .none, horizon: .unasked, isApart: isApart(at, shape))
      }
    }
  }

  /// Rules under a condition or with an exception.
  private func framed() -> [Statement] {
    let trades = rows("trades")
    let shapes = rows("shapes").filter {
      $0["template"]?.contains(where: { ",:".contains($0) }) == false
    }
    return rows("frames").enumerated().flatMap { number, frame in
      let cores = shapes.filter { fits($0, frame) }
      return (0..<12).map { turn in
        let core = cores[(number * 37 + turn * 29) % cores.count]
        let at = (number * 5 + turn * 7) % trades.count
        var row = trades[at]
        row["core"] = fill(core["template"] ?? "", row)
        return Statement(
          shape: frame["template"] ?? "", text: closed(fill(frame["template"] ?? "", row)),
          modalities: list(core["modality"]), kinds: list(core["kind"]) + ["principle"],
          conditions: spans(frame["C"], row), exceptions: spans(frame["E"], row),
          limit: .none, horizon: .unasked, isApart: isApart(at, core, frame))
      }
    }
  }

  private func fits(_ core: Row, _ frame: Row) -> Bool {
    let kind = core["class"] ?? ""
    let isExcepted = frame["class"]?.hasPrefix("exc") == true || frame["class"] == "both"
    if isExcepted, kind == "must.double" || core["template"]?.contains("without") == true {
      return false
    }
    switch frame["use"] {
    case "may": return kind.hasPrefix("may")
    case "not": return kind.hasPrefix("not")
    default: return !kind.hasPrefix("prefer")
    }
  }

  // MARK: Numbers

  private func numbered() -> [Statement] {
    let trades = rows("trades")
    return rows("numbers").enumerated().flatMap { number, shape in
      (0..<4).map { turn in
        let at = (number * 7 + turn * 11) % trades.count
        return numbered(shape, number, turn, at, trades[at])
      }
    }
  }

  private func numbered(
    _ shape: Row, _ number: Int, _ turn: Int, _ trade: Int, _ words: Row
  ) -> Statement {
    var row = words
    var used = [shape]
    let template = shape["template"] ?? ""
    let op = shape["op"] ?? ""
    var limit = fixed(op)
    let units = (shape["unit"] ?? "-").split(separator: " ").map(String.init)
    if units != ["-"] {
      let unit = units[turn % units.count]
      let amounts = rows("amounts").filter { $0["unit"] == unit }
      let amount = amounts[(number + turn) % amounts.count]
      used.append(amount)
      row["q"] = amount["text"]
      for blank in ["cmp", "cmpx"] {
        for sign in [">=", "<=", ">", "<"] where template.contains("{\(blank)\(sign)}") {
          let comparators = rows("comparators").filter {
            $0["op"] == sign && (blank == "cmp" || ($0["text"] ?? "").isBehindNoun)
          }
          let comparator = comparators[(number + turn * 3) % comparators.count]
          used.append(comparator)
          row[blank + sign] = fill(comparator["text"] ?? "", row)
        }
      }
      limit = self.limit(op, amount, unit)
    }
    var horizon = Horizon.unasked
    if template.contains("{by") {
      let horizons = rows("horizons")
      let by = horizons[(number * 3 + turn) % horizons.count]
      used.append(by)
      (row["by"], row["byc"]) = (by["text"], by["head"])
      horizon = by["years"] == "?" ? .unasked : .years(Int(by["years"] ?? ""))
    }
    return Statement(
      shape: template, text: closed(fill(template, row)), modalities: list(shape["modality"]),
      kinds: list(shape["kind"]), conditions: spans(shape["C"], row), exceptions: [],
      limit: limit, horizon: horizon,
      isApart: trade % 3 == 2 || used.contains { $0["apart"] == "apart" })
  }

  /// The limits of a shape whose number needs no amount: half, double, `<:0.5:times`.
  private func fixed(_ op: String) -> Limit {
    switch op {
    case "half": return .one(of: [.init(op: "<=", value: 0.5, unit: "times")])
    case "double": return .one(of: [.init(op: ">=", value: 2, unit: "times")])
    case "triple": return .one(of: [.init(op: ">=", value: 3, unit: "times")])
    default:
      let parts = op.split(separator: ":").map(String.init)
      guard parts.count == 3, let value = Double(parts[1]) else { return .unasked }
      return .one(of: [.init(op: parts[0], value: value, unit: parts[2])])
    }
  }

  private func limit(_ op: String, _ amount: Row, _ unit: String) -> Limit {
    if op == "change" { return .unasked }
    let parts = (amount["value"] ?? "").split(separator: ":").map(String.init)
    let value = parts.first.flatMap(Double.init) ?? 0
    let named = op.split(separator: "@").map(String.init)
    let counted = named.count > 1 ? named[1] : parts.count > 1 ? parts[1] : unit
    return .one(
      of: named[0].split(separator: " ").map {
        .init(op: String($0), value: $0 == "range" ? 2 : value, unit: counted)
      })
  }
}

extension String {
  /// Purchases over $500: comparators that stand right behind a noun.
  fileprivate var isBehindNoun: Bool {
    ["over", "above", "under", "below", "in"].contains(String(prefix { $0 != " " }))
  }
}
