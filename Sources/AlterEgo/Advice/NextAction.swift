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
    package var worth = Worth()
    /// By how many the open breaks become fewer.
    package var closes: Int { closed.count - opened.count }
  }

  /// Why the chosen edit comes before the one after it.
  package enum Lead: String, CaseIterable, Sendable {
    /// It closes more.
    case closes
    /// What it closes weighs more: one of the five reasons, or a break nearer to the money.
    case weight
    /// The president ranks what it is about higher.
    case priority
    /// The break has stood longer.
    case age
    /// It asks less of the president.
    case effort
    /// Nothing but the order of the ids.
    case order
  }

  package var chosen: Trial
  package var runnerUp: Trial?
  package var openBefore: Int
  package var openAfter: Int
  /// Whole days that the break of the chosen edit has stood; nil where the day is not known.
  package var openDays: Int?

  /// What puts the chosen edit before the runner-up; nil without one.
  package var lead: Lead? { runnerUp.map { chosen.lead(over: $0) } }
}

/// What closing breaks is worth, part by part: points of one scale.
package struct Worth: Equatable, Sendable {
  /// What the kinds of breaks weigh, the five reasons in their order before the rest.
  package var weight = 0
  /// The president's priorities.
  package var priority = 0
  /// How long the breaks have stood.
  package var age = 0

  package var sum: Int { weight + priority + age }

  static func + (a: Worth, b: Worth) -> Worth {
    Worth(weight: a.weight + b.weight, priority: a.priority + b.priority, age: a.age + b.age)
  }

  static func - (a: Worth, b: Worth) -> Worth {
    Worth(weight: a.weight - b.weight, priority: a.priority - b.priority, age: a.age - b.age)
  }
}

extension NextAction.Trial {
  /// Whether the edit comes before another: worth, number of breaks, ease, order of the ids.
  func comesBefore(_ other: NextAction.Trial) -> Bool {
    if worth.sum != other.worth.sum { return worth.sum > other.worth.sum }
    if closes != other.closes { return closes > other.closes }
    if edit.sort.effort != other.edit.sort.effort {
      return edit.sort.effort < other.edit.sort.effort
    }
    if edit.statement != other.edit.statement {
      return StatementOrder.comesBefore(edit.statement, other.edit.statement)
    }
    if edit.sort != other.edit.sort { return edit.sort.rawValue < other.edit.sort.rawValue }
    return (edit.other ?? "") < (other.edit.other ?? "")
  }

  /// The part of its worth by which it leads most.
  func lead(over other: NextAction.Trial) -> NextAction.Lead {
    if closes > other.closes { return .closes }
    let parts: [(NextAction.Lead, Int)] = [
      (.weight, worth.weight - other.worth.weight),
      (.priority, worth.priority - other.worth.priority),
      (.age, worth.age - other.worth.age),
    ]
    if worth.sum > other.worth.sum,
      let best = parts.filter({ $0.1 > 0 }).max(by: { $0.1 < $1.1 })
    {
      return best.0
    }
    return edit.sort.effort < other.edit.sort.effort ? .effort : .order
  }
}

