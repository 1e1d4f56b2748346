// SPDX-License-Identifier: GPL-3.0-or-later

/// Bottom-up evaluation, stratum by stratum; each round joins only what the last one found anew.
extension Engine {
  /// Draws all conclusions from the facts as they are now.
  ///
  /// - Throws: `tooManyFacts`; the facts stay, and the next run starts over.
  package func run() throws(DatalogProblem) {
    countFacts()
    for predicate in relations.indices {
      changed[predicate] = hasGrown(predicate) || !retractions[predicate].isEmpty
    }
    do {
      for index in strata.indices { try evaluate(index) }
    } catch {
      for index in strata.indices { strata[index].isBroken = true }
      settle()
      throw error
    }
    settle()
  }

  func countFacts() {
    liveCount = 0
    for relation in relations { liveCount += relation.liveCount }
  }

  private func settle() {
    meetings = [:]
    for predicate in Array(touched.keys) { noteTouched(predicate) }
    for predicate in relations.indices {
      if !leavingRows[predicate].isEmpty {
        for row in leavingRows[predicate] { relations[predicate].remove(row) }
        leavingRows[predicate] = []
        compact(predicate)
      }
      removals[predicate] = nil
      if !retractions[predicate].isEmpty { retractions[predicate] = [] }
      settled[predicate] = relations[predicate].count
    }
  }

  /// Makes a relation anew once three of four of its rows are gone.
  private func compact(_ predicate: Int) {
    let relation = relations[predicate]
    guard relation.removedCount > 1024,
      relation.removedCount * 4 > relation.count * 3
    else { return }
    relations[predicate] = relation.compacted()
  }

  private func evaluate(_ index: Int) throws(DatalogProblem) {
    let stratum = strata[index]
    if stratum.isEvaluated, !stratum.isBroken, !stratum.watched.contains(where: { changed[$0] }) {
      return
    }
    defer { for member in stratum.members { changed[member] = hasChanged(member) } }
    if strata[index].isBroken {
      try rebuild(index)
    } else if strata[index].isEvaluated {
      try maintain(index)
    } else {
      for member in strata[index].members { dropRetracted(member) }
      try evaluateAll(index)
    }
    strata[index].isEvaluated = true
    strata[index].isBroken = false
  }

  /// Takes out what was retracted before anything was concluded from it.
  private func dropRetracted(_ predicate: Int) {
    for row in retractions[predicate]
    where relations[predicate].stages[row] == Relation.retracted {
      relations[predicate].remove(row)
      liveCount -= 1
    }
  }

  /// Whether a rule may conclude anything else now.
  func isTouched(_ stratum: Stratum, _ position: Int) -> Bool {
    if stratum.isRecursive { return true }
    for predicate in stratum.reads[position] where changed[predicate] { return true }
    return false
  }

  func hasGrown(_ stratum: Stratum) -> Bool {
    for predicate in stratum.uses where hasGrown(predicate) { return true }
    for predicate in stratum.members where hasGrown(predicate) { return true }
    return false
  }

  /// True if a relation got rows since the last run.
  func hasGrown(_ predicate: Int) -> Bool { relations[predicate].count > settled[predicate] }

  // MARK: Rounds

  /// Works a stratum out from the base facts its relations hold.
  func evaluateAll(_ index: Int) throws(DatalogProblem) {
    let stratum = strata[index]
    guard !stratum.rules.isEmpty else { return }
    let start = counts(of: stratum.members)
    strata[index].stage += 1
    for (position, rule) in stratum.rules.enumerated() {
      var window = [Range<Int>](repeating: 0..<0, count: stratum.literalCounts[position])
      var isEmpty = false
      for (literal, predicate) in stratum.matches[position] {
        window[literal] = 0..<(start[predicate] ?? relations[predicate].count)
        if window[literal].isEmpty { isEmpty = true }
      }
      if !isEmpty { try execute(rule, .full, window, stage: strata[index].stage) }
    }
    try evaluateRounds(index, from: start)
  }

