// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import Foundations
import Knowledge
import Model
import Store
import Wording

/// Takes figures from files of accounts: all of a file or nothing of it.
struct KPIImport: KPIPart {
  let desk: KPIDesk
  let words: KPIWords

  /// A file as it was read.
  struct Reading {
    let path: String
    let content: String
    let file: AccountFile
    let cells: [FigureCell]
  }

  /// What a file changed in the store.
  struct Outcome {
    let reading: Reading
    var changes = StatementStore.FigureChanges()
    /// When the same file was taken before.
    var takenAt: String?
    /// Accounts that stand for no item yet and came for the first time.
    var unmapped: [String] = []
  }

  func run(_ files: [String]) throws(Problem) -> Reply {
    guard !files.isEmpty else {
      throw Problem(.usageNothingSaid, ["command": "kpi import FILE…"])
    }
    try context.requirePresident()
    var readings: [Reading] = []
    let progress = Progress(context.surroundings)
    defer { progress.clear() }
    for path in files {
      progress.step()
      guard let reading = try read(path, needsMonth: !context.options.dryRun, progress)
      else {
        throw Problem(.importNotAccounts, ["path": path], at: path)
      }
      readings.append(reading)
    }
    progress.step()
    let outcomes = try keep(readings, progress)
    return reply(outcomes)
  }

  /// Whether `import` takes the file for one of accounts: by its name and how it is built.
  static func takes(_ path: String, _ context: CommandContext) throws(Problem) -> Bool {
    let name = FoldedText.fold(path)
    guard [".csv", ".tsv", ".json", ".txt", ".tab"].contains(where: name.hasSuffix) else {
      return false
    }
    let bytes = try Files.read(path)
    guard let knowledge = try? context.knowledge() else { return false }
    let reader = AccountFileReader(AccountTable(knowledge), hints: ReadingHints())
    do {
      return try reader.read(bytes, path: path) != nil
    } catch is FileFaults {
      // A text with a loose quote is no broken table.
      return !name.hasSuffix(".txt") || String(validating: bytes, as: UTF8.self) == nil
    } catch {
      return false
    }
  }

  /// Reads a file; nil when it is none of accounts.
  func read(
    _ path: String, needsMonth: Bool, _ progress: Progress
  ) throws(Problem) -> Reading? {
    let bytes = try Files.read(path)
    var hints = ReadingHints()
    hints.span = try words.span()
    hints.year = words.year
    hints.department = department
    hints.fiscalYearStart = context.conversation.fiscalYearStart(context.options)
    let shown = name(path)
    let reader = AccountFileReader(desk.books.table, ties: desk.ties, hints: hints) { done, total in
      progress.tell(done, of: total) { percent, _ in
        context.say("kpi/progress/read", ["path": shown, "percent": String(percent)])
      }
    }
    let file: AccountFile?
    do {
      file = try reader.read(bytes, path: path)
    } catch let problem as Problem {
      throw problem
    } catch let faults as FileFaults {
      throw problem(faults.faults, path)
    } catch {
      return nil
    }
    guard let file else { return nil }
    let cells = file.cells(desk.books.table, ties: desk.ties)
    if needsMonth, cells.isEmpty, !file.balances.isEmpty {
      throw Problem(.importNoMonth, ["path": path], at: path)
    }
    var sum = SHA256()
    sum.update(bytes)
    sum.update(Array("\n\(words.month ?? "") \(words.year ?? 0) \(department)".utf8))
    return Reading(path: path, content: sum.finish(), file: file, cells: cells)
  }

  private func problem(_ faults: [FileFault], _ path: String) -> Problem {
    let lines = faults.prefix(20).map { fault in
      "  \(fault.line):\(fault.column)  "
        + context.say("fault/\(fault.reason.rawValue)", ["text": fault.text])
    }
    let more = faults.count > 20 ? ["  …"] : []
    let place = faults.first.map { "\(path):\($0.line):\($0.column)" } ?? path
    return Problem(
      .importBroken,
      [
        "path": path, "count": String(faults.count),
        "details": (lines + more).joined(separator: "\n"),
      ], at: place)
  }

