// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Norms of a statement that only say what is special beside one that covers the case.
extension Coverage {
  /// Norms of a statement that covers the case which say what is special about it: the exception
  /// names only that, and leaves the rest to the rule before.
  func siblings(of found: [Consideration], _ statement: Statement) -> [Consideration] {
    let taken = Set(found.map(\.normIndex))
    let common = Set(found.flatMap { content($0.norm) })
    return statement.draft.norms.enumerated().compactMap { index, norm in
      guard index > 0, !taken.contains(index), !norm.otherwise,
        [.mustNot, .may, .must].contains(norm.modality)
      else { return nil }
      let own = content(norm).filter { !common.contains($0) && !light.contains($0) }
      if norm.modality == .mustNot, isLeftUndone(norm, statement) { return nil }
      if let thing = norm.object, own.contains(thing), special(thing, statement) < 0.3,
        !isReplaced(thing, of: norm, statement)
      {
        return nil
      }
      let found = own.map { special($0, statement) }
      let isMeant =
        own.isEmpty ? !norm.when.isEmpty : found.reduce(0, +) / Double(found.count) >= 0.5
      let isBan = norm.modality == .mustNot
      let isMet =
        isBan && !norm.when.isEmpty
        && norm.when.allSatisfy { truth.truth($0, in: statement) == .yes }
      guard isMeant || isMet, !norm.negated || norm.modality == .may else { return nil }
      // Only what is fully met permits.
      if !isBan, isOfAnotherVerb(norm) || found.contains(where: { $0 < 0.7 }) { return nil }
      var consideration = Consideration(
        statement: statement, norm: norm, normIndex: index,
        stance: isBan ? .forbids : norm.modality == .may ? .permits : .requires,
        role: isBan ? .prohibits : norm.modality == .may ? .permits : .requires, applies: .yes,
        missing: [], tested: [], fit: 0.7)
      conditions.test(norm, &consideration, upward: false)
      guard consideration.applies == .yes, isBan || consideration.met > 0 else { return nil }
      return consideration
    }
  }

  /// 買い替えず、塗り直して使ってよいか: the case says that it does not do what the ban is on.
  private func isLeftUndone(_ ban: Norm, _ statement: Statement) -> Bool {
    let course = course(ban, statement)
    return course.omitted >= 0.9 && course.done < 0.5
  }
}
