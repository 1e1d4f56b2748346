// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Glibc
import Model
import Store
import Testing

@Suite(.serialized) struct DurabilityTests {
  // MARK: A failing disk

  /// How the disk fails.
  struct Failure: CustomTestStringConvertible, Sendable {
    let name: String
    let status: Int32
    let staysDead: Bool
    var testDescription: String { name }
  }

  /// Fails at the first write, the second, … until an action needs no more; after each failure
  /// a fresh look must show the state before the action or after it, whole.
  @Test(arguments: [
    Failure(name: "the disk is full for a moment", status: 13, staysDead: false),
    Failure(name: "one write fails", status: 778, staysDead: false),
    Failure(name: "the disk is dead from then on", status: 778, staysDead: true),
  ])
  func `a failure at every n-th write leaves the old or the new state`(_ row: Failure) throws {
    FaultyDisk.register()
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    try StatementStore.open(path: path, access: .create).add("前から")
    let before = try OpeningTests.bytes(of: path)
    FaultyDisk.failure.store(row.status, ordering: .relaxed)
    FaultyDisk.staysDead.store(row.staysDead, ordering: .relaxed)
    var failures = 0
    for writes in 0..<500 {
      try OpeningTests.write(before, to: path)
      let store = try StatementStore.open(path: path, access: .readWrite, vfs: FaultyDisk.name)
      FaultyDisk.left.store(writes, ordering: .sequentiallyConsistent)
      let drafts = (0..<3).map {
        (draft: sampleDraft("新\($0)"), kind: Kind.principle, audiences: nil as Set<Audience>?)
      }
      var succeeded = false
      do {
        _ = try store.add(drafts, by: president)
        succeeded = true
      } catch {
        failures += 1
        #expect([.storeFull, .storeFailed].contains(error.code))
      }
      if row.staysDead {
        // As after a crash: the connection never gets to tidy up.
        try look(path, succeeded: succeeded)
        FaultyDisk.left.store(-1, ordering: .sequentiallyConsistent)
      } else {
        FaultyDisk.left.store(-1, ordering: .sequentiallyConsistent)
        try look(path, succeeded: succeeded)
        // The session lives on: what failed can be said again.
        try store.add("また")
        #expect(try store.check().findings == [])
      }
      if succeeded { break }
    }
    #expect(failures > 5)
  }

  private func look(_ path: String, succeeded: Bool) throws {
    let store = try StatementStore.open(path: path, access: .readWrite)
    let texts = try store.statements().map(\.text)
    let (old, new) = (["前から"], ["前から", "新0", "新1", "新2"])
    #expect(texts == new || (texts == old && !succeeded))
    #expect(try store.check().findings == [])
  }

  // MARK: Killed processes

  /// Starts a writer and kills it at a random moment.
  ///
  /// What it acknowledged must be there. `ALTEREGO_KILLS=1000` for the long run.
  @Test func `what was acknowledged survives kill -9`() async throws {
    let folder = TemporaryFolder()
    let kills = ProcessInfo.processInfo.environment["ALTEREGO_KILLS"].flatMap(Int.init) ?? 12
    var survivors = 0
    for round in 0..<kills {
      // A new store now and then: checking a growing one would take longer than the killing.
      let path = folder.file("\(round / 10).db")
      let acknowledged = folder.file("\(round / 10).acknowledged")
      if round.isMultiple(of: 10) {
        try StatementStore.open(path: path, access: .create).add("前から")
      }
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, acknowledged = acknowledged as String, round = round as Int] in
        let killer = Thread {
          usleep(UInt32.random(in: 1_000...150_000))
          kill(getpid(), SIGKILL)
        }
        let store = try StatementStore.open(path: path, access: .readWrite)
        let log = open(acknowledged, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        killer.start()
        for n in 0... {
          let id = try store.add("\(round)-\(n)").id
          _ = (id + "\n").withCString { Glibc.write(log, $0, strlen($0)) }
        }
      }
      let store = try StatementStore.open(path: path, access: .readWrite)
      let ids = Set(try store.statements().map(\.id))
      let said = (try? String(contentsOfFile: acknowledged, encoding: .utf8)) ?? ""
      for id in said.split(separator: "\n") where !ids.contains(String(id)) {
        Issue.record("\(id) was acknowledged and lost")
      }
      #expect(try store.check().findings == [])
      survivors = max(survivors, ids.count)
    }
    #expect(survivors > 1)
  }

  // MARK: Several writers

  @Test func `four writers of 250 each lose nothing`() async throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    _ = try StatementStore.open(path: path, access: .create)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask { try Self.write(250, by: writer, to: path) }
      }
      try await group.waitForAll()
    }
    try expect(1_000, in: path)
  }

  @Test func `four processes lose nothing`() async throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    _ = try StatementStore.open(path: path, access: .create)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          await #expect(processExitsWith: .success) {
            [path = path as String, writer = writer as Int] in
            try Self.write(60, by: writer, to: path)
          }
        }
      }
    }
    try expect(240, in: path)
  }

  private static func write(_ count: Int, by writer: Int, to path: String) throws {
    let store = try StatementStore.open(path: path, access: .readWrite)
    for n in 0..<count { try store.add("\(writer)-\(n)") }
  }

  private func expect(_ count: Int, in path: String) throws {
    let store = try StatementStore.open(path: path, access: .readOnly)
    let statements = try store.statements()
    #expect(Set(statements.map(\.id)) == Set((1...count).map { "P-\($0)" }))
    #expect(Set(statements.map(\.text)).count == count)
    #expect(try store.check().findings == [])
  }

  @Test func `a writer that waits in vain is told that the store is locked`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    let one = try StatementStore.open(path: path, access: .create)
    let other = try StatementStore.open(path: path, access: .readWrite, busyMilliseconds: 50)
    try one.act(by: president) { () throws(Problem) in
      let problem = #expect(throws: Problem.self) { try other.add("二") }
      #expect(problem?.code == .storeLocked)
      _ = try one.add([(sampleDraft("一"), .principle, nil)], by: president)
    }
    try other.add("二")
    #expect(try one.statements().map(\.text) == ["一", "二"])
  }
}
