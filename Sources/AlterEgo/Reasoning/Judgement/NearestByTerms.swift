// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Holds a case that no norm was found to cover against the one statement that shares most with it, in words and in
/// what the lexicon makes of them.
///
/// Which statement is meant is told by what both speak of, whatever part of a sentence it stands in. What the statement
/// says of the case is told by its conditions: a ban whose condition the case meets forbids, and what nobody told is
/// asked for. Leave is given only to just the norm's act, or within a limit that the case keeps.
struct NearestByTerms {
  let knowledge: KnowledgeBase
  let coverage: Coverage
  let proposal: Proposal
  /// Who asks, unless it is the president.
  let asker: Term?

  /// How much a case has to share with a statement, and how much of that it may share with another.
  private static let enough = 3.0
  private static let lead = 0.75
  /// What a term of a statement weighs that the case speaks of, where a word that both write weighs 2.
  private static let termWeight = 1.5
  /// What it weighs that a statement speaks of just the role that asks.
  private static let askerWeight = 2.0

  /// What the nearest statement says of the case; empty where none is near, or two are.
  func considerations(_ statements: [Statement]) -> [Consideration] {
    guard !proposal.negated, !coverage.reading.does("refuse"),
      let (nearest, told) = nearest(statements)
    else { return [] }
    let norms = nearest.draft.norms
    let isDelegated = norms.contains { $0.decides && $0.actor != nil }
    guard !isDelegated || asker != nil else { return [] }
    let found = norms.indices.compactMap { consider(nearest, norms[$0], $0, told) }
    return coverage.settlingKinds(found, statements)
  }

  // MARK: Which statement is meant

  private func nearest(_ statements: [Statement]) -> (Statement, told: Double)? {
    let light = knowledge.decisionTables.lightSigns
    let own = coverage.telling
    var leader = Leader<(Statement, told: Double)>()
    for statement in statements where statement.isLive {
      let told = told(statement)
      // Words alone may be anything's, and an index of statements finds none by them.
      if told == 0 { continue }
      let shared = own.shared(with: TellingWords(statement.text, without: light))
      let score =
        Double(shared) + NearestByTerms.termWeight * (told + (isNumbered(statement) ? 1 : 0))
        + (isAskers(statement) ? NearestByTerms.askerWeight : 0)
      leader.take((statement, told), score)
    }
    guard leader.score >= NearestByTerms.enough, leader.leads(by: NearestByTerms.lead) else {
      return nil
    }
    return leader.best
  }

  /// How many terms of a statement the case speaks of, each by how far.
  private func told(_ statement: Statement) -> Double {
    var seen: Set<Term> = []
    var sum = 0.0
    for norm in statement.draft.norms {
      let conditions = norm.when + norm.unless + norm.requires
      for term in [norm.act].compactMap({ $0 }) + norm.content + conditions.flatMap(\.terms)
      where seen.insert(term).inserted && !coverage.isLight(term) {
        let any = coverage.evidence(term, statement).any
        if any >= 0.6 { sum += any }
      }
    }
    return sum
  }

  private func isAskers(_ statement: Statement) -> Bool {
    guard let asker else { return false }
    let roles = Roles(knowledge)
    return statement.draft.norms.contains { norm in
      norm.actor.map { roles.matches(asker, $0) } ?? false
    }
  }

  private func isNumbered(_ statement: Statement) -> Bool {
    statement.draft.norms.contains { norm in
      coverage.decidesNumber(norm.when + norm.unless + norm.requires, statement)
    }
  }

  // MARK: What it says

  private func consider(
    _ statement: Statement, _ norm: Norm, _ index: Int, _ told: Double
  ) -> Consideration? {
    if let lower = norm.over { return ranked(statement, norm, index, above: lower) }
    guard !norm.negated, [.mustNot, .may, .must].contains(norm.modality) else {
      return nil
    }
    let course = coverage.course(norm, statement)
    if course.omitted >= 0.5, course.omitted > course.done { return nil }
    let stance: (Stance, CitationRole) =
      switch norm.modality {
      case .mustNot: (.forbids, .prohibits)
      case .must: (.requires, .requires)
      default: (.permits, .permits)
      }
    var consideration = Consideration(
      statement: statement, norm: norm, normIndex: index, stance: stance.0, role: stance.1,
      applies: .yes, missing: [], tested: [], fit: 0.5)
    var truth = coverage.truth
    truth.told = ToldWords(proposal.said, of: [statement], knowledge.decisionTables.caseCues)
    Conditions(knowledge, coverage.reading, truth).test(norm, &consideration, upward: false)
    // She wants to take the van home, of leave to drive it: another act, though the question has none.
    guard !coverage.tellsOtherAct(norm), !coverage.isForOther(consideration) else { return nil }
    guard !norm.decides || norm.actor == nil else {
      return decided(consideration, course)
    }
    coverage.leaveOpen(&consideration)
    return mayMean(consideration, course, told) ? consideration : nil
  }

  /// A case that speaks of both that are ranked, and asks for the lower.
  private func ranked(
    _ statement: Statement, _ norm: Norm, _ index: Int, above lower: Term
  ) -> Consideration? {
    guard norm.modality == .prefer, let higher = norm.object else { return nil }
    let (own, other) = (coverage.evidence(higher, statement), coverage.evidence(lower, statement))
    guard own.affirmed >= 0.6, other.proposed >= 0.6, own.proposed < 0.6 else { return nil }
    return Consideration(
      statement: statement, norm: norm, normIndex: index, stance: .forbids, role: .prefers,
      applies: .yes, missing: [], tested: [], fit: 0.5)
  }

