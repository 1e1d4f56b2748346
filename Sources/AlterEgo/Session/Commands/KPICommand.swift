// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Foundations
import Model
import Wording

/// Target numbers: lists them, or sets one.
struct KPICommand: SessionCommand {
  static let entry = CommandEntry("kpi", "数値", writes: true, completion: .kpis)

  @OptionGroup var options: GlobalOptions
  @Argument var words: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let rest = words.dropFirst().joined(separator: " ").trimmed
    switch FoldedText.fold(words.first ?? "list") {
    case "list", "一覧": return try list(context)
    case "set", "設定":
      guard !rest.isEmpty else { throw Problem(.usageNothingSaid, ["command": "kpi set …"]) }
      return try set(rest, context)
    default:
      throw Problem(
        .usageBadValue, ["option": "kpi", "text": words[0], "allowed": "list, set"])
    }
  }

  /// A target needs a number; without one it could never be reached.
  private func set(_ text: String, _ context: CommandContext) throws -> Reply {
    if let problem = Conversation.inputProblem(text) ?? Conversation.blanksProblem(text) {
      throw problem
    }
    let analyzer = try context.analyzer()
    var draft = analyzer.statement(text)
    guard !draft.quantities.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": context.say("help/kpi/example2")])
    }
    draft.kind = .kpi
    let statement = try context.change { (store) throws(Problem) in
      try store.add([(draft, .kpi, nil)], by: context.signature)[0]
    }
    let change = context.say(
      "captured/line",
      [
        "id": statement.id,
        "summary": DraftWording(analyzer.knowledge, in: context.language).summary(draft),
      ])
    return context.changed(
      [change], next: context.say("link/next", ["command": context.typed("trace \(statement.id)")]),
      json: [StatementRecord.full(statement)])
  }

  private func list(_ context: CommandContext) throws -> Reply {
    let store = try context.reading()
    let visible = try context.visibleStatements(store)
    let map = CompanyMap(
      statements: visible, links: try MapLinks.links(visible, store, context),
      profile: try store.profile(), audience: .president, asOf: try context.today())
    let nodes = map.nodes.filter { $0.station == .number }
    if context.options.json { return Reply(nodes.map { json($0).text + "\n" }.joined()) }
    guard !nodes.isEmpty else {
      var reply = Reply()
      reply.notice =
        context.say("kpi/none", ["command": context.typed(context.say("help/kpi/example2"))]) + "\n"
      return reply
    }
    var table = PlainTable(
      ["list/id", "kpi/metric", "kpi/target", "kpi/by", "kpi/owner", "list/text"].map {
        context.say($0)
      })
    for node in nodes {
      let figure = node.figures.first { $0.role == .level } ?? node.figures.first
      table.rows.append([
        node.id, figure?.metric?.name(in: context.language) ?? "",
        figure.map { target($0, context.language) } ?? "",
        node.horizonYears.map { horizonName(years: $0, in: context.language) } ?? "",
        node.owner ?? "", node.text,
      ])
    }
    return context.table(table)
  }

  private func target(_ figure: CompanyMap.Figure, _ language: SpokenLanguage) -> String {
    guard let value = figure.value else { return figure.surface }
    return FigureWording.phrase(
      op: figure.op, value: value, value2: figure.value2, unit: figure.unit, per: figure.per,
      in: language)
  }

  private func json(_ node: CompanyMap.Node) -> JSON {
    let figure = node.figures.first { $0.role == .level } ?? node.figures.first
    return .object([
      ("id", .string(node.id)), ("text", .string(node.text)),
      ("metric", .optional(figure?.metric?.id)), ("op", .optional(figure?.op.rawValue)),
      ("value", figure?.value.map { .number($0) } ?? .null), ("unit", .optional(figure?.unit)),
      ("horizonYears", node.horizonYears.map { .int($0) } ?? .null),
      ("owner", .optional(node.owner)),
    ])
  }
}
