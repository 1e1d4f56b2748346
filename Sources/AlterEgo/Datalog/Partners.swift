// SPDX-License-Identifier: GPL-3.0-or-later

/// Going from what changed to the instances of rules by way of one of their atoms.
///
/// Many rules may ask for the absence of one and the same thing: `p("x", A, B), !q(A, B)` and
/// `p("y", A, B), !q(A, B)`. When much of `q` changes at once, the rows of `p` that meet what changed
/// are looked for once for all of them; each rule then goes through these alone.
struct Partners: Hashable {
  /// The predicate that stands behind the `!`.
  let absent: Int
  let predicate: Int
  /// For each column of the absent atom that counts, the column of the other with the same value.
  let columns: [Columns]

  struct Columns: Hashable {
    let absent: Int
    let own: Int
  }

  /// An atom of a rule that holds all that the absent atom at a position names; nil without one.
  static func find(
    _ clause: Clause, absent literal: Int, outside members: [Int]
  ) -> (literal: Int, partners: Partners)? {
    var absent: Clause.Match?
    for case .absent(let match) in clause.conditions where match.literal == literal {
      absent = match
    }
    guard let absent else { return nil }
    let named = absent.slots.enumerated().filter { $0.element != Clause.anySlot }
    guard !named.isEmpty else { return nil }
    for case .match(let match) in clause.conditions where !members.contains(match.predicate) {
      let columns = named.compactMap { column, slot in
        match.slots.firstIndex(of: slot).map { Columns(absent: column, own: $0) }
      }
      guard columns.count == named.count else { continue }
      return (
        match.literal,
        Partners(absent: absent.predicate, predicate: match.predicate, columns: columns)
      )
    }
    return nil
  }
}

extension Engine {
  /// What was looked for in this run.
  struct Meeting: Hashable {
    let partners: Partners
    /// Whether for what went rather than for what came; for what came, also rows that leave count.
    let isFreed: Bool
  }

  /// The rows of an atom's predicate that meet what came to the absent one, or what went from it.
  func meeting(_ partners: Partners, isFreed: Bool) -> Relation {
    let key = Meeting(partners: partners, isFreed: isFreed)
    if let known = meetings[key] { return known }
    let relation = relations[partners.predicate]
    let found = Relation(arity: relation.arity)
    let (changed, rows) = changes(partners.absent, isFreed: isFreed)
    let columns = partners.columns.sorted { $0.own < $1.own }
    let index = relation.index(on: columns.map(\.own))
    var words = [Word](repeating: 0, count: columns.count)
    for row in rows {
      let values = changed.row(row)
      for (place, column) in columns.enumerated() { words[place] = values[column.absent] }
      var at = index.newest(words, in: relation)
      while at >= 0 {
        let counts = isFreed ? relation.isLive(at) : relation.stages[at] != Relation.gone
        if counts { found.insert(relation.row(at).baseAddress ?? emptyRow, stage: 1) }
        at = Int(index.next[at])
      }
    }
    meetings[key] = found
    return found
  }

  /// How many rows came to a predicate in this run, or went from it.
  func changeCount(_ predicate: Int, isFreed: Bool) -> Int {
    changes(predicate, isFreed: isFreed).rows.count
  }

  private func changes(_ predicate: Int, isFreed: Bool) -> (relation: Relation, rows: Range<Int>) {
    let relation = relations[predicate]
    guard isFreed else { return (relation, settled[predicate]..<relation.count) }
    guard let gone = removals[predicate] else { return (relation, 0..<0) }
    return (gone, 0..<gone.count)
  }
}
