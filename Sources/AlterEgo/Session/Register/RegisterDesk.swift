// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning
import Store
import Wording

/// What commands about the register share: reading an entry, setting a field, telling it.
struct RegisterDesk {
  let context: CommandContext
  let wording: RegisterWording

  init(_ context: CommandContext) throws(Problem) {
    self.context = context
    wording = RegisterWording(try context.knowledge(), in: context.language)
  }

  /// The field that words name, with the text behind it.
  ///
  /// - Throws: `usageBadValue` with the fields there are, `usageNothingSaid`.
  func field(
    _ words: [String], of subject: String, command: String
  ) throws(Problem) -> (field: RegisterField, text: String) {
    guard let first = words.first else {
      throw Problem(.usageNothingSaid, ["command": "\(command) \(subject) …"])
    }
    let letter = subject.first ?? "I"
    if let read = FieldWords.read(words, wording.sheet, letter) { return read }
    let names = wording.sheet.fields(of: letter).map { $0.name(in: context.language) }
    throw Problem(
      .usageBadValue,
      ["option": command, "text": first, "allowed": names.joined(separator: ", ")])
  }

  /// The cells that give a field of an entry the text; several fields make one action.
  func cells(
    _ values: [(field: String, text: String?)], of entry: RegisterEntry
  ) throws(Problem) -> [(row: RegisterRow, keeps: Bool)] {
    let reader = try FieldReader(context)
    var cells: [(row: RegisterRow, keeps: Bool)] = []
    for (id, text) in values {
      guard let text, let field = wording.sheet.field(id, of: entry.subject.first ?? "I") else {
        continue
      }
      if let problem = Conversation.inputProblem(text) { throw problem }
      let rows = try reader.rows(text, for: field, of: entry)
      cells += FieldRows.cells(rows, field, replacing: entry)
    }
    return cells
  }

  /// 「C-1 配点: 40%」.
  func told(_ field: String, of entry: RegisterEntry) -> String {
    let known = wording.sheet.field(field, of: entry.subject.first ?? "I")
    let name = known?.name(in: context.language) ?? field
    guard let known, let value = wording.value(known, of: entry) else {
      return context.say("field/emptied", ["id": entry.subject, "name": name])
    }
    return context.say("field/kept", ["id": entry.subject, "name": name, "value": value])
  }

  /// Every field of an entry, one line each.
  func lines(_ entry: RegisterEntry) -> [String] {
    wording.sheet.fields(of: entry.subject.first ?? "I").compactMap { field in
      wording.value(field, of: entry).map { "\(field.name(in: context.language)): \($0)" }
    }
  }

  /// An entry for scripts: its id and its fields as they are kept.
  func json(_ entry: RegisterEntry, _ more: [(key: String, value: JSON)] = []) -> JSON {
    var pairs: [(key: String, value: JSON)] = [("id", .string(entry.subject))]
    for field in wording.sheet.fields(of: entry.subject.first ?? "I") {
      let rows = entry.rows.filter {
        $0.field == field.id && !($0.item.isEmpty && $0.value.isEmpty)
      }
      let value: JSON =
        if field.sort.isList {
          .strings(rows.map(\.item))
        } else if let amount = entry.amount(field.id), field.sort.isAmount {
          .object([("value", .number(amount.value)), ("unit", .string(amount.unit))])
        } else {
          .optional(rows.first?.value)
        }
      pairs.append((field.id.camelCased, value))
    }
    return .object(pairs + more)
  }

  /// A verb of a command by its names in both languages.
  ///
  /// - Throws: `usageBadValue` with what there is.
  static func verb(
    _ text: String, of command: String, _ verbs: [(verb: String, names: [String])]
  ) throws(Problem) -> String {
    let folded = FoldedText.fold(text)
    if let found = verbs.first(where: { $0.verb == folded || $0.names.contains(folded) }) {
      return found.verb
    }
    throw Problem(
      .usageBadValue,
      [
        "option": command, "text": text,
        "allowed": verbs.map(\.verb).joined(separator: ", "),
      ])
  }
}
