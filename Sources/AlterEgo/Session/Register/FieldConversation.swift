// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// Which field of an id is asked for, and which were asked before.
struct FieldInterview: Equatable {
  var subject: String
  var current: String
  /// Oldest first; `<` goes back along it.
  var asked: [String] = []
  /// The only fields to ask for; empty for all that are open.
  var wanted: [String] = []
}

/// Asks for the fields of an initiative, one at a time.
///
/// `<` goes back, `?` says why, a word such as 「まだない」 or an empty line skips, `.` ends. Each
/// answer is checked and kept at once, as an action of its own.
struct FieldConversation: Speaker {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  var language: SpokenLanguage { context.conversation.talkLanguage ?? context.language }

  /// The first question about an id, of the wanted fields or of all; nil when nothing is open.
  func start(_ subject: String, wanted: [String] = []) throws -> String? {
    guard let field = try next(subject, after: [], wanted) else { return nil }
    context.conversation.pending = .field(
      FieldInterview(subject: subject, current: field.id, wanted: wanted))
    return try question(field, subject)
  }

  /// The reply to a line; nil when it is a question of its own, which ends the asking.
  func take(_ line: String, _ interview: FieldInterview) throws -> Reply? {
    guard let field = try sheet().field(interview.current, of: letter(interview.subject)) else {
      return nil
    }
    let text = FoldedText.fold(line.trimmed)
    switch text {
    case ".", "。": return Reply(try ended(interview))
    case "?": return Reply(again(field.why(in: language), field, interview))
    case "<":
      guard let last = interview.asked.last,
        let earlier = try sheet().field(last, of: letter(interview.subject))
      else { return Reply(again(say("field/first"), field, interview)) }
      let back = FieldInterview(
        subject: interview.subject, current: last, asked: Array(interview.asked.dropLast()),
        wanted: interview.wanted)
      context.conversation.pending = .field(back)
      return Reply(try question(earlier, interview.subject))
    case "-": return Reply(try onward(interview, say("sitting/skipped")))
    default: break
    }
    if Sitting.skips(line, language) {
      return Reply(try onward(interview, say("sitting/skipped")))
    }
    if try context.analyzer().draft(line).speech == .question { return nil }
    do {
      let kept = try keep(line, field, interview)
      return Reply(try onward(interview, kept))
    } catch let problem as Problem where problem.code == .usageBadValue {
      let told = say(
        "field/unread", ["text": line.trimmed, "allowed": problem.parameters["allowed"] ?? ""])
      return Reply(again(told, field, interview))
    }
  }

  private func letter(_ subject: String) -> Character { subject.first ?? "I" }

  private func sheet() throws -> RegisterSheet { try context.knowledge().registerSheet }

  private func wording() throws -> RegisterWording {
    RegisterWording(try context.knowledge(), in: language)
  }

  private func entry(_ subject: String) throws -> RegisterEntry {
    let store = try context.writing()
    let register = try context.register(store)
    let rules = try context.conversation.lineRules(context.options)
    return RegisterReading(rules.lexicon).entry(try store.statement(subject), in: register)
  }

  private func keep(
    _ line: String, _ field: RegisterField, _ interview: FieldInterview
  ) throws -> String {
    let entry = try entry(interview.subject)
    let rows = try FieldReader(context).rows(line, for: field, of: entry)
    let store = try context.writing()
    try store.set(FieldRows.cells(rows, field, replacing: entry), by: context.signature)
    let after = try self.entry(interview.subject)
    return say(
      "field/kept",
      [
        "id": interview.subject, "name": field.name(in: language),
        "value": try wording().value(field, of: after) ?? "",
      ])
  }

  /// The next field that is open and was not asked for yet.
  private func next(
    _ subject: String, after asked: [String], _ wanted: [String]
  ) throws -> RegisterField? {
    let entry = try entry(subject)
    return try sheet().fields(of: letter(subject)).first { field in
      !field.question(in: language).isEmpty && !entry.has(field.id) && !asked.contains(field.id)
        && (field.needs.map { entry.has($0) } ?? true)
        && (wanted.isEmpty || wanted.contains(field.id))
    }
  }

  private func onward(_ interview: FieldInterview, _ told: String) throws -> String {
    let asked = interview.asked + [interview.current]
    guard let field = try next(interview.subject, after: asked, interview.wanted) else {
      return told + "\n" + (try ended(interview))
    }
    context.conversation.pending = .field(
      FieldInterview(
        subject: interview.subject, current: field.id, asked: asked, wanted: interview.wanted))
    return told + "\n  " + (try question(field, interview.subject))
  }

  private func again(_ told: String, _ field: RegisterField, _ interview: FieldInterview) -> String
  {
    context.conversation.pending = .field(interview)
    return told + "\n  " + field.question(in: language)
  }

  /// The question, with what the field holds already.
  private func question(_ field: RegisterField, _ subject: String) throws -> String {
    let entry = try entry(subject)
    guard let value = try wording().value(field, of: entry) else {
      return field.question(in: language)
    }
    return field.question(in: language) + say("field/now", ["value": value])
  }

  private func ended(_ interview: FieldInterview) throws -> String {
    say(
      "field/ended",
      ["id": interview.subject, "command": context.typed("initiative \(interview.subject)")])
  }
}

/// The cells that bring a field to new rows.
enum FieldRows {
  static func cells(
    _ rows: [RegisterRow], _ field: RegisterField, replacing entry: RegisterEntry
  ) -> [(row: RegisterRow, keeps: Bool)] {
    var cells = rows.map { (row: $0, keeps: true) }
    let items = Set(rows.map(\.item))
    for old in entry.rows where old.field == field.id && !items.contains(old.item) {
      // What only the sentence says is no row yet; taking it away does nothing.
      cells.append((row: old, keeps: false))
    }
    return cells
  }
}

/// Names of fields, for completion.
enum RegisterSheetCache {
  static func names(of letter: Character, _ knowledge: KnowledgeBase?) -> [String] {
    guard let knowledge else { return [] }
    return knowledge.registerSheet.fields(of: letter).flatMap { field in
      SpokenLanguage.allCases.map { field.name(in: $0) }
    }
  }
}