  /// A limit of the asker's, or what is kept from him: authority tells whose each is.
  ///
  /// Leave to decide is given by the norm's own act, or by what it is about: a number alone may be one of anything.
  private func decided(_ own: Consideration, _ course: Course) -> Consideration? {
    let content = coverage.content(own.norm).filter { !coverage.isLight($0) }
    let isTold = content.contains { coverage.evidence($0, own.statement).any >= 0.6 }
    let mayBeMeant =
      course.done >= 0.6 || !coverage.courses.namesOwnAct
      || isTold && coverage.courses.asksUnknownVerb
    // 機械の修理は決めてよい, of a roof: leave is for no other thing.
    let isOfAnother = coverage.strays(from: own.statement)
    guard own.stance == .permits, own.applies == .yes else {
      return mayBeMeant && (isTold || !isOfAnother) ? own : nil
    }
    guard !isOfAnother else { return nil }
    let isOwnAct =
      course.done >= 0.9
      && own.norm.act.map {
        !coverage.courses.isLightAct($0.id) && !["decide", "approve"].contains($0.id)
      } ?? false
    if isOwnAct, own.met > 0 || content.isEmpty { return own }
    return isTold && (course.done >= 0.6 || own.met > 0 && mayBeMeant) ? own : nil
  }

  private func mayMean(_ own: Consideration, _ course: Course, _ told: Double) -> Bool {
    guard !isOfOtherParty(own) else { return false }
    return own.stance == .forbids ? mayForbid(own, course, told) : mayLeave(own, course)
  }

  private func mayForbid(_ own: Consideration, _ course: Course, _ told: Double) -> Bool {
    let isJustThis = course.done >= 0.9
    // 未成年者に酒を売らない, of a notebook: whatever the ban turns on, it is of another thing.
    guard !coverage.asksOfOther(own.norm, own.statement, orUnknown: course.done >= 0.6) else {
      return false
    }
    // A number that a duty asks for is held against what just that is done to.
    guard own.role != .limits || course.done >= 0.6 else { return false }
    guard !own.isExcepted else { return isJustThis && tellsObject(own) }
    if own.applies == .unknown { return course.done >= 0.6 || mayBeAct(own.norm, course) }
    guard own.applies == .yes else { return false }
    if isDecided(own) || isJustThis && isOwn(own) { return true }
    return mayBeAct(own.norm, course) && told >= 2 && isOwn(own)
      && !coverage.strays(from: own.statement)
  }

  private func mayLeave(_ own: Consideration, _ course: Course) -> Bool {
    let isJustThis = course.done >= 0.9
    if own.applies == .unknown {
      return isJustThis
        || own.stance == .permits && (course.done >= 0.6 || !coverage.courses.namesOwnAct)
    }
    guard own.applies == .yes, own.missing.isEmpty, tellsObject(own) else { return false }
    if own.met > 0, isJustThis || course.done >= 0.6 && isShutOut(own) { return true }
    return isJustThis && own.stance == .permits && isSpokenOf(own)
  }

  /// Whether the case speaks of what is done to what the norm names.
  private func tellsObject(_ own: Consideration) -> Bool {
    guard let object = own.norm.object, !coverage.isLight(object) else {
      return coverage.content(own.norm).isEmpty || isSpokenOf(own)
    }
    return coverage.evidence(object, own.statement).affirmed >= 0.6
  }

  /// No money from residents, of a supplier: the case names somebody else.
  private func isOfOtherParty(_ own: Consideration) -> Bool {
    guard let party = own.norm.counterparty else { return false }
    return coverage.evidence(party, own.statement).any < 0.6 && coverage.reading.hasOtherParty
  }

  /// Whether most of what leave without conditions is about is told: it may be named in other words in part.
  private func isSpokenOf(_ own: Consideration) -> Bool {
    let content = coverage.content(own.norm).filter { !coverage.isLight($0) }
    let told = content.filter { coverage.evidence($0, own.statement).affirmed >= 0.6 }
    return told.count > 1 && told.count * 3 >= content.count * 2
  }

  /// Unless he never watered it, and he did: what would lift the duty is said not to be so.
  private func isShutOut(_ own: Consideration) -> Bool {
    !own.norm.unless.isEmpty
      && own.norm.unless.allSatisfy { predicate in
        own.tested.contains { $0.predicate == predicate && $0.truth == .no }
      }
  }

  /// Whether the case tells all that the ban turns on: it does not rest on how near the words are.
  private func isDecided(_ own: Consideration) -> Bool {
    let turning = own.tested.filter { tested in
      own.norm.when.contains(tested.predicate) || own.norm.unless.contains(tested.predicate)
        || own.norm.requires.contains(tested.predicate)
    }
    return !turning.isEmpty
      && turning.contains {
        own.norm.unless.contains($0.predicate) ? $0.truth == .no : true
      }
  }

  /// A ban beside other norms of its sentence that turns on nothing has to be spoken of itself.
  private func isOwn(_ own: Consideration) -> Bool {
    guard own.statement.draft.norms.count > 1, own.norm.when.isEmpty, own.norm.unless.isEmpty else {
      return true
    }
    let content = coverage.content(own.norm).filter { !coverage.isLight($0) }
    return content.contains { coverage.evidence($0, own.statement).any >= 0.6 }
  }

  /// Whether the question leaves open which act it is: its verb tells little, or nobody knows it.
  private func mayBeAct(_ norm: Norm, _ course: Course) -> Bool {
    course.done >= 0.6 || !coverage.courses.namesOwnAct || coverage.courses.asksUnknownVerb
  }
}
