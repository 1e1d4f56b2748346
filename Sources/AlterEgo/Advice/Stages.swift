// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// One of the five stages from visible finance to one line, tested part by part.
package struct Stage: Equatable, Sendable {
  package enum State: String, Sendable {
    /// Every part is there and nothing of it is missing.
    case done
    case partial
    /// Nothing of it is there.
    case not
  }

  /// One thing the stage asks for.
  package struct Part: Equatable, Sendable {
    /// A row of `knowledge/register/stages.tsv`.
    package let id: String
    /// What shows it: ids of statements and decisions, or months and departments with figures.
    package let there: [String]
    /// What is still missing of it: ids of statements, or of choices.
    package let missing: [String]

    package var state: State {
      there.isEmpty ? .not : missing.isEmpty ? .done : .partial
    }
  }

  /// 1–5.
  package let number: Int
  package let id: String
  package let parts: [Part]

  package var state: State {
    if parts.allSatisfy({ $0.state == .done }) { return .done }
    return parts.allSatisfy { $0.state == .not } ? .not : .partial
  }
}

/// What the stages rest on besides the line: the company's figures, and who has decided what.
package struct StageEvidence: Equatable, Sendable {
  /// The months with figures of a metric, as `2026-04…2026-09`, by metric id.
  package var figures: [String: String] = [:]
  /// Departments with figures of their own.
  package var departments: [String] = []
  /// Decisions and initiatives of somebody other than the president, by category.
  package var experience: [String: [String]] = [:]

  package init() {}
}

/// The five stages of a company.
package struct StageReport {
  package let stages: [Stage]
  private let line: CompanyLine
  private let evidence: StageEvidence

  package init(_ line: CompanyLine, _ evidence: StageEvidence) {
    self.line = line
    self.evidence = evidence
    var order: [String] = []
    var rows: [String: [Table.Row]] = [:]
    for row in line.rules.knowledge.rows("register/stages.tsv") {
      if rows[row["stage"]] == nil { order.append(row["stage"]) }
      rows[row["stage"], default: []].append(row)
    }
    let tests = StageTests(line, evidence)
    stages = order.enumerated().map { index, id in
      Stage(number: index + 1, id: id, parts: (rows[id] ?? []).map { tests.part(id, $0) })
    }
  }
}

/// The test of each part.
private struct StageTests {
  private let line: CompanyLine
  private let evidence: StageEvidence
  private let grid: FutureGrid
  private let appraisal: Appraisal
  /// The lines of what the company stands for; candid words are private and bind nobody.
  private let traces: [LineTrace]

  init(_ line: CompanyLine, _ evidence: StageEvidence) {
    self.line = line
    self.evidence = evidence
    grid = FutureGrid(line)
    appraisal = Appraisal(line)
    traces = line.traces.filter { trace in
      guard let kind = line.statement(trace.statement)?.kind else { return false }
      return kind.station == .philosophy && kind != .candid
    }
  }

  func part(_ stage: String, _ row: Table.Row) -> Stage.Part {
    switch stage {
    case "finance": figures(row)
    case "future": horizon(row)
    case "evaluation": appraised(row)
    case "executives": experience(row)
    default: reached(row)
    }
  }

  private func figures(_ row: Table.Row) -> Stage.Part {
    let metrics = row.list("metrics")
    let there = metrics.isEmpty ? evidence.departments : metrics.compactMap { evidence.figures[$0] }
    return Stage.Part(
      id: row["part"], there: metrics.isEmpty ? there : Array(there.prefix(1)), missing: [])
  }

  private func horizon(_ row: Table.Row) -> Stage.Part {
    let years = Int(row["part"].filter(\.isNumber)) ?? 0
    let cells = grid.aspects.map { ($0.id, grid.cell($0.id, years).map(\.statement.id)) }
    return Stage.Part(
      id: row["part"], there: cells.flatMap(\.1).inOrder,
      missing: cells.filter(\.1.isEmpty).map(\.0))
  }

  private func appraised(_ row: Table.Row) -> Stage.Part {
    guard row["part"] == "numbers" else {
      return Stage.Part(id: row["part"], there: appraisal.covering(row["part"]), missing: [])
    }
    return unbroken(row, .kpi, "K", ["number-without-criterion", "criterion-against-number"])
  }

  private func experience(_ row: Table.Row) -> Stage.Part {
    guard row["part"] == "delegation" else {
      return Stage.Part(id: row["part"], there: evidence.experience[row["part"]] ?? [], missing: [])
    }
    return unbroken(
      row, .delegation, "D", ["delegation-without-limit", "delegation-without-holder"])
  }

  /// The statements of a kind: there unless one of the gaps names them.
  private func unbroken(
    _ row: Table.Row, _ kind: Kind, _ letter: Character, _ gaps: [String]
  ) -> Stage.Part {
    let broken = subjects(of: gaps, letter)
    let all = line.statements.filter { $0.kind == kind }.map(\.id)
    return Stage.Part(
      id: row["part"], there: all.filter { !broken.contains($0) },
      missing: all.filter(broken.contains))
  }

  private func reached(_ row: Table.Row) -> Stage.Part {
    guard let station = Station(rawValue: row["part"]) else {
      return Stage.Part(id: row["part"], there: [], missing: [])
    }
    return Stage.Part(
      id: row["part"], there: traces.filter { !$0[station].isEmpty }.map(\.statement),
      missing: traces.filter { $0[station].isEmpty }.map(\.statement))
  }

  /// The statements of a letter that open breaks of these kinds are about.
  private func subjects(of gaps: [String], _ letter: Character) -> Set<String> {
    Set(
      line.openGaps.filter { gaps.contains($0.id) }.flatMap(\.statements).filter {
        $0.first == letter
      })
  }
}

extension [String] {
  /// Each id once, by its number.
  fileprivate var inOrder: [String] { Set(self).sorted(by: StatementOrder.comesBefore) }
}
