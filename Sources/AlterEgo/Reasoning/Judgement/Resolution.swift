// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Weighs what speaks for and against a case, in the contract's order of verdicts.
struct Resolution {
  let norms: [Consideration]
  let authority: AuthorityReading
  let precedents: [Precedents.Match]
  let isYesNo: Bool
  /// What weighing asks of each norm again and again.
  let traits: [Traits]

  struct Traits {
    /// Its statement in memory, which stands there once: norms are weighed that were found in one list of statements.
    let statement: ObjectIdentifier
    let priority: Int
    let modality: Modality
    let ranks: Bool
  }

  /// A norm, by its place in ``norms``, as it stands once every open one is taken one way.
  struct Settled {
    let at: Int
    var stance: Stance
    var role: CitationRole
    var applies: Truth
  }

  init(
    _ norms: [Consideration], _ authority: AuthorityReading, _ precedents: [Precedents.Match],
    isYesNo: Bool
  ) {
    self.norms = norms
    self.authority = authority
    self.precedents = precedents
    self.isYesNo = isYesNo
    traits = norms.map { own in
      Traits(
        statement: own.statement.identity, priority: own.statement.priority,
        modality: own.norm.modality, ranks: own.norm.modality == .prefer && own.norm.over != nil)
    }
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
    let first = outcome(settled(open, choice: 0))
    var chosen = first
    var missing: [String] = []
    if turns(open, from: first.verdict) {
      let firm = outcome(norms.indices.filter { norms[$0].applies != .unknown }.map(asItStands))
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

  func asItStands(_ at: Int) -> Settled {
    Settled(at: at, stance: norms[at].stance, role: norms[at].role, applies: norms[at].applies)
  }

  /// The norms with each open one taken as met or not, as the bits of `choice` say.
  private func settled(_ open: ArraySlice<Int>, choice: Int) -> [Settled] {
    settled(norms.indices.map(asItStands), open, choice: choice)
  }

  /// The same of some of the norms, all of the open ones among them.
  func settled(
    _ some: [Settled], _ open: ArraySlice<Int>, choice: Int
  ) -> [Settled] {
    var settled: [Settled] = []
    settled.reserveCapacity(some.count)
    var position = 0
    for norm in some {
      var own = norm
      if position < open.count, open[open.startIndex + position] == own.at {
        own.applies = .yes
        let isMet = choice & (1 << position) != 0
        position += 1
        if !isMet {
          // Either the rule does not apply, or its limit is broken.
          guard norms[own.at].mayBreakLimit else { continue }
          (own.stance, own.role) = (.forbids, .limits)
        }
      }
      settled.append(own)
    }
    return settled
  }

  private func outcome(_ settled: [Settled]) -> Outcome {
    let live = mostSpecific(settled.filter { $0.applies == .yes })
    let against = live.filter { $0.stance == .forbids }
    let required = live.filter { $0.stance == .requires }
    let permitted = live.filter { $0.stance == .permits || $0.stance == .waives }
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
    if let unread = required.first(where: isUnread) {
      return Outcome(
        verdict: .escalate, main: MainReason(.uncovered, statement: norms[unread.at].statement.id),
        cited: [citation(unread)], counter: permitted.map { citation($0) }, reason: .doubtful)
    }
    var support =
      required.filter { !norms[$0.at].isWeak } + permitted.filter { $0.stance == .permits }
    let waivers = permitted.filter { $0.stance == .waives }
    if support.isEmpty, authority.standing == .within {
      return Outcome(
        verdict: .approve, main: MainReason(.permitted, statement: authority.statements.first?.id),
        cited: authority.statements.map {
          Citation(statement: $0.id, text: $0.text, role: .permits)
        } + waivers.map { citation($0) })
    }
    if support.isEmpty, let exception = settled.first(where: isLifted) {
      return Outcome(
        verdict: .approve,
        main: MainReason(.excepted, statement: norms[exception.at].statement.id),
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

  func isUnread(_ own: Settled) -> Bool {
    norms[own.at].isWeak && norms[own.at].norm.act == nil && norms[own.at].met > 0
  }

  /// Whether a ban is lifted by its exception.
  func isLifted(_ own: Settled) -> Bool {
    norms[own.at].isExcepted && own.stance == .forbids && !norms[own.at].isWeak
  }

  /// Within one statement the rule with more of its conditions met speaks, and of two alike the
  /// later: a rule, its exception, the exception to that.
  func mostSpecific(_ live: [Settled]) -> [Settled] {
    var kept: [Settled] = []
    kept.reserveCapacity(live.count)
    var first = 0
    // The norms of one statement stand side by side.
    while first < live.count {
      var end = first + 1
      while end < live.count, !isOther(live[end], live[first]) { end += 1 }
      if end == first + 1 {
        kept.append(live[first])
        first = end
        continue
      }
      for own in live[first..<end] {
        let isSilent = live[first..<end].contains { other in
          norms[other.at].normIndex != norms[own.at].normIndex
            && other.stance.isAgainst != own.stance.isAgainst && speaks(other, before: own)
        }
        if !isSilent { kept.append(own) }
      }
      first = end
    }
    return kept
  }

  /// Whether a norm speaks rather than another of the same statement: a limit that is passed
  /// always, else the later, if it says what is special about it: a rule, its exception, the
  /// exception to that.
  private func speaks(_ own: Settled, before other: Settled) -> Bool {
    let (mine, its) = (norms[own.at], norms[other.at])
    if other.role == .limits, other.stance == .forbids, its.norm.modality == .must {
      return false
    }
    // Wetter loads go to the dryer: what is done instead does not lift the limit.
    if other.role == .limits, other.stance == .forbids, mine.norm.modality == .must,
      mine.norm.act != its.norm.act
    {
      return false
    }
    if mine.normIndex > its.normIndex { return own.stance.isAgainst || !mine.norm.when.isEmpty }
    return !other.stance.isAgainst && its.norm.when.isEmpty
  }

  private func uncovered() -> Outcome {
    Outcome(verdict: .escalate, main: MainReason(.uncovered), reason: .uncovered)
  }

  /// A must against a must-not, or two preferences, with nothing that ranks them.
  private func clash(_ against: [Settled], _ required: [Settled]) -> Outcome? {
    for ban in against {
      for duty in required where isClash(ban, duty) {
        return Outcome(
          verdict: .escalate, main: MainReason(.clash, statement: norms[ban.at].statement.id),
          cited: [citation(ban), citation(duty)], reason: .clash)
      }
    }
    return nil
  }

  func hasClash(_ against: [Settled], _ required: [Settled]) -> Bool {
    against.contains { ban in required.contains { isClash(ban, $0) } }
  }

  @inline(__always)
  private func isClash(_ ban: Settled, _ duty: Settled) -> Bool {
    let (banned, due) = (traits[ban.at], traits[duty.at])
    return banned.priority == due.priority
      && (banned.modality == .prefer) == (due.modality == .prefer) && due.modality != .may
      && isOther(duty, ban)
  }

  /// Bans that no duty ranked above them defeats, by grounded labelling.
  func survivors(_ against: [Settled], _ required: [Settled]) -> [Settled] {
    // Only duties attack bans.
    guard against.contains(where: { isAttacked($0, by: required) }) else { return against }
    var graph = ArgumentGraph()
    let bans = against.map { _ in graph.add() }
    let duties = required.map { _ in graph.add() }
    for (i, ban) in against.enumerated() {
      for (j, duty) in required.enumerated() where isOther(duty, ban) {
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

  func isAttacked(_ ban: Settled, by duties: [Settled]) -> Bool {
    duties.contains { isOther($0, ban) && outranks($0, ban) }
  }

  private func isOther(_ a: Settled, _ b: Settled) -> Bool {
    traits[a.at].statement != traits[b.at].statement
  }

  private func outranks(_ a: Settled, _ b: Settled) -> Bool {
    let (a, b) = (traits[a.at], traits[b.at])
    if a.priority != b.priority { return a.priority > b.priority }
    // The president's own ranking beats an unranked duty.
    return a.ranks && b.modality != .prefer
  }

  func onPoint(_ outcome: Precedent.Outcome) -> [Precedents.Match] {
    precedents.filter { $0.precedent.outcome == outcome }
  }

  // MARK: Citations

  private func reason(_ own: Settled) -> MainReason {
    let metric = norms[own.at].tested.first { $0.predicate.kind == .metric }
    let code: MainReason.Code =
      switch (own.stance, own.role) {
      case (.forbids, .limits): .limitPassed
      case (.forbids, .prefers): .preferred
      case (.forbids, _): .forbidden
      case (_, .limits): .limitKept
      case (.requires, .prefers): .otherPreferred
      case (.requires, _): .required
      default: .permitted
      }
    return MainReason(code, statement: norms[own.at].statement.id, predicate: metric?.predicate)
  }

  private func citation(_ own: Settled, as role: CitationRole? = nil) -> Citation {
    citation(norms[own.at], as: role ?? own.role)
  }

  private func citation(_ c: Consideration, as role: CitationRole? = nil) -> Citation {
    Citation(statement: c.statement.id, text: c.statement.text, role: role ?? c.role)
  }

  private func precedentCitation(_ match: Precedents.Match) -> Citation {
    Citation(statement: match.precedent.id, text: match.precedent.draft.text, role: .precedent)
  }

  private func nearMisses() -> [NearMiss] {
    norms.lazy.filter { $0.applies != .yes }.prefix(5).map { c in
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
