// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Knowledge as it is read from its files.
struct KnowledgeReading: Sendable {
  let shelf: KnowledgeShelf
  let files: [KnowledgeFile]
  let concepts: ConceptShelf
  /// Concepts of a company's own; their numbers follow those of the tables.
  private(set) var own: [ConceptShelf.Entry] = []
  private(set) var index: ConceptIndex

  var conceptCount: Int { concepts.count + own.count }

  init(_ files: [KnowledgeFile]) throws(Problem) {
    self.files = files
    shelf = try KnowledgeShelf(files)
    var tables: [ConceptTable] = []
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
      if let sort, let table = shelf[path] { tables.append(ConceptTable(table, sort)) }
    }
    concepts = ConceptShelf(tables)
    index = concepts.index
  }

  /// Reads something of a concept.
  @inline(__always)
  func read<Value>(_ number: Int, _ body: (ConceptShelf.Entry) -> Value) -> Value {
    number < concepts.count
      ? concepts.read(number, body) : body(own[number - concepts.count])
  }

  func sort(_ number: Int) -> Concept.Sort {
    number < concepts.count
      ? concepts.sorts[number] : own[number - concepts.count].concept.sort
  }

  /// Whether a concept is a kind of another.
  func isA(_ number: Int, _ other: String) -> Bool {
    read(number) { $0.ancestors.contains { same($0, other) } }
  }

  /// Adds a concept that is not there, as a kind of those that it names.
  mutating func add(_ concept: Concept) {
    var ancestors = Set(concept.isa)
    for parent in concept.isa {
      if let number = index[parent] { ancestors.formUnion(read(number) { $0.ancestors }) }
    }
    index.append(concept.id)
    own.append(ConceptShelf.Entry(concept, ancestors: Array(ancestors)))
  }
}
