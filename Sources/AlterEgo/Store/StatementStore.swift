// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The president's statements and decisions on disk, with everything ever done to them.
///
/// Every change is one action: one transaction and one journal entry. A method that changes
/// something takes the `Signature` of who did it by which words; ``act(by:_:)`` joins several
/// into one action that is undone at once.
package final class StatementStore {
  let database: Database
  var journal: Journal { Journal(database: database) }

  /// Gives the time of an entry; tests set their own.
  package var clock: () -> String = currentTimestamp

  private var writer: RowWriter?
  var cache: StatementCache?
  /// Counts this connection's own actions, which SQLite's data version leaves out.
  var ownActions = 0
  /// The same of what changed figures.
  var ownFigureActions = 0

  init(_ database: Database) { self.database = database }

  package var path: String { database.path }

  /// The code with which writing fails, or nil when the store can be written.
  package var refusesWriting: ProblemCode? { database.refusesWriting }

  /// Changes when the store does, by this process or another; cheap enough for every line.
  package var changeCounter: Int {
    get throws(Problem) {
      (try database.value("PRAGMA data_version")?.integer ?? 0) &+ ownActions
    }
  }

  /// Changes when figures may have changed, by this process or another, and seldom else.
  package var figureCounter: Int {
    get throws(Problem) {
      (try database.value("PRAGMA data_version")?.integer ?? 0) &+ ownFigureActions
    }
  }

  // MARK: Actions

  /// Joins the changes that `body` makes into one action.
  package func act<Result>(
    by signature: Signature, _ body: () throws(Problem) -> Result
  ) throws(Problem) -> Result {
    try write(by: signature) { (_) throws(Problem) in try body() }
  }

  /// Runs `body` in one transaction and appends what it changed to the journal.
  func write<Result>(
    by signature: Signature, verb: JournalEntry.Verb = .act, target: Int? = nil,
    _ body: (RowWriter) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    if let writer { return try body(writer) }
    var hasFigures = false
    let result = try database.transaction { () throws(Problem) in
      let writer = RowWriter(database)
      self.writer = writer
      defer { self.writer = nil }
      let result = try body(writer)
      if !writer.changes.isEmpty {
        _ = try journal.append(
          writer.changes, verb: verb, target: target, by: signature, at: clock())
      }
      hasFigures = writer.changes.contains { Table.ofFigures.contains($0.table) }
      return result
    }
    ownActions += 1
    if hasFigures { ownFigureActions += 1 }
    return result
  }

  /// True while an action is open: reads then go past the cache.
  var isActing: Bool { writer != nil }

  // MARK: Statements

  /// Every statement, live and retired, in the order in which they were stated.
  package func statements() throws(Problem) -> [Statement] { try cachedStatements() }

  /// - Throws: `storeNoSuchID` when there is none.
  package func statement(_ id: String) throws(Problem) -> Statement { try stored(id).statement }

  /// Stores statements as one action, each under the next id of its kind.
  ///
  /// `audiences` is nil for those that a statement of the kind starts with.
  ///
  /// - Throws: `inputTooLong` beyond 1 MB a statement or 100,000 statements at once; then none
  ///   is stored.
  /// - Returns: the statements, in the given order.
  package func add(
    _ drafts: [(draft: Draft, kind: Kind, audiences: Set<Audience>?)], by signature: Signature
  ) throws(Problem) -> [Statement] {
    guard drafts.count <= 100_000 else {
      throw Problem(.inputTooLong, ["count": String(drafts.count), "limit": "100000"])
    }
    return try write(by: signature) { (writer) throws(Problem) in
      var added: [Statement] = []
      let now = clock()
      for (draft, kind, audiences) in drafts {
        try checkLength(draft)
        let statement = Statement(
          id: "\(kind.letter)-\(try writer.next(kind.letter))", kind: kind, draft: draft,
          audiences: audiences ?? Statement.defaultAudiences(for: kind), recordedAt: now)
        let stored = StatementRows.Stored(
          ordinal: try writer.next("statements"), statement: statement)
        try writer.put(StatementRows.row(stored), into: .statements)
        added.append(statement)
      }
      return added
    }
  }

  /// Replaces the words of a live statement and how they are understood.
  package func edit(
    _ id: String, to draft: Draft, by signature: Signature
  ) throws(Problem) -> Statement {
    try checkLength(draft)
    return try changeLive(id, by: signature) { $0.draft = draft }
  }

  /// Corrects what kind a statement is; the id stays.
  ///
  /// Audiences follow where they were the old kind's own.
  package func correctKind(
    of id: String, to kind: Kind, by signature: Signature
  ) throws(Problem) -> Statement {
    try changeLive(id, by: signature) { statement in
      if statement.audiences == Statement.defaultAudiences(for: statement.kind) {
        statement.audiences = Statement.defaultAudiences(for: kind)
      }
      statement.kind = kind
    }
  }

  package func setPriority(
    of id: String, to priority: Int, by signature: Signature
  ) throws(Problem) -> Statement {
    try changeLive(id, by: signature) { $0.priority = priority }
  }

  package func setAudiences(
    of id: String, to audiences: Set<Audience>, by signature: Signature
  ) throws(Problem) -> Statement {
    try changeLive(id, by: signature) { $0.audiences = audiences }
  }

  /// Takes a statement out of every answer; it stays on record.
  package func retire(_ id: String, by signature: Signature) throws(Problem) -> Statement {
    try changeLive(id, by: signature) { $0.isLive = false }
  }

  /// Makes a retired statement live again.
  package func restore(_ id: String, by signature: Signature) throws(Problem) -> Statement {
    try change(id, by: signature) { (stored) throws(Problem) in stored.statement.isLive = true }
  }

  /// The statements whose words contain `text`, whatever its case and width.
  package func search(_ text: String) throws(Problem) -> [Statement] {
    let needle = SearchText(text)
    return try statements().filter { SearchText($0.text).contains(needle) }
  }

  private func checkLength(_ draft: Draft) throws(Problem) {
    guard draft.text.utf8.count <= 1 << 20 else {
      throw Problem(.inputTooLong, ["bytes": String(draft.text.utf8.count), "limit": "1048576"])
    }
  }

  private func changeLive(
    _ id: String, by signature: Signature, _ body: (inout Statement) -> Void
  ) throws(Problem) -> Statement {
    try change(id, by: signature) { (stored) throws(Problem) in
      guard stored.statement.isLive else { throw Problem(.storeRetired, ["id": id]) }
      body(&stored.statement)
    }
  }

  private func change(
    _ id: String, by signature: Signature,
    _ body: (inout StatementRows.Stored) throws(Problem) -> Void
  ) throws(Problem) -> Statement {
    try write(by: signature) { (writer) throws(Problem) in
      var stored = try self.stored(id)
      let wasLive = stored.statement.isLive
      try body(&stored)
      if stored.statement.isLive != wasLive {
        stored.retiredAt = stored.statement.isLive ? nil : clock()
      }
      try writer.put(StatementRows.row(stored), into: .statements)
      return stored.statement
    }
  }

  private func stored(_ id: String) throws(Problem) -> StatementRows.Stored {
    guard let row = try database.run(Table.statements.selectOne, [.text(id)]).first else {
      throw Problem(.storeNoSuchID, ["id": id])
    }
    guard let stored = StatementRows.stored(row) else { throw damaged(id) }
    return stored
  }

  func damaged(_ id: String) -> Problem {
    Problem(.storeDamaged, ["path": path, "id": id, "detail": "row"])
  }
}
