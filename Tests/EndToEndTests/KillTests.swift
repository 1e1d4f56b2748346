// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
@preconcurrency import Glibc
import Testing

/// What was acknowledged is there, whatever happens to the process afterwards.
@Suite struct KillTests {
  /// `ALTEREGO_KILLS` asks for more.
  static let kills = ProcessInfo.processInfo.environment["ALTEREGO_KILLS"].flatMap(Int.init) ?? 60

  /// Ids at the start of a line or in an acknowledgement.
  private func ids(in output: String) -> [String] {
    // A line that was cut short by the kill may end within its id.
    let whole = output.lastIndex(of: "\n").map { output[...$0] } ?? ""
    // A line begins with the id it acknowledges; those it only speaks of stand further in.
    return whole.matches(of: /^[PSKCDI]-\d+\b/.anchorsMatchLineEndings()).map {
      String($0.output)
    }
  }

  /// Runs `alterego` and kills it after a moment; returns what it had printed.
  private func killed(
    _ arguments: [String], input: String, after milliseconds: Int, in home: Home
  ) throws -> (output: String, exit: Binary.Exit) {
    let typed = try home.write(input, to: "input.txt")
    let printed = home.path("output.txt")
    let child = try Binary.starting.withLock { _ in
      try Binary.spawn(
        Binary.path, arguments, environment: home.environment(), newSession: false
      ) {
        posix_spawn_file_actions_addopen($0, 0, typed, O_RDONLY, 0)
        posix_spawn_file_actions_addopen($0, 1, printed, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen($0, 2, "/dev/null", O_WRONLY, 0)
      }
    }
    usleep(UInt32(milliseconds) * 1_000)
    kill(child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return (try home.text(printed), Binary.Exit(status: status))
  }

  @Test func `no acknowledged statement is lost to kill -9`() throws {
    let home = try Home()
    var random = SystemRandomNumberGenerator()
    var acknowledged: [String: Int] = [:]
    let lines = (1...25).map { "営業部長は\($0)万円以下の購買を承認してよい。" }.joined(separator: "\n")
    // Many statements at once, and many one after the other; a whole run of each is timed, so
    // that the kills fall all over it.
    let ways: [[String]] = [["add", "-"], []]
    let clock = ContinuousClock()
    var times: [Int] = []
    for way in ways {
      let start = clock.now
      let outcome = try home.run(way, bytes: Array(lines.utf8))
      #expect(outcome.exit == .code(0), "\(outcome)")
      times.append(Int((clock.now - start) / .milliseconds(1)))
    }
    for id in try home.statements().keys { acknowledged[id] = 0 }
    var cutShort = 0
    for round in 1...Self.kills {
      let way = round % 2
      let moment = Int.random(in: times[way] / 3...times[way] * 11 / 10, using: &random)
      let (output, exit) = try killed(ways[way], input: lines, after: moment, in: home)
      if exit == .signal(SIGKILL) { cutShort += 1 }
      for id in ids(in: output) {
        #expect(acknowledged[id] == nil || acknowledged[id] == round, "\(id) was given twice")
        acknowledged[id] = round
      }
      if round % 20 == 0 || round == Self.kills {
        let kept = try home.statements()
        let lost = Set(acknowledged.keys).subtracting(kept.keys)
        #expect(lost.isEmpty, "lost after \(round) kills: \(lost.sorted())")
        let check = try home.run("check")
        #expect(check.exit == .code(0), "\(check)")
      }
    }
    #expect(cutShort > Self.kills / 4, "only \(cutShort) of \(Self.kills) kills came in time")
    let folder = home.files(below: home.path("data/alterego"))
    #expect(!folder.contains { $0.hasSuffix(".new") }, "\(folder)")
  }

  @Test func `the first statement survives a kill or was never there`() throws {
    for moment in stride(from: 50, through: 450, by: 80) {
      let home = try Home()
      let (output, _) = try killed(
        ["-c", Company.statements[0]], input: "", after: moment, in: home)
      let acknowledged = Set(ids(in: output))
      let list = try home.run("list", "--json")
      if acknowledged.isEmpty && list.exit == .code(10) { continue }
      #expect(list.exit == .code(0), "\(list)")
      #expect(acknowledged.isSubset(of: Set(try list.objects.compactMap { $0["id"]?.string })))
      #expect(try home.run("check").exit == .code(0))
    }
  }

  @Test func `four writers at once keep everything and share no id`() async throws {
    let home = try Home()
    let environment = home.environment()
    let outputs = try await withThrowingTaskGroup(of: String.self) { group in
      for writer in 1...4 {
        group.addTask {
          // One process for each statement, as four people at four shells.
          let script = """
            for n in $(seq 1 25); do
              "$0" add "営業部長は\(writer)$n万円以下の購買を承認してよい。" --json || exit 1
            done
            """
          let outcome = try Binary.run(
            ["-c", script, Binary.path], environment: environment, program: "/bin/sh",
            timeout: .seconds(240))
          guard outcome.exit == .code(0) else { throw Unexpected(description: "\(outcome)") }
          return outcome.output
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let added = try outputs.flatMap { output in
      try output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }
    #expect(added.count == 100)
    #expect(Set(added.compactMap { $0["id"]?.string }).count == 100)
    let kept = try home.statements()
    #expect(kept.count == 100)
    for object in added {
      #expect(kept[object["id"]?.string ?? ""] == object["text"]?.string)
    }
    #expect(try home.run("check").exit == .code(0))
  }

  @Test func `the prompt sees what another process adds meanwhile`() throws {
    let home = try Home.withCompany()
    let terminal = try home.prompt(with: ["ALTEREGO_LANG": "ja"])
    try terminal.expect("社長> ")
    try terminal.sendLine("/list kpi")
    try terminal.expect("K-1", timeout: .seconds(60))
    try terminal.expect("社長> ")
    try home.succeed("add", "経常利益率を8%以上にする。")
    try terminal.sendLine("/list kpi")
    let list = try terminal.expect("社長> ", timeout: .seconds(60))
    #expect(list.contains("K-2"), "\(list)")
  }
}
