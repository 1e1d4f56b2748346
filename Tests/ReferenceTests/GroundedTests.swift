// SPDX-License-Identifier: GPL-3.0-or-later
import Reasoning
import Testing

/// The grounded labelling, against its definition: the least fixpoint of what is defended.
@Suite struct GroundedTests {
  /// Who attacks whom, by numbers.
  private struct Attacks {
    let count: Int
    var pairs: [(from: Int, to: Int)] = []

    var graph: ArgumentGraph {
      var graph = ArgumentGraph()
      for _ in 0..<count { _ = graph.add() }
      for pair in pairs { graph.attack(pair.from, pair.to) }
      return graph
    }

    /// Dung 1995: starting from nothing, all arguments whose attackers the set attacks.
    var slow: [ArgumentGraph.Label] {
      var accepted: Set<Int> = []
      while true {
        let beaten = Set(pairs.filter { accepted.contains($0.from) }.map(\.to))
        let next = Set(
          (0..<count).filter { argument in
            pairs.allSatisfy { $0.to != argument || beaten.contains($0.from) }
          })
        if next == accepted {
          return (0..<count).map {
            accepted.contains($0) ? .accepted : beaten.contains($0) ? .rejected : .undecided
          }
        }
        accepted = next
      }
    }
  }

  @Test func `20,000 random graphs are labelled as the definition has it`() {
    var random = SeededGenerator(seed: 1995)
    for _ in 0..<20_000 {
      var attacks = Attacks(count: 1 + random.below(8))
      // Attacks on itself and the same attack twice are among them.
      for _ in 0..<random.below(attacks.count * 2 + 1) {
        attacks.pairs.append((random.below(attacks.count), random.below(attacks.count)))
      }
      if attacks.graph.groundedLabelling() != attacks.slow {
        Issue.record("\(attacks.pairs): \(attacks.graph.groundedLabelling())")
      }
    }
  }

  @Test func `larger graphs are labelled as the definition has it`() {
    var random = SeededGenerator(seed: 1996)
    for _ in 0..<300 {
      var attacks = Attacks(count: 10 + random.below(30))
      for _ in 0..<random.below(60) {
        attacks.pairs.append((random.below(attacks.count), random.below(attacks.count)))
      }
      #expect(attacks.graph.groundedLabelling() == attacks.slow)
    }
  }

  @Test func `an empty graph has no labels`() {
    #expect(ArgumentGraph().groundedLabelling().isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a chain of 300,000 arguments is labelled in turn, in linear time`() {
    func chain(_ count: Int) -> Duration {
      var attacks = Attacks(count: count)
      attacks.pairs = (1..<count).map { ($0 - 1, $0) }
      let graph = attacks.graph
      var labels: [ArgumentGraph.Label] = []
      let time = ContinuousClock().measure { labels = graph.groundedLabelling() }
      #expect(labels.enumerated().allSatisfy { $1 == ($0 % 2 == 0 ? .accepted : .rejected) })
      return time
    }
    let short = max(chain(30_000), .milliseconds(5))
    // Ten times the arguments; a square would take a hundred times as long.
    #expect(chain(300_000) < short * 40)
  }

  @Test(.timeLimit(.minutes(1)))
  func `one argument under 100,000 attacks is labelled at once`() {
    var attacks = Attacks(count: 100_001)
    attacks.pairs = (1...100_000).map { ($0, 0) }
    let labels = attacks.graph.groundedLabelling()
    #expect(labels[0] == .rejected && labels.dropFirst().allSatisfy { $0 == .accepted })
  }
}
