// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Finds the norms that cover a case.
///
/// A norm covers a case by its act and by the other content of its main clause, each to a
/// degree; a ban needs less of both than a permission, because what nobody can read must not
/// let anything pass.
final class Coverage {
  let knowledge: KnowledgeBase
  let reading: CaseReading
  let truth: PredicateTruth
  let evidence: EvidenceReader
  let courses: CourseReader
  let contraries: Contraries
  let conditions: Conditions
  let light: LightTerms
  let tradeoffs: Tradeoffs
  let said: Surface
  /// Acts that leave another undone.
  private let leaving: [String]
  private let unread: Unread
  let memory: CaseMemory
  /// The words of the case that tell it from others.
  private(set) lazy var telling = TellingWords(
    reading.proposal.said, without: knowledge.decisionTables.lightSigns)
  private lazy var namesPerson = reading.namesPerson
  private lazy var hasOtherParty = reading.hasOtherParty
  /// Whether the case tells an amount of money.
  private(set) lazy var isMoneyTold = reading.tellsMoney

  /// `known` is what was found of the same case with other numbers, `told` what the case tells of conditions in their
  /// own words, where that counts too.
  init(
    _ knowledge: KnowledgeBase, _ reading: CaseReading, asker: Term?,
    memory: CaseMemory = CaseMemory(), known: KnownConsiderations? = nil, told: ToldWords? = nil
  ) {
    self.knowledge = knowledge
    self.reading = reading
    self.memory = memory
    evidence = known?.evidence ?? EvidenceReader(knowledge, reading)
    light = knowledge.decisionTables.lightTerms
    said = Surface(reading.proposal.said)
    courses = CourseReader(knowledge, reading, evidence)
    tradeoffs = Tradeoffs(knowledge, reading.proposal)
    unread = Unread(knowledge: knowledge, evidence: evidence, courses: courses)
    contraries = memory.contraries(reading.proposal) { Contraries(knowledge, reading.proposal) }
    var truth = PredicateTruth(
      knowledge: knowledge, reading: reading, evidence: evidence, contraries: contraries,
      light: light, asker: asker,
      past: memory.past(reading.proposal) { PastTimes(knowledge, reading.proposal) },
      otherKinds: OtherKinds(knowledge, reading.proposal),
      named: NamedLimits(knowledge, reading.proposal),
      measured: MeasuredThings(knowledge: knowledge, reading: reading, memory: memory))
    truth.told = told
    self.truth = truth
    conditions = Conditions(knowledge, reading, truth)
    leaving = knowledge.decisionTables.leavingActs
  }

  /// Whether the question's own verb tells nothing by itself.
  var isLoose: Bool { courses.isLoose }

  func isLight(_ term: Term) -> Bool { light.contains(term) }
  func course(_ norm: Norm, _ statement: Statement) -> Course { courses.course(norm, statement) }

  /// What the case says of a term of a statement.
  func evidence(_ term: Term, _ statement: Statement) -> Evidence {
    evidence.evidence(term, CourseReader.surface(term, in: statement))
  }

  /// `known` is what was found of the same case with other numbers.
  func considerations(
    _ statements: [Statement], known: KnownConsiderations? = nil
  ) -> [Consideration] {
    var found: [Consideration] = []
    if let known {
      found = known.considerations(of: statements, in: self)
    } else {
      for statement in statements where statement.isLive { consider(statement, into: &found) }
    }
    settleKinds(&found, statements)
    settleSides(&found)
    settleWishes(&found)
    return found + openKinds(statements, besides: found)
  }

  /// The norms of one statement that cover the case, whatever other statements say.
  func consider(_ statement: Statement, into found: inout [Consideration]) {
    let first = found.count
    let norms = statement.draft.norms
    for index in norms.indices {
      if let consideration = consider(statement, norms[index], index) {
        found.append(consideration)
      }
    }
    if found.count > first + 1 { dropReplaced(in: &found, from: first) }
    if found.count > first, statement.draft.norms.count > 1 {
      found += siblings(of: Array(found[first...]), statement)
      found += otherSides(of: Array(found[first...]), statement)
    }
  }

  func content(_ norm: Norm) -> [Term] {
    norm.about + [norm.object, norm.counterparty].compactMap { $0 }
  }

