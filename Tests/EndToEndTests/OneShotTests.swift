// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

/// The same things as commands of the shell, with `-c`, and from a file.
@Suite struct OneShotTests {
  /// Statements without when they were recorded.
  private func kept(_ home: Home) throws -> [String] {
    try home.json("list").map { object in
      guard case .object(let pairs) = object else { return "" }
      return JSON.object(pairs.filter { $0.key != "recordedAt" }).text
    }
  }

  @Test func `a statement is kept alike by every way of saying it`() throws {
    let text = Company.statements[0]
    var results: [[String]] = []
    for (arguments, input) in [
      (["add", text], ""), (["追加", text], ""), (["add", "-"], text), (["-c", text], ""),
      (["-c", "/add \"\(text)\""], ""), (["-c", "／追加 \(text)"], ""), ([], text + "\n"),
      ([], "/add \(text)"),
    ] {
      let home = try Home()
      let outcome = try home.run(arguments, bytes: Array(input.utf8))
      #expect(outcome.exit == .code(0) && outcome.output.contains("P-1"), "\(outcome)")
      results.append(try kept(home))
    }
    #expect(results[0].count == 1)
    #expect(results.allSatisfy { $0 == results[0] }, "\(results)")
  }

  @Test func `a question is answered alike by every way of asking it`() throws {
    let home = try Home.withCompany()
    let question = Company.declined[0]
    let answers = try [
      home.run("ask", question), home.run("相談", question), home.run("-c", question),
      home.run("-c", "/ask \(question)"), home.run(input: question),
      home.run(input: "／相談　\(question)\r\n"),
    ]
    #expect(answers[0].output.contains("見送り — ") && answers[0].output.contains("P-1"))
    #expect(answers.allSatisfy { $0 == answers[0] }, "\(answers)")
    let objects = try [
      home.run("ask", question, "--json"), home.run("--json", "ask", question),
      home.run("-c", "/ask --json \(question)"), home.run("--json", input: question),
      home.run("-c", question, "--json"),
    ]
    #expect(try objects[0].objects.count == 1)
    #expect(objects.allSatisfy { $0 == objects[0] }, "\(objects)")
  }

  @Test func `a file of lines runs to its end and tells the last failure`() throws {
    let home = try Home()
    let lines = [
      Company.statements[0], "", "/show P-9", "/list --json", "/quit", Company.statements[1],
    ]
    let outcome = try home.run(input: lines.joined(separator: "\n"))
    #expect(outcome.exit == .code(1), "\(outcome)")
    #expect(outcome.error.contains("[store/no-such-id]"))
    #expect(outcome.output.contains("\"id\": \"P-1\""))
    #expect(try home.statements().count == 1)
    let same = try home.run("-c", "/list --json\n/show P-9")
    #expect(same.exit == .code(1) && same.output.contains("\"id\": \"P-1\""))
  }

  @Test func `options of the program hold for every line`() throws {
    let home = try Home()
    let file = home.path("elsewhere/own.db")
    try home.succeed("--db", file, "-c", Company.statements[0])
    try home.succeed("-c", Company.statements[1], "--db", file)
    try home.succeed("--db", file, input: Company.statements[3])
    let listed = try home.run("list", "--json", with: ["ALTEREGO_DB": file])
    #expect(try listed.objects.map { $0["id"]?.string } == ["P-1", "P-2", "K-1"])
    #expect(!FileManager.default.fileExists(atPath: home.store))
    #expect(try home.mode(file) == 0o600)
    #expect(try home.mode(home.path("elsewhere")) == 0o700)
  }

  struct Verdict: CustomTestStringConvertible {
    let words: [String]
    let verdict: String
    let code: Int32
    var testDescription: String { "\(verdict) ends with \(code)" }
  }

  @Test(arguments: [
    Verdict(words: Company.approved, verdict: "approve", code: 0),
    Verdict(words: Company.conditional, verdict: "conditional", code: 21),
    Verdict(words: Company.escalated, verdict: "escalate", code: 22),
    Verdict(words: Company.declined, verdict: "decline", code: 23),
  ])
  func `a script can tell the verdict from the exit code`(_ row: Verdict) throws {
    let home = try Home.withCompany()
    let asked = try home.run(["ask", "--exit-code", "--json"] + row.words)
    #expect(asked.exit == .code(row.code))
    #expect(try asked.objects.first?["verdict"]?.string == row.verdict)
    #expect(try home.run(["ask"] + row.words).exit == .code(0))
  }

  static let scenario = """
    # 粗利の低い受注
    P1: 粗利率が25%を下回る受注は断ること。
    ask: 粗利率22%の受注を受けてよいか。
    expect: VERDICT
    cites: P1

    """

  @Test func `a scenario that fails ends with 2 and one that holds with 0`() throws {
    let home = try Home()
    let good = try home.write(
      Self.scenario.replacing("VERDICT", with: "decline"), to: "good.txt")
    let bad = try home.write(Self.scenario.replacing("VERDICT", with: "approve"), to: "bad.txt")
    #expect(try home.run("test", good).exit == .code(0))
    let failed = try home.run("test", good, bad)
    #expect(failed.exit == .code(2) && failed.output.contains("approve ≠ decline"), "\(failed)")
    #expect(!FileManager.default.fileExists(atPath: home.store))
  }

  @Test func `questions to the store are answered without changing it`() throws {
    let home = try Home.withCompany()
    let before = try home.bytes(home.store)
    for arguments in [
      ["list"], ["show", "P-1"], ["history"], ["trace", "P-1"], ["diagnose"], ["next"],
      ["export", "map"], ["check"], ["parse", Company.statements[0]],
      ["add", "--dry-run", "値引きは原則として行わない。"],
      ["ask", "--no-log"] + Company.declined, ["retire", "P-1", "--dry-run"],
    ] {
      let outcome = try home.run(arguments)
      #expect(outcome.exit == .code(0), "\(arguments): \(outcome)")
      #expect(!outcome.output.isEmpty && outcome.error.isEmpty, "\(arguments): \(outcome)")
    }
    #expect(try home.bytes(home.store) == before)
  }

  @Test func `every change can be undone and done again, from run to run`() throws {
    let home = try Home.withCompany()
    try home.succeed("retire", "P-1")
    #expect(try home.statements()["P-1"] == nil)
    try home.succeed("undo")
    #expect(try home.statements()["P-1"] == Company.statements[0])
    try home.succeed("redo")
    #expect(try home.statements()["P-1"] == nil)
    #expect(try home.run("redo").failed(1, "store/nothing-to-redo"))
  }
}
