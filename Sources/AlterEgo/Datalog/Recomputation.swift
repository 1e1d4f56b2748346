// SPDX-License-Identifier: GPL-3.0-or-later

/// Working a stratum out again from its base facts, after a retraction or under an absence.
extension Engine {
  /// Recomputes a stratum, and spares its dependants if nothing they have used is gone.
  func rebuild(_ index: Int) throws(DatalogProblem) {
    let members = strata[index].members
    let before = members.map { relations[$0] }
    for member in members { relations[member] = baseFacts(of: relations[member]) }
    strata[index].stage = 0
    try evaluateAll(index)
    for (member, old) in zip(members, before) {
      if strata[index].isBroken || !keepsAll(old, in: relations[member]) {
        replaced[member] = true
      } else {
        merge(relations[member], into: old)
        relations[member] = old
      }
    }
  }

  private func baseFacts(of relation: Relation) -> Relation {
    let base = Relation(arity: relation.arity)
    for row in 0..<relation.count where relation.stages[row] == Relation.given {
      base.insert(relation.rows + row * relation.arity, stage: Relation.given)
    }
    return base
  }

  private func keepsAll(_ old: Relation, in new: Relation) -> Bool {
    for row in 0..<old.count where new.find(old.rows + row * old.arity) < 0 { return false }
    return true
  }

  /// Keeps the old rows at their numbers, so that dependants see the rest as added.
  private func merge(_ new: Relation, into old: Relation) {
    for row in 0..<old.count {
      old.setStage(new.stages[new.find(old.rows + row * old.arity)], of: row)
    }
    for row in 0..<new.count {
      old.insert(new.rows + row * new.arity, stage: new.stages[row])
    }
  }
}
