// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc
import Language
import Model
import Testing

/// A sentence and the quantities that must be read in it.
struct QuantityRow: CustomTestStringConvertible {
  let text: String
  let expected: [String]
  var testDescription: String { text }

  init(_ text: String, _ expected: String...) {
    self.text = text
    self.expected = expected
  }
}

/// Reads quantities with the tables of the repository, on 2026-11-22, years starting in April.
enum QuantityTestSupport {
  static let reader = QuantityReader(units: UnitTables(tables: tables()))
  static let today = CalendarDate(iso: "2026-11-22") ?? CalendarDate(daysSince1970: 0)

  static func read(_ text: String, _ language: SpokenLanguage) -> [FoundQuantity] {
    reader.read(FoldedText(text), language: language, today: today, fiscalYearStart: 4)
  }

  static func change(_ text: String, _ language: SpokenLanguage) -> Change? {
    let folded = FoldedText(text)
    let found = reader.read(folded, language: language, today: today, fiscalYearStart: 4)
    return reader.readChange(found, in: folded, language: language)
  }

  /// `surface | op value unit` and what else was said.
  static func describe(_ found: FoundQuantity) -> String {
    let quantity = found.quantity
    var parts = [quantity.op.rawValue]
    if let value = quantity.value { parts.append(number(value)) }
    if let value = quantity.value2 { parts.append("to " + number(value)) }
    if let low = quantity.low, let high = quantity.high {
      parts.append("[\(number(low)), \(number(high))]")
    }
    parts.append(quantity.unit)
    if let per = quantity.per { parts.append("per " + per) }
    if let sense = quantity.sense { parts.append(sense) }
    if quantity.consecutive { parts.append("consecutive") }
    if found.looksLikeHorizon { parts.append("horizon") }
    if found.isGoal { parts.append("goal") }
    return "\(quantity.surface) | \(parts.joined(separator: " "))"
  }

  /// Whole numbers plain, others to six places.
  private static func number(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e18 { return String(Int64(value)) }
    let rounded = (value * 1e6).rounded() / 1e6
    return String(rounded)
  }

  private static func tables() -> [String: [[String: String]]] {
    let names = [
      "units", "comparators", "number_words", "time_words", "unit_contexts", "change_words",
      "not_numbers",
    ]
    var tables: [String: [[String: String]]] = [:]
    for language in ["ja", "en"] {
      for name in names { tables["\(language)/\(name)"] = table("\(language)/\(name)") }
    }
    return tables
  }

  private static func table(_ name: String) -> [[String: String]] {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let lines = contents(of: "/\(root)/knowledge/language/\(name).tsv").split(separator: "\n")
    guard let header = lines.first?.split(separator: "\t", omittingEmptySubsequences: false) else {
      return []
    }
    return lines.dropFirst().filter { !$0.hasPrefix("#") }.map { line in
      var row: [String: String] = [:]
      for (name, cell) in zip(header, line.split(separator: "\t", omittingEmptySubsequences: false))
      {
        row[String(name)] = String(cell)
      }
      return row
    }
  }

  private static func contents(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
