// SPDX-License-Identifier: GPL-3.0-or-later

/// A plan laid out in plain memory, ready to run.
///
/// The hot loop is in `Machine+Walk.swift`. Steps hold pointers into relations, so that running
/// them counts no references; `attach` takes the pointers and `refresh` renews those of the head,
/// the only relation that changes while a rule runs.
final class Machine {
  struct Operand {
    let column: Int
    let slot: Int
  }

  /// What a step does when it runs: the plan's kind, told apart by the index it uses.
  enum Task: UInt8 {
    case scan
    case probeDense
    case probe
    case member
    case notMember
    case absentDense
    case absent
    case empty
    case compare
    case copy
    case compute
    case computeAndCheck
    case aggregate
    case newHead
    case emit
    case count
    case minimum
    case maximum
    case witness
  }

  struct Step {
    /// What to do, given the index there is.
    var task: Task
    let kind: JoinPlan.Kind
    let predicate: Int
    /// The position of a positive condition in the rule, -1 inside an aggregate.
    let literal: Int
    let once: Bool
    let symbols: Bool
    let comparator: ComparisonOperator
    let operation: ArithmeticOperator
    /// The step to go on with when this one has no more answers, -1 at the start of its chain.
    let back: Int
    let left: Int
    let right: Int
    let target: Int
    /// Ranges of operands: keys, then binds, then checks.
    let keys: Int
    let binds: Int
    let checks: Int
    let end: Int
    let arity: Int
    var rows: UnsafeMutablePointer<Word>
    var stages: UnsafeMutablePointer<Int32>
    var low = 0
    var high = 0
    /// How many rows of the relation count now.
    var live = 0
    /// Only rows of an earlier stage count: for proofs, and where rows were removed.
    var stageLimit = Relation.leaving
    /// False if every row passes the limit, so that no stage need be read.
    var checksStage = false
    /// True if the step goes through other rows than its predicate's own.
    var isApart = false
    /// The relation's table for a whole row, the index's heads for a part.
    var table: UnsafeMutablePointer<Int32>
    var mask = 0
    var next: UnsafeMutablePointer<Int32>
  }

  let clause: Clause
  let plan: JoinPlan
  let symbols: SymbolTable
  /// The plan's steps in the order of `steps`; those of an aggregate follow the main chain.
  private(set) var planned: [JoinPlan.Step] = []
  /// By step, the columns of its keys and the index over them that was used last.
  private var lookups: [(columns: [Int], index: RowIndex?)] = []
  let steps: UnsafeMutablePointer<Step>
  private var stepCount = 0
  let operands: UnsafeMutablePointer<Operand>
  private var operandCount = 0
  /// The values of variables, constants and intermediate results.
  let slots: UnsafeMutablePointer<Word>
  let headSlots: UnsafeMutablePointer<Int>
  let headBuffer: UnsafeMutablePointer<Word>
  let headArity: Int
  /// Where each step goes on looking.
  let cursors: UnsafeMutablePointer<Int>
  /// The row each step stands on.
  let current: UnsafeMutablePointer<Int>
  /// For the start of a chain at -1 and each step: the step to fall back to, itself or, once it
  /// has no more rows, the one before it that has.
  let resume: UnsafeMutablePointer<Int>
  private let resumeBlock: UnsafeMutablePointer<Int>
  private let nothing: UnsafeMutablePointer<Int32>
  var group = EmissionGroup()

  var accumulator = 0
  /// Looks at rows that this run took away as if they were still there.
  var seesLeaving = false
  var accumulatorIsEmpty = true
  var stage: Int32 = 0
  /// The most facts the head's relation may hold.
  var limit = Int.max
  var limitReached = false
  var witnessFound = false
  /// While set, every witness is looked at and the first by its values kept.
  var bestWitness: WitnessChoice?
  /// While set, each way to make an aggregate's body hold adds its rows here.
  var collected: [(predicate: Int, row: Int)]?
  private(set) var head: Relation
  private(set) var headVersion = -1
  /// False if the heads go elsewhere than to their predicate's rows.
  private var readsHead = true
  private let emptyHead = Relation(arity: 0)

