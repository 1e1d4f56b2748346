// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// What those who are to become executives took part in: budgeting, designing work, decision
/// meetings; and what each has not seen yet.
struct Candidates {
  private let context: CommandContext
  private let desk: RegisterDesk

  init(_ context: CommandContext) throws(Problem) {
    self.context = context
    desk = try RegisterDesk(context)
  }

  private var parts: [RegisterChoice] { desk.wording.sheet.field("part", of: "E")?.choices ?? [] }

  func join(
    _ words: [String], part: String?, by person: String?, on date: String?
  ) throws -> Reply {
    let text = words.joined(separator: " ").trimmed
    guard !text.isEmpty, let part, let person else {
      throw Problem(.usageNothingSaid, ["command": context.say("executives/join-example")])
    }
    if let problem = Conversation.inputProblem(text) { throw problem }
    let day = try date ?? context.today().description
    let entry = try desk.file("E", [("text", text), ("by", person), ("on", day), ("part", part)])
    return context.changed(
      [context.say("executives/joined", ["id": entry.subject, "person": person, "text": text])]
        + desk.lines(entry).dropFirst().map { "  " + $0 },
      next: context.say(
        "executives/candidates-next", ["command": context.typed("executives candidates")]),
      json: [desk.json(entry)])
  }

  /// One who took part in anything, with how often in what.
  private struct Candidate {
    let person: String
    var counts: [String: Int] = [:]
    var last = ""
    var entries: [RegisterEntry] = []
  }

  private func candidates() throws(Problem) -> [Candidate] {
    let register = try context.register(try context.reading())
    var found: [Candidate] = []
    for entry in register.live("E") {
      guard let person = entry["by"], let part = entry["part"] else { continue }
      let at = found.firstIndex { $0.person == person } ?? found.count
      if at == found.count { found.append(Candidate(person: person)) }
      found[at].counts[part, default: 0] += 1
      found[at].last = max(found[at].last, entry["on"] ?? "")
      found[at].entries.append(entry)
    }
    return found
  }

  func list() throws -> Reply {
    let found = try candidates()
    if context.options.json { return Reply(found.map { json($0).text + "\n" }.joined()) }
    guard !found.isEmpty else {
      var reply = Reply()
      reply.notice =
        context.say(
          "executives/no-candidates",
          ["command": context.typed(context.say("executives/join-example"))]) + "\n"
      return reply
    }
    var table = PlainTable(
      [context.say("executives/person")] + parts.map { $0.name(in: context.language) }
        + ["executives/last", "executives/lacks"].map { context.say($0) })
    for candidate in found {
      let lacks = parts.filter { candidate.counts[$0.id] == nil }
      table.rows.append(
        [candidate.person] + parts.map { String(candidate.counts[$0.id] ?? 0) } + [
          candidate.last,
          lacks.map { $0.name(in: context.language) }.joined(separator: context.language.comma),
        ])
    }
    var reply = context.table(table)
    guard !context.options.csv else { return reply }
    for entry in found.flatMap(\.entries).sorted(by: { ($0["on"] ?? "") < ($1["on"] ?? "") }) {
      let part = parts.first { $0.id == entry["part"] }?.name(in: context.language) ?? ""
      reply.text +=
        "\(entry["on"] ?? "")  \(entry["by"] ?? "")  \(part)  \(entry["text"] ?? "")  (\(entry.subject))\n"
    }
    return reply
  }

  private func json(_ candidate: Candidate) -> JSON {
    .object([
      ("person", .string(candidate.person)),
      ("counts", .object(parts.map { ($0.id, .int(candidate.counts[$0.id] ?? 0)) })),
      ("lacks", .strings(parts.filter { candidate.counts[$0.id] == nil }.map(\.id))),
      ("log", .array(candidate.entries.map { desk.json($0) })),
    ])
  }
}
