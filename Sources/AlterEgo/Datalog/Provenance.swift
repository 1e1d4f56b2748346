// SPDX-License-Identifier: GPL-3.0-or-later

/// Proofs, worked out when asked for.
///
/// A fact stores only the round in which it was first derived. Within its stratum a proof uses
/// only facts of earlier rounds, so it can't go in a circle.
extension Engine {
  /// A proof of a fact as of the last run; nil if the fact does not hold.
  package func explain(_ predicate: String, _ values: [Value]) -> Derivation? {
    guard let (number, row) = locate(predicate, values) else { return nil }
    var proof = Proof(number, row)
    var steps: [Derivation.Step] = []
    while steps.count < proof.rows.count {
      let (number, row) = proof.rows[steps.count]
      guard let reason = reason(number, row, &proof) else { return nil }
      let fact = Fact(program.declarations[number].name, self.values(of: row, in: number))
      steps.append(Derivation.Step(fact: fact, reason: reason))
    }
    return Derivation(steps: steps)
  }

  /// A proof of a fact as of the last run; nil if the fact does not hold.
  package func explain(_ fact: Fact) -> Derivation? {
    explain(fact.predicate, fact.values)
  }

  /// The rows a proof needs, in order of first need; the position is the number of the step.
  private struct Proof {
    struct Row: Hashable {
      let number: Int
      let row: Int
    }

    private(set) var rows: [(number: Int, row: Int)] = []
    private var positions: [Row: Int] = [:]

    init(_ number: Int, _ row: Int) {
      _ = step(number, row)
    }

    mutating func step(_ number: Int, _ row: Int) -> Int {
      let key = Row(number: number, row: row)
      if let position = positions[key] { return position }
      positions[key] = rows.count
      rows.append((number, row))
      return rows.count - 1
    }
  }

  private func reason(_ number: Int, _ row: Int, _ proof: inout Proof) -> Derivation.Reason? {
    let stage = relations[number].stages[row]
    if stage == Relation.given { return given(number, row) }
    guard let stratum = strata.first(where: { $0.members.contains(number) }) else { return nil }
    for rule in stratum.rules where clauses[rule].head == number {
      let machine = machine(rule, .proof)
      let words = relations[number].row(row)
      if findWitness(machine, words, before: stage, of: Set(stratum.members)) {
        return .derived(instance(rule, machine, &proof))
      }
    }
    return nil
  }

  /// Looks for an instance of a rule that concludes a row from facts of earlier rounds.
  func findWitness(
    _ machine: Machine, _ words: UnsafeMutableBufferPointer<Word>, before stage: Int32,
    of members: Set<Int>
  ) -> Bool {
    guard setHead(of: machine, to: words) else { return false }
    machine.attach(relations, window: nil)
    machine.limitStage(stage, of: members)
    machine.witnessFound = false
    machine.walk(from: 0)
    return machine.witnessFound
  }

  private func given(_ number: Int, _ row: Int) -> Derivation.Reason {
    let values = values(of: row, in: number)
    let name = program.declarations[number].name
    for fact in program.facts where fact.head.predicate == name {
      if fact.groundValues == values { return .given(fact.place, fact.label) }
    }
    return .given(nil, nil)
  }

  /// Gives the head's slots the fact's words; false if constants or repeated variables differ.
  private func setHead(
    of machine: Machine, to words: UnsafeMutableBufferPointer<Word>
  ) -> Bool {
    let slots = machine.clause.headSlots
    for (column, slot) in slots.enumerated() {
      machine.slots[slot] = words[column]
    }
    var fits = true
    for constant in machine.clause.constants where machine.slots[constant.slot] != constant.value {
      machine.slots[constant.slot] = constant.value
      fits = false
    }
    for (column, slot) in slots.enumerated() where machine.slots[slot] != words[column] {
      fits = false
    }
    return fits
  }

  private func instance(
    _ rule: Int, _ machine: Machine, _ proof: inout Proof
  ) -> Derivation.Instance {
    let rule = program.rules[rule]
    var bindings: [String: Value] = [:]
    for (name, slot) in machine.clause.slotsByName {
      bindings[name] = value(machine.slots[slot], machine.clause.types[slot])
    }
    var rows: [Int: (number: Int, row: Int)] = [:]
    var bodies: [Int: Int] = [:]
    for index in machine.plan.steps.indices {
      let step = machine.planned[index]
      if step.kind == .aggregate {
        bodies[step.literal] = machine.steps[index].left
      } else if step.literal >= 0 {
        rows[step.literal] = (step.predicate, machine.current[index])
      }
    }
    var conditions: [Derivation.Condition] = []
    for (position, literal) in rule.body.enumerated() {
      switch literal {
      case .positive:
        guard let row = rows[position] else { continue }
        conditions.append(.holds(step: proof.step(row.number, row.row)))
      case .negative(let atom):
        conditions.append(
          .absent(predicate: atom.predicate, values: atom.terms.map { $0.value(bindings) }))
      case .comparison(let comparison):
        guard let left = comparison.left.value(bindings),
          let right = comparison.right.value(bindings)
        else { continue }
        conditions.append(.compared(comparison, left: left, right: right))
      case .aggregate(let aggregate):
        let facts = bodies[position].map { factsCounted(machine, from: $0) } ?? []
        let result = aggregate.result.value(bindings)?.number ?? 0
        conditions.append(.aggregated(aggregate, result: result, over: facts))
      }
    }
    return Derivation.Instance(rule: rule, bindings: bindings, conditions: conditions)
  }

  /// The facts that make an aggregate's body hold, each once.
  private func factsCounted(_ machine: Machine, from body: Int) -> [Fact] {
    machine.collected = []
    machine.walk(from: body)
    var facts: [Fact] = []
    var seen: Set<Fact> = []
    for (number, row) in machine.collected ?? [] {
      let fact = Fact(program.declarations[number].name, values(of: row, in: number))
      guard seen.insert(fact).inserted else { continue }
      facts.append(fact)
      if facts.count == Derivation.shownFacts { break }
    }
    machine.collected = nil
    return facts
  }
}
