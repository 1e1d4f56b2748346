// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Model

/// Reads the gaps out of the engine and marks those the president knowingly leaves open.
struct GapFinder {
  private let line: CompanyLine

  init(_ line: CompanyLine) { self.line = line }

  /// In the order of their kinds, then of their statements.
  func gaps(_ acceptances: [GapAcceptance]) -> [Gap] {
    var found: [Gap] = []
    let engine = line.engine
    for kind in line.rules.gaps {
      let id = Datalog.Value.symbol(kind.id)
      let subjects = engine.rows("gap", matching: [id, nil]).compactMap { $0.last?.symbol }
      for subject in Set(subjects) {
        let also = engine.rows("gap_also", matching: [id, .symbol(subject), nil])
          .compactMap { $0.last?.symbol }
        let others = Set(also).subtracting([subject]).sorted(by: StatementOrder.comesBefore)
        let own = line.statement(subject) == nil ? [] : [subject]
        var gap = Gap(
          id: kind.id, reasonNumber: kind.reasonNumber, boundary: kind.boundary,
          statements: own + others, parameters: ["subject": subject])
        for row in engine.sortedRows("gap_about", matching: [id, .symbol(subject), nil, nil]) {
          guard let name = row[2].symbol, let value = row[3].symbol else { continue }
          if name == "missing" {
            // Several fields may be missing; all are named.
            gap.parameters[name] = (gap.parameters[name].map { $0 + "|" } ?? "") + value
          } else if gap.parameters[name] == nil {
            gap.parameters[name] = value
          }
        }
        gap.accepted = acceptances.last { $0.key == gap.key && $0.facts == line.facts(of: gap) }
        found.append(gap)
      }
    }
    let order = Dictionary(uniqueKeysWithValues: line.rules.gaps.enumerated().map { ($1.id, $0) })
    return found.sorted { a, b in
      let (first, second) = (order[a.id] ?? 0, order[b.id] ?? 0)
      if first != second { return first < second }
      if a.statements != b.statements {
        return a.statements.lexicographicallyPrecedes(
          b.statements, by: StatementOrder.comesBefore)
      }
      return (a.parameters["subject"] ?? "") < (b.parameters["subject"] ?? "")
    }
  }
}

extension Engine {
  fileprivate func sortedRows(_ predicate: String, matching pattern: [Value?]) -> [[Value]] {
    rows(predicate, matching: pattern).sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension CompanyLine {
  /// A hash of what the gap stands on: its statements as they are, and what the rule found.
  ///
  /// An acceptance holds as long as it stays the same; an edited or reranked statement, or
  /// another number in the evidence, changes it.
  package func facts(of gap: Gap) -> String {
    var parts = [gap.key]
    for (name, value) in gap.parameters.sorted(by: { $0.key < $1.key }) {
      parts.append("\(name)=\(value)")
    }
    for id in gap.statements {
      guard let statement = statement(id) else { continue }
      parts.append("\(id) \(statement.kind.rawValue) \(statement.priority) \(statement.text)")
    }
    return String(SHA256.hex(of: parts.joined(separator: "\n")).prefix(16))
  }

  /// The acceptance that would put the gap to rest.
  package func acceptance(of gap: Gap, because reason: String, at time: String) -> GapAcceptance {
    GapAcceptance(key: gap.key, reason: reason, acceptedAt: time, facts: facts(of: gap))
  }

  package func kind(of gap: Gap) -> GapKind? { rules.gaps.first { $0.id == gap.id } }
}
