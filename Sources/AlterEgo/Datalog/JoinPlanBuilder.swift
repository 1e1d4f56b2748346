// SPDX-License-Identifier: GPL-3.0-or-later

/// Orders conditions greedily: what can be answered at once first, then the atom with the most
/// known columns, then the one that brings the fewest new variables, then as written.
struct JoinPlanBuilder {
  private(set) var steps: [JoinPlan.Step] = []
  private var bound: [Bool]
  /// Read the first atom row by row instead of building an index for one use.
  private let scansFirst: Bool
  private let insideAggregate: Bool

  init(bound: [Bool], scansFirst: Bool, insideAggregate: Bool) {
    self.bound = bound
    self.scansFirst = scansFirst
    self.insideAggregate = insideAggregate
  }

  /// Adds steps for all conditions; `first` is the position of the atom to begin with.
  mutating func order(_ conditions: [Clause.Condition], first: Int? = nil) {
    var remaining = conditions
    if let first {
      for (index, condition) in remaining.enumerated() {
        guard case .match(let match) = condition, match.literal == first else { continue }
        remaining.remove(at: index)
        add(match, scans: true)
        break
      }
    }
    while !remaining.isEmpty {
      if let ready = remaining.firstIndex(where: { isReady($0, aggregates: false) })
        ?? remaining.firstIndex(where: { isReady($0, aggregates: true) })
      {
        addReady(remaining.remove(at: ready))
      } else if let best = bestMatch(remaining), case .match(let match) = remaining[best] {
        remaining.remove(at: best)
        add(match)
      } else {
        // Lint admits no rule with a variable nothing gives a value.
        preconditionFailure("a condition of a safe rule can't be ordered")
      }
    }
  }

  private func isKnown(_ slot: Int) -> Bool { slot >= 0 && bound[slot] }

  private func isReady(_ condition: Clause.Condition, aggregates: Bool) -> Bool {
    switch condition {
    case .match(let match): match.slots.allSatisfy(isKnown)
    case .absent(let match): match.slots.allSatisfy { $0 < 0 || bound[$0] }
    case .compare(.equal, let left, let right, _): bound[left] || bound[right]
    case .compare(_, let left, let right, _): bound[left] && bound[right]
    case .compute(_, _, let left, let right): bound[left] && bound[right]
    case .aggregate(let group): aggregates && group.groups.allSatisfy(isKnown)
    }
  }

  private func bestMatch(_ conditions: [Clause.Condition]) -> Int? {
    var best: Int?
    var bestScore = (known: -1, fresh: 0)
    for (index, condition) in conditions.enumerated() {
      guard case .match(let match) = condition else { continue }
      let known = match.slots.count(where: isKnown)
      let fresh = Set(match.slots.filter { $0 >= 0 && !bound[$0] }).count
      if known > bestScore.known || (known == bestScore.known && fresh < bestScore.fresh) {
        best = index
        bestScore = (known, fresh)
      }
    }
    return best
  }

  private mutating func addReady(_ condition: Clause.Condition) {
    switch condition {
    case .match(let match): add(match)
    case .absent(let match): addAbsent(match)
    case .compare(.equal, let left, let right, _) where !(bound[left] && bound[right]):
      var step = JoinPlan.Step(.copy)
      step.left = bound[left] ? left : right
      step.target = bound[left] ? right : left
      bound[step.target] = true
      steps.append(step)
    case .compare(let comparator, let left, let right, let symbols):
      var step = JoinPlan.Step(.compare)
      step.comparator = comparator
      step.symbols = symbols
      step.left = left
      step.right = right
      steps.append(step)
    case .compute(let operation, let target, let left, let right):
      var step = JoinPlan.Step(bound[target] ? .computeAndCheck : .compute)
      step.operation = operation
      step.left = left
      step.right = right
      step.target = target
      bound[target] = true
      steps.append(step)
    case .aggregate(let group): addAggregate(group)
    }
  }

  /// Adds a step for an atom; `scans` when the rows to go through are given.
  private mutating func add(_ match: Clause.Match, scans: Bool = false) {
    var step = JoinPlan.Step(.scan)
    step.predicate = match.predicate
    step.literal = insideAggregate ? -1 : match.literal
    for (column, slot) in match.slots.enumerated() where isKnown(slot) {
      step.keys.append((column, slot))
    }
    for (column, slot) in match.slots.enumerated() where slot >= 0 && !bound[slot] {
      if step.binds.contains(where: { $0.slot == slot }) {
        step.checks.append((column, slot))
      } else {
        step.binds.append((column, slot))
      }
    }
    for bind in step.binds { bound[bind.slot] = true }
    if scans {
      step.kind = .scan
    } else if step.keys.count == match.slots.count {
      step.kind = .member
    } else if !step.keys.isEmpty {
      let isFirst = scansFirst && !steps.contains { $0.generates }
      step.kind = isFirst ? .scan : .probe
    }
    steps.append(step)
  }

  private mutating func addAbsent(_ match: Clause.Match) {
    var step = JoinPlan.Step(.notProbe)
    step.predicate = match.predicate
    step.literal = -1
    for (column, slot) in match.slots.enumerated() where slot >= 0 {
      step.keys.append((column, slot))
    }
    if step.keys.count == match.slots.count { step.kind = .notMember }
    steps.append(step)
  }

  /// `target` is the slot that takes the result, `right` one it must equal instead; -1 for none.
  private mutating func addAggregate(_ group: Clause.AggregateGroup) {
    var inner = JoinPlanBuilder(bound: bound, scansFirst: false, insideAggregate: true)
    inner.order(group.body)
    var end: JoinPlan.Step
    switch group.function {
    case .count:
      end = JoinPlan.Step(.count)
      end.right = group.limit
    case .min: end = JoinPlan.Step(.minimum)
    case .max: end = JoinPlan.Step(.maximum)
    }
    end.left = group.target ?? 0
    var step = JoinPlan.Step(.aggregate)
    step.body = inner.steps + [end]
    step.literal = group.literal
    step.target = bound[group.result] ? -1 : group.result
    step.right = bound[group.result] ? group.result : -1
    bound[group.result] = true
    steps.append(step)
  }
}
