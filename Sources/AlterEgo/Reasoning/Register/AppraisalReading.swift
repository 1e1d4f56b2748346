// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Model

/// By what people are evaluated: criteria with weight, departments and behaviours.
package struct Appraisal: Sendable {
  package struct Criterion: Sendable {
    package let statement: Statement
    /// Points out of 100; nil while nobody said.
    package let weight: Double?
    /// Department ids or the words they were named by; empty for the whole company.
    package let departments: [String]
    /// Behaviours of `behaviours.tsv` that it covers, and others by their words.
    package let behaviours: [String]
  }

  /// The weights of one department, the whole company's criteria included.
  package struct Sum: Equatable, Sendable {
    /// Empty for the whole company.
    package let department: String
    package let total: Double
    /// Everything that counts in it.
    package let counted: [String]
    /// Criteria of the department that have no weight.
    package let unweighted: [String]
    package var isHundred: Bool { unweighted.isEmpty && abs(total - 100) < 0.001 }
    var totalText: String { JSON.written((total * 100).rounded() / 100) }
  }

  package let criteria: [Criterion]

  package init(_ line: CompanyLine) {
    let reading = AppraisalReading(line)
    criteria = line.statements.filter { $0.kind == .criterion }.map(reading.criterion)
  }

  /// The sums where weights are used at all, the whole company first.
  package var sums: [Sum] {
    WeighedCriterion.sums(
      criteria.map {
        WeighedCriterion(
          id: $0.statement.id, weight: $0.weight, departments: $0.departments)
      })
  }

  /// The criteria that cover a behaviour.
  package func covering(_ behaviour: String) -> [String] {
    criteria.filter { $0.behaviours.contains(behaviour) }.map(\.statement.id)
  }
}

/// Reads one criterion: what the register says, else what its own words say.
private struct AppraisalReading {
  let line: CompanyLine
  private let rows: [Table.Row]

  init(_ line: CompanyLine) {
    self.line = line
    rows = line.rules.knowledge.rows("register/behaviours.tsv")
  }

  func criterion(_ statement: Statement) -> Appraisal.Criterion {
    let entry = line.register[statement.id]
    let kept = entry.items("of-department").map(\.item)
    let told = entry.items("behaviour").map { id(of: $0.item) ?? $0.item }
    return Appraisal.Criterion(
      statement: statement, weight: entry.amount("weight")?.value,
      departments: kept.isEmpty ? line.conclusions("department", of: statement.id) : kept,
      behaviours: told.isEmpty ? said(statement) : told)
  }

  private func names(_ row: Table.Row) -> [String] {
    ([row["id"], row["ja"], row["en"]] + row.list("names_ja") + row.list("names_en"))
      .map { FoldedText.fold($0) }
  }

  private func id(of behaviour: String) -> String? {
    let folded = FoldedText.fold(behaviour)
    return rows.first { names($0).contains(folded) }?["id"]
  }

  /// The behaviours that the words of a criterion speak of.
  private func said(_ statement: Statement) -> [String] {
    let knowledge = line.rules.knowledge
    let spoken = statement.draft.concepts.map(\.id)
    let text = FoldedText.fold(statement.text)
    return rows.filter { row in
      row.list("concepts").contains { wanted in spoken.contains { knowledge.isA($0, wanted) } }
        || names(row).contains { $0.unicodeScalars.count > 2 && text.contains($0) }
    }.map { $0["id"] }
  }
}

/// What the appraisal does to a number.
package struct AppraisalPush: Equatable, Sendable {
  package let criterion: String
  /// True when it pushes the number the way it is wanted.
  package let isFor: Bool
  /// The concept or number that carries the push; empty for a link drawn by hand.
  package let via: String
}

extension CompanyLine {
  /// The criteria that push a number the wanted way, and those that push it the other way.
  ///
  /// `sign` is 1 when more of it is wanted. A target's own links count as well.
  package func pushes(on metric: String, wanted sign: Int, target: String?) -> [AppraisalPush] {
    var found: [AppraisalPush] = []
    func add(_ push: AppraisalPush) {
      let isThere = found.contains { $0.criterion == push.criterion && $0.isFor == push.isFor }
      if !isThere { found.append(push) }
    }
    for criterion in statements where criterion.kind == .criterion {
      let id = Datalog.Value.symbol(criterion.id)
      for row in sortedRows("measures", [id, .symbol(metric), nil]) {
        if let way = row[2].number {
          add(AppraisalPush(criterion: criterion.id, isFor: way == sign, via: metric))
        }
      }
      for row in sortedRows("moves", [id, .symbol(metric), nil, nil]) {
        if let way = row[2].number, let via = row[3].symbol {
          add(AppraisalPush(criterion: criterion.id, isFor: way == sign, via: via))
        }
      }
    }
    guard let target else { return found }
    for link in links where link.from == target || link.to == target {
      let other = link.from == target ? link.to : link.from
      guard statement(other)?.kind == .criterion else { continue }
      if link.relation == .evaluatedBy || link.relation == .opposes {
        add(
          AppraisalPush(
            criterion: other, isFor: link.relation == .evaluatedBy, via: link.via.first ?? ""))
      }
    }
    return found
  }

  /// The number a target is about, and which way it is wanted.
  package func aim(of id: String) -> (metric: String, sign: Int)? {
    for predicate in ["sets", "names"] {
      let rows = saidFacts(of: id).filter { $0.predicate == predicate }.map(\.values)
      let further = sortedRows(predicate, [.symbol(id), nil, nil])
      if let row = rows.first ?? further.first, let metric = row[1].symbol, let sign = row[2].number
      {
        return (metric, sign)
      }
    }
    return nil
  }

  private func sortedRows(_ predicate: String, _ pattern: [Datalog.Value?]) -> [[Datalog.Value]] {
    engine.rows(predicate, matching: pattern).sorted { $0.lexicographicallyPrecedes($1) }
  }
}
