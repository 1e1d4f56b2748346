// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// How a case stands to the act of a norm: the degree to which it does it, and to which it
/// leaves it undone, 0…1 each.
struct Course: Sendable {
  var done = 0.0
  var omitted = 0.0
}

/// Finds the course of a case for each norm.
final class CourseReader {
  let knowledge: KnowledgeBase
  let reading: CaseReading
  let evidence: EvidenceReader
  /// Verbs of the proposal, its main act first.
  private let acts: [String]
  /// Verbs the case affirms, in the proposal or beside it.
  private let told: [String]
  /// Acts that people use for one another, by act.
  private let related: [String: Set<String>]
  /// The other side of the same dealing, by act.
  private let converses: [String: String]
  /// Verbs that only carry their object: 行う, 使う, 引き受ける.
  private let light: Set<String>
  /// Terms that tell no cases apart.
  private let terms: LightTerms
  /// Whether the question's own verb tells nothing by itself.
  let isLoose: Bool
  /// What the object that is asked about is a kind of, once a norm asked for it, and which terms of
  /// norms are it.
  private var askedKinds: Set<String>?
  private var askedTerms: [String: Bool] = [:]
  private var standings: [String: Standing] = [:]

  init(_ knowledge: KnowledgeBase, _ reading: CaseReading, _ evidence: EvidenceReader) {
    self.knowledge = knowledge
    self.reading = reading
    self.evidence = evidence
    let tables = knowledge.decisionTables
    related = tables.related
    converses = tables.converses
    light = tables.lightActs
    terms = tables.lightTerms
    let proposal = reading.proposal
    let isVague = { (act: Term?) in
      act.map { $0.isWord || tables.lightActs.contains($0.id) } ?? true
    }
    var acts: [String] = []
    if let act = proposal.act, !act.isWord, !proposal.negated { acts.append(act.id) }
    for term in proposal.terms
    where term.inProposal && !term.denied && knowledge.sort(of: term.term.id) == .act
      // What is only pointed back to stands for no other act.
      && (!term.surface.isEmpty || isVague(proposal.act))
    {
      acts.append(term.term.id)
    }
    self.acts = acts
    told = proposal.terms.filter { !$0.denied && knowledge.sort(of: $0.term.id) == .act }
      .map(\.term.id)
    isLoose = proposal.act.map { [light] in $0.isWord || light.contains($0.id) } ?? true
  }

  /// The surface of a term in its statement, for words that two texts read differently.
  static func surface(_ term: Term, in statement: Statement) -> String? {
    term.isWord ? nil : statement.draft.concepts.first { $0.id == term.id }?.surface
  }

