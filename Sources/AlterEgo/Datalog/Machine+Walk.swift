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
      switch step.pointee.task {
      case .scan:
        if entering { cursors[depth] = step.pointee.low }
        passed = advanceScan(step, depth)
      case .probeDense:
        if entering { cursors[depth] = newestDense(step) }
        passed = advanceChain(step, depth)
      case .probe:
        if entering { cursors[depth] = newest(step) }
        passed = advanceChain(step, depth)
      case .member:
        passed = isMember(step, depth)
      case .notMember:
        passed = !isMember(step, depth)
      case .absentDense:
        passed = !hasVisible(step, newestDense(step))
      case .absent:
        passed = !hasVisible(step, newest(step))
      case .empty:
        passed = step.pointee.high == 0
      case .compare:
        passed = compare(step)
      case .copy:
        slots[step.pointee.target] = slots[step.pointee.left]
        passed = true
      case .compute:
        passed = compute(step)
      case .computeAndCheck:
        passed = computesTo(step)
      case .aggregate:
        passed = aggregate(step)
      case .newHead:
        passed = isNewHead()
      case .emit:
        emit()
        if limitReached { return }
        passed = false
      case .count, .minimum, .maximum:
        accumulate(step)
        if collected != nil {
          collect(from: first, to: depth)
        } else if step.pointee.task == .count, accumulator >= step.pointee.right,
          bestWitness == nil
        {
          // Enough to know; a proof that people read tells the whole count.
          return
        }
        passed = false
      case .witness:
        witnessFound = true
        if bestWitness == nil { return }
        weighWitness()
        passed = false
      }
      if passed {
        depth += 1
        entering = true
      } else {
        // A step that generates and has no more rows also falls back to the one before it.
        depth = resume[step.pointee.back]
        if depth < first { return }
        entering = false
      }
    }
  }

  // MARK: Rows

  @inline(__always)
  private func accepts(
    _ step: UnsafeMutablePointer<Step>, _ values: UnsafeMutablePointer<Word>, keys: Bool
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
  private func isVisible(_ step: UnsafeMutablePointer<Step>, _ row: Int) -> Bool {
    !step.pointee.checksStage || step.pointee.stages[row] < step.pointee.stageLimit
  }

  /// Notes where to fall back to from the steps after this one.
  @inline(__always)
  private func settle(_ step: UnsafeMutablePointer<Step>, _ depth: Int, hasMore: Bool) {
    resume[depth] = hasMore ? depth : resume[step.pointee.back]
  }

  @inline(__always)
  private func advanceScan(_ step: UnsafeMutablePointer<Step>, _ depth: Int) -> Bool {
    var row = cursors[depth]
    let high = step.pointee.high
    let arity = step.pointee.arity
    var values = step.pointee.rows + row * arity
    while row < high {
      if accepts(step, values, keys: true), isVisible(step, row) {
        current[depth] = row
        cursors[depth] = row + 1
        settle(step, depth, hasMore: !step.pointee.once && row + 1 < high)
        return true
      }
      row += 1
      values += arity
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
        isVisible(step, row)
      {
        current[depth] = row
        cursors[depth] = following
        settle(step, depth, hasMore: !step.pointee.once && following >= low)
        return true
      }
      row = following
    }
    return false
  }

  /// The newest row whose one key column has the wanted value, or -1.
  @inline(__always)
  private func newestDense(_ step: UnsafeMutablePointer<Step>) -> Int {
    let place = Int(slots[operands[step.pointee.keys].slot])
    if UInt(bitPattern: place) > UInt(bitPattern: step.pointee.mask) { return -1 }
    return Int(step.pointee.table[place]) - 1
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

  /// Looks up the row all of whose columns are the step's keys; keys are in column order.
  @inline(__always)
  private func isMember(_ step: UnsafeMutablePointer<Step>, _ depth: Int) -> Bool {
    let row = newest(step)
    current[depth] = row
    return row >= step.pointee.low && row < step.pointee.high && isVisible(step, row)
  }

  /// True if a row of a chain counts.
  @inline(__always)
  private func hasVisible(_ step: UnsafeMutablePointer<Step>, _ newest: Int) -> Bool {
    var row = newest
    while row >= 0 {
      if isVisible(step, row) { return true }
      row = Int(step.pointee.next[row])
    }
    return false
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
    return step.pointee.comparator.holds(symbols.number(left), symbols.number(right))
  }

  private func compareTexts(
    _ left: Word, _ right: Word, _ comparator: ComparisonOperator
  ) -> Bool {
    switch comparator {
    case .less: symbols.precedes(left, right)
    case .greater: symbols.precedes(right, left)
    case .lessOrEqual: !symbols.precedes(right, left)
    default: !symbols.precedes(left, right)
    }
  }

  @inline(__always)
  private func result(_ step: UnsafeMutablePointer<Step>) -> Word? {
    let left = symbols.number(slots[step.pointee.left])
    let right = symbols.number(slots[step.pointee.right])
    return step.pointee.operation.apply(left, right).map(symbols.word)
  }

  @inline(__always)
  private func compute(_ step: UnsafeMutablePointer<Step>) -> Bool {
    guard let value = result(step) else { return false }
    slots[step.pointee.target] = value
    return true
  }

  @inline(__always)
  private func computesTo(_ step: UnsafeMutablePointer<Step>) -> Bool {
    result(step) == slots[step.pointee.target]
  }

  // MARK: Heads

  @inline(__always)
  private func fillHead(_ values: UnsafeMutablePointer<Word>) {
    var column = 0
    while column < headArity {
      values[column] = slots[headSlots[column]]
      column += 1
    }
  }

  private func isNewHead() -> Bool {
    if group.slot < 0 {
      fillHead(headBuffer)
      return head.find(headBuffer) < 0
    }
    group.enter(slots[group.slot], head.count)
    let place = head.nextRow()
    fillHead(place)
    return group.place(place, head) >= 0
  }

  @inline(__always)
  private func emit() {
    if group.slot >= 0 {
      emitGrouped()
    } else {
      fillHead(headBuffer)
      guard head.insert(headBuffer, stage: stage) else { return }
      if head.version != headVersion { refresh(clause.head) }
    }
    if head.count >= limit { limitReached = true }
  }

  @inline(__always)
  private func emitGrouped() {
    group.enter(slots[group.slot], head.count)
    let place = head.nextRow()
    fillHead(place)
    let position = group.place(place, head)
    guard position >= 0 else { return }
    head.commit(stage: stage)
    group.note(position, head)
  }
}