  /// Statements with a ban that may well be meant, though no norm of theirs was found to cover the
  /// case: its telling words are all said, only the act goes by a name nobody knows.
  func doubts(_ statements: [Statement], besides found: [Consideration]) -> [Statement] {
    let covered = Set(found.map(\.statement.id))
    let isUnread = reading.proposal.act.map { $0.isWord } ?? true
    return statements.filter { statement in
      guard statement.isLive, !covered.contains(statement.id) else { return false }
      return statement.draft.norms.contains { norm in
        guard norm.modality == .mustNot, !norm.otherwise else { return false }
        if isMet(norm, statement) { return true }
        guard isUnread else { return false }
        let telling = ([norm.object].compactMap { $0 } + norm.about + norm.when.flatMap(\.terms))
          .filter { !light.contains($0) && knowledge.theme(of: $0.id) != "counterparties" }
        return !telling.isEmpty && telling.allSatisfy { reading.mentions($0) }
      }
    }
  }

  /// Statements with a ban most of whose words the case has, though no norm of theirs was found to cover it.
  func worded(_ statements: [Statement], besides found: [Consideration]) -> [Statement] {
    let looked = Set(found.map(\.statement.id))
    let signs = knowledge.decisionTables.lightSigns
    return statements.filter { statement in
      guard statement.isLive, !looked.contains(statement.id),
        statement.draft.norms.contains(where: { $0.modality == .mustNot && !$0.otherwise })
      else { return false }
      let words = TellingWords(statement.text, without: signs)
      return words.weight >= 4 && telling.share(of: words) ?? 0 >= 0.6
        && statement.draft.norms.flatMap { [$0.act].compactMap { $0 } + content($0) }.contains {
          !light.contains($0) && evidence($0, statement).any >= 0.6
        }
    }
  }

  /// A ban on just this act, all of whose conditions the case meets, whatever else it speaks of.
  private func isMet(_ norm: Norm, _ statement: Statement) -> Bool {
    guard !norm.when.isEmpty,
      norm.when.allSatisfy({ truth.truth($0, in: statement) == .yes }),
      !norm.unless.contains(where: { truth.truth($0, in: statement) == .yes })
    else { return false }
    // 十二時間続けて働いた隊員: a number of the rule's own that the case gives, with an act that
    // nobody could read. The case speaks of something else in the rule too, or any rule on hours
    // would be meant by any hours.
    let isNumbered =
      courses.isLoose && norm.when.contains { $0.kind == .metric }
      && ([norm.act].compactMap { $0 } + norm.content + norm.when.flatMap(\.terms)).contains {
        !light.contains($0) && evidence($0, statement).any >= 0.6
      }
    // 氷の足りない荷は受けない: a ban on taking what the case tells, where taking is all that is asked.
    let isTaking =
      courses.isLoose && norm.when.contains { $0.kind == .words }
      && norm.act.map { act in
        ["accept", "receive", "provide", "give"].contains { knowledge.isA(act.id, $0) }
      } ?? false
    return isNumbered || isTaking || courses.course(norm, statement).done >= 0.8
  }

  // MARK: What a norm is about

  /// Whether what is asked is to leave undone just what the norm bans: 断ってはならない客を受ける.
  private func leavesOut(_ norm: Norm) -> Bool {
    guard let act = norm.act, !act.isWord else { return false }
    if knowledge.isA(act.id, "refuse") {
      // Can we let him: accepting what was asked for is not refusing it.
      return reading.does("accept") || grantsOrder() || courses.grants(norm)
        || knowledge.opposite(of: act.id).map { reading.does($0) } ?? false
    }
    guard let asked = reading.proposal.act, !asked.isWord else { return false }
    if reading.proposal.negated { return asked == act }
    guard leaving.contains(where: { knowledge.isA(asked.id, $0) }) else { return false }
    return knowledge.opposite(of: act.id).map { knowledge.isA(asked.id, $0) } ?? false
      || knowledge.opposite(of: asked.id) == act.id
  }

  /// 拘束時間は13時間までとする: a number nobody may pass is a rule, whatever it is a target of.
  private func caps(_ norm: Norm) -> Bool {
    norm.modality == .must
      && norm.requires.contains { $0.kind == .metric && ($0.op == .atMost || $0.op == .less) }
  }

  /// A duty to put the case before somebody: 社長に上げる.
  private func upward(_ norm: Norm) -> Bool {
    norm.decides && norm.act.map { knowledge.isA($0.id, "ask_approval") } ?? false
  }

  private func isVerb(_ id: String) -> Bool { knowledge.sort(of: id) == .act }

  func isParty(_ term: Term) -> Bool {
    knowledge.theme(of: term.id) == "counterparties"
  }

