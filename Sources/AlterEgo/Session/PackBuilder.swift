// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Export
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// Puts together what an audience gets: which sections stands in `register/packs.tsv`.
///
/// It is made from the statements that both the audience and the one who asks may see, and from
/// the company's figures where both may see those.
struct PackBuilder {
  private let context: CommandContext
  private let audience: Audience
  private let desk: LineDesk
  private let store: StatementStore
  private let wording: RegisterWording
  private let figures: KPIDesk?
  private let statements: [Statement]

  init(_ given: CommandContext, for audience: Audience, by own: Audience) throws(Problem) {
    var options = given.options
    options.audience = audience.rawValue
    context = CommandContext(
      conversation: given.conversation, options: options, commandLine: given.commandLine)
    self.audience = audience
    store = try given.reading()
    statements = try store.statements().filter {
      $0.isVisible(to: audience) && $0.isVisible(to: own)
    }
    desk = try LineDesk(context, statements, store)
    wording = RegisterWording(desk.line.rules.knowledge, in: given.language)
    let maySee = KPIDesk.maySee.contains(audience) && KPIDesk.maySee.contains(own)
    figures = maySee ? try KPIDesk(context) : nil
  }

  private var live: [Statement] { desk.line.statements }

  func pack() throws(Problem) -> PackDocument {
    let rows = desk.line.rules.knowledge.rows("register/packs.tsv")
    var sections: [PackDocument.Section] = []
    for row in rows where row["audience"] == audience.rawValue {
      let id = row["section"]
      var section = PackDocument.Section(id: id, heading: context.say("pack/\(id)"))
      try fill(&section)
      if !section.isEmpty { sections.append(section) }
    }
    let company = try store.profile().name ?? context.say("kpi/company")
    return PackDocument(
      title: context.say("pack/title/\(audience.rawValue)", ["company": company]),
      subtitle: context.say("pack/as-of", ["day": try context.today().description]),
      audience: audience, language: context.language, sections: sections)
  }

  private func fill(_ section: inout PackDocument.Section) throws(Problem) {
    switch section.id {
    case "words": section.lines = words([.purpose, .principle, .intention, .vision])
    case "judge-by": section.lines = words([.principle])
    case "limits": section.table = limits
    case "ask": section.lines = whomToAsk
    case "money": section.lines = try money()
    case "results": section.table = results
    case "work": section.table = work
    case "appraisal": section.lines = words([.criterion])
    case "improved": section.table = improved
    case "promises": section.table = try promises()
    case "paired": section.table = try paired().table
    case "future": section.table = future
    default: break
    }
  }

  // MARK: Words

  private func words(_ kinds: [Kind]) -> [String] {
    kinds.flatMap { kind in live.filter { $0.kind == kind }.map(\.text) }
  }

  private var limits: PlainTable {
    PlainTable(
      ["pack/who", "list/text"].map { context.say($0) },
      live.filter { $0.kind == .delegation }.map { [$0.draft.holder ?? "", $0.text] })
  }

  private var whomToAsk: [String] {
    var names: [String] = []
    for holder in live.compactMap(\.draft.holder) where !names.contains(holder) {
      names.append(holder)
    }
    return [
      context.say(
        names.isEmpty ? "pack/ask-president" : "pack/ask-others",
        ["names": names.joined(separator: context.language.comma)])
    ]
  }

  // MARK: Figures

  private func money() throws(Problem) -> [String] {
    guard let figures else { return [] }
    var lines: [String] = []
    let explain = KPIExplain(desk: figures, words: KPIWords())
    for entry in figures.metrics(of: "money") {
      let told = try explain.lines(entry).map(\.trimmed)
      lines.append(
        (told.first ?? "") + (context.language == .japanese ? "： " : ": ")
          + told.dropFirst().joined(separator: " "))
    }
    return lines
  }

  private var results: PlainTable? {
    guard let figures else { return nil }
    return PlainTable(
      ["kpi/metric", "kpi/now", "kpi/month"].map { context.say($0) },
      figures.metrics(of: "results").map { entry in
        guard let latest = figures.books.latest(of: entry.id) else {
          let at = figures.books.span?.last ?? Month(ordinal: 24_000)
          return [
            entry.name(in: context.language),
            figures.text(figures.books.value(of: entry.id, at: at), entry), "",
          ]
        }
        return [
          entry.name(in: context.language), figures.shown(latest.value, entry), "\(latest.month)",
        ]
      })
  }

  // MARK: Initiatives

  private func value(_ field: String, _ entry: RegisterEntry) -> String {
    wording.sheet.field(field, of: "I").flatMap { wording.value($0, of: entry) } ?? ""
  }

  /// Which burden goes and what the time becomes, in hours.
  private var work: PlainTable {
    var table = PlainTable(
      ["pack/initiative", "pack/burden", "pack/hours", "pack/becomes", "pack/reinvested"].map {
        context.say($0)
      })
    for initiative in desk.line.initiatives {
      let entry = desk.line.register[initiative.id]
      guard entry.has("hours") || entry.has("process") else { continue }
      table.rows.append([
        initiative.text, value("process", entry), value("hours", entry),
        value("reinvest-in", entry), value("reinvest-hours", entry),
      ])
    }
    return table
  }

