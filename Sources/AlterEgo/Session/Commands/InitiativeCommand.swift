// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// The register of initiatives (施策): what each is for, what it costs and brings, who answers
/// for it, and whether to go on.
struct InitiativeCommand: SessionCommand {
  static let entry = CommandEntry(
    "initiative", "施策", aliases: ["initiatives"], writes: true, completion: .initiatives)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var date: String?
  @Option(name: .customLong("return")) var returned: String?
  @Option(name: .long) var hours: String?
  @Option(name: .long) var because: String?
  @Option(name: .long) var months: Int?
  @Argument var words: [String] = []

  /// What can be done, by the names of both languages.
  enum Verb: String, CaseIterable {
    case list, add, show, set, ask, review, compare, figures, stop, resume

    private var names: [String] {
      switch self {
      case .list: ["一覧"]
      case .add: ["追加", "新規", "new"]
      case .show: ["表示"]
      case .set: ["設定", "変更", "edit"]
      case .ask: ["聞き取り", "続き", "fill"]
      case .review: ["見直し", "記録"]
      case .compare: ["比較"]
      case .figures: ["数字", "前後", "books"]
      case .stop: ["中止", "終了"]
      case .resume: ["再開"]
      }
    }

    func name(in language: SpokenLanguage) -> String {
      language == .japanese ? names.first ?? rawValue : rawValue
    }

    static func read(_ text: String) -> Verb? {
      let folded = FoldedText.fold(text)
      return allCases.first { $0.rawValue == folded || $0.names.contains(folded) }
    }
  }

  func run(_ context: CommandContext) throws -> Reply {
    guard let first = words.first else { return try list(context) }
    let rest = Array(words.dropFirst())
    if StatementID.matches(first) { return try show([first] + rest, context) }
    switch Verb.read(first) {
    case .list: return try list(context)
    case .add: return try add(rest.joined(separator: " ").trimmed, context)
    case .show: return try show(rest, context)
    case .set: return try set(rest, context)
    case .ask: return try ask(rest, context)
    case .review: return try review(rest, context)
    case .compare: return try compare(rest, context)
    case .figures:
      let view = try InitiativeView.read(try id(rest, .figures), context)
      return try InitiativeBooks(view, months: months).reply()
    case .stop: return try stop(rest, context)
    case .resume: return try resume(rest, context)
    case nil:
      throw Problem(
        .usageBadValue,
        [
          "option": "initiative", "text": first,
          "allowed": Verb.allCases.map { $0.name(in: context.language) }.joined(separator: ", "),
        ])
    }
  }

  private func id(_ rest: [String], _ verb: Verb) throws(Problem) -> String {
    guard let id = rest.first else {
      throw Problem(.usageNothingSaid, ["command": "initiative \(verb.rawValue) I-1 …"])
    }
    return id
  }

  // MARK: Reading

  private func list(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let views = try desk.line.statements.filter { $0.kind == .initiative }.map {
      (statement) throws(Problem) in try InitiativeView(statement, desk)
    }
    if context.options.json { return Reply(views.map { $0.json.text + "\n" }.joined()) }
    guard !views.isEmpty else {
      var reply = Reply()
      reply.notice =
        context.say(
          "initiative/none", ["command": context.typed(context.say("help/initiative/example1"))])
        + "\n"
      return reply
    }
    var table = PlainTable(
      [
        "list/id", "initiative/verdict", "initiative/course", "initiative/number",
        "initiative/open-count", "list/text",
      ].map { context.say($0) })
    for view in views {
      table.rows.append([
        view.id, view.verdictWord, view.courseWord, view.numberLine,
        String(view.openFields.count), view.statement.text,
      ])
    }
    return context.table(table)
  }

  private func show(_ rest: [String], _ context: CommandContext) throws -> Reply {
    var parts: [String] = []
    for typed in [try id(rest, .show)] + rest.dropFirst() {
      let view = try InitiativeView.read(typed, context)
      parts.append(
        context.options.json ? view.json.text + "\n" : view.page.joined(separator: "\n") + "\n")
    }
    return Reply(parts.joined(separator: context.options.json ? "" : "\n"))
  }

