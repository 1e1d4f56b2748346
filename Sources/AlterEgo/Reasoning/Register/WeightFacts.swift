// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Model

/// One criterion as its weight counts: in which departments, with how many points out of 100.
package struct WeighedCriterion: Sendable {
  package let id: String
  /// Nil while nobody said.
  package let weight: Double?
  /// Empty for the whole company.
  package let departments: [String]

  /// The sums where weights are used at all: of each department with criteria of its own, those
  /// of the whole company included; else of the company.
  static func sums(_ criteria: [WeighedCriterion]) -> [Appraisal.Sum] {
    guard criteria.contains(where: { $0.weight != nil }) else { return [] }
    let common = criteria.filter(\.departments.isEmpty)
    let named = Set(criteria.flatMap(\.departments)).sorted()
    return (named.isEmpty ? [""] : named).map { department in
      let counted = common + criteria.filter { $0.departments.contains(department) }
      return Appraisal.Sum(
        department: department, total: counted.compactMap(\.weight).reduce(0, +),
        counted: counted.map(\.id), unweighted: counted.filter { $0.weight == nil }.map(\.id))
    }
  }
}

/// What the weights of the criteria add up to, as facts for rules.
struct WeightFacts {
  private(set) var all: [Datalog.Fact] = []

  /// `facts` are those of the statements and the register, which tell the departments.
  init(_ facts: [Datalog.Fact], _ live: [Statement], _ register: Register) {
    let criteria = live.filter { $0.kind == .criterion }
    guard criteria.contains(where: { register[$0.id].has("weight") }) else { return }
    var said: [String: [String]] = [:]
    for fact in facts where fact.predicate == "department" {
      guard let id = fact.values.first?.symbol, let department = fact.values.last?.symbol else {
        continue
      }
      if !(said[id] ?? []).contains(department) { said[id, default: []].append(department) }
    }
    let weighed = criteria.map { statement in
      let entry = register[statement.id]
      let kept = entry.items("of-department").map(\.item)
      return WeighedCriterion(
        id: statement.id, weight: entry.amount("weight")?.value,
        departments: kept.isEmpty ? said[statement.id] ?? [] : kept)
    }
    for sum in WeighedCriterion.sums(weighed) {
      let department = Datalog.Value.symbol(sum.department.isEmpty ? "company" : sum.department)
      guard let hundredths = RegisterAmount(sum.total, "percent").hundredths else { continue }
      all.append(
        Datalog.Fact(
          "weight_sum", [department, .number(hundredths), .symbol(sum.totalText)]))
      for id in sum.counted { all.append(Datalog.Fact("weighed_for", [department, .symbol(id)])) }
    }
  }
}
