// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Store

/// The register on disk: kept, journalled, undone, and sound.
@Suite struct RegisterStoreTests {
  private let day = CalendarDate(iso: "2026-11-22")

  @Test func `cells are kept, changed, emptied and undone`() throws {
    let store = try StatementStore.inMemory()
    let first = RegisterRow("I-1", "cost", value: "3000000 JPY")
    let second = RegisterRow("I-1", "process", item: "受注", value: "automate")
    try store.set([(first, true), (second, true)], by: president)
    var register = try store.register(asOf: day)
    #expect(register["I-1"].amount("cost") == RegisterAmount(3_000_000, "JPY"))
    #expect(register["I-1"].items("process").map(\.item) == ["受注"])
    try store.set([(second, false)], by: president)
    register = try store.register(asOf: day)
    #expect(!register["I-1"].has("process"))
    _ = try store.undo(by: president)
    #expect(try store.register(asOf: day)["I-1"].has("process"))
    _ = try store.undo(by: president)
    #expect(try store.register(asOf: day).entries.isEmpty)
    _ = try store.redo(by: president)
    #expect(try store.register(asOf: day)["I-1"].has("cost"))
    #expect(try store.check().isSound)
  }

  @Test func `saying the same again is no change`() throws {
    let store = try StatementStore.inMemory()
    var moments = ["2026-11-22T01:00:00Z", "2026-11-22T02:00:00Z"].makeIterator()
    store.clock = { moments.next() ?? "2026-11-22T03:00:00Z" }
    let row = RegisterRow("I-1", "cost", value: "1 JPY")
    try store.set([(row, true)], by: president)
    try store.set([(row, true)], by: president)
    #expect(try store.history().count == 1)
  }

  @Test func `reviews are numbered, and their numbers never come back`() throws {
    let store = try StatementStore.inMemory()
    var review = RegisterReview(subject: "I-1", number: 0, date: "2026-11-22")
    review.figure = RegisterAmount(25, "percent")
    review.returned = 800_000
    #expect(try store.addReview(review, by: president).number == 1)
    var words = RegisterReview(subject: "I-1", number: 0, date: "2026-11-23")
    words.words = "楽になった"
    #expect(try store.addReview(words, by: president).number == 2)
    _ = try store.undo(by: president)
    #expect(try store.addReview(words, by: president).number == 3)
    let kept = try store.register(asOf: day)["I-1"].reviews
    #expect(kept.map(\.number) == [1, 3])
    #expect(kept[0].figure == RegisterAmount(25, "percent") && kept[0].returned == 800_000)
    #expect(try store.check().isSound)
  }

  @Test func `the history of an id tells its fields, too, and no other id's`() throws {
    let store = try StatementStore.inMemory()
    try store.set([(RegisterRow("I-1", "cost", value: "1 JPY"), true)], by: president)
    try store.set([(RegisterRow("I-10", "cost", value: "1 JPY"), true)], by: president)
    #expect(try store.history(of: "I-1").count == 1)
  }

  @Test func `a store of an older program has an empty register`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("old.db")
    let old = try StatementStore.open(
      path: path, access: .create, migrations: Array(Migration.all.prefix(3)))
    try old.add("一")
    let reader = try StatementStore.open(path: path, access: .readOnly)
    #expect(try reader.register(asOf: day).entries.isEmpty)
    #expect(try reader.check().isSound)
  }
}
