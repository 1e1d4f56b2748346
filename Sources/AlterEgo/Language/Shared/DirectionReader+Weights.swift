// SPDX-License-Identifier: GPL-3.0-or-later
import Knowledge
import Model
import Synchronization

/// For whom the words of the lexicon speak.
extension DirectionReader {
  /// How much a word speaks for each direction, 0…3 in the order of `Direction.allCases`.
  struct Weights: Sendable {
    private var parts: SIMD8<UInt8> = .zero

    init(_ parts: [Int] = []) {
      for (place, part) in parts.prefix(8).enumerated() {
        self.parts[place] = UInt8(clamping: part)
      }
    }

    subscript(place: Int) -> Int { Int(parts[place]) }
    var max: Int { Int(parts.max()) }
    var speaks: Bool { max > 0 }
    /// Whether it speaks for others than the company and its customers.
    var speaksForOthers: Bool { self[1] > 1 || self[3] > 1 || self[4] > 1 }
  }

  /// The weights worked out so far, by the number of the concept.
  final class Known: Sendable {
    let weights: Mutex<[Weights?]>

    init(_ count: Int) { weights = Mutex([Weights?](repeating: nil, count: count)) }
  }

  /// What the tables say of ids and themes; looked up when the first statement asks for it.
  struct Rows: Sendable {
    private let kpis: RowFinder
    private let own: RowFinder

    init(_ knowledge: KnowledgeBase) {
      kpis = RowFinder([knowledge.table("kpis/kpis.tsv")].compactMap { $0 }, column: "id")
      own = RowFinder(
        [knowledge.table("decisions/directions.tsv")].compactMap { $0 }, column: "id")
    }

    subscript(id: String) -> Weights? {
      if let row = own[id] { return Weights(Rows.columns.map { Int(row[$0]) ?? 0 }) }
      guard let row = kpis[id] else { return nil }
      let name = row["direction"] == "next" ? Direction.nextGeneration.rawValue : row["direction"]
      return Weights(Direction.allCases.map { $0.rawValue == name ? 2 : 0 })
    }

    private static let columns = [
      "company", "employees", "customers", "society", "next_generation",
    ]
  }

  var rows: Rows { knowledge.prepared(Rows.init) }

  /// The row of an id, else the nearest over its kinds, else that of its file.
  ///
  /// An act is a kind of promising, moving or giving in the end; what its file is about says more.
  func weight(of id: String) -> Weights {
    guard let number = knowledge.number(of: id) else {
      return rows[id] ?? Weights()
    }
    if let weight = known.weights.withLock({ $0[number] }) { return weight }
    let weight = workedOut(id)
    known.weights.withLock { $0[number] = weight }
    return weight
  }

  private func workedOut(_ id: String) -> Weights {
    let weights = rows
    let file = weights["theme:" + (knowledge.theme(of: id) ?? "")]
    var level = [id]
    var seen: Set<String> = []
    while !level.isEmpty {
      for kind in level {
        let isGeneral = ["generic", "everyday"].contains(knowledge.theme(of: kind))
        if let known = weights[kind], kind == id || file == nil || !isGeneral { return known }
      }
      seen.formUnion(level)
      level = level.flatMap { knowledge.parents(of: $0) }.filter { !seen.contains($0) }
    }
    return file ?? Weights()
  }
}