  /// Goes on from what was added since the last run.
  func evaluateNew(_ index: Int) throws(DatalogProblem) {
    let stratum = strata[index]
    guard !stratum.rules.isEmpty else { return }
    // Where no rule reads what the stratum concludes, there is nothing to hold still.
    let end = stratum.isRecursive ? counts(of: stratum.members) : [:]
    stratum.stage += 1
    for (position, rule) in stratum.rules.enumerated() where isTouched(stratum, position) {
      for (literal, predicate) in stratum.matches[position]
      where changed[predicate] || stratum.isRecursive {
        let last = end[predicate] ?? relations[predicate].count
        if last <= settled[predicate] { continue }
        var window = [Range<Int>](repeating: 0..<0, count: stratum.literalCounts[position])
        for (other, used) in stratum.matches[position] {
          let count = end[used] ?? relations[used].count
          // What is new on both sides is found once: earlier conditions then use old rows only.
          if other == literal {
            window[other] = settled[used]..<count
          } else {
            window[other] = 0..<(other < literal ? settled[used] : count)
          }
        }
        try execute(
          rule, .delta(literal: literal), window, stage: strata[index].stage,
          stratum.matches[position])
      }
    }
    if stratum.isRecursive { try evaluateRounds(index, from: end) }
  }

  /// Repeats the recursive rules on the rows each round added, until one adds none.
  func evaluateRounds(_ index: Int, from start: [Int: Int]) throws(DatalogProblem) {
    let stratum = strata[index]
    guard stratum.isRecursive else { return }
    var start = start
    while true {
      let end = counts(of: stratum.members)
      if end == start { return }
      strata[index].stage += 1
      for (position, rule) in stratum.rules.enumerated() {
        for (literal, predicate) in stratum.matches[position] {
          guard let first = start[predicate], let last = end[predicate], first < last
          else { continue }
          var window = [Range<Int>](repeating: 0..<0, count: stratum.literalCounts[position])
          for (other, used) in stratum.matches[position] {
            let count = end[used] ?? relations[used].count
            window[other] = 0..<(other < literal ? start[used] ?? count : count)
          }
          window[literal] = first..<last
          try execute(
            rule, .delta(literal: literal), window, stage: strata[index].stage,
            stratum.matches[position])
        }
      }
      start = end
    }
  }

  func counts(of members: [Int]) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for member in members { counts[member] = relations[member].count }
    return counts
  }

  /// Runs a plan into its rule's relation; `instead` names a condition and the rows it goes
  /// through in place of its predicate's.
  func execute(
    _ rule: Int, _ purpose: JoinPlan.Purpose, _ window: [Range<Int>], stage: Int32,
    _ matches: [(literal: Int, predicate: Int)] = [],
    instead: (literal: Int, rows: Relation)? = nil
  ) throws(DatalogProblem) {
    for (literal, _) in matches where window[literal].isEmpty { return }
    let machine = machine(rule, purpose)
    let head = relations[machine.clause.head]
    machine.stage = stage
    let before = head.count
    machine.limit = before + max(0, factLimit - liveCount) + 1
    if purpose == .full, head.count == 0 {
      machine.runFirst(into: head, relations, window: window)
    } else {
      machine.run(
        into: head, relations, window: window, literal: instead?.literal ?? -1,
        instead: instead?.rows)
    }
    liveCount += head.count - before
    if machine.limitReached {
      machine.limitReached = false
      throw DatalogProblem(.tooManyFacts(limit: factLimit), at: program.rules[rule].place)
    }
  }

  func machine(_ rule: Int, _ purpose: JoinPlan.Purpose) -> Machine {
    for known in machines[rule] where known.purpose == purpose { return known.machine }
    let plan = JoinPlan(clauses[rule], for: purpose)
    let machine = Machine(clauses[rule], plan, arities: arities, symbols: symbols)
    machines[rule].append((purpose, machine))
    return machine
  }
}
