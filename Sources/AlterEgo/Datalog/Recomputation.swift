// SPDX-License-Identifier: GPL-3.0-or-later

/// Working a stratum out again from its base facts, where that is the surer or only way.
extension Engine {
  /// Recomputes a stratum and tells its dependants what came and what went.
  ///
  /// What stays keeps its row, so that dependants see no more than the difference.
  func rebuild(_ index: Int) throws(DatalogProblem) {
    let members = strata[index].members
    let before = members.map { relations[$0] }
    for member in members { relations[member] = baseFacts(of: relations[member]) }
    strata[index].stage = 0
    countFacts()
    do {
      try evaluateAll(index)
    } catch {
      for member in members { leavingRows[member] = [] }
      throw error
    }
    for (member, old) in zip(members, before) {
      let new = relations[member]
      relations[member] = old
      if old.count == 0 {
        relations[member] = new
      } else {
        update(member, from: old, to: new)
      }
    }
    countFacts()
  }

  private func baseFacts(of relation: Relation) -> Relation {
    let base = Relation(arity: relation.arity)
    for row in 0..<relation.count where relation.stages[row] == Relation.given {
      base.insert(relation.rows + row * relation.arity, stage: Relation.given)
    }
    return base
  }

  private func update(_ member: Int, from old: Relation, to new: Relation) {
    for row in 0..<old.count where old.isLive(row) {
      let found = new.find(old.rows + row * old.arity)
      if found < 0 {
        leave(row, of: member)
      } else {
        old.setStage(new.stages[found], of: row)
      }
    }
    for row in 0..<new.count {
      old.insert(new.rows + row * new.arity, stage: new.stages[row])
    }
  }
}
