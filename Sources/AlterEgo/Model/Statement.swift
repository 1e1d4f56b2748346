// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A stored statement: the president's words, how they were understood, and their fate.
@usableFromInline package struct Statement: Equatable, Sendable {
  /// Such as `P-3`; never changes and never comes back.
  package var id: String
  package var kind: Kind
  package var draft: Draft
  /// False once retired; a retired statement takes no part in any answer.
  package var isLive = true
  /// A number by which the president ranks statements; larger decides, 0 is unranked.
  package var priority = 0
  /// Who may see it; the president always may.
  package var audiences: Set<Audience>
  /// When it was stated, as `2026-11-22T09:30:00Z`.
  package var recordedAt: String

  package init(
    id: String, kind: Kind, draft: Draft, audiences: Set<Audience>, recordedAt: String
  ) {
    self.id = id
    self.kind = kind
    self.draft = draft
    self.audiences = audiences
    self.recordedAt = recordedAt
  }

  package var text: String { draft.text }

  package func isVisible(to audience: Audience) -> Bool {
    audience == .president || audiences.contains(audience)
  }

  /// The audiences a new statement of `kind` starts with.
  package static func defaultAudiences(for kind: Kind) -> Set<Audience> {
    switch kind {
    case .candid: [.president]
    case .purpose, .principle, .vision:
      [.president, .executive, .employee, .bank, .partner, .recruit, .successor, .public]
    case .strategy, .intention, .initiative, .kpi, .criterion, .delegation:
      [.president, .executive, .employee, .successor]
    case .decision: [.president, .executive, .successor]
    }
  }
}

/// A real decision of the past: what was proposed, how it came out, when and why.
@usableFromInline package struct Precedent: Equatable, Sendable {
  @usableFromInline package enum Outcome: String, Sendable {
    case approved, declined, unknown
  }

  package var id: String
  package var draft: Draft
  package var outcome: Outcome
  package var reason: String?
  /// ISO day, or nil when it is not known.
  package var date: String?
  package var recordedAt: String

  package init(
    id: String, draft: Draft, outcome: Outcome, reason: String?, date: String?, recordedAt: String
  ) {
    self.id = id
    self.draft = draft
    self.outcome = outcome
    self.reason = reason
    self.date = date
    self.recordedAt = recordedAt
  }
}

/// What is kept of a decision besides the decision itself.
@usableFromInline package struct DecisionReview: Equatable, Sendable {
  /// The role that decided, as typed; nil for the president.
  package var decidedBy: String?
  /// What was expected of it, in words.
  package var expectation: String?
  /// ISO day on which to look at it again.
  package var reviewOn: String?
  /// What became of it, in words.
  package var result: String?
  /// Whether the expectation was met; nil while nobody said.
  package var met: Bool?
  /// ISO day on which the result was told.
  package var reviewedAt: String?

  package init() {}
}

/// The company the alter ego speaks for.
@usableFromInline package struct CompanyProfile: Equatable, Sendable {
  package var name: String?
  /// Whole yen.
  package var yearlySales: Double?
  package var employees: Int?
  /// 1–12; April unless said otherwise.
  package var fiscalYearStart = 4
  package var departments: [String] = []
  /// The KPI that stands for trust, held beside profit; nil until the president chooses one.
  package var trust: String?

  package init() {}
}
