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
    let own = norms.filter { isAskers($0.norm, $0.statement) }
    let reserved = norms.filter { c in
      guard c.norm.actor != nil, c.norm.modality != .mustNot, c.applies == .yes,
        !isAskers(c.norm, c.statement)
      else { return false }
      return c.stance != .permits || isExclusive(c) || own.contains { isSpecial(c, besides: $0) }
    }
    if let first = reserved.first {
      var result = AuthorityReading(
        standing: .beyond(escalateTo: title(first.norm, first.statement)))
      result.statements = [first.statement]
      return result
    }
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
      return !isAskers(c.norm, c.statement) && c.applies == .yes
        && roles.rank(actor) >= roles.rank(asker)
    }.sorted { roles.rank($0.norm.actor ?? asker) < roles.rank($1.norm.actor ?? asker) }
    let next = others.first
    let named =
      next.map { title($0.norm, $0.statement) } ?? own.lazy.compactMap(rest).first
    var result = AuthorityReading(standing: .beyond(escalateTo: named ?? nil))
    result.statements = (own + [next].compactMap { $0 }).map(\.statement)
    return result
  }

  /// May I grant it? The asker's own limit that the amount of the case passes, when the question
  /// has no act of its own that could tell whether it is meant.
  func passedLimit(_ statements: [Statement], _ truth: PredicateTruth) -> AuthorityReading? {
    guard let asker, !roles.isPresident(asker) else { return nil }
    for statement in statements {
      for (index, norm) in statement.draft.norms.enumerated() {
        guard norm.decides, norm.modality == .may, let actor = norm.actor,
          roles.matches(asker, actor), isAskers(norm, statement), concerns(norm),
          norm.when.contains(where: {
            $0.kind == .metric && [.atMost, .less].contains($0.op)
              && truth.truth($0, in: statement) == .no
          })
        else { continue }
        let own = Consideration(
          statement: statement, norm: norm, normIndex: index, stance: .permits, role: .limits,
          applies: .no, missing: [], tested: [], fit: 0)
        var result = AuthorityReading(standing: .beyond(escalateTo: rest(of: own)))
        result.statements = [statement]
        return result
      }
    }
    return nil
  }

  /// 配車係は10分未満なら。10分以上は運行管理者が: where a statement calls what the lexicon has as one role by two names, the
  /// name that the question has tells whose each norm is.
  private func isAskers(_ norm: Norm, _ statement: Statement) -> Bool {
    guard let asker, let actor = norm.actor, roles.matches(asker, actor) else { return false }
    let named = statement.draft.concepts.filter { $0.id == actor.id }
    let names = Set(named.map { FoldedText.fold($0.surface) })
    guard names.count > 1 else { return true }
    let own = Set(
      named.filter { norm.span.contains($0.span) }.map { FoldedText.fold($0.surface) })
    guard !own.isEmpty, own != names else { return true }
    let said = Set(reading.proposal.terms.filter { $0.term.id == asker.id }.map(\.surface))
    if !said.isDisjoint(with: own) { return true }
    // By neither of the names: the leave is nearer to whoever has to ask than what is kept from him.
    return said.isDisjoint(with: names) && norm.modality == .may
  }

  /// Whether the case speaks of what the norm is about.
  private func concerns(_ norm: Norm) -> Bool {
    ([norm.act, norm.object].compactMap { $0 } + norm.about).contains {
      reading.mentions($0) || reading.denies($0)
    }
  }

  /// Only the president may grant refunds for sunglasses: leave for him, and for nobody else.
  private func isExclusive(_ c: Consideration) -> Bool {
    let said = FoldedText.fold(c.statement.text.slice(c.norm.span))
    return ["only the ", "only a ", "only an ", "only our ", "nobody but "].contains(
      where: said.hasPrefix)
  }

  /// 社長の親族の採用は社長が決める: a later norm of the same statement gives to another role what is
  /// special about the case.
  private func isSpecial(_ c: Consideration, besides own: Consideration) -> Bool {
    guard c.statement.id == own.statement.id, c.normIndex > own.normIndex else { return false }
    if let act = c.norm.act, let general = own.norm.act, act != general,
      knowledge.isA(act.id, general.id)
    {
      return true
    }
    let said = Set([own.norm.object].compactMap { $0 } + own.norm.about)
    return ([c.norm.object].compactMap { $0 } + c.norm.about).contains {
      !said.contains($0) && reading.mentions($0)
    }
  }

  /// Anything longer is for the director: whom the rest of the statement names for what the own
  /// limit leaves over.
  private func rest(of own: Consideration) -> String? {
    own.statement.draft.norms.enumerated().lazy.compactMap { index, norm -> String? in
      guard index != own.normIndex, let actor = norm.actor, norm.modality != .mustNot,
        !roles.matches(asker ?? actor, actor) || !isAskers(norm, own.statement)
      else { return nil }
      return title(norm, own.statement)
    }.first
  }

  /// The role as the statement writes it.
  private func title(_ norm: Norm, _ statement: Statement) -> String? {
    guard let actor = norm.actor else { return nil }
    if actor.id.hasPrefix("role:") {
      let folded = FoldedText(statement.text)
      let title = Array(actor.id.utf8.dropFirst(5))
      guard let at = folded.bytes.place(of: title) else { return String(actor.id.dropFirst(5)) }
      return statement.text.slice(folded.span(at.lowerBound, at.upperBound))
    }
    // The president, of the owner's niece and the president's decision, is named last.
    let mentions = statement.draft.concepts.filter { $0.id == actor.id }
    return (mentions.last { norm.span.contains($0.span) } ?? mentions.last)?.surface
      ?? knowledge.name(actor, in: statement.draft.language)
  }
}
