// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning
import Store

/// Adds statements and ties them by hand to the one they are for, as one action.
struct TiedStatements {
  let context: CommandContext
  /// What the new ones are for; nil for statements that are added untied.
  let target: Statement?

  /// - Throws: `storeNoSuchID`, `visibilityRefused`, or `storeRetired` for what new statements
  ///   can't be tied to.
  init(_ context: CommandContext, _ typed: String?) throws(Problem) {
    self.context = context
    guard let typed else {
      target = nil
      return
    }
    let statement = try context.statement(typed, try context.reading())
    guard statement.isLive else { throw Problem(.storeRetired, ["id": statement.id]) }
    target = statement
  }

  /// - Throws: `usageBadValue` when nothing can tie two such kinds; nothing is added then.
  func add(
    _ drafts: [(draft: Draft, kind: Kind, audiences: Set<Audience>?)], to store: StatementStore
  ) throws(Problem) -> [Statement] {
    guard let target else { return try store.add(drafts, by: context.signature) }
    return try store.act(by: context.signature) { () throws(Problem) in
      let added = try store.add(drafts, by: context.signature)
      for statement in added {
        guard let tie = LinkEnds.tie(statement, to: target) else {
          throw Problem(
            .usageBadValue,
            [
              "option": "--for", "text": target.id,
              "allowed": try others(than: statement, store).joined(separator: ", "),
            ])
        }
        try store.decide(tie, by: context.signature)
      }
      return added
    }
  }

  /// The first few statements that a new one could be tied to.
  private func others(than new: Statement, _ store: StatementStore) throws(Problem) -> [String] {
    let visible = try context.visibleStatements(store).filter { old in
      old.isLive && LinkEnds.tie(new, to: old) != nil
    }
    return visible.isEmpty ? ["—"] : visible.prefix(6).map(\.id)
  }
}
