// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// What the president would decide.
@usableFromInline package enum Verdict: String, CaseIterable, Sendable {
  case approve, conditional, escalate, decline

  /// Exit status of `ask --exit-code`.
  package var exitStatus: Int32 {
    switch self {
    case .approve: 0
    case .conditional: 21
    case .escalate: 22
    case .decline: 23
    }
  }
}

/// The part a cited statement plays in an answer.
@usableFromInline package enum CitationRole: String, CaseIterable, Sendable {
  case prohibits, requires, permits, prefers, excepts, limits, defines, precedent, opposes
}

/// Why an answer goes to somebody else.
@usableFromInline package enum EscalationReason: String, CaseIterable, Sendable {
  case authority, clash, uncovered, doubtful
}

/// A statement cited for an answer.
@usableFromInline package struct Citation: Equatable, Sendable {
  package var statement: String
  package var text: String
  package var role: CitationRole

  package init(statement: String, text: String, role: CitationRole) {
    self.statement = statement
    self.text = text
    self.role = role
  }
}
