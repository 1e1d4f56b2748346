// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Finds the one statement whose words a case has, where no norm was found to cover it.
///
/// Of the few rules that a question could mean it is nearly always the one with which it shares most of its words, whatever
/// verbs the two have. What the rule says of the case its conditions decide, read in the rule's own words where the case
/// has them; leave is given only by a condition that is met.
struct NearestByWords {
  let knowledge: KnowledgeBase
  let coverage: Coverage
  let proposal: Proposal
  /// Whether somebody other than the president asks.
  let hasAsker: Bool

  private var reading: CaseReading { coverage.reading }

  /// How much a case has to share with a statement, and how much less with any other.
  private static let enough = 5.0
  private static let lead = 0.5
  /// How much less, where no number but words alone give leave.
  private static let clearLead = 0.3

  /// What the nearest statement says of the case; empty where none is near, or two are.
  func considerations(
    _ statements: [Statement], besides considered: [Consideration]
  ) -> [Consideration] {
    guard !proposal.negated, !reading.does("refuse"),
      let (nearest, isClear) = nearest(statements)
    else { return [] }
    // Who may decide is told by authority; words only tell whose limit a number is held against.
    guard
      !nearest.draft.norms.contains(where: { norm in
        norm.decides && !isLimit(norm, nearest)
          || (norm.when + norm.unless).contains { $0.kind == .role }
      })
    else { return [] }
    let failed = Set(
      considered.filter { $0.statement.id == nearest.id && $0.applies == .no }.map(\.normIndex))
    let found = nearest.draft.norms.enumerated().compactMap { index, norm in
      failed.contains(index) ? nil : consider(nearest, norm, index)
    }
    // What is only told beside a question says little of whether a class is meant that alone is allowed.
    let isOnly = nearest.draft.norms.contains(where: \.otherwise)
    return found.filter { own in
      if own.stance.isAgainst, !own.isExcepted || !isOnly && isClear { return true }
      if !isClear, own.applies == .yes { return coverage.hasNumber(own.norm) }
      return !isOnly || own.met > 0 || own.applies == .unknown
    }
  }

  /// 月10万円未満なら所長が決める, without an act of its own, in a case that gives the number and whose verb nobody knows.
  private func isLimit(_ norm: Norm, _ statement: Statement) -> Bool {
    let courses = coverage.courses
    return hasAsker && norm.actor != nil
      && norm.act.map { courses.isLightAct($0.id) || ["decide", "approve"].contains($0.id) } ?? true
      && (!courses.namesOwnAct || courses.asksUnknownVerb)
      && coverage.hasNumber(norm)
  }

  private func nearest(_ statements: [Statement]) -> (Statement, isClear: Bool)? {
    let light = knowledge.decisionTables.lightSigns
    let own = TellingWords(proposal.said, without: light)
    var leader = Leader<Statement>()
    for statement in statements where statement.isLive {
      let shared = own.shared(with: TellingWords(statement.text, without: light))
      leader.take(statement, Double(shared))
    }
    guard let best = leader.best, leader.score >= NearestByWords.enough,
      leader.leads(by: NearestByWords.lead)
    else { return nil }
    return (best, leader.leads(by: NearestByWords.clearLead))
  }

  private func consider(
    _ statement: Statement, _ norm: Norm, _ index: Int
  ) -> Consideration? {
    guard !norm.negated, norm.over == nil,
      [.mustNot, .may, .must].contains(norm.modality)
    else { return nil }
    let course = coverage.course(norm, statement)
    let isLeft = course.omitted >= 0.5 && course.omitted > course.done
    let stance: (Stance, CitationRole)? =
      switch norm.modality {
      case .mustNot: isLeft ? nil : (.forbids, .prohibits)
      case .must: isLeft ? (.forbids, .prohibits) : (.requires, .requires)
      default: isLeft ? nil : (.permits, .permits)
      }
    guard let stance, mayMean(norm, course, statement) else { return nil }
    var consideration = Consideration(
      statement: statement, norm: norm, normIndex: index, stance: stance.0, role: stance.1,
      applies: .yes, missing: [], tested: [], fit: 0.5)
    var truth = coverage.truth
    let isLeave = stance.0 != .forbids
    truth.told = ToldWords(
      proposal.said, lifting: isLeave ? norm.when + norm.unless : norm.unless,
      knowledge.decisionTables.caseCues)
    Conditions(knowledge, reading, truth).test(norm, &consideration, upward: false)
    if coverage.isForOther(consideration) { return nil }
    coverage.leaveOpen(&consideration)
    if consideration.stance != .forbids, consideration.applies == .yes {
      if coverage.strays(from: statement) { return nil }
      guard consideration.met > 0 || consideration.role == .limits else { return nil }
    }
    return consideration
  }

  /// Whether the question may mean the norm's act: it names the same or its like, or leaves open which.
  ///
  /// A ban may also go by a verb that nobody knows.
  private func mayMean(_ norm: Norm, _ course: Course, _ statement: Statement) -> Bool {
    let courses = coverage.courses
    let isBan = norm.modality == .mustNot
    // 茶を出してよいか is not about repainting, unless the case tells the rule's own number.
    let isNumbered = coverage.decidesNumber(norm.when + norm.requires, statement)
    guard isNumbered || courses.asksAbout(norm) else { return false }
    // 参加費は8千円までとする: a number nobody may pass, whatever is done.
    let isCap = norm.requires.contains {
      $0.kind == .metric && ($0.op == .atMost || $0.op == .less)
    }
    if isCap, isNumbered, norm.modality == .must { return true }
    guard let act = norm.act, !courses.isLightAct(act.id), !norm.decides else { return true }
    // A duty lets nothing pass but just what it asks for.
    if norm.modality == .must { return course.done >= 0.9 || course.omitted >= 0.6 }
    if course.done >= 0.6 || course.omitted >= 0.6 { return true }
    if isBan, EverydayVerbs.names.contains(act.id) || courses.asksUnknownVerb { return true }
    return !courses.namesOwnAct
  }
}
