// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule in a flat form: every variable, constant and intermediate result is a numbered slot.
struct Clause {
  /// An atom whose columns are slots; `anySlot` for a value nobody asks for.
  struct Match {
    let predicate: Int
    let slots: [Int]
    /// The position among the rule's conditions; positive atoms are told apart by it.
    let literal: Int
  }

  enum Condition {
    case match(Match)
    case absent(Match)
    case compare(ComparisonOperator, left: Int, right: Int, symbols: Bool)
    /// `target = left operation right`
    case compute(ArithmeticOperator, target: Int, left: Int, right: Int)
    case aggregate(AggregateGroup)
  }

  struct AggregateGroup {
    let function: AggregateFunction
    let result: Int
    let target: Int?
    let body: [Condition]
    /// The slots that must have a value before the aggregate is asked.
    let groups: [Int]
    let literal: Int
    /// How far a count is asked for; `.max` where more than its order to some numbers matters.
    var limit = Int.max
  }

  static let anySlot = -1

  /// The number of the predicate the rule concludes.
  private(set) var head = 0
  private(set) var headSlots: [Int] = []
  private(set) var conditions: [Condition] = []
  private(set) var slotCount = 0
  /// How many conditions the rule has as written.
  let literalCount: Int
  private(set) var constants: [(slot: Int, value: Word)] = []
  /// The outer variables and their slots, for showing a proof.
  private(set) var slotsByName: [String: Int] = [:]

  private let program: Program
  private let symbols: SymbolTable
  private let outer: Set<String>
  /// What each slot holds.
  private(set) var types: [ColumnType] = []

  init(_ rule: Rule, in program: Program, symbols: SymbolTable) {
    self.program = program
    self.symbols = symbols
    outer = rule.outerVariables
    literalCount = rule.body.count
    head = program.number(of: rule.head.predicate) ?? 0
    var scope: [String: Int] = [:]
    var list: [Condition] = []
    for (position, literal) in rule.body.enumerated() {
      lower(literal, position, &scope, &list)
    }
    for term in rule.head.terms {
      let slot = slot(of: term, &scope, &list)
      headSlots.append(slot)
    }
    slotsByName = scope
    conditions = list
    fixSymbolComparisons()
    conditions = conditions.map(limited)
  }

  /// A count that is only held against some numbers need go no further than past the greatest.
  private func limited(_ condition: Condition) -> Condition {
    guard case .aggregate(var group) = condition, group.function == .count,
      !headSlots.contains(group.result), !group.groups.contains(group.result)
    else { return condition }
    var greatest: Int?
    for other in conditions where other.uses(group.result) {
      switch other {
      case .compare(_, let left, let right, false):
        let beside = left == group.result ? right : left
        guard let constant = constants.first(where: { $0.slot == beside }) else { return condition }
        greatest = max(greatest ?? 0, symbols.number(constant.value))
      case .aggregate(let same) where same.literal == group.literal: continue
      default: return condition
      }
    }
    guard let greatest, !constants.contains(where: { $0.slot == group.result }) else {
      return condition
    }
    group.limit = greatest + 1
    return .aggregate(group)
  }

  // MARK: Lowering

  private mutating func lower(
    _ literal: Literal, _ position: Int, _ scope: inout [String: Int],
    _ list: inout [Condition]
  ) {
    switch literal {
    case .positive(let atom):
      let match = match(atom, position, &scope, &list)
      list.append(.match(match))
    case .negative(let atom):
      let match = match(atom, position, &scope, &list)
      list.append(.absent(match))
    case .comparison(let comparison):
      let left = slot(of: comparison.left, &scope, &list)
      let right = slot(of: comparison.right, &scope, &list)
      list.append(.compare(comparison.comparator, left: left, right: right, symbols: false))
    case .aggregate(let aggregate):
      lower(aggregate, position, &scope, &list)
    }
  }

