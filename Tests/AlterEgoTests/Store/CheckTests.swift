// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Model
import Store
import Testing

@Suite struct CheckTests {
  static let tables = [
    "statements", "statement_concepts", "statement_norms", "statement_quantities", "decisions",
    "decision_reviews", "questions", "links_by_hand", "gap_acceptances", "profile", "corrections",
    "learned_words",
    "counters", "journal", "journal_changes",
  ]

  /// A store with at least a row in every table.
  static func fullStore(at path: String) throws {
    let store = try StatementStore.open(path: path, access: .create)
    try store.add("一")
    try store.add("二", .strategy)
    _ = try store.edit("P-1", to: sampleDraft("一改"), by: president)
    _ = try store.addPrecedent(
      sampleDraft("断った"), outcome: .declined, reason: "薄い", date: nil, by: president)
    var review = DecisionReview()
    review.expectation = "粗利が残る"
    review.reviewOn = "2027-04-01"
    try store.setReview(of: "R-1", to: review, by: president)
    var question = LoggedQuestion(
      text: "?", askedBy: nil, verdict: .escalate, main: "", receipt: .object([]))
    question.waits = true
    _ = try store.log(question, by: president)
    try store.decide(
      LinkDecision(from: "P-1", to: "S-1", relation: .realisedBy, accepted: true), by: president)
    _ = try store.acceptGap("vague-word P-1", because: "承知", facts: "f", by: president)
    try store.setProfile(CompanyProfile(), by: president)
    try store.addCorrection(of: "つらい", to: .object([]), by: president)
    try store.learn(LearnedWord(word: "木型", concept: nil), by: president)
    _ = try store.retire("S-1", by: president)
    _ = try store.undo(by: president)
  }

  /// Every row of every table, as text, or nil when the file can't be read.
  private func content(of path: String) -> [String]? {
    guard let database = try? Database(path: path, access: .readOnly) else { return nil }
    var rows: [String] = []
    for table in Self.tables + ["sqlite_schema"] {
      guard let found = try? database.run("SELECT * FROM \(table)") else { return nil }
      rows += found.map { "\(table) \($0)" }
    }
    return rows
  }

  /// Whether opening or checking the file finds anything.
  private func isFound(_ path: String) -> Bool {
    guard let store = try? StatementStore.open(path: path, access: .readOnly) else { return true }
    if store.refusesWriting == .storeNewerSchema { return true }
    guard let report = try? store.check() else { return true }
    return !report.isSound
  }

  /// Flips single bytes all over the file.
  ///
  /// Wherever a row then reads differently, the check must say so. `ALTEREGO_FLIP_EVERY=1` tries
  /// each byte instead of one in 97.
  @Test func `a flipped byte of any row is found`() throws {
    let folder = TemporaryFolder()
    try Self.fullStore(at: folder.file("a.db"))
    let bytes = try OpeningTests.bytes(of: folder.file("a.db"))
    let sound = try #require(content(of: folder.file("a.db")))
    #expect(Set(sound.compactMap { $0.split(separator: " ").first }).count == Self.tables.count + 1)
    #expect(!isFound(folder.file("a.db")))
    let copy = folder.file("copy.db")
    let environment = ProcessInfo.processInfo.environment
    let step = environment["ALTEREGO_FLIP_EVERY"].flatMap { Int($0) } ?? 97
    var changed = 0
    for at in stride(from: 0, to: bytes.count, by: step) {
      var flipped = bytes
      flipped[at] ^= [0x01, 0x20, 0x80][at % 3]
      try OpeningTests.write(flipped, to: copy)
      guard content(of: copy) != sound else { continue }
      changed += 1
      if !isFound(copy) { Issue.record("byte \(at) was flipped unseen") }
    }
    #expect(changed > 100)
  }

  /// A change made behind the store's back, and what the check calls it.
  struct Tampering: CustomTestStringConvertible, Sendable {
    let sql: String, fault: StoreReport.Fault
    var testDescription: String { "\(sql): \(fault.rawValue)" }
  }

  @Test(arguments: [
    Tampering(sql: "UPDATE statements SET text = 'other' WHERE id = 'P-1'", fault: .row),
    Tampering(sql: "UPDATE statements SET hash = 'x' WHERE id = 'P-1'", fault: .row),
    Tampering(sql: "DELETE FROM statements WHERE id = 'P-1'", fault: .unrecorded),
    Tampering(sql: "DELETE FROM decisions", fault: .unrecorded),
    Tampering(sql: "UPDATE statement_norms SET modality = 'may'", fault: .restated),
    Tampering(sql: "DELETE FROM statement_concepts", fault: .restated),
    Tampering(sql: "UPDATE counters SET last = 0 WHERE name = 'P'", fault: .row),
    Tampering(sql: "UPDATE profile SET value = '1'", fault: .row),
    Tampering(
      sql: "DROP TRIGGER journal_is_not_updated; UPDATE journal SET who = 'me'", fault: .journal),
    Tampering(
      sql: "DROP TRIGGER journal_changes_are_not_updated; UPDATE journal_changes SET after = NULL",
      fault: .journal),
    Tampering(sql: "DROP TRIGGER journal_is_not_deleted", fault: .schema),
    Tampering(sql: "CREATE TABLE mine (n INTEGER)", fault: .schema),
    Tampering(
      sql: """
        PRAGMA foreign_keys = OFF; DROP TRIGGER journal_is_not_deleted;
        DELETE FROM journal WHERE sequence = 2
        """, fault: .journal),
  ])
  func `what was changed behind the store's back is found`(_ row: Tampering) throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    try Self.fullStore(at: path)
    try Database(path: path, access: .readWrite).script(row.sql)
    let report = try StatementStore.open(path: path, access: .readOnly).check()
    #expect(report.findings.map(\.fault).contains(row.fault))
  }

  @Test(arguments: [
    "UPDATE journal SET who = 'me'", "DELETE FROM journal", "DELETE FROM journal_changes",
    "UPDATE journal_changes SET after = NULL", "ATTACH ':memory:' AS other",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", "SELECT load_extension('x')",
  ])
  func `the journal and the schema can't be rewritten`(_ sql: String) throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    try Self.fullStore(at: path)
    #expect(throws: Problem.self) {
      try Database(path: path, access: .readWrite).script(sql)
    }
    #expect(try StatementStore.open(path: path, access: .readOnly).check().findings == [])
  }
}
