// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// The statements that questions are put to, with what is worked out from them once: their index
/// and the hashes that receipts name.
///
/// One owner, one thread, as with the conversation that keeps it from question to question.
final class AskableStatements {
  let statements: [Statement]
  private var index: StatementIndex?
  /// The hash of the live statements that an audience may see, before any decisions.
  private var hashes: [Audience: SHA256] = [:]

  /// The roles that live statements name, of those an audience may see.
  private var roles: [Audience: [Term]] = [:]

  init(_ statements: [Statement]) { self.statements = statements }

  /// Whether these are just those statements in memory: while this holds them nobody changes them
  /// there.
  func hold(_ others: [Statement]) -> Bool {
    guard statements.count == others.count else { return false }
    return statements.withUnsafeBufferPointer { own in
      others.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
    }
  }

  /// Makes the index, unless it is there.
  func prepare(_ knowledge: KnowledgeBase) {
    guard index?.knowledge.isSame(as: knowledge) != true else { return }
    index = StatementIndex(statements, knowledge)
  }

  /// The statements that may take part in the answer to `proposal`, of those an audience may see.
  func near(
    _ proposal: Proposal, for audience: Audience, _ knowledge: KnowledgeBase
  ) -> [Statement] {
    prepare(knowledge)
    return index?.near(proposal).filter { $0.isVisible(to: audience) } ?? []
  }

  /// Every role that live statements name, of those an audience may see.
  func roles(for audience: Audience) -> [Term] {
    if let known = roles[audience] { return known }
    var found: Set<Term> = []
    for statement in statements where statement.isLive && statement.isVisible(to: audience) {
      for norm in statement.draft.norms {
        if let actor = norm.actor { found.insert(actor) }
      }
    }
    let sorted = found.sorted()
    roles[audience] = sorted
    return sorted
  }

  /// How many live statements an audience may not see.
  func hidden(from audience: Audience) -> Int {
    audience == .president
      ? 0 : statements.count(where: { $0.isLive && !$0.isVisible(to: audience) })
  }

  /// Hashes the statements and decisions that take part, by content.
  func hash(for audience: Audience, _ precedents: [Precedent]) -> String {
    var hash = hashes[audience] ?? statementHash(audience)
    for p in precedents {
      hash.update(Array("\(p.id)\t\(p.outcome.rawValue)\t\(p.draft.text)\n".utf8))
    }
    return String(hash.finish().prefix(16))
  }

  private func statementHash(_ audience: Audience) -> SHA256 {
    var hash = SHA256()
    for s in statements where s.isLive && s.isVisible(to: audience) {
      hash.update(Array("\(s.id)\t\(s.kind.rawValue)\t\(s.priority)\t\(s.text)\n".utf8))
    }
    hashes[audience] = hash
    return hash
  }
}
