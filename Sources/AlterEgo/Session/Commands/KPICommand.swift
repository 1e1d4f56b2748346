// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Wording

/// The company's numbers: targets, figures, imports, and what they come to.
struct KPICommand: SessionCommand {
  static let entry = CommandEntry("kpi", "数値", writes: true, completion: .kpis)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var month: String?
  @Option(name: .long) var by: String?
  @Option(name: .long) var at: String?
  @Option(name: .long) var months: Int?
  @Option(name: .long) var year: Int?
  @Option(name: .long) var department: String?
  @Option(name: .long) var cost: String?
  @Option(name: .long) var gain: String?
  @Option(name: .long) var metric: String?
  @Option(name: [.customShort("o"), .long]) var output: String?
  @Argument var words: [String] = []

  /// What may follow `kpi`, in both languages.
  private static let parts: [(names: [String], part: Part)] = [
    (["list", "一覧"], .list), (["set", "設定"], .set), (["target", "目標"], .target),
    (["record", "記録"], .record), (["import", "取り込み", "取込"], .importing), (["map", "科目"], .map),
    (["items", "項目"], .items), (["show", "series", "推移"], .show), (["chart", "グラフ"], .chart),
    (["explain", "説明"], .explain), (["compare", "前後"], .compare), (["payback", "回収"], .payback),
    (["dispersion", "ばらつき"], .dispersion), (["overview", "見える化"], .overview),
    (["together", "並べて"], .together), (["trust", "信頼"], .trust),
  ]

  private enum Part {
    case list, set, target, record, importing, map, items, show, chart, explain, compare, payback
    case dispersion, overview, together, trust
  }

  /// The names that follow `kpi`, for completion.
  static var partNames: [String] { parts.flatMap(\.names) }

  func run(_ context: CommandContext) throws -> Reply {
    let first = FoldedText.fold(words.first ?? "list")
    guard let part = Self.parts.first(where: { $0.names.contains(first) })?.part else {
      // kpi 粗利率: what it is and where the company stands.
      let desk = try KPIDesk(context)
      let name = words.joined(separator: " ")
      if (try? desk.metric(name)) != nil { return try run(.explain, words, desk) }
      throw Problem(
        .usageBadValue,
        [
          "option": "kpi", "text": words[0],
          "allowed": Self.parts.map { $0.names[context.language == .japanese ? 1 : 0] }
            .joined(separator: ", "),
        ])
    }
    let rest = Array(words.dropFirst())
    if part == .list { return try KPIList(context).list() }
    if part == .set {
      guard !rest.isEmpty else { throw Problem(.usageNothingSaid, ["command": "kpi set …"]) }
      return try set(rest.joined(separator: " ").trimmed, context)
    }
    return try run(part, rest, try KPIDesk(context))
  }

  private func run(_ part: Part, _ rest: [String], _ desk: KPIDesk) throws -> Reply {
    let options = KPIWords(
      month: month, by: by, at: at, months: months, year: year, department: department,
      cost: cost, gain: gain, metric: metric, output: output)
    switch part {
    case .target: return try KPIChanges(desk: desk, words: options).target(rest)
    case .record: return try KPIChanges(desk: desk, words: options).record(rest)
    case .map: return try KPIChanges(desk: desk, words: options).map(rest)
    case .items: return KPIChanges(desk: desk, words: options).items()
    case .importing: return try KPIImport(desk: desk, words: options).run(rest)
    case .show:
      return try KPISeries(desk: desk, words: options).show(try name(rest, "kpi show 粗利率"))
    case .chart:
      return try KPISeries(desk: desk, words: options).chart(try name(rest, "kpi chart 粗利率"))
    case .explain:
      return try KPIExplain(desk: desk, words: options).explain(try name(rest, "kpi explain 粗利率"))
    case .compare: return try KPICompare(desk: desk, words: options).beforeAfter(rest)
    case .payback: return try KPICompare(desk: desk, words: options).payback()
    case .dispersion:
      return try KPISeries(desk: desk, words: options).dispersion(
        rest.isEmpty ? nil : rest.joined(separator: " "))
    case .overview: return try KPIOverview(desk: desk, words: options).overview()
    case .together: return try KPIOverview(desk: desk, words: options).together(rest)
    case .trust:
      return try KPIOverview(desk: desk, words: options).trust(
        rest.isEmpty ? nil : rest.joined(separator: " "))
    case .list, .set: return Reply()
    }
  }

  private func name(_ rest: [String], _ example: String) throws(Problem) -> String {
    guard !rest.isEmpty else { throw Problem(.usageNothingSaid, ["command": example]) }
    return rest.joined(separator: " ")
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
}
