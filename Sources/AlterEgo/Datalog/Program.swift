// SPDX-License-Identifier: GPL-3.0-or-later

/// A checked program: every predicate declared, every rule safe and typed, negation stratified.
package struct Program: Sendable {
  package let declarations: [Declaration]
  /// Rules with at least one condition, in the order of the texts.
  package let rules: [Rule]
  /// Facts written in the texts; their terms hold no variable.
  package let facts: [Rule]
  /// Predicates named by `.input`, `.output` and `.printsize`, in the order of the texts.
  package let inputs: [String]
  package let outputs: [String]
  package let printSizes: [String]
  /// Predicates in an order in which each group depends only on itself and on groups before it.
  package let strata: [[String]]

  private let numbers: [String: Int]

  /// Reads one text.
  ///
  /// - Throws: the first problem of the text.
  package init(parsing text: String, name: String) throws(DatalogProblem) {
    try self.init([SourceText(name: name, text: text)])
  }

  /// Reads several texts as one program; declarations of one may be used in another.
  ///
  /// - Throws: the first problem, in the order of the texts.
  package init(_ sources: [SourceText]) throws(DatalogProblem) {
    let lint = Lint(sources)
    if let first = lint.problems.first { throw first }
    declarations = lint.declarations
    numbers = lint.numbers
    rules = lint.clauses.filter { !$0.body.isEmpty }
    facts = lint.clauses.filter { $0.body.isEmpty }
    inputs = lint.predicates(of: .input)
    outputs = lint.predicates(of: .output)
    printSizes = lint.predicates(of: .printSize)
    let names = lint.declarations.map(\.name)
    strata = lint.strata.map { stratum in stratum.map { names[$0] } }
  }

  /// All problems of the texts, by text, line and column; empty if they make a program.
  package static func problems(in sources: [SourceText]) -> [DatalogProblem] {
    Lint(sources).problems
  }

  /// The declaration of a predicate; nil if there is none.
  package func declaration(of predicate: String) -> Declaration? {
    numbers[predicate].map { declarations[$0] }
  }

  /// The place of a predicate in `declarations`; nil if it is not declared.
  func number(of predicate: String) -> Int? { numbers[predicate] }
}
