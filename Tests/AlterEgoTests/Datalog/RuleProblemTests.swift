// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Testing

@Suite struct RuleProblemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let line: Int
    let column: Int
    let kind: DatalogProblem.Kind
    var testDescription: String { text }

    init(_ text: String, _ line: Int, _ column: Int, _ kind: DatalogProblem.Kind) {
      self.text = text
      self.line = line
      self.column = column
      self.kind = kind
    }
  }

  /// Stands on the first line of every case.
  static let declarations = """
    .decl p(a:number) .decl q(a:number, b:number) .decl s(a:symbol) .decl r(a:number)

    """

  static let cases: [Case] = [
    Case("p(1)", 2, 5, .syntax(found: "the end of the file", expected: .ifOrFullStop)),
    Case("p(1) q(1, 2).", 2, 6, .syntax(found: "`q`", expected: .ifOrFullStop)),
    Case("p(X) :- q(X, 1) p(1).", 2, 17, .syntax(found: "`p`", expected: .commaOrFullStop)),
    Case("p(X) :- .", 2, 9, .syntax(found: "`.`", expected: .condition)),
    Case("p(X) :- q(X, 1),\n  .", 3, 3, .syntax(found: "`.`", expected: .condition)),
    Case("p(X :- p(X).", 2, 5, .syntax(found: "`:-`", expected: .commaOrClosingParenthesis)),
    Case("p(X) :- p(X), X.", 2, 16, .syntax(found: "`.`", expected: .comparator)),
    Case("p(X) :- p(X), X < .", 2, 19, .syntax(found: "`.`", expected: .term)),
    Case("p(X) :- p(X), !X.", 2, 17, .syntax(found: "`.`", expected: .openingParenthesis)),
    Case("3 :- p(X).", 2, 1, .syntax(found: "`3`", expected: .clause)),
    Case("p(X) :- p(X)、 p(X).", 2, 13, .syntax(found: "`、`", expected: .commaOrFullStop)),
    Case("/* 注 */ p(#).", 2, 11, .syntax(found: "`#`", expected: .term)),
    Case("p(X) :- X = count : p(X).", 2, 21, .syntax(found: "`p`", expected: .openingBrace)),
    Case(".decl", 2, 6, .syntax(found: "the end of the file", expected: .name)),
    Case(".decl z(a number)", 2, 11, .syntax(found: "`number`", expected: .colon)),
    Case(".decl z(a:float)", 2, 11, .unknownType(name: "float")),
    Case(".limitsize p(n=3)", 2, 1, .unknownDirective(name: "limitsize")),
    Case("s(\"abc).\n", 2, 3, .unterminatedString),
    Case("p(1). /* no end", 2, 7, .unterminatedComment),
    Case("p(9223372036854775808).", 2, 3, .numberOutOfRange(text: "9223372036854775808")),
    Case("p(-9223372036854775809).", 2, 3, .numberOutOfRange(text: "-9223372036854775809")),
    Case(".decl p(a:number)", 2, 7, duplicate),
    Case("pp(1).", 2, 1, .unknownPredicate(name: "pp", nearest: "p")),
    Case("p(X) :- strategy(X).", 2, 9, .unknownPredicate(name: "strategy", nearest: nil)),
    Case("p(1) :- N = count : { z(_) }, N > 1.", 2, 23, unknownZ),
    Case(".output z", 2, 9, unknownZ),
    Case("p(1, 2).", 2, 1, .wrongArity(predicate: "p", expected: 1, found: 2)),
    Case("p(X) :- q(X).", 2, 9, .wrongArity(predicate: "q", expected: 2, found: 1)),
    Case("p(X).", 2, 3, .unsafeVariable(name: "X")),
    Case("p(_).", 2, 3, .unsafeVariable(name: "_")),
    Case("p(Y) :- p(X).", 2, 3, .unsafeVariable(name: "Y")),
    Case("p(X) :- p(X), !q(X, Y).", 2, 21, .unsafeVariable(name: "Y")),
    Case("p(X) :- p(X), Y < X.", 2, 15, .unsafeVariable(name: "Y")),
    Case("p(X) :- p(X), _ < X.", 2, 15, .unsafeVariable(name: "_")),
    Case("p(X) :- X = Y, Y = X.", 2, 3, .unsafeVariable(name: "X")),
    Case("p(X) :- X = X + 1.", 2, 3, .unsafeVariable(name: "X")),
    Case("p(1) :- q(X + 1, 2).", 2, 11, .unsafeVariable(name: "X")),
    Case("p(X) :- N = count : { q(X, N) }.", 2, 3, .unsafeVariable(name: "X")),
    Case("q(X, N) :- N = count : { r(X) }.", 2, 3, .unsafeVariable(name: "X")),
    Case("p(N) :- N = min X : { p(Y) }.", 2, 17, .unsafeVariable(name: "X")),
    Case("p(1) :- N = count : { !p(X) }, N = 0.", 2, 26, .unsafeVariable(name: "X")),
    Case("p(\"a\").", 2, 3, .typeMismatch(term: "\"a\"", expected: .number, found: .symbol)),
    Case("s(3).", 2, 3, .typeMismatch(term: "3", expected: .symbol, found: .number)),
    Case("p(X) :- s(X).", 2, 3, .typeMismatch(term: "X", expected: .number, found: .symbol)),
    Case(
      "p(1) :- s(X), X < 3.", 2, 19, .typeMismatch(term: "3", expected: .symbol, found: .number)),
    Case(
      "p(1) :- s(X), p(X + 1).", 2, 17,
      .typeMismatch(term: "X", expected: .number, found: .symbol)),
    Case(
      "p(N) :- N = max X : { s(X) }.", 2, 17,
      .typeMismatch(term: "X", expected: .number, found: .symbol)),
    Case("p(X) :- r(X), !p(X).", 2, 16, .notStratifiable(cycle: ["p", "p"])),
    Case(
      "p(X) :- r(X), !q(X, X).\nq(X, X) :- p(X).", 2, 16, .notStratifiable(cycle: ["p", "q", "p"])),
    Case("p(N) :- N = count : { p(_) }.", 2, 23, .notStratifiable(cycle: ["p", "p"])),
    Case(
      "p(N) :- N = count : { r(X), M = max X : { r(X) } }.", 2, 33, .nestedAggregate),
  ]

  static let duplicate = DatalogProblem.Kind.duplicateDeclaration(
    predicate: "p", first: SourcePlace(file: "t.dl", line: 1, column: 7))
  static let unknownZ = DatalogProblem.Kind.unknownPredicate(name: "z", nearest: "p")

  @Test(arguments: cases) func `says what is wrong and where`(_ row: Case) throws {
    let problem = try #require(throws: DatalogProblem.self) {
      try Program(parsing: Self.declarations + row.text, name: "t.dl")
    }
    #expect(problem.kind == row.kind)
    #expect(problem.line == row.line)
    #expect(problem.column == row.column)
    #expect(problem.place?.file == "t.dl")
  }

  @Test(arguments: cases) func `has a code, a message and a way out`(_ row: Case) {
    let problem = DatalogProblem(row.kind, at: SourcePlace(file: "f", line: 1, column: 2))
    #expect(problem.code.hasPrefix("datalog/"))
    #expect(!problem.message.hasSuffix("."))
    #expect(!problem.remedy.isEmpty)
    #expect(problem.description.hasPrefix("f:1:2: "))
  }

  @Test func `finds several problems in one reading, in order`() {
    let text = """
      .decl p(a:number)
      p(X) :- z(X).
      p(1,2).
      p(1) p(2).
      p(Y).
      """
    let problems = Program.problems(in: [SourceText(name: "t.dl", text: text)])
    #expect(problems.map(\.line) == [2, 3, 4, 5])
    #expect(
      problems.map(\.code) == [
        "datalog/unknown-predicate", "datalog/wrong-arity", "datalog/syntax",
        "datalog/unsafe-variable",
      ])
  }

  @Test func `a right program has no problems`() {
    let text = ".decl p(a:number)\np(1)."
    #expect(Program.problems(in: [SourceText(name: "t.dl", text: text)]).isEmpty)
  }

  @Test func `an expression without end is refused, not followed to the ground`() throws {
    for nested in [
      String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000),
      String(repeating: "1+", count: 100_000),
    ] {
      let problem = try #require(throws: DatalogProblem.self) {
        try Program(parsing: ".decl p(a:number)\np(\(nested)", name: "t.dl")
      }
      #expect(problem.kind == .expressionTooLong(limit: 100))
    }
  }

  @Test func `a long chain of rules is stratified without running out of stack`() throws {
    var text = ".decl p0(a:number)\n"
    for index in 1...5000 {
      text += ".decl p\(index)(a:number)\np\(index)(X) :- p\(index - 1)(X).\n"
    }
    let program = try Program(parsing: text, name: "t.dl")
    #expect(program.strata.count == 5001)
    #expect(program.strata.last == ["p5000"])
  }
}
