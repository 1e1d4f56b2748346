// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Store
import Wording

/// Takes statements from text and Markdown files; says what it did not take and why.
struct ImportCommand: SessionCommand {
  static let entry = CommandEntry("import", "取り込み", writes: true, completion: .files)

  @OptionGroup var options: GlobalOptions
  @Argument var files: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    guard !files.isEmpty else { throw Problem(.usageNothingSaid, ["command": "import FILE"]) }
    if try files.allSatisfy({ try KPIImport.takes($0, context) }) {
      return try KPIImport(desk: try KPIDesk(context), words: KPIWords()).run(files)
    }
    let analyzer = try context.analyzer()
    var found: [ImportCandidate] = []
    for file in files {
      found += ImportCandidate.read(try Files.readText(file), file: file, analyzer)
    }
    try markKnown(&found, context)
    let taken = found.filter { $0.refusal == nil }
    if context.options.json || context.options.dryRun || taken.isEmpty {
      let kept = !context.options.dryRun && context.options.yes ? try store(taken, context) : []
      return reply(found, kept, context)
    }
    var shown = lines(found, context)
    if context.options.yes {
      return done(try store(taken, context), shown, context)
    }
    shown.append(context.say("import/ask", ["count": String(taken.count)]))
    let question = shown.joined(separator: "\n")
    if context.canAsk {
      context.conversation.pending = .keepAll(taken.map(\.draft))
      return Reply(question)
    }
    guard context.surroundings.isInteractive, !context.options.noInput,
      let answer = context.surroundings.askLine(question + " ")
    else {
      var reply = Reply(lines(found, context).joined(separator: "\n"))
      reply.notice =
        context.say("import/needs-yes", ["command": context.typed("import … --yes")]) + "\n"
      return reply
    }
    guard Confirmation.isYes(answer) else { return Reply(context.say("import/none")) }
    return done(try store(taken, context), [], context)
  }

  /// What the store has already, word for word, is not taken twice.
  private func markKnown(
    _ found: inout [ImportCandidate], _ context: CommandContext
  ) throws(Problem) {
    guard Files.exists(context.conversation.storePath(context.options)) else { return }
    let known = Set(
      try context.reading().statements().filter(\.isLive).map { FoldedText.fold($0.text) })
    for index in found.indices where known.contains(FoldedText.fold(found[index].draft.text)) {
      if found[index].refusal == nil { found[index].refusal = "known" }
    }
  }

  private func store(
    _ taken: [ImportCandidate], _ context: CommandContext
  ) throws(Problem) -> [Statement] {
    guard !taken.isEmpty else { return [] }
    return try Importing.keep(taken.map(\.draft), context)
  }

  private func done(
    _ kept: [Statement], _ lines: [String], _ context: CommandContext
  ) -> Reply {
    context.changed(
      lines + [Importing.summary(kept, context)], next: context.undoHint, json: [])
  }

  private func reply(
    _ found: [ImportCandidate], _ kept: [Statement], _ context: CommandContext
  ) -> Reply {
    guard context.options.json else {
      var lines = lines(found, context)
      if context.options.dryRun { lines.insert(context.say("change/dry-run"), at: 0) }
      return Reply(lines.joined(separator: "\n"))
    }
    var ids: [String: String] = [:]
    for statement in kept { ids[statement.text] = statement.id }
    return Reply(found.map { $0.json(id: ids[$0.draft.text]).text + "\n" }.joined())
  }

  private func lines(_ found: [ImportCandidate], _ context: CommandContext) -> [String] {
    let taken = found.filter { $0.refusal == nil }
    let refused = found.filter { $0.refusal != nil }
    var lines = [
      context.say("import/found", ["taken": String(taken.count), "refused": String(refused.count)])
    ]
    for one in taken {
      let kind = (one.draft.kind ?? .principle).name(in: context.language)
      lines.append("  \(one.file):\(one.line)  [\(kind)] \(one.draft.text)")
    }
    if !refused.isEmpty { lines.append(context.say("import/refused")) }
    for one in refused {
      lines.append(
        "  \(one.file):\(one.line)  \(one.draft.text.truncated(to: 60)) — "
          + context.say("import/why/\(one.refusal ?? "")"))
    }
    return lines
  }
}

/// A piece of a file as a statement, or why it is none.
struct ImportCandidate {
  let file: String
  let line: Int
  let heading: String?
  let draft: Draft
  /// Nil when it is taken; else a stable word for why not.
  var refusal: String?

  static func read(_ text: String, file: String, _ analyzer: Analyzer) -> [ImportCandidate] {
    TextBlocks.cut(text).map { block in
      var candidate = ImportCandidate(
        file: file, line: block.line, heading: block.heading,
        draft: Draft(text: block.text, language: Analyzer.language(of: block.text), speech: .other),
        refusal: block.kind.rawValue)
      guard block.isCandidate else { return candidate }
      let draft = analyzer.draft(block.text)
      candidate = ImportCandidate(
        file: file, line: block.line, heading: block.heading, draft: draft, refusal: nil)
      switch draft.speech {
      case .statement
      where block.kind == .sentence && draft.threshold == nil && draft.norms.allSatisfy(\.isPlain):
        // In running text a bare sentence describes; a list of principles, or a limit, states.
        candidate.refusal = "describes"
      case .statement where !draft.norms.isEmpty && !draft.concepts.isEmpty: break
      case .statement, .other, .answer, .command: candidate.refusal = "not-understood"
      case .question: candidate.refusal = "question"
      case .worry: candidate.refusal = "worry"
      case .fact: candidate.refusal = "fact"
      }
      return candidate
    }
  }

  func json(id: String?) -> JSON {
    .object([
      ("file", .string(file)), ("line", .int(line)), ("heading", .optional(heading)),
      ("text", .string(draft.text)), ("taken", .bool(refusal == nil)),
      ("why", .optional(refusal)),
      ("kind", .optional(refusal == nil ? (draft.kind ?? .principle).rawValue : nil)),
      ("id", .optional(id)),
    ])
  }
}

/// Keeps many statements as one action.
enum Importing {
  static func keep(_ drafts: [Draft], _ context: CommandContext) throws(Problem) -> [Statement] {
    let kept = try context.change { (store) throws(Problem) in
      try store.add(
        drafts.map { draft in
          var draft = draft
          let kind = draft.kind ?? .principle
          draft.kind = kind
          return (draft, kind, nil)
        }, by: context.signature)
    }
    context.conversation.keep(afterAdding: kept.count, context)
    return kept
  }

  static func summary(_ kept: [Statement], _ context: CommandContext) -> String {
    context.say(
      "import/kept",
      ["count": String(kept.count), "first": kept.first?.id ?? "", "last": kept.last?.id ?? ""])
  }
}

/// Yes and no, as people type them.
enum Confirmation {
  static func isYes(_ line: String) -> Bool {
    ["はい", "yes", "y", "ええ", "うん", "お願いします", "ok", "よい", "いいよ", "はい。", "お願い"]
      .contains(FoldedText.fold(line.trimmed))
  }

  static func isNo(_ line: String) -> Bool {
    ["いいえ", "no", "n", "やめる", "いや", "いいえ。", "だめ", "やめて", "不要"]
      .contains(FoldedText.fold(line.trimmed))
  }
}