  func course(_ norm: Norm, _ statement: Statement) -> Course {
    let isOurs = asksAbout(norm)
    let isLoose = isLoose && isOurs
    guard let act = norm.act else { return objectCourse(norm, statement) }
    let found = evidence.evidence(act, CourseReader.surface(act, in: statement))
    var course = Course(done: found.proposed, omitted: 0)
    let standing = act.isWord ? Standing() : standing(of: act.id)
    if !act.isWord {
      let hasContent = norm.object != nil || norm.counterparty != nil || !norm.about.isEmpty
      // Another verb for it needs the same thing to be done to.
      let relation = hasContent ? standing.relation : min(0.4, standing.relation)
      course.done = max(course.done, relation, standing.parts)
      course.omitted = standing.omission
    }
    course.omitted = max(course.omitted, found.omitted, 0.9 * found.denied)
    // Lend her a car and pay her nothing: what is said to be left out is not done by its like.
    if found.omitted >= 0.9, found.proposed < 0.5 { course.done = min(course.done, 0.3) }
    if norm.modality != .may { course.done = max(course.done, byAmount(act.id, norm)) }
    // 貸し出しは断らない: to lend is not to refuse it.
    if grants(norm) { return Course(done: 0, omitted: 1) }
    // To do the opposite is not to do it, whatever else is said.
    if standing.isUndone { return Course(done: min(course.done, 0.3), omitted: 1) }
    if let object = norm.object {
      var thing = evidence.evidence(object, CourseReader.surface(object, in: statement))
      // 着物を借りたいと言っている。貸していいか: what the question names no object for was told.
      if reading.proposal.object == nil { thing.proposed = max(thing.proposed, 0.9 * thing.told) }
      // レンタルを受ける: an act in the object's place is done by its like.
      if !object.isWord, light.contains(act.id) {
        thing.proposed = max(thing.proposed, byRelation(object.id))
      }
      // 配達は無料で引き受けてよい: to take on an act is to do it.
      if act.id == "accept", knowledge.sort(of: object.id) == .act {
        course.done = max(course.done, 0.9 * thing.proposed)
      }
      if light.contains(act.id) && isOurs || act.isWord && isLoose {
        course.done = max(course.done, 0.8 * thing.proposed)
      } else if isLoose {
        course.done = max(course.done, 0.6 * thing.proposed)
      }
      if course.done < 0.5 || norm.modality == .must && thing.omitted >= thing.proposed {
        course.omitted = max(course.omitted, thing.omitted)
      }
      // With no cash: what is left out is not handed out.
      if norm.modality == .mustNot, thing.omitted >= 0.7, thing.omitted > thing.proposed {
        return Course(done: min(course.done, 0.3), omitted: thing.omitted)
      }
      if norm.modality == .must, isBefore(norm, statement) {
        course.omitted = max(course.omitted, thing.denied > thing.affirmed ? thing.denied : 0)
      }
      // 手袋なしで: what is left out is not used, whatever else is said of it.
      if norm.modality == .must, thing.omitted > 0.5, thing.omitted >= thing.proposed {
        course.done = 0
      }
    }
    // Dogs may be brought onto the terrace; is that all right? Nothing but the thing tells.
    if saysLittle, EverydayVerbs.names.contains(act.id), let object = norm.object, isOurs,
      reading.proposal.object == nil
    {
      let thing = evidence.evidence(object, CourseReader.surface(object, in: statement))
      course.done = max(course.done, 0.8 * thing.affirmed)
    }
    // 刷り始める: of an act in two words the one that tells.
    if light.contains(act.id), isOurs, course.done < 0.8 {
      let told = norm.about.filter { knowledge.sort(of: $0.id) == .act }
      if told.contains(where: { reading.does($0.id) }) { course.done = 0.8 }
    }
    if isLoose, course.done < 0.7, norm.modality != .may || !asksUnknownVerb {
      course.done = max(course.done, byContent(norm, statement))
    }
    if norm.modality == .must, course.done < 0.7, course.omitted < 0.6, leavesPart(of: norm) {
      course.omitted = 0.7
    }
    // 残業が52時間になる。やらせてよいか: the act was told, and only allowing it is asked.
    if isLoose, reading.proposal.object == nil, found.told > 0.9, found.negated == 0 {
      course.done = max(course.done, 0.8)
    }
    // May we feed them? Leave to bring them in is no leave to do something else with them.
    if norm.modality == .may, asksUnknownVerb,
      found.proposed < 0.7 || act.id == "accept" && norm.object == nil
    {
      course.done = min(course.done, 0.4)
    }
    // Guests may keep their room: that is no leave to keep a dog in it.
    if norm.modality == .may, !isOurs, let object = norm.object, !object.isWord, !isParty(object),
      let asked = reading.proposal.object, knowledge.sort(of: asked.id) == .concept, !isParty(asked)
    {
      course.done = min(course.done, 0.4)
    }
    // What was done before is no proposal.
    if course.done < 0.4, course.omitted == 0, found.told > 0 { course.done = 0.4 * found.told }
    return course
  }

  /// How the case stands to an act, whatever a norm on it is about.
  private struct Standing {
    /// How far it is done by its like, and by way of its objects.
    var relation = 0.0
    var parts = 0.0
    var omission = 0.0
    /// Whether the opposite is what is asked.
    var isUndone = false
  }

  private func standing(of act: String) -> Standing {
    if let known = standings[act] { return known }
    var standing = Standing(
      relation: byRelation(act), parts: byParts(act), omission: omission(act))
    if let opposite = opposite(of: act), let asked = reading.proposal.act {
      standing.isUndone = knowledge.isA(asked.id, opposite) && isAboutTheSame(act, opposite)
    }
    standings[act] = standing
    return standing
  }

