// SPDX-License-Identifier: GPL-3.0-or-later

/// Holds the facts of a program and draws its conclusions.
///
/// Insert and retract facts, then `run()`. The first run works everything out; a later one costs
/// what the edits touch, and works out again only predicates that depend on themselves and may
/// have lost something. Conclusions are those of the last run; rows come
/// in an order that depends on the order of edits and runs alone.
///
/// Not `Sendable`: one owner, one thread.
package final class Engine {
  /// The most facts a run may reach in all relations together; a run that would pass it throws.
  package static let defaultFactLimit = 20_000_000

  package let program: Program
  package let factLimit: Int
  /// Up to so many changed rows each rule looks for what they touch by itself.
  package var fewChanges = 32
  let symbols = SymbolTable()
  var relations: [Relation]
  /// The program's rules in flat form, by the rule's position in the program.
  let clauses: [Clause]
  let arities: [Int]
  var strata: [Stratum] = []
  /// For each predicate, how many rows the last run took into account.
  var settled: [Int]
  /// For each predicate, the rows that were retracted since the last run.
  var retractions: [[Int]]
  /// During a run: for each predicate, the rows that went, as numbers and as a relation.
  var leavingRows: [[Int]]
  var removals: [Relation?]
  /// During a run: whether rows of each predicate came or went.
  let changed: UnsafeMutablePointer<Bool>
  /// During a run: how many facts there are in all.
  var liveCount = 0
  /// During a run: the rows that meet what changed, looked for once for all rules.
  var meetings: [Meeting: Relation] = [:]
  /// Where the values of a row without columns are read from.
  let emptyRow = UnsafeMutablePointer<Word>.allocate(capacity: 1)
  /// For the watched predicates, the rows that runs added or took away.
  var touched: [Int: [[Value]]] = [:]
  /// By rule, the plans that were asked for so far; a rule has a few.
  var machines: [[(purpose: JoinPlan.Purpose, machine: Machine)]]

  /// Makes an engine that holds the facts written in the program; nothing is concluded yet.
  package init(_ program: Program, factLimit: Int = Engine.defaultFactLimit) {
    self.program = program
    self.factLimit = min(factLimit, Int(Int32.max) - 1)
    arities = program.declarations.map(\.arity)
    relations = arities.map { Relation(arity: $0) }
    let symbols = symbols
    clauses = program.rules.map { Clause($0, in: program, symbols: symbols) }
    machines = program.rules.map { _ in [] }
    settled = arities.map { _ in 0 }
    retractions = arities.map { _ in [] }
    leavingRows = arities.map { _ in [] }
    removals = arities.map { _ in nil }
    changed = .allocate(capacity: max(1, arities.count))
    changed.initialize(repeating: false, count: max(1, arities.count))
    strata = Stratum.all(of: program, clauses)
    for fact in program.facts {
      guard let values = fact.groundValues, let number = program.number(of: fact.head.predicate)
      else { continue }
      add(values.map(word), to: number)
    }
  }

  deinit {
    emptyRow.deallocate()
    changed.deallocate()
  }

  // MARK: Editing

  /// Adds a fact; true if it was not given before.
  ///
  /// - Throws: `unknownPredicate`, `wrongArity` or `typeMismatch`.
  @discardableResult
  package func insert(_ predicate: String, _ values: [Value]) throws(DatalogProblem) -> Bool {
    let number = try checked(predicate, values)
    return add(values.map(word), to: number)
  }

  /// Takes back a given fact; false if it was not given.
  ///
  /// What else implies the fact brings it back in the next run.
  ///
  /// - Throws: `unknownPredicate`, `wrongArity` or `typeMismatch`.
  @discardableResult
  package func retract(_ predicate: String, _ values: [Value]) throws(DatalogProblem) -> Bool {
    let number = try checked(predicate, values)
    guard let row = find(values, in: number), relations[number].stages[row] == Relation.given
    else { return false }
    relations[number].setStage(Relation.retracted, of: row)
    retractions[number].append(row)
    return true
  }

  /// Adds a row of words; true if it was not given before.
  @discardableResult
  func add(_ words: [Word], to number: Int) -> Bool {
    words.withUnsafeBufferPointer { buffer in
      // An empty buffer may have no address; a relation without columns reads none.
      let start = buffer.baseAddress ?? UnsafePointer(emptyRow)
      let relation = relations[number]
      if relation.insert(start, stage: Relation.given) { return true }
      let row = relation.find(start)
      let wasGiven = relation.stages[row] == Relation.given
      relation.setStage(Relation.given, of: row)
      return !wasGiven
    }
  }

  private func checked(_ predicate: String, _ values: [Value]) throws(DatalogProblem) -> Int {
    guard let number = program.number(of: predicate) else {
      let nearest = NameDistance.nearest(
        to: predicate, among: program.declarations.map(\.name))
      throw DatalogProblem(.unknownPredicate(name: predicate, nearest: nearest), at: nil)
    }
    let declaration = program.declarations[number]
    guard values.count == declaration.arity else {
      throw DatalogProblem(
        .wrongArity(predicate: predicate, expected: declaration.arity, found: values.count),
        at: nil)
    }
    for (value, column) in zip(values, declaration.columns) where value.type != column.type {
      throw DatalogProblem(
        .typeMismatch(term: "\(value)", expected: column.type, found: value.type), at: nil)
    }
    return number
  }

  // MARK: Asking

  /// How many facts a relation holds; 0 for a predicate that is not declared.
  package func count(_ predicate: String) -> Int {
    guard let number = program.number(of: predicate) else { return 0 }
    let relation = relations[number]
    guard !retractions[number].isEmpty else { return relation.liveCount }
    var count = 0
    for row in 0..<relation.count where holds(row, in: relation) { count += 1 }
    return count
  }

  /// True if a fact holds; false if its predicate is not declared or its values don't fit.
  package func contains(_ predicate: String, _ values: [Value]) -> Bool {
    locate(predicate, values) != nil
  }

  /// The rows of a relation in order of arrival; none for a predicate that is not declared.
  package func rows(_ predicate: String) -> [[Value]] {
    guard let number = program.number(of: predicate) else { return [] }
    let relation = relations[number]
    var rows: [[Value]] = []
    rows.reserveCapacity(relation.count)
    for row in 0..<relation.count where holds(row, in: relation) {
      rows.append(values(of: row, in: number))
    }
    return rows
  }

  /// The rows of a relation sorted by their values, numbers by size and texts by their letters.
  package func sortedRows(_ predicate: String) -> [[Value]] {
    rows(predicate).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The rows whose columns equal the given values; nil stands for any value.
  ///
  /// The first question over a set of columns builds an index, so each further one takes time in
  /// proportion to its answer.
  package func rows(_ predicate: String, matching pattern: [Value?]) -> [[Value]] {
    guard let number = program.number(of: predicate), pattern.count == arities[number]
    else { return [] }
    let columns = pattern.indices.filter { pattern[$0] != nil }
    if columns.isEmpty { return rows(predicate) }
    var key: [Word] = []
    for (value, column) in zip(pattern, program.declarations[number].columns) {
      guard let value else { continue }
      guard value.type == column.type, let word = knownWord(value) else { return [] }
      key.append(word)
    }
    let relation = relations[number]
    let index = relation.index(on: columns)
    var found: [[Value]] = []
    var row = index.newest(key, in: relation)
    while row >= 0 {
      if holds(row, in: relation) { found.append(values(of: row, in: number)) }
      row = Int(index.next[row])
    }
    return found.reversed()
  }

  // MARK: Words

  /// A value as a machine word; a text gets its number.
  func word(_ value: Value) -> Word {
    switch value {
    case .number(let number): symbols.word(of: number)
    case .symbol(let text): symbols.intern(text)
    }
  }

  /// The word of a value, nil for a text no fact holds.
  func knownWord(_ value: Value) -> Word? {
    switch value {
    case .number(let number): symbols.knownWord(of: number)
    case .symbol(let text): symbols.number(of: text)
    }
  }

  func value(_ word: Word, _ type: ColumnType) -> Value {
    type == .number ? .number(symbols.number(word)) : .symbol(symbols.texts[Int(word)])
  }

  func values(of row: Int, in number: Int) -> [Value] {
    let words = relations[number].row(row)
    let columns = program.declarations[number].columns
    var values: [Value] = []
    values.reserveCapacity(columns.count)
    for column in columns.indices { values.append(value(words[column], columns[column].type)) }
    return values
  }

  /// The predicate and row of a fact that holds.
  func locate(_ predicate: String, _ values: [Value]) -> (number: Int, row: Int)? {
    guard let number = program.number(of: predicate), values.count == arities[number]
    else { return nil }
    for (value, column) in zip(values, program.declarations[number].columns)
    where value.type != column.type { return nil }
    guard let row = find(values, in: number),
      holds(row, in: relations[number])
    else { return nil }
    return (number, row)
  }

  /// True if a row counts and was not retracted since the last run.
  private func holds(_ row: Int, in relation: Relation) -> Bool {
    relation.isLive(row) && relation.stages[row] >= Relation.given
  }

  private func find(_ values: [Value], in number: Int) -> Int? {
    var words: [Word] = []
    for value in values {
      guard let word = knownWord(value) else { return nil }
      words.append(word)
    }
    let relation = relations[number]
    return words.withUnsafeBufferPointer { buffer in
      let row = relation.find(buffer.baseAddress ?? UnsafePointer(emptyRow))
      return row < 0 ? nil : row
    }
  }
}

extension Rule {
  /// The values of a fact's arguments, nil if arithmetic in it has no value.
  var groundValues: [Value]? {
    var values: [Value] = []
    for term in head.terms {
      guard let value = term.value([:]) else { return nil }
      values.append(value)
    }
    return values
  }
}

extension Term {
  /// The value of a term under the given values of variables, nil if it has none.
  func value(_ bindings: [String: Value]) -> Value? {
    switch kind {
    case .variable(let name): return bindings[name]
    case .anonymous: return nil
    case .number(let number): return .number(number)
    case .symbol(let text): return .symbol(text)
    case .arithmetic(let operation, let leftTerm, let rightTerm):
      guard let left = leftTerm.value(bindings)?.number,
        let right = rightTerm.value(bindings)?.number,
        let result = operation.apply(left, right)
      else { return nil }
      return .number(result)
    }
  }
}
