// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Reasoning
import Wording

/// The whole line from principles to the organisation, with what is missing.
struct LineCommand: SessionCommand {
  static let entry = CommandEntry("line", "一本線")

  @OptionGroup var options: GlobalOptions
  /// What no line reaches, too.
  @Flag(name: .long) var all = false

  func run(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let traces = desk.philosophyTraces
    let reached = Set(traces.flatMap { trace in Station.allCases.flatMap { trace[$0] } })
    let orphans = desk.line.statements.filter { !reached.contains($0.id) }
    if context.options.json {
      let shown = all ? desk.line.traces : traces
      return Reply(shown.map { desk.links.json($0).text + "\n" }.joined())
    }
    guard !desk.line.statements.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("list/empty") + "\n"
      return reply
    }
    var table = PlainTable(Station.allCases.map { $0.name(in: context.language) })
    table.header.append(context.say("list/text"))
    for trace in traces {
      table.rows.append(Station.allCases.map { cell(trace, $0) } + [desk.text(trace.statement)])
    }
    if all {
      for orphan in orphans { table.rows.append(row(of: orphan)) }
    }
    var reply = context.table(table)
    if context.options.csv { return reply }
    let whole = traces.count { $0.missing.isEmpty }
    reply.text +=
      context.say(
        "line/count", ["all": String(traces.count), "whole": String(whole)]) + "\n"
    reply.text += lacking(desk).map { $0 + "\n" }.joined()
    if !all, !orphans.isEmpty {
      reply.text +=
        context.say(
          "line/orphans", ["count": String(orphans.count), "command": context.typed("line --all")])
        + "\n"
    }
    reply.text += context.say("line/next", ["command": context.typed("next")]) + "\n"
    return reply
  }

  /// Strategies and initiatives whose line misses a station, with what is missing.
  private func lacking(_ desk: LineDesk) -> [String] {
    let context = desk.context
    let rows = desk.line.statements.filter { $0.kind.station == .strategy }.compactMap {
      statement in
      desk.line.trace(statement.id).flatMap { $0.missing.isEmpty ? nil : $0 }
    }
    guard !rows.isEmpty else { return [] }
    let shown = all ? rows.count : 5
    var lines = [context.say("line/lacking")]
    for trace in rows.prefix(shown) {
      let missing = trace.missing.map { $0.name(in: context.language) }
      let row = context.say(
        "line/lacking/row",
        [
          "id": trace.statement, "text": desk.text(trace.statement),
          "missing": missing.joined(separator: context.language.comma),
        ])
      lines += ("  " + row).wrapped(width: context.width, continuation: "    ")
    }
    if rows.count > shown {
      lines.append("  " + context.say("line/more", ["count": String(rows.count - shown)]))
    }
    return lines
  }

  /// The strongest few at a station; a dash where nothing stands.
  private func cell(_ trace: LineTrace, _ station: Station) -> String {
    let ids = trace[station]
    guard !ids.isEmpty else { return "—" }
    let shown = ids.prefix(2).joined(separator: " ")
    return ids.count > 2 ? shown + " +\(ids.count - 2)" : shown
  }

  private func row(of statement: Statement) -> [String] {
    Station.allCases.map { statement.kind.station == $0 ? statement.id : "—" } + [statement.text]
  }
}

/// The line of one statement, station by station.
struct TraceCommand: SessionCommand {
  static let entry = CommandEntry("trace", "たどる", completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Argument var id: String?

  func run(_ context: CommandContext) throws -> Reply {
    guard let id else { throw Problem(.usageNothingSaid, ["command": "trace P-1"]) }
    let desk = try LineDesk(context)
    let trace = try desk.trace(id)
    if context.options.json { return Reply(desk.links.json(trace).text) }
    var lines: [String] = []
    for station in Station.allCases {
      let name = station.name(in: context.language).padded(to: 14)
      if trace[station].isEmpty {
        lines.append("\(name)—")
        continue
      }
      for (index, id) in trace[station].prefix(3).enumerated() {
        let head = index == 0 ? name : String(repeating: " ", count: 14)
        let mark = id == trace.statement ? "▶ " : "  "
        lines += "\(head)\(mark)\(id)  \(desk.text(id))".wrapped(
          width: context.width, continuation: String(repeating: " ", count: 16))
      }
      let more = trace[station].count - 3
      if more > 0 {
        lines.append(
          String(repeating: " ", count: 16) + context.say("line/more", ["count": String(more)]))
      }
    }
    for link in trace.links.prefix(6) {
      lines.append("  \(link.from) → \(link.to)  " + desk.links.reason(link))
    }
    lines.append(desk.links.missing(trace))
    let reply = lines.joined(separator: "\n")
    let onIt = Set(Station.allCases.flatMap { trace[$0] })
    let gaps = desk.line.openGaps
    guard !trace.missing.isEmpty,
      let gap = gaps.first(where: { $0.statements.contains(trace.statement) })
        ?? gaps.first(where: { !onIt.isDisjoint(with: $0.statements) })
    else {
      return Reply(reply)
    }
    return Reply(reply + "\n  → " + desk.remedy(gap))
  }
}