  // MARK: Keeping

  private func keep(
    _ readings: [Reading], _ progress: Progress
  ) throws(Problem) -> [Outcome] {
    let known = Set(desk.books.unmapped)
    return try context.change { (store) throws(Problem) in
      try store.act(by: context.signature) { () throws(Problem) in
        let taken = Dictionary(
          try store.importedFiles().map { ($0.content, $0.importedAt) },
          uniquingKeysWith: { first, _ in first })
        var outcomes: [Outcome] = []
        for reading in readings {
          var outcome = Outcome(reading: reading)
          outcome.takenAt = taken[reading.content]
          outcome.unmapped = reading.file.accounts.filter { !isMapped($0) && !known.contains($0) }
          if outcome.takenAt == nil {
            try forgetEntries(reading, store)
            let shown = name(reading.path)
            outcome.changes = try store.putFigures(reading.cells, by: context.signature) {
              progress.tell($0, of: $1) { percent, left in
                context.say(
                  "kpi/progress/keep",
                  ["path": shown, "percent": String(percent), "left": String(left)])
              }
            }
            try store.addImportedFile(
              ImportedFile(
                content: reading.content, name: name(reading.path),
                layout: reading.file.layout.rawValue, encoding: reading.file.encoding.rawValue,
                rows: reading.file.rows, span: reading.file.span), by: context.signature)
          }
          outcomes.append(outcome)
        }
        return outcomes
      }
    }
  }

  /// A journal tells its months whole: what an earlier one said of an account in them is gone.
  private func forgetEntries(
    _ reading: Reading, _ store: StatementStore
  ) throws(Problem) {
    guard reading.file.layout == .journal, let span = reading.file.span else { return }
    let given = Set(reading.cells.map { "\($0.name)\n\($0.department)\n\($0.span)" })
    for year in try store.figures() where year.sort == .entries {
      for (index, value) in year.months.enumerated() where value != nil {
        guard let month = Month(year: year.year, month: index + 1), span.contains(month),
          !given.contains("\(year.name)\n\(year.department)\n\(MonthSpan(month))")
        else { continue }
        _ = try store.removeFigures(
          .entries, year.name, department: year.department, in: MonthSpan(month),
          by: context.signature)
      }
    }
  }

  private func isMapped(_ account: String) -> Bool {
    desk.books.table.account(account) != nil
      || desk.ties.keys.contains { AccountName.key($0) == AccountName.key(account) }
  }

  private func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  // MARK: Telling

  private func reply(_ outcomes: [Outcome]) -> Reply {
    var lines: [String] = []
    for outcome in outcomes { lines += self.lines(outcome) }
    let unmapped = outcomes.flatMap(\.unmapped)
    let next =
      unmapped.isEmpty
      ? outcomes.contains { $0.takenAt == nil } ? context.undoHint : nil
      : context.say(
        "kpi/map-next",
        [
          "command": context.typed(
            context.say(
              "kpi/map-example", ["account": unmapped[0], "items": suggestion(unmapped[0])]))
        ])
    return context.changed(lines, next: next, json: outcomes.map { KPIImportJSON.object($0, desk) })
  }

  /// Items that an account may stand for: those of a known one whose name ends alike, else a cost.
  private func suggestion(_ account: String) -> String {
    let table = desk.books.table
    guard let alike = table.alike(account), !alike.parts.isEmpty,
      !alike.parts.contains(where: \.lessens)
    else { return context.say("kpi/map-example-items") }
    let names = alike.parts.compactMap { table.item($0.item) }.map {
      desk.language == .japanese ? $0.ja : $0.id
    }
    return names.joined(separator: context.say("kpi/map-example-comma"))
  }

