// SPDX-License-Identifier: GPL-3.0-or-later

/// Predicates that depend on each other, with the rules that conclude them.
final class Stratum {
  let members: [Int]
  /// Positions of the rules in the program.
  let rules: [Int]
  /// Predicates of other strata the rules use as they are.
  let uses: [Int]
  /// Predicates the rules take aggregates over.
  let aggregated: [Int]
  /// For each rule, the conditions with `!`: position in the rule and predicate.
  let absences: [[(literal: Int, predicate: Int)]]
  /// For each rule and condition with `!`, an atom by which its instances may be found; nil where
  /// none holds all that the condition names.
  let partners: [[(literal: Int, partners: Partners)?]]
  /// For each rule, the positive conditions: position in the rule and predicate.
  let matches: [[(literal: Int, predicate: Int)]]
  /// For each rule, the atoms inside aggregates: position of the aggregate in the rule, of the atom
  /// in the aggregate, and predicate.
  let counts: [[(literal: Int, atom: Int, predicate: Int)]]
  /// Predicates of other strata the rules use in any way.
  let dependencies: [Int]
  /// For each rule, the predicates it reads in any way.
  let reads: [[Int]]
  /// All predicates whose change concerns the stratum, its own among them.
  let watched: [Int]
  /// True if a rule uses a predicate of the stratum itself.
  let isRecursive: Bool
  /// For each rule, the number of conditions and one for a condition that a plan may add.
  let literalCounts: [Int]
  /// False until the first run, and after a run that was broken off.
  var isEvaluated = false
  /// True if a run was broken off while it may have left half a result.
  var isBroken = false
  /// The last round of the stratum; facts of a later round rest on facts of earlier ones.
  var stage: Int32 = 0

  /// The strata of a program in order of evaluation.
  static func all(of program: Program, _ clauses: [Clause]) -> [Stratum] {
    var rulesByHead = [[Int]](repeating: [], count: program.declarations.count)
    for (rule, clause) in clauses.enumerated() { rulesByHead[clause.head].append(rule) }
    var strata: [Stratum] = []
    for names in program.strata {
      let members = names.compactMap { program.number(of: $0) }
      var rules: [Int] = []
      for member in members { rules += rulesByHead[member] }
      strata.append(Stratum(members: members, rules: rules.sorted(), clauses))
    }
    return strata
  }

  private init(members: [Int], rules: [Int], _ clauses: [Clause]) {
    self.members = members
    self.rules = rules
    var uses: Set<Int> = []
    var aggregated: Set<Int> = []
    var absences: [[(literal: Int, predicate: Int)]] = []
    var matches: [[(literal: Int, predicate: Int)]] = []
    var counts: [[(literal: Int, atom: Int, predicate: Int)]] = []
    for rule in rules {
      var counted: [(literal: Int, atom: Int, predicate: Int)] = []
      var list: [(literal: Int, predicate: Int)] = []
      var absent: [(literal: Int, predicate: Int)] = []
      for condition in clauses[rule].conditions {
        switch condition {
        case .match(let match):
          list.append((match.literal, match.predicate))
          if !members.contains(match.predicate) { uses.insert(match.predicate) }
        case .absent(let match):
          absent.append((match.literal, match.predicate))
        case .aggregate(let group):
          for (atom, inner) in group.body.enumerated() {
            guard let predicate = inner.predicate else { continue }
            aggregated.insert(predicate)
            counted.append((group.literal, atom, predicate))
          }
        case .compare, .compute: break
        }
      }
      matches.append(list)
      absences.append(absent)
      counts.append(counted)
    }
    self.uses = uses.sorted()
    self.aggregated = aggregated.sorted()
    self.absences = absences
    partners = zip(rules, absences).map { rule, absent in
      absent.map { Partners.find(clauses[rule], absent: $0.literal, outside: members) }
    }
    self.matches = matches
    self.counts = counts
    literalCounts = rules.map { clauses[$0].literalCount + 1 }
    reads = rules.indices.map { position in
      Set(
        matches[position].map(\.predicate) + absences[position].map(\.predicate)
          + counts[position].map(\.predicate)
      ).sorted()
    }
    let denied = absences.flatMap { $0.map(\.predicate) }
    dependencies = uses.union(aggregated).union(denied).sorted()
    watched = Set(dependencies).union(members).sorted()
    isRecursive = matches.contains { list in list.contains { members.contains($0.predicate) } }
  }
}

extension Clause.Condition {
  fileprivate var predicate: Int? {
    switch self {
    case .match(let match), .absent(let match): match.predicate
    default: nil
    }
  }
}
