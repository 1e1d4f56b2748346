// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Foundations
import Knowledge
import Model
import Reasoning
import Wording

/// The five stages: what of each is there, what is missing, and the one next action.
struct StageCommand: SessionCommand {
  static let entry = CommandEntry("stage", "段階", aliases: ["stages", "五段階"])

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let report = StageReport(desk.line, try evidence(desk))
    let next = try desk.nextAction()
    let wording = NextWording(desk.line, in: context.language)
    if context.options.json {
      return Reply(
        JSON.object([
          ("stages", .array(report.stages.map { json($0, desk) })),
          ("next", next.map(wording.json) ?? .null),
        ]).text)
    }
    if context.options.csv { return context.table(table(report, desk)) }
    var lines: [String] = []
    for stage in report.stages { lines += page(stage, desk) }
    if let next {
      let command = desk.typed(wording.command(next.chosen))
      lines.append(context.say("next/action", ["action": wording.action(next.chosen)]))
      lines.append("  " + context.say("next/type", ["command": command]))
    } else {
      lines.append(
        desk.line.statements.isEmpty ? context.say("list/empty") : wording.nothing)
    }
    return Reply(lines.joined(separator: "\n"))
  }

  // MARK: Evidence

  /// Figures and decisions, as far as the one who asks may see them.
  private func evidence(_ desk: LineDesk) throws -> StageEvidence {
    var evidence = StageEvidence()
    let context = desk.context
    do throws(Problem) {
      let books = try KPIDesk(context).books
      for row in desk.line.rules.knowledge.rows("register/stages.tsv") {
        for metric in row.list("metrics") where evidence.figures[metric] == nil {
          let known = books.series(of: metric).filter { $0.outcome.value != nil }.map(\.month)
          guard let first = known.first, let last = known.last else { continue }
          evidence.figures[metric] = first == last ? "\(first)" : "\(first)…\(last)"
        }
      }
      evidence.departments = books.departments.filter { !$0.isEmpty }
    } catch {
      guard error.code == .visibilityRefused else { throw error }
    }
    guard try context.seesDecisions() else { return evidence }
    let tally = try ExecutiveTally(desk, try context.reading())
    for decision in tally.decisions where decision.person != nil {
      guard let category = decision.category else { continue }
      evidence.experience[category, default: []].append(decision.id)
    }
    for role in tally.roles where !ExecutiveTally.isPresident(role.person) {
      guard let category = ["budget": "budget", "owner": "project"][role.field] else { continue }
      evidence.experience[category, default: []].append(role.initiative)
    }
    return evidence
  }

  // MARK: For people

  private func row(_ part: Stage.Part, _ stage: Stage, _ desk: LineDesk) -> Table.Row? {
    desk.line.rules.knowledge.rows("register/stages.tsv").first {
      $0["stage"] == stage.id && $0["part"] == part.id
    }
  }

  private func name(_ part: Stage.Part, _ stage: Stage, _ desk: LineDesk) -> String {
    row(part, stage, desk)?[desk.context.language.rawValue] ?? part.id
  }

  private func title(_ stage: Stage, _ context: CommandContext) -> String {
    context.say(stage.id == "line" ? "stage/line-name" : "stage/\(stage.id)")
  }

  private func page(_ stage: Stage, _ desk: LineDesk) -> [String] {
    let context = desk.context
    var lines = [
      context.say(
        "stage/line",
        [
          "number": String(stage.number), "name": title(stage, context),
          "state": context.say("stage/state/\(stage.state.rawValue)"),
        ])
    ]
    for part in stage.parts {
      let parameters = [
        "part": name(part, stage, desk), "there": listed(part.there, context),
        "missing": listed(part.missing.map { named($0, desk) }, context),
        "command": command(part, stage, desk),
      ]
      let key = part.state == .not && !part.missing.isEmpty ? "lacking" : part.state.rawValue
      let text = "  " + context.say("stage/part/\(key)", parameters)
      lines += text.wrapped(width: context.width, continuation: "      ")
    }
    return lines
  }

  /// The first few, and how many more there are.
  private func listed(_ items: [String], _ context: CommandContext) -> String {
    let shown = items.prefix(4).joined(separator: context.language.comma)
    guard items.count > 4 else { return shown }
    return shown + " " + context.say("stage/more", ["count": String(items.count - 4)])
  }

  /// An aspect of the future by its name; ids stay as they are.
  private func named(_ item: String, _ desk: LineDesk) -> String {
    let aspects = desk.line.rules.knowledge.registerSheet.field("aspect", of: "S")?.choices ?? []
    return aspects.first { $0.id == item }?.name(in: desk.context.language) ?? item
  }

  private func command(_ part: Stage.Part, _ stage: Stage, _ desk: LineDesk) -> String {
    let text = row(part, stage, desk)?["command_" + desk.context.language.rawValue] ?? ""
    if part.id == "delegation",
      let gap = desk.line.openGaps.first(where: { gap in
        gap.id.hasPrefix("delegation-without")
          && gap.statements.contains(where: part.missing.contains)
      })
    {
      return desk.typed(desk.gaps.command(gap))
    }
    if let item = part.missing.first {
      return desk.context.typed(text.replacing("{item}", with: named(item, desk)))
    }
    // Nothing stands there that could be traced yet: the first of its kind has to be said.
    let first = part.id == "numbers" ? "stage/first/number" : "stage/first/principle"
    return desk.context.typed(text.contains("{item}") ? desk.context.say(first) : text)
  }

  private func table(_ report: StageReport, _ desk: LineDesk) -> PlainTable {
    let context = desk.context
    var table = PlainTable(
      ["stage/stage", "stage/part", "list/status", "stage/there", "stage/missing"].map {
        context.say($0)
      })
    for stage in report.stages {
      for part in stage.parts {
        table.rows.append([
          title(stage, context), name(part, stage, desk),
          context.say("stage/state/\(part.state.rawValue)"), part.there.joined(separator: " "),
          part.missing.map { named($0, desk) }.joined(separator: " "),
        ])
      }
    }
    return table
  }

  // MARK: For scripts

  private func json(_ stage: Stage, _ desk: LineDesk) -> JSON {
    .object([
      ("stage", .int(stage.number)), ("id", .string(stage.id)),
      ("name", .string(title(stage, desk.context))),
      ("state", .string(stage.state.rawValue)),
      (
        "parts",
        .array(
          stage.parts.map { part in
            .object([
              ("part", .string(part.id)), ("name", .string(name(part, stage, desk))),
              ("state", .string(part.state.rawValue)), ("there", .strings(part.there)),
              ("missing", .strings(part.missing)),
              (
                "command",
                part.state == .done ? .null : .string("alterego " + bare(part, stage, desk))
              ),
            ])
          })
      ),
    ])
  }

  /// The command without what stands before it here.
  private func bare(_ part: Stage.Part, _ stage: Stage, _ desk: LineDesk) -> String {
    let typed = command(part, stage, desk)
    let prefix = desk.context.typed("")
    return typed.hasPrefix(prefix) ? String(typed.dropFirst(prefix.count)) : typed
  }
}
