// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog

/// Draws the conclusions of a program the slow and obvious way.
///
/// Stratum by stratum, every rule is tried on all facts, condition by condition with nested loops,
/// until nothing new comes. It shares the syntax tree with the engine and nothing else: no
/// indexes, no rounds, no plans, its own strata.
struct NaiveEvaluator {
  typealias Bindings = [String: Value]

  /// What is left to do in a rule: a condition, or arithmetic in an atom that must give the value
  /// its column has.
  private enum Work {
    case condition(Literal)
    case check(Term, Value)
  }

  private let program: Program
  private(set) var facts: [String: Set<[Value]>] = [:]

  /// Concludes everything from the program's own facts and the given ones.
  init(_ program: Program, _ given: [Fact]) {
    self.program = program
    for fact in program.facts {
      facts[fact.head.predicate, default: []].insert(
        fact.head.terms.compactMap { NaiveEvaluator.value(of: $0, [:]) })
    }
    for fact in given { facts[fact.predicate, default: []].insert(fact.values) }
    let strata = NaiveEvaluator.strata(of: program)
    for level in 0...(strata.values.max() ?? 0) {
      let rules = program.rules.filter { strata[$0.head.predicate] == level }
      while tryAll(rules) {}
    }
  }

  func rows(_ predicate: String) -> [[Value]] {
    (facts[predicate] ?? []).sorted { $0.lexicographicallyPrecedes($1) }
  }

  // MARK: Strata

  /// The least level of each predicate such that it is at least that of what it uses and above
  /// that of what it negates or aggregates.
  private static func strata(of program: Program) -> [String: Int] {
    var levels: [String: Int] = [:]
    for declaration in program.declarations { levels[declaration.name] = 0 }
    var changed = true
    while changed {
      changed = false
      for rule in program.rules {
        var level = levels[rule.head.predicate] ?? 0
        for literal in rule.body {
          switch literal {
          case .positive(let atom): level = max(level, levels[atom.predicate] ?? 0)
          case .negative(let atom): level = max(level, (levels[atom.predicate] ?? 0) + 1)
          case .comparison: break
          case .aggregate(let aggregate):
            for inner in aggregate.body {
              switch inner {
              case .positive(let atom), .negative(let atom):
                level = max(level, (levels[atom.predicate] ?? 0) + 1)
              default: break
              }
            }
          }
        }
        if level != levels[rule.head.predicate] {
          levels[rule.head.predicate] = level
          changed = true
        }
      }
    }
    return levels
  }

  // MARK: Rules

  /// Adds what the rules conclude from the facts; true if something was new.
  private mutating func tryAll(_ rules: [Rule]) -> Bool {
    var added = false
    for rule in rules {
      let outer = NaiveEvaluator.outerVariables(of: rule)
      for bindings in solutions(of: rule.body.map(Work.condition), [:], outer) {
        let values = rule.head.terms.compactMap { NaiveEvaluator.value(of: $0, bindings) }
        // Arithmetic without a value concludes nothing.
        guard values.count == rule.head.terms.count else { continue }
        if facts[rule.head.predicate, default: []].insert(values).inserted { added = true }
      }
    }
    return added
  }

  /// All ways to do the work, one for each way, not one for each set of bindings.
  private func solutions(
    of work: [Work], _ bindings: Bindings, _ outer: Set<String>
  ) -> [Bindings] {
    guard !work.isEmpty else { return [bindings] }
    guard let next = work.firstIndex(where: { isReady($0, bindings, outer) })
    else { preconditionFailure("unsafe rule") }
    var others = work
    var found: [Bindings] = []
    switch others.remove(at: next) {
    case .check(let term, let value):
      if NaiveEvaluator.value(of: term, bindings) == value {
        found = solutions(of: others, bindings, outer)
      }
    case .condition(.positive(let atom)):
      for row in facts[atom.predicate] ?? [] {
        var checks: [Work] = []
        guard let extended = match(atom.terms, row, bindings, &checks) else { continue }
        found += solutions(of: others + checks, extended, outer)
      }
    case .condition(let condition):
      if let extended = extend(bindings, by: condition, outer) {
        found = solutions(of: others, extended, outer)
      }
    }
    return found
  }

  private func isReady(
    _ work: Work, _ bindings: Bindings, _ outer: Set<String>
  ) -> Bool {
    func known(_ term: Term) -> Bool {
      NaiveEvaluator.variables(in: term).allSatisfy { bindings[$0] != nil }
    }
    func simpleOrKnown(_ term: Term) -> Bool {
      if case .variable = term.kind { true } else { known(term) }
    }
    switch work {
    case .check(let term, _): return known(term)
    case .condition(.positive): return true
    case .condition(.negative(let atom)): return atom.terms.allSatisfy(known)
    case .condition(.comparison(let comparison)):
      guard comparison.comparator == .equal else {
        return known(comparison.left) && known(comparison.right)
      }
      return known(comparison.left) && simpleOrKnown(comparison.right)
        || known(comparison.right) && simpleOrKnown(comparison.left)
    case .condition(.aggregate(let aggregate)):
      let groups = NaiveEvaluator.innerVariables(of: aggregate).intersection(outer)
      return groups.allSatisfy { bindings[$0] != nil }
    }
  }

