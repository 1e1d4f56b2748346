// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// What the company has said nothing about yet: values for customers, price and cost, behaviours,
/// and what freed money goes into.
struct CoverageCommand: SessionCommand {
  static let entry = CommandEntry("coverage", "網羅", aliases: ["covered"])

  @OptionGroup var options: GlobalOptions
  @Argument var words: [String] = []

  /// One row of a group: what it is, what covers it.
  private struct Row {
    let group: String
    let id: String
    let name: String
    let covered: String
    let ids: [String]
  }

  func run(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let rows = stated(desk) + behaviours(desk) + money(desk)
    var groups: [String] = []
    for row in rows where !groups.contains(row.group) { groups.append(row.group) }
    let wanted = try words.first.map { (word) throws(Problem) in
      try group(word, among: groups, context)
    }
    let shown = rows.filter { wanted == nil || $0.group == wanted }
    if context.options.json { return Reply(shown.map { json($0).text + "\n" }.joined()) }
    var table = PlainTable(
      ["coverage/group", "coverage/item", "coverage/by"].map { context.say($0) })
    for row in shown {
      table.rows.append([
        context.say("coverage/group/\(row.group)"), row.name,
        row.covered.isEmpty ? context.say("coverage/empty") : row.covered,
      ])
    }
    var reply = context.table(table)
    guard !context.options.csv else { return reply }
    let open = shown.filter(\.covered.isEmpty)
    reply.text +=
      context.say(
        open.isEmpty ? "coverage/whole" : "coverage/open", ["count": String(open.count)]) + "\n"
    return reply
  }

  private func group(
    _ word: String, among groups: [String], _ context: CommandContext
  ) throws(Problem) -> String {
    let folded = FoldedText.fold(word)
    let found = groups.first { group in
      let names = SpokenLanguage.allCases.map {
        FoldedText.fold(Phrasebook.builtIn.phrase("coverage/group/\(group)", in: $0))
      }
      return group == folded || names.contains(folded)
    }
    if let found { return found }
    throw Problem(
      .usageBadValue,
      ["option": "coverage", "text": word, "allowed": groups.joined(separator: ", ")])
  }

  private func stated(_ desk: LineDesk) -> [Row] {
    StatedCoverage(desk.line).items.map { item in
      Row(
        group: item.group, id: item.id, name: item.name(in: desk.context.language),
        covered: item.statements.joined(separator: " "), ids: item.statements)
    }
  }

  private func behaviours(_ desk: LineDesk) -> [Row] {
    let appraisal = Appraisal(desk.line)
    return desk.line.rules.knowledge.rows("register/behaviours.tsv").map { row in
      let ids = appraisal.covering(row["id"])
      return Row(
        group: "behaviours", id: row["id"], name: row[desk.context.language.rawValue],
        covered: ids.joined(separator: " "), ids: ids)
    }
  }

  /// The money that initiatives free, by what it goes into.
  private func money(_ desk: LineDesk) -> [Row] {
    let wording = RegisterWording(desk.line.rules.knowledge, in: desk.context.language)
    let uses = wording.sheet.field("freed-into", of: "I")?.choices ?? []
    return uses.map { use in
      let own = desk.line.initiatives.filter { desk.line.register[$0.id]["freed-into"] == use.id }
      let total = own.compactMap { desk.line.register[$0.id].amount("freed-money")?.value }
        .reduce(0, +)
      let amount = wording.amount(RegisterAmount(total, "JPY"), per: "year")
      return Row(
        group: "money", id: use.id, name: use.name(in: desk.context.language),
        covered: own.isEmpty ? "" : ([amount] + own.map(\.id)).joined(separator: " "),
        ids: own.map(\.id))
    }
  }

  private func json(_ row: Row) -> JSON {
    .object([
      ("group", .string(row.group)), ("item", .string(row.id)), ("name", .string(row.name)),
      ("statements", .strings(row.ids)), ("covered", .bool(!row.covered.isEmpty)),
    ])
  }
}
