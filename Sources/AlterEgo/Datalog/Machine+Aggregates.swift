// SPDX-License-Identifier: GPL-3.0-or-later

/// Count, min and max over the ways to make a body hold.
extension Machine {
  /// Works out an aggregate for the present groups and binds or compares its result.
  func aggregate(_ step: UnsafeMutablePointer<Step>) -> Bool {
    accumulator = 0
    accumulatorIsEmpty = true
    let body = step.pointee.left
    if countsRows(from: body) {
      accumulator = steps[body].live
    } else {
      walk(from: body)
    }
    let counts = planned[chainEnd(from: body)].kind == .count
    if accumulatorIsEmpty && !counts { return false }
    let result = symbols.word(of: accumulator)
    if step.pointee.right >= 0 { return slots[step.pointee.right] == result }
    slots[step.pointee.target] = result
    return true
  }

  /// Whether every row of a relation that counts now is a way of its own to make a body hold.
  private func countsRows(from body: Int) -> Bool {
    let (row, end) = (steps + body, steps + body + 1)
    return row.pointee.task == .scan && end.pointee.task == .count
      && row.pointee.keys == row.pointee.end && row.pointee.stageLimit == Relation.leaving
      && collected == nil
  }

  /// Takes one way to make the body hold into account.
  @inline(__always)
  func accumulate(_ step: UnsafeMutablePointer<Step>) {
    switch step.pointee.task {
    case .count:
      accumulator += 1
    case .minimum:
      let value = symbols.number(slots[step.pointee.left])
      accumulator = accumulatorIsEmpty ? value : min(accumulator, value)
    default:
      let value = symbols.number(slots[step.pointee.left])
      accumulator = accumulatorIsEmpty ? value : max(accumulator, value)
    }
    accumulatorIsEmpty = false
  }

  /// The step that ends a chain.
  private func chainEnd(from first: Int) -> Int {
    var index = first
    while true {
      switch planned[index].kind {
      case .count, .minimum, .maximum: return index
      default: index += 1
      }
    }
  }

  /// Notes the rows an aggregate's body stands on.
  func collect(from first: Int, to end: Int) {
    for index in first..<end {
      switch planned[index].kind {
      case .scan, .probe, .member:
        collected?.append((planned[index].predicate, current[index]))
      default: break
      }
    }
  }
}
