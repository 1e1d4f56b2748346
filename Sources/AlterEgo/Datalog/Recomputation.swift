// SPDX-License-Identifier: GPL-3.0-or-later

/// Working a stratum out again from its base facts, after a retraction or under an absence.
extension Engine {
  /// True if going on from what is new would leave a wrong conclusion in the stratum.
  func needsRebuild(_ stratum: Stratum) -> Bool {
    if stratum.isBroken { return true }
    for member in stratum.members where retracted[member] { return true }
    guard stratum.isEvaluated else { return false }
    for predicate in stratum.uses where replaced[predicate] { return true }
    for predicate in stratum.aggregated where replaced[predicate] || hasGrown(predicate) {
      return true
    }
    for (position, absences) in stratum.absences.enumerated() {
      for (literal, predicate) in absences {
        if replaced[predicate] { return true }
        guard hasGrown(predicate) else { continue }
        if stratum.isRecursive || losesFacts(stratum, position, literal, predicate) { return true }
      }
    }
    return false
  }

  /// True if new rows of a predicate take the last proof from a conclusion that denies them.
  ///
  /// Looks at no more than the conclusions the new rows meet, so that adding a fact costs what it
  /// touches.
  private func losesFacts(
    _ stratum: Stratum, _ position: Int, _ literal: Int, _ predicate: Int
  ) -> Bool {
    let rule = stratum.rules[position]
    var window = [Range<Int>](repeating: 0..<0, count: stratum.literalCounts[position])
    for (other, used) in stratum.matches[position] { window[other] = 0..<relations[used].count }
    window[literal] = settled[predicate]..<relations[predicate].count
    let machine = machine(rule, .denied(literal: literal))
    let number = machine.clause.head
    let endangered = Relation(arity: arities[number])
    machine.limit = Int.max
    machine.run(into: endangered, relations, window: window)
    let conclusions = relations[number]
    for row in 0..<endangered.count {
      let found = conclusions.find(endangered.rows + row * endangered.arity)
      if found < 0 || conclusions.stages[found] == Relation.given { continue }
      if !isProvable(stratum, number, endangered.row(row)) { return true }
    }
    return false
  }

  private func isProvable(
    _ stratum: Stratum, _ number: Int, _ words: UnsafeMutableBufferPointer<Word>
  ) -> Bool {
    for rule in stratum.rules where clauses[rule].head == number {
      if findWitness(machine(rule, .proof), words, before: .max, of: []) { return true }
    }
    return false
  }

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
