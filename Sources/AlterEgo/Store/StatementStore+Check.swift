// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What `check` found out about a store.
package struct StoreReport: Equatable, Sendable {
  package enum Fault: String, CaseIterable, Sendable {
    /// SQLite's own integrity check complains, or a table can't be read.
    case structure
    /// A row refers to one that isn't there.
    case reference
    /// The tables, indexes or triggers are not those of this schema.
    case schema
    /// A row is not as it was written.
    case row
    /// A restated part does not say what the statement says.
    case restated
    /// A journal entry is not as it was written, or one is missing.
    case journal
    /// A row is not what the journal says it became.
    case unrecorded
  }

  package struct Finding: Equatable, Sendable {
    package let fault: Fault
    /// The table, or nil where none is known.
    package let table: String?
    /// What identifies the row, or SQLite's own words.
    package let detail: String
  }

  package var findings: [Finding] = []
  package var statements = 0
  package var entries = 0
  /// The mode the file is in, and the one it should be in with the reason.
  package var journalMode = ""
  package var wantedMode = JournalMode.chosen()

  package var isSound: Bool { findings.isEmpty }

  mutating func add(_ fault: Fault, _ table: String?, _ detail: String) {
    findings.append(Finding(fault: fault, table: table, detail: detail))
  }
}

extension StatementStore {
  /// Verifies the whole store: structure, references, every row, and the journal's chain.
  package func check() throws(Problem) -> StoreReport {
    var checker = StoreChecker(database: database)
    return try database.reading { () throws(Problem) in try checker.run() }
  }
}

/// One pass over everything a store holds.
private struct StoreChecker {
  let database: Database
  var report = StoreReport()
  /// Per table and key: the hash of the row's image as the journal left it.
  private var recorded: [String: [String: String]] = [:]

  init(database: Database) { self.database = database }

  mutating func run() throws(Problem) -> StoreReport {
    report.journalMode = (try? database.journalMode) ?? ""
    try attempt(nil) { (checker) throws(Problem) in try checker.structure() }
    try attempt("journal") { (checker) throws(Problem) in try checker.journal() }
    let version = (try? database.value("PRAGMA user_version")?.integer) ?? 0
    for table in Table.journaled + [.counters] where table.since <= version {
      try attempt(table.name) { (checker) throws(Problem) in try checker.rows(of: table) }
    }
    try attempt("statements") { (checker) throws(Problem) in try checker.restated() }
    report.statements =
      (try? database.value("SELECT count(*) FROM statements")?.integer) ?? 0
    return report
  }

  /// Runs one part; damage that stops it is a finding, not a failure.
  private mutating func attempt(
    _ table: String?, _ body: (inout StoreChecker) throws(Problem) -> Void
  ) throws(Problem) {
    do throws(Problem) {
      try body(&self)
    } catch  where error.code == .storeDamaged || error.code == .storeForeign {
      report.add(.structure, table, error.parameters["detail"] ?? "")
    }
  }

  private mutating func structure() throws(Problem) {
    for row in try database.run("PRAGMA integrity_check") where row[0].text != "ok" {
      report.add(.structure, nil, row[0].text ?? "")
    }
    for row in try database.run("PRAGMA foreign_key_check") {
      report.add(.reference, row[0].text, row[1].integer.map { String($0) } ?? "")
    }
    // A store of an older program is held against what that program made.
    let version = try database.value("PRAGMA user_version")?.integer ?? 0
    let fresh = try StatementStore.inMemory(version: version).database
    if try schema(of: database) != schema(of: fresh) { report.add(.schema, nil, "") }
  }

  private func schema(of database: Database) throws(Problem) -> [[Database.Value]] {
    try database.run(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
  }

  /// The chain of hashes, and where the journal leaves every row.
  private mutating func journal() throws(Problem) {
    var (expected, previous) = (1, "")
    let journal = Journal(database: database)
    let sequences = try database.run("SELECT sequence FROM journal ORDER BY sequence")
    for sequence in sequences.compactMap({ $0[0].integer }) {
      guard let entry = try journal.entry(sequence) else { continue }
      let verb = try database.value(
        "SELECT verb FROM journal WHERE sequence = ?", [.integer(sequence)])
      let hash = Journal.hash(
        sequence: sequence, at: entry.at, by: entry.by, verb: verb?.text ?? "",
        target: entry.target, previous: entry.previous, changes: entry.changes)
      if sequence != expected || entry.previous != previous || entry.hash != hash {
        report.add(.journal, "journal", String(sequence))
      }
      (expected, previous) = (sequence + 1, entry.hash)
      for change in entry.changes {
        guard let table = Table.byName[change.table] else { continue }
        recorded[change.table, default: [:]][change.key] = change.after.map {
          table.hash(ofImage: $0)
        }
      }
      report.entries += 1
    }
    let stray = try database.run(
      "SELECT number FROM journal_changes WHERE sequence NOT IN (SELECT sequence FROM journal)")
    for row in stray { report.add(.journal, "journal_changes", "\(row[0].integer ?? 0)") }
  }

  private mutating func rows(of table: Table) throws(Problem) {
    var findings: [(StoreReport.Fault, String)] = []
    var left = recorded[table.name] ?? [:]
    let isRecorded = table.name != Table.counters.name
    try database.each(table.selectAll) { row in
      let values = row.values
      let content = Array(values.dropLast())
      let key = table.keyText(of: content)
      let hash = table.hash(ofImage: table.image(of: content))
      if values.last?.text != hash {
        findings.append((.row, key))
      } else if isRecorded, left[key] != hash {
        findings.append((.unrecorded, key))
      }
      left[key] = nil
    }
    for (fault, key) in findings { report.add(fault, table.name, key) }
    for key in left.keys.sorted() { report.add(.unrecorded, table.name, key) }
  }

  /// The tables that restate statements, against the statements.
  private mutating func restated() throws(Problem) {
    var wanted: [String: Set<String>] = [:]
    var broken: [String] = []
    try database.each("SELECT id, understood FROM statements") { row in
      guard let draft = row.withBytes(1, Draft.read) else {
        broken.append(row.text(0))
        return
      }
      for (table, values) in StatementRows.derived(id: row.text(0), draft) {
        wanted[table.name, default: []].insert(table.image(of: values))
      }
    }
    for id in broken { report.add(.row, "statements", id) }
    for table in Table.derived {
      var left = wanted[table.name] ?? []
      var wrong: [String] = []
      try database.each(table.selectAll) { row in
        let content = Array(row.values.dropLast())
        let image = table.image(of: content)
        let sound = row.values.last?.text == table.hash(ofImage: image)
        if left.remove(image) == nil || !sound { wrong.append(table.keyText(of: content)) }
      }
      for key in wrong { report.add(.restated, table.name, key) }
      if wrong.isEmpty, !left.isEmpty { report.add(.restated, table.name, "\(left.count)") }
    }
  }
}
