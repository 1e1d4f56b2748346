// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The tables and texts of knowledge as they are read from its files.
struct KnowledgeReading: Sendable {
  var concepts: [Concept] = []
  let shelf: KnowledgeShelf
  let files: [KnowledgeFile]
  var index = ConceptIndex()
  /// The rows that words are read from, with their concepts.
  var sources: [(row: Table.Row, concept: Int)] = []
  /// By concept, every more general id once.
  var ancestors: [[String]] = []

  init(_ files: [KnowledgeFile]) throws(Problem) {
    self.files = files
    shelf = try KnowledgeShelf(files)
    for path in shelf.paths {
      let sort: Concept.Sort? =
        switch path.split(separator: "/").first {
        case "concepts": .concept
        case "acts": .act
        case "roles" where path == "roles/roles.tsv": .role
        case "states" where path == "states/states.tsv": .state
        case "kpis" where path == "kpis/kpis.tsv": .kpi
        default: nil
        }
      if let sort, let table = shelf[path] { read(table, as: sort) }
    }
    closeAncestors()
  }

  private mutating func read(_ table: Table, as sort: Concept.Sort) {
    let theme = table.path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
    let columns = ConceptColumns(table)
    for row in table.rows {
      let id = row[columns.id]
      if id.isEmpty { continue }
      var concept = Concept(
        id: id, sort: sort, ja: bare(row[columns.ja]), en: bare(row[columns.en]), theme: theme,
        isa: row.list(columns.isa), affinity: columns.affinity.map { Int(row[$0]) ?? 0 },
        place: "\(table.path):\(row.line)")
      concept.objects = row.list(columns.object)
      concept.effects = row.list(columns.effects) + row.list(columns.implies)
      concept.opposite = filled(row[columns.opposite])
      concept.rank = Int(row[columns.rank]) ?? 0
      concept.domains = row.list(columns.domain)
      if let influences = filled(row[columns.influences]) {
        concept.influences = influences.split(separator: " ").compactMap { Influence(String($0)) }
      }
      concept.conflicts = row.list(columns.conflicts)
      concept.unit = filled(row[columns.unit])
      concept.formula = filled(row[columns.formula])
      concept.better = filled(row[columns.better])
      let number = index[id] ?? concepts.count
      if number == concepts.count {
        index.append(id)
        concepts.append(concept)
      }
      sources.append((row, number))
    }
  }

  private func filled(_ cell: String) -> String? { cell.isEmpty ? nil : cell }

  /// A word without its mark.
  private func bare(_ cell: String) -> String {
    let bytes = cell.utf8
    guard bytes.count > 2, bytes[bytes.index(bytes.endIndex, offsetBy: -2)] == UInt8(ascii: "/")
    else {
      return cell
    }
    return String(cell.dropLast(2))
  }

  /// Whether a concept is a kind of another.
  func isA(_ number: Int, _ other: String) -> Bool {
    ancestors[number].contains { same($0, other) }
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

/// Where a table of concepts has its columns, looked up once for all its rows.
private struct ConceptColumns {
  let id: Int?
  let ja: Int?
  let en: Int?
  let isa: Int?
  let object: Int?
  let effects: Int?
  let implies: Int?
  let opposite: Int?
  let rank: Int?
  let domain: Int?
  let influences: Int?
  let conflicts: Int?
  let unit: Int?
  let formula: Int?
  let better: Int?
  /// In the order of the directions.
  let affinity: [Int?]

  init(_ table: Table) {
    id = table.column("id")
    ja = table.column("ja")
    en = table.column("en")
    isa = table.column("isa")
    object = table.column("object")
    effects = table.column("effects")
    implies = table.column("implies")
    opposite = table.column("opposite")
    rank = table.column("rank")
    domain = table.column("domain")
    influences = table.column("influences")
    conflicts = table.column("conflicts")
    unit = table.column("unit")
    formula = table.column("formula")
    better = table.column("better")
    affinity = ["company", "employees", "customers", "society", "next_generation"].map {
      table.column($0)
    }
  }
}
