// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks that every variable of a rule is a number throughout or a symbol throughout.
struct TypeCheck {
  private(set) var problems: [DatalogProblem] = []
  private let declarations: [Declaration]
  private let numbers: [String: Int]
  private let outer: Set<String>
  /// Types by variable; a variable local to an aggregate carries the aggregate's number.
  private var types: [String: ColumnType] = [:]
  private var reported: Set<SourcePlace> = []

  init(_ rule: Rule, declarations: [Declaration], numbers: [String: Int]) {
    self.declarations = declarations
    self.numbers = numbers
    outer = rule.outerVariables
    // Types travel through equalities, so go on until nothing new is known; then report.
    var before = -1
    while before != types.count {
      before = types.count
      check(rule)
    }
  }

  private mutating func check(_ rule: Rule) {
    for (index, literal) in rule.body.enumerated() {
      if case .aggregate(let aggregate) = literal {
        check(aggregate, scope: "#\(index)")
      } else {
        check(literal, scope: "")
      }
    }
    check(rule.head, scope: "")
  }

  private mutating func check(_ aggregate: Aggregate, scope: String) {
    for literal in aggregate.body { check(literal, scope: scope) }
    if let target = aggregate.target { require(target, .number, scope) }
    require(aggregate.result, .number, "")
  }

  private mutating func check(_ literal: Literal, scope: String) {
    switch literal {
    case .positive(let atom), .negative(let atom): check(atom, scope: scope)
    case .comparison(let comparison): check(comparison, scope: scope)
    case .aggregate: break
    }
  }

  private mutating func check(_ atom: Atom, scope: String) {
    guard let number = numbers[atom.predicate] else { return }
    for (term, column) in zip(atom.terms, declarations[number].columns) {
      require(term, column.type, scope)
    }
  }

  private mutating func check(_ comparison: Comparison, scope: String) {
    // The inside of an arithmetic side is checked even if the other side has no type yet.
    if let type = type(of: comparison.left, scope) {
      require(comparison.left, type, scope)
      require(comparison.right, type, scope)
    } else if let type = type(of: comparison.right, scope) {
      require(comparison.right, type, scope)
      require(comparison.left, type, scope)
    }
  }

  private func key(_ name: String, _ scope: String) -> String {
    outer.contains(name) ? name : name + scope
  }

  private func type(of term: Term, _ scope: String) -> ColumnType? {
    switch term.kind {
    case .variable(let name): types[key(name, scope)]
    case .anonymous: nil
    case .number, .arithmetic: .number
    case .symbol: .symbol
    }
  }

  /// Notes or checks that a term has a type.
  private mutating func require(_ term: Term, _ expected: ColumnType, _ scope: String) {
    switch term.kind {
    case .variable(let name):
      let key = key(name, scope)
      if let known = types[key] {
        if known != expected { report(name, expected, known, at: term.place) }
      } else {
        types[key] = expected
      }
    case .anonymous: break
    case .number(let number):
      if expected != .number { report("\(number)", expected, .number, at: term.place) }
    case .symbol(let text):
      if expected != .symbol {
        report("\(Value.symbol(text))", expected, .symbol, at: term.place)
      }
    case .arithmetic(let operation, let left, let right):
      if expected != .number { report(operation.rawValue, expected, .number, at: term.place) }
      require(left, .number, scope)
      require(right, .number, scope)
    }
  }

  private mutating func report(
    _ term: String, _ expected: ColumnType, _ found: ColumnType, at place: SourcePlace
  ) {
    guard reported.insert(place).inserted else { return }
    let kind = DatalogProblem.Kind.typeMismatch(term: term, expected: expected, found: found)
    problems.append(DatalogProblem(kind, at: place))
  }
}