  /// The share of the norm's content besides its act that the case speaks of, its object
  /// weighing most.
  private func fit(
    _ norm: Norm, _ statement: Statement, _ course: Course, isContrary: Bool
  ) -> (share: Double, object: Double) {
    var wanted: [(term: Term, weight: Double)] = []
    if let object = norm.object, norm.act != nil { wanted.append((object, 1)) }
    if let counterparty = norm.counterparty { wanted.append((counterparty, 0.6)) }
    wanted += norm.about.map { ($0, 0.6) }
    wanted.removeAll { light.contains($0.term) || namesMeasure($0.term, of: norm, in: statement) }
    if upward(norm) || norm.act == nil { wanted.removeAll { courses.isAnyWork($0.term) } }
    // 利用者やその家族から: any one of several parties meets the rule.
    let parties = wanted.map(\.term).filter(isParty)
    if parties.count > 1, parties.contains(where: { degree($0, norm, statement) >= 0.6 }) {
      wanted.removeAll { parties.contains($0.term) }
    }
    wanted.removeAll { isReplaced($0.term, of: norm, statement) }
    // Kさんの外出: whoever is named is one of those the house serves, unless the case says what he is.
    if namesPerson { wanted.removeAll { Served.ids.contains($0.term.id) } }
    // Who is served is the customer, unless the case is about somebody else.
    if !hasOtherParty { wanted.removeAll { ["customer", "buyer"].contains($0.term.id) } }
    // The engineer approved the forms. May we pour? What is poured need not be said again.
    let isElliptic = isElliptic(norm, statement, course)
    if isElliptic || isAnyMarked(norm, statement) {
      wanted.removeAll { $0.term == norm.object }
    }
    // 未払いはない。送ってよいか: whom it is sent to was told, in whatever words.
    if isElliptic { wanted.removeAll { $0.term.isWord && degree($0.term, norm, statement) < 0.6 } }
    // A 30% surcharge: what the case does another way it need not name.
    if isContrary {
      let opposed = contraries.opposed(norm, of: statement)
      wanted.removeAll { want in
        let surface = FoldedText.fold(
          want.term.surface ?? CourseReader.surface(want.term, in: statement) ?? "")
        return !surface.isEmpty
          && opposed.contains { surface.utf8.has($0.utf8) || $0.utf8.has(surface.utf8) }
      }
    }
    if norm.decides, isOfUnknownThing(norm) { wanted.removeAll { !isVerb($0.term.id) } }
    // 隊員の増員を3名まで: who is hired, in a word of the statement's own, goes with the number.
    if norm.decides, let act = norm.act, !act.isWord, reading.does(act.id), hasNumber(norm) {
      wanted.removeAll { $0.term.isWord && $0.term != norm.object }
    }
    var object = 1.0
    var (sum, all) = (0.0, 0.0)
    for (index, want) in wanted.enumerated() {
      var degree = degree(want.term, norm, statement)
      if index == 0, norm.object == want.term {
        if degree < 0.7, norm.modality == .mustNot || isContrary, isMeant(norm, course, statement) {
          degree = 0.7
        }
        object = degree
      }
      sum += want.weight * degree
      all += want.weight
    }
    return (all == 0 ? 1 : sum / all, object)
  }

  /// How far the case speaks of a term of the norm.
  func degree(_ term: Term, _ norm: Norm, _ statement: Statement) -> Double {
    let surface = CourseReader.surface(term, in: statement)
    var degree = evidence.evidence(term, surface).any
    if degree < 1, let surface, reading.says(surface) { degree = 1 }
    // Letters, in a question about business letters: within what the lexicon has as one.
    if degree < 0.7, let word = term.surface,
      memory.isSaid(word, { reading.saysWord(word) })
    {
      degree = 0.9
    }
    if term.id == "third_party", hasOtherParty { return 1 }
    if degree < 1, isMoneyGiven(term) { return 1 }
    if degree < 0.75, !term.isWord { degree = max(degree, courses.byToldRelation(term.id)) }
    // What the norm's act already contains needs no saying twice, if it is that act that is done.
    if degree < 1, let act = norm.act,
      reading.does(act.id) || courses.isSaidFor(act.id) || evidence.evidence(act).any >= 0.9,
      knowledge.objects(of: act.id).contains(where: {
        knowledge.isA($0, term.id)
          || knowledge.isA(term.id, $0) && speaksOf($0, term, norm, statement)
      })
    {
      return 1
    }
    return degree
  }

  /// A number to reach rules on no case: 粗利率を30%まで引き上げる.
  private func isTarget(_ statement: Statement, _ norm: Norm) -> Bool {
    guard statement.kind == .kpi else { return false }
    guard let act = norm.act, !act.isWord else { return true }
    return ["change", "improve", "maintain", "raise", "lower", "increase", "decrease"].contains {
      act.id == $0
    }
  }

  // MARK: One norm

