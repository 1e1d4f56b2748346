// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Weighs what speaks for and against a case, in the contract's order of verdicts.
struct Resolution {
  let norms: [Consideration]
  let authority: AuthorityReading
  let precedents: [Precedents.Match]
  let isYesNo: Bool

  init(
    _ norms: [Consideration], _ authority: AuthorityReading, _ precedents: [Precedents.Match],
    isYesNo: Bool
  ) {
    self.norms = norms
    self.authority = authority
    self.precedents = precedents
    self.isYesNo = isYesNo
  }

  /// The outcome with every open norm taken as settled one way.
  private struct Outcome {
    var verdict: Verdict
    var main: MainReason
    var cited: [Citation] = []
    var counter: [Citation] = []
    var reason: EscalationReason?
    var escalateTo: String?
  }

  func answer(_ proposal: Proposal) -> Answer {
    let open = norms.indices.filter { norms[$0].applies == .unknown }.prefix(6)
    var outcomes: [Outcome] = []
    // One that differs is enough to know that the open norms decide.
    for choice in 0..<(1 << open.count)
    where outcomes.last.map({ $0.verdict == outcomes[0].verdict }) ?? true {
      var settled: [Consideration] = []
      for (index, norm) in norms.enumerated() {
        if let position = open.firstIndex(of: index) {
          var norm = norm
          norm.applies = .yes
          if choice & (1 << position) == 0 {
            // Either the rule does not apply, or its limit is broken.
            guard norm.mayBreakLimit else { continue }
            norm.set(.forbids, .limits)
          }
          settled.append(norm)
        } else {
          settled.append(norm)
        }
      }
      outcomes.append(outcome(settled))
    }
    let first = outcomes[0]
    var chosen = first
    var missing: [String] = []
    if outcomes.contains(where: { $0.verdict != first.verdict }) {
      let firm = outcome(norms.filter { $0.applies != .unknown })
      if firm.verdict == .decline || firm.reason == .authority {
        // Beyond the asker's authority, whatever else is open.
        chosen = firm
      } else {
        let deciding = open.map { norms[$0] }
        missing = unique(deciding.flatMap(\.missing))
        chosen = Outcome(
          verdict: .conditional,
          main: MainReason(
            .factMissing, statement: deciding.first?.statement.id,
            predicate: deciding.first?.tested.first { $0.truth == .unknown }?.predicate),
          cited: deciding.map { citation($0) })
        chosen.counter = firm.counter
      }
    } else if let open = open.first, first.verdict == .approve, !norms[open].missing.isEmpty {
      missing = []
    }
    if chosen.verdict == .approve, !authority.missing.isEmpty {
      missing = authority.missing
      chosen.verdict = .conditional
      chosen.main = MainReason(.factMissing, statement: authority.statements.first?.id)
    }
    return Answer(
      verdict: chosen.verdict, main: chosen.main, because: uniqueCitations(chosen.cited),
      missing: missing, conditions: [], authority: authority, escalateTo: chosen.escalateTo,
      reason: chosen.reason, counter: uniqueCitations(chosen.counter), flips: [],
      nearMisses: nearMisses(), considered: norms, proposal: proposal, directions: [:])
  }

  // MARK: One settled case

  private func outcome(_ norms: [Consideration]) -> Outcome {
    let live = mostSpecific(norms.filter { $0.applies == .yes })
    let against = live.filter { $0.stance == .forbids }
    let required = live.filter { $0.stance == .requires }
    let permitted = live.filter { $0.stance == .permits || $0.stance == .waives }
    let excepted = norms.filter { $0.isExcepted && $0.stance == .forbids && !$0.isWeak }
    if !against.isEmpty {
      if let clash = clash(against, required) { return clash }
      let surviving = survivors(against, required)
      if !surviving.isEmpty {
        return Outcome(
          verdict: .decline, main: reason(surviving[0]), cited: surviving.map { citation($0) },
          counter: (required + permitted).map { citation($0, as: .opposes) })
      }
    }
    // Reserved to somebody else, or beyond the asker's limit.
    if case .beyond(let to) = authority.standing {
      return Outcome(
        verdict: .escalate,
        main: MainReason(.beyondAuthority, statement: authority.statements.first?.id),
        cited: authority.statements.map {
          Citation(statement: $0.id, text: $0.text, role: .limits)
        },
        counter: permitted.map { citation($0) }, reason: .authority, escalateTo: to)
    }
    guard isYesNo else { return uncovered() }
    // A duty whose act nobody could read, in a case that meets its conditions: it may be meant.
    if let unread = required.first(where: { $0.isWeak && $0.norm.act == nil && $0.met > 0 }) {
      return Outcome(
        verdict: .escalate, main: MainReason(.uncovered, statement: unread.statement.id),
        cited: [citation(unread)], counter: permitted.map { citation($0) }, reason: .doubtful)
    }
    var support = required.filter { !$0.isWeak } + permitted.filter { $0.stance == .permits }
    let waivers = permitted.filter { $0.stance == .waives }
    if support.isEmpty, authority.standing == .within {
      return Outcome(
        verdict: .approve, main: MainReason(.permitted, statement: authority.statements.first?.id),
        cited: authority.statements.map {
          Citation(statement: $0.id, text: $0.text, role: .permits)
        } + waivers.map { citation($0) })
    }
    if support.isEmpty, let exception = excepted.first {
      return Outcome(
        verdict: .approve, main: MainReason(.excepted, statement: exception.statement.id),
        cited: [citation(exception, as: .excepts)])
    }
    if support.isEmpty { support = waivers } else { support += waivers }
    if let first = support.first {
      var outcome = Outcome(
        verdict: .approve, main: reason(first), cited: support.map { citation($0) })
      outcome.cited += authority.statements.map {
        Citation(statement: $0.id, text: $0.text, role: .permits)
      }
      outcome.cited += onPoint(.approved).map(precedentCitation)
      return outcome
    }
    if let precedent = onPoint(.approved).first {
      return Outcome(
        verdict: .approve, main: MainReason(.precedent, statement: precedent.precedent.id),
        cited: [precedentCitation(precedent)])
    }
    if let precedent = onPoint(.declined).first {
      return Outcome(
        verdict: .decline, main: MainReason(.precedent, statement: precedent.precedent.id),
        cited: [precedentCitation(precedent)])
    }
    return uncovered()
  }

