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
  private let engine: Engine
  let held: HeldFacts
  private var gapTable: GapTable
  /// The line whose gaps the table holds.
  private var tabled: LineSource?
  /// False while the engine holds facts that it has drawn no conclusions from.
  private var isSettled = false

  /// - Throws: as `Engine.insert`.
  init(_ rules: LineRules) throws(DatalogProblem) {
    self.rules = rules
    held = HeldFacts(rules.lexicon)
    engine = Engine(rules.program)
    gapTable = GapTable(rules)
    for word in rules.words.values.sorted(by: { $0.id < $1.id }) {
      try engine.insert("relation_of", [.symbol(word.id), .symbol(word.relation.rawValue)])
    }
    for fact in MatterFacts.lexicon(rules.lexicon.matters) + rules.lexicon.drives {
      try engine.insert(fact.predicate, fact.values)
    }
    for predicate in GapTable.predicates { engine.watch(predicate) }
  }

  /// The engine with the facts of a line, and of an edit tried on it, and their conclusions.
  ///
  /// - Throws: as `Engine.insert` and `Engine.run`.
  @discardableResult
  func holding(_ wanted: LineSource, trying edit: LineEdit? = nil) throws(DatalogProblem) -> Engine
  {
    if isSettled, held.source === wanted, edit == nil, !held.isEdited { return engine }
    isSettled = false
    let change = held.move(to: wanted, trying: edit)
    for fact in change.gone { try engine.retract(fact.predicate, fact.values) }
    for fact in change.come { try engine.insert(fact.predicate, fact.values) }
    try engine.run()
    gapTable.note(engine)
    isSettled = true
    return engine
  }

  /// The gaps of a line, none of them accepted, in order.
  ///
  /// - Throws: as `holding`.
  func gaps(_ wanted: LineSource) throws(DatalogProblem) -> [Gap] {
    if tabled === wanted { return gapTable.sorted }
    let engine = try holding(wanted)
    gapTable.refresh(engine) { held.isStatement($0) }
    tabled = wanted
    return gapTable.sorted
  }

  /// The gaps that an edit takes from a line and those that it brings.
  ///
  /// - Throws: as `holding`.
  func change(of line: LineSource, by edit: LineEdit) throws(DatalogProblem) -> GapTable.Change {
    _ = try gaps(line)
    let engine = try holding(line, trying: edit)
    return gapTable.change(engine) { held.isStatement($0) }
  }

  /// The gaps of the table with a key.
  func gaps(of line: LineSource, withKey key: String) throws(DatalogProblem) -> [Gap] {
    _ = try gaps(line)
    return gapTable.gaps(withKey: key)
  }

  func inOrder(_ gaps: [Gap]) -> [Gap] { gapTable.inOrder(gaps) }

  /// How many live statements a line has, where it is held; nil for another one.
  func count(of line: LineSource) -> Int? {
    held.source === line && !held.isEdited ? held.count : nil
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
