// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The tables and texts of knowledge as they are read from its files.
struct KnowledgeReading: Sendable {
  var concepts: [Concept] = []
  var tables: [String: Table] = [:]
  var texts: [String: String] = [:]
  let files: [KnowledgeFile]
  var index = ConceptIndex()
  /// The rows that words are read from, with their concepts.
  var sources: [(row: Table.Row, concept: Int)] = []
  /// By concept, every more general id once.
  var ancestors: [[String]] = []

  init(_ files: [KnowledgeFile]) throws(Problem) {
    self.files = files
    for file in files {
      if file.path.hasSuffix(".tsv") {
        tables[file.path] = try Table(file)
      } else {
        texts[file.path] = file.text
      }
    }
    for (path, table) in tables.sorted(by: { $0.key < $1.key }) {
      switch path.split(separator: "/").first {
      case "concepts": read(table, as: .concept)
      case "acts": read(table, as: .act)
      case "roles" where path == "roles/roles.tsv": read(table, as: .role)
      case "states" where path == "states/states.tsv": read(table, as: .state)
      case "kpis" where path == "kpis/kpis.tsv": read(table, as: .kpi)
      default: break
      }
    }
    closeAncestors()
  }

  private mutating func read(_ table: Table, as sort: Concept.Sort) {
    let theme = table.path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
    for row in table.rows {
      let id = row["id"]
      if id.isEmpty { continue }
      var concept = Concept(
        id: id, sort: sort, ja: bare(row["ja"]), en: bare(row["en"]), theme: theme,
        isa: row.list("isa"), affinity: affinity(row), place: "\(table.path):\(row.line)")
      concept.objects = row.list("object")
      concept.effects = row.list("effects") + row.list("implies")
      concept.opposite = row["opposite"].isEmpty ? nil : row["opposite"]
      concept.rank = Int(row["rank"]) ?? 0
      concept.domains = row.list("domain")
      concept.influences = row["influences"].split(separator: " ").compactMap {
        Influence(String($0))
      }
      concept.conflicts = row.list("conflicts")
      concept.unit = row["unit"].isEmpty ? nil : row["unit"]
      concept.formula = row["formula"].isEmpty ? nil : row["formula"]
      concept.better = row["better"].isEmpty ? nil : row["better"]
      let number = index[id] ?? concepts.count
      if number == concepts.count {
        index.append(id)
        concepts.append(concept)
      }
      sources.append((row, number))
    }
  }

  /// A word without its mark.
  private func bare(_ cell: String) -> String {
    let bytes = cell.utf8
    guard bytes.count > 2, bytes[bytes.index(bytes.endIndex, offsetBy: -2)] == UInt8(ascii: "/")
    else {
      return cell
    }
    return String(cell.dropLast(2))
  }

  private func affinity(_ row: Table.Row) -> [Int] {
    ["company", "employees", "customers", "society", "next_generation"].map { Int(row[$0]) ?? 0 }
  }

  private mutating func closeAncestors() {
    ancestors = [[String]](repeating: [], count: concepts.count)
    for i in concepts.indices {
      var found: [String] = []
      var open = concepts[i].isa
      while let id = open.popLast() {
        if found.contains(id) { continue }
        found.append(id)
        if let parent = index[id] { open += concepts[parent].isa }
      }
      found.removeAll { $0 == concepts[i].id }
      ancestors[i] = found
    }
  }
}
