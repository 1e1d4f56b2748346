// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundation
import Testing

/// One engine that is edited for a long time, beside fresh ones.
///
/// The rules hold what a company's do: closures, joins within a unit, absences over absences,
/// counts that move and choices of the greatest; rows go and come back, so that relations shrink
/// and are laid out anew.
@Suite struct LongEditingTests {
  /// How many facts are inserted or retracted in all; `ALTEREGO_RANDOM_EDITS` sets it.
  static let count =
    ProcessInfo.processInfo.environment["ALTEREGO_RANDOM_EDITS"].flatMap { Int($0) } ?? 600

  static let rules = """
    .decl stmt(s:number, u:number, kind:symbol, rank:number)
    .decl has(s:number, c:symbol)
    .decl isa(c:symbol, p:symbol)
    .decl refused(a:number, b:number)
    .decl amount(s:number, yen:number)
    .decl anc(c:symbol, a:symbol)
    anc(C, C) :- has(_, C).
    anc(C, A) :- isa(C, A).
    anc(C, A) :- isa(C, B), anc(B, A).
    .decl touches(s:number, c:symbol)
    touches(S, A) :- has(S, C), anc(C, A).
    .decl everyday(c:symbol)
    everyday(C) :- has(_, C), N = count : { has(_, C) }, N > 6.
    .decl telling(c:symbol)
    telling(C) :- has(_, C), !everyday(C).
    .decl realised(p:number, s:number)
    realised(P, S) :- stmt(P, U, "principle", _), stmt(S, U, "strategy", _), touches(P, C),
      telling(C), touches(S, C), !refused(P, S).
    .decl reasons(p:number, s:number, n:number)
    reasons(P, S, N) :- realised(P, S), N = count : { touches(P, C), touches(S, C) }.
    .decl best(p:number, n:number)
    best(P, N) :- realised(P, _), N = max M : { reasons(P, _, M) }.
    .decl dearest(u:number, yen:number)
    dearest(U, Y) :- stmt(_, U, _, _), Y = max X : { stmt(S, U, _, _), amount(S, X) }.
    .decl alone(p:number)
    alone(P) :- stmt(P, _, "principle", _), !realised(P, _).
    .decl sound(u:number)
    sound(U) :- stmt(_, U, _, _), !troubled(U).
    .decl troubled(u:number)
    troubled(U) :- stmt(P, U, _, _), alone(P).
    .decl size(n:number)
    size(N) :- N = count : { stmt(_, _, _, _) }.
    .decl clash(a:number, b:number)
    clash(A, B) :- stmt(A, U, _, R), stmt(B, U, _, R), A != B, has(A, C), has(B, C).
    .decl rare(c:symbol)
    rare(C) :- has(_, C), N = count : { has(_, C) }, N <= 2.
    .decl near(a:number, b:number)
    near(A, B) :- clash(A, B), !refused(A, B).
    near(A, C) :- near(A, B), clash(B, C), !refused(B, C).
    .decl money(s:number)
    money(S) :- amount(S, _), has(S, C), telling(C).
    money(S) :- realised(S, N), money(N), !refused(N, S).
    money(S) :- near(S, N), money(N), N = count : { has(S, _) }.
    .decl even(c:symbol) .decl odd(c:symbol)
    even(C) :- has(_, C), !isa(C, _), N = count : { has(_, C) }, N > 2.
    odd(C) :- isa(C, D), even(D), !everyday(C), !rare(C).
    even(C) :- isa(C, D), odd(D).
    .decl poor(s:number)
    poor(S) :- stmt(S, _, _, _), !money(S), N = count : { near(S, _) }, N > 1, N < 4.
    .decl big()
    big() :- N = count : { realised(_, _) }, M = count : { telling(_) }, A = 2 * N, A > M.
    """

  /// With and without looking once for all rules that ask for the absence of what changed.
  @Test(arguments: [32, 0])
  func `after thousands of edits knows what it would know from scratch`(few: Int) throws {
    let program = try Program(parsing: Self.rules, name: "company.dl")
    var random = SeededGenerator(seed: 20_261_123)
    var given: [Fact] = []
    var places: [Fact: Int] = [:]
    let edited = Engine(program)
    edited.fewChanges = few
    for edit in 1...Self.count {
      // It grows, then shrinks to little, and so on.
      let shrinks = (edit / 1500) % 2 == 1
      if !given.isEmpty, random.chance(shrinks ? 80 : 25) {
        let place = random.below(given.count)
        let fact = given[place]
        #expect(try edited.retract(fact.predicate, fact.values))
        places[fact] = nil
        given.swapAt(place, given.count - 1)
        given.removeLast()
        if place < given.count { places[given[place]] = place }
      } else {
        let fact = Self.fact(&random)
        let isNew = places[fact] == nil
        #expect(try edited.insert(fact.predicate, fact.values) == isNew)
        if isNew {
          places[fact] = given.count
          given.append(fact)
        }
      }
      if random.chance(70) { try edited.run() }
      guard edit % 100 == 0 else { continue }
      try edited.run()
      let fresh = Engine(program)
      for fact in given { try fresh.insert(fact.predicate, fact.values) }
      try fresh.run()
      for declaration in program.declarations {
        let name = declaration.name
        guard edited.sortedRows(name) == fresh.sortedRows(name),
          edited.count(name) == fresh.count(name)
        else {
          Issue.record("after \(edit) edits \(name) differs")
          return
        }
      }
      if edit % 1000 == 0, let wrong = ProofCheck(program, edited).firstProblem() {
        Issue.record("after \(edit) edits: \(wrong)")
        return
      }
    }
  }

  /// A fact of some base relation; values repeat, and amounts may need more than 32 bits.
  private static func fact(_ random: inout SeededGenerator) -> Fact {
    func statement() -> Value { .number(random.below(160)) }
    func concept() -> Value { .symbol("concept-\(random.below(30))") }
    switch random.below(10) {
    case 0..<4:
      let number = random.below(160)
      let kind = ["principle", "strategy", "kpi"][random.below(3)]
      return Fact(
        "stmt", [.number(number), .number(number / 20), .symbol(kind), .number(random.below(3))])
    case 4..<7: return Fact("has", [statement(), concept()])
    case 7: return Fact("isa", [concept(), concept()])
    case 8: return Fact("refused", [statement(), statement()])
    default:
      return Fact("amount", [statement(), .number(random.below(50) * 3_000_000_000 - 5)])
    }
  }
}
