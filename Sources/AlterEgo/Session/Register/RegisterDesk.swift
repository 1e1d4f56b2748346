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

  // MARK: What is kept in the register alone

  /// Keeps something new under the next id of a letter; what a field can't hold is refused before.
  func file(
    _ letter: Character, _ values: [(field: String, text: String?)]
  ) throws(Problem) -> RegisterEntry {
    _ = try cells(values, of: RegisterEntry("\(letter)-0"))
    return try context.change { (store) throws(Problem) in
      try store.act(by: context.signature) { () throws(Problem) in
        let id = try store.nextRegisterID(letter, by: context.signature)
        try store.set(try cells(values, of: RegisterEntry(id)), by: context.signature)
        return try context.register(store)[id]
      }
    }
  }

  /// The entry that words begin with.
  ///
  /// - Throws: `usageNothingSaid` without an id, `storeNoSuchID` when it is no such thing.
  func entry(
    _ words: [String], _ letter: Character, command: String
  ) throws(Problem) -> RegisterEntry {
    guard let typed = words.first else {
      throw Problem(.usageNothingSaid, ["command": "\(command) \(letter)-1"])
    }
    let id = StatementID.read(typed)
    let entry = try context.register(try context.reading())[id]
    guard id.first == letter, !entry.rows.isEmpty else { throw Problem(.storeNoSuchID, ["id": id]) }
    return entry
  }

  /// Sets fields of an entry.
  func keep(
    _ values: [(field: String, text: String?)], of entry: RegisterEntry
  ) throws(Problem) -> RegisterEntry {
    let cells = try cells(values, of: entry)
    return try context.change { (store) throws(Problem) in
      try store.set(cells, by: context.signature)
      return try context.register(store)[entry.subject]
    }
  }

  /// 「set W-1 期日 2027-04-01」: changes one field of an entry.
  func set(_ words: [String], _ letter: Character, command: String) throws(Problem) -> Reply {
    let entry = try entry(words, letter, command: command)
    let read = try field(Array(words.dropFirst()), of: entry.subject, command: command)
    let after = try keep([(read.field.id, read.text)], of: entry)
    return context.changed(
      [told(read.field.id, of: after)], next: context.undoHint, json: [json(after)])
  }

  /// Withdraws an entry: it stays in the history and counts for nothing.
  func drop(_ words: [String], _ letter: Character, command: String) throws(Problem) -> Reply {
    let entry = try entry(words, letter, command: command)
    let after = try keep([("dropped", try context.today().description)], of: entry)
    return context.changed(
      [context.say("register/dropped", ["id": entry.subject, "text": entry["text"] ?? ""])],
      next: context.undoHint, json: [json(after)])
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
    _ text: String, of command: String, _ verbs: [(verb: String, names: [String])],
    in language: SpokenLanguage
  ) throws(Problem) -> String {
    let folded = FoldedText.fold(text)
    if let found = verbs.first(where: { $0.verb == folded || $0.names.contains(folded) }) {
      return found.verb
    }
    throw Problem(
      .usageBadValue,
      [
        "option": command, "text": text,
        "allowed": verbs.map { language == .japanese ? $0.names.first ?? $0.verb : $0.verb }
          .joined(separator: ", "),
      ])
  }
}
