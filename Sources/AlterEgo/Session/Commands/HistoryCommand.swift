// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Store
import Wording

/// What was done, latest last; nothing is ever erased.
struct HistoryCommand: SessionCommand {
  static let entry = CommandEntry("history", "履歴", completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var limit: Int?
  /// Questions, too, which undo passes over.
  @Flag(name: .long) var all = false
  @Argument var id: String?

  func run(_ context: CommandContext) throws -> Reply {
    if let limit, limit < 1 {
      throw Problem(
        .usageBadValue, ["option": "--limit", "text": String(limit), "allowed": "1, 2, 3 …"])
    }
    let store = try context.reading()
    let audience = try context.audience()
    var wanted: String?
    if let id {
      wanted = StatementID.read(id)
      try check(wanted ?? id, store, context)
    }
    var entries = try store.history(of: wanted)
    entries = entries.filter { entry in
      if entry.verb == .log, !all, wanted == nil { return false }
      return audience == .president
        || entry.statementChanges.contains { $0.isVisible(to: audience) }
    }
    let shown = entries.suffix(limit ?? (context.options.json ? .max : 20))
    if context.options.json {
      return Reply(shown.map { StatementRecord.json($0, for: audience).text + "\n" }.joined())
    }
    guard !shown.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("history/empty") + "\n"
      return reply
    }
    var reply = context.table(table(Array(shown), audience, context))
    if shown.count < entries.count, !context.options.csv {
      reply.notice =
        context.say("history/more", ["count": String(entries.count - shown.count)]) + "\n"
    }
    return reply
  }

  /// A named statement must be there and may be seen.
  private func check(
    _ id: String, _ store: StatementStore, _ context: CommandContext
  ) throws(Problem) {
    switch id.first {
    case "R", "Q", "A", "E", "F", "T", "W":
      try context.requirePresident()
      if id.first == "Q" { _ = try store.question(id) }
    default: _ = try context.statement(id, store)
    }
  }

  private func table(
    _ entries: [JournalEntry], _ audience: Audience, _ context: CommandContext
  ) -> PlainTable {
    var table = PlainTable(
      ["history/when", "history/who", "history/what"].map { context.say($0) })
    for entry in entries {
      var what = context.wording.lines(entry, for: audience)
      if entry.verb == .undo || entry.verb == .redo {
        what.insert(context.say("history/\(entry.verb.rawValue)"), at: 0)
      }
      if what.isEmpty { what = [audience == .president ? entry.by.command : ""] }
      table.rows.append([localMoment(entry.at), entry.by.who, what.joined(separator: " / ")])
    }
    return table
  }
}
