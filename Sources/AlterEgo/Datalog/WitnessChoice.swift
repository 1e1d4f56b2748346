// SPDX-License-Identifier: GPL-3.0-or-later

/// The best of several ways to make a rule hold: the one whose facts come first by their values.
///
/// Rows lie in the order in which facts arrived. A proof shown to people must not depend on that,
/// so of all ways the one is taken whose conditions, in the rule's order, have the smallest values.
struct WitnessChoice {
  /// The steps that stand on rows, in the order of the rule's conditions.
  let steps: [Int]
  let columns: [[ColumnType]]
  var rows: [Int] = []
  var slots: [Word] = []
}

extension Machine {
  /// Takes the way just found if it comes before the best so far.
  func weighWitness() {
    guard let best = bestWitness else { return }
    if !best.slots.isEmpty, !comesBefore(best) { return }
    bestWitness?.rows = best.steps.map { current[$0] }
    bestWitness?.slots = (0..<max(1, clause.slotCount)).map { slots[$0] }
  }

  /// Goes back to the best way found.
  func restoreWitness() {
    guard let best = bestWitness, !best.slots.isEmpty else { return }
    for (step, row) in zip(best.steps, best.rows) { current[step] = row }
    for (slot, word) in best.slots.enumerated() { slots[slot] = word }
  }

  private func comesBefore(_ best: WitnessChoice) -> Bool {
    for (place, step) in best.steps.enumerated() {
      let (own, other) = (current[step], best.rows[place])
      if own == other { continue }
      let arity = steps[step].arity
      let (left, right) = (steps[step].rows + own * arity, steps[step].rows + other * arity)
      for (column, type) in best.columns[place].enumerated() where left[column] != right[column] {
        return type == .symbol
          ? symbols.precedes(left[column], right[column])
          : symbols.number(left[column]) < symbols.number(right[column])
      }
    }
    return false
  }
}
