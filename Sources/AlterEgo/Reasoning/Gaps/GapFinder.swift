// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Model

/// Marks the gaps that the president knowingly leaves open.
struct GapFinder {
  private let line: CompanyLine

  init(_ line: CompanyLine) { self.line = line }

  func marked(_ gaps: [Gap]) -> [Gap] {
    guard !line.acceptances.isEmpty else { return gaps }
    var marked = gaps
    for position in marked.indices {
      marked[position].accepted = acceptance(of: marked[position]) { line.statement($0) }
    }
    return marked
  }

  /// The acceptance that holds for a gap, with the statements as they are or would be.
  private func acceptance(
    of gap: Gap, _ statement: (String) -> Statement?
  ) -> GapAcceptance? {
    guard let acceptances = line.acceptancesByKey[gap.key] else { return nil }
    let facts = gap.facts(statement)
    return acceptances.last { $0.facts == facts }
  }

  /// What an edit does to the open gaps.
  ///
  /// - Throws: as ``CompanyLine``.
  func effect(of edit: LineEdit) throws(Problem) -> OpenGapChange {
    let change = try line.gapChange(by: edit)
    var keys: [String] = []
    var seen: Set<String> = []
    // An acceptance may wake or come to rest by other words of a statement alone.
    for key in change.gone.map(\.key) + change.come.map(\.key) + line.acceptancesByKey.keys.sorted()
    where seen.insert(key).inserted { keys.append(key) }
    let gone = Set(change.gone.map { $0.parameters["subject"] ?? "" })
    let come = Dictionary(grouping: change.come, by: \.key)
    var effect = OpenGapChange()
    for key in keys {
      let before = line.gaps(withKey: key)
      let left = before.filter {
        !gone.contains($0.parameters["subject"] ?? "") || !change.gone.contains($0)
      }
      let wasOpen = before.filter { acceptance(of: $0) { line.statement($0) } == nil }
      let isOpen = (left + (come[key] ?? [])).filter {
        acceptance(of: $0) { edit.statement($0) ?? line.statement($0) } == nil
      }
      if isOpen.isEmpty { effect.closed += wasOpen }
      if wasOpen.isEmpty { effect.opened += isOpen }
    }
    return OpenGapChange(
      closed: line.inOrder(effect.closed), opened: line.inOrder(effect.opened))
  }
}

/// The open gaps that an edit closes and those that it opens.
package struct OpenGapChange: Equatable, Sendable {
  package var closed: [Gap] = []
  package var opened: [Gap] = []
}

extension LineEdit {
  /// The statement of an id as the edit would have it; nil for one that it leaves.
  fileprivate func statement(_ id: String) -> Statement? {
    replaced.last { $0.new.id == id }?.new ?? added.last { $0.id == id }
  }
}

extension Gap {
  /// A hash of what the gap stands on: its statements as they are, and what the rule found.
  fileprivate func facts(_ statement: (String) -> Statement?) -> String {
    var parts = [key]
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      parts.append("\(name)=\(value)")
    }
    for id in statements {
      guard let statement = statement(id) else { continue }
      parts.append("\(id) \(statement.kind.rawValue) \(statement.priority) \(statement.text)")
    }
    return String(SHA256.hex(of: parts.joined(separator: "\n")).prefix(16))
  }
}

extension CompanyLine {
  /// A hash of what the gap stands on.
  ///
  /// An acceptance holds as long as it stays the same; an edited or reranked statement, or
  /// another number in the evidence, changes it.
  package func facts(of gap: Gap) -> String { gap.facts { statement($0) } }

  /// The open gaps that an edit closes and those that it opens, each in the order of the gaps.
  ///
  /// - Throws: as ``CompanyLine``.
  package func openGapChange(by edit: LineEdit) throws(Problem) -> OpenGapChange {
    try GapFinder(self).effect(of: edit)
  }

  /// The acceptance that would put the gap to rest.
  package func acceptance(of gap: Gap, because reason: String, at time: String) -> GapAcceptance {
    GapAcceptance(key: gap.key, reason: reason, acceptedAt: time, facts: facts(of: gap))
  }

  package func kind(of gap: Gap) -> GapKind? { rules.gaps.first { $0.id == gap.id } }
}
