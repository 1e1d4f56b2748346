// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Store
import Wording

/// Changes a statement: its words, kind, rank, or who may see it.
struct EditCommand: SessionCommand {
  static let entry = CommandEntry(
    "edit", "編集", aliases: ["直す", "correct"], writes: true, completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var kind: String?
  @Option(name: .long) var priority: Int?
  @Argument var words: [String] = []

  func run(_ given: CommandContext) throws -> Reply {
    // Here `--audience` says who shall see the statement, not who asks.
    let context = given.withoutAudience
    guard let typed = words.first else {
      throw Problem(.usageNothingSaid, ["command": "edit P-1"])
    }
    let store = try context.reading()
    let before = try context.statement(typed, store)
    if let reply = try corrected(before, context) { return reply }
    let kind = try kind.map(KindName.one)
    let audiences = try options.audience.map(AudienceName.list)
    var draft: Draft?
    let text = words.dropFirst().joined(separator: " ").trimmed
    if !text.isEmpty {
      draft = try read(text, before, context)
    } else if kind == nil, priority == nil, audiences == nil {
      guard before.isLive else { throw Problem(.storeRetired, ["id": before.id]) }
      draft = try fromEditor(before, context)
    }
    let after = try apply(before, draft, kind, audiences, context)
    var lines = context.wording.lines(StatementChange(id: before.id, before: before, after: after))
    if after.text != before.text {
      lines.append(
        "  " + DraftWording(try context.knowledge(), in: context.language).summary(after.draft))
    }
    var reply = context.changed(
      lines, next: after == before ? nil : context.undoHint, json: [StatementRecord.json(after)])
    reply.isPrivate = before.kind == .candid || after.kind == .candid
    return reply
  }

  /// Fields set to values (`kind=strategy`), or a correction in plain words (25％じゃなくて30％); nil
  /// for a new text.
  private func corrected(_ before: Statement, _ context: CommandContext) throws -> Reply? {
    var words = Array(words.dropFirst())
    if let kind, words.isEmpty, priority == nil, options.audience == nil {
      words = ["kind=" + (try KindName.one(kind).rawValue)]
    }
    guard !words.isEmpty, before.isLive || kind == nil else { return nil }
    let correcting = Correcting(context)
    let assignments = words.compactMap(Correcting.assignment)
    if assignments.count == words.count {
      guard before.isLive else { throw Problem(.storeRetired, ["id": before.id]) }
      return try correcting.reply(
        try correcting.set(assignments, of: before), next: context.undoHint)
    }
    let reader = CorrectionReader(analyzer: try context.analyzer(), statement: before)
    guard priority == nil, kind == nil, options.audience == nil, before.isLive,
      let found = try reader.phrase(words.joined(separator: " "))
    else { return nil }
    return try correcting.reply(try correcting.apply(found, to: before), next: context.undoHint)
  }

  private func apply(
    _ before: Statement, _ draft: Draft?, _ kind: Kind?, _ audiences: Set<Audience>?,
    _ context: CommandContext
  ) throws(Problem) -> Statement {
    let priority = priority
    return try context.change { (store) throws(Problem) in
      try store.act(by: context.signature) { () throws(Problem) in
        var after = before
        let (id, by) = (before.id, context.signature)
        if var draft, draft.text != before.text {
          draft.kind = kind ?? before.kind
          after = try store.edit(id, to: draft, by: by)
        }
        if let kind, kind != before.kind { after = try store.correctKind(of: id, to: kind, by: by) }
        if let priority, priority != before.priority {
          after = try store.setPriority(of: id, to: priority, by: by)
        }
        if let audiences, audiences != before.audiences {
          after = try store.setAudiences(of: id, to: audiences, by: by)
        }
        return after
      }
    }
  }

  private func read(
    _ text: String, _ before: Statement, _ context: CommandContext
  ) throws(Problem) -> Draft {
    if let problem = Conversation.inputProblem(text) { throw problem }
    let draft = try context.analyzer().statement(text)
    guard !draft.saysNothing else { throw Problem(.inputNotUnderstood, ["text": text]) }
    return draft
  }

  /// Lets the person edit until the text can be read; what was typed is never dropped.
  private func fromEditor(
    _ before: Statement, _ context: CommandContext
  ) throws(Problem) -> Draft? {
    guard context.surroundings.isInteractive, !context.options.noInput else {
      throw Problem(.usageNothingSaid, ["command": "edit \(before.id) …"])
    }
    var note = context.say("edit/note", ["id": before.id])
    var text = before.text
    while true {
      guard let saved = try context.surroundings.edit(commented(note) + text + "\n") else {
        return nil
      }
      let kept = saved.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .joined(separator: "\n").trimmed
      if kept == before.text { return nil }
      do throws(Problem) {
        guard !kept.isEmpty else { throw Problem(.usageNothingSaid, ["command": before.text]) }
        return try read(kept, before, context)
      } catch {
        // The same unreadable text again: the person gives up.
        if kept == text { throw error }
        note = WordedProblem(error, in: context.language).text
        text = kept
      }
    }
  }

  private func commented(_ note: String) -> String {
    note.split(separator: "\n").map { "# \($0)\n" }.joined()
  }
}

extension Draft {
  /// Whether nothing at all was understood.
  var saysNothing: Bool { concepts.isEmpty && norms.isEmpty && notUnderstood.isEmpty }
}
