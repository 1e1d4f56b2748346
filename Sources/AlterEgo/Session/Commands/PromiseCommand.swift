// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Foundations
import Knowledge
import Model
import Store
import Wording

/// Promises to society, and whether each was held.
struct PromiseCommand: SessionCommand {
  static let entry = CommandEntry("promise", "約束", aliases: ["promises"], writes: true)

  @OptionGroup var options: GlobalOptions
  @Option(name: .customLong("to")) var recipient: String?
  @Option(name: .long) var by: String?
  @Option(name: .long) var date: String?
  @Argument var words: [String] = []

  private static let verbs = [
    (verb: "list", names: ["一覧"]), (verb: "add", names: ["追加"]),
    (verb: "kept", names: ["果たした", "守った"]), (verb: "set", names: ["設定", "変更"]),
    (verb: "drop", names: ["取り下げ", "withdraw"]),
  ]

  func run(_ context: CommandContext) throws -> Reply {
    let rest = Array(words.dropFirst())
    switch try RegisterDesk.verb(
      words.first ?? "list", of: "promise", Self.verbs, in: context.language)
    {
    case "add": return try add(rest.joined(separator: " ").trimmed, context)
    case "kept": return try kept(rest, context)
    case "set": return try RegisterDesk(context).set(rest, "W", command: "promise set")
    case "drop": return try RegisterDesk(context).drop(rest, "W", command: "promise drop")
    default: return try list(context)
    }
  }

  private func list(_ context: CommandContext) throws -> Reply {
    let register = try context.register(try context.reading())
    let today = try context.today()
    let promises = register.live("W").map { Promise($0) }
    if context.options.json {
      return Reply(promises.map { json($0, today).text + "\n" }.joined())
    }
    guard !promises.isEmpty else {
      var reply = Reply()
      reply.notice =
        context.say(
          "promise/none", ["command": context.typed(context.say("help/promise/example1"))]) + "\n"
      return reply
    }
    var table = PlainTable(
      ["list/id", "promise/to", "promise/by", "promise/status", "list/text"].map {
        context.say($0)
      })
    for promise in promises {
      table.rows.append([
        promise.id, promise.to ?? "", promise.due?.description ?? "",
        context.say("promise/status/\(promise.status(on: today).rawValue)"), promise.text,
      ])
    }
    return context.table(table)
  }

  private func json(_ promise: Promise, _ today: CalendarDate) -> JSON {
    .object([
      ("id", .string(promise.id)), ("text", .string(promise.text)), ("to", .optional(promise.to)),
      ("by", .optional(promise.due?.description)),
      ("keptOn", .optional(promise.keptOn?.description)),
      ("status", .string(promise.status(on: today).rawValue)),
    ])
  }

  private func add(_ text: String, _ context: CommandContext) throws -> Reply {
    guard !text.isEmpty else { throw Problem(.usageNothingSaid, ["command": "promise add …"]) }
    let desk = try RegisterDesk(context)
    let entry = try desk.file("W", [("text", text), ("to", recipient), ("promised-by", by)])
    return context.changed(
      [context.say("promise/added", ["id": entry.subject, "text": text])]
        + desk.lines(entry).dropFirst().map { "  " + $0 },
      next: context.say(
        "promise/next", ["command": context.typed("promise kept \(entry.subject)")]),
      json: [json(Promise(entry), try context.today())])
  }

  private func kept(_ rest: [String], _ context: CommandContext) throws -> Reply {
    let desk = try RegisterDesk(context)
    let entry = try desk.entry(rest, "W", command: "promise kept")
    let today = try context.today()
    let promise = Promise(try desk.keep([("kept", date ?? today.description)], of: entry))
    let status = context.say("promise/status/\(promise.status(on: today).rawValue)")
    return context.changed(
      [context.say("promise/kept", ["id": entry.subject, "status": status, "text": promise.text])],
      next: context.undoHint, json: [json(promise, today)])
  }
}
