// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeping conclusions true after edits, at the cost of what the edits touch.
///
/// The scheme is delete and rederive (Gupta, Mumick and Subrahmanian 1993): whatever may have
/// rested on what changed is looked at, what no rule proves any more is taken away, then what the
/// changes allow is added. Where predicates depend on themselves, `Rederivation.swift` looks.
extension Engine {
  /// Brings a stratum that was worked out before up to date with the strata below it.
  func maintain(_ index: Int) throws(DatalogProblem) {
    let stratum = strata[index]
    if stratum.isRecursive {
      if mayLose(stratum) {
        try rederive(index)
      } else if hasGrown(stratum) {
        try evaluateNew(index)
      }
      return
    }
    guard let member = stratum.members.first else { return }
    try removeUnproved(stratum, member)
    try evaluateNew(index)
    for (position, rule) in stratum.rules.enumerated() where isTouched(stratum, position) {
      try addAllowed(stratum, position, rule)
    }
  }

  /// True if rows of a predicate came or went in this run.
  func hasChanged(_ predicate: Int) -> Bool {
    hasGrown(predicate) || removals[predicate] != nil
  }

  /// True if going on from what is new might leave a wrong conclusion.
  private func mayLose(_ stratum: Stratum) -> Bool {
    for member in stratum.members where !retractions[member].isEmpty { return true }
    for predicate in stratum.uses where removals[predicate] != nil { return true }
    for predicate in stratum.aggregated where hasChanged(predicate) { return true }
    for absences in stratum.absences {
      for (_, predicate) in absences where hasChanged(predicate) { return true }
    }
    return false
  }

  // MARK: Removing

  /// Takes away the rows of a predicate that no rule proves any more.
  private func removeUnproved(_ stratum: Stratum, _ member: Int) throws(DatalogProblem) {
    let endangered = Relation(arity: arities[member])
    for row in retractions[member] where relations[member].stages[row] == Relation.retracted {
      endangered.insert(relations[member].row(row).baseAddress ?? emptyRow, stage: 1)
    }
    for (position, rule) in stratum.rules.enumerated() where isTouched(stratum, position) {
      endanger(stratum, position, rule, into: endangered)
    }
    let conclusions = relations[member]
    for row in 0..<endangered.count {
      let found = conclusions.find(endangered.rows + row * endangered.arity)
      guard found >= 0, conclusions.isLive(found), conclusions.stages[found] != Relation.given
      else { continue }
      if isProvable(stratum, member, endangered.row(row)) {
        if conclusions.stages[found] == Relation.retracted { conclusions.setStage(1, of: found) }
      } else {
        leave(found, of: member)
      }
    }
  }

  /// Collects the heads of instances that held before and may not hold now.
  ///
  /// Each instance that fell has a condition that broke; it is found from one whose kind comes
  /// last in the order of match, absence, aggregate, since a search for one kind passes over what
  /// the kinds after it tell.
  func endanger(
    _ stratum: Stratum, _ position: Int, _ rule: Int, into endangered: Relation
  ) {
    guard mayBreak(stratum, position) else { return }
    let all = fullWindow(stratum, position)
    for (literal, predicate) in stratum.matches[position] {
      guard let gone = removals[predicate] else { continue }
      search(rule, .delta(literal: literal), all, literal, gone, into: endangered)
    }
    for (place, (literal, predicate)) in stratum.absences[position].enumerated()
    where hasGrown(predicate) {
      if let way = stratum.partners[position][place],
        changeCount(predicate, isFreed: false) > fewChanges
      {
        let rows = meeting(way.partners, isFreed: false)
        search(rule, .held(literal: way.literal), all, way.literal, rows, into: endangered)
        continue
      }
      var window = all
      window[literal] = settled[predicate]..<relations[predicate].count
      search(rule, .denied(literal: literal), window, into: endangered)
    }
    for change in changedGroups(stratum, position, all) {
      search(
        rule, .regrouped(literal: change.literal, atom: change.atom), change.window,
        clauses[rule].literalCount, change.gone, into: endangered)
    }
  }

  /// Whether an instance of a rule may have fallen.
  private func mayBreak(_ stratum: Stratum, _ position: Int) -> Bool {
    stratum.matches[position].contains { hasLost($0.predicate) }
      || stratum.absences[position].contains { changed[$0.predicate] && hasGrown($0.predicate) }
      || stratum.counts[position].contains { changed[$0.predicate] }
  }

