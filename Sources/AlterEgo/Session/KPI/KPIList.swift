// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Advice
import Foundations
import Model
import Store
import Wording

/// The targets, stated or typed, beside where the company stands.
struct KPIList {
  let desk: KPIDesk?
  let context: CommandContext

  /// Those who may not see the figures still see the targets that they may see.
  init(_ context: CommandContext) throws(Problem) {
    self.context = context
    do throws(Problem) {
      desk = try KPIDesk(context)
    } catch {
      guard error.code == .visibilityRefused else { throw error }
      desk = nil
    }
  }

  func list() throws(Problem) -> Reply {
    let store = try context.reading()
    let visible = try context.visibleStatements(store)
    let map = CompanyMap(
      statements: visible, links: try MapLinks.links(visible, store, context),
      profile: try store.profile(), audience: .president, asOf: try context.today())
    let nodes = map.nodes.filter { $0.station == .number }
    let targets = desk == nil ? [] : try store.kpiTargets()
    if context.options.json {
      return Reply(
        nodes.map { json($0).text + "\n" }.joined()
          + targets.map { json($0).text + "\n" }.joined())
    }
    guard !nodes.isEmpty || !targets.isEmpty else {
      var reply = Reply()
      reply.notice =
        context.say("kpi/none", ["command": context.typed(context.say("help/kpi/example2"))]) + "\n"
      return reply
    }
    var table = PlainTable(
      ["list/id", "kpi/metric", "kpi/target", "kpi/by", "kpi/now", "kpi/owner", "list/text"].map {
        context.say($0)
      })
    let wording = MapWording(map, in: context.language)
    for node in nodes { table.rows.append(row(node, wording)) }
    for target in targets { table.rows.append(row(target)) }
    return context.table(table)
  }

  private func row(_ node: CompanyMap.Node, _ wording: MapWording) -> [String] {
    let figure = node.figures.first { $0.role == .level } ?? node.figures.first
    return [
      node.id, figure?.metric.map(wording.name) ?? "",
      figure.map(wording.limit) ?? "",
      node.horizonYears.map { horizonName(years: $0, in: context.language) } ?? "",
      figure?.metric.map { now($0.id, "") } ?? "", node.owner ?? "", node.text,
    ]
  }

  private func row(_ target: KPITarget) -> [String] {
    guard let desk, let entry = desk.entry(target.metric) else { return [] }
    let name = entry.name(in: context.language)
    let baseline =
      target.baseline.map { value in
        context.say(
          "kpi/target-from",
          [
            "value": desk.shown(value, entry),
            "month": target.baselineMonth.map { "\($0)" } ?? "",
          ])
      } ?? ""
    return [
      "", target.department.isEmpty ? name : "\(name) (\(target.department))",
      desk.shown(target.value, entry), "\(target.due)", now(entry.id, target.department), "",
      baseline,
    ]
  }

  /// The latest value with its month; nothing where there is none.
  private func now(_ id: String, _ department: String) -> String {
    guard let desk, let entry = desk.entry(id),
      let latest = desk.books.latest(of: id, department: department)
    else { return "" }
    return desk.shown(latest.value, entry) + " (\(latest.month))"
  }

  private func json(_ node: CompanyMap.Node) -> JSON {
    let figure = node.figures.first { $0.role == .level } ?? node.figures.first
    let latest = figure?.metric.flatMap { metric in
      desk?.books.latest(of: metric.id)
    }
    return .object([
      ("id", .string(node.id)), ("text", .string(node.text)),
      ("metric", .optional(figure?.metric?.id)), ("op", .optional(figure?.op.rawValue)),
      ("value", figure?.value.map { .number($0) } ?? .null), ("unit", .optional(figure?.unit)),
      ("horizonYears", node.horizonYears.map { .int($0) } ?? .null),
      ("owner", .optional(node.owner)),
      ("actual", latest.map { .number($0.value) } ?? .null),
      ("actualMonth", .optional(latest.map { "\($0.month)" })),
    ])
  }

  private func json(_ target: KPITarget) -> JSON {
    guard case .object(let pairs) = KPIJSON.target(target) else { return .null }
    let latest = desk?.books.latest(of: target.metric, department: target.department)
    return .object(
      pairs + [
        ("actual", latest.map { .number($0.value) } ?? .null),
        ("actualMonth", .optional(latest.map { "\($0.month)" })),
      ])
  }
}
