// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// How long ago a case says something was, or how far off it is, without a number: last month, おととい, あさって.
struct PastTimes: Sendable {
  /// At least and at most so many days ago; nil where the case says nothing, or two things.
  let days: ClosedRange<Double>?
  /// The same for how far off it is: tomorrow, あさって.
  let ahead: ClosedRange<Double>?

  init(_ knowledge: KnowledgeBase, _ proposal: Proposal) {
    days = PastTimes.only(knowledge.rows("decisions/past_times.tsv"), proposal)
    ahead = PastTimes.only(knowledge.rows("decisions/coming_times.tsv"), proposal)
  }

  private static func only(
    _ rows: [Table.Row], _ proposal: Proposal
  ) -> ClosedRange<Double>? {
    let said = " " + proposal.said + " "
    var found: [ClosedRange<Double>] = []
    for row in rows {
      guard let low = Double(row["low"]), let high = Double(row["high"]), low <= high,
        (row.list("ja") + row.list("en")).contains(where: { PastTimes.has(said, $0) })
      else { continue }
      found.append(low...high)
    }
    return found.count == 1 ? found[0] : nil
  }

  private static func has(_ text: String, _ words: String) -> Bool {
    let isWide = words.utf8.first.map { $0 >= 0x80 } ?? false
    return text.utf8.has((isWide ? words : " " + words).utf8)
  }

  /// Whether a limit of time counts from something that has happened: お買い上げから三か月以内, within
  /// 30 days of purchase.
  static func countsFromEvent(_ limit: Predicate, in statement: Statement) -> Bool {
    guard let unit = limit.unit, ["days", "weeks", "months", "years"].contains(unit) else {
      return false
    }
    let text = statement.text.unicodeScalars
    let start = text.index(text.startIndex, offsetBy: max(0, limit.span.lower - 8))
    let end = text.index(
      text.startIndex, offsetBy: min(text.count, limit.span.upper + 12))
    let around = FoldedText.fold(String(text[start..<end]))
    return [
      "から", "満た", "過ぎ", "経っ", "経て", "たっ", "以内", "後", " of ", " after", " since", " old", " ago",
      "the last",
      "the past",
    ].contains { around.utf8.has($0.utf8) }
  }
}
