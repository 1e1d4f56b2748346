// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Synchronization

/// The concepts of the tables, each made of its row when it is first asked for.
///
/// A process that reads a few sentences meets some dozens of several thousand concepts. What was
/// made stays, and is read without a lock and without counting references, since every sentence
/// asks hundreds of times.
final class ConceptShelf: @unchecked Sendable {
  /// A concept with every more general id once.
  final class Entry: Sendable {
    let concept: Concept
    let ancestors: [String]

    init(_ concept: Concept, ancestors: [String]) {
      self.concept = concept
      self.ancestors = ancestors
    }
  }

  let index: ConceptIndex
  let sources: [ConceptSource]
  let tables: [ConceptTable]
  /// The place of a concept's first row among the sources.
  private let rows: [Int32]
  let sorts: [Concept.Sort]
  /// The entries made so far, by concept; each is released with the shelf.
  private let entries: UnsafeMutablePointer<Atomic<UInt>>

  var count: Int { rows.count }

  init(_ tables: [ConceptTable]) {
    self.tables = tables
    var index = ConceptIndex()
    var sources: [ConceptSource] = []
    var rows: [Int32] = []
    var sorts: [Concept.Sort] = []
    sources.reserveCapacity(tables.reduce(0) { $0 + $1.table.rows.count })
    for (number, table) in tables.enumerated() {
      for row in table.table.rows {
        let id = row[table.id]
        if id.isEmpty { continue }
        // A later row of the same id adds its words.
        let concept = index[id] ?? rows.count
        if concept == rows.count {
          index.append(id)
          rows.append(Int32(truncatingIfNeeded: sources.count))
          sorts.append(table.sort)
        }
        sources.append(ConceptSource(row: row, table: number, concept: concept))
      }
    }
    (self.index, self.sources, self.rows, self.sorts) = (index, sources, rows, sorts)
    entries = .allocate(capacity: max(1, rows.count))
    for number in rows.indices { (entries + number).initialize(to: Atomic(0)) }
  }

  deinit {
    for number in rows.indices {
      let made = entries[number].load(ordering: .acquiring)
      if let entry = UnsafeRawPointer(bitPattern: made) {
        Unmanaged<Entry>.fromOpaque(entry).release()
      }
    }
    entries.deinitialize(count: rows.count)
    entries.deallocate()
  }

  /// Reads something of a concept.
  @inline(__always)
  func read<Value>(_ number: Int, _ body: (Entry) -> Value) -> Value {
    precondition(number < rows.count)
    let made = entries[number].load(ordering: .acquiring)
    if let entry = UnsafeRawPointer(bitPattern: made) {
      return Unmanaged<Entry>.fromOpaque(entry)._withUnsafeGuaranteedRef(body)
    }
    return body(make(number))
  }

  private func make(_ number: Int) -> Entry {
    let source = sources[Int(rows[number])]
    let entry = Entry(tables[source.table].concept(source.row), ancestors: ancestors(of: number))
    let kept = Unmanaged.passRetained(entry)
    let (isFirst, other) = entries[number].compareExchange(
      expected: 0, desired: UInt(bitPattern: kept.toOpaque()), ordering: .acquiringAndReleasing)
    guard !isFirst, let first = UnsafeRawPointer(bitPattern: other) else { return entry }
    // Another thread was quicker.
    kept.release()
    return Unmanaged<Entry>.fromOpaque(first).takeUnretainedValue()
  }

  private func parents(of number: Int) -> [String] {
    let source = sources[Int(rows[number])]
    return source.row.list(tables[source.table].isa)
  }

  private func ancestors(of number: Int) -> [String] {
    var found: [String] = []
    var open = parents(of: number)
    while let id = open.popLast() {
      if found.contains(id) { continue }
      found.append(id)
      if let parent = index[id] { open += parents(of: parent) }
    }
    let own = index.id(of: number)
    found.removeAll { $0 == own }
    return found
  }
}

/// A row from which the words of a concept are read.
struct ConceptSource: Sendable {
  let row: Table.Row
  /// Its table's place among the tables of concepts.
  let table: Int
  let concept: Int
}

/// A table of concepts, with where it has its columns.
struct ConceptTable: Sendable {
  let table: Table
  let sort: Concept.Sort
  let id: Int?
  let isa: Int?
  private let theme: String
  private let ja: Int?
  private let en: Int?
  private let object: Int?
  private let effects: Int?
  private let implies: Int?
  private let opposite: Int?
  private let rank: Int?
  private let domain: Int?
  private let influences: Int?
  private let conflicts: Int?
  private let unit: Int?
  private let formula: Int?
  private let better: Int?
  /// In the order of the directions.
  private let affinity: [Int?]

  init(_ table: Table, _ sort: Concept.Sort) {
    self.table = table
    self.sort = sort
    theme = table.path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
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

  /// The columns that hold the words of a language, with what each word means of a state.
  func words(_ language: String) -> [(column: Int?, truth: Truth)] {
    sort == .state
      ? [
        (table.column("true_" + language), .yes), (table.column("false_" + language), .no),
        (table.column("unknown_" + language), .unknown),
      ]
      : [(table.column(language), .yes), (table.column("synonyms_" + language), .yes)]
  }

  func concept(_ row: Table.Row) -> Concept {
    var concept = Concept(
      id: row[id], sort: sort, ja: bare(row[ja]), en: bare(row[en]), theme: theme,
      isa: row.list(isa), affinity: affinity.map { Int(row[$0]) ?? 0 },
      place: "\(table.path):\(row.line)")
    concept.objects = row.list(object)
    concept.effects = row.list(effects) + row.list(implies)
    concept.opposite = filled(row[opposite])
    concept.rank = Int(row[rank]) ?? 0
    concept.domains = row.list(domain)
    if let influences = filled(row[influences]) {
      concept.influences = influences.split(separator: " ").compactMap { Influence(String($0)) }
    }
    concept.conflicts = row.list(conflicts)
    concept.unit = filled(row[unit])
    concept.formula = filled(row[formula])
    concept.better = filled(row[better])
    return concept
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
}
