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
