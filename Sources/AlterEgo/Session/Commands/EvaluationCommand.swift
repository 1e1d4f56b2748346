// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// By what people are evaluated: weights, behaviours, and what that does to a number.
struct EvaluationCommand: SessionCommand {
  static let entry = CommandEntry(
    "evaluation", "評価", aliases: ["appraisal"], writes: true, completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var weight: String?
  @Option(name: .long) var department: String?
  @Option(name: .long) var behaviour: String?
  @Argument var words: [String] = []

  private static let verbs = [
    (verb: "list", names: ["一覧"]), (verb: "add", names: ["追加"]),
    (verb: "set", names: ["設定", "変更"]),
    (verb: "pushes", names: ["向き", "for"]), (verb: "coverage", names: ["行動"]),
  ]

  func run(_ context: CommandContext) throws -> Reply {
    let rest = Array(words.dropFirst())
    // evaluation 粗利率: what pushes that number.
    let name = words.joined(separator: " ")
    let isVerb = words.first.map { word in
      Self.verbs.contains { $0.verb == word || $0.names.contains(word) }
    }
    if isVerb == false, (try? KPIDesk(context).metric(name)) != nil {
      return try pushes(name, context)
    }
    switch try RegisterDesk.verb(
      words.first ?? "list", of: "evaluation", Self.verbs, in: context.language)
    {
    case "add": return try add(rest.joined(separator: " ").trimmed, context)
    case "set": return try set(rest, context)
    case "pushes": return try pushes(rest.joined(separator: " ").trimmed, context)
    case "coverage": return try coverage(context)
    default: return try list(context)
    }
  }

  // MARK: Reading

  private func list(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let wording = try RegisterDesk(context).wording
    let appraisal = Appraisal(desk.line)
    if context.options.json { return Reply(json(appraisal, desk).text) }
    guard !appraisal.criteria.isEmpty else {
      var reply = Reply()
      reply.notice =
        context.say(
          "evaluation/none", ["command": context.typed(context.say("help/evaluation/example1"))])
        + "\n"
      return reply
    }
    var table = PlainTable(
      [
        "list/id", "evaluation/weight", "evaluation/department", "evaluation/behaviour",
        "list/text",
      ]
      .map { context.say($0) })
    for criterion in appraisal.criteria {
      table.rows.append([
        criterion.statement.id, criterion.weight.map { JSON.written($0) } ?? "",
        names(criterion.departments.map(wording.department), context),
        names(criterion.behaviours.map { behaviourName($0, desk, context) }, context),
        criterion.statement.text,
      ])
    }
    var reply = context.table(table)
    guard !context.options.csv else { return reply }
    var lines = sums(appraisal, wording, context)
    for gap in desk.line.openGaps where gap.id == "criteria-sales-only" {
      lines.append(context.say("evaluation/flag", ["text": desk.gaps.evidence(gap)]))
    }
    lines += uncovered(appraisal, desk, context)
    reply.text += lines.map { $0 + "\n" }.joined()
    return reply
  }

  private func names(_ names: [String], _ context: CommandContext) -> String {
    names.joined(separator: context.language.comma)
  }

  private func behaviourName(_ id: String, _ desk: LineDesk, _ context: CommandContext) -> String {
    let rows = desk.line.rules.knowledge.rows("register/behaviours.tsv")
    return rows.first { $0["id"] == id }?[context.language.rawValue] ?? id
  }

  private func sums(
    _ appraisal: Appraisal, _ wording: RegisterWording, _ context: CommandContext
  ) -> [String] {
    appraisal.sums.map { sum in
      let department =
        sum.department.isEmpty
        ? context.say("evaluation/company") : wording.department(sum.department)
      let parameters = [
        "department": department, "total": JSON.written(sum.total),
        "ids": names(sum.unweighted, context),
      ]
      if sum.isHundred { return context.say("evaluation/sum-right", parameters) }
      return context.say(
        sum.unweighted.isEmpty ? "evaluation/sum-wrong" : "evaluation/sum-open", parameters)
    }
  }

  private func uncovered(
    _ appraisal: Appraisal, _ desk: LineDesk, _ context: CommandContext
  ) -> [String] {
    let rows = desk.line.rules.knowledge.rows("register/behaviours.tsv")
    let open = rows.filter { appraisal.covering($0["id"]).isEmpty }
      .map { $0[context.language.rawValue] }
    return open.isEmpty
      ? [context.say("evaluation/all-covered")]
      : [context.say("evaluation/uncovered", ["names": names(open, context)])]
  }

  private func coverage(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let appraisal = Appraisal(desk.line)
    if context.options.json { return Reply(json(appraisal, desk).text) }
    var table = PlainTable(
      ["evaluation/behaviour", "evaluation/covered-by"].map { context.say($0) })
    for row in desk.line.rules.knowledge.rows("register/behaviours.tsv") {
      let ids = appraisal.covering(row["id"])
      table.rows.append([
        row[context.language.rawValue],
        ids.isEmpty ? context.say("evaluation/nothing") : names(ids, context),
      ])
    }
    return context.table(table)
  }

  private func pushes(_ text: String, _ context: CommandContext) throws -> Reply {
    guard !text.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": context.say("help/evaluation/example2")])
    }
    let desk = try LineDesk(context)
    let knowledge = desk.line.rules.knowledge
    var target: String?
    var aim: (metric: String, sign: Int)?
    if StatementID.matches(text) {
      let statement = try context.statement(text, try context.reading())
      target = statement.id
      aim = desk.line.aim(of: statement.id)
    } else {
      let field = try RegisterDesk(context).wording.sheet.field("metric", of: "I")
      let rows = try field.map { (field) throws(Problem) in
        try FieldReader(context).rows(text, for: field, of: RegisterEntry("I-0"))
      }
      let concept = rows?.first.flatMap { knowledge.concept($0.value) }
      aim = concept.map { ($0.id, $0.better == "down" ? -1 : 1) }
    }
    guard let aim else {
      throw Problem(
        .usageBadValue,
        [
          "option": "evaluation", "text": text,
          "allowed": "K-1, "
            + desk.line.rules.knowledge.name(Term("gross_margin"), in: context.language),
        ])
    }
    let found = desk.line.pushes(on: aim.metric, wanted: aim.sign, target: target)
    let metric = knowledge.name(Term(aim.metric), in: context.language)
    if context.options.json {
      return Reply(
        JSON.object([
          ("metric", .string(aim.metric)), ("for", .strings(ids(found, true))),
          ("against", .strings(ids(found, false))),
          ("opposed", .bool(!ids(found, true).isEmpty && !ids(found, false).isEmpty)),
        ]).text)
    }
    var lines = [context.say("evaluation/pushes", ["metric": metric])]
    for isFor in [true, false] {
      let told = found.filter { $0.isFor == isFor }.map { push in
        let via = knowledge.name(Term(push.via), in: context.language)
        return "\(push.criterion) \(desk.text(push.criterion))"
          + (push.via.isEmpty ? "" : context.say("evaluation/via", ["via": via]))
      }
      lines.append("  " + context.say(isFor ? "evaluation/for" : "evaluation/against"))
      lines += (told.isEmpty ? [context.say("evaluation/nothing")] : told).map { "    " + $0 }
    }
    if !ids(found, true).isEmpty, !ids(found, false).isEmpty {
      lines.append("  " + context.say("evaluation/opposed", ["metric": metric]))
    }
    return Reply(lines.joined(separator: "\n"))
  }

