// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Conditions that tell a time of the calendar, or which kind of a thing is meant.
extension PredicateTruth {
  /// In January and February: whether the months and days of the week that the case names are among those.
  func calendar(_ predicate: Predicate) -> Truth {
    let limit = CalendarSpan(FoldedText.fold(predicate.text))
    guard !limit.isEmpty else { return .unknown }
    let told = CalendarSpan(reading.proposal.said)
    let parts = [(limit.months, told.months), (limit.days, told.days)].filter { !$0.0.isEmpty }
    let results = parts.map { own, said -> Truth in
      if said.isEmpty { return .unknown }
      return said.isSubset(of: own) ? .yes : said.isDisjoint(with: own) ? .no : .unknown
    }
    if results.contains(.no) { return .no }
    if results.allSatisfy({ $0 == .yes }) { return .yes }
    // Promised for Monday; do we work on Sunday: of several days the one that is asked about counts.
    let asked = CalendarSpan(reading.proposal.asked)
    let isAsked = [(limit.months, asked.months), (limit.days, asked.days)].allSatisfy { own, said in
      own.isEmpty || !said.isEmpty && said.isSubset(of: own)
    }
    return isAsked ? .yes : .unknown
  }

  /// Silk dresses are not lent, cotton ones may be: a case about cotton is about no silk.
  func isOtherKind(_ predicate: Predicate, _ statement: Statement) -> Bool {
    guard predicate.terms.count == 1, predicate.terms[0].isWord, predicate.group != 0 else {
      return false
    }
    let norms = statement.draft.norms
    guard let own = norms.first(where: { $0.when.contains(predicate) }) else { return false }
    return norms.contains { other in
      other.modality != own.modality && other.act == own.act && other.object == own.object
        && other.when.contains { rival in
          rival != predicate && rival.kind == .words && rival.terms.count == 1
            && rival.terms[0].isWord && !own.when.contains { $0.terms == rival.terms }
            && evidence.evidence(rival.terms[0]).affirmed >= 0.7
        }
    }
  }
}
