// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What a norm says about a case before its conditions are looked at.
package enum Stance: String, Sendable {
  case forbids, requires, permits
  /// Waives a duty: 相見積は要らない.
  case waives

  var isAgainst: Bool { self == .forbids }
}

/// A norm held against a case.
package struct Consideration: Sendable {
  /// What stays the same in all copies.
  private final class Source: Sendable {
    let statement: Statement
    let norm: Norm

    init(_ statement: Statement, _ norm: Norm) {
      self.statement = statement
      self.norm = norm
    }
  }

  private let source: Source
  package var statement: Statement { _read { yield source.statement } }
  package var norm: Norm { _read { yield source.norm } }
  package let normIndex: Int
  package var stance: Stance
  package var role: CitationRole
  /// Whether the norm's conditions hold of the case.
  package var applies: Truth
  /// Predicates that are open and decide, by metric, state or concept id.
  package var missing: [String]
  /// Predicates that were looked at, with their truth.
  package var tested: [(predicate: Predicate, truth: Truth)]
  /// True when what is open is whether the case keeps a limit, so that it may yet break it.
  package var mayBreakLimit = false
  /// True when the norm's act was not understood: it may oppose, but permits nothing.
  package var isWeak = false
  /// True when an unless of the norm holds: the exception speaks for the opposite.
  package var isExcepted = false
  /// The share of the norm's content that the case matches, 0…1.
  package var fit: Double

  init(
    statement: Statement, norm: Norm, normIndex: Int, stance: Stance, role: CitationRole,
    applies: Truth, missing: [String], tested: [(predicate: Predicate, truth: Truth)], fit: Double
  ) {
    source = Source(statement, norm)
    self.normIndex = normIndex
    self.stance = stance
    self.role = role
    self.applies = applies
    self.missing = missing
    self.tested = tested
    self.fit = fit
  }
}

extension Consideration {
  /// How many conditions of the norm the case meets.
  var met: Int {
    let conditions = norm.when + (norm.otherwise ? [] : norm.requires)
    return tested.count { $0.truth == .yes && conditions.contains($0.predicate) }
  }

  /// Whether the case is said to lie outside what an 未払いがなければ送ってよい shuts out.
  var isOutsideOnly: Bool {
    norm.otherwise
      && tested.contains { $0.truth == .no && norm.unless.contains($0.predicate) }
  }

  mutating func set(_ stance: Stance, _ role: CitationRole) {
    self.stance = stance
    self.role = role
  }
}
