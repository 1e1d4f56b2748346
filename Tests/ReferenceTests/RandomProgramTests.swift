// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundation
import Testing

/// The engine against the naive evaluator on programs nobody thought of.
@Suite struct RandomProgramTests {
  /// How many programs to try in all; `ALTEREGO_RANDOM_PROGRAMS` sets it.
  static let count =
    ProcessInfo.processInfo.environment["ALTEREGO_RANDOM_PROGRAMS"].flatMap { Int($0) } ?? 2000
  static let chunks = 20

  static func seeds(_ chunk: Int, of total: Int) -> [Int] {
    (0..<total).filter { $0 % chunks == chunk }
  }

  @Test(arguments: 0..<chunks)
  func `concludes what the naive evaluator concludes`(_ chunk: Int) throws {
    for seed in Self.seeds(chunk, of: Self.count) {
      let random = RandomProgram(seed: seed)
      guard let program = try Self.program(random, seed) else { continue }
      let naive = NaiveEvaluator(program, random.facts)
      let engine = Engine(program)
      for fact in random.facts { try engine.insert(fact.predicate, fact.values) }
      try engine.run()
      for declaration in program.declarations {
        guard engine.sortedRows(declaration.name) == naive.rows(declaration.name) else {
          Issue.record("seed \(seed), \(declaration.name) differs in\n\(random)")
          return
        }
      }
    }
  }

  @Test(arguments: 0..<chunks)
  func `after any edits knows what it would know from scratch`(_ chunk: Int) throws {
    for seed in Self.seeds(chunk, of: Self.count / 4) {
      let random = RandomProgram(seed: seed)
      guard let program = try Self.program(random, seed) else { continue }
      var generator = SeededGenerator(seed: ~seed)
      let edited = Engine(program)
      var given = Set(random.facts)
      for fact in given { try edited.insert(fact.predicate, fact.values) }
      try edited.run()
      for _ in 0..<6 {
        for _ in 0..<(1 + generator.below(4)) {
          if generator.chance(30), !given.isEmpty {
            let sorted = given.sorted { $0.description < $1.description }
            let fact = sorted[generator.below(sorted.count)]
            given.remove(fact)
            #expect(try edited.retract(fact.predicate, fact.values))
          } else {
            let fact = RandomProgram.randomFact(of: random, using: &generator)
            given.insert(fact)
            try edited.insert(fact.predicate, fact.values)
          }
        }
        if generator.chance(80) { try edited.run() }
      }
      try edited.run()
      let fresh = Engine(program)
      for fact in given { try fresh.insert(fact.predicate, fact.values) }
      try fresh.run()
      for declaration in program.declarations {
        guard edited.sortedRows(declaration.name) == fresh.sortedRows(declaration.name) else {
          Issue.record("seed \(seed), \(declaration.name) differs in\n\(random)")
          return
        }
      }
      if let wrong = ProofCheck(program, edited).firstProblem() {
        Issue.record("seed \(seed): \(wrong) in\n\(random)")
        return
      }
    }
  }

  @Test func `the random programs are worth trying`() throws {
    var accepted = 0
    var concluding = 0
    var features: [String: Int] = [:]
    for seed in 0..<300 {
      let random = RandomProgram(seed: seed)
      guard let program = try Self.program(random, seed) else { continue }
      accepted += 1
      let engine = Engine(program)
      for fact in random.facts { try engine.insert(fact.predicate, fact.values) }
      try engine.run()
      let derived = random.relations.filter { $0.level > 0 }
      let most = derived.map { engine.count($0.name) }.max() ?? 0
      if most >= 3 { concluding += 1 }
      for feature in ["!b", "!d", "count :", "min ", "max ", " < ", " + "]
      where random.text.contains(feature) { features[feature, default: 0] += 1 }
      if program.strata.contains(where: { $0.count > 1 }) { features["mutual", default: 0] += 1 }
    }
    #expect(accepted >= 270)
    #expect(concluding >= 150)
    for (feature, count) in features { #expect(count >= 20, "\(feature)") }
    #expect(features.count == 8)
  }

  /// The program, nil where chance made a rule that lint rightly refuses.
  static func program(_ random: RandomProgram, _ seed: Int) throws -> Program? {
    do {
      return try Program(parsing: random.text, name: "random-\(seed)")
    } catch {
      guard case .unsafeVariable = error.kind else { throw error }
      return nil
    }
  }
}
