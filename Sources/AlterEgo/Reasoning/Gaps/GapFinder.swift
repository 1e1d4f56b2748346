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
    let byKey = Dictionary(grouping: line.acceptances, by: \.key)
    var marked = gaps
    for position in marked.indices {
      let gap = marked[position]
      guard let acceptances = byKey[gap.key] else { continue }
      let facts = line.facts(of: gap)
      marked[position].accepted = acceptances.last { $0.facts == facts }
    }
    return marked
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