  /// Whether a rule may conclude more because something is gone or counted anew.
  private func mayAllow(_ stratum: Stratum, _ position: Int) -> Bool {
    stratum.absences[position].contains { hasLost($0.predicate) }
      || stratum.counts[position].contains { changed[$0.predicate] }
  }

  /// Whether rows of a predicate of an earlier stratum went.
  private func hasLost(_ predicate: Int) -> Bool {
    changed[predicate] && removals[predicate] != nil
  }

  /// Collects the heads of a plan's instances; `seesLeaving` also of those that held before.
  func search(
    _ rule: Int, _ purpose: JoinPlan.Purpose, _ window: [Range<Int>], _ literal: Int = -1,
    _ instead: Relation? = nil, seesLeaving: Bool = true, into endangered: Relation
  ) {
    let machine = machine(rule, purpose)
    machine.limit = Int.max
    machine.seesLeaving = seesLeaving
    machine.run(into: endangered, relations, window: window, literal: literal, instead: instead)
    machine.seesLeaving = false
  }

  func isProvable(
    _ stratum: Stratum, _ number: Int, _ words: UnsafeMutableBufferPointer<Word>
  ) -> Bool {
    for rule in stratum.rules where clauses[rule].head == number {
      if findWitness(machine(rule, .proof), words, before: .max, of: []) { return true }
    }
    return false
  }

  /// Takes a row away; until the end of the run those who ask for the past still see it.
  func leave(_ row: Int, of predicate: Int) {
    let relation = relations[predicate]
    relation.setStage(Relation.leaving, of: row)
    liveCount -= 1
    leavingRows[predicate].append(row)
    let gone = removals[predicate] ?? Relation(arity: relation.arity)
    gone.insert(relation.row(row).baseAddress ?? emptyRow, stage: 1)
    removals[predicate] = gone
  }

  // MARK: Adding

  /// Adds what a rule concludes because something is gone or an aggregate changed.
  func addAllowed(
    _ stratum: Stratum, _ position: Int, _ rule: Int
  ) throws(DatalogProblem) {
    guard mayAllow(stratum, position) else { return }
    let all = fullWindow(stratum, position)
    let stage = stratum.stage + 1
    for (place, (literal, predicate)) in stratum.absences[position].enumerated() {
      guard let gone = removals[predicate] else { continue }
      if let way = stratum.partners[position][place],
        changeCount(predicate, isFreed: true) > fewChanges
      {
        let rows = meeting(way.partners, isFreed: true)
        try execute(
          rule, .delta(literal: way.literal), all, stage: stage, instead: (way.literal, rows))
        continue
      }
      try execute(
        rule, .freed(literal: literal), all, stage: stage,
        instead: (clauses[rule].literalCount, gone))
    }
    for change in changedGroups(stratum, position, all) {
      try execute(
        rule, .counted(literal: change.literal, atom: change.atom), change.window, stage: stage,
        instead: change.gone.map { (clauses[rule].literalCount, $0) })
    }
  }

  /// The rows that came to, or went from, a predicate inside an aggregate.
  private struct GroupChange {
    let literal: Int
    let atom: Int
    let window: [Range<Int>]
    /// The rows that went; nil for those that came, which the window holds.
    let gone: Relation?
  }

  private func changedGroups(
    _ stratum: Stratum, _ position: Int, _ all: [Range<Int>]
  ) -> [GroupChange] {
    var changes: [GroupChange] = []
    for (literal, atom, predicate) in stratum.counts[position] {
      if hasGrown(predicate) {
        var window = all
        window[all.count - 1] = settled[predicate]..<relations[predicate].count
        changes.append(GroupChange(literal: literal, atom: atom, window: window, gone: nil))
      }
      if let gone = removals[predicate] {
        changes.append(GroupChange(literal: literal, atom: atom, window: all, gone: gone))
      }
    }
    return changes
  }

  func fullWindow(_ stratum: Stratum, _ position: Int) -> [Range<Int>] {
    var window = [Range<Int>](repeating: 0..<0, count: stratum.literalCounts[position])
    for (literal, used) in stratum.matches[position] { window[literal] = 0..<relations[used].count }
    return window
  }
}