  private func consider(_ statement: Statement, _ norm: Norm, _ index: Int) -> Consideration? {
    if norm.modality == .prefer { return preference(statement, norm, index) }
    guard norm.modality != .aim, !isTarget(statement, norm) || caps(norm) else { return nil }
    let isContrary = norm.modality == .must && contraries.oppose(norm, of: statement)
    var course = upward(norm) ? upwardCourse(norm) : courses.course(norm, statement)
    if keepsDecision(norm, statement) { course.done = max(course.done, 0.8) }
    guard course.done > 0.3 || course.omitted > 0.3 || isContrary, !namesOnlyWho(norm, statement)
    else {
      return byMeans(statement, norm, index)
    }
    let (fit, object) = fit(norm, statement, course, isContrary: isContrary)

    // Tell customers is not broken by hiding a mistake from nobody in particular.
    if norm.modality == .must, course.omitted > course.done, isOnlyOpposed(norm) {
      return byMeans(statement, norm, index)
    }
    guard
      let stance = stance(norm, course, fit, object, isContrary)
        ?? waiver(norm, course, fit, statement)
    else {
      return byMeans(statement, norm, index)
    }
    // Put them in the stove: leave that only its thing and number match.
    if stance.0 == .permits, courses.isLoose, saysLittle(course), strays(from: statement) {
      return nil
    }
    // There is a doctor's note: what a rule asks for, and is there, decides nothing more.
    if stance.0 == .requires, courses.has(norm, statement) { return nil }
    var consideration = Consideration(
      statement: statement, norm: norm, normIndex: index, stance: stance.0, role: stance.1,
      applies: .yes, missing: [], tested: [], fit: fit)
    // A duty whose act is not understood permits nothing, but it may stand against a ban.
    consideration.isWeak =
      norm.modality == .must && stance.0 == .requires
      && (norm.act == nil && norm.requires.isEmpty || course.done < 0.8)
    if stance.0 == .requires, norm.modality == .must,
      unread.act(norm, statement) || isInstead(norm, index, statement)
    {
      consideration.isWeak = true
    }
    conditions.test(norm, &consideration, upward: upward(norm))
    // Dogs may be brought onto the terrace and nowhere else: an exception allows no more than its act.
    if consideration.isExcepted, courses.asksUnknownVerb,
      norm.act.map({ evidence.evidence($0).proposed < 0.7 }) ?? true
    {
      consideration.isWeak = true
    }
    // 夜間の作業はしない covers any work, but only what is known to be by night.
    if norm.act == nil, norm.object.map(courses.isAnyWork) ?? norm.about.isEmpty,
      norm.requires.isEmpty, consideration.applies == .unknown
    {
      return nil
    }
    if consideration.stance == .permits, unread.number(norm, statement) { return nil }
    leaveOpen(&consideration)
    leaveBanOpen(&consideration)
    if consideration.stance == .forbids, consideration.applies == .unknown,
      isFarFetched(norm, course)
    {
      return nil
    }
    return consideration
  }

  private func upwardCourse(_ norm: Norm) -> Course {
    Course(done: norm.when.isEmpty && norm.object == nil && norm.about.isEmpty ? 0 : 1)
  }

  /// What the norm says about the case, if it covers it.
  private func stance(
    _ norm: Norm, _ course: Course, _ fit: Double, _ object: Double, _ isContrary: Bool
  ) -> (Stance, CitationRole)? {
    if upward(norm) {
      guard fit >= 0.999 || norm.when.contains(where: { $0.kind == .state }) else { return nil }
      return (.requires, .requires)
    }
    let isDone = course.done >= course.omitted
    let forBan = course.done >= 0.5 && fit >= 0.45 && course.done + fit >= 1.35
    let toPermit = course.done >= 0.7 && fit >= 0.7 && object >= 0.6 && course.done + fit >= 1.5
    let leftOut = course.omitted >= 0.6 && fit >= 0.45 && course.omitted + fit >= 1.35
    switch (norm.modality, norm.negated) {
    case (.mustNot, _):
      if isDone, forBan, !norm.otherwise || object >= 0.5 { return (.forbids, .prohibits) }
      if !isDone, leftOut, leavesOut(norm) { return (.requires, .permits) }
      return nil
    case (.must, _):
      if isContrary, fit >= 0.5 { return (.forbids, .prohibits) }
      if !isDone, leftOut { return (.forbids, .prohibits) }
      let toRequire = toPermit && course.done >= 0.8
      if isDone, norm.requires.isEmpty ? toRequire : forBan { return (.requires, .requires) }
      return nil
    case (.may, true):
      return !isDone && course.omitted >= 0.6 && fit >= 0.7 ? (.waives, .permits) : nil
    case (.may, false):
      return isDone && toPermit && !isContrary ? (.permits, .permits) : nil
    default: return nil
    }
  }
}
