// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// What executives have decided, what the president decides alone, and what the floor proposes.
struct ExecutivesCommand: SessionCommand {
  static let entry = CommandEntry(
    "executives", "幹部", aliases: ["executive"], writes: true, completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var by: String?
  @Option(name: .long) var date: String?
  /// The share of decisions by the president, in percent, above which it is flagged.
  @Option(name: .long) var level: String?
  /// Of what a candidate took part in.
  @Option(name: .long) var part: String?
  @Argument var words: [String] = []

  private static let verbs = [
    (verb: "list", names: ["一覧"]), (verb: "propose", names: ["提案"]),
    (verb: "proposals", names: ["提案一覧"]), (verb: "taken", names: ["採用"]),
    (verb: "declined", names: ["見送り"]), (verb: "questions", names: ["質問"]),
    (verb: "set", names: ["設定", "変更"]), (verb: "drop", names: ["取り下げ", "withdraw"]),
    (verb: "joined", names: ["参加"]), (verb: "candidates", names: ["候補", "幹部候補"]),
  ]

  func run(_ context: CommandContext) throws -> Reply {
    guard try context.seesDecisions() else {
      throw Problem(
        .visibilityRefused, ["id": "executives", "audience": try context.audience().rawValue])
    }
    let rest = Array(words.dropFirst())
    let verb = try RegisterDesk.verb(
      words.first ?? "list", of: "executives", Self.verbs, in: context.language)
    switch verb {
    case "propose": return try propose(rest.joined(separator: " ").trimmed, context)
    case "proposals": return try proposals(context)
    case "taken", "declined": return try settle(rest, verb, context)
    case "questions": return try questions(context)
    case "set": return try set(rest, context)
    case "drop": return try drop(rest, context)
    case "joined":
      return try Candidates(context).join(rest, part: part, by: by, on: date)
    case "candidates": return try Candidates(context).list()
    default: return try list(context)
    }
  }

  // MARK: Decisions

  private func limit(_ context: CommandContext) throws(Problem) -> Double {
    let rows = try context.knowledge().rows("register/levels.tsv")
    let usual = rows.first { $0["id"] == "president-share" }.flatMap { Double($0["value"]) } ?? 80
    guard let level else { return usual }
    guard let value = Double(FoldedText.fold(level).filter { $0 != "%" }), (0...100).contains(value)
    else {
      throw Problem(.usageBadValue, ["option": "--level", "text": level, "allowed": "0–100"])
    }
    return value
  }

  private func list(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let store = try context.reading()
    let tally = try ExecutiveTally(desk, store)
    let limit = try limit(context)
    if context.options.json { return Reply(json(tally, limit).text) }
    var table = PlainTable(
      [context.say("executives/person")]
        + tally.categories.map { $0.name(in: context.language) }
        + ["executives/with-number", "executives/with-result", "executives/lacks"].map {
          context.say($0)
        })
    for person in tally.people {
      let own = tally.decisions.filter { $0.person == person }
      let lacks = tally.missing(person).map { $0.name(in: context.language) }
      table.rows.append(
        [person] + tally.categories.map { String(tally.count(person, $0.id)) } + [
          String(own.filter { $0.number != nil }.count),
          String(own.filter { $0.result != nil || $0.met != nil }.count),
          lacks.joined(separator: context.language.comma),
        ])
    }
    guard !context.options.csv else { return context.table(table) }
    var lines =
      tally.people.isEmpty
      ? [context.say("executives/none")] : table.lines(width: context.width)
    lines += shares(tally, limit, context)
    lines += try proposalSums(context)
    lines.append(
      context.say(
        "executives/next", ["command": context.typed(context.say("help/executives/example2"))]))
    return Reply(lines.joined(separator: "\n"))
  }

  private func shares(
    _ tally: ExecutiveTally, _ limit: Double, _ context: CommandContext
  ) -> [String] {
    let categories = tally.categories.map { (Optional($0.id), $0.name(in: context.language)) }
    let all = categories + [(nil, context.say("executives/other"))]
    var lines: [String] = []
    for (category, name) in all {
      guard let (share, count) = tally.presidentShare(category) else { continue }
      let parameters = [
        "category": name, "share": JSON.written(share.rounded()), "count": String(count),
        "level": JSON.written(limit),
      ]
      lines.append(
        "  "
          + context.say(share > limit ? "executives/alone" : "executives/shared", parameters))
    }
    if !lines.isEmpty { lines.insert(context.say("executives/shares"), at: 0) }
    return lines
  }

  private func json(_ tally: ExecutiveTally, _ limit: Double) -> JSON {
    .object([
      (
        "people",
        .array(
          tally.people.map { person in
            .object([
              ("person", .string(person)),
              (
                "counts",
                .object(tally.categories.map { ($0.id, .int(tally.count(person, $0.id))) })
              ),
              ("lacks", .strings(tally.missing(person).map(\.id))),
              (
                "decisions",
                .array(tally.decisions.filter { $0.person == person }.map(json))
              ),
            ])
          })
      ),
      (
        "presidentShare",
        .array(
          (tally.categories.map { Optional($0.id) } + [nil]).compactMap { category in
            tally.presidentShare(category).map { share, count in
              .object([
                ("category", .string(category ?? "other")), ("percent", .number(share)),
                ("decisions", .int(count)), ("flagged", .bool(share > limit)),
              ])
            }
          })
      ), ("level", .number(limit)),
    ])
  }

  private func json(_ decision: ExecutiveTally.Decision) -> JSON {
    .object([
      ("id", .string(decision.id)), ("category", .optional(decision.category)),
      ("number", decision.number.map { .number($0.value) } ?? .null),
      ("unit", .optional(decision.number?.unit)), ("result", .optional(decision.result)),
      ("met", decision.met.map { .bool($0) } ?? .null), ("text", .string(decision.text)),
    ])
  }

  // MARK: Questions

  private func questions(_ context: CommandContext) throws -> Reply {
    try context.requirePresident()
    let months = ExecutiveTally.months(try context.reading().questions())
    if context.options.json {
      return Reply(
        months.map {
          JSON.object([
            ("month", .string($0.month)), ("asked", .int($0.asked)),
            ("answered", .int($0.answered)), ("escalated", .int($0.escalated)),
            ("percent", .number($0.rate.rounded())),
          ]).text + "\n"
        }.joined())
    }
    guard !months.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("executives/no-questions") + "\n"
      return reply
    }
    var table = PlainTable(
      [
        "executives/month", "executives/asked", "executives/answered", "executives/escalated",
        "executives/rate",
      ].map { context.say($0) })
    for month in months {
      table.rows.append([
        month.month, String(month.asked), String(month.answered), String(month.escalated),
        JSON.written(month.rate.rounded()) + "%",
      ])
    }
    return context.table(table)
  }

