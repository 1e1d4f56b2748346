// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Decides a proposal as the president's statements have it.
///
/// The order of verdicts: a ban that nothing equal opposes declines, whatever the authority; an
/// unranked clash escalates; beyond authority or covered by nothing escalates; an open fact that
/// decides makes it conditional; else something permits it and it is approved.
package struct Judge: Sendable {
  let knowledge: KnowledgeBase
  let statements: [Statement]
  let precedents: [Precedent]
  /// The roles that statements name, where `statements` are but some of them.
  private let roles: [Term]?
  /// All of the statements, where `statements` are but those that the case may meet by what it speaks of.
  private let all: [Statement]?

  package init(
    _ knowledge: KnowledgeBase, statements: [Statement], precedents: [Precedent],
    roles: [Term]? = nil, all: [Statement]? = nil
  ) {
    self.roles = roles
    self.all = all
    self.knowledge = knowledge
    self.statements = statements.filter(\.isLive)
    self.precedents = precedents
  }

  /// The answer to a proposal, with what would turn it.
  ///
  /// `asker` is the role that asks, nil at the president's own desk; a role that the question
  /// itself names counts when none is given.
  package func answer(_ proposal: Proposal, asker given: Term?) -> Answer {
    let asker = given ?? proposal.actor
    let own = AskersTitle(asker)
    guard own.isNamed(in: statements) else { return answer(proposal, of: asker) }
    let entitled = Judge(
      knowledge, statements: statements.map(own.entitle), precedents: precedents, roles: nil,
      all: all)
    return entitled.answer(proposal, of: asker)
  }

  private func answer(_ proposal: Proposal, of given: Term?) -> Answer {
    let asker = named(given)
    let memory = CaseMemory()
    let coverage = Coverage(
      knowledge, CaseReading(proposal, knowledge), asker: asker, memory: memory)
    let known = KnownConsiderations(coverage)
    var answer = decide(proposal, asker: given, memory, known: known)
    // Only what covered the case can turn it, whatever else is stored.
    let near = Set(answer.considered.map { $0.statement.id })
    let some = statements.filter { near.contains($0.id) }
    let judge = Judge(
      knowledge, statements: some, precedents: precedents,
      roles: asker == nil ? nil : Judge.roles(in: some))
    answer.flips = judge.flips(
      of: answer, proposal, given, memory,
      // Fewer statements may call the role that asks by another name.
      judge.named(given) == asker ? known : nil)
    return answer
  }

  func decide(
    _ proposal: Proposal, asker given: Term?, _ memory: CaseMemory = CaseMemory(),
    known: KnownConsiderations? = nil
  ) -> Answer {
    let asker = named(given)
    let reading = known?.reading(proposal) ?? CaseReading(proposal, knowledge)
    let known = known.flatMap { $0.hold(of: reading) ? $0 : nil }
    let coverage = Coverage(knowledge, reading, asker: asker, memory: memory, known: known)
    var considered = coverage.considerations(statements, known: known)
    let authority = Authority(knowledge, reading, asker: asker).read(considered)
    let principles = considered.filter { isPrinciple($0, asker, reading) }
    let matches = Precedents(knowledge: knowledge, reading: reading).matches(precedents)
    let resolution = Resolution(principles, authority, matches, isYesNo: proposal.isYesNo)
    var answer = resolution.answer(proposal)
    if answer.reason == .uncovered, proposal.isYesNo, coverage.isLoose,
      let beyond = Authority(knowledge, reading, asker: asker)
        .passedLimit(statements, coverage.truth)
    {
      answer = answer.beyond(beyond)
    }
    let resolve = { (found: [Consideration]) -> Answer in
      let reach = Authority(knowledge, reading, asker: asker).read(found)
      return Resolution(
        found.filter { isPrinciple($0, asker, reading) }, reach, matches, isYesNo: true
      ).answer(proposal)
    }
    if answer.reason == .uncovered, proposal.isYesNo, authority.standing == .untested,
      let near = nearest(proposal, coverage, asker, besides: considered, resolve)
    {
      answer = near.answer
      considered += near.considered
    }
    if answer.verdict == .conditional, proposal.isYesNo {
      // What is still asked for may be told in the condition's own words.
      let told = ToldWords(
        proposal.said, of: considered.map(\.statement), knowledge.decisionTables.caseCues)
      let found = Coverage(knowledge, reading, asker: asker, memory: memory, told: told)
        .considerations(statements)
      let settled = resolve(found)
      if [.approve, .decline].contains(settled.verdict) {
        answer = settled
        considered = found
      }
    }
    if answer.verdict == .approve,
      let doubt = coverage.doubts(statements, besides: considered).first
        ?? coverage.worded(all ?? statements, besides: considered).first
    {
      answer = answer.doubted(because: doubt)
    }
    if answer.verdict == .approve, let doubt = laterBan(answer, coverage, considered) {
      answer = answer.doubted(because: doubt)
    }
    let rivals = Rivals(
      knowledge: knowledge, reading: reading, coverage: coverage, statements: statements, all: all)
    if answer.verdict == .approve, let ranking = rivals.ranking(beside: answer) {
      answer = answer.doubted(because: ranking)
    }
    if answer.verdict == .decline, !isRanked(answer),
      let other = rival(of: answer, reading) ?? rivals.duty(against: answer)
    {
      answer = answer.clashing(with: other)
    }
    if answer.verdict == .decline || answer.reason == .uncovered,
      let pair = rivals.preferences(in: answer)
    {
      answer = answer.clashing(pair)
    }
    if answer.verdict == .approve, let open = openException(answer, proposal, considered) {
      answer = answer.turning(on: open)
    }
    if answer.verdict == .approve, let open = openCondition(answer, proposal, considered) {
      answer = answer.turning(on: open)
    }
    if answer.verdict == .decline, let open = openClass(answer, coverage, considered) {
      answer = answer.turning(on: open)
    }
    answer.considered = considered
    answer.directions = directions(reading)
    return answer
  }

  /// What the statement nearest to a case that none covers says of it: by what a norm is about, by words alone, by
  /// words and terms; the first that says anything.
  private func nearest(
    _ proposal: Proposal, _ coverage: Coverage, _ asker: Term?, besides considered: [Consideration],
    _ resolve: ([Consideration]) -> Answer
  ) -> (answer: Answer, considered: [Consideration])? {
    let employee = asker.flatMap { Roles(knowledge).isPresident($0) ? nil : $0 }
    let ways: [() -> [Consideration]] = [
      {
        let found = NearestRule(knowledge: knowledge, coverage: coverage, proposal: proposal)
          .considerations(statements)
        return coverage.settlingKinds(found, statements)
      },
      {
        let found = NearestByWords(
          knowledge: knowledge, coverage: coverage, proposal: proposal, hasAsker: employee != nil
        ).considerations(all ?? statements, besides: considered)
        return coverage.settlingKinds(found, statements)
      },
      {
        NearestByTerms(
          knowledge: knowledge, coverage: coverage, proposal: proposal, asker: employee
        ).considerations(all ?? statements)
      },
    ]
    for way in ways {
      let near = way()
      guard !near.isEmpty else { continue }
      let answer = resolve(near)
      if answer.reason != .uncovered { return (answer, near) }
    }
    return nil
  }

  /// The role that asks, as the statements call it.
  func named(_ asker: Term?) -> Term? {
    guard let asker else { return nil }
    let roles = roles ?? Judge.roles(in: statements)
    return Roles(knowledge).only(asker, among: roles) ?? asker
  }

  /// The roles that norms of statements name.
  private static func roles(in statements: [Statement]) -> [Term] {
    var roles: [Term] = []
    for statement in statements {
      for norm in statement.draft.norms.indices {
        if let actor = statement.draft.norms[norm].actor { roles.append(actor) }
      }
    }
    return roles
  }

  /// A norm that speaks of anybody, or of the asker's own role when it is not about deciding.
  private func isPrinciple(_ c: Consideration, _ asker: Term?, _ reading: CaseReading) -> Bool {
    guard c.norm.decides else { return true }
    guard let actor = c.norm.actor else { return false }
    // Teachers may drive pupils: at the president's desk, of the teacher the case names.
    guard let asker else {
      return reading.mentions(actor) && !c.norm.isDecision(knowledge)
        && !Roles.isDeputy(reading.proposal.said)
    }
    return Roles(knowledge).matches(asker, actor) && c.stance != .requires
  }

  /// The only way to keep that promise is …: a case that says so sets a ban against whatever else
  /// it speaks of.
  private func rival(of answer: Answer, _ reading: CaseReading) -> Statement? {
    let sentences = reading.proposal.sentences
    guard
      knowledge.decisionTables.conflictCues.contains(where: { cue in
        sentences.contains { $0.has(cue.words, then: cue.then) }
      })
    else { return nil }
    let cited = answer.because.map(\.statement)
    if cited.count > 1 { return statements.first { $0.id == cited[1] } }
    return statements.first { statement in
      guard !cited.contains(statement.id) else { return false }
      return statement.draft.norms.contains { norm in
        let terms =
          [norm.act, norm.object, norm.counterparty].compactMap { $0 } + norm.about
          + norm.when.flatMap(\.terms)
        let met = terms.filter { reading.mentions($0) || reading.denies($0) }
        return terms.count > 1 && met.count * 2 >= terms.count
      }
    }
  }

  /// Whether the president's own ranking declines: then nothing is left to weigh.
  private func isRanked(_ answer: Answer) -> Bool {
    answer.because.contains { cited in
      cited.role == .prefers
        && statements.contains {
          $0.id == cited.statement && $0.draft.norms.contains { $0.over != nil }
        }
    }
  }

  /// 何の端材かはまだ見ていない: what is said to be unknown may be just what an exception within
  /// a statement that permits the case turns on.
  private func openException(
    _ answer: Answer, _ proposal: Proposal, _ considered: [Consideration]
  ) -> (statement: Statement, norm: Norm)? {
    guard proposal.facts.contains(where: { $0.truth == .unknown }) else { return nil }
    let cited = Set(answer.because.map(\.statement))
    for statement in statements where cited.contains(statement.id) {
      let own = considered.filter { $0.statement.id == statement.id }
      guard let support = own.first(where: { !$0.stance.isAgainst && $0.applies == .yes }) else {
        continue
      }
      for (index, norm) in statement.draft.norms.enumerated() {
        let isAgainst = norm.modality == .mustNot
        guard index != support.normIndex, isAgainst != (support.norm.modality == .mustNot),
          !own.contains(where: { $0.normIndex == index && $0.applies == .no })
        else { continue }
        return (statement, norm)
      }
    }
    return nil
  }

  /// 任せてよい。それでも、屋根に上がる作業は任せない: a ban further on in the statement that permits the case, on just the
  /// thing that is asked about, whatever verb the question has.
  private func laterBan(
    _ answer: Answer, _ coverage: Coverage, _ considered: [Consideration]
  ) -> Statement? {
    let cited = Set(answer.because.map(\.statement))
    return considered.first { own in
      guard cited.contains(own.statement.id), own.stance == .permits, own.applies == .yes else {
        return false
      }
      let norms = own.statement.draft.norms
      return norms.indices.dropFirst(own.normIndex + 1).contains { at in
        let ban = norms[at]
        guard ban.modality == .mustNot, !ban.otherwise, ban.act == own.norm.act,
          let object = ban.object, object != own.norm.object, !coverage.isLight(object),
          !considered.contains(where: { $0.statement.id == own.statement.id && $0.normIndex == at }
          ),
          coverage.evidence(object, own.statement).proposed >= 0.8
        else { return false }
        return !ban.when.contains { coverage.truth.truth($0, in: own.statement) == .no }
          && !ban.unless.contains { coverage.truth.truth($0, in: own.statement) == .yes }
      }
    }?.statement
  }

  /// 整備の記録があるかは聞いてねえ: leave that rests on what a sentence says nobody knows.
  private func openCondition(
    _ answer: Answer, _ proposal: Proposal, _ considered: [Consideration]
  ) -> (statement: Statement, norm: Norm)? {
    let tables = knowledge.decisionTables
    let open = proposal.sentences.filter { tables.caseCues.tell(.open, $0) }
      .map { TellingWords(String($0), without: tables.lightSigns) }
    guard !open.isEmpty else { return nil }
    let cited = Set(answer.because.map(\.statement))
    for own in considered where cited.contains(own.statement.id) {
      let rests = own.tested.contains { predicate, truth in
        truth == .yes && (predicate.kind == .words || predicate.kind == .state)
          && open.contains {
            $0.share(of: TellingWords(predicate.text, without: tables.lightSigns)) ?? 0 >= 0.5
          }
      }
      if rests { return (own.statement, own.norm) }
    }
    return nil
  }

  /// 何年生なのかはまだ聞いていない: a statement that bans the one class and allows another, where the case
  /// says that it is not known which of them it is.
  private func openClass(
    _ answer: Answer, _ coverage: Coverage, _ considered: [Consideration]
  ) -> (statement: Statement, norm: Norm)? {
    let facts = coverage.reading.proposal.facts
    guard facts.contains(where: { $0.truth == .unknown && $0.value == nil }) else { return nil }
    let cited = Set(answer.because.map(\.statement))
    for statement in statements where cited.contains(statement.id) {
      let own = considered.filter { $0.statement.id == statement.id }
      guard let ban = own.first(where: { $0.stance.isAgainst && $0.applies == .yes }) else {
        continue
      }
      for (index, norm) in statement.draft.norms.enumerated() where index != ban.normIndex {
        guard norm.modality == .may, norm.act == ban.norm.act, !norm.negated,
          !own.contains(where: { $0.normIndex == index && $0.applies == .no })
        else { continue }
        let common = Set(coverage.content(ban.norm))
        let telling = coverage.content(norm).filter {
          !common.contains($0) && !coverage.isLight($0)
        }
        guard !telling.isEmpty,
          telling.allSatisfy({ coverage.evidence($0, statement).any < 0.6 })
        else { continue }
        return (statement, norm)
      }
    }
    return nil
  }

  private func directions(_ reading: CaseReading) -> [Direction: Int] {
    var sums: [Direction: Int] = [:]
    for term in reading.proposal.terms where term.inProposal && !term.denied {
      guard let concept = knowledge.concept(term.term.id), concept.sort == .act else { continue }
      for (index, direction) in Direction.allCases.enumerated() {
        sums[direction, default: 0] += concept.affinity[index]
      }
    }
    return sums.mapValues { $0.signum() }.filter { $0.value != 0 }
  }

  /// For each number that was tested, the nearest value that turns the verdict.
  private func flips(
    of answer: Answer, _ proposal: Proposal, _ asker: Term?, _ memory: CaseMemory,
    _ known: KnownConsiderations?
  ) -> [Flip] {
    var flips: [Flip] = []
    var seen: Set<String> = []
    let known =
      known
      ?? KnownConsiderations(
        Coverage(knowledge, CaseReading(proposal, knowledge), asker: named(asker), memory: memory))
    for consideration in answer.considered {
      for (predicate, _) in consideration.tested where predicate.kind == .metric {
        guard let metric = predicate.id, let op = predicate.op, let value = predicate.value,
          seen.insert(metric).inserted
        else { continue }
        for candidate in [op, op.complement].compactMap({ $0 }) {
          let step = candidate == .more ? 1.0 : candidate == .less ? -1.0 : 0
          var changed = proposal
          changed.facts.removeAll { $0.value != nil && $0.id == metric }
          var fact = Fact(id: metric, truth: .yes, span: Span(0, 0))
          fact.op = .equal
          fact.value = value + step * max(abs(value) * 0.001, 0.01)
          fact.unit = predicate.unit
          changed.facts.append(fact)
          let turned = decide(changed, asker: asker, memory, known: known)
          if turned.verdict != answer.verdict, turned.verdict != .conditional {
            var change = predicate
            change.op = candidate
            flips.append(Flip(predicate: change, verdict: turned.verdict))
            break
          }
        }
      }
    }
    return flips
  }
}

extension Norm {
  /// Whether the norm is about deciding as such: 決める, approve, sign off.
  fileprivate func isDecision(_ knowledge: KnowledgeBase) -> Bool {
    act.map { act in
      ["decide", "approve", "ask_approval"].contains { knowledge.isA(act.id, $0) }
    } ?? true
  }
}
