// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reasoning

/// Which statements stand near each other, kept up to date by a look at what changed.
@Suite struct NeighboursTests {
  /// A small linear generator, so that every run makes the same orders.
  private struct Dice {
    var state: UInt64 = 7
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, sides)))
    }
  }

  @Test func `the pairs that go and come are those of the whole orders`() {
    var dice = Dice()
    for _ in 0..<2_000 {
      let old = (0..<dice.roll(40)).map { "P-\($0)" }
      var new = old
      var moved: Set<String> = []
      for _ in 0..<dice.roll(6) {
        switch dice.roll(3) {
        case 0 where !new.isEmpty: moved.insert(new.remove(at: dice.roll(new.count)))
        case 1 where !new.isEmpty:
          let id = new.remove(at: dice.roll(new.count))
          new.insert(id, at: dice.roll(new.count + 1))
          moved.insert(id)
        default:
          let id = "K-\(dice.roll(1_000))"
          if new.contains(id) { continue }
          new.insert(id, at: dice.roll(new.count + 1))
          moved.insert(id)
        }
      }
      // Even where nobody says what moved.
      if dice.roll(20) == 0 { moved = [] }
      let had = Set(Neighbours.pairs(old, in: 0..<old.count))
      let has = Set(Neighbours.pairs(new, in: 0..<new.count))
      let change = Neighbours.change(from: old, to: new, moved)
      #expect(Set(change.gone) == had.subtracting(has), "\(old) \(new) \(moved)")
      #expect(Set(change.come) == has.subtracting(had), "\(old) \(new) \(moved)")
    }
  }
}
