// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store
import Testing

@Suite struct HistoryTests {
  /// What is typed, and which statements are live afterwards.
  struct Course: CustomTestStringConvertible {
    let steps: String, live: [String]
    var testDescription: String { "\(steps) → \(live.joined(separator: " "))" }
  }

  /// A letter adds a statement of that name, `u` undoes, `r` does again, `x` retires the first,
  /// `q` asks a question.
  @Test(arguments: [
    Course(steps: "A", live: ["A"]),
    Course(steps: "ABu", live: ["A"]),
    Course(steps: "ABuu", live: []),
    Course(steps: "ABuur", live: ["A"]),
    Course(steps: "ABuurr", live: ["A", "B"]),
    Course(steps: "ABuCu", live: ["A"]),
    Course(steps: "ABuCuu", live: []),
    Course(steps: "ABuCuur", live: ["A"]),
    Course(steps: "ABuCuurr", live: ["A", "C"]),
    Course(steps: "ABurur", live: ["A", "B"]),
    Course(steps: "ABururuu", live: []),
    Course(steps: "ABx", live: ["B"]),
    Course(steps: "ABxu", live: ["A", "B"]),
    Course(steps: "ABxur", live: ["B"]),
    Course(steps: "AqBqu", live: ["A"]),
    Course(steps: "ABuqr", live: ["A", "B"]),
  ])
  func `undo and redo go back and forth without end`(_ row: Course) throws {
    let store = try StatementStore.inMemory()
    for step in row.steps {
      switch step {
      case "u": _ = try store.undo(by: president)
      case "r": _ = try store.redo(by: president)
      case "x": _ = try store.retire("P-1", by: president)
      case "q":
        let question = LoggedQuestion(
          text: "?", askedBy: nil, verdict: .approve, main: "", receipt: .null)
        _ = try store.log(question, by: president)
      default: try store.add(String(step))
      }
      #expect(try store.check().findings == [])
    }
    #expect(try store.statements().filter(\.isLive).map(\.text) == row.live)
  }

  @Test func `there is an end to undo and redo`() throws {
    let store = try StatementStore.inMemory()
    #expect(throws: Problem(.storeNothingToUndo)) { try store.undo(by: president) }
    try store.add("A")
    #expect(throws: Problem(.storeNothingToRedo)) { try store.redo(by: president) }
    _ = try store.undo(by: president)
    #expect(throws: Problem(.storeNothingToUndo)) { try store.undo(by: president) }
    try store.add("B")
    #expect(throws: Problem(.storeNothingToRedo)) { try store.redo(by: president) }
  }

  @Test func `three hundred actions are undone and done again`() throws {
    let store = try StatementStore.inMemory()
    for n in 0..<300 { try store.add("文\(n)") }
    let all = try store.statements()
    for _ in 0..<300 { _ = try store.undo(by: president) }
    #expect(try store.statements().isEmpty)
    for _ in 0..<300 { _ = try store.redo(by: president) }
    #expect(try store.statements() == all)
  }

  @Test func `an import of many is one action, undone at once`() throws {
    let store = try StatementStore.inMemory()
    let drafts = (0..<50).map {
      (draft: sampleDraft("文\($0)"), kind: Kind.principle, audiences: nil as Set<Audience>?)
    }
    _ = try store.add(drafts, by: Signature(who: "president", command: "import a.md"))
    #expect(try store.history().map(\.by.command) == ["import a.md"])
    let undone = try store.undo(by: Signature(who: "president", command: "undo"))
    #expect(undone.statementChanges.count == 50)
    #expect(undone.statementChanges.allSatisfy { $0.before != nil && $0.after == nil })
    #expect(try store.statements().isEmpty)
  }

  @Test func `several changes joined are one action`() throws {
    let store = try StatementStore.inMemory()
    try store.act(by: Signature(who: "president", command: "answer Q-1")) {
      () throws(Problem) in
      _ = try store.add([(sampleDraft("新しい原則"), .principle, nil)], by: president)
      _ = try store.addPrecedent(
        sampleDraft("受けた"), outcome: .approved, reason: nil, date: nil, by: president)
    }
    #expect(try store.history().count == 1)
    _ = try store.undo(by: president)
    #expect(try store.statements().isEmpty)
    #expect(try store.precedents().isEmpty)
  }

  @Test func `an entry says what stood before and after`() throws {
    let store = try StatementStore.inMemory()
    store.clock = { "2026-04-01T00:00:00Z" }
    try store.add("古い")
    try store.add("ほか")
    _ = try store.edit(
      "P-1", to: sampleDraft("新しい"), by: Signature(who: "CFO", command: "edit P-1"))
    let history = try store.history(of: "P-1")
    #expect(history.map(\.sequence) == [1, 3])
    #expect(history[1].by == Signature(who: "CFO", command: "edit P-1"))
    #expect(history[1].at == "2026-04-01T00:00:00Z")
    #expect(history[1].statementChanges.map(\.before?.text) == ["古い"])
    #expect(history[1].statementChanges.map(\.after?.text) == ["新しい"])
    #expect(history[1].previous == (try store.history())[1].hash)
    #expect(try store.history(limit: 1).map(\.sequence) == [3])
  }

  @Test func `the state of a past day is what stood at its end`() throws {
    let store = try StatementStore.inMemory()
    func day(_ n: Int) throws -> CalendarDate {
      try #require(CalendarDate(year: 2026, month: 4, day: n))
    }
    // Noon in UTC falls on the same day in every zone but the outermost.
    func on(_ n: Int) { store.clock = { "2026-04-0\(n)T11:00:00Z" } }
    on(1)
    try store.add("一")
    on(2)
    try store.add("二")
    _ = try store.edit("P-1", to: sampleDraft("一改"), by: president)
    on(4)
    _ = try store.retire("P-2", by: president)
    _ = try store.addPrecedent(
      sampleDraft("受けた"), outcome: .approved, reason: nil, date: nil, by: president)
    on(5)
    _ = try store.undo(by: president)
    _ = try store.undo(by: president)
    _ = try store.undo(by: president)
    #expect(try store.state(on: day(1)).statements.map(\.text) == ["一"])
    #expect(try store.state(on: day(2)).statements.map(\.text) == ["一改", "二"])
    #expect(try store.state(on: day(3)).statements.map(\.text) == ["一改", "二"])
    #expect(try store.state(on: day(4)).statements.map(\.isLive) == [true, false])
    #expect(try store.state(on: day(4)).precedents.map(\.id) == ["R-1"])
    #expect(try store.state(on: day(5)).statements == store.statements())
    #expect(try store.state(on: day(5)).precedents.isEmpty)
    let before = try #require(CalendarDate(year: 2026, month: 3, day: 31))
    #expect(try store.state(on: before).statements.isEmpty)
  }
}