  private func compare(_ rest: [String], _ context: CommandContext) throws -> Reply {
    let view = try InitiativeView.read(try id(rest, .compare), context)
    let language = context.language
    let rows = view.desk.line.rules.knowledge.rows("register/comparison.tsv")
    func isThere(_ row: Table.Row) -> Bool { view.verdict?.slots.contains(row["slot"]) ?? false }
    if context.options.json {
      return Reply(
        JSON.object([
          ("id", .string(view.id)),
          (
            "links",
            .array(
              rows.map {
                .object([
                  ("slot", .string($0["slot"])), ("name", .string($0[language.rawValue])),
                  ("single", .string($0["single_" + language.rawValue])),
                  ("integrated", .string($0["integrated_" + language.rawValue])),
                  ("filled", .bool(isThere($0))), ("field", .string($0["field"].camelCased)),
                ])
              })
          ),
        ]).text)
    }
    var table = PlainTable(
      ["compare/link", "compare/single", "compare/integrated", "compare/here"].map {
        context.say($0)
      })
    for row in rows {
      table.rows.append([
        row[language.rawValue], row["single_" + language.rawValue],
        row["integrated_" + language.rawValue],
        isThere(row)
          ? context.say("compare/filled")
          : context.say(
            "compare/empty",
            [
              "command": context.typed(
                "initiative set \(view.id) \(view.wording.name(row["field"], of: view.id)) …")
            ]),
      ])
    }
    return context.table(table)
  }

  // MARK: Changing

  private func add(_ text: String, _ context: CommandContext) throws -> Reply {
    guard !text.isEmpty else { throw Problem(.usageNothingSaid, ["command": "initiative add …"]) }
    if let problem = Conversation.inputProblem(text) ?? Conversation.blanksProblem(text) {
      throw problem
    }
    var draft = try context.analyzer().statement(text)
    guard !draft.saysNothing else { throw Problem(.inputNotUnderstood, ["text": text]) }
    draft.kind = .initiative
    let stored = draft
    var view: InitiativeView?
    let statement = try context.change { (store) throws(Problem) in
      let added = try store.add([(stored, .initiative, nil)], by: context.signature)[0]
      if context.options.dryRun {
        view = try InitiativeView(
          added, try LineDesk(context, try context.visibleStatements(store), store))
      }
      return added
    }
    let shown = try view ?? InitiativeView(statement, LineDesk(context))
    var lines = [context.say("initiative/added", ["id": statement.id, "text": text])]
    lines += shown.told.map { "  " + $0 }
    lines += shown.warned.map { "  " + $0 }
    lines += shown.advice.map { "  " + $0 }
    if context.canAsk, !context.options.dryRun,
      let question = try FieldConversation(context).start(statement.id)
    {
      return Reply((lines + ["  " + question]).joined(separator: "\n"))
    }
    return context.changed(
      lines,
      next: context.say(
        "initiative/next",
        [
          "count": String(shown.openFields.count),
          "command": context.typed("initiative \(statement.id)"),
        ]), json: [shown.json])
  }

  private func set(_ rest: [String], _ context: CommandContext) throws -> Reply {
    let view = try InitiativeView.read(try id(rest, .set), context)
    guard rest.count > 1 else {
      throw Problem(.usageNothingSaid, ["command": "initiative set \(view.id) …"])
    }
    guard let (field, text) = FieldWords.read(Array(rest.dropFirst()), view.wording.sheet, "I")
    else {
      throw Problem(
        .usageBadValue,
        [
          "option": "initiative set", "text": rest[1],
          "allowed": view.fields.map { $0.name(in: context.language) }.joined(separator: ", "),
        ])
    }
    if let problem = Conversation.inputProblem(text) { throw problem }
    let rows = try FieldReader(context).rows(text, for: field, of: view.entry)
    return try kept(FieldRows.cells(rows, field, replacing: view.entry), field, view, context)
  }

