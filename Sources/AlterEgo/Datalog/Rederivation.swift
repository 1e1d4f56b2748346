// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeping conclusions true that rest on others of their own kind, at the cost of what edits touch.
///
/// A row of a recursive predicate may be proved by way of itself, so that looking for another proof
/// tells nothing while the row is there. All rows that may be gone are therefore hidden first, with
/// all that may rest on them; what the others prove comes back, and what that proves in turn.
extension Engine {
  /// A row of a member of the stratum.
  private struct Member {
    let predicate: Int
    let row: Int
  }

  /// Brings a recursive stratum up to date that may have lost something.
  func rederive(_ index: Int) throws(DatalogProblem) {
    guard let endangered = endangered(strata[index]) else {
      // So many may be gone that working the stratum out again costs less.
      return try rebuild(index)
    }
    for member in endangered {
      relations[member.predicate].setStage(Relation.leaving, of: member.row)
    }
    defer {
      for member in endangered where isHidden(member) { leave(member.row, of: member.predicate) }
    }
    for (position, rule) in strata[index].rules.enumerated() {
      try addAllowed(strata[index], position, rule)
      strata[index].stage += 1
    }
    try evaluateNew(index)
    var back = provable(endangered, strata[index])
    var hasMore = false
    while !back.isEmpty {
      // Each round gets a stage of its own, so that proofs lead from later rounds to earlier ones.
      strata[index].stage += 1
      for member in back {
        relations[member.predicate].setStage(strata[index].stage, of: member.row)
      }
      let reached = scratch(strata[index])
      spread(strata[index], rows(back), seesLeaving: false, into: reached)
      if try take(reached, index) { hasMore = true }
      back = []
      for (predicate, heads) in reached.sorted(by: { $0.key < $1.key }) {
        back += known(heads, from: 0, of: predicate).filter(isHidden)
      }
      if back.isEmpty, hasMore {
        back = provable(endangered, strata[index])
        hasMore = false
      }
    }
  }

  private func isHidden(_ member: Member) -> Bool {
    relations[member.predicate].stages[member.row] == Relation.leaving
  }

  /// Those still hidden that what is not proves.
  private func provable(_ members: [Member], _ stratum: Stratum) -> [Member] {
    members.filter {
      isHidden($0) && isProvable(stratum, $0.predicate, relations[$0.predicate].row($0.row))
    }
  }

  /// Adds the heads that are new, with what they lead to; false if none is.
  private func take(_ reached: [Int: Relation], _ index: Int) throws(DatalogProblem) -> Bool {
    let start = counts(of: strata[index].members)
    strata[index].stage += 1
    for (predicate, heads) in reached.sorted(by: { $0.key < $1.key }) {
      for head in 0..<heads.count {
        relations[predicate].insert(
          heads.rows + head * heads.arity, stage: strata[index].stage)
      }
    }
    guard start != counts(of: strata[index].members) else { return false }
    try evaluateRounds(index, from: start)
    return true
  }

  /// The conclusions that may rest on what changed, each once; nil when they are most of all.
  private func endangered(_ stratum: Stratum) -> [Member]? {
    let reached = scratch(stratum)
    for (predicate, heads) in reached {
      let relation = relations[predicate]
      for row in retractions[predicate] where relation.stages[row] == Relation.retracted {
        heads.insert(relation.row(row).baseAddress ?? emptyRow, stage: 1)
      }
    }
    for (position, rule) in stratum.rules.enumerated() {
      guard let heads = reached[clauses[rule].head] else { continue }
      endanger(stratum, position, rule, into: heads)
    }
    var all = 0
    for predicate in stratum.members { all += relations[predicate].liveCount }
    var found: [Member] = []
    var seen: [Int: Int] = [:]
    while true {
      var fresh: [Member] = []
      for (predicate, heads) in reached.sorted(by: { $0.key < $1.key }) {
        let relation = relations[predicate]
        fresh += known(heads, from: seen[predicate] ?? 0, of: predicate).filter {
          relation.isLive($0.row) && relation.stages[$0.row] != Relation.given
        }
        seen[predicate] = heads.count
      }
      if fresh.isEmpty { return found }
      found += fresh
      if found.count * 2 > all { return nil }
      spread(stratum, rows(fresh), seesLeaving: true, into: reached)
    }
  }

  /// Collects the heads of rules that one of some rows of the stratum has a part in.
  private func spread(
    _ stratum: Stratum, _ rows: [Int: Relation], seesLeaving: Bool, into reached: [Int: Relation]
  ) {
    for (position, rule) in stratum.rules.enumerated() {
      guard let heads = reached[clauses[rule].head] else { continue }
      let all = fullWindow(stratum, position)
      for (literal, predicate) in stratum.matches[position] {
        guard let rows = rows[predicate] else { continue }
        search(
          rule, .delta(literal: literal), all, literal, rows, seesLeaving: seesLeaving, into: heads)
      }
    }
  }

  /// An empty relation for each member.
  private func scratch(_ stratum: Stratum) -> [Int: Relation] {
    var relations: [Int: Relation] = [:]
    for predicate in stratum.members { relations[predicate] = Relation(arity: arities[predicate]) }
    return relations
  }

  /// Rows by their predicate, as relations to go through.
  private func rows(_ members: [Member]) -> [Int: Relation] {
    var rows: [Int: Relation] = [:]
    for member in members {
      let relation = rows[member.predicate] ?? Relation(arity: arities[member.predicate])
      relation.insert(
        relations[member.predicate].row(member.row).baseAddress ?? emptyRow, stage: 1)
      rows[member.predicate] = relation
    }
    return rows
  }

  /// The rows of a predicate with the values of some heads, from one of these on.
  private func known(_ heads: Relation, from start: Int, of predicate: Int) -> [Member] {
    var members: [Member] = []
    for head in start..<heads.count {
      let row = relations[predicate].find(heads.rows + head * heads.arity)
      if row >= 0 { members.append(Member(predicate: predicate, row: row)) }
    }
    return members
  }
}
