// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store
import Wording

extension CommandContext {
  var wording: StatementWording { StatementWording(in: language) }

  /// Whether somebody sits at the prompt and can answer a question with the next line.
  var canAsk: Bool {
    surroundings.isInteractive && !conversation.isShell && !options.noInput && !options.json
  }

  /// A command as it is typed here: `/next` at the prompt, `alterego next` in a shell.
  func typed(_ command: String) -> String { (conversation.isShell ? "alterego " : "/") + command }

  /// The columns that tables and paragraphs may fill; a pipe has no edge.
  var width: Int { surroundings.isInteractive ? surroundings.width : 10_000 }

  // MARK: Changing the store

  /// Changes the store; with `--dry-run` everything happens and is taken back at once.
  func change<Result>(
    _ body: (StatementStore) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    guard options.dryRun else { return try body(try writing()) }
    let isThere = Files.exists(conversation.storePath(options))
    let store = isThere ? try reading() : try StatementStore.inMemory()
    var result: Result?
    do throws(Problem) {
      try store.act(by: signature) { () throws(Problem) in
        result = try body(store)
        throw Problem(.interrupted)
      }
    } catch {
      if let result { return result }
      throw error
    }
    throw Problem(.interrupted)
  }

  /// The reply to a change: what changed, and the one next command worth typing.
  func changed(_ lines: [String], next: String?, json: [JSON]) -> Reply {
    if options.json { return Reply(json.map { $0.text + "\n" }.joined()) }
    if options.quiet { return Reply() }
    var lines = lines
    if options.dryRun {
      lines.insert(say("change/dry-run"), at: 0)
    } else if let next {
      lines.append("  " + next)
    }
    return Reply(lines.joined(separator: "\n"))
  }

  /// How to take the change back.
  var undoHint: String { say("next/undo", ["command": typed("undo")]) }

  // MARK: Tables

  /// A table as the options want it: aligned for people, or CSV.
  func table(_ table: PlainTable) -> Reply {
    if options.csv { return Reply(csv(table)) }
    return Reply(table.lines(width: width).joined(separator: "\n"))
  }

  // MARK: What the audience may see

  func visibleStatements(_ store: StatementStore) throws(Problem) -> [Statement] {
    let audience = try audience()
    // The president sees every one, so the list stays the one that was read.
    if audience == .president { return try store.statements() }
    return try store.statements().filter { $0.isVisible(to: audience) }
  }

  /// Whether the audience sees past decisions.
  func seesDecisions() throws(Problem) -> Bool {
    Precedent.isVisible(to: try audience())
  }

  /// The statement of an id, however it was typed.
  ///
  /// - Throws: `visibilityRefused` for one the audience may not see, `storeNoSuchID`.
  func statement(_ typed: String, _ store: StatementStore) throws(Problem) -> Statement {
    let statement = try store.statement(StatementID.read(typed))
    let audience = try audience()
    guard statement.isVisible(to: audience) else {
      throw Problem(.visibilityRefused, ["id": statement.id, "audience": audience.rawValue])
    }
    return statement
  }

  /// Refuses what only the president's own desk may do.
  func requirePresident() throws(Problem) {
    let audience = try audience()
    guard audience == .president else {
      throw Problem(.visibilityRefused, ["id": commandLine, "audience": audience.rawValue])
    }
  }
}

extension Precedent {
  /// Decisions are shown to those who see decisions at all.
  static func isVisible(to audience: Audience) -> Bool {
    Statement.defaultAudiences(for: .decision).contains(audience)
  }
}

/// Ids as people type them: `P-3`, `p3`, `Ｐ－３`.
enum StatementID {
  static func read(_ typed: String) -> String {
    let folded = FoldedText.fold(typed.trimmed).uppercased()
    guard let letter = folded.first, letter.isASCII, letter.isLetter else { return typed.trimmed }
    let rest = folded.dropFirst().drop { "-‐–ー".contains($0) }
    guard !rest.isEmpty, rest.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return typed.trimmed
    }
    return "\(letter)-\(rest)"
  }

  /// Whether the text is an id, whatever the case and width.
  static func matches(_ typed: String) -> Bool {
    let id = read(typed)
    guard let dash = id.firstIndex(of: "-") else { return false }
    let number = id[id.index(after: dash)...]
    return id[..<dash].count == 1 && !number.isEmpty
      && number.allSatisfy { $0.isASCII && $0.isNumber }
  }
}

extension CommandContext {
  /// What the register of a store keeps, as of the day in force and as far as the audience may
  /// see it: assumptions and proposals go with decisions, promises to society are for all.
  func register(_ store: StatementStore) throws(Problem) -> Register {
    var register = try store.register(asOf: try today())
    // How work is done is for those who do it.
    if ![.president, .executive, .employee, .successor].contains(try audience()) {
      register.entries = register.entries.filter { id, _ in id.first != "T" }
    }
    guard try !seesDecisions() else { return register }
    register.entries = register.entries.filter { id, _ in !["A", "E", "F", "R"].contains(id.first) }
    return register
  }
}
