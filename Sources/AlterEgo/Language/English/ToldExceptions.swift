// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// The words of `language/en/told_exceptions.tsv`: how a sentence that only tells an exception opens, or
/// what stands in it behind the thing that is left out.
struct ToldExceptions: Sendable {
  /// Each with the space behind it.
  let openings: [[UInt8]]
  /// Each with the space before it.
  let ends: [[UInt8]]

  init(_ rows: [Table.Row]) {
    func words(_ place: String, _ form: (String) -> String) -> [[UInt8]] {
      rows.filter { $0["place"] == place }.map { Array(form(FoldedText.fold($0["surface"])).utf8) }
    }
    openings = words("opening") { $0 + " " }
    ends = words("end") { " " + $0 }
  }
}
