// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Testing

@Suite struct DerivationTests {
  static let line = """
    .decl principle(p:number) .decl strategy(s:number)
    .decl wants(p:number, k:symbol, g:number) .decl moves(s:number, k:symbol, g:number)
    .decl reason(p:number, s:number, c:symbol) .decl rejected(p:number, s:number)
    .decl realised_by(p:number, s:number)
    // line/principle-strategy: a strategy realises a principle that it moves the right way
    realised_by(P, S) :- principle(P), strategy(S), wants(P, K, G), moves(S, K, G), !rejected(P, S).
    // line/two-reasons: or with two reasons
    realised_by(P, S) :- principle(P), strategy(S), N = count : { reason(P, S, _) }, N >= 2.
    // seed/first: given in the rules
    principle(1).
    strategy(7).
    """

  private func engine() throws -> Engine {
    Engine(try Program(parsing: Self.line, name: "line.dl"))
  }

  @Test func `a proof names the rule, its place and what it rests on`() throws {
    let engine = try engine()
    try engine.insert("wants", [1, "粗利率", 1])
    try engine.insert("moves", [7, "粗利率", 1])
    try engine.run()
    let proof = try #require(engine.explain("realised_by", [1, 7]))
    guard case .derived(let instance) = proof.root.reason else {
      Issue.record("not derived")
      return
    }
    #expect(instance.rule.label?.id == "line/principle-strategy")
    #expect(instance.rule.place.description == "line.dl:6:1")
    #expect(instance.bindings == ["P": 1, "S": 7, "K": "粗利率", "G": 1])
    #expect(
      proof.premises(of: proof.root).map(\.fact.description) == [
        "principle(1)", "strategy(7)", "wants(1, \"粗利率\", 1)", "moves(7, \"粗利率\", 1)",
      ])
    #expect(instance.conditions.last == .absent(predicate: "rejected", values: [1, 7]))
    #expect(proof.givenFacts.count == 4)
  }

  @Test func `a given fact says where it stands`() throws {
    let engine = try engine()
    try engine.insert("rejected", [1, 1])
    try engine.run()
    let label = RuleLabel(id: "seed/first", words: "given in the rules")
    let place = SourcePlace(file: "line.dl", line: 10, column: 1)
    #expect(engine.explain("principle", [1])?.root.reason == .given(place, label))
    #expect(engine.explain("rejected", [1, 1])?.root.reason == .given(nil, nil))
    #expect(engine.explain("rejected", [2, 1]) == nil)
  }

  @Test func `an aggregate shows what it was taken over`() throws {
    let engine = try engine()
    try engine.insert("reason", [1, 7, "値引き"])
    try engine.insert("reason", [1, 7, "納期"])
    try engine.insert("reason", [2, 7, "納期"])
    try engine.run()
    let proof = try #require(engine.explain("realised_by", [1, 7]))
    guard case .derived(let instance) = proof.root.reason,
      case .aggregated(let aggregate, 2, let over) = instance.conditions[2],
      case .compared(_, 2, 2) = instance.conditions[3]
    else {
      Issue.record("\(proof)")
      return
    }
    #expect(aggregate.function == .count)
    #expect(Set(over.map { $0.values[2] }) == ["値引き", "納期"])
  }

  @Test func `a proof of a circle does not go round`() throws {
    let text = """
      .decl e(x:number, y:number) .decl a(x:number, y:number)
      a(X, Z) :- a(X, Y), a(Y, Z).
      a(X, Y) :- e(X, Y).
      """
    let engine = Engine(try Program(parsing: text, name: "t.dl"))
    for index in 0..<6 { try engine.insert("e", [.number(index), .number((index + 1) % 6)]) }
    try engine.run()
    #expect(engine.count("a") == 36)
    for row in engine.rows("a") {
      let proof = try #require(engine.explain("a", row))
      var proved: Set<Fact> = []
      for step in proof.steps.reversed() where proof.premises(of: step).isEmpty {
        proved.insert(step.fact)
      }
      for _ in proof.steps {
        for step in proof.steps
        where proof.premises(of: step).allSatisfy({ proved.contains($0.fact) }) {
          proved.insert(step.fact)
        }
      }
      #expect(proved.contains(proof.root.fact))
    }
  }

  @Test func `a deep proof is flat`() throws {
    let text = """
      .decl e(x:number, y:number) .decl r(x:number)
      r(0).
      r(Y) :- r(X), e(X, Y).
      """
    let engine = Engine(try Program(parsing: text, name: "t.dl"))
    for index in 0..<20_000 { try engine.insert("e", [.number(index), .number(index + 1)]) }
    try engine.run()
    let proof = try #require(engine.explain("r", [20_000]))
    #expect(proof.steps.count == 40_001)
    #expect(proof.givenFacts.count == 20_001)
  }

  @Test func `proofs hold after later runs`() throws {
    let text = """
      .decl e(x:number, y:number) .decl no(x:number) .decl r(x:number, y:number)
      .decl free(x:number, y:number) .decl far(x:number, y:number)
      r(X, Y) :- e(X, Y), !no(X).
      r(X, Z) :- r(X, Y), r(Y, Z).
      far(X, Z) :- r(X, Z), !e(X, Z).
      """
    let engine = Engine(try Program(parsing: text, name: "t.dl"))
    for round in 0..<8 {
      try engine.insert("e", [.number(round), .number((round * 5 + 1) % 8)])
      if round % 3 == 2 { try engine.insert("no", [.number(round - 1)]) }
      if round % 4 == 3 { try engine.retract("no", [1]) }
      try engine.run()
      for predicate in ["r", "far"] {
        for row in engine.rows(predicate) { #expect(engine.explain(predicate, row) != nil) }
      }
    }
  }
}
