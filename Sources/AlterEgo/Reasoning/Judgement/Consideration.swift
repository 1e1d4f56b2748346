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
///
/// A value whose copies share what was found until one is changed: a question may meet thousands of
/// norms, and lists of them are handed on from step to step.
package struct Consideration: Sendable {
  private final class Shared: @unchecked Sendable {
    let statement: Statement
    let norm: Norm
    let normIndex: Int
    /// Whether its statement has no other norm, and whether it may be told by the kind that it speaks of: asked of
    /// each, and true of few.
    let isAlone: Bool
    let isSettledByKind: Bool
    var found: Found

    init(_ statement: Statement, _ norm: Norm, _ normIndex: Int, _ found: Found) {
      self.statement = statement
      self.norm = norm
      self.normIndex = normIndex
      isAlone = statement.draft.norms.count == 1
      isSettledByKind = norm.isSettledByKind
      self.found = found
    }
  }

  /// What may change in a copy.
  private struct Found {
    var stance: Stance
    var role: CitationRole
    var applies: Truth
    var missing: [String]
    var tested: [(predicate: Predicate, truth: Truth)]
    var mayBreakLimit = false
    var isWeak = false
    var isExcepted = false
    var fit: Double
  }

  private var shared: Shared

  package var statement: Statement { _read { yield shared.statement } }
  package var norm: Norm { _read { yield shared.norm } }
  package var normIndex: Int { shared.normIndex }
  var isAlone: Bool { shared.isAlone }
  var isSettledByKind: Bool { shared.isSettledByKind }
  package var stance: Stance {
    get { shared.found.stance }
    set {
      own()
      shared.found.stance = newValue
    }
  }
  package var role: CitationRole {
    get { shared.found.role }
    set {
      own()
      shared.found.role = newValue
    }
  }
  /// Whether the norm's conditions hold of the case.
  package var applies: Truth {
    get { shared.found.applies }
    set {
      own()
      shared.found.applies = newValue
    }
  }
  /// Predicates that are open and decide, by metric, state or concept id.
  package var missing: [String] {
    get { shared.found.missing }
    _modify {
      own()
      yield &shared.found.missing
    }
  }
  /// Predicates that were looked at, with their truth.
  package var tested: [(predicate: Predicate, truth: Truth)] {
    get { shared.found.tested }
    _modify {
      own()
      yield &shared.found.tested
    }
  }
  /// True when what is open is whether the case keeps a limit, so that it may yet break it.
  package var mayBreakLimit: Bool {
    get { shared.found.mayBreakLimit }
    set {
      own()
      shared.found.mayBreakLimit = newValue
    }
  }
  /// True when the norm's act was not understood: it may oppose, but permits nothing.
  package var isWeak: Bool {
    get { shared.found.isWeak }
    set {
      own()
      shared.found.isWeak = newValue
    }
  }
  /// True when an unless of the norm holds: the exception speaks for the opposite.
  package var isExcepted: Bool {
    get { shared.found.isExcepted }
    set {
      own()
      shared.found.isExcepted = newValue
    }
  }
  /// The share of the norm's content that the case matches, 0…1.
  package var fit: Double {
    get { shared.found.fit }
    set {
      own()
      shared.found.fit = newValue
    }
  }

  init(
    statement: Statement, norm: Norm, normIndex: Int, stance: Stance, role: CitationRole,
    applies: Truth, missing: [String], tested: [(predicate: Predicate, truth: Truth)], fit: Double
  ) {
    shared = Shared(
      statement, norm, normIndex,
      Found(
        stance: stance, role: role, applies: applies, missing: missing, tested: tested, fit: fit))
  }

  /// Makes what was found its own before it is changed.
  private mutating func own() {
    guard !isKnownUniquelyReferenced(&shared) else { return }
    shared = Shared(shared.statement, shared.norm, shared.normIndex, shared.found)
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
