// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Store

/// Takes back the latest action.
struct UndoCommand: SessionCommand {
  static let entry = CommandEntry("undo", "戻す", writes: true)

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    try GoingOver(context).run("undone", back: "redo") { (store) throws(Problem) in
      try store.undo(by: context.signature)
    }
  }
}

/// Does again what was taken back last.
struct RedoCommand: SessionCommand {
  static let entry = CommandEntry("redo", "やり直す", writes: true)

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    try GoingOver(context).run("redone", back: "undo") { (store) throws(Problem) in
      try store.redo(by: context.signature)
    }
  }
}

/// Undo and redo: runs one and says what is different now.
struct GoingOver {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func run(
    _ word: String, back: String, _ body: (StatementStore) throws(Problem) -> JournalEntry
  ) throws(Problem) -> Reply {
    try context.requirePresident()
    _ = try context.reading()
    let (entry, command) = try context.change { (store) throws(Problem) in
      let entry = try body(store)
      let target = try store.history(of: entry.changes.first?.key).first {
        $0.sequence == entry.target
      }
      return (entry, target?.by.command ?? "")
    }
    var lines = [context.say("history/\(word)", ["command": command])]
    lines += context.wording.lines(entry, for: .president).map { "  " + $0 }
    var reply = context.changed(
      lines, next: context.say("next/\(back)", ["command": context.typed(back)]),
      json: [StatementRecord.json(entry, for: .president)])
    reply.isPrivate = entry.statementChanges.contains { ($0.after ?? $0.before)?.kind == .candid }
    return reply
  }
}
