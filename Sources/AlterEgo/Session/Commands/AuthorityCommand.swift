// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Wording

/// The table of who may decide what.
struct AuthorityCommand: SessionCommand {
  static let entry = CommandEntry("authority", "決裁権限", completion: .roles)

  @OptionGroup var options: GlobalOptions
  @Argument var role: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let store = try context.reading()
    var wanted: Term?
    if !role.isEmpty {
      wanted = try context.conversation.role(role.joined(separator: " "), context.options)
    }
    let rows = AuthorityRows(try context.knowledge(), in: context.language)
      .rows(try context.visibleStatements(store), of: wanted)
    if context.options.json { return Reply(rows.map { $0.json.text + "\n" }.joined()) }
    guard !rows.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("authority/none", ["command": context.typed("add …")]) + "\n"
      return reply
    }
    return context.table(AuthorityCommand.table(rows, context))
  }

  static func table(_ rows: [AuthorityRows.Row], _ context: CommandContext) -> PlainTable {
    let columns = ["role", "may", "what", "limit", "except", "statement"]
    var table = PlainTable(columns.map { context.say("authority/\($0)") })
    let separator = context.language.comma
    for row in rows {
      table.rows.append([
        row.role, context.say("modality/\(row.modality.rawValue)"), row.what,
        row.limits.joined(separator: separator), row.exceptions.joined(separator: separator),
        row.statement.id,
      ])
    }
    return table
  }
}

/// Positions: what they see and may decide.
struct RoleCommand: SessionCommand {
  static let entry = CommandEntry("role", "役職", completion: .roles)

  @OptionGroup var options: GlobalOptions
  @Argument var role: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let store = try context.reading()
    let seen = try context.visibleStatements(store)
    let knowledge = try context.knowledge()
    let rows = AuthorityRows(knowledge, in: context.language)
    guard !role.isEmpty else { return all(rows.rows(seen), context) }
    let title = role.joined(separator: " ")
    let term = try context.conversation.role(title, context.options)
    let audience: Audience = knowledge.isA(term.id, "president") ? .president : .executive
    let own = rows.rows(seen, of: term)
    if context.options.json {
      return Reply(
        JSON.object([
          ("role", .string(title)), ("id", .string(term.id)),
          ("audience", .string(audience.rawValue)),
          ("delegations", .array(own.map(\.json))),
        ]).text)
    }
    var lines = [
      context.say(
        "role/read", ["title": title, "name": knowledge.name(term, in: context.language)]),
      "  " + context.say("role/sees", ["audience": audience.name(in: context.language)]),
    ]
    if own.isEmpty {
      lines.append("  " + context.say("role/decides-nothing"))
    } else {
      lines.append("  " + context.say("role/decides"))
      lines += AuthorityCommand.table(own, context).lines(width: context.width - 2).map {
        "  " + $0
      }
    }
    return Reply(lines.joined(separator: "\n"))
  }

  /// Every role that a statement names.
  private func all(_ rows: [AuthorityRows.Row], _ context: CommandContext) -> Reply {
    var order: [String] = []
    var statements: [String: [String]] = [:]
    for row in rows {
      if statements[row.role] == nil { order.append(row.role) }
      if statements[row.role]?.contains(row.statement.id) != true {
        statements[row.role, default: []].append(row.statement.id)
      }
    }
    if context.options.json {
      return Reply(
        order.map {
          JSON.object([
            ("role", .string($0)), ("delegations", .strings(statements[$0] ?? [])),
          ]).text + "\n"
        }.joined())
    }
    guard !order.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("authority/none", ["command": context.typed("add …")]) + "\n"
      return reply
    }
    var table = PlainTable(["authority/role", "authority/statement"].map { context.say($0) })
    for role in order {
      table.rows.append([role, (statements[role] ?? []).joined(separator: " ")])
    }
    return context.table(table)
  }
}
