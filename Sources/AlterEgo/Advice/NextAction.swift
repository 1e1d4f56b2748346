// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// The one thing to do next, tried out on the company's line before it is proposed.
package struct NextAction: Equatable, Sendable {
  /// An edit with what it was seen to do.
  package struct Trial: Equatable, Sendable {
    package var edit: GapEdit
    /// The break it was proposed for.
    package var gap: Gap
    /// The breaks that are gone after it, and those that come up with it.
    package var closed: [Gap]
    package var opened: [Gap]
    /// By how many the open breaks become fewer.
    package var closes: Int { closed.count - opened.count }
  }

  package var chosen: Trial
  package var runnerUp: Trial?
  package var openBefore: Int
  package var openAfter: Int
}

/// Chooses the next action: every promising edit is tried, the one that mends most is taken.
///
/// A break weighs as much as its folder says, the five reasons in their order before the rest,
/// and more with the president's priority. Equal edits are ranked by how little they ask.
package struct NextAdvisor {
  /// How many breaks of one kind are looked at.
  static let breaksPerKind = 4
  /// How many edits are tried: fewer in a large company, where each takes longer.
  private var budget: Int { max(8, min(48, 10_000 / max(1, line.statements.count))) }

  private let line: CompanyLine

  package init(_ line: CompanyLine) { self.line = line }

  /// The next action; nil when no edit mends a break.
  ///
  /// In a young company every step forward shows the next break: then the step is taken that
  /// mends its own break and shows the fewest.
  ///
  /// - Throws: as ``CompanyLine``.
  package func next() throws(Problem) -> NextAction? {
    let open = line.openGaps
    let best = try trials(open).sorted(by: isBetter)
    guard let chosen = best.first else { return nil }
    let runnerUp = best.dropFirst().first { $0.edit != chosen.edit }
    return NextAction(
      chosen: chosen, runnerUp: runnerUp, openBefore: open.count,
      openAfter: open.count - chosen.closes)
  }

  /// The line after an edit.
  ///
  /// - Throws: as ``CompanyLine``.
  package func line(after edit: GapEdit) throws(Problem) -> CompanyLine {
    var company = EditedCompany(line.statements, line.decisions)
    company.apply(edit)
    return try CompanyLine(
      company.statements, decisions: company.decisions, acceptances: line.acceptances,
      register: line.keptRegister, rules: line.rules, near: line)
  }

  private func trials(_ open: [Gap]) throws(Problem) -> [NextAction.Trial] {
    let proposals = EditProposals(line)
    let before = Set(open.map(\.key))
    var tried: Set<GapEdit> = []
    var found: [NextAction.Trial] = []
    for gap in promising(open) {
      for edit in proposals.edits(for: gap) where tried.count < budget {
        guard tried.insert(edit).inserted else { continue }
        let openAfter = try line(after: edit).openGaps
        let after = Set(openAfter.map(\.key))
        let trial = NextAction.Trial(
          edit: edit, gap: gap, closed: open.filter { !after.contains($0.key) },
          opened: openAfter.filter { !before.contains($0.key) })
        if trial.closed.contains(where: { $0.key == gap.key }) { found.append(trial) }
      }
    }
    let gains = found.filter { $0.closes > 0 }
    return gains.isEmpty ? found : gains
  }

  /// A few breaks of each kind, those of the highest ranked statements first.
  private func promising(_ open: [Gap]) -> [Gap] {
    var byKind: [String: [Gap]] = [:]
    for gap in open { byKind[gap.id, default: []].append(gap) }
    var picked: [Gap] = []
    for round in 0..<NextAdvisor.breaksPerKind {
      for kind in line.rules.gaps {
        let gaps = (byKind[kind.id] ?? []).enumerated().sorted { a, b in
          let (first, second) = (priority(a.element), priority(b.element))
          return first != second ? first > second : a.offset < b.offset
        }
        if round < gaps.count { picked.append(gaps[round].element) }
      }
    }
    return picked
  }

  private func isBetter(_ a: NextAction.Trial, _ b: NextAction.Trial) -> Bool {
    let (first, second) = (worth(a), worth(b))
    if first != second { return first > second }
    if a.closes != b.closes { return a.closes > b.closes }
    if a.edit.sort.effort != b.edit.sort.effort { return a.edit.sort.effort < b.edit.sort.effort }
    if a.edit.statement != b.edit.statement {
      return StatementOrder.comesBefore(a.edit.statement, b.edit.statement)
    }
    return a.edit.sort.rawValue < b.edit.sort.rawValue
  }

  private func worth(_ trial: NextAction.Trial) -> Int {
    trial.closed.map(worth).reduce(0, +) - trial.opened.map(worth).reduce(0, +)
  }

  private func worth(_ gap: Gap) -> Int {
    let kind = line.kind(of: gap)
    let reason = gap.reasonNumber.map { 6 - $0 } ?? 0
    return (kind?.weight ?? 1) * 10 + reason + min(9, max(0, priority(gap)))
  }

  private func priority(_ gap: Gap) -> Int {
    gap.statements.compactMap { line.statement($0)?.priority }.max() ?? 0
  }
}
