// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog

/// Checks proofs step by step without the engine's help.
struct ProofCheck {
  private let engine: Engine
  private let program: Program
  private var facts: [String: Set<[Value]>] = [:]

  init(_ program: Program, _ engine: Engine) {
    self.program = program
    self.engine = engine
    for declaration in program.declarations {
      facts[declaration.name] = Set(engine.rows(declaration.name))
    }
  }

  /// What is wrong with the proof of some fact; nil if all proofs are right.
  func firstProblem() -> String? {
    for declaration in program.declarations {
      for row in engine.rows(declaration.name) {
        let fact = Fact(declaration.name, row)
        guard let proof = engine.explain(fact) else { return "no proof of \(fact)" }
        if proof.root.fact != fact { return "the proof of \(fact) proves \(proof.root.fact)" }
        if let problem = problem(proof) { return "proof of \(fact): \(problem)" }
      }
    }
    return nil
  }

  private func problem(_ proof: Derivation) -> String? {
    if Set(proof.steps.map(\.fact)).count != proof.steps.count { return "a fact is proved twice" }
    if goesInACircle(proof) { return "goes in a circle" }
    for step in proof.steps {
      guard case .derived(let instance) = step.reason else { continue }
      if let problem = problem(step.fact, instance, proof) { return problem }
    }
    return nil
  }

  /// True unless steps can be taken away one by one, each resting only on those taken before.
  private func goesInACircle(_ proof: Derivation) -> Bool {
    var proved: Set<Fact> = []
    var left = proof.steps
    while !left.isEmpty {
      let next = left.filter { step in
        proof.premises(of: step).allSatisfy { proved.contains($0.fact) }
      }
      if next.isEmpty { return true }
      for step in next { proved.insert(step.fact) }
      left.removeAll { proved.contains($0.fact) }
    }
    return false
  }

  private func problem(
    _ fact: Fact, _ instance: Derivation.Instance, _ proof: Derivation
  ) -> String? {
    let rule = instance.rule
    if !program.rules.contains(rule) { return "\(rule.place) is no rule of the program" }
    if !fits(rule.head, fact, instance) { return "\(fact) is not the head of \(rule.place)" }
    if instance.conditions.count != rule.body.count { return "conditions of \(fact) are missing" }
    for (literal, condition) in zip(rule.body, instance.conditions)
    where !holds(literal, condition, instance, proof) {
      return "\(condition) does not show the condition at \(literal.place)"
    }
    return nil
  }

  private func holds(
    _ literal: Literal, _ condition: Derivation.Condition, _ instance: Derivation.Instance,
    _ proof: Derivation
  ) -> Bool {
    switch (literal, condition) {
    case (.positive(let atom), .holds(let step)):
      let fact = proof.steps[step].fact
      return facts[fact.predicate]?.contains(fact.values) == true && fits(atom, fact, instance)
    case (.negative(let atom), .absent(let predicate, let pattern)):
      guard atom.predicate == predicate, let rows = facts[predicate] else { return false }
      return !rows.contains { row in
        zip(row, pattern).allSatisfy { $1 == nil || $1 == $0 }
      }
    case (.comparison(let comparison), .compared(let shown, let left, let right)):
      return comparison == shown && comparison.comparator.holds(left, right)
    case (.aggregate(let aggregate), .aggregated(let shown, let result, let over)):
      let present = over.allSatisfy { facts[$0.predicate]?.contains($0.values) == true }
      // Only a count of nothing rests on nothing.
      let some = !over.isEmpty || (aggregate.function == .count && result == 0)
      return aggregate == shown && present && some
    default: return false
    }
  }

  private func fits(_ atom: Atom, _ fact: Fact, _ instance: Derivation.Instance) -> Bool {
    guard atom.predicate == fact.predicate, atom.terms.count == fact.values.count
    else { return false }
    for (term, value) in zip(atom.terms, fact.values) {
      switch term.kind {
      case .variable(let name): if instance.bindings[name] != value { return false }
      case .number(let number): if value != .number(number) { return false }
      case .symbol(let text): if value != .symbol(text) { return false }
      case .anonymous, .arithmetic: break
      }
    }
    return true
  }
}
