// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Store
import Wording

/// What plans rest on: technology, market structure, people; each with a day to look again.
struct Assumptions {
  let context: CommandContext
  let desk: RegisterDesk

  init(_ context: CommandContext) throws(Problem) {
    self.context = context
    desk = try RegisterDesk(context)
    guard try context.seesDecisions() else {
      throw Problem(
        .visibilityRefused, ["id": "assumptions", "audience": try context.audience().rawValue])
    }
  }

  func add(_ text: String, _ values: [(field: String, text: String?)]) throws -> Reply {
    guard !text.isEmpty else { throw Problem(.usageNothingSaid, ["command": "future assume …"]) }
    let all = [("text", Optional(text))] + values
    if let ids = values.first(where: { $0.field == "bears" })?.text { try check(ids) }
    let entry = try desk.file("A", all)
    return context.changed(
      [context.say("future/assumed", ["id": entry.subject, "text": text])]
        + desk.lines(entry).dropFirst().map { "  " + $0 },
      next: context.say(
        "future/when-changed", ["command": context.typed("future changed \(entry.subject)")]),
      json: [desk.json(entry)])
  }

  /// What is to rest on it must be there.
  private func check(_ ids: String) throws(Problem) {
    let store = try context.reading()
    for part in ids.split(whereSeparator: { ",、 ".contains($0) }) {
      _ = try context.statement(String(part), store)
    }
  }

  func changed(_ rest: [String], on date: String?) throws -> Reply {
    let entry = try desk.entry(rest, "A", command: "future changed")
    let after = try desk.keep([("changed", try date ?? context.today().description)], of: entry)
    var lines = [context.say("future/changed", ["id": entry.subject, "text": after["text"] ?? ""])]
    let store = try context.reading()
    for row in after.items("bears") {
      if let statement = try? context.statement(row.item, store) {
        lines.append("  \(row.item)  \(statement.text)")
      }
    }
    if lines.count == 1 { lines.append("  " + context.say("future/nothing-rests")) }
    return context.changed(lines, next: context.undoHint, json: [desk.json(after)])
  }

  func list() throws -> Reply {
    let register = try context.register(try context.reading())
    let entries = register.live("A")
    let today = try context.today()
    if context.options.json {
      return Reply(
        entries.map { entry in
          desk.json(entry, [("standing", .string(standing(entry, today)))]).text + "\n"
        }.joined())
    }
    let choices = desk.wording.sheet.field("slot", of: "A")?.choices ?? []
    var table = PlainTable(
      ["list/id", "future/slot", "future/review", "future/standing", "future/bears", "list/text"]
        .map { context.say($0) })
    for entry in entries {
      table.rows.append([
        entry.subject,
        choices.first { $0.id == entry["slot"] }?.name(in: context.language) ?? "",
        entry["review-on"] ?? "", context.say("future/standing/\(standing(entry, today))"),
        entry.items("bears").map(\.item).joined(separator: ", "), entry["text"] ?? "",
      ])
    }
    var reply = table.rows.isEmpty ? Reply() : context.table(table)
    let open = choices.filter { choice in !entries.contains { $0["slot"] == choice.id } }
    guard !context.options.csv, !open.isEmpty else { return reply }
    let names = open.map { $0.name(in: context.language) }
    reply.text +=
      context.say(
        "future/open-slots",
        ["names": names.joined(separator: context.language.comma)]) + "\n"
    return reply
  }

  private func standing(_ entry: RegisterEntry, _ today: CalendarDate) -> String {
    if entry.has("changed") { return "changed" }
    return entry.date("review-on").map { today > $0 } ?? false ? "due" : "holds"
  }
}