  init(_ clause: Clause, _ plan: JoinPlan, arities: [Int], symbols: SymbolTable) {
    self.clause = clause
    self.plan = plan
    self.symbols = symbols
    var total = plan.steps.count
    var operandTotal = 0
    for step in plan.steps {
      total += step.body.count
      operandTotal += step.operandCount
      for inner in step.body { operandTotal += inner.operandCount }
    }
    steps = .allocate(capacity: max(1, total))
    cursors = .allocate(capacity: max(1, total))
    current = .allocate(capacity: max(1, total))
    current.initialize(repeating: -1, count: max(1, total))
    resumeBlock = .allocate(capacity: total + 1)
    resumeBlock.initialize(repeating: -1, count: total + 1)
    resume = resumeBlock + 1
    operands = .allocate(capacity: max(1, operandTotal))
    slots = .allocate(capacity: max(1, clause.slotCount))
    slots.initialize(repeating: 0, count: max(1, clause.slotCount))
    headArity = clause.headSlots.count
    headSlots = .allocate(capacity: max(1, headArity))
    for (column, slot) in clause.headSlots.enumerated() { headSlots[column] = slot }
    let widest = max(arities.max() ?? 0, headArity)
    headBuffer = .allocate(capacity: max(1, widest))
    nothing = .allocate(capacity: 1)
    nothing.initialize(to: 0)
    head = emptyHead
    for constant in clause.constants { slots[constant.slot] = constant.value }
    layOut(arities)
  }

  deinit {
    steps.deallocate()
    cursors.deallocate()
    current.deallocate()
    resumeBlock.deallocate()
    operands.deallocate()
    slots.deallocate()
    headSlots.deallocate()
    headBuffer.deallocate()
    nothing.deallocate()
    group.release()
  }

  private func layOut(_ arities: [Int]) {
    var bodyStart = plan.steps.count
    var bodies: [JoinPlan.Step] = []
    var back = -1
    for (index, step) in plan.steps.enumerated() {
      let resume = step.kind == .emit ? backAfterHead() : back
      append(step, back: resume, body: bodyStart, arities)
      if step.generates { back = index }
      bodies += step.body
      bodyStart += step.body.count
    }
    for step in plan.steps where !step.body.isEmpty {
      back = -1
      for inner in step.body {
        let index = stepCount
        append(inner, back: back, body: -1, arities)
        if inner.generates { back = index }
      }
    }
  }

  /// The last step that may lead to another head once one was emitted.
  private func backAfterHead() -> Int {
    guard plan.headStep >= 0 else { return -1 }
    return plan.steps[...plan.headStep].lastIndex { $0.generates } ?? -1
  }

  private func append(_ step: JoinPlan.Step, back: Int, body: Int, _ arities: [Int]) {
    let keys = operandCount
    for (column, slot) in step.keys { add(column, slot) }
    let binds = operandCount
    for (column, slot) in step.binds { add(column, slot) }
    let checks = operandCount
    for (column, slot) in step.checks { add(column, slot) }
    (steps + stepCount).initialize(
      to: Step(
        task: Machine.task(step), kind: step.kind, predicate: step.predicate,
        literal: step.literal, once: step.once, symbols: step.symbols, comparator: step.comparator,
        operation: step.operation, back: back,
        left: step.kind == .aggregate ? body : step.left, right: step.right,
        target: step.target, keys: keys, binds: binds, checks: checks, end: operandCount,
        arity: step.predicate >= 0 ? arities[step.predicate] : 0, rows: slots, stages: nothing,
        table: nothing, next: nothing))
    stepCount += 1
    planned.append(step)
    lookups.append((step.keys.map(\.column), nil))
  }

  private func add(_ column: Int, _ slot: Int) {
    (operands + operandCount).initialize(to: Operand(column: column, slot: slot))
    operandCount += 1
  }

  // MARK: Attaching

  /// Points the steps at the rows as they are now.
  ///
  /// `window` holds those each positive condition may use, nil for all. The condition at `literal`
  /// goes through the rows of `instead`.
  func attach(
    _ relations: [Relation], window: [Range<Int>]?, literal: Int = -1, instead: Relation? = nil
  ) {
    for index in 0..<stepCount {
      let (predicate, position) = (steps[index].predicate, steps[index].literal)
      guard predicate >= 0 else { continue }
      let isReplaced = instead != nil && position == literal && steps[index].kind == .scan
      let relation = isReplaced ? instead ?? relations[predicate] : relations[predicate]
      steps[index].rows = relation.rows
      steps[index].stages = relation.stages
      steps[index].stageLimit = seesLeaving ? Relation.gone : Relation.leaving
      steps[index].checksStage = relation.removedCount > 0
      steps[index].live = relation.liveCount
      steps[index].isApart = isReplaced
      let all = 0..<relation.count
      let range = isReplaced || position < 0 ? all : window?[position] ?? all
      steps[index].low = range.lowerBound
      steps[index].high = range.upperBound
      attachIndex(index, relation)
    }
    headVersion = head.version
  }