  /// The bindings under which a condition that is no plain atom holds, nil if it does not.
  private func extend(
    _ bindings: Bindings, by condition: Literal, _ outer: Set<String>
  ) -> Bindings? {
    switch condition {
    case .positive: return nil
    case .negative(let atom):
      let values = atom.terms.map { NaiveEvaluator.value(of: $0, bindings) }
      for (term, value) in zip(atom.terms, values) where value == nil {
        // Arithmetic without a value: the absence can't be asked for.
        if case .anonymous = term.kind { continue }
        return nil
      }
      let holds = (facts[atom.predicate] ?? []).contains { row in
        zip(values, row).allSatisfy { $0 == nil || $0 == $1 }
      }
      return holds ? nil : bindings
    case .comparison(let comparison): return compare(comparison, bindings)
    case .aggregate(let aggregate):
      guard let result = result(of: aggregate, bindings, outer) else { return nil }
      return unify(aggregate.result, .number(result), bindings)
    }
  }

  /// Matches an atom's arguments with a row; arithmetic is left to be checked later.
  private func match(
    _ terms: [Term], _ row: [Value], _ bindings: Bindings, _ checks: inout [Work]
  ) -> Bindings? {
    var bindings = bindings
    for (term, value) in zip(terms, row) {
      if case .arithmetic = term.kind {
        checks.append(.check(term, value))
        continue
      }
      guard let extended = unify(term, value, bindings) else { return nil }
      bindings = extended
    }
    return bindings
  }

  private func unify(_ term: Term, _ value: Value, _ bindings: Bindings) -> Bindings? {
    switch term.kind {
    case .anonymous: return bindings
    case .variable(let name):
      guard let known = bindings[name] else {
        var extended = bindings
        extended[name] = value
        return extended
      }
      return known == value ? bindings : nil
    default: return NaiveEvaluator.value(of: term, bindings) == value ? bindings : nil
    }
  }

  private func compare(_ comparison: Comparison, _ bindings: Bindings) -> Bindings? {
    let left = NaiveEvaluator.value(of: comparison.left, bindings)
    let right = NaiveEvaluator.value(of: comparison.right, bindings)
    if comparison.comparator == .equal {
      if let left { return unify(comparison.right, left, bindings) }
      if let right { return unify(comparison.left, right, bindings) }
      return nil
    }
    guard let left, let right else { return nil }
    let holds =
      switch comparison.comparator {
      case .equal: left == right
      case .notEqual: left != right
      case .less: left < right
      case .lessOrEqual: left < right || left == right
      case .greater: right < left
      case .greaterOrEqual: right < left || left == right
      }
    return holds ? bindings : nil
  }

  private func result(
    of aggregate: Aggregate, _ bindings: Bindings, _ outer: Set<String>
  ) -> Int? {
    let known = bindings.filter { outer.contains($0.key) }
    let ways = solutions(of: aggregate.body.map(Work.condition), known, outer)
    guard let target = aggregate.target else { return ways.count }
    let values = ways.compactMap { NaiveEvaluator.value(of: target, $0)?.number }
    return aggregate.function == .min ? values.min() : values.max()
  }

  // MARK: Terms

  private static func value(of term: Term, _ bindings: Bindings) -> Value? {
    switch term.kind {
    case .variable(let name): return bindings[name]
    case .anonymous: return nil
    case .number(let number): return .number(number)
    case .symbol(let text): return .symbol(text)
    case .arithmetic(let operation, let left, let right):
      guard case .number(let left)? = value(of: left, bindings),
        case .number(let right)? = value(of: right, bindings)
      else { return nil }
      let (result, overflow) =
        switch operation {
        case .add: left.addingReportingOverflow(right)
        case .subtract: left.subtractingReportingOverflow(right)
        case .multiply: left.multipliedReportingOverflow(by: right)
        case .divide: left.dividedReportingOverflow(by: right)
        }
      return overflow ? nil : .number(result)
    }
  }

  private static func variables(in term: Term) -> Set<String> {
    switch term.kind {
    case .variable(let name): [name]
    case .anonymous, .number, .symbol: []
    case .arithmetic(_, let left, let right): variables(in: left).union(variables(in: right))
    }
  }

  private static func variables(in literal: Literal) -> Set<String> {
    switch literal {
    case .positive(let atom), .negative(let atom):
      atom.terms.reduce(into: []) { $0.formUnion(variables(in: $1)) }
    case .comparison(let comparison):
      variables(in: comparison.left).union(variables(in: comparison.right))
    case .aggregate(let aggregate): variables(in: aggregate.result)
    }
  }

  private static func innerVariables(of aggregate: Aggregate) -> Set<String> {
    var names = aggregate.target.map(variables) ?? []
    for literal in aggregate.body { names.formUnion(variables(in: literal)) }
    return names
  }

  private static func outerVariables(of rule: Rule) -> Set<String> {
    var names: Set<String> = []
    for term in rule.head.terms { names.formUnion(variables(in: term)) }
    for literal in rule.body { names.formUnion(variables(in: literal)) }
    return names
  }
}