  /// 拘束時間は13時間までとする, 深夜の演奏なし: a norm without a verb of its own.
  private func objectCourse(_ norm: Norm, _ statement: Statement) -> Course {
    if let object = norm.object, !isAnyWork(object) {
      let found = evidence.evidence(object, CourseReader.surface(object, in: statement))
      // There is no doctor's note; may I approve it: what is needed and lacking is left out by who grants it.
      let lacking = lacks(object, norm, found) ? found.denied : 0
      return Course(
        done: max(found.proposed, 0.9 * found.told), omitted: max(found.omitted, lacking))
    }
    if norm.requires.contains(where: { $0.kind == .metric && isTold($0) }) {
      return Course(done: 1)
    }
    let found = norm.about.filter { !isAnyWork($0) }.map {
      evidence.evidence($0, CourseReader.surface($0, in: statement)).proposed
    }
    guard !found.isEmpty else {
      // No work without a scaffold: any work is meant, and the condition tells which.
      let isAny = norm.object.map(isAnyWork) ?? false || norm.about.contains(where: isAnyWork)
      let isOfWork = !acts.isEmpty || reading.proposal.terms.contains(where: \.inProposal)
      return Course(done: isAny && !norm.when.isEmpty && isOfWork ? 0.8 : 0)
    }
    return Course(done: 0.8 * found.reduce(0, +) / Double(found.count))
  }

  private func isParty(_ term: Term) -> Bool { knowledge.theme(of: term.id) == "counterparties" }

  /// Whether the case does just the act that a norm speaks of refusing.
  func grants(_ norm: Norm) -> Bool {
    guard let act = norm.act, knowledge.isA(act.id, "refuse"), !reading.does("refuse"),
      !reading.proposal.negated
    else { return false }
    return norm.content.contains { term in
      knowledge.sort(of: term.id) == .act && !light.contains(term.id) && reading.does(term.id)
    }
  }

  /// 作業, work: whatever is done.
  func isAnyWork(_ term: Term) -> Bool { term.id == "task" || term.id == "order" }

  /// Whether what is asked about is the norm's: 茶を出してよいか is not about repainting.
  func asksAbout(_ norm: Norm) -> Bool {
    guard let asked = reading.proposal.object, !light.contains(asked.id), !terms.contains(asked)
    else { return true }
    // 設備投資を決める, to buy a sorting machine: what is decided is what is done.
    if let object = norm.object, reading.does(object.id) { return true }
    for term in [norm.act, norm.object, norm.counterparty] {
      if let term, isAsked(term, asked) { return true }
    }
    return norm.about.contains { isAsked($0, asked) }
      || norm.when.contains { $0.terms.contains { isAsked($0, asked) } }
  }

  /// Whether a term of a norm is what is asked about, of which there is one in a case.
  private func isAsked(_ term: Term, _ asked: Term) -> Bool {
    if let known = askedTerms[term.id] { return known }
    let kinds = askedKinds ?? reading.widened(asked.id)
    askedKinds = kinds
    let isAsked =
      term == asked || kinds.contains(term.id) || knowledge.isA(term.id, asked.id)
      || term.surface.map { Surface($0).likeness(Surface(asked.surface ?? asked.id)) >= 0.7 }
        ?? false
    askedTerms[term.id] = isAsked
    return isAsked
  }

  /// 検品を済ませてから納品する: one act of the norm is to come before another that is proposed.
  private func isBefore(_ norm: Norm, _ statement: Statement) -> Bool {
    norm.about.contains { term in
      knowledge.sort(of: term.id) == .act
        && evidence.evidence(term, CourseReader.surface(term, in: statement)).proposed > 0.7
    }
  }

  /// 弁護士の確認なしで判を押す: something that is done with the norm's people is left out.
  private func leavesPart(of norm: Norm) -> Bool {
    guard let party = norm.counterparty, reading.mentions(party) || reading.denies(party) else {
      return false
    }
    return reading.proposal.terms.contains {
      $0.denied && $0.inProposal && knowledge.sort(of: $0.term.id) == .act
    }
  }

  /// May we, is that OK: a question without an act of its own is about what it tells, when that is
  /// most of what the norm says.
  private func byContent(_ norm: Norm, _ statement: Statement) -> Double {
    let terms =
      [norm.act, norm.object, norm.counterparty].compactMap { $0 } + norm.about
      + norm.when.flatMap(\.terms)
    // The rest we refuse: the rest of what the rule is about, and of nothing else.
    if norm.otherwise, let object = norm.object,
      evidence.evidence(object, CourseReader.surface(object, in: statement)).any < 0.5
    {
      return 0
    }
    let telling = terms.filter {
      !isAnyWork($0) && !light.contains($0.id)
        && !(saysLittle && EverydayVerbs.names.contains($0.id))
    }
    var found = telling.map {
      evidence.evidence($0, CourseReader.surface($0, in: statement)).affirmed
    }
    // The meter shows 16 percent: what the norm measures, and the case tells, speaks for it too.
    if saysLittle, found.contains(where: { $0 >= 0.9 }) {
      found += (norm.when + norm.requires).filter { $0.kind == .metric && $0.unitWord != "clock" }
        .map { reading.facts($0).isEmpty ? 0 : 1 }
    }
    guard found.count > 1 else { return 0 }
    let share = found.reduce(0, +) / Double(found.count)
    return share >= 0.6 ? 0.7 : 0
  }