  private func lines(_ outcome: Outcome) -> [String] {
    let reading = outcome.reading
    let file = reading.file
    if let takenAt = outcome.takenAt {
      return [
        context.say(
          "kpi/import-same", ["path": reading.path, "date": String(takenAt.prefix(10))])
      ]
    }
    var lines = [
      context.say(
        "kpi/imported",
        [
          "path": reading.path, "layout": context.say("kpi/layout/\(file.layout.rawValue)"),
          "rows": String(file.rows), "months": file.span.map { "\($0)" } ?? "-",
          "added": String(outcome.changes.added), "changed": String(outcome.changes.changed),
          "same": String(outcome.changes.same),
        ])
    ]
    if file.scale != 1 {
      lines.append(
        "  "
          + context.say(
            "kpi/import-scale", ["scale": MoneyWording.yen(file.scale, in: desk.language)]))
    }
    let open = file.subtotals.filter { !$0.isChecked }
    if !open.isEmpty {
      let names = open.prefix(5).map { "\($0.name) (\($0.line))" }
      lines.append(
        "  " + context.say("kpi/import-unchecked", ["names": names.joined(separator: ", ")]))
    }
    if !outcome.unmapped.isEmpty {
      lines.append("  " + context.say("kpi/import-unmapped"))
      for account in outcome.unmapped.prefix(30) { lines.append("    " + account) }
    }
    return lines
  }
}

/// What was read of a file, as JSON.
enum KPIImportJSON {
  static func object(_ outcome: KPIImport.Outcome, _ desk: KPIDesk) -> JSON {
    let file = outcome.reading.file
    return .object([
      ("file", .string(outcome.reading.path)), ("layout", .string(file.layout.rawValue)),
      ("encoding", .string(file.encoding.rawValue)), ("scale", .number(file.scale)),
      ("rows", .int(file.rows)), ("months", .optional(file.span.map { "\($0)" })),
      ("known", .bool(outcome.takenAt != nil)),
      (
        "stored",
        .object([
          ("added", .int(outcome.changes.added)), ("changed", .int(outcome.changes.changed)),
          ("same", .int(outcome.changes.same)),
        ])
      ),
      ("values", .array(file.values.map(value))),
      ("balances", .array(file.balances.map(balance))),
      ("entries", .array(file.entries.map(entry))),
      ("subtotals", .array(file.subtotals.map(subtotal))),
      ("unmapped", .strings(outcome.unmapped)), ("ignored", .strings(file.ignored)),
      ("skippedLines", .array(file.skipped.map { .int($0) })),
    ])
  }

  private static func value(_ value: AccountFile.Value) -> JSON {
    .object([
      ("account", .string(value.account)),
      ("department", value.department.isEmpty ? .null : .string(value.department)),
      ("month", .string("\(value.span)")), ("amount", .number(value.amount)),
      ("line", .int(value.line)),
    ])
  }

  private static func balance(_ balance: AccountFile.Balance) -> JSON {
    func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
    return .object([
      ("account", .string(balance.account)),
      ("department", balance.department.isEmpty ? .null : .string(balance.department)),
      ("opening", number(balance.opening)), ("debit", number(balance.debit)),
      ("credit", number(balance.credit)), ("closing", number(balance.closing)),
      ("line", .int(balance.line)),
    ])
  }

  private static func entry(_ entry: AccountFile.Entry) -> JSON {
    .object([
      ("date", .string("\(entry.date)")), ("debit", .optional(entry.debit)),
      ("credit", .optional(entry.credit)),
      ("amount", .number(max(entry.debitAmount, entry.creditAmount))),
    ])
  }

  private static func subtotal(_ subtotal: AccountFile.Subtotal) -> JSON {
    .object([
      ("name", .string(subtotal.name)), ("line", .int(subtotal.line)),
      ("amounts", .array(subtotal.amounts.map { $0.map { .number($0) } ?? .null })),
      ("checked", .bool(subtotal.isChecked)),
    ])
  }
}
