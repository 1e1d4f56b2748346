// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Store
import Wording

/// Sets right how a statement is understood, and remembers it for the same wording.
struct Correcting {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  // MARK: Talk

  /// The reply to a line that corrects the statement before, or one that it names; nil for other
  /// talk.
  func take(_ line: String) throws -> Reply? {
    let (id, rest) = Self.named(line)
    guard let id = id ?? context.conversation.lastStatement,
      Files.exists(context.conversation.storePath(context.options))
    else { return nil }
    let store = try context.reading()
    guard let statement = try? context.statement(id, store), statement.isLive else { return nil }
    let analyzer = try context.analyzer()
    if rest != line, analyzer.draft(line).speech == .question { return nil }
    let reader = CorrectionReader(analyzer: analyzer, statement: statement)
    guard let found = try reader.read(rest, isMeant: rest != line) else { return nil }
    return try reply(try apply(found, to: statement), next: context.undoHint)
  }

  /// The id at the start of a line and what follows it: 「P-3は戦略」, "P-3: not 25 but 30".
  static func named(_ line: String) -> (id: String?, rest: String) {
    let folded = FoldedText(line)
    let bytes = folded.bytes
    var at = 0
    guard bytes.count > 3, (0x61...0x7A).contains(bytes[0]), bytes[1] == 0x2D else {
      return (nil, line)
    }
    at = 2
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
    guard at > 2 else { return (nil, line) }
    let id = folded.original.slice(folded.span(0, at))
    for link in PhrasePattern.words("correct/after-id", in: .japanese)
      + PhrasePattern.words("correct/after-id", in: .english)
    {
      let part = Array(FoldedText.fold(link).utf8)
      if bytes[at...].starts(with: part), at + part.count < bytes.count {
        return (id, folded.original.slice(folded.span(at + part.count, bytes.count)).trimmed)
      }
    }
    return (nil, line)
  }

  // MARK: Fields

  /// The field that a word of the command line sets, as in `kind=strategy` and 種類=戦略.
  static func assignment(_ word: String) -> (field: Correction.Field, value: String)? {
    guard let sign = word.firstIndex(where: { $0 == "=" || $0 == "＝" }) else { return nil }
    let raw = NamedValue.read(
      String(word[..<sign]), "correct/name", among: Correction.Field.allCases.map(\.rawValue))
    guard let field = raw.flatMap(Correction.Field.init) else { return nil }
    var value = String(word[word.index(after: sign)...]).trimmed
    // The quotes that hold a value together stand behind the sign.
    if value.count > 1, let first = value.first, let last = value.last,
      ["\"\"", "''", "「」", "『』", "“”"].contains("\(first)\(last)")
    {
      value = String(value.dropFirst().dropLast())
    }
    return (field, value)
  }

  /// Sets fields to values.
  ///
  /// - Throws: `correctionUnclear` for a value that is none of the field's; nothing is changed.
  func set(
    _ assignments: [(field: Correction.Field, value: String)], of statement: Statement
  ) throws(Problem) -> Corrected {
    var result = Corrected(before: statement, after: statement, isRemembered: false)
    // What changes the words comes first, so that the rest is about the new ones.
    let inOrder =
      assignments.filter { $0.field == .number } + assignments.filter { $0.field != .number }
    for (field, value) in inOrder {
      let reader = CorrectionReader(analyzer: try context.analyzer(), statement: result.after)
      guard let found = try reader.fieldValue(value, of: field) else {
        throw Problem(.correctionUnclear, ["text": value, "id": statement.id])
      }
      let step = try plan(found, for: result.after)
      result.after = step.after
      result.learned = result.learned.followed(by: step.learned)
      result.isRemembered = result.isRemembered || step.isRemembered
    }
    return try store(result)
  }

  // MARK: Applying

  struct Corrected {
    var before: Statement
    var after: Statement
    var isRemembered: Bool
    /// What is kept for the wording.
    var learned = Correction([])
  }

  func apply(
    _ found: CorrectionReader.Found, to statement: Statement
  ) throws(Problem) -> Corrected {
    try store(try plan(found, for: statement))
  }

  /// What a correction makes of a statement, before anything is stored.
  private func plan(
    _ found: CorrectionReader.Found, for statement: Statement
  ) throws(Problem) -> Corrected {
    var result = Corrected(before: statement, after: statement, isRemembered: false)
    switch found {
    case .words(let words):
      result.after.draft = try context.analyzer().statement(words)
      result.after.draft.kind = statement.kind
      if !result.after.draft.corrected.isEmpty || statement.draft.corrected.isEmpty { break }
      // What was set right before stays so under the new words.
      let known = context.conversation.company(context.options).language.corrections
      let old = known[CompanyLanguage.wording(statement.text)] ?? Correction([])
      result = try applied(old.changes, result)
    case .changes(let changes):
      result.isRemembered = true
      result.after.draft.kind = statement.kind
      result = try applied(changes, result)
    }
    return result
  }

  private func applied(
    _ changes: [Correction.Change], _ given: Corrected
  ) throws(Problem) -> Corrected {
    var result = given
    let analyzer = try context.analyzer()
    for change in changes {
      do {
        result.after.draft = try analyzer.applying(change, to: result.after.draft)
      } catch {
        let code: ProblemCode = error == .notThere ? .correctionNotThere : .correctionUnclear
        throw Problem(code, ["text": change.from ?? change.to ?? "", "id": given.before.id])
      }
    }
    result.after.kind = result.after.draft.kind ?? result.after.kind
    result.learned = result.learned.followed(by: Correction(changes))
    return result
  }

  private func store(_ planned: Corrected) throws(Problem) -> Corrected {
    var result = planned
    let (before, after) = (planned.before, planned.after)
    guard after.draft.json.text != before.draft.json.text || after.kind != before.kind else {
      return result
    }
    let wording = CompanyLanguage.wording(after.text)
    let known = context.conversation.company(context.options).language.corrections[wording]
    let by = context.signature
    let learned = (known ?? Correction([])).followed(by: planned.learned)
    result.after = try context.change { (store) throws(Problem) in
      try store.act(by: by) { () throws(Problem) in
        var changed = try store.edit(before.id, to: after.draft, by: by)
        if after.kind != before.kind {
          changed = try store.correctKind(of: before.id, to: after.kind, by: by)
        }
        if !planned.learned.changes.isEmpty {
          try store.addCorrection(of: wording, to: learned.json, by: by)
        }
        return changed
      }
    }
    context.conversation.lastStatement = before.id
    return result
  }

  // MARK: Reply

  /// What was corrected, before → after, and how it is understood now.
  func reply(_ corrected: Corrected, next: String?) throws -> Reply {
    let (before, after) = (corrected.before, corrected.after)
    let knowledge = try context.knowledge()
    let language = context.language
    let differences = DraftDifference(knowledge, in: language).lines(before, after)
    var lines: [String] = []
    if differences.isEmpty {
      lines.append(context.say("change/unchanged", ["id": before.id]))
    } else {
      lines.append(context.say("correct/done", ["id": before.id]))
      lines += differences.map { "  " + $0 }
      let summary = DraftWording(knowledge, in: language).summary(after.draft)
      lines.append("  " + context.say("correct/now", ["summary": summary]))
      if corrected.isRemembered {
        lines.append("  " + context.say("correct/remembered", ["command": context.typed("words")]))
      }
    }
    var reply = context.changed(
      lines, next: differences.isEmpty ? nil : next, json: [StatementRecord.full(after)])
    reply.isPrivate = before.kind == .candid || after.kind == .candid
    return reply
  }
}
