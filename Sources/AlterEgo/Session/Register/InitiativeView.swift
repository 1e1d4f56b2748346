// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// One initiative with everything that follows from it, for one reader.
struct InitiativeView {
  let desk: LineDesk
  let statement: Statement
  let entry: RegisterEntry
  let figures: InitiativeFigures
  /// Nil for one that is stopped or retired.
  let verdict: InitiativeVerdict?
  let wording: RegisterWording
  let profile: CompanyProfile

  var context: CommandContext { desk.context }
  var id: String { statement.id }

  init(_ statement: Statement, _ desk: LineDesk) throws(Problem) {
    self.desk = desk
    self.statement = statement
    let knowledge = desk.line.rules.knowledge
    entry = desk.line.entry(of: statement)
    figures = InitiativeFigures(entry, knowledge, recordedAt: statement.recordedAt)
    verdict = desk.line.verdict(of: statement.id)
    wording = RegisterWording(knowledge, in: desk.context.language)
    profile = try desk.context.reading().profile()
  }

  /// - Throws: `registerNoInitiative` when the id is another kind's, `storeNoSuchID`,
  ///   `visibilityRefused`.
  static func read(_ typed: String, _ context: CommandContext) throws(Problem) -> InitiativeView {
    let store = try context.reading()
    let statement = try context.statement(typed, store)
    guard statement.kind == .initiative else {
      throw Problem(.registerNoInitiative, ["id": statement.id])
    }
    return try InitiativeView(statement, try LineDesk(context))
  }

  func say(_ key: String, _ parameters: [String: String] = [:]) -> String {
    context.say(key, parameters)
  }

  var fields: [RegisterField] { wording.sheet.fields(of: "I") }

  // MARK: What is open

  /// The fields somebody would be asked for, in their order.
  var openFields: [RegisterField] {
    fields.filter { field in
      !field.question(in: context.language).isEmpty && !entry.has(field.id)
        && (field.needs.map { entry.has($0) } ?? true)
    }
  }

  /// The breaks that are about it.
  var gaps: [Gap] { desk.line.openGaps.filter { $0.statements.contains(id) } }

  /// How its type usually fails, and the links that would prevent it.
  var failure: (text: String, prevent: [String])? {
    guard let type = entry["type"],
      let row = desk.line.rules.knowledge.rows("register/types.tsv").first(where: {
        $0["type"] == type
      })
    else { return nil }
    return (row["failure_" + context.language.rawValue], row.list("prevent"))
  }

  // MARK: Lines

  var verdictWord: String { say("initiative/verdict/\(verdict?.outcome.rawValue ?? "stopped")") }
  var courseWord: String { say("initiative/course/\(verdict?.course.rawValue ?? "stopped")") }

  func reason(_ rule: String) -> String {
    wording.reason(rule, figures, asOf: desk.line.register.asOf)
  }

  /// Verdict and course, each with its reason and rule.
  var judged: [String] {
    guard let verdict else {
      return [say("initiative/stopped", ["text": entry["stopped"] ?? ""])]
    }
    return [
      say(
        "initiative/judged",
        [
          "word": verdictWord, "reason": reason(verdict.outcomeRule),
          "rule": verdict.outcomeRule,
        ]),
      say(
        "initiative/goes-on",
        ["word": courseWord, "reason": reason(verdict.courseRule), "rule": verdict.courseRule]),
    ]
  }

  /// Its type's failure with the preventing links, filled or not.
  var warned: [String] {
    guard let failure, let type = fields.first(where: { $0.id == "type" }) else { return [] }
    let links = failure.prevent.map { slot in
      let isThere = verdict?.slots.contains(slot) ?? false
      return wording.slot(slot) + say(isThere ? "initiative/there" : "initiative/lacking")
    }
    return [
      say(
        "initiative/failure",
        [
          "type": wording.value(type, of: entry) ?? "", "text": failure.text,
          "links": links.joined(separator: context.language.comma),
        ])
    ]
  }

  /// The five slots of the line, filled or なし.
  var slots: [String] {
    let rows = desk.line.rules.knowledge.rows("register/slots.tsv")
    let told = rows.map { row in
      let isThere = verdict?.slots.contains(row["slot"]) ?? false
      return row[context.language.rawValue]
        + say(isThere ? "initiative/there" : "initiative/lacking")
    }
    return [
      say(
        "initiative/slots",
        ["slots": told.joined(separator: context.language.comma)])
    ]
  }

  /// What to do first, by what it is for, while that is not told yet.
  var advice: [String] {
    let rows = desk.line.rules.knowledge.rows("register/advice.tsv")
    let purpose = entry["purpose"]
    let open = rows.filter { $0["purpose"] == purpose && !entry.has($0["field"]) }
    guard let purpose, !open.isEmpty,
      let name = fields.first(where: { $0.id == "purpose" })?.choice(id: purpose)
    else { return [] }
    return [say("initiative/advice", ["purpose": name.name(in: context.language)])]
      + open.prefix(3).map { "  " + $0[context.language.rawValue] }
  }

  /// Hours that were freed and nothing was made of.
  var idle: [String] {
    guard let idle = figures.idleHours else { return [] }
    let amount = wording.amount(RegisterAmount(max(0, idle), "hours"), per: "month")
    return [say("initiative/idle", ["hours": amount])]
  }
}
