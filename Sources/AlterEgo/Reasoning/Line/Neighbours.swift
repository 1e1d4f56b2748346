// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog

/// Which statements were typed near each other.
enum Neighbours {
  /// Statements typed within this many of each other belong to one train of thought.
  static let reach = 5

  /// One statement and one typed after it.
  struct Pair: Hashable {
    let first: String
    let second: String
    /// 1 when it was the next.
    let steps: Int
  }

  /// The pairs of statements near each other, both of them in a range of those typed.
  static func pairs(_ ids: [String], in range: Range<Int>) -> [Pair] {
    var pairs: [Pair] = []
    for at in range {
      for next in (at + 1)..<max(at + 1, min(range.upperBound, at + 1 + reach)) {
        pairs.append(Pair(first: ids[at], second: ids[next], steps: next - at))
      }
    }
    return pairs
  }

  static func facts(_ pairs: [Pair]) -> [Datalog.Fact] {
    pairs.map {
      Datalog.Fact("follows", [.symbol($0.first), .symbol($0.second), .number($0.steps)])
    }
  }

  /// The pairs that go and come from one order to another; looks no further than where they
  /// differ.
  static func change(from old: [String], to new: [String]) -> (gone: [Pair], come: [Pair]) {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start,
      old[old.count - 1 - end] == new[new.count - 1 - end]
    { end += 1 }
    let first = max(0, start - reach)
    let before = pairs(old, in: first..<min(old.count, old.count - end + reach))
    let after = pairs(new, in: first..<min(new.count, new.count - end + reach))
    let (had, has) = (Set(before), Set(after))
    return (before.filter { !has.contains($0) }, after.filter { !had.contains($0) })
  }
}