  private func kept(
    _ cells: [(row: RegisterRow, keeps: Bool)], _ field: RegisterField, _ view: InitiativeView,
    _ context: CommandContext
  ) throws -> Reply {
    let after = try context.change { (store) throws(Problem) in
      try store.set(cells, by: context.signature)
      return try InitiativeView(
        view.statement, LineDesk(context, try context.visibleStatements(store), store))
    }
    let name = field.name(in: context.language)
    let value = after.wording.value(field, of: after.entry)
    let head =
      value.map { context.say("field/kept", ["id": view.id, "name": name, "value": $0]) }
      ?? context.say("field/emptied", ["id": view.id, "name": name])
    return context.changed(
      [head] + after.judged.map { "  " + $0 }, next: context.undoHint, json: [after.json])
  }

  private func ask(_ rest: [String], _ context: CommandContext) throws -> Reply {
    let view = try InitiativeView.read(try id(rest, .ask), context)
    let wanted = try rest.dropFirst().map { (word) throws(Problem) in
      guard let field = view.wording.sheet.named(word, of: "I") else {
        throw Problem(
          .usageBadValue,
          [
            "option": "initiative ask", "text": word,
            "allowed": view.fields.map { $0.name(in: context.language) }.joined(separator: ", "),
          ])
      }
      return field.id
    }
    guard context.canAsk else {
      let open = view.openFields.filter { wanted.isEmpty || wanted.contains($0.id) }
      let lines = open.map { field in
        "  \(field.name(in: context.language))  \(field.question(in: context.language))"
      }
      if context.options.json { return Reply(view.json.text) }
      let command = context.typed("initiative set \(view.id)")
      return Reply(
        ([context.say("initiative/to-tell", ["id": view.id, "command": command])] + lines)
          .joined(separator: "\n"))
    }
    let question = try FieldConversation(context).start(view.id, wanted: wanted)
    return Reply(question ?? context.say("initiative/nothing-open", ["id": view.id]))
  }

  private func stop(_ rest: [String], _ context: CommandContext) throws -> Reply {
    let view = try InitiativeView.read(try id(rest, .stop), context)
    let told = because ?? rest.dropFirst().joined(separator: " ").trimmed
    let reason = told.isEmpty ? try context.today().description : told
    if let problem = Conversation.inputProblem(reason) { throw problem }
    guard let field = view.wording.sheet.field("stopped", of: "I") else { return Reply() }
    return try kept(
      [(row: RegisterRow(view.id, "stopped", value: reason), keeps: true)], field, view, context)
  }

  private func resume(_ rest: [String], _ context: CommandContext) throws -> Reply {
    let view = try InitiativeView.read(try id(rest, .resume), context)
    guard let field = view.wording.sheet.field("stopped", of: "I") else { return Reply() }
    return try kept(
      [(row: RegisterRow(view.id, "stopped", value: ""), keeps: false)], field, view, context)
  }

  private func review(_ rest: [String], _ context: CommandContext) throws -> Reply {
    let view = try InitiativeView.read(try id(rest, .review), context)
    let told = ReviewTold(
      text: rest.dropFirst().joined(separator: " ").trimmed, date: date, returned: returned,
      hours: hours)
    let review = try told.review(of: view, context)
    let (kept, after) = try context.change { (store) throws(Problem) in
      let kept = try store.addReview(review, by: context.signature)
      let desk = try LineDesk(context, try context.visibleStatements(store), store)
      return (kept, try InitiativeView(view.statement, desk))
    }
    var lines = [context.say("initiative/reviewed", ["id": view.id, "told": after.line(kept)])]
    if let expectation = view.entry["expectation"] {
      lines.append("  " + context.say("initiative/expected", ["text": expectation]))
    }
    lines += after.judged.map { "  " + $0 }
    return context.changed(lines, next: context.undoHint, json: [after.json])
  }
}
