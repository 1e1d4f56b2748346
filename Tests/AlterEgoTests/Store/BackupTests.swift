// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Store
import Testing

@Suite struct BackupTests {
  @Test func `a backup is a sound store with the same content`() throws {
    let folder = TemporaryFolder()
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    for n in 0..<30 { try store.add("文\(n)") }
    try store.backup(to: folder.file("b.db"))
    let copy = try StatementStore.open(path: folder.file("b.db"), access: .readWrite)
    #expect(try copy.statements() == store.statements())
    #expect(try copy.history() == store.history())
    #expect(try copy.check().findings == [])
    #expect(try copy.undo(by: president).statementChanges.count == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == ["a.db", "b.db"])
  }

  @Test func `a backup overwrites nothing unasked`() throws {
    let folder = TemporaryFolder()
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    try store.add("一")
    try OpeningTests.write([1, 2, 3], to: folder.file("b.db"))
    #expect(throws: Problem(.fileExists, ["path": folder.file("b.db")])) {
      try store.backup(to: folder.file("b.db"))
    }
    #expect(try OpeningTests.bytes(of: folder.file("b.db")) == [1, 2, 3])
    try store.backup(to: folder.file("b.db"), replacing: true)
    let copy = try StatementStore.open(path: folder.file("b.db"), access: .readOnly)
    #expect(try copy.statements().count == 1)
  }

  @Test func `a copy taken while others write is sound`() async throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    let store = try StatementStore.open(path: path, access: .create)
    try store.add("一")
    let writing = Task {
      let writer = try StatementStore.open(path: path, access: .readWrite)
      for n in 0..<100 { try writer.add("文\(n)") }
    }
    for n in 0..<5 {
      try store.backup(to: folder.file("copy\(n).db"))
      let copy = try StatementStore.open(path: folder.file("copy\(n).db"), access: .readOnly)
      #expect(try copy.check().findings == [])
    }
    try await writing.value
    #expect(try store.statements().count == 101)
  }

  @Test func `a year of daily backups keeps seven days, four weeks and twelve months`() throws {
    let start = try #require(CalendarDate(year: 2025, month: 1, day: 1))
    var kept: [CalendarDate] = []
    for n in 0..<500 {
      kept.append(start.adding(days: n))
      let expired = Set(BackupPlan.expired(kept))
      kept.removeAll { expired.contains($0) }
    }
    // 2026-05-15 is a Friday; its week and month are among the seven days.
    let expected = [
      "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30", "2025-10-31", "2025-11-30",
      "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-26", "2026-04-30",
      "2026-05-03", "2026-05-09", "2026-05-10", "2026-05-11", "2026-05-12", "2026-05-13",
      "2026-05-14", "2026-05-15",
    ]
    #expect(kept.map(\.description) == expected)
  }

  @Test func `a day has one backup, and strangers' files stay`() throws {
    let folder = TemporaryFolder()
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    try store.add("一")
    let day = try #require(CalendarDate(year: 2026, month: 4, day: 1))
    #expect(try store.backUpDaily(on: day) == folder.file("backups/a-2026-04-01.db"))
    #expect(try store.backUpDaily(on: day) == nil)
    try OpeningTests.write([1], to: folder.file("backups/mine.db"))
    for n in 1..<40 { _ = try store.backUpDaily(on: day.adding(days: n)) }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.file("backups"))
    #expect(left.contains("mine.db"))
    #expect(left.count == 7 + 3 + 1 + 1)
    let last = try StatementStore.open(
      path: folder.file("backups/a-2026-05-10.db"), access: .readOnly)
    #expect(try last.statements().count == 1)
  }

  @Test func `restoring brings the content back, and no id returns`() throws {
    let folder = TemporaryFolder()
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    try store.add("一")
    try store.backup(to: folder.file("b.db"))
    try store.add("二")
    try store.add("三")
    try store.restore(from: folder.file("b.db"))
    #expect(try store.statements().map(\.text) == ["一"])
    #expect(try store.add("四").id == "P-4")
    #expect(try store.check().findings == [])
  }

  @Test func `nothing is restored from what is no sound store`() throws {
    let folder = TemporaryFolder()
    let store = try StatementStore.open(path: folder.file("a.db"), access: .create)
    try store.add("一")
    for bad in OpeningTests.badFiles {
      try OpeningTests.write(bad.spoil(try OpeningTests.soundBytes()), to: folder.file("b.db"))
      let problem = #expect(throws: Problem.self) { try store.restore(from: folder.file("b.db")) }
      #expect(problem?.code == bad.code)
    }
    #expect(try store.statements().map(\.text) == ["一"])
  }
}
