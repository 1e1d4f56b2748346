// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// What statements said that were taken out lately.
///
/// The next action tries the same few edits after each statement, and each takes one out and puts
/// it back: what these say need not be read again.
struct RecentFacts {
  /// So many statements are remembered.
  private static let most = 96

  private struct Key: Hashable {
    let id: String
    let text: String

    init(_ statement: Statement) { (id, text) = (statement.id, statement.text) }
  }

  private var known: [Key: (statement: Statement, facts: StatementFacts)] = [:]

  mutating func keep(_ facts: StatementFacts, of statement: Statement) {
    if known.count == RecentFacts.most { known.removeAll(keepingCapacity: true) }
    known[Key(statement)] = (statement, facts)
  }

  /// What the very same statement said; nil for one not remembered.
  func facts(of statement: Statement) -> StatementFacts? {
    guard let found = known[Key(statement)],
      found.statement.isSame(as: statement) || found.statement == statement
    else { return nil }
    return found.facts
  }
}