  /// Points a step at the index or table it looks rows up in.
  private func attachIndex(_ index: Int, _ relation: Relation) {
    let kind = steps[index].kind
    switch kind {
    case .probe, .notProbe:
      if steps[index].keys == steps[index].binds {
        if relation.liveCount == 0 { steps[index].high = 0 }
        return
      }
      let rowIndex = rowIndex(index, relation)
      steps[index].table = rowIndex.heads
      steps[index].mask = rowIndex.mask
      steps[index].next = rowIndex.next
      let isDense = rowIndex.isDense
      if kind == .probe {
        steps[index].task = isDense ? .probeDense : .probe
      } else {
        steps[index].task = isDense ? .absentDense : .absent
      }
    case .member, .notMember:
      relation.fillTable()
      steps[index].table = relation.table
      steps[index].mask = relation.mask
    default: break
    }
  }

  private func rowIndex(_ index: Int, _ relation: Relation) -> RowIndex {
    // Relations are laid out anew at times, and their indexes with them.
    if let known = lookups[index].index, known.isOf(relation) {
      known.catchUp(with: relation)
      return known
    }
    let found = relation.index(on: lookups[index].columns)
    lookups[index].index = found
    return found
  }

  /// Renews the pointers into the head's relation after it grew.
  func refresh(_ predicate: Int) {
    headVersion = head.version
    guard readsHead else { return }
    for index in 0..<stepCount where steps[index].predicate == predicate {
      if steps[index].kind == .scan, steps[index].isApart { continue }
      steps[index].rows = head.rows
      steps[index].stages = head.stages
      switch steps[index].kind {
      case .member, .notMember:
        steps[index].table = head.table
        steps[index].mask = head.mask
      default: break
      }
    }
  }

  private static func task(_ step: JoinPlan.Step) -> Task {
    switch step.kind {
    case .scan: .scan
    case .probe: .probe
    case .member: .member
    case .notMember: .notMember
    case .notProbe: step.keys.isEmpty ? .empty : .absent
    case .compare: .compare
    case .copy: .copy
    case .compute: .compute
    case .computeAndCheck: .computeAndCheck
    case .aggregate: .aggregate
    case .newHead: .newHead
    case .emit: .emit
    case .count: .count
    case .minimum: .minimum
    case .maximum: .maximum
    case .witness: .witness
    }
  }

  /// Runs the whole plan into a relation, and lets go of it.
  func run(
    into head: Relation, _ relations: [Relation], window: [Range<Int>], literal: Int = -1,
    instead: Relation? = nil
  ) {
    self.head = head
    readsHead = head === relations[clause.head]
    attach(relations, window: window, literal: literal, instead: instead)
    walk(from: 0)
    self.head = emptyHead
  }

  /// Runs the whole plan into an empty relation that the rule does not read.
  ///
  /// If the rows of the first condition are in the order of a column that the head takes over,
  /// equal heads come from rows that stand together, and a small table tells them apart.
  func runFirst(into head: Relation, _ relations: [Relation], window: [Range<Int>]) {
    self.head = head
    readsHead = true
    attach(relations, window: window)
    if let slot = orderedSlot() {
      head.loseOrder()
      group.begin(slot)
    }
    walk(from: 0)
    group.end()
    self.head = emptyHead
  }

  /// A slot of the head whose values never fall as the first condition goes through its rows.
  private func orderedSlot() -> Int? {
    guard let first = planned.first, first.kind == .scan, headArity > 0 else { return nil }
    let step = steps[0]
    for bind in first.binds where clause.headSlots.contains(bind.slot) {
      var row = step.low + 1
      let column = step.rows + bind.column
      while row < step.high, column[(row - 1) * step.arity] <= column[row * step.arity] {
        row += 1
      }
      if row >= step.high { return bind.slot }
    }
    return nil
  }

  /// Lets only facts of an earlier stage count, of the given predicates.
  func limitStage(_ stage: Int32, of predicates: Set<Int>) {
    guard !predicates.isEmpty else { return }
    for index in 0..<stepCount where predicates.contains(steps[index].predicate) {
      steps[index].stageLimit = min(stage, Relation.leaving)
      steps[index].checksStage = true
    }
  }
}

extension JoinPlan.Step {
  fileprivate var operandCount: Int { keys.count + binds.count + checks.count }
}
