// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Session
import Testing

/// Rules of every shape, in many trades, decide the facts that they speak of.
///
/// The floors are what stands today. `SHOW_MISSES=1` prints each miss, `ONE_IN=1` asks every case.
@Suite struct GeneratedCasesTests {
  @Test(arguments: [("ja", 4), ("en", 9)])
  func `what a rule says of a fact is what is decided`(
    _ language: String, _ mostUnsafe: Int
  ) throws {
    let made = try GeneratedCases(language)
    let environment = ProcessInfo.processInfo.environment
    let cases = try made.cases(oneIn: environment["ONE_IN"].flatMap(UInt64.init) ?? 16)
    #expect(cases.count > 300)
    let answers = try GeneratedCasesTests.verdicts(cases)
    var right: [String: Int] = [:]
    var asked: [String: Int] = [:]
    var unsafe: [String] = []
    for one in cases {
      let got = try #require(answers[one.id])
      asked[one.shape, default: 0] += 1
      if one.wanted.contains(got) {
        right[one.shape, default: 0] += 1
      } else if got == "approve" {
        unsafe.append(one.id)
      }
      if environment["SHOW_MISSES"] != nil, !one.wanted.contains(got) {
        print("\(got), not \(one.wanted): \(one.scenario.text)")
      }
    }
    #expect(unsafe.count <= mostUnsafe, "approved what must not be: \(unsafe)")
    for (shape, least) in made.floors.sorted(by: { $0.key < $1.key }) {
      guard let count = asked[shape] else { continue }
      let share = Double(right[shape] ?? 0) / Double(count)
      #expect(share >= least, "\(shape): \(right[shape] ?? 0) of \(count) right")
    }
    let total = right.values.reduce(0, +)
    print("generated \(language): \(total) of \(cases.count) right, \(unsafe.count) unsafe")
  }

  private static func verdicts(_ cases: [GeneratedCases.Case]) throws -> [String: String] {
    let path = NSTemporaryDirectory() + "generated-\(UUID().uuidString).jsonl"
    let lines = cases.map { $0.scenario.text + "\n" }.joined()
    try lines.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let surroundings = Surroundings(
      environment: { _ in nil }, isInteractive: false, width: 100,
      today: { CalendarDate(iso: "2026-11-22") ?? .today }, now: { "2026-11-22T03:00:00Z" },
      edit: { (text) throws(Problem) in text }, askLine: { _ in nil })
    let reply = Conversation(surroundings).run(["test", "--json", "--today", "2026-11-22", path])
    var found: [String: String] = [:]
    for line in reply.text.split(separator: "\n") {
      let json = try JSON(parsing: String(line))
      if let id = json["id"]?.string, let verdict = json["verdict"]?.string { found[id] = verdict }
    }
    return found
  }
}
