// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Export
import Foundations
import Model
import Wording

/// Lists the statements.
struct ListCommand: SessionCommand {
  static let entry = CommandEntry("list", "一覧", completion: .kinds)

  @OptionGroup var options: GlobalOptions
  /// Retired ones, too.
  @Flag(name: .long) var all = false
  @Option(name: .long) var search: String?
  @Argument var kind: String?

  func run(_ context: CommandContext) throws -> Reply {
    let store = try context.reading()
    let kinds = try kind.map(KindName.read)
    let audience = try context.audience()
    let found = try search.map(store.search) ?? store.statements()
    let shown = found.filter { statement in
      (all || statement.isLive) && statement.isVisible(to: audience)
        && (kinds?.contains(statement.kind) ?? true)
    }
    let order = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
    let sorted = shown.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      if first.kind != second.kind { return (order[first.kind] ?? 0) < (order[second.kind] ?? 0) }
      if first.priority != second.priority { return first.priority > second.priority }
      return a.offset < b.offset
    }.map(\.element)
    if context.options.json {
      return Reply(sorted.map { StatementRecord.json($0).text + "\n" }.joined())
    }
    guard !sorted.isEmpty else {
      var reply = Reply()
      let isNarrowed = kind != nil || search != nil
      reply.notice =
        context.say(
          isNarrowed ? "list/nothing-found" : "list/empty", ["command": context.typed("list")])
        + "\n"
      return reply
    }
    return context.table(table(sorted, context))
  }

  private func table(_ statements: [Statement], _ context: CommandContext) -> PlainTable {
    var table = PlainTable(
      ["list/id", "list/kind", "list/priority", "list/status", "list/text"].map { context.say($0) })
    for statement in statements {
      table.rows.append([
        statement.id, statement.kind.name(in: context.language),
        statement.priority == 0 ? "" : String(statement.priority),
        statement.isLive ? "" : context.say("show/retired"), statement.text,
      ])
    }
    return table
  }
}

extension CommandContext {
  func csv(_ table: PlainTable) -> String { csvTable(header: table.header, rows: table.rows) }
}

/// Kinds as people name them: 原理原則, principle, principles, and whole stations of the line.
enum KindName {
  static func read(_ text: String) throws(Problem) -> [Kind] {
    let folded = FoldedText.fold(text)
    let singular =
      folded.hasSuffix("ies")
      ? folded.dropLast(3) + "y" : folded.hasSuffix("s") ? folded.dropLast() : folded[...]
    for kind in Kind.allCases {
      let names = [kind.rawValue, kind.name(in: .japanese), kind.name(in: .english)]
      if names.contains(folded) || names.contains(String(singular)) { return [kind] }
    }
    if folded == "criteria" { return [.criterion] }
    for station in Station.allCases {
      let names = [
        station.rawValue, station.name(in: .japanese), FoldedText.fold(station.name(in: .english)),
      ]
      if names.contains(folded) || names.contains(String(singular)) {
        return Kind.allCases.filter { $0.station == station }
      }
    }
    throw Problem(
      .usageBadValue,
      [
        "option": "KIND", "text": text,
        "allowed": Kind.allCases.map(\.rawValue).joined(separator: ", "),
      ])
  }

  /// One kind, for `--kind`.
  static func one(_ text: String) throws(Problem) -> Kind {
    guard let kind = try read(text).first else { throw Problem(.usageNothingSaid) }
    return kind
  }
}
