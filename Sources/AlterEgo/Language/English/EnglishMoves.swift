// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Numbers that an English order moves, or brings something up to.
extension StatementView {
  /// Halve the missed pickups; double the output: an order that opens with the move is to come there.
  func wholeMove(_ q: Quantity, _ chosen: FoundQuantity) -> Comparator? {
    guard q.op == .equal, q.type == "multiple", chosen.bytes.lowerBound == 0 else { return nil }
    let word = q.surface.lowercased()
    if word.hasPrefix("halve") { return .atMost }
    return ["double the ", "triple the ", "treble the "].contains {
      text.folded(0, min(text.bytes.count, 11)).hasPrefix($0)
    } ? .atLeast : nil
  }

  /// Get online sales up to ¥60 million: what a number is brought up to is the least.
  func risesUpTo(_ q: Quantity, _ before: [String]) -> Bool {
    guard q.op == .atMost, ["percent", "money", "multiple", "count"].contains(q.type),
      ["up to ", "as much as ", "as many as "].contains(where: q.surface.lowercased().hasPrefix),
      !["of", "for", "at", "by"].contains(before.first ?? "")
    else { return false }
    // The verb stands before what it moves: may take up to 15 percent is a limit.
    let verb = before.dropFirst().prefix(10).first { word in
      changeSign(word) ?? 0 > 0
        || ["get", "bring", "build", "take", "push", "move", "drive", "pull", "work"].contains {
          word == $0 || word == $0 + "s"
        }
    }
    return verb != nil && !before.contains { ["may", "can", "could"].contains($0) }
  }
}
