// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Conditions that tell how long before the day something is: 前日まで, 当日.
extension PredicateTruth {
  /// Whether the case is on the day or the day before, as a condition of one word has it; nil for other conditions.
  func byDay(_ predicate: Predicate) -> Truth? {
    guard predicate.terms.count == 1, let word = predicate.terms[0].surface,
      word == "当日" || word == "前日"
    else { return nil }
    guard let days = daysBefore else { return .unknown }
    if word == "当日" { return days == 0 ? .yes : .no }
    let isUpTo = FoldedText.fold(predicate.text).utf8.has("まで".utf8)
    return (isUpTo ? days >= 1 : days == 1) ? .yes : .no
  }

  /// How many days before the day the case is: 三日前に, 当日に.
  private var daysBefore: Double? {
    let said = reading.proposal.said
    if said.utf8.has("当日".utf8) { return said.utf8.has("前日".utf8) ? nil : 0 }
    if said.utf8.has("前日".utf8) { return 1 }
    let scalars = Array(said.unicodeScalars)
    for fact in reading.proposal.facts {
      guard let value = fact.value, ["days", "weeks", "months"].contains(fact.unit ?? ""),
        fact.span.upper <= scalars.count
      else { continue }
      let end = min(fact.span.upper + 2, scalars.count)
      if scalars[max(0, fact.span.upper - 1)..<end].contains("前") {
        return Measure.convert(value, from: fact.unit, to: "days")
      }
    }
    return past.ahead?.lowerBound
  }
}
