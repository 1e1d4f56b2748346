// SPDX-License-Identifier: GPL-3.0-or-later

/// The hot loop: depth-first through the steps of a plan.
extension Machine {
  /// Runs a chain of steps from `first` until it has no more answers or one is enough.
  func walk(from first: Int) {
    var depth = first
    var entering = true
    while true {
      let step = steps + depth
      let passed: Bool
      switch step.pointee.kind {
      case .scan:
        if entering { cursors[depth] = step.pointee.low }
        passed = advanceScan(step, depth)
      case .probe:
        if entering { cursors[depth] = newest(step) }
        passed = advanceChain(step, depth)
      case .member:
        passed = isMember(step, depth)
      case .notMember:
        passed = find(step) < 0
      case .notProbe:
        passed =
          step.pointee.keys == step.pointee.binds
          ? step.pointee.high == 0 : newest(step) < 0
      case .compare:
        passed = compare(step)
      case .copy:
        slots[step.pointee.target] = slots[step.pointee.left]
        passed = true
      case .compute, .computeAndCheck:
        passed = compute(step)
      case .aggregate:
        passed = aggregate(step)
      case .newHead:
        fillHead()
        passed = head.find(headBuffer) < 0
      case .emit:
        emit()
        if limitReached { return }
        passed = false
      case .count, .minimum, .maximum:
        accumulate(step)
        if collected != nil { collect(from: first, to: depth) }
        passed = false
      case .witness:
        witnessFound = true
        return
      }
      if passed {
        depth += 1
        entering = true
      } else {
        // A step that generates and has no more rows also falls back to the one before it.
        depth = step.pointee.back
        if depth < first { return }
        entering = false
      }
    }
  }

  // MARK: Rows

  @inline(__always)
  private func accepts(
    _ step: UnsafeMutablePointer<Step>, _ values: UnsafeMutablePointer<Int>, keys: Bool
  ) -> Bool {
    var operand = step.pointee.keys
    if keys {
      let end = step.pointee.binds
      while operand < end {
        if values[operands[operand].column] != slots[operands[operand].slot] { return false }
        operand += 1
      }
    }
    operand = step.pointee.binds
    let checks = step.pointee.checks
    while operand < checks {
      slots[operands[operand].slot] = values[operands[operand].column]
      operand += 1
    }
    let end = step.pointee.end
    while operand < end {
      if values[operands[operand].column] != slots[operands[operand].slot] { return false }
      operand += 1
    }
    return true
  }

  @inline(__always)
  private func advanceScan(_ step: UnsafeMutablePointer<Step>, _ depth: Int) -> Bool {
    var row = cursors[depth]
    let high = step.pointee.high
    let arity = step.pointee.arity
    while row < high {
      if accepts(step, step.pointee.rows + row * arity, keys: true),
        step.pointee.stages[row] < step.pointee.stageLimit
      {
        current[depth] = row
        cursors[depth] = step.pointee.once ? high : row + 1
        return true
      }
      row += 1
    }
    return false
  }

  @inline(__always)
  private func advanceChain(_ step: UnsafeMutablePointer<Step>, _ depth: Int) -> Bool {
    var row = cursors[depth]
    let low = step.pointee.low
    let high = step.pointee.high
    let arity = step.pointee.arity
    while row >= low {
      let following = Int(step.pointee.next[row])
      if row < high, accepts(step, step.pointee.rows + row * arity, keys: false),
        step.pointee.stages[row] < step.pointee.stageLimit
      {
        current[depth] = row
        cursors[depth] = step.pointee.once ? -1 : following
        return true
      }
      row = following
    }
    return false
  }

  /// The newest row whose key columns have the wanted values, or -1.
  @inline(__always)
  private func newest(_ step: UnsafeMutablePointer<Step>) -> Int {
    let keys = step.pointee.keys
    let end = step.pointee.binds
    var hash = 0
    var operand = keys
    while operand < end {
      hash = Relation.mix(hash, slots[operands[operand].slot])
      operand += 1
    }
    let mask = step.pointee.mask
    let table = step.pointee.table
    let arity = step.pointee.arity
    var position = hash & mask
    while true {
      let row = Int(table[position]) - 1
      if row < 0 { return -1 }
      let values = step.pointee.rows + row * arity
      operand = keys
      while operand < end {
        if values[operands[operand].column] != slots[operands[operand].slot] { break }
        operand += 1
      }
      if operand == end { return row }
      position = (position + 1) & mask
    }
  }

  /// The row all of whose columns are the step's keys, or -1; keys are in column order.
  @inline(__always)
  private func find(_ step: UnsafeMutablePointer<Step>) -> Int {
    newest(step)
  }

  @inline(__always)
  private func isMember(_ step: UnsafeMutablePointer<Step>, _ depth: Int) -> Bool {
    let row = find(step)
    current[depth] = row
    return row >= step.pointee.low && row < step.pointee.high
      && step.pointee.stages[row] < step.pointee.stageLimit
  }

  // MARK: Conditions

  @inline(__always)
  private func compare(_ step: UnsafeMutablePointer<Step>) -> Bool {
    let left = slots[step.pointee.left]
    let right = slots[step.pointee.right]
    switch step.pointee.comparator {
    case .equal: return left == right
    case .notEqual: return left != right
    default: break
    }
    if step.pointee.symbols { return compareTexts(left, right, step.pointee.comparator) }
    switch step.pointee.comparator {
    case .less: return left < right
    case .lessOrEqual: return left <= right
    case .greater: return left > right
    default: return left >= right
    }
  }

  private func compareTexts(_ left: Int, _ right: Int, _ comparator: ComparisonOperator) -> Bool {
    switch comparator {
    case .less: symbols.precedes(left, right)
    case .greater: symbols.precedes(right, left)
    case .lessOrEqual: !symbols.precedes(right, left)
    default: !symbols.precedes(left, right)
    }
  }

  @inline(__always)
  private func compute(_ step: UnsafeMutablePointer<Step>) -> Bool {
    guard
      let value = step.pointee.operation.apply(
        slots[step.pointee.left], slots[step.pointee.right])
    else { return false }
    if step.pointee.kind == .computeAndCheck { return slots[step.pointee.target] == value }
    slots[step.pointee.target] = value
    return true
  }

  // MARK: Heads

  @inline(__always)
  private func fillHead() {
    var column = 0
    while column < headArity {
      headBuffer[column] = slots[headSlots[column]]
      column += 1
    }
  }

  @inline(__always)
  private func emit() {
    fillHead()
    guard head.insert(headBuffer, stage: stage) else { return }
    if head.version != headVersion { refresh(clause.head) }
    if head.count >= limit { limitReached = true }
  }
}