  private mutating func lower(
    _ aggregate: Aggregate, _ position: Int, _ scope: inout [String: Int],
    _ list: inout [Condition]
  ) {
    let names = aggregate.innerVariables
    var groups: [Int] = []
    for name in names.intersection(outer).sorted() {
      groups.append(variableSlot(name, &scope))
    }
    var inner = scope.filter { outer.contains($0.key) }
    var body: [Condition] = []
    for (index, literal) in aggregate.body.enumerated() {
      lower(literal, index, &inner, &body)
    }
    let target = aggregate.target.map { slot(of: $0, &inner, &body) }
    let result = slot(of: aggregate.result, &scope, &list)
    list.append(
      .aggregate(
        AggregateGroup(
          function: aggregate.function, result: result, target: target, body: body,
          groups: groups, literal: position)))
  }

  private mutating func match(
    _ atom: Atom, _ position: Int, _ scope: inout [String: Int], _ list: inout [Condition]
  ) -> Match {
    let predicate = program.number(of: atom.predicate) ?? 0
    let columns = program.declarations[predicate].columns
    var slots: [Int] = []
    for (term, column) in zip(atom.terms, columns) {
      let slot = slot(of: term, &scope, &list)
      if slot != Clause.anySlot { types[slot] = column.type }
      slots.append(slot)
    }
    return Match(predicate: predicate, slots: slots, literal: position)
  }

  private mutating func newSlot(_ type: ColumnType = .number) -> Int {
    types.append(type)
    slotCount += 1
    return slotCount - 1
  }

  private mutating func variableSlot(_ name: String, _ scope: inout [String: Int]) -> Int {
    if let slot = scope[name] { return slot }
    let slot = newSlot()
    scope[name] = slot
    return slot
  }

  /// The slot that holds a term's value; arithmetic is worked out by conditions added to `list`.
  private mutating func slot(
    of term: Term, _ scope: inout [String: Int], _ list: inout [Condition]
  ) -> Int {
    switch term.kind {
    case .anonymous: return Clause.anySlot
    case .variable(let name): return variableSlot(name, &scope)
    case .number(let number): return constantSlot(symbols.word(of: number), .number)
    case .symbol(let text): return constantSlot(symbols.intern(text), .symbol)
    case .arithmetic(let operation, let leftTerm, let rightTerm):
      let left = slot(of: leftTerm, &scope, &list)
      let right = slot(of: rightTerm, &scope, &list)
      let target = newSlot()
      list.append(.compute(operation, target: target, left: left, right: right))
      return target
    }
  }

  private mutating func constantSlot(_ value: Word, _ type: ColumnType) -> Int {
    for constant in constants where constant.value == value && types[constant.slot] == type {
      return constant.slot
    }
    let slot = newSlot(type)
    constants.append((slot, value))
    return slot
  }

  /// Marks comparisons of texts: their numbers say nothing about their order.
  private mutating func fixSymbolComparisons() {
    var before = -1
    while before != symbolCount {
      before = symbolCount
      spreadSymbols(conditions)
    }
    conditions = marked(conditions)
  }

  private var symbolCount: Int { types.count { $0 == .symbol } }

  private mutating func spreadSymbols(_ list: [Condition]) {
    for condition in list {
      switch condition {
      case .compare(.equal, let left, let right, _):
        if types[left] == .symbol { types[right] = .symbol }
        if types[right] == .symbol { types[left] = .symbol }
      case .aggregate(let group): spreadSymbols(group.body)
      default: break
      }
    }
  }

  private func marked(_ list: [Condition]) -> [Condition] {
    var result: [Condition] = []
    for condition in list {
      switch condition {
      case .compare(let comparator, let left, let right, _):
        result.append(
          .compare(comparator, left: left, right: right, symbols: types[left] == .symbol))
      case .aggregate(let group):
        result.append(
          .aggregate(
            AggregateGroup(
              function: group.function, result: group.result, target: group.target,
              body: marked(group.body), groups: group.groups, literal: group.literal)))
      default: result.append(condition)
      }
    }
    return result
  }
}

extension Clause.Condition {
  /// Whether a slot has any part in it.
  fileprivate func uses(_ slot: Int) -> Bool {
    switch self {
    case .match(let match), .absent(let match): match.slots.contains(slot)
    case .compare(_, let left, let right, _): left == slot || right == slot
    case .compute(_, let target, let left, let right):
      target == slot || left == slot || right == slot
    case .aggregate(let group):
      group.result == slot || group.target == slot || group.groups.contains(slot)
        || group.body.contains { $0.uses(slot) }
    }
  }
}
