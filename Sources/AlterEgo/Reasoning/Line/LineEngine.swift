// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Model

/// The engine behind the lines of one company.
///
/// Lines that differ little share one: it holds the facts of one of them at a time and moves to
/// another's by what differs, so that a statement more, or an edit tried and taken back, costs
/// what it touches.
final class LineEngine {
  let rules: LineRules
  let facts: LineFactCache
  private let engine: Engine
  private var held = LineFacts.none
  private var heldOthers: Set<Datalog.Fact> = []
  private var gapTable: GapTable
  /// False while the engine holds facts that it has drawn no conclusions from.
  private var isSettled = false

  /// - Throws: as `Engine.insert`.
  init(_ rules: LineRules) throws(DatalogProblem) {
    self.rules = rules
    facts = LineFactCache(rules.lexicon)
    engine = Engine(rules.program)
    gapTable = GapTable(rules)
    for word in rules.words.values.sorted(by: { $0.id < $1.id }) {
      try engine.insert("relation_of", [.symbol(word.id), .symbol(word.relation.rawValue)])
    }
    for predicate in GapTable.predicates { engine.watch(predicate) }
  }

  /// The engine with the facts given and their conclusions drawn.
  ///
  /// - Throws: as `Engine.insert` and `Engine.run`.
  func holding(_ wanted: LineFacts) throws(DatalogProblem) -> Engine {
    if isSettled, held.isSame(as: wanted) { return engine }
    isSettled = false
    try move(to: wanted)
    try engine.run()
    isSettled = true
    return engine
  }

  /// The gaps of the facts given, none of them accepted, in order.
  ///
  /// - Throws: as `holding`.
  func gaps(_ wanted: LineFacts) throws(DatalogProblem) -> [Gap] {
    let engine = try holding(wanted)
    gapTable.refresh(engine) { held.byStatement[$0] != nil }
    return gapTable.sorted
  }

  private func move(to wanted: LineFacts) throws(DatalogProblem) {
    let before = held
    let othersBefore = heldOthers
    if !before.others.isSameBuffer(as: wanted.others) { heldOthers = Set(wanted.others) }
    held = wanted
    for (id, old) in before.byStatement {
      let new = wanted.byStatement[id] ?? []
      if old.isSameBuffer(as: new) { continue }
      let kept = Set(new)
      for fact in old where !kept.contains(fact) && !heldOthers.contains(fact) {
        try engine.retract(fact.predicate, fact.values)
      }
    }
    if !before.others.isSameBuffer(as: wanted.others) {
      for fact in othersBefore where !heldOthers.contains(fact) && !isSaid(fact, wanted) {
        try engine.retract(fact.predicate, fact.values)
      }
    }
    try moveNeighbours(before, wanted)
    for (id, _) in wanted.statements {
      let new = wanted.byStatement[id] ?? []
      if new.isSameBuffer(as: before.byStatement[id] ?? []) { continue }
      for fact in new { try engine.insert(fact.predicate, fact.values) }
    }
    if !before.others.isSameBuffer(as: wanted.others) {
      for fact in wanted.others where !othersBefore.contains(fact) {
        try engine.insert(fact.predicate, fact.values)
      }
    }
  }

  private func moveNeighbours(_ before: LineFacts, _ wanted: LineFacts) throws(DatalogProblem) {
    let change = Neighbours.change(
      from: before.statements.map(\.id), to: wanted.statements.map(\.id))
    for fact in Neighbours.facts(change.gone) { try engine.retract(fact.predicate, fact.values) }
    for fact in Neighbours.facts(change.come) { try engine.insert(fact.predicate, fact.values) }
  }

  /// True if a statement's own facts hold the fact; they begin with its id.
  private func isSaid(_ fact: Datalog.Fact, _ facts: LineFacts) -> Bool {
    guard let id = fact.values.first?.symbol else { return false }
    return facts.byStatement[id]?.contains(fact) == true
  }
}

extension Array {
  /// True if both are one block of memory, so surely equal.
  package func isSameBuffer(as other: [Element]) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
    }
  }
}
