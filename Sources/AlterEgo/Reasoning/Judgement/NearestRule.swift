// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Finds the one statement that a case speaks of, where no norm covers it by its act.
///
/// People ask in words of their own: let them go, どうぞとお通ししてよいか. When the case speaks of most of
/// what one statement is about, and of no other as much, that statement is held against it whatever
/// the verb; its numbers and conditions decide as they do elsewhere.
struct NearestRule {
  let knowledge: KnowledgeBase
  let coverage: Coverage
  let proposal: Proposal

  private var reading: CaseReading { coverage.reading }

  /// How much of a norm a case speaks of.
  private struct Nearness {
    /// Telling terms of the norm, and those of them that the case speaks of.
    var telling = 0
    var told = 0
    /// Of those told, terms of the main clause.
    var main = 0
    /// Whether the case gives a number that the norm limits.
    var isNumbered = false

    var weight: Int { told + (isNumbered ? 1 : 0) }
    /// What sets one norm before another: how much is told, and of how much.
    var order: (Int, Int) { (weight, told - telling) }
    var isNear: Bool {
      guard main > 0, weight > 1 else { return false }
      return isNumbered ? weight * 5 >= (telling + 1) * 2 : told * 2 >= telling
    }
  }

  /// What the nearest statement says of the case; empty where none is near, or two are.
  func considerations(_ statements: [Statement]) -> [Consideration] {
    guard !reading.proposal.negated, !reading.does("refuse") else { return [] }
    var best: (statement: Statement, order: (Int, Int))?
    var isShared = false
    for statement in statements where statement.isLive {
      let near = statement.draft.norms
        .filter { $0.speaksOfCases && mayMean($0, statement) && coverage.courses.asksAbout($0) }
        .map { nearness($0, statement) }.filter(\.isNear)
      guard let order = near.map(\.order).max(by: <) else { continue }
      guard let known = best, order <= known.order else {
        best = (statement, order)
        isShared = false
        continue
      }
      isShared = isShared || order == known.order
    }
    guard let best, !isShared else { return [] }
    let found = best.statement.draft.norms.enumerated().compactMap { index, norm in
      consider(best.statement, norm, index)
    }
    // What is only told beside a question says little of whether a class is meant that alone is
    // allowed.
    let isOnly = best.statement.draft.norms.contains(where: \.otherwise)
    return isOnly
      ? found.filter { $0.stance.isAgainst && !$0.isExcepted || coverage.hasNumber($0.norm) }
      : found
  }

  private func nearness(_ norm: Norm, _ statement: Statement) -> Nearness {
    var nearness = Nearness()
    let main = [norm.act].compactMap { $0 } + norm.content
    let conditions = norm.when.flatMap(\.terms)
    var seen: Set<Term> = []
    for (index, term) in (main + conditions).enumerated()
    where seen.insert(term).inserted && !coverage.isLight(term) && !coverage.isLightAct(term) {
      nearness.telling += 1
      guard isTold(term, statement) else { continue }
      nearness.told += 1
      if index < main.count { nearness.main += 1 }
    }
    nearness.isNumbered = coverage.hasNumber(norm)
    return nearness
  }

  /// Whether the question may mean the norm's act.
  ///
  /// Leave reaches no further than its own act, so the question must leave open which it is; a ban
  /// may also go by two names that nobody knows.
  private func mayMean(_ norm: Norm, _ statement: Statement) -> Bool {
    let courses = coverage.courses
    guard !coverage.tellsOtherAct(norm),
      norm.modality == .mustNot
        ? !coverage.asksOfOther(norm, statement) : !coverage.strays(from: statement)
    else { return false }
    // Give a guest a toy: a verb that tells little, with a thing of its own, is an act of its own.
    guard courses.namesOwnAct else {
      let isLight = proposal.act.map(coverage.isLightAct) ?? false
      return norm.modality != .mustNot || !isLight || !coverage.strays(from: statement)
        || norm.act.map { coverage.evidence($0, statement).any >= 0.6 } ?? true
    }
    if courses.course(norm, statement).done >= 0.6 {
      // We pay no money; may we give her a room: an act of the same family needs the same thing.
      guard let act = norm.act, let object = norm.object, !coverage.isLight(object) else {
        return true
      }
      return coverage.evidence(act, statement).proposed >= 0.6 || isTold(object, statement)
    }
    return norm.modality == .mustNot && courses.asksUnknownVerb && norm.act?.isWord ?? true
  }

  private func isTold(_ term: Term, _ statement: Statement) -> Bool {
    coverage.evidence(term, statement).any >= 0.6
  }

  private func consider(_ statement: Statement, _ norm: Norm, _ index: Int) -> Consideration? {
    guard norm.speaksOfCases, mayMean(norm, statement),
      norm.modality == .mustNot || nearness(norm, statement).isNear,
      coverage.course(norm, statement).omitted < 0.5
    else { return nil }
    let isBan = norm.modality == .mustNot
    var consideration = Consideration(
      statement: statement, norm: norm, normIndex: index, stance: isBan ? .forbids : .permits,
      role: isBan ? .prohibits : .permits, applies: .yes, missing: [], tested: [], fit: 0.5)
    coverage.conditions.test(norm, &consideration, upward: false)
    // Feed the horses, of nobody rides them unless …: an exception allows no more than its own act.
    if consideration.isExcepted, coverage.courses.asksUnknownVerb,
      norm.act.map({ coverage.evidence($0, statement).proposed < 0.7 }) ?? true
    {
      consideration.isWeak = true
    }
    coverage.leaveOpen(&consideration)
    return consideration
  }
}

extension Norm {
  /// A ban or permission for anybody, which a case may be held against by what it is about.
  var speaksOfCases: Bool {
    guard !decides, !negated, actor == nil else { return false }
    return modality == .mustNot || modality == .may
  }
}
