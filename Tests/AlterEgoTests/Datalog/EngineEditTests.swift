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

  // MARK: Conclusions that rest on their own kind

  struct Fall: CustomTestStringConvertible {
    let testDescription: String
    /// Links that stand at first, those that go, and what 0 then reaches.
    let links: [(Int, Int)]
    let gone: [(Int, Int)]
    let reached: [Int]
  }

  static let falls = [
    Fall(
      testDescription: "a circle that only proves itself falls",
      links: [(0, 1), (1, 2), (2, 3), (3, 1)], gone: [(0, 1)], reached: []),
    Fall(
      testDescription: "a circle with another way in stays",
      links: [(0, 1), (1, 2), (2, 3), (3, 1), (0, 3)], gone: [(0, 1)], reached: [1, 2, 3]),
    Fall(
      testDescription: "what another way proves comes back with all behind it",
      links: [(0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (5, 2)], gone: [(1, 2)],
      reached: [1, 2, 3, 4, 5]),
    Fall(
      testDescription: "the end of a chain alone falls",
      links: [(0, 1), (1, 2), (2, 3)], gone: [(2, 3)], reached: [1, 2]),
    Fall(
      testDescription: "two that go at once take no more than theirs",
      links: [(0, 1), (1, 2), (0, 3), (3, 4), (4, 2)], gone: [(1, 2), (3, 4)], reached: [1, 3]),
  ]

  @Test(arguments: falls) func `what rests on its own kind falls with what fed it`(
    _ fall: Fall
  ) throws {
    let text = """
      .decl link(a:number, b:number) .decl reaches(a:number, b:number) .decl shut(a:number)
      .decl lost(a:number)
      reaches(A, B) :- link(A, B), !shut(B).
      reaches(A, C) :- reaches(A, B), link(B, C), !shut(C).
      lost(B) :- link(_, B), !reaches(0, B).
      """
    let engine = Engine(try Program(parsing: text, name: "t.dl"))
    // Far from what changes there is enough for that to be little.
    let all = fall.links + (100..<160).map { ($0, $0 + 1) }
    for (a, b) in all { try engine.insert("link", [.number(a), .number(b)]) }
    try engine.run()
    let before = engine.sortedRows("reaches")
    func reached() -> [Int] {
      engine.sortedRows("reaches").filter { $0[0] == 0 }.compactMap { $0[1].number }
    }
    for (a, b) in fall.gone { try engine.retract("link", [.number(a), .number(b)]) }
    try engine.run()
    #expect(reached() == fall.reached)
    for target in fall.reached {
      #expect(engine.explain("reaches", [0, .number(target)]) != nil)
    }
    for (a, b) in fall.gone { try engine.insert("link", [.number(a), .number(b)]) }
    try engine.run()
    #expect(engine.sortedRows("reaches") == before)
    // Shutting every other end and opening it again goes the way of absences.
    for end in fall.reached { try engine.insert("shut", [.number(end)]) }
    try engine.run()
    #expect(Set(reached()).isDisjoint(with: fall.reached))
    for end in fall.reached { try engine.retract("shut", [.number(end)]) }
    try engine.run()
    #expect(engine.sortedRows("reaches") == before)
  }

  // MARK: Counts

  @Test(arguments: [
    "N > 2", "N >= 3", "N <= 2", "N < 3", "N = 3", "N != 3", "2 < N, N < 5", "N > 0, N != 4",
  ])
  func `a count held against numbers tells the same near and far beyond them`(
    _ condition: String
  ) throws {
    let text = """
      .decl has(s:number, c:number) .decl odd(s:number) .decl exact(s:number, n:number)
      .decl told(s:number, c:number)
      told(S, C) :- has(S, C).
      odd(S) :- has(S, _), N = count : { told(S, _) }, \(condition).
      exact(S, N) :- has(S, _), N = count : { told(S, _) }.
      """
    let engine = Engine(try Program(parsing: text, name: "t.dl"))
    func expected(_ count: Int) -> Bool {
      condition.split(separator: ",").allSatisfy { part in
        let words = part.split(separator: " ").map(String.init)
        let turned = words[0] != "N"
        let number = Int(words[turned ? 0 : 2]) ?? 0
        switch (words[1], turned) {
        case (">", false), ("<", true): return count > number
        case (">=", _): return count >= number
        case ("<=", _): return count <= number
        case ("<", false): return count < number
        case ("=", _): return count == number
        default: return count != number
        }
      }
    }
    let steps = [1, 2, 3, 4, 5, 9, 4, 3, 2, 1, 7, 3]
    var count = 0
    for wanted in steps {
      while count < wanted {
        count += 1
        try engine.insert("has", [1, .number(count)])
      }
      while count > wanted {
        try engine.retract("has", [1, .number(count)])
        count -= 1
      }
      try engine.run()
      #expect(engine.contains("odd", [1]) == expected(count), "at \(count)")
      #expect(engine.sortedRows("exact") == [[1, .number(count)]])
      guard expected(count), let proof = engine.explain("odd", [1])?.steps.first?.reason,
        case .derived(let instance) = proof
      else { continue }
      #expect(instance.bindings["N"] == .number(count), "a proof tells the whole count")
    }
  }
}
