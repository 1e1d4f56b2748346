// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// The picture of the future in nine cells, its order, and what it rests on.
struct FutureCommand: SessionCommand {
  static let entry = CommandEntry("future", "未来", aliases: ["未来像"], writes: true, completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var slot: String?
  @Option(name: .long) var review: String?
  @Option(name: .long) var bears: String?
  @Option(name: .long) var date: String?
  @Argument var words: [String] = []

  private static let verbs = [
    (verb: "list", names: ["一覧"]), (verb: "add", names: ["追加"]), (verb: "put", names: ["置く"]),
    (verb: "under", names: ["手前"]), (verb: "after", names: ["先に"]),
    (verb: "assume", names: ["前提"]), (verb: "assumptions", names: ["前提一覧"]),
    (verb: "changed", names: ["変わった"]), (verb: "set", names: ["設定", "変更"]),
    (verb: "drop", names: ["取り下げ", "withdraw"]),
  ]

  func run(_ context: CommandContext) throws -> Reply {
    let rest = Array(words.dropFirst())
    switch try RegisterDesk.verb(
      words.first ?? "list", of: "future", Self.verbs, in: context.language)
    {
    case "add": return try add(rest, context)
    case "put": return try put(rest, context)
    case "under": return try tie(rest, "under", context)
    case "after": return try tie(rest, "after", context)
    case "assume": return try Assumptions(context).add(rest.joined(separator: " ").trimmed, values)
    case "assumptions": return try Assumptions(context).list()
    case "changed": return try Assumptions(context).changed(rest, on: date)
    case "set": return try Assumptions(context).desk.set(rest, "A", command: "future set")
    case "drop": return try Assumptions(context).desk.drop(rest, "A", command: "future drop")
    default: return try list(context)
    }
  }

  private var values: [(field: String, text: String?)] {
    [("slot", slot), ("review-on", review), ("bears", bears)]
  }

  // MARK: The grid

  private func list(_ context: CommandContext) throws -> Reply {
    let grid = FutureGrid(try LineDesk(context).line)
    if context.options.json { return Reply(json(grid).text) }
    var table = PlainTable(
      [context.say("future/aspect")]
        + FutureGrid.years.map { context.say("future/years", ["years": String($0)]) })
    for aspect in grid.aspects {
      table.rows.append(
        [aspect.name(in: context.language)]
          + FutureGrid.years.map { years in
            let cell = grid.cell(aspect.id, years).map { "\($0.statement.id) \($0.statement.text)" }
            return cell.isEmpty
              ? context.say("future/empty") : cell.joined(separator: " / ")
          })
    }
    guard !context.options.csv else { return context.table(table) }
    var lines = table.lines(width: context.width)
    lines += order(grid, context)
    for picture in grid.unplaced {
      lines.append(
        context.say(
          "future/unplaced",
          [
            "id": picture.statement.id, "text": picture.statement.text,
            "command": context.typed("future put \(picture.statement.id)"),
          ]))
    }
    if let first = grid.emptyCells.first {
      let full = first.aspect.name(in: context.language)
      let name = full.contains(" ") ? "\"\(full)\"" : full
      lines.append(
        context.say(
          "future/empties",
          [
            "count": String(grid.emptyCells.count),
            "command": context.typed("future add \(name) \(first.years) …"),
          ]))
    }
    return Reply(lines.joined(separator: "\n"))
  }

  /// Children, prerequisites and those that stand in the wrong order.
  private func order(_ grid: FutureGrid, _ context: CommandContext) -> [String] {
    var lines: [String] = []
    for picture in grid.pictures {
      let children = grid.children(of: picture.statement.id).map(\.statement.id)
      if !children.isEmpty {
        lines.append(
          context.say(
            "future/children",
            ["id": picture.statement.id, "ids": children.joined(separator: ", ")]))
      }
      if !picture.after.isEmpty {
        lines.append(
          context.say(
            "future/first",
            ["id": picture.statement.id, "ids": picture.after.joined(separator: ", ")]))
      }
    }
    return lines + grid.reversals.map { warning($0, context) }
  }

  private func warning(_ reversal: FutureGrid.Reversal, _ context: CommandContext) -> String {
    context.say(
      "future/reversed",
      [
        "id": reversal.id, "years": String(reversal.years), "first": reversal.first,
        "firstYears": String(reversal.firstYears),
      ])
  }

  private func json(_ grid: FutureGrid) -> JSON {
    .object([
      (
        "cells",
        .array(
          grid.aspects.flatMap { aspect in
            FutureGrid.years.map { years in
              .object([
                ("aspect", .string(aspect.id)), ("years", .int(years)),
                ("statements", .strings(grid.cell(aspect.id, years).map(\.statement.id))),
              ])
            }
          })
      ),
      ("empty", .int(grid.emptyCells.count)),
      ("unplaced", .strings(grid.unplaced.map(\.statement.id))),
      (
        "pictures",
        .array(
          grid.pictures.map {
            .object([
              ("id", .string($0.statement.id)), ("years", .int($0.years)),
              ("under", .strings($0.under)), ("after", .strings($0.after)),
            ])
          })
      ),
      (
        "reversed",
        .array(
          grid.reversals.map {
            .object([
              ("id", .string($0.id)), ("years", .int($0.years)), ("first", .string($0.first)),
              ("firstYears", .int($0.firstYears)),
            ])
          })
      ),
    ])
  }

  // MARK: Changing

  /// 「売上規模 3年 …」: aspect, years and, for a new one, its words.
  private func place(
    _ words: [String], _ context: CommandContext
  ) throws(Problem) -> [(field: String, text: String?)] {
    guard words.count >= 2 else {
      throw Problem(.usageNothingSaid, ["command": context.say("help/future/example2")])
    }
    let years = FoldedText.fold(words[1]).filter(\.isNumber)
    return [("aspect", words[0]), ("years", years)]
  }

  private func add(_ rest: [String], _ context: CommandContext) throws -> Reply {
    let desk = try RegisterDesk(context)
    let place = try place(rest, context)
    let text = rest.dropFirst(2).joined(separator: " ").trimmed
    guard !text.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": context.say("help/future/example2")])
    }
    if let problem = Conversation.inputProblem(text) ?? Conversation.blanksProblem(text) {
      throw problem
    }
    _ = try desk.cells(place, of: RegisterEntry("S-0"))
    var draft = try context.analyzer().statement(text)
    guard !draft.saysNothing else { throw Problem(.inputNotUnderstood, ["text": text]) }
    draft.kind = .vision
    let stored = draft
    let entry = try context.change { (store) throws(Problem) in
      try store.act(by: context.signature) { () throws(Problem) in
        let added = try store.add([(stored, .vision, nil)], by: context.signature)[0]
        try store.set(try desk.cells(place, of: RegisterEntry(added.id)), by: context.signature)
        return try context.register(store)[added.id]
      }
    }
    return context.changed(
      [context.say("future/added", ["id": entry.subject, "text": text])]
        + desk.lines(entry).map { "  " + $0 },
      next: context.say("future/next", ["command": context.typed("future")]),
      json: [desk.json(entry)])
  }