  /// Which work improved how and with what effect, by what was told of it.
  private var improved: PlainTable {
    var table = PlainTable(
      ["pack/initiative", "pack/burden", "pack/effect", "pack/touchpoint", "pack/society"].map {
        context.say($0)
      })
    for initiative in desk.line.initiatives {
      let entry = desk.line.register[initiative.id]
      let society = ["employment", "partners", "region"].compactMap { field -> String? in
        let told = value(field, entry)
        return told.isEmpty ? nil : "\(wording.name(field, of: initiative.id)): \(told)"
      }
      table.rows.append([
        initiative.text, value("process", entry), effect(entry), value("touchpoint", entry),
        society.joined(separator: context.language.comma),
      ])
    }
    return table
  }

  /// 粗利率 24% → 25.5%; without a review, that it is not known yet.
  private func effect(_ entry: RegisterEntry) -> String {
    guard let metric = entry["metric"], let latest = entry.latestFigure?.amount else {
      return context.say("pack/no-effect")
    }
    let steps = [entry.amount("baseline"), latest].compactMap { $0.map { wording.amount($0) } }
    return wording.metric(metric) + " " + steps.joined(separator: " → ")
  }

  private func promises() throws(Problem) -> PlainTable {
    let today = try context.today()
    return PlainTable(
      ["promise/to", "promise/by", "promise/status", "list/text"].map { context.say($0) },
      try context.register(store).live("W").map { Promise($0) }.map {
        [
          $0.to ?? "", $0.due?.description ?? "",
          context.say("promise/status/\($0.status(on: today).rawValue)"), $0.text,
        ]
      })
  }

  private var future: PlainTable {
    let grid = FutureGrid(desk.line)
    return PlainTable(
      [context.say("future/aspect")]
        + FutureGrid.years.map { context.say("future/years", ["years": String($0)]) },
      grid.aspects.map { aspect in
        [aspect.name(in: context.language)]
          + FutureGrid.years.map { years in
            grid.cell(aspect.id, years).map(\.statement.text).joined(separator: " / ")
          }
      }.filter { $0.dropFirst().contains { !$0.isEmpty } })
  }

  // MARK: Numbers and policies

  /// Each number beside the policy above it; a number without one is left out and counted.
  private func paired() throws(Problem) -> (table: PlainTable, alone: [String]) {
    var table = PlainTable(
      ["pack/policy", "kpi/target", "kpi/now"].map { context.say($0) })
    var alone: [String] = []
    let map = CompanyMap(
      statements: statements, links: try MapLinks.links(statements, store, context),
      profile: try store.profile(), audience: audience, asOf: try context.today())
    for node in map.nodes where node.station == .number {
      let above = map.lines.filter { $0[.number].contains(node.id) }.map(\.statement)
      guard let policy = above.first.flatMap({ map.node($0) }) else {
        alone.append(node.id)
        continue
      }
      let metric = (node.figures.first { $0.role == .level } ?? node.figures.first)?.metric
      let now = metric.flatMap { metric in
        figures?.entry(metric.id).flatMap { entry in
          figures?.books.latest(of: metric.id).map {
            (figures?.shown($0.value, entry) ?? "") + " (\($0.month))"
          }
        }
      }
      table.rows.append([policy.text, node.text, now ?? "—"])
    }
    let told = try targets()
    table.rows += told.rows
    return (table, alone + told.alone)
  }

  /// The levels that were set without a sentence, each beside the first statement of philosophy or
  /// strategy that is about its number.
  private func targets() throws(Problem) -> (rows: [[String]], alone: [String]) {
    guard let figures else { return ([], []) }
    let policies = live.filter { [.philosophy, .strategy].contains($0.kind.station) }
    let numbers = live.filter { $0.kind.station == .number }
    func policy(of metric: String) -> Statement? {
      if let own = policies.first(where: { desk.line.metrics(of: $0.id).contains(metric) }) {
        return own
      }
      let above = numbers.filter { desk.line.metrics(of: $0.id).contains(metric) }.flatMap {
        number in
        let trace = desk.line.trace(number.id)
        return (trace?[.philosophy] ?? []) + (trace?[.strategy] ?? [])
      }
      return above.first.flatMap { desk.line.statement($0) }
    }
    var rows: [[String]] = []
    var alone: [String] = []
    for target in try store.kpiTargets() {
      guard let entry = figures.entry(target.metric) else { continue }
      let department = target.department
      var level =
        entry.name(in: context.language) + " " + figures.shown(target.value, entry)
        + " (\(target.due))"
      if !department.isEmpty { level = "\(department): " + level }
      guard let policy = policy(of: target.metric) else {
        alone.append(entry.name(in: context.language))
        continue
      }
      let now = figures.books.latest(of: target.metric, department: department).map {
        figures.shown($0.value, entry) + " (\($0.month))"
      }
      rows.append([policy.text, level, now ?? "—"])
    }
    return (rows, alone)
  }

  /// What a reader of the pack is not shown, for the one who makes it.
  var leftOut: [String] {
    let rows = desk.line.rules.knowledge.rows("register/packs.tsv")
    guard
      rows.contains(where: { $0["audience"] == audience.rawValue && $0["section"] == "paired" }),
      let alone = try? paired().alone, !alone.isEmpty
    else { return [] }
    return [
      context.say(
        "pack/without-policy",
        ["count": String(alone.count), "ids": alone.joined(separator: context.language.comma)])
    ]
  }
}
