// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Model

/// The gaps that an engine concludes, kept up to date by what its runs touch.
struct GapTable {
  static let predicates = ["gap", "gap_also", "gap_about"]

  private struct Subject: Hashable {
    let kind: String
    let subject: String
  }

  /// In the order of their kinds, then of their statements.
  private(set) var sorted: [Gap] = []
  private var known: Set<Subject> = []
  private let kinds: [String: GapKind]
  private let order: [String: Int]

  init(_ rules: LineRules) {
    kinds = Dictionary(rules.gaps.map { ($0.id, $0) }) { first, _ in first }
    order = Dictionary(rules.gaps.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// Reads again what runs touched; `isStatement` tells statements from other subjects.
  mutating func refresh(_ engine: Engine, _ isStatement: (String) -> Bool) {
    var touched: Set<Subject> = []
    for predicate in GapTable.predicates {
      for row in engine.takeTouched(predicate) {
        guard let kind = row[0].symbol, let subject = row[1].symbol, kinds[kind] != nil else {
          continue
        }
        touched.insert(Subject(kind: kind, subject: subject))
      }
    }
    if touched.isEmpty { return }
    var fresh: [Gap] = []
    for item in touched {
      guard let gap = gap(item, engine, isStatement) else { continue }
      fresh.append(gap)
    }
    fresh.sort(by: comesBefore)
    let stale = touched.intersection(known)
    for item in touched { known.remove(item) }
    for gap in fresh { known.insert(subject(gap)) }
    merge(fresh, without: stale)
  }

  private func subject(_ gap: Gap) -> Subject {
    Subject(kind: gap.id, subject: gap.parameters["subject"] ?? "")
  }

  private mutating func merge(_ fresh: [Gap], without stale: Set<Subject>) {
    var kept: [Gap] = []
    kept.reserveCapacity(sorted.count + fresh.count)
    var next = 0
    for gap in sorted {
      if !stale.isEmpty, stale.contains(subject(gap)) { continue }
      while next < fresh.count, comesBefore(fresh[next], gap) {
        kept.append(fresh[next])
        next += 1
      }
      kept.append(gap)
    }
    kept += fresh[next...]
    sorted = kept
  }

  private func gap(_ item: Subject, _ engine: Engine, _ isStatement: (String) -> Bool) -> Gap? {
    let (id, subject) = (Datalog.Value.symbol(item.kind), Datalog.Value.symbol(item.subject))
    guard let kind = kinds[item.kind], engine.contains("gap", [id, subject]) else { return nil }
    let also = engine.rows("gap_also", matching: [id, subject, nil]).compactMap { $0.last?.symbol }
    let others = Set(also).subtracting([item.subject]).sorted(by: StatementOrder.comesBefore)
    let own = isStatement(item.subject) ? [item.subject] : []
    var gap = Gap(
      id: kind.id, reasonNumber: kind.reasonNumber, boundary: kind.boundary,
      statements: own + others, parameters: ["subject": item.subject])
    let about = engine.rows("gap_about", matching: [id, subject, nil, nil])
    for row in about.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let name = row[2].symbol, let value = row[3].symbol else { continue }
      if name == "missing" {
        // Several fields may be missing; all are named.
        gap.parameters[name] = (gap.parameters[name].map { $0 + "|" } ?? "") + value
      } else if gap.parameters[name] == nil {
        gap.parameters[name] = value
      }
    }
    return gap
  }

  private func comesBefore(_ a: Gap, _ b: Gap) -> Bool {
    if a.id != b.id { return (order[a.id] ?? 0) < (order[b.id] ?? 0) }
    if a.statements != b.statements {
      return a.statements.lexicographicallyPrecedes(b.statements, by: StatementOrder.comesBefore)
    }
    return (a.parameters["subject"] ?? "") < (b.parameters["subject"] ?? "")
  }
}
