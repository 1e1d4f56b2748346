// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Words away from a number that tell on which side of it there is room: the ceiling is 5 percent.
///
/// Comparators stand beside their number and are read with it; these are looked for once the
/// number that limits is known.
struct BoundWords: Sendable {
  /// The ceiling, the floor.
  let nouns: [String: Comparator]
  /// The most, the least.
  let extremes: [String: Comparator]
  /// Approval, discretion: what a heading grants.
  let grants: [String: Comparator]
  let behind: [(words: String, op: Comparator)]
  let ends: [(words: String, op: Comparator)]
  let fronts: [(words: String, op: Comparator)]
  /// Words that close a limit and mean it: not more, period.
  let insisting: [String]

  init(_ rows: [Table.Row]) {
    func listed(_ place: String) -> [(words: String, op: Comparator)] {
      rows.filter { $0["place"] == place }.flatMap { row in
        row.list("words").map {
          (FoldedText.fold($0), row["op"] == ">=" ? Comparator.atLeast : .atMost)
        }
      }
    }
    func keyed(_ place: String) -> [String: Comparator] {
      Dictionary(listed(place).map { ($0.words, $0.op) }) { first, _ in first }
    }
    nouns = keyed("noun")
    extremes = keyed("extreme")
    grants = keyed("grant")
    behind = listed("behind")
    ends = listed("end")
    fronts = listed("front")
    insisting = listed("insists").map(\.words)
  }
}
