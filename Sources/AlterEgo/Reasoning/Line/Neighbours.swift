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

  /// The pairs that go and come from one order to another; `moved` are the ids that left, came or
  /// stand elsewhere.
  ///
  /// Looks at what stands near those alone.
  static func change(
    from old: [String], to new: [String], _ moved: Set<String>
  ) -> (gone: [Pair], come: [Pair]) {
    var (before, after): ([Pair], [Pair]) = ([], [])
    for part in differences(old, new, moved) {
      before += pairs(old, in: part.old)
      after += pairs(new, in: part.new)
    }
    let (had, has) = (Set(before), Set(after))
    return (before.filter { !has.contains($0) }, after.filter { !had.contains($0) })
  }

  /// The places in two orders around which they differ, with what stands within reach.
  private struct Part {
    var old: Range<Int>
    var new: Range<Int>
  }

  private static func differences(
    _ old: [String], _ new: [String], _ moved: Set<String>
  ) -> [Part] {
    var parts: [Part] = []
    var (at, place) = (0, 0)
    func isSame() -> Bool { at < old.count && place < new.count && old[at] == new[place] }
    while at < old.count || place < new.count {
      if isSame() {
        at += 1
        place += 1
        continue
      }
      let (start, first) = (max(0, at - reach), max(0, place - reach))
      while at < old.count || place < new.count, !isSame() {
        if at < old.count, moved.contains(old[at]) {
          at += 1
        } else if place < new.count, moved.contains(new[place]) {
          place += 1
        } else {
          // Nobody said how: all the rest is looked at.
          (at, place) = (old.count, new.count)
        }
      }
      // Both end with the same ones, or with the last.
      let part = Part(
        old: start..<min(old.count, at + reach), new: first..<min(new.count, place + reach))
      if let last = parts.last,
        last.old.upperBound > part.old.lowerBound || last.new.upperBound > part.new.lowerBound
      {
        parts[parts.count - 1] = Part(
          old: last.old.lowerBound..<part.old.upperBound,
          new: last.new.lowerBound..<part.new.upperBound)
      } else {
        parts.append(part)
      }
    }
    return parts
  }
}