  // MARK: Proposals from the floor

  private func propose(_ text: String, _ context: CommandContext) throws -> Reply {
    guard !text.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "executives propose …"])
    }
    let desk = try RegisterDesk(context)
    let day = try date ?? context.today().description
    let entry = try desk.file("F", [("text", text), ("by", by ?? context.asker), ("on", day)])
    return context.changed(
      [context.say("executives/proposed", ["id": entry.subject, "text": text])],
      next: context.say(
        "executives/settle", ["command": context.typed("executives taken \(entry.subject)")]),
      json: [desk.json(entry)])
  }

  private func settle(_ rest: [String], _ verb: String, _ context: CommandContext) throws -> Reply {
    let desk = try RegisterDesk(context)
    let entry = try desk.entry(rest, "F", command: "executives \(verb)")
    let after = try desk.keep([("outcome", verb)], of: entry)
    return context.changed(
      [desk.told("outcome", of: after)], next: context.undoHint, json: [desk.json(after)])
  }

  /// A proposal or what a candidate took part in, by the letter of the id.
  private func letter(_ rest: [String]) -> Character {
    rest.first.map { StatementID.read($0).first == "E" } ?? false ? "E" : "F"
  }

  private func set(_ rest: [String], _ context: CommandContext) throws -> Reply {
    try RegisterDesk(context).set(rest, letter(rest), command: "executives set")
  }

  private func drop(_ rest: [String], _ context: CommandContext) throws -> Reply {
    try RegisterDesk(context).drop(rest, letter(rest), command: "executives drop")
  }

  private func proposals(_ context: CommandContext) throws -> Reply {
    let desk = try RegisterDesk(context)
    let register = try context.register(try context.reading())
    let entries = register.live("F")
    if context.options.json { return Reply(entries.map { desk.json($0).text + "\n" }.joined()) }
    guard !entries.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("executives/no-proposals") + "\n"
      return reply
    }
    var table = PlainTable(
      ["list/id", "executives/day", "executives/who", "executives/outcome", "list/text"].map {
        context.say($0)
      })
    let outcome = desk.wording.sheet.field("outcome", of: "F")
    for entry in entries {
      let told = outcome.flatMap { desk.wording.value($0, of: entry) } ?? ""
      table.rows.append([
        entry.subject, entry["on"] ?? "", entry["by"] ?? "", told, entry["text"] ?? "",
      ])
    }
    return context.table(table)
  }

  private func proposalSums(_ context: CommandContext) throws(Problem) -> [String] {
    let register = try context.register(try context.reading())
    let entries = register.live("F")
    guard !entries.isEmpty else { return [] }
    let taken = entries.filter { $0["outcome"] == "taken" }.count
    return [
      context.say(
        "executives/proposals", ["count": String(entries.count), "taken": String(taken)])
    ]
  }
}