  private func put(_ rest: [String], _ context: CommandContext) throws -> Reply {
    guard let typed = rest.first else {
      throw Problem(.usageNothingSaid, ["command": "future put S-1 …"])
    }
    let desk = try RegisterDesk(context)
    let store = try context.reading()
    let statement = try context.statement(typed, store)
    let place = try place(Array(rest.dropFirst()), context)
    // Only pictures have an aspect; a target number stands where its own words put it.
    guard statement.id.first == "S" else {
      throw Problem(.usageBadValue, ["option": "future put", "text": typed, "allowed": "S-1"])
    }
    return try keep(
      try desk.cells(place, of: try context.register(store)[statement.id]),
      ["aspect", "years"], statement.id, context)
  }

  /// Ties an id to one or several others: what it leads to, or what has to come first.
  private func tie(_ rest: [String], _ field: String, _ context: CommandContext) throws -> Reply {
    guard rest.count > 1, let typed = rest.first else {
      throw Problem(.usageNothingSaid, ["command": "future \(field) S-1 S-2"])
    }
    let desk = try RegisterDesk(context)
    let store = try context.reading()
    let statement = try context.statement(typed, store)
    for other in rest.dropFirst() { _ = try context.statement(other, store) }
    guard desk.wording.sheet.field(field, of: statement.id.first ?? "S") != nil else {
      throw Problem(.usageBadValue, ["option": "future \(field)", "text": typed, "allowed": "S-1"])
    }
    let text = rest.dropFirst().joined(separator: ",")
    let entry = try context.register(store)[statement.id]
    return try keep(try desk.cells([(field, text)], of: entry), [field], statement.id, context)
  }

  private func keep(
    _ cells: [(row: RegisterRow, keeps: Bool)], _ fields: [String], _ id: String,
    _ context: CommandContext
  ) throws -> Reply {
    let desk = try RegisterDesk(context)
    let (after, grid) = try context.change { (store) throws(Problem) in
      try store.set(cells, by: context.signature)
      let line = try LineDesk(context, try context.visibleStatements(store), store).line
      return (try context.register(store)[id], FutureGrid(line))
    }
    let told = fields.map { desk.told($0, of: after) }
    let warned = grid.reversals.filter { $0.id == id || $0.first == id }.map {
      warning($0, context)
    }
    return context.changed(told + warned, next: context.undoHint, json: [desk.json(after)])
  }
}
