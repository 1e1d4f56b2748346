// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks that something gives every variable of a rule a value.
///
/// Values come from atoms without `!`, from `X = …` with a known other side, and from aggregates.
struct Safety {
  private(set) var problems: [DatalogProblem] = []
  private var reported: Set<String> = []

  init(_ rule: Rule) {
    let outer = rule.outerVariables
    let bound = Safety.bind(rule.body, from: [], outer: outer)
    for term in rule.head.terms { require(term, in: bound) }
    for literal in rule.body {
      require(literal, bound)
      guard case .aggregate(let aggregate) = literal else { continue }
      let known = bound.intersection(outer)
      for term in aggregate.innerTerms {
        // An outer variable must get its value outside; a local one inside.
        require(term, in: known, only: outer, anonymousAllowed: true)
      }
      let inside = Safety.bind(aggregate.body, from: known, outer: outer).union(outer)
      for literal in aggregate.body { require(literal, inside) }
      if let target = aggregate.target { require(target, in: inside) }
    }
  }

  /// The variables that get a value from the conditions, given those that have one before.
  private static func bind(
    _ body: [Literal], from known: Set<String>, outer: Set<String>
  ) -> Set<String> {
    var bound = known
    for case .positive(let atom) in body {
      for term in atom.terms {
        if let name = term.variable { bound.insert(name) }
      }
    }
    var before = -1
    while before != bound.count {
      before = bound.count
      for literal in body {
        switch literal {
        case .comparison(let comparison) where comparison.comparator == .equal:
          bindEqual(comparison.left, comparison.right, &bound)
          bindEqual(comparison.right, comparison.left, &bound)
        case .aggregate(let aggregate):
          let groups = aggregate.innerVariables.intersection(outer)
          if let name = aggregate.result.variable, groups.isSubset(of: bound) {
            bound.insert(name)
          }
        default: break
        }
      }
    }
    return bound
  }

  private static func bindEqual(_ side: Term, _ other: Term, _ bound: inout Set<String>) {
    guard let name = side.variable, !other.holdsAnonymous else { return }
    if other.variables.isSubset(of: bound) { bound.insert(name) }
  }

  private mutating func require(_ literal: Literal, _ bound: Set<String>) {
    switch literal {
    case .positive(let atom), .negative(let atom):
      for term in atom.terms {
        if case .anonymous = term.kind { continue }
        require(term, in: bound)
      }
    case .comparison(let comparison):
      require(comparison.left, in: bound)
      require(comparison.right, in: bound)
    case .aggregate(let aggregate):
      require(aggregate.result, in: bound)
    }
  }

  private mutating func require(
    _ term: Term, in bound: Set<String>, only: Set<String>? = nil, anonymousAllowed: Bool = false
  ) {
    switch term.kind {
    case .variable(let name):
      if let only, !only.contains(name) { return }
      if !bound.contains(name) { report(name, at: term.place) }
    case .anonymous:
      if !anonymousAllowed { report("_", at: term.place) }
    case .number, .symbol: break
    case .arithmetic(_, let left, let right):
      require(left, in: bound, only: only, anonymousAllowed: anonymousAllowed)
      require(right, in: bound, only: only, anonymousAllowed: anonymousAllowed)
    }
  }

  /// Reports a variable once per rule, at its first place.
  private mutating func report(_ name: String, at place: SourcePlace) {
    guard reported.insert(name).inserted else { return }
    problems.append(DatalogProblem(.unsafeVariable(name: name), at: place))
  }
}

extension Term {
  fileprivate var holdsAnonymous: Bool {
    var found = false
    forEachTerm { term in
      if case .anonymous = term.kind { found = true }
    }
    return found
  }
}
