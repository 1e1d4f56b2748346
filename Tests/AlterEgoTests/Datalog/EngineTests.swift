// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Testing

@Suite struct EngineTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let answer: [[Value]]
    var testDescription: String { name }
  }

  /// The relation asked for is always `a`.
  static let cases: [Case] = [
    Case(
      name: "the ancestors in a chain",
      text: """
        .decl e(x:number, y:number) .decl a(x:number, y:number)
        e(1,2). e(2,3). e(3,4).
        a(X,Y) :- e(X,Y).
        a(X,Z) :- a(X,Y), e(Y,Z).
        """,
      answer: [[1, 2], [1, 3], [1, 4], [2, 3], [2, 4], [3, 4]]),
    Case(
      name: "a closure with two recursive conditions, over a circle",
      text: """
        .decl e(x:number, y:number) .decl a(x:number, y:number)
        e(1,2). e(2,1).
        a(X,Y) :- e(X,Y).
        a(X,Z) :- a(X,Y), a(Y,Z).
        """,
      answer: [[1, 1], [1, 2], [2, 1], [2, 2]]),
    Case(
      name: "even and odd, which need each other",
      text: """
        .decl a(x:number) .decl odd(x:number)
        a(0).
        odd(X + 1) :- a(X), X < 5.
        a(X + 1) :- odd(X), X < 5.
        """,
      answer: [[0], [2], [4]]),
    Case(
      name: "what is not reached",
      text: """
        .decl n(x:number) .decl e(x:number, y:number) .decl r(x:number) .decl a(x:number)
        n(1). n(2). n(3). n(4). e(1,2). e(3,4).
        r(1).
        r(Y) :- r(X), e(X,Y).
        a(X) :- n(X), !r(X).
        """,
      answer: [[3], [4]]),
    Case(
      name: "absence with a free column",
      text: """
        .decl n(x:number) .decl e(x:number, y:number) .decl a(x:number)
        n(1). n(2). e(1,7).
        a(X) :- n(X), !e(X,_).
        """,
      answer: [[2]]),
    Case(
      name: "absence of anything at all",
      text: """
        .decl e(x:number) .decl f(x:number) .decl a(x:number)
        f(1).
        a(1) :- !e(_). a(2) :- !f(_).
        """,
      answer: [[1]]),
    Case(
      name: "counts per group, nothing counting as 0",
      text: """
        .decl n(x:symbol) .decl e(x:symbol, y:number) .decl a(x:symbol, c:number)
        n("い"). n("ろ"). e("い",1). e("い",2).
        a(X,C) :- n(X), C = count : { e(X,_) }.
        """,
      answer: [["い", 2], ["ろ", 0]]),
    Case(
      name: "least and greatest, silent over nothing",
      text: """
        .decl n(x:number) .decl e(x:number, y:number) .decl a(x:number, l:number, g:number)
        n(1). n(2). e(1,-5). e(1,3). e(1,9).
        a(X,L,G) :- n(X), L = min Y : { e(X,Y) }, G = max Y : { e(X,Y), Y < 9 }.
        """,
      answer: [[1, -5, 3]]),
    Case(
      name: "a count as a condition",
      text: """
        .decl e(x:number, y:number) .decl a(x:number)
        e(1,1). e(1,2). e(2,1).
        a(X) :- e(X,_), N = count : { e(X,_) }, N >= 2.
        """,
      answer: [[1]]),
    Case(
      name: "a count of pairs, one for each way to make the body hold",
      text: """
        .decl e(x:number) .decl a(x:number)
        e(1). e(2). e(3).
        a(N) :- N = count : { e(X), e(Y), X < Y }.
        """,
      answer: [[3]]),
    Case(
      name: "comparisons of numbers",
      text: """
        .decl n(x:number) .decl a(x:number)
        n(-2). n(0). n(1). n(2). n(3).
        a(X) :- n(X), X >= -2, X != 0, X <= 2, X > -3, X < 2.
        """,
      answer: [[-2], [1]]),
    Case(
      name: "texts compared by their letters, not by when they came",
      text: """
        .decl n(x:symbol) .decl a(x:symbol, y:symbol)
        n("b"). n("a"). n("c").
        a(X,Y) :- n(X), n(Y), X < Y, Y != "c".
        """,
      answer: [["a", "b"]]),
    Case(
      name: "arithmetic in conditions, heads and arguments",
      text: """
        .decl n(x:number) .decl a(x:number, y:number)
        n(2). n(3). n(7).
        a(X, Y * 10) :- n(X), Y = X * 2 + 1, n(Y).
        a(X, 0 - 1) :- n(X), n(X + 1).
        """,
      answer: [[2, -1], [3, 70]]),
    Case(
      name: "nothing from an overflow or a division by zero",
      text: """
        .decl n(x:number) .decl a(x:number)
        n(0). n(9223372036854775807). n(4).
        a(8 / X) :- n(X), X < 5.
        a(X + 1) :- n(X), X > 5.
        a(X) :- n(Y), X = Y * 2, Y > 5.
        """,
      answer: [[2]]),
    Case(
      name: "repeated variables and constants in conditions and heads",
      text: """
        .decl e(x:number, y:number, z:number) .decl a(x:number, y:number)
        e(1,1,5). e(1,2,5). e(2,2,6).
        a(X,X) :- e(X,X,5).
        a(9,Z) :- e(2,_,Z).
        """,
      answer: [[1, 1], [9, 6]]),
    Case(
      name: "predicates without columns",
      text: """
        .decl yes() .decl no() .decl n(x:number) .decl a(x:number)
        yes(). n(1).
        a(1) :- yes(). a(2) :- no(). a(3) :- n(_), !no().
        """,
      answer: [[1], [3]]),
    Case(
      name: "conditions written in an order no one could follow",
      text: """
        .decl n(x:number) .decl a(x:number)
        n(1). n(2).
        a(Z) :- Z = Y + 1, !n(Z), Y > 1, Y = X, n(X).
        """,
      answer: [[3]]),
  ]

  @Test(arguments: cases) func `concludes`(_ row: Case) throws {
    let engine = Engine(try Program(parsing: row.text, name: "t.dl"))
    try engine.run()
    #expect(engine.sortedRows("a") == row.answer)
    #expect(engine.count("a") == row.answer.count)
    for values in row.answer { #expect(engine.contains("a", values)) }
  }

  @Test func `a long chain is closed`() throws {
    let text = """
      .decl e(x:number, y:number) .decl a(x:number, y:number)
      a(X,Y) :- e(X,Y).
      a(X,Z) :- e(X,Y), a(Y,Z).
      """
    let engine = Engine(try Program(parsing: text, name: "t.dl"))
    for index in 0..<200 { try engine.insert("e", [.number(index), .number(index + 1)]) }
    try engine.run()
    #expect(engine.count("a") == 200 * 201 / 2)
    #expect(engine.rows("a", matching: [0, nil]).count == 200)
    #expect(engine.rows("a", matching: [nil, 5]).sorted { $0[0] < $1[0] }.first == [0, 5])
    #expect(engine.rows("a", matching: [5, 4]).isEmpty)
    #expect(engine.rows("a", matching: [nil, nil]).count == engine.count("a"))
  }

  @Test func `the same edits give the same order of rows`() throws {
    let text = """
      .decl e(x:symbol, y:symbol) .decl a(x:symbol, y:symbol)
      a(X,Y) :- e(X,Y).
      a(X,Z) :- a(X,Y), a(Y,Z).
      """
    var orders: Set<[[Value]]> = []
    for _ in 0..<5 {
      let engine = Engine(try Program(parsing: text, name: "t.dl"))
      for index in 0..<20 {
        try engine.insert("e", [.symbol("n\(index * 7 % 20)"), .symbol("n\(index * 3 % 20)")])
      }
      try engine.run()
      orders.insert(engine.rows("a"))
    }
    #expect(orders.count == 1)
  }

  @Test func `a recursion that never ends is stopped and the engine lives on`() throws {
    let text = """
      .decl seed(x:number) .decl n(x:number) .decl small(x:number)
      n(X) :- seed(X).
      n(X + 1) :- n(X).
      small(X) :- seed(X).
      """
    let engine = Engine(try Program(parsing: text, name: "t.dl"), factLimit: 1000)
    try engine.run()
    try engine.insert("seed", [1])
    let problem = try #require(throws: DatalogProblem.self) { try engine.run() }
    #expect(problem.kind == .tooManyFacts(limit: 1000))
    #expect(problem.line == 3)
    try engine.retract("seed", [1])
    try engine.insert("seed", [9_223_372_036_854_775_800])
    try engine.run()
    #expect(engine.count("n") == 8)
    #expect(engine.sortedRows("small") == [[9_223_372_036_854_775_800]])
  }

  @Test func `what is asked of an unknown predicate is nothing`() throws {
    let engine = Engine(try Program(parsing: ".decl p(a:number)", name: "t.dl"))
    #expect(engine.count("z") == 0)
    #expect(engine.rows("z").isEmpty)
    #expect(!engine.contains("z", [1]))
    #expect(!engine.contains("p", ["1"]))
    #expect(!engine.contains("p", [1, 2]))
    #expect(engine.explain("p", [1]) == nil)
  }

  @Test func `a fact that does not fit its declaration is refused`() throws {
    let engine = Engine(try Program(parsing: ".decl people(a:number)", name: "t.dl"))
    #expect(throws: DatalogProblem(.unknownPredicate(name: "peple", nearest: "people"), at: nil)) {
      try engine.insert("peple", [1])
    }
    #expect(
      throws: DatalogProblem(.wrongArity(predicate: "people", expected: 1, found: 0), at: nil)
    ) {
      try engine.insert("people", [])
    }
    #expect(
      throws: DatalogProblem(
        .typeMismatch(term: "\"x\"", expected: .number, found: .symbol), at: nil)
    ) {
      try engine.retract("people", ["x"])
    }
  }
}
