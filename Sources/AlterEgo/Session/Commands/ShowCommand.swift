// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Store
import Wording

/// Shows one statement, decision or question whole.
struct ShowCommand: SessionCommand {
  static let entry = CommandEntry("show", "表示", completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Argument var ids: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    guard !ids.isEmpty else { throw Problem(.usageNothingSaid, ["command": "show P-1"]) }
    let store = try context.reading()
    var reply = Reply()
    var parts: [String] = []
    for typed in ids {
      let id = StatementID.read(typed)
      switch id.first {
      case "R": parts.append(try decision(id, store, context))
      case "Q": parts.append(try question(id, store, context))
      case "A", "E", "F", "T", "W": parts.append(try kept(id, store, context))
      default:
        let statement = try context.statement(id, store)
        context.conversation.lastStatement = statement.id
        if statement.kind == .candid { reply.isPrivate = true }
        parts.append(try show(statement, context))
      }
    }
    reply.text = parts.joined(separator: context.options.json ? "" : "\n")
    return reply
  }

  private func show(_ statement: Statement, _ context: CommandContext) throws -> String {
    if context.options.json { return StatementRecord.full(statement).text + "\n" }
    let draft = DraftWording(try context.knowledge(), in: context.language)
    var lines = context.wording.lines(statement, draft)
    if statement.isLive {
      lines.append(
        "  "
          + context.say(
            "show/next",
            [
              "edit": context.typed("edit \(statement.id)"),
              "history": context.typed("history \(statement.id)"),
            ]))
    } else {
      lines.append(
        "  " + context.say("show/revive", ["command": context.typed("revive \(statement.id)")]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func decision(
    _ id: String, _ store: StatementStore, _ context: CommandContext
  ) throws -> String {
    guard let found = try store.precedents().first(where: { $0.id == id }) else {
      throw Problem(.storeNoSuchID, ["id": id])
    }
    guard try context.seesDecisions() else {
      throw Problem(.visibilityRefused, ["id": id, "audience": try context.audience().rawValue])
    }
    if context.options.json { return StatementRecord.json(found).text + "\n" }
    let wording = context.wording
    var lines = [
      "\(found.id)  \(Kind.decision.name(in: context.language))  \(found.date ?? "")",
      "  " + wording.quoted(found.draft.text), "  " + wording.outcome(found.outcome),
    ]
    if let reason = found.reason {
      lines.append("  " + context.say("show/reason", ["text": reason]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// An assumption, a promise or a proposal.
  private func kept(
    _ id: String, _ store: StatementStore, _ context: CommandContext
  ) throws -> String {
    let entry = try context.register(store)[id]
    guard !entry.rows.isEmpty else { throw Problem(.storeNoSuchID, ["id": id]) }
    let desk = try RegisterDesk(context)
    if context.options.json { return desk.json(entry).text + "\n" }
    return (["\(id)  \(entry["text"] ?? "")"] + desk.lines(entry).dropFirst().map { "  " + $0 })
      .joined(separator: "\n") + "\n"
  }

  private func question(
    _ id: String, _ store: StatementStore, _ context: CommandContext
  ) throws -> String {
    let found = try store.question(id)
    guard QuestionSight(try context.audience(), context.asker).sees(found) else {
      throw Problem(.visibilityRefused, ["id": id, "audience": try context.audience().rawValue])
    }
    if context.options.json { return StatementRecord.json(found).text + "\n" }
    let verdict = context.say("verdict/\(found.verdict.rawValue)")
    var lines = [
      "\(found.id)  \(found.askedAt.prefix(10))  \(found.askedBy ?? context.say("questions/own-desk"))",
      "  " + context.wording.quoted(found.text), "  \(verdict) — \(found.main)",
    ]
    if let decision = found.answeredBy {
      lines.append("  " + context.say("questions/answered", ["id": decision]))
    } else if found.waits {
      lines.append(
        "  " + context.say("questions/how", ["command": context.typed("answer \(found.id) …")]))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Which logged questions one may see: the president all, others their own.
struct QuestionSight {
  let audience: Audience
  let asker: String?

  init(_ audience: Audience, _ asker: String?) {
    self.audience = audience
    self.asker = asker
  }

  func sees(_ question: LoggedQuestion) -> Bool {
    audience == .president || asker != nil && question.askedBy == asker
  }
}
