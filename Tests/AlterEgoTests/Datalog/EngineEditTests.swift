// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Testing

@Suite struct EngineEditTests {
  static let company = """
    .decl moves(s:number, k:symbol) .decl wants(p:number, k:symbol) .decl rejected(p:number, s:number)
    .decl realised(p:number, s:number) .decl unrealised(p:number) .decl reasons(p:number, n:number)
    .decl near(p:number, q:number)
    realised(P, S) :- wants(P, K), moves(S, K), !rejected(P, S).
    unrealised(P) :- wants(P, _), !realised(P, _).
    reasons(P, N) :- wants(P, _), N = count : { realised(P, _) }.
    near(P, Q) :- realised(P, S), realised(Q, S).
    near(P, R) :- near(P, Q), near(Q, R).
    """

  private func engine() throws -> Engine {
    let engine = Engine(try Program(parsing: Self.company, name: "t.dl"))
    try engine.insert("wants", [1, "粗利"])
    try engine.insert("wants", [2, "粗利"])
    try engine.insert("wants", [3, "在庫"])
    try engine.insert("moves", [10, "粗利"])
    try engine.run()
    return engine
  }

  @Test func `an added fact reaches every conclusion`() throws {
    let engine = try engine()
    #expect(engine.sortedRows("unrealised") == [[3]])
    try engine.insert("moves", [10, "在庫"])
    try engine.run()
    #expect(engine.sortedRows("unrealised").isEmpty)
    #expect(engine.sortedRows("reasons") == [[1, 1], [2, 1], [3, 1]])
    #expect(engine.contains("near", [1, 3]))
  }

  @Test func `a retracted fact takes its conclusions with it`() throws {
    let engine = try engine()
    #expect(try engine.retract("moves", [10, "粗利"]))
    #expect(!engine.contains("moves", [10, "粗利"]))
    try engine.run()
    #expect(engine.count("realised") == 0)
    #expect(engine.count("near") == 0)
    #expect(engine.sortedRows("unrealised") == [[1], [2], [3]])
  }

  @Test func `an absence that ends and comes back is noticed both times`() throws {
    let engine = try engine()
    try engine.insert("rejected", [1, 10])
    try engine.run()
    #expect(engine.sortedRows("realised") == [[2, 10]])
    try engine.retract("rejected", [1, 10])
    try engine.run()
    #expect(engine.sortedRows("realised") == [[1, 10], [2, 10]])
  }

  @Test func `a fact drawn by hand survives what also implied it`() throws {
    let engine = try engine()
    try engine.insert("realised", [1, 10])
    try engine.retract("moves", [10, "粗利"])
    try engine.run()
    #expect(engine.sortedRows("realised") == [[1, 10]])
    #expect(try engine.retract("realised", [1, 10]))
    try engine.run()
    #expect(engine.sortedRows("realised").isEmpty)
  }

  @Test func `a derived fact can't be retracted, only what implies it`() throws {
    let engine = try engine()
    #expect(try !engine.retract("realised", [1, 10]))
    try engine.run()
    #expect(engine.contains("realised", [1, 10]))
  }

  @Test func `what is retracted and inserted again before a run was never gone`() throws {
    let engine = try engine()
    let before = engine.sortedRows("near")
    #expect(try engine.retract("moves", [10, "粗利"]))
    #expect(try engine.insert("moves", [10, "粗利"]))
    #expect(try !engine.insert("moves", [10, "粗利"]))
    try engine.run()
    #expect(engine.sortedRows("near") == before)
    #expect(try engine.insert("moves", [11, "粗利"]))
    #expect(try engine.retract("moves", [11, "粗利"]))
    try engine.run()
    #expect(engine.count("moves") == 1)
    #expect(engine.sortedRows("near") == before)
  }

  @Test func `a second run without edits changes nothing`() throws {
    let engine = try engine()
    let before = engine.rows("near")
    try engine.run()
    #expect(engine.rows("near") == before)
  }

  @Test func `a small addition costs little next to the first run`() throws {
    let text = """
      .decl has(s:number, c:number) .decl isa(c:number, d:number) .decl touches(s:number, c:number)
      .decl both(s:number, t:number)
      touches(S, C) :- has(S, C).
      touches(S, D) :- touches(S, C), isa(C, D).
      both(S, T) :- touches(S, C), has(T, C), S < T.
      """
    let engine = Engine(try Program(parsing: text, name: "t.dl"))
    for index in 0..<3000 {
      try engine.insert("has", [.number(index), .number(index / 3)])
      try engine.insert("isa", [.number(index), .number(index + 3000)])
    }
    let clock = ContinuousClock()
    let whole = try clock.measure { try engine.run() }
    var least = Duration.seconds(9)
    for index in 0..<10 {
      try engine.insert("has", [.number(9000 + index), .number(index)])
      least = min(least, try clock.measure { try engine.run() })
    }
    #expect(engine.count("touches") == 6020)
    #expect(least * 20 < whole)
  }
}