  private func ids(_ pushes: [AppraisalPush], _ isFor: Bool) -> [String] {
    pushes.filter { $0.isFor == isFor }.map(\.criterion)
  }

  // MARK: Changing

  private var values: [(field: String, text: String?)] {
    [("weight", weight), ("of-department", department), ("behaviour", behaviour)]
  }

  private func add(_ text: String, _ context: CommandContext) throws -> Reply {
    guard !text.isEmpty else { throw Problem(.usageNothingSaid, ["command": "evaluation add …"]) }
    if let problem = Conversation.inputProblem(text) ?? Conversation.blanksProblem(text) {
      throw problem
    }
    let desk = try RegisterDesk(context)
    var draft = try context.analyzer().statement(text)
    guard !draft.saysNothing else { throw Problem(.inputNotUnderstood, ["text": text]) }
    draft.kind = .criterion
    let stored = draft
    // What the options can't hold is refused before anything is kept.
    _ = try desk.cells(values, of: RegisterEntry("C-0"))
    let (statement, entry) = try context.change { (store) throws(Problem) in
      try store.act(by: context.signature) { () throws(Problem) in
        let added = try store.add([(stored, .criterion, nil)], by: context.signature)[0]
        try store.set(
          try desk.cells(values, of: RegisterEntry(added.id)), by: context.signature)
        return (added, try context.register(store)[added.id])
      }
    }
    let head = context.say("evaluation/added", ["id": statement.id, "text": text])
    return context.changed(
      [head] + desk.lines(entry).map { "  " + $0 },
      next: context.say("evaluation/next", ["command": context.typed("evaluation")]),
      json: [desk.json(entry)])
  }

  private func set(_ rest: [String], _ context: CommandContext) throws -> Reply {
    guard let typed = rest.first else {
      throw Problem(.usageNothingSaid, ["command": "evaluation set C-1 …"])
    }
    let desk = try RegisterDesk(context)
    let store = try context.reading()
    let statement = try context.statement(typed, store)
    guard statement.kind == .criterion else {
      throw Problem(
        .usageBadValue, ["option": "evaluation set", "text": statement.id, "allowed": "C-1"])
    }
    let entry = try context.register(store)[statement.id]
    let named = Array(rest.dropFirst())
    var wanted = values
    if !named.isEmpty {
      let read = try desk.field(named, of: statement.id, command: "evaluation set")
      wanted.append((read.field.id, read.text))
    }
    let cells = try desk.cells(wanted, of: entry)
    guard !cells.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "evaluation set \(statement.id) …"])
    }
    let after = try context.change { (store) throws(Problem) in
      try store.set(cells, by: context.signature)
      return try context.register(store)[statement.id]
    }
    let told = wanted.filter { $0.text != nil }.map { desk.told($0.field, of: after) }
    return context.changed(told, next: context.undoHint, json: [desk.json(after)])
  }

  private func json(_ appraisal: Appraisal, _ desk: LineDesk) -> JSON {
    let behaviours = desk.line.rules.knowledge.rows("register/behaviours.tsv").map { $0["id"] }
    return .object([
      (
        "criteria",
        .array(
          appraisal.criteria.map { criterion in
            .object([
              ("id", .string(criterion.statement.id)), ("text", .string(criterion.statement.text)),
              ("weight", criterion.weight.map { .number($0) } ?? .null),
              ("departments", .strings(criterion.departments)),
              ("behaviours", .strings(criterion.behaviours)),
            ])
          })
      ),
      (
        "sums",
        .array(
          appraisal.sums.map {
            .object([
              ("department", .string($0.department)), ("total", .number($0.total)),
              ("unweighted", .strings($0.unweighted)), ("isHundred", .bool($0.isHundred)),
            ])
          })
      ),
      ("uncovered", .strings(behaviours.filter { appraisal.covering($0).isEmpty })),
      (
        "salesOnly",
        .array(
          desk.line.openGaps.filter { $0.id == "criteria-sales-only" }.map {
            .string($0.parameters["subject"] ?? "")
          })
      ),
    ])
  }
}
