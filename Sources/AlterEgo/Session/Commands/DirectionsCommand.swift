// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Foundations
import Model
import Wording

/// The five directions against the line and the horizons, with the empty cells.
struct DirectionsCommand: SessionCommand {
  static let entry = CommandEntry("directions", "五方向", aliases: ["direction", "五方良し", "方向"])

  @OptionGroup var options: GlobalOptions
  @Argument var words: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let matrix = DirectionMatrix(desk.line)
    let one = try words.first.map { (word) throws(Problem) in try direction(word) }
    if context.options.json { return Reply(json(matrix, one).text) }
    guard !desk.line.statements.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("list/empty") + "\n"
      return reply
    }
    if let one { return detail(one, matrix, context) }
    return overview(matrix, context)
  }

  /// A direction by its id or its name in either language.
  private func direction(_ word: String) throws(Problem) -> Direction {
    let folded = FoldedText.fold(word)
    let found = Direction.allCases.first { direction in
      direction.rawValue == folded
        || SpokenLanguage.allCases.contains {
          FoldedText.fold(direction.name(in: $0)) == folded
            || Phrasebook.builtIn.phrase("directions/names/\(direction.rawValue)", in: $0)
              .split(separator: "|").contains { $0 == folded }
        }
    }
    if let found { return found }
    throw Problem(
      .usageBadValue,
      [
        "option": "directions", "text": word,
        "allowed": Direction.allCases.map(\.rawValue).joined(separator: ", "),
      ])
  }

  // MARK: Tables

  private func overview(_ matrix: DirectionMatrix, _ context: CommandContext) -> Reply {
    let language = context.language
    var line = PlainTable(
      [context.say("directions/direction")] + Station.allCases.map { $0.name(in: language) })
    var time = PlainTable(
      [context.say("directions/direction")]
        + DirectionMatrix.horizons.map { horizon($0, context) })
    for direction in Direction.allCases {
      let name = direction.name(in: language)
      line.rows.append(
        [name] + Station.allCases.map { cell(matrix.statements(direction, station: $0)) })
      time.rows.append(
        [name]
          + DirectionMatrix.horizons.map { cell(matrix.statements(direction, horizon: .some($0))) })
    }
    if context.options.csv { return context.table(line) }
    var lines = line.lines(width: context.width) + [""] + time.lines(width: context.width)
    let empty = Direction.allCases.filter { matrix.statements($0).isEmpty }
    lines.append(
      empty.isEmpty
        ? context.say("directions/whole")
        : context.say(
          "directions/open",
          [
            "names": empty.map { $0.name(in: language) }
              .joined(separator: language.comma)
          ]))
    if !matrix.undirected.isEmpty {
      lines.append(
        context.say("directions/undirected", ["count": String(matrix.undirected.count)]))
    }
    let first = (empty.first ?? .company).name(in: language)
    let word = first.contains(" ") ? "\"\(first)\"" : first
    lines.append(
      context.say("directions/next", ["command": context.typed("directions \(word)")]))
    return Reply(lines.joined(separator: "\n"))
  }

  /// One direction: the line against the horizons.
  private func detail(
    _ direction: Direction, _ matrix: DirectionMatrix, _ context: CommandContext
  ) -> Reply {
    var table = PlainTable(
      [direction.name(in: context.language)]
        + DirectionMatrix.horizons.map { horizon($0, context) })
    for station in Station.allCases {
      table.rows.append(
        [station.name(in: context.language)]
          + DirectionMatrix.horizons.map { years in
            cell(
              matrix.cells.first {
                $0.direction == direction && $0.station == station && $0.horizonYears == years
              }?.statements ?? [])
          })
    }
    return context.table(table)
  }

  private func horizon(_ years: Int?, _ context: CommandContext) -> String {
    guard let years else { return context.say("directions/no-year") }
    return years == 1
      ? context.say("directions/this-year")
      : context.say("future/years", ["years": String(years)])
  }

  /// The first ids and how many more; a dash where nothing stands.
  private func cell(_ ids: [String]) -> String {
    guard !ids.isEmpty else { return "—" }
    let shown = ids.prefix(2).joined(separator: " ")
    return ids.count > 2 ? shown + " +\(ids.count - 2)" : shown
  }

  // MARK: For scripts

  private func json(_ matrix: DirectionMatrix, _ one: Direction?) -> JSON {
    let shown = matrix.cells.filter { one == nil || $0.direction == one }
    return .object([
      (
        "cells",
        .array(
          shown.map { cell in
            .object([
              ("direction", .string(cell.direction.rawValue)),
              ("line", .string(cell.station.rawValue)),
              ("horizonYears", cell.horizonYears.map { .int($0) } ?? .null),
              ("count", .int(cell.statements.count)), ("statements", .strings(cell.statements)),
            ])
          })
      ),
      (
        "emptyDirections",
        .strings(
          Direction.allCases.filter { matrix.statements($0).isEmpty }.map(\.rawValue))
      ),
      ("undirected", .strings(matrix.undirected)),
    ])
  }
}
