// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Datalog
import Foundations
import Knowledge
import Model
import Wording

/// Looks at the knowledge and runs rule programs.
struct KnowledgeCommand: SessionCommand {
  static let entry = CommandEntry("knowledge", "知識", completion: .concepts)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var facts: String?
  @Flag(name: .long) var counts = false
  @Argument var words: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let rest = words.dropFirst().joined(separator: " ")
    switch FoldedText.fold(words.first ?? "") {
    case "check", "点検": return try check(context)
    case "list", "一覧": return try list(rest, context)
    case "show", "表示": return try show(rest, context)
    case "run", "実行":
      guard !rest.isEmpty else {
        throw Problem(.usageNothingSaid, ["command": "knowledge run FILE"])
      }
      return try RuleRun(program: rest, facts: facts, counts: counts).reply(context)
    case "": throw Problem(.usageNothingSaid, ["command": "knowledge list"])
    default:
      throw Problem(
        .usageBadValue,
        ["option": "knowledge", "text": words[0], "allowed": "check, list, show, run"])
    }
  }

  private func check(_ context: CommandContext) throws -> Reply {
    let findings = KnowledgeCheck.findings(try context.knowledge())
    var reply: Reply
    if context.options.json {
      reply = Reply(findings.map { KnowledgeCheck.json($0).text + "\n" }.joined())
    } else if findings.isEmpty {
      reply = Reply(context.say("check/knowledge-sound"))
    } else {
      reply = Reply(findings.map { KnowledgeCheck.line($0, context) }.joined(separator: "\n"))
    }
    reply.exitStatus = findings.isEmpty ? 0 : 2
    return reply
  }

  private func list(_ what: String, _ context: CommandContext) throws -> Reply {
    let knowledge = try context.knowledge()
    if what.isEmpty {
      var table = PlainTable(["knowledge/table", "knowledge/rows"].map { context.say($0) })
      for (path, found) in knowledge.tables.sorted(by: { $0.key < $1.key }) {
        table.rows.append([path, String(found.rows.count)])
      }
      for (path, text) in knowledge.texts.sorted(by: { $0.key < $1.key }) {
        table.rows.append([path, String(text.split(separator: "\n").count)])
      }
      guard context.options.json else { return context.table(table) }
      return Reply(
        table.rows.map {
          JSON.object([("path", .string($0[0])), ("rows", .int(Int($0[1]) ?? 0))]).text + "\n"
        }.joined())
    }
    let wanted = knowledge.concepts.filter {
      $0.place.hasPrefix(what + "/") || $0.place.hasPrefix(what + ".")
        || $0.place.hasPrefix(what + ":")
        || $0.theme == what
    }
    guard !wanted.isEmpty else { throw Problem(.usageBadValue, allowed(what, knowledge)) }
    if context.options.json {
      return Reply(wanted.map { ConceptRecord.json($0).text + "\n" }.joined())
    }
    var table = PlainTable(
      ["knowledge/id", "knowledge/ja", "knowledge/en"].map { context.say($0) })
    for concept in wanted { table.rows.append([concept.id, concept.ja, concept.en]) }
    return context.table(table)
  }

  private func allowed(_ text: String, _ knowledge: KnowledgeBase) -> [String: String] {
    let themes = Set(knowledge.concepts.map(\.theme)).sorted().joined(separator: ", ")
    return [
      "option": "knowledge list", "text": text,
      "allowed": "concepts, acts, roles, states, kpis, " + themes,
    ]
  }

  private func show(_ name: String, _ context: CommandContext) throws -> Reply {
    guard !name.isEmpty else { throw Problem(.usageNothingSaid, ["command": "knowledge show …"]) }
    let knowledge = try context.knowledge()
    let folded = FoldedText.fold(name)
    let byWord = allWords(knowledge).first { $0.surface == Array(folded.utf8) }.map {
      knowledge.concepts[$0.concept]
    }
    guard let concept = knowledge.concept(name) ?? byWord else {
      throw Problem(.storeNoSuchID, ["id": name])
    }
    if context.options.json { return Reply(ConceptRecord.json(concept).text) }
    let language = context.language
    func names(_ ids: [String]) -> String {
      ids.map { "\(knowledge.name(Term($0), in: language)) (\($0))" }
        .joined(separator: language.comma)
    }
    var rows: [[String]] = [
      [context.say("knowledge/ja"), concept.ja], [context.say("knowledge/en"), concept.en],
      [context.say("knowledge/words"), words(of: concept, knowledge)],
      [context.say("knowledge/isa"), names(concept.isa)],
      [context.say("knowledge/effects"), names(concept.effects)],
      [context.say("knowledge/opposite"), names([concept.opposite].compactMap { $0 })],
      [context.say("knowledge/conflicts"), names(concept.conflicts)],
      [context.say("knowledge/formula"), concept.formula ?? ""],
      [
        context.say("knowledge/influences"),
        concept.influences.map {
          "\(knowledge.name(Term($0.kpi), in: language)) \($0.strength > 0 ? "+" : "")\($0.strength)"
        }.joined(separator: language.comma),
      ], [context.say("knowledge/place"), concept.place],
    ]
    rows.removeAll { $0[1].isEmpty }
    let table = PlainTable([concept.id, ""], rows)
    return context.table(table)
  }

  private func words(of concept: Concept, _ knowledge: KnowledgeBase) -> String {
    guard let index = knowledge.number(of: concept.id) else {
      return ""
    }
    return allWords(knowledge).filter { $0.concept == index }
      .map { String(decoding: $0.surface, as: UTF8.self) }.joined(separator: ", ")
  }

  private func allWords(_ knowledge: KnowledgeBase) -> [Word] {
    SpokenLanguage.allCases.flatMap { knowledge.words(in: $0) }
  }
}

/// A concept as scripts read it.
enum ConceptRecord {
  static func json(_ concept: Concept) -> JSON {
    .object([
      ("id", .string(concept.id)), ("sort", .string(concept.sort.rawValue)),
      ("ja", .string(concept.ja)), ("en", .string(concept.en)),
      ("isa", .strings(concept.isa)), ("effects", .strings(concept.effects)),
      ("opposite", .optional(concept.opposite)), ("conflicts", .strings(concept.conflicts)),
      ("unit", .optional(concept.unit)), ("formula", .optional(concept.formula)),
      ("better", .optional(concept.better)),
      (
        "influences",
        .array(
          concept.influences.map {
            .object([("kpi", .string($0.kpi)), ("strength", .int($0.strength))])
          })
      ), ("at", .string(concept.place)),
    ])
  }
}