  /// Within one statement the rule with more of its conditions met speaks, and of two alike the
  /// later: a rule, its exception, the exception to that.
  private func mostSpecific(_ live: [Consideration]) -> [Consideration] {
    // The norms of one statement stand side by side.
    let ids = live.map(\.statement.id)
    return live.indices.filter { at in
      let own = live[at]
      let first = ids[..<at].lastIndex { $0 != ids[at] }.map { $0 + 1 } ?? 0
      return !live[first...].prefix { $0.statement.id == ids[at] }.contains { other in
        other.normIndex != own.normIndex && other.stance.isAgainst != own.stance.isAgainst
          && other.speaks(before: own)
      }
    }.map { live[$0] }
  }

  private func uncovered() -> Outcome {
    Outcome(verdict: .escalate, main: MainReason(.uncovered), reason: .uncovered)
  }

  /// A must against a must-not, or two preferences, with nothing that ranks them.
  private func clash(_ against: [Consideration], _ required: [Consideration]) -> Outcome? {
    for ban in against {
      for duty in required where duty.statement.id != ban.statement.id {
        guard ban.statement.priority == duty.statement.priority else { continue }
        let bothPreferences = ban.norm.modality == .prefer && duty.norm.modality == .prefer
        let bothRules = ban.norm.modality != .prefer && duty.norm.modality != .prefer
        guard bothPreferences || bothRules, duty.norm.modality != .may else { continue }
        return Outcome(
          verdict: .escalate, main: MainReason(.clash, statement: ban.statement.id),
          cited: [citation(ban), citation(duty)], reason: .clash)
      }
    }
    return nil
  }

  /// Bans that no duty ranked above them defeats, by grounded labelling.
  private func survivors(_ against: [Consideration], _ required: [Consideration]) -> [Consideration]
  {
    var graph = ArgumentGraph()
    let bans = against.map { _ in graph.add() }
    let duties = required.map { _ in graph.add() }
    for (i, ban) in against.enumerated() {
      for (j, duty) in required.enumerated() where duty.statement.id != ban.statement.id {
        if outranks(duty, ban) {
          graph.attack(duties[j], bans[i])
        } else {
          graph.attack(bans[i], duties[j])
        }
      }
    }
    let labels = graph.groundedLabelling()
    return against.indices.filter { labels[bans[$0]] == .accepted }.map { against[$0] }
  }

  private func outranks(_ a: Consideration, _ b: Consideration) -> Bool {
    if a.statement.priority != b.statement.priority {
      return a.statement.priority > b.statement.priority
    }
    // The president's own ranking beats an unranked duty.
    return a.norm.modality == .prefer && b.norm.modality != .prefer && a.norm.over != nil
  }

  private func onPoint(_ outcome: Precedent.Outcome) -> [Precedents.Match] {
    precedents.filter { $0.precedent.outcome == outcome }
  }

  // MARK: Citations

  private func reason(_ c: Consideration) -> MainReason {
    let metric = c.tested.first { $0.predicate.kind == .metric }
    let code: MainReason.Code =
      switch (c.stance, c.role) {
      case (.forbids, .limits): .limitPassed
      case (.forbids, .prefers): .preferred
      case (.forbids, _): .forbidden
      case (_, .limits): .limitKept
      case (.requires, .prefers): .otherPreferred
      case (.requires, _): .required
      default: .permitted
      }
    return MainReason(code, statement: c.statement.id, predicate: metric?.predicate)
  }

  private func citation(_ c: Consideration, as role: CitationRole? = nil) -> Citation {
    Citation(statement: c.statement.id, text: c.statement.text, role: role ?? c.role)
  }

  private func precedentCitation(_ match: Precedents.Match) -> Citation {
    Citation(statement: match.precedent.id, text: match.precedent.draft.text, role: .precedent)
  }

  private func nearMisses() -> [NearMiss] {
    norms.filter { $0.applies != .yes }.prefix(5).map { c in
      NearMiss(
        statement: c.statement, notMet: c.tested.filter { $0.truth == .no }.map(\.predicate),
        notStated: c.tested.filter { $0.truth == .unknown }.map(\.predicate))
    }
  }

  private func unique(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  private func uniqueCitations(_ citations: [Citation]) -> [Citation] {
    var seen: Set<String> = []
    return citations.filter { seen.insert($0.statement).inserted }
  }
}
