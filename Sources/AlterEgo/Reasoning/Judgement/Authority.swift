// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What the delegations say about who may decide a case.
package struct AuthorityReading: Sendable {
  package enum Standing: Sendable, Equatable {
    /// Nobody's authority is tested: the president's own desk, or no delegation concerns it.
    case untested
    case within
    /// Beyond it; the role that may decide instead, as the statement writes it.
    case beyond(escalateTo: String?)
  }

  package var standing: Standing
  package var statements: [Statement] = []
  package var missing: [String] = []
  package var reason = EscalationReason.authority
}

/// Tests the asker's authority apart from what the principles say.
struct Authority {
  let knowledge: KnowledgeBase
  let reading: CaseReading
  let asker: Term?
  private let roles: Roles

  init(_ knowledge: KnowledgeBase, _ reading: CaseReading, asker: Term?) {
    self.knowledge = knowledge
    self.reading = reading
    self.asker = asker
    roles = Roles(knowledge)
  }

  /// The delegation norms that concern the case: their act and object are its own.
  private func concerned(_ considerations: [Consideration]) -> [Consideration] {
    considerations.filter { $0.norm.decides }
  }

  func read(_ considerations: [Consideration]) -> AuthorityReading {
    let norms = concerned(considerations)
    guard let asker, !roles.isPresident(asker), !norms.isEmpty else {
      return AuthorityReading(standing: .untested)
    }
    // Doubtful or first of its kind goes up, and what is reserved to a higher role, whatever
    // the amount.
    let reserved = norms.filter { c in
      guard let actor = c.norm.actor, c.norm.modality != .mustNot else { return false }
      return !roles.matches(asker, actor) && c.stance != .permits && c.applies == .yes
    }
    if let first = reserved.first {
      var result = AuthorityReading(
        standing: .beyond(escalateTo: title(first.norm.actor, first.statement)))
      result.statements = [first.statement]
      return result
    }
    let own = norms.filter { c in c.norm.actor.map { roles.matches(asker, $0) } ?? false }
    if let within = own.first(where: { $0.applies == .yes && $0.stance != .forbids }) {
      return AuthorityReading(standing: .within, statements: [within.statement])
    }
    if let open = own.first(where: { $0.applies == .unknown }) {
      var result = AuthorityReading(standing: .within, statements: [open.statement])
      result.missing = open.missing
      return result
    }
    // Beyond the own limit: the role that may decide it instead, else the president.
    let others = norms.filter { c in
      guard let actor = c.norm.actor else { return false }
      return !roles.matches(asker, actor) && c.applies == .yes
        && roles.rank(actor) >= roles.rank(asker)
    }.sorted { roles.rank($0.norm.actor ?? asker) < roles.rank($1.norm.actor ?? asker) }
    let next = others.first
    var result = AuthorityReading(
      standing: .beyond(escalateTo: next.map { title($0.norm.actor, $0.statement) } ?? nil))
    result.statements = (own + [next].compactMap { $0 }).map(\.statement)
    return result
  }

  /// The role as the statement writes it.
  private func title(_ actor: Term?, _ statement: Statement) -> String? {
    guard let actor else { return nil }
    return statement.draft.concepts.first { $0.id == actor.id }?.surface
      ?? knowledge.name(actor, in: statement.draft.language)
  }
}
