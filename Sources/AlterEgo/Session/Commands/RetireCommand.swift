// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Store
import Wording

/// Takes statements out of every answer; they stay on record.
struct RetireCommand: SessionCommand {
  static let entry = CommandEntry("retire", "取り下げ", writes: true, completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Argument var ids: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    guard !ids.isEmpty else { throw Problem(.usageNothingSaid, ["command": "retire P-1"]) }
    return try StatementChanges(context).run(ids) { (store, id) throws(Problem) in
      try store.retire(id, by: context.signature)
    }
  }
}

/// Makes retired statements live again.
struct ReviveCommand: SessionCommand {
  static let entry = CommandEntry("revive", "復活", writes: true, completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Argument var ids: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    guard !ids.isEmpty else { throw Problem(.usageNothingSaid, ["command": "revive P-1"]) }
    return try StatementChanges(context).run(ids) { (store, id) throws(Problem) in
      try store.restore(id, by: context.signature)
    }
  }
}

/// Changes statements one by one as one action, and says what changed.
struct StatementChanges {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func run(
    _ ids: [String], _ body: (StatementStore, String) throws(Problem) -> Statement
  ) throws(Problem) -> Reply {
    _ = try context.reading()
    let changes = try context.change { (store) throws(Problem) in
      try store.act(by: context.signature) { () throws(Problem) in
        var changes: [StatementChange] = []
        for typed in ids {
          let before = try context.statement(typed, store)
          let after = try body(store, before.id)
          changes.append(StatementChange(id: before.id, before: before, after: after))
        }
        return changes
      }
    }
    var reply = context.changed(
      changes.flatMap { context.wording.lines($0) }, next: context.undoHint,
      json: changes.compactMap { $0.after.map { StatementRecord.json($0) } })
    reply.isPrivate = changes.contains { $0.after?.kind == .candid }
    return reply
  }
}
