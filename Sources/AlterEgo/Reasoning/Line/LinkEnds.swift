// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// Which end of a link is which, and what a link between two kinds usually is.
package enum LinkEnds {
  /// The statement nearer to philosophy first; of one station, the first one first.
  package static func ordered(_ a: Statement, _ b: Statement) -> (
    upper: Statement, lower: Statement
  ) {
    place(a.kind) <= place(b.kind) ? (a, b) : (b, a)
  }

  /// What ties a statement to one further up; nil for one that stands at philosophy.
  package static func usual(_ lower: Statement) -> Link.Relation? { usual(lower.kind) }

  /// The link by hand that ties a new statement to the one it is for.
  ///
  /// Nil where both stand for the company's philosophy, or where one has no place on the line.
  package static func tie(_ new: Statement, to old: Statement) -> LinkDecision? {
    guard new.kind.station != nil, old.kind.station != nil, new.id != old.id else { return nil }
    let (upper, lower) = ordered(old, new)
    return usual(lower).map {
      LinkDecision(from: upper.id, to: lower.id, relation: $0, accepted: true)
    }
  }

  private static func usual(_ kind: Kind) -> Link.Relation? {
    switch kind.station {
    case .strategy: .realisedBy
    case .number: .measuredBy
    case .evaluation: .evaluatedBy
    case .organization: .delegatedBy
    case .philosophy, nil: nil
    }
  }

  private static func place(_ kind: Kind) -> Int {
    kind.station.flatMap(Station.allCases.firstIndex) ?? Station.allCases.count
  }
}
