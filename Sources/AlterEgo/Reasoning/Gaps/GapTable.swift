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

  /// Gaps that are gone and gaps that are new.
  struct Change {
    var gone: [Gap] = []
    var come: [Gap] = []
  }

  /// In the order of their kinds, then of their statements.
  private(set) var sorted: [Gap] = []
  private var known: [Subject: Gap] = [:]
  private var subjects: [String: [Subject]] = [:]
  /// Where the table may differ from what the engine concludes: what differed at the last look, and
  /// what runs touched since.
  private var touched: Set<Subject> = []
  private let kinds: [String: GapKind]
  private let order: [String: Int]

  init(_ rules: LineRules) {
    kinds = Dictionary(rules.gaps.map { ($0.id, $0) }) { first, _ in first }
    order = Dictionary(rules.gaps.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  func gaps(withKey key: String) -> [Gap] { subjects[key]?.compactMap { known[$0] } ?? [] }

  func inOrder(_ gaps: [Gap]) -> [Gap] { gaps.sorted(by: comesBefore) }

  /// Takes note of what the last run touched.
  mutating func note(_ engine: Engine) {
    for predicate in GapTable.predicates {
      for row in engine.takeTouched(predicate) {
        guard let kind = row[0].symbol, let subject = row[1].symbol, kinds[kind] != nil else {
          continue
        }
        touched.insert(Subject(kind: kind, subject: subject))
      }
    }
  }

  /// What differs between the table and what the engine concludes; the table stays as it is.
  mutating func change(_ engine: Engine, _ isStatement: (String) -> Bool) -> Change {
    var change = Change()
    var differing: Set<Subject> = []
    for item in touched {
      let (old, new) = (known[item], gap(item, engine, isStatement))
      if old == new { continue }
      differing.insert(item)
      if let old { change.gone.append(old) }
      if let new { change.come.append(new) }
    }
    change.gone.sort(by: comesBefore)
    change.come.sort(by: comesBefore)
    touched = differing
    return change
  }

  /// Reads again what runs touched; `isStatement` tells statements from other subjects.
  mutating func refresh(_ engine: Engine, _ isStatement: (String) -> Bool) {
    let change = change(engine, isStatement)
    touched = []
    for gap in change.gone {
      let subject = subject(gap)
      known[subject] = nil
      subjects[gap.key]?.removeAll { $0 == subject }
    }
    for gap in change.come {
      let subject = subject(gap)
      known[subject] = gap
      subjects[gap.key, default: []].append(subject)
    }
    if change.gone.count + change.come.count <= GapTable.fewChanges {
      for gap in change.gone { sorted.remove(at: place(of: gap)) }
      for gap in change.come { sorted.insert(gap, at: place(of: gap)) }
    } else {
      merge(change.come, without: Set(change.gone.map(subject)))
    }
  }

  /// Up to so many gaps are put into their places one by one.
  private static let fewChanges = 16

  /// Where a gap stands, or would stand.
  private func place(of gap: Gap) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if comesBefore(sorted[middle], gap) { low = middle + 1 } else { high = middle }
    }
    return low
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
