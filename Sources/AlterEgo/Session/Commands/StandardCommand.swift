// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// Workflows and quality standards: in which document each stands, who sees to it, who can do it.
struct StandardCommand: SessionCommand {
  static let entry = CommandEntry("standard", "基準", aliases: ["standards"], writes: true)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var kind: String?
  @Option(name: .long) var document: String?
  @Option(name: .long) var owner: String?
  @Option(name: .long) var people: String?
  @Argument var words: [String] = []

  private static let verbs = [
    (verb: "list", names: ["一覧"]), (verb: "add", names: ["追加"]),
    (verb: "set", names: ["設定", "変更"]), (verb: "drop", names: ["取り下げ", "withdraw"]),
  ]

  func run(_ context: CommandContext) throws -> Reply {
    let rest = Array(words.dropFirst())
    let desk = try RegisterDesk(context)
    switch try RegisterDesk.verb(
      words.first ?? "list", of: "standard", Self.verbs, in: context.language)
    {
    case "add": return try add(rest.joined(separator: " ").trimmed, desk, context)
    case "set": return try set(rest, desk, context)
    case "drop": return try desk.drop(rest, "T", command: "standard drop")
    default: return try list(desk, context)
    }
  }

  private func list(_ desk: RegisterDesk, _ context: CommandContext) throws -> Reply {
    let line = try LineDesk(context)
    let entries = line.line.register.live("T")
    func breaks(_ entry: RegisterEntry) -> [Gap] {
      line.line.openGaps.filter { $0.parameters["subject"] == entry.subject }
    }
    if context.options.json {
      return Reply(
        entries.map { entry in
          desk.json(entry, [("gaps", .strings(breaks(entry).map(\.id)))]).text + "\n"
        }.joined())
    }
    guard !entries.isEmpty else {
      var reply = Reply()
      reply.notice =
        context.say(
          "standard/none", ["command": context.typed(context.say("help/standard/example1"))]) + "\n"
      return reply
    }
    let fields = ["flow-kind", "document", "keeper", "people"].compactMap {
      desk.wording.sheet.field($0, of: "T")
    }
    var table = PlainTable(
      [context.say("list/id")] + fields.map { $0.name(in: context.language) }
        + ["standard/open", "list/text"].map { context.say($0) })
    for entry in entries {
      table.rows.append(
        [entry.subject] + fields.map { desk.wording.value($0, of: entry) ?? "—" } + [
          breaks(entry).map { line.gaps.name($0) }.joined(separator: context.language.comma),
          entry["text"] ?? "",
        ])
    }
    return context.table(table)
  }

  private var values: [(field: String, text: String?)] {
    [("flow-kind", kind), ("document", document), ("keeper", owner), ("people", people)]
  }

  private func add(
    _ text: String, _ desk: RegisterDesk, _ context: CommandContext
  ) throws -> Reply {
    guard !text.isEmpty else { throw Problem(.usageNothingSaid, ["command": "standard add …"]) }
    let entry = try desk.file(
      "T", [("text", text), ("flow-kind", kind ?? said(text, desk))] + values.dropFirst())
    let line = try LineDesk(context)
    let open = line.line.openGaps.filter { $0.parameters["subject"] == entry.subject }
    return context.changed(
      [context.say("standard/added", ["id": entry.subject, "text": text])]
        + desk.lines(entry).dropFirst().map { "  " + $0 }
        + open.map { "  " + context.say("evaluation/flag", ["text": line.gaps.evidence($0)]) },
      next: context.say("standard/next", ["command": context.typed("standard")]),
      json: [desk.json(entry)])
  }

  /// What kind its own words say it is: 品質, 検査 and the like.
  private func said(_ text: String, _ desk: RegisterDesk) -> String {
    let folded = FoldedText.fold(text)
    let choices = desk.wording.sheet.field("flow-kind", of: "T")?.choices ?? []
    let found = choices.first { choice in
      choice.cues.values.joined().contains(where: folded.contains)
    }
    return found?.id ?? "other"
  }

  private func set(
    _ rest: [String], _ desk: RegisterDesk, _ context: CommandContext
  ) throws -> Reply {
    let told = values.filter { $0.text != nil }
    guard rest.count <= 1, !told.isEmpty else {
      return try desk.set(rest, "T", command: "standard set")
    }
    let after = try desk.keep(told, of: try desk.entry(rest, "T", command: "standard set"))
    return context.changed(
      told.map { desk.told($0.field, of: after) }, next: context.undoHint, json: [desk.json(after)])
  }
}