  /// Whether the question names no act at all, or only lets something be.
  private var saysLittle: Bool {
    reading.proposal.act.map { EverydayVerbs.names.contains($0.id) } ?? true
  }

  /// May we burn them: a verb that no lexicon holds is another act, unless it leaves open which.
  var asksUnknownVerb: Bool {
    guard let act = reading.proposal.act, act.isWord else { return false }
    return !EverydayVerbs.names.contains(act.id)
  }

  /// Whether the question names an act that tells which: to paint, 燃やす, but not to let or to take.
  var namesOwnAct: Bool {
    guard let act = reading.proposal.act else { return false }
    return !light.contains(act.id) && !EverydayVerbs.names.contains(act.id)
  }

  private func isTold(_ predicate: Predicate) -> Bool {
    guard let metric = predicate.id, knowledge.concept(metric) != nil else { return false }
    return !reading.facts(predicate).isEmpty
  }

  /// 渡す for 売る, 運ぶ for 届ける: verbs that mean the same of the same thing.
  func byRelation(_ act: String) -> Double {
    guard let family = related[act], isOfOwnThing(act) else { return 0 }
    // May he: to let be what was asked for is no keeping of anything.
    return acts.contains { family.contains($0) && !(act == "maintain" && $0 == "accept") }
      ? 0.75 : 0
  }

  /// 酒を飲ませない, to hand out bread: what an act contains is what its like is done to.
  private func isOfOwnThing(_ act: String) -> Bool {
    knowledge.objects(of: act).allSatisfy { thing in
      reading.affirmed.contains(thing)
        || !["products", "everyday"].contains(knowledge.theme(of: thing) ?? "")
    }
  }

  /// Verbs that tell nothing by themselves.
  func isLightAct(_ id: String) -> Bool { light.contains(id) }

  /// The same, by a verb that the question itself has.
  func isSaidFor(_ act: String) -> Bool {
    guard let family = related[act] else { return false }
    if let asked = reading.proposal.act, family.contains(asked.id) { return true }
    return reading.proposal.terms.contains {
      $0.inProposal && !$0.denied && !$0.surface.isEmpty && family.contains($0.term.id)
    }
  }

  /// やめたいと連絡があった for 取り消し: a verb that means the same, told beside the proposal.
  func byToldRelation(_ act: String) -> Double {
    guard let family = related[act] else { return 0 }
    return told.contains { family.contains($0) } ? 0.75 : 0
  }

  /// 注文を受ける is 受注する: a specific act is done by its general verb with its objects.
  private func byParts(_ act: String) -> Double {
    let objects = knowledge.objects(of: act)
    guard !objects.isEmpty, objects.allSatisfy({ reading.affirmed.contains($0) }) else { return 0 }
    return knowledge.parents(of: act).contains { parent in
      // 仕入先を変える holds 変える, yet is no other kind of change.
      knowledge.sort(of: parent) == .act && acts.contains(parent)
        && !acts.contains { $0 != parent && $0 != act && knowledge.isA($0, parent) }
    } ? 1 : 0
  }

  /// The act that leaves `act` undone; the other side of the same dealing is none.
  private func opposite(of act: String) -> String? {
    guard let opposite = knowledge.opposite(of: act), converses[act] != opposite else {
      return nil
    }
    return opposite
  }

  /// Refusing leave does not leave undone the acceptance of returns: a general opposite counts
  /// only of what the act is about.
  private func isAboutTheSame(_ act: String, _ opposite: String) -> Bool {
    let objects = knowledge.objects(of: act)
    guard !objects.isEmpty, knowledge.objects(of: opposite).isEmpty else { return true }
    return objects.allSatisfy { reading.affirmed.contains($0) || reading.denied.contains($0) }
  }

  private func omission(_ act: String) -> Double {
    if let opposite = opposite(of: act), reading.does(opposite), isAboutTheSame(act, opposite) {
      return 1
    }
    if reading.denied.contains(act), !reading.does(act), converses[act] == nil { return 1 }
    let objects = knowledge.objects(of: act)
    if !objects.isEmpty, objects.allSatisfy({ reading.affirmed.contains($0) }),
      knowledge.parents(of: act).compactMap({ opposite(of: $0) }).contains(where: acts.contains)
    {
      return 1
    }
    return 0
  }
}