/// Chooses the next action: every promising edit is tried, the one that mends most is taken.
///
/// A break weighs as much as its folder says, the five reasons in their order before the rest,
/// and more with the president's priority and with the time it has stood. Equal edits are ranked
/// by how little they ask.
package struct NextAdvisor {
  /// How many breaks of one kind are looked at.
  static let breaksPerKind = 4
  /// Days after which a break counts for one point more, up to six.
  static let daysPerPoint = 30
  /// How many edits are tried: fewer in a large company, where each takes longer.
  private var budget: Int { max(8, min(48, 10_000 / max(1, line.count))) }

  /// Reads the words that an edit would keep, its blank filled by an example; nil for an edit
  /// without words.
  package typealias Reading = (GapEdit) -> Draft?

  private let line: CompanyLine
  private let reading: Reading

  /// `reading` makes the trial what the command will do; without it edits are tried by what they
  /// are meant to say.
  package init(_ line: CompanyLine, reading: @escaping Reading = { _ in nil }) {
    self.line = line
    self.reading = reading
  }

  /// The next action; nil when no edit mends a break.
  ///
  /// In a young company every step forward shows the next break: then the step is taken that
  /// mends its own break and shows the fewest.
  ///
  /// - Throws: as ``CompanyLine``.
  package func next() throws(Problem) -> NextAction? {
    let open = line.openGaps
    let best = try trials(open).sorted { $0.comesBefore($1) }
    guard let chosen = best.first else { return nil }
    // What would close the very same break in other words is no other way to go.
    let others = best.dropFirst().filter { !$0.edit.isSame(as: chosen.edit) }
    let done = Set(chosen.closed.map(\.key))
    let runnerUp = others.first { !done.contains($0.gap.key) } ?? others.first
    return NextAction(
      chosen: chosen, runnerUp: runnerUp, openBefore: open.count,
      openAfter: open.count - chosen.closes, openDays: age(chosen.gap))
  }

  /// The line after an edit, drawn as a line of its own.
  ///
  /// - Throws: as ``CompanyLine``.
  package func line(after edit: GapEdit) throws(Problem) -> CompanyLine {
    let draft = edit.isFree ? nil : reading(edit)
    return try line.edited(by: EditedCompany(line).after(edit, saying: draft))
  }

  // MARK: Trials

  private func trials(_ open: [Gap]) throws(Problem) -> [NextAction.Trial] {
    let proposed = proposed(open)
    var tried = [NextAction.Trial?](repeating: nil, count: proposed.count)
    // Edits of one statement are tried one after the other: each then takes back what the one
    // before it did to the same links.
    let order = proposed.indices.sorted { a, b in
      let (first, second) = (proposed[a].0.statement, proposed[b].0.statement)
      return first != second ? StatementOrder.comesBefore(first, second) : a < b
    }
    for place in order {
      tried[place] = try trial(proposed[place].0, for: proposed[place].1)
    }
    let found = tried.compactMap(\.self)
    let gains = found.filter { $0.closes > 0 }
    return gains.isEmpty ? found : gains
  }

  /// The edits worth a trial, each with the break that it is proposed for.
  ///
  /// They are asked for before the first is tried, while the engine still holds the line itself.
  private func proposed(_ open: [Gap]) -> [(GapEdit, Gap)] {
    let proposals = EditProposals(line)
    var seen: Set<GapEdit> = []
    var found: [(GapEdit, Gap)] = []
    for gap in promising(open) {
      for edit in proposals.edits(for: gap) where seen.insert(edit).inserted {
        found.append((edit, gap))
        if found.count == budget { return found }
      }
    }
    return found
  }

  /// What an edit does in the words its command has, else in words of the president's own.
  private func trial(
    _ edit: GapEdit, for gap: Gap
  ) throws(Problem) -> NextAction.Trial? {
    var edit = edit
    // In its own words, tied by hand where these don't tie it, else in the president's own.
    var ways: [(draft: Draft?, isTied: Bool)] = [(nil, false)]
    if let draft = reading(edit) {
      edit.namesKind = !edit.sort.takes(draft.kind)
      let ties = EditProposals(line).canBeTied(edit)
      ways = [(draft, false)] + (ties ? [(draft, true)] : []) + [(nil, false)]
    }
    for (draft, isTied) in ways {
      edit.isTied = isTied
      edit.isFree = draft == nil && ways.count > 1
      let change = try line.openGapChange(by: EditedCompany(line).after(edit, saying: draft))
      guard change.closed.contains(where: { $0.key == gap.key }) else { continue }
      return NextAction.Trial(
        edit: edit, gap: gap, closed: change.closed, opened: change.opened,
        worth: worth(change.closed) - worth(change.opened))
    }
    return nil
  }

  /// A few breaks of each kind, those of the highest ranked statements first.
  private func promising(_ open: [Gap]) -> [Gap] {
    var byKind: [String: [Gap]] = [:]
    var start = 0
    while start < open.count {
      let end = NextAdvisor.end(ofKindAt: start, in: open)
      byKind[open[start].id] = foremost(open[start..<end])
      start = end
    }
    var picked: [Gap] = []
    for round in 0..<NextAdvisor.breaksPerKind {
      for kind in line.rules.gaps {
        if let gaps = byKind[kind.id], round < gaps.count { picked.append(gaps[round]) }
      }
    }
    return picked
  }

  /// Where the breaks of one kind end, which stand together.
  private static func end(ofKindAt start: Int, in open: [Gap]) -> Int {
    let kind = open[start].id
    var step = 1
    while start + step < open.count, open[start + step].id == kind { step *= 2 }
    var (low, high) = (start + step / 2, min(open.count, start + step))
    while low < high {
      let middle = (low + high) / 2
      if open[middle].id == kind { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first breaks of a kind, those of higher ranked statements before the others.
  private func foremost(_ gaps: ArraySlice<Gap>) -> [Gap] {
    guard line.isRanked else { return Array(gaps.prefix(NextAdvisor.breaksPerKind)) }
    var best: [(gap: Gap, priority: Int)] = []
    for gap in gaps {
      let priority = priority(gap)
      if best.count == NextAdvisor.breaksPerKind, priority <= best[best.count - 1].priority {
        continue
      }
      let place = best.firstIndex { $0.priority < priority } ?? best.count
      best.insert((gap, priority), at: place)
      if best.count > NextAdvisor.breaksPerKind { best.removeLast() }
    }
    return best.map(\.gap)
  }

  // MARK: Worth

  private func worth(_ gaps: [Gap]) -> Worth { gaps.map(worth).reduce(Worth(), +) }

  private func worth(_ gap: Gap) -> Worth {
    let kind = line.kind(of: gap)
    let reason = gap.reasonNumber.map { 6 - $0 } ?? 0
    return Worth(
      weight: (kind?.weight ?? 1) * 10 + reason, priority: min(9, max(0, priority(gap))),
      age: min(6, (age(gap) ?? 0) / NextAdvisor.daysPerPoint))
  }

  private func priority(_ gap: Gap) -> Int {
    gap.statements.compactMap { line.statement($0)?.priority }.max() ?? 0
  }

  /// Days since the last of the statements was kept without which there would be no break; of a
  /// break that is about no statement, since the first.
  private func age(_ gap: Gap) -> Int? {
    guard let today = line.keptRegister.asOf else { return nil }
    let own = gap.statements.compactMap { line.statement($0).flatMap(day) }
    let since = own.max() ?? line.firstDay
    return since.map { max(0, today.daysSince1970 - $0.daysSince1970) }
  }

  private func day(_ statement: Statement) -> CalendarDate? {
    CalendarDate(iso: String(statement.recordedAt.prefix(10)))
  }
}
