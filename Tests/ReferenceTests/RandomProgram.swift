// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog

/// A small generator whose numbers depend on the seed alone.
///
/// - Source: SplitMix64, of Steele, Lea and Flood 2014.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, `count`.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  /// True `percent` times out of a hundred.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}

/// A safe, typed and stratified program with facts, made at random from a seed.
///
/// Three base relations, then derived ones on rising levels; a rule may use its own level and those
/// below, and negate or aggregate those below.
struct RandomProgram: CustomStringConvertible {
  struct Relation {
    let name: String
    let types: [ColumnType]
    let level: Int
  }

  private(set) var relations: [Relation] = []
  private(set) var text = ""
  private(set) var facts: [Fact] = []
  private var random: SeededGenerator

  var description: String { text + facts.map { "\($0)." }.joined(separator: "\n") }

  init(seed: Int) {
    random = SeededGenerator(seed: seed)
    for index in 0..<3 { addRelation("b\(index)", level: 0) }
    let derived = 2 + random.below(4)
    var level = 1
    for index in 0..<derived {
      addRelation("d\(index)", level: level)
      if random.chance(60) { level += 1 }
    }
    for relation in relations {
      let columns = zip(["a", "b", "c"], relation.types).map { "\($0):\($1.rawValue)" }
      text += ".decl \(relation.name)(\(columns.joined(separator: ", ")))\n"
    }
    for relation in relations where relation.level > 0 {
      for _ in 0..<(1 + random.below(3)) { addRule(relation) }
    }
    for relation in relations where relation.level == 0 || random.chance(15) {
      for _ in 0..<(1 + random.below(7)) { facts.append(randomFact(relation)) }
    }
  }

  private mutating func addRelation(_ name: String, level: Int) {
    let arity = random.chance(4) ? 0 : 1 + random.below(random.chance(25) ? 3 : 2)
    let types = (0..<arity).map { _ in random.chance(75) ? ColumnType.number : .symbol }
    relations.append(Relation(name: name, types: types, level: level))
  }

  /// A fact over few values, so that joins meet.
  private mutating func randomFact(_ relation: Relation) -> Fact {
    Fact(relation.name, relation.types.map { randomValue($0) })
  }

  /// A fact of one of the base relations, or at times of a derived one.
  static func randomFact(
    of program: RandomProgram, using random: inout SeededGenerator
  ) -> Fact {
    let relation = program.relations[random.below(random.chance(80) ? 3 : program.relations.count)]
    return Fact(
      relation.name,
      relation.types.map { type in
        type == .number ? .number(random.below(5) - 1) : .symbol(["x", "y", "あ"][random.below(3)])
      })
  }

  private mutating func randomValue(_ type: ColumnType) -> Value {
    type == .number ? .number(random.below(5) - 1) : .symbol(["x", "y", "あ"][random.below(3)])
  }

  // MARK: Rules

  private mutating func addRule(_ head: Relation) {
    var variables: [(name: String, type: ColumnType)] = []
    var conditions: [String] = []
    var recursive = false
    for _ in 0..<(1 + random.below(3)) {
      let candidates = relations.filter { $0.level <= head.level }
      let relation = candidates[random.below(candidates.count)]
      if relation.level == head.level { recursive = true }
      conditions.append(atom(relation, &variables, mayBind: true))
    }
    if random.chance(40), let comparison = comparison(&variables, arithmetic: !recursive) {
      conditions.append(comparison)
    }
    if random.chance(35) { conditions.append("!" + lowerAtom(head, &variables)) }
    if random.chance(25) { conditions.append(aggregate(head, &variables)) }
    if random.chance(8) { conditions.shuffle(using: &random) }
    let terms = head.types.map { headTerm($0, variables, recursive: recursive) }
    text += "\(head.name)(\(terms.joined(separator: ", "))) :- "
    text += conditions.joined(separator: ", ") + ".\n"
  }

  private mutating func lowerAtom(
    _ head: Relation, _ variables: inout [(name: String, type: ColumnType)]
  ) -> String {
    let candidates = relations.filter { $0.level < head.level }
    return atom(candidates[random.below(candidates.count)], &variables, mayBind: false)
  }

  private mutating func atom(
    _ relation: Relation, _ variables: inout [(name: String, type: ColumnType)], mayBind: Bool,
    prefix: String = "V"
  ) -> String {
    let terms = relation.types.map { type -> String in
      let known = variables.filter { $0.type == type }
      let choice = random.below(100)
      if choice < 50, !known.isEmpty { return known[random.below(known.count)].name }
      if choice < 62 { return "_" }
      if choice < 72 || !mayBind { return "\(randomValue(type))" }
      if choice < 75, type == .number, let one = known.first { return "\(one.name) + 1" }
      let name = "\(prefix)\(variables.count)"
      variables.append((name, type))
      return name
    }
    return "\(relation.name)(\(terms.joined(separator: ", ")))"
  }

  private mutating func comparison(
    _ variables: inout [(name: String, type: ColumnType)], arithmetic: Bool
  ) -> String? {
    guard !variables.isEmpty else { return nil }
    let left = variables[random.below(variables.count)]
    if random.chance(30) {
      let name = "E\(variables.count)"
      variables.append((name, left.type))
      let computes = arithmetic && left.type == .number && random.chance(60)
      let value = computes ? numberTerm(left.name) : left.name
      return random.chance(50) ? "\(name) = \(value)" : "\(value) = \(name)"
    }
    let others = variables.filter { $0.type == left.type }
    let right =
      random.chance(50)
      ? others[random.below(others.count)].name : "\(randomValue(left.type))"
    let signs = ["=", "!=", "<", "<=", ">", ">="]
    return "\(left.name) \(signs[random.below(signs.count)]) \(right)"
  }

  private mutating func numberTerm(_ name: String) -> String {
    let operators = ["+", "-", "*", "/"]
    return "\(name) \(operators[random.below(operators.count)]) \(random.below(4) - 1)"
  }

  private mutating func aggregate(
    _ head: Relation, _ variables: inout [(name: String, type: ColumnType)]
  ) -> String {
    var inner = variables
    var body = [String]()
    let candidates = relations.filter { $0.level < head.level }
    for _ in 0..<(1 + random.below(2)) {
      body.append(
        atom(candidates[random.below(candidates.count)], &inner, mayBind: true, prefix: "L"))
    }
    if random.chance(30), let comparison = comparison(&inner, arithmetic: true) {
      body.append(comparison)
    }
    if random.chance(20) { body.append("!" + lowerAtom(head, &inner)) }
    let numbers = inner.filter { $0.type == .number }
    var function = "count"
    if !numbers.isEmpty, random.chance(60) {
      let name = numbers[random.below(numbers.count)].name
      function = (random.chance(50) ? "min " : "max ") + name
    }
    let known = variables.filter { $0.type == .number }
    var result = "N\(variables.count)"
    if random.chance(20), !known.isEmpty {
      result = known[random.below(known.count)].name
    } else if random.chance(10) {
      result = "\(random.below(3))"
    } else {
      variables.append((result, .number))
    }
    return "\(result) = \(function) : { \(body.joined(separator: ", ")) }"
  }

  private mutating func headTerm(
    _ type: ColumnType, _ variables: [(name: String, type: ColumnType)], recursive: Bool
  ) -> String {
    let known = variables.filter { $0.type == type }
    guard !known.isEmpty, !random.chance(8) else { return "\(randomValue(type))" }
    let name = known[random.below(known.count)].name
    // Arithmetic in a recursive head need not end.
    return type == .number && !recursive && random.chance(12) ? numberTerm(name) : name
  }
}
