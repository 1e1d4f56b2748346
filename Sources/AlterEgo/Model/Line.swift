// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A connection of two statements along the line, with its reason.
@usableFromInline package struct Link: Equatable, Sendable {
  @usableFromInline package enum Relation: String, CaseIterable, Sendable {
    case realisedBy = "realised-by"
    case measuredBy = "measured-by"
    case evaluatedBy = "evaluated-by"
    case delegatedBy = "delegated-by"
    case opposes = "opposes"
  }

  @usableFromInline package enum Origin: String, Sendable {
    case rule, hand
  }

  package var from: String
  package var to: String
  package var relation: Relation
  /// 0…1; the strongest few are shown.
  package var strength: Double
  package var origin: Origin
  /// The id of the rule that drew it, or of nothing for a link by hand.
  package var rule: String?
  /// The concept or KPI ids that carry it.
  package var via: [String]

  package init(
    from: String, to: String, relation: Relation, strength: Double, origin: Origin, rule: String?,
    via: [String]
  ) {
    self.from = from
    self.to = to
    self.relation = relation
    self.strength = strength
    self.origin = origin
    self.rule = rule
    self.via = via
  }
}

/// A president's own verdict on a link; it outlives rules.
@usableFromInline package struct LinkDecision: Equatable, Sendable {
  package var from: String
  package var to: String
  package var relation: Link.Relation
  /// True draws or keeps the link, false forbids it.
  package var accepted: Bool

  package init(from: String, to: String, relation: Link.Relation, accepted: Bool) {
    self.from = from
    self.to = to
    self.relation = relation
    self.accepted = accepted
  }
}

/// A break in the line.
@usableFromInline package struct Gap: Equatable, Sendable {
  /// Such as `principle-without-number`: the folder under `knowledge/gaps`.
  package var id: String
  /// 1–5 for the five reasons; nil for other breaks.
  package var reasonNumber: Int?
  /// The two stations it lies between, such as `strategy-number`.
  package var boundary: String
  package var statements: [String]
  /// What the rule bound, in order: ids and words that evidence and remedies are worded with.
  package var parameters: [String: String]
  package var accepted: GapAcceptance?

  package init(
    id: String, reasonNumber: Int?, boundary: String, statements: [String],
    parameters: [String: String], accepted: GapAcceptance? = nil
  ) {
    self.id = id
    self.reasonNumber = reasonNumber
    self.boundary = boundary
    self.statements = statements
    self.parameters = parameters
    self.accepted = accepted
  }

  /// Identifies the break across runs: its id and what it is about.
  ///
  /// One that is about the company, a department or a standard names that, too: the same
  /// statements may show a break of their own.
  package var key: String {
    let subject = parameters["subject"].flatMap { statements.contains($0) ? nil : $0 }
    return ([id] + [subject].compactMap { $0 } + statements).joined(separator: " ")
  }
}

/// A gap that the president knowingly leaves open.
@usableFromInline package struct GapAcceptance: Equatable, Sendable {
  package var key: String
  package var reason: String
  package var acceptedAt: String
  /// Hash of the facts the gap stood on; when they change it wakes again.
  package var facts: String

  package init(key: String, reason: String, acceptedAt: String, facts: String) {
    self.key = key
    self.reason = reason
    self.acceptedAt = acceptedAt
    self.facts = facts
  }
}
