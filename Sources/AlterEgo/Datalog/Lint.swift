// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads texts and finds what is wrong with them, in the order of the texts.
struct Lint {
  private(set) var declarations: [Declaration] = []
  private(set) var numbers: [String: Int] = [:]
  private(set) var clauses: [Rule] = []
  private(set) var strata: [[Int]] = []
  private(set) var problems: [DatalogProblem] = []
  private var directives: [(directive: Directive, predicate: String, place: SourcePlace)] = []

  init(_ sources: [SourceText]) {
    for source in sources {
      let parsed = Parser.parse(source)
      problems += parsed.problems
      clauses += parsed.clauses
      directives += parsed.directives
      for declaration in parsed.declarations { declare(declaration) }
    }
    for directive in directives where numbers[directive.predicate] == nil {
      reportUnknown(directive.predicate, at: directive.place)
    }
    for clause in clauses { check(clause) }
    if problems.isEmpty { stratify() }
    sortProblems(sources)
  }

  func predicates(of directive: Directive) -> [String] {
    directives.filter { $0.directive == directive }.map(\.predicate)
  }

  private mutating func declare(_ declaration: Declaration) {
    if let first = numbers[declaration.name] {
      let kind = DatalogProblem.Kind.duplicateDeclaration(
        predicate: declaration.name, first: declarations[first].place)
      problems.append(DatalogProblem(kind, at: declaration.place))
    } else {
      numbers[declaration.name] = declarations.count
      declarations.append(declaration)
    }
  }

  private mutating func check(_ clause: Rule) {
    let before = problems.count
    check(clause.head)
    for literal in clause.body { check(literal) }
    // Only a rule whose atoms are right has types and bindings worth a word.
    guard problems.count == before else { return }
    problems += Safety(clause).problems
    problems += TypeCheck(clause, declarations: declarations, numbers: numbers).problems
  }

  private mutating func check(_ literal: Literal) {
    switch literal {
    case .positive(let atom), .negative(let atom): check(atom)
    case .comparison: break
    case .aggregate(let aggregate):
      for literal in aggregate.body { check(literal) }
    }
  }

  private mutating func check(_ atom: Atom) {
    guard let number = numbers[atom.predicate] else {
      reportUnknown(atom.predicate, at: atom.place)
      return
    }
    let arity = declarations[number].arity
    guard arity != atom.terms.count else { return }
    let kind = DatalogProblem.Kind.wrongArity(
      predicate: atom.predicate, expected: arity, found: atom.terms.count)
    problems.append(DatalogProblem(kind, at: atom.place))
  }

  private mutating func reportUnknown(_ name: String, at place: SourcePlace) {
    let nearest = NameDistance.nearest(to: name, among: declarations.map(\.name))
    problems.append(DatalogProblem(.unknownPredicate(name: name, nearest: nearest), at: place))
  }

  private mutating func stratify() {
    do {
      strata = try Stratification.strata(
        of: clauses, numbers: numbers, names: declarations.map(\.name))
    } catch {
      problems.append(error)
    }
  }

  private mutating func sortProblems(_ sources: [SourceText]) {
    var order: [String: Int] = [:]
    for (index, source) in sources.enumerated() where order[source.name] == nil {
      order[source.name] = index
    }
    // The place in the list breaks ties, so that the order is the same on every run.
    let keyed = problems.enumerated().map { index, problem in
      (
        key: [order[problem.place?.file ?? ""] ?? 0, problem.line, problem.column, index],
        problem: problem
      )
    }
    problems = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.problem)
  }
}
