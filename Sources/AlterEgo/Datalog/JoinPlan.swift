// SPDX-License-Identifier: GPL-3.0-or-later

/// The order in which a rule's conditions are tried, and how each is answered.
struct JoinPlan {
  enum Kind {
    /// Go through the rows of the window one by one.
    case scan
    /// Go through the rows an index finds.
    case probe
    /// All columns are known: look the row up.
    case member
    case notMember
    case notProbe
    case compare
    case copy
    case compute
    case computeAndCheck
    case aggregate
    /// Go on only if the head is not known yet.
    case newHead
    // Ends of a chain of steps:
    case emit
    case count
    case minimum
    case maximum
    case witness
  }

  struct Step {
    var kind: Kind
    var predicate = -1
    /// The position of a positive condition in the rule, -1 inside an aggregate.
    var literal = -1
    /// Columns that must equal a slot known before; the key of an index.
    var keys: [(column: Int, slot: Int)] = []
    /// Columns whose value goes into a slot.
    var binds: [(column: Int, slot: Int)] = []
    /// Columns that must equal a slot bound by the same row.
    var checks: [(column: Int, slot: Int)] = []
    /// One row is enough: nothing it binds is asked for later.
    var once = false
    var comparator = ComparisonOperator.equal
    var symbols = false
    var operation = ArithmeticOperator.add
    var left = 0
    var right = 0
    var target = 0
    var body: [Step] = []

    init(_ kind: Kind) { self.kind = kind }

    /// True for steps that may succeed more than once.
    var generates: Bool { kind == .scan || kind == .probe }
  }

  /// What the plan is for.
  enum Purpose: Hashable {
    /// All instances of the rule.
    case full
    /// The instances in which the positive condition at this position is new.
    case delta(literal: Int)
    /// The instances in which the positive condition at this position has some of its rows, whatever
    /// is absent.
    case held(literal: Int)
    /// The instances that held but for what is new in the negated condition at this position.
    case denied(literal: Int)
    /// The instances that hold now that something is gone from the negated condition at this position.
    case freed(literal: Int)
    /// The instances of the groups of the aggregate at this position that rows of one of its atoms
    /// are in.
    case counted(literal: Int, atom: Int)
    /// The conclusions that such groups may have led to before.
    case regrouped(literal: Int, atom: Int)
    /// One instance with the head's values given.
    case proof
  }

  private(set) var steps: [Step] = []
  /// After a head was emitted, the last step whose further rows may give another head.
  private(set) var headStep = -1
}

extension JoinPlan {
  init(_ clause: Clause, for purpose: Purpose) {
    var bound = [Bool](repeating: false, count: clause.slotCount)
    for constant in clause.constants { bound[constant.slot] = true }
    if purpose == .proof {
      for slot in clause.headSlots { bound[slot] = true }
    }
    var conditions = clause.conditions
    var first: Int?
    switch purpose {
    case .delta(let literal): first = literal
    case .held(let literal):
      first = literal
      conditions = conditions.filter { if case .absent = $0 { false } else { true } }
    case .denied(let literal):
      first = literal
      conditions = JoinPlan.denying(literal, conditions)
    case .freed(let literal):
      first = clause.literalCount
      conditions.append(contentsOf: clause.changed(literal).map { .match($0) })
    case .counted(let literal, let atom):
      first = clause.literalCount
      conditions.append(contentsOf: clause.changed(literal, atom).map { .match($0) })
    case .regrouped(let literal, let atom):
      first = clause.literalCount
      conditions = conditions.filter { if case .match = $0 { true } else { false } }
      conditions.append(contentsOf: clause.changed(literal, atom).map { .match($0) })
      conditions.append(
        .match(Clause.Match(predicate: clause.head, slots: clause.headSlots, literal: -1)))
    case .full, .proof: break
    }
    var builder = JoinPlanBuilder(
      bound: bound, scansFirst: purpose != .proof, insideAggregate: false)
    builder.order(conditions, first: first)
    steps = builder.steps
    if purpose == .proof {
      steps.append(Step(.witness))
    } else {
      finish(clause)
    }
  }

  /// The conditions with one `!` turned round and the others left out.
  ///
  /// The others are left out because what is new may break several at once.
  private static func denying(
    _ literal: Int, _ conditions: [Clause.Condition]
  ) -> [Clause.Condition] {
    var result: [Clause.Condition] = []
    for condition in conditions {
      guard case .absent(let match) = condition else {
        result.append(condition)
        continue
      }
      if match.literal == literal { result.append(.match(match)) }
    }
    return result
  }

  /// Marks where the head is complete, and the rows of which one is enough.
  private mutating func finish(_ clause: Clause) {
    let head = Set(clause.headSlots)
    headStep = -1
    for (index, step) in steps.enumerated() where step.boundSlots.contains(where: head.contains) {
      headStep = index
    }
    var needed = head
    for index in steps.indices.reversed() {
      var step = steps[index]
      let checked = Set(step.checks.map(\.slot))
      step.binds.removeAll { !needed.contains($0.slot) && !checked.contains($0.slot) }
      step.once = step.generates && !step.binds.contains { needed.contains($0.slot) }
      needed.formUnion(step.usedSlots)
      steps[index] = step
    }
    let later = steps.indices.dropFirst(headStep + 1)
    if later.contains(where: { steps[$0].generates || steps[$0].kind == .aggregate }) {
      steps.insert(Step(.newHead), at: headStep + 1)
    }
    steps.append(Step(.emit))
  }
}

extension JoinPlan.Step {
  /// The slots the step gives a value.
  var boundSlots: [Int] {
    switch kind {
    case .copy, .compute: [target]
    case .aggregate: target >= 0 ? [target] : []
    default: binds.map(\.slot)
    }
  }

  /// The slots whose value the step reads.
  var usedSlots: Set<Int> {
    var slots = Set(keys.map(\.slot) + checks.map(\.slot))
    switch kind {
    case .compare, .compute: slots.formUnion([left, right])
    case .computeAndCheck: slots.formUnion([left, right, target])
    case .copy: slots.insert(left)
    case .minimum, .maximum: slots.insert(left)
    case .aggregate: if right >= 0 { slots.insert(right) }
    default: break
    }
    for step in body { slots.formUnion(step.usedSlots) }
    return slots
  }
}

extension Clause {
  /// The negated condition at a position as one to go through rows with; it stands after the
  /// rule's own.
  fileprivate func changed(_ literal: Int) -> [Match] {
    for case .absent(let match) in conditions where match.literal == literal {
      return [Match(predicate: match.predicate, slots: match.slots, literal: literalCount)]
    }
    return []
  }

  /// The same for an atom of an aggregate; only what the aggregate shares with the rule is bound.
  fileprivate func changed(_ literal: Int, _ atom: Int) -> [Match] {
    for case .aggregate(let group) in conditions where group.literal == literal {
      let match: Match
      switch group.body[atom] {
      case .match(let found), .absent(let found): match = found
      default: continue
      }
      let shared = Set(group.groups + constants.map(\.slot))
      let slots = match.slots.map { shared.contains($0) ? $0 : Clause.anySlot }
      return [Match(predicate: match.predicate, slots: slots, literal: literalCount)]
    }
    return []
  }
}
