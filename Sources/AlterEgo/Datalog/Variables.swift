// SPDX-License-Identifier: GPL-3.0-or-later

extension Term {
  /// Calls `visit` for this term and every term inside it, left to right.
  func forEachTerm(_ visit: (Term) -> Void) {
    visit(self)
    if case .arithmetic(_, let left, let right) = kind {
      left.forEachTerm(visit)
      right.forEachTerm(visit)
    }
  }

  /// The names of the variables inside.
  var variables: Set<String> {
    var names: Set<String> = []
    forEachTerm { term in
      if case .variable(let name) = term.kind { names.insert(name) }
    }
    return names
  }

  /// The name if the term is a bare variable.
  var variable: String? {
    if case .variable(let name) = kind { name } else { nil }
  }
}

extension Literal {
  /// The terms that stand in the literal, without those inside the braces of an aggregate.
  var outerTerms: [Term] {
    switch self {
    case .positive(let atom), .negative(let atom): atom.terms
    case .comparison(let comparison): [comparison.left, comparison.right]
    case .aggregate(let aggregate): [aggregate.result]
    }
  }
}

extension Aggregate {
  /// The terms inside the braces and the target.
  var innerTerms: [Term] {
    var terms = target.map { [$0] } ?? []
    for literal in body { terms += literal.outerTerms }
    return terms
  }

  /// The names of the variables that stand inside the braces or in the target.
  var innerVariables: Set<String> {
    var names: Set<String> = []
    for term in innerTerms { names.formUnion(term.variables) }
    return names
  }
}

extension Rule {
  /// The variables that have one value for the whole rule: all but those local to an aggregate.
  var outerVariables: Set<String> {
    var names: Set<String> = []
    for term in head.terms { names.formUnion(term.variables) }
    for literal in body {
      for term in literal.outerTerms { names.formUnion(term.variables) }
    }
    return names
  }
}
