// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

/// The binary alone, anywhere, and with knowledge from a folder.
@Suite struct AnywhereTests {
  private let home: Home

  init() throws { home = try Home() }

  /// Runs a copy of the binary in another folder, with only HOME and PATH set.
  private func runAlone(
    _ binary: String, _ arguments: String..., input: String = ""
  ) throws -> Binary.Outcome {
    try Binary.run(
      ["--chdir=/", binary] + arguments, input: input,
      environment: ["HOME": home.path("alone"), "PATH": "/usr/bin:/bin"], program: "/usr/bin/env",
      timeout: .seconds(60))
  }

  @Test func `a copy of the binary needs nothing beside it but a home`() throws {
    let binary = home.path("somewhere/else/alterego")
    try FileManager.default.createDirectory(
      atPath: home.path("somewhere/else"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: home.path("alone"), withIntermediateDirectories: true)
    // Another process copies it: a test that starts a program meanwhile would keep it open.
    let copied = try Binary.run(
      [Binary.path, binary], environment: home.environment(), program: "/bin/cp")
    #expect(copied.exit == .code(0))
    let added = try runAlone(binary, "add", Company.statements[0])
    #expect(added.exit == .code(0) && added.output.contains("P-1"), "\(added)")
    let asked = try runAlone(binary, "ask", Company.declined[0], "--exit-code")
    #expect(asked.exit == .code(23) && asked.output.contains("P-1"), "\(asked)")
    let folder = home.path("alone/.local/share/alterego")
    #expect(try home.mode(folder) == 0o700)
    #expect(try home.mode(folder + "/alterego.db") == 0o600)
    let made = home.files(below: home.path("alone")).filter { !$0.contains(".local/share") }
    #expect(made.subtracting([".local"]).isEmpty, "\(made)")
    #expect(home.files(below: home.path("somewhere")) == ["else", "else/alterego"])
  }

  /// The knowledge that comes with the sources, copied into the home.
  private func knowledge() throws -> String {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("knowledge")
    let copy = home.path("knowledge")
    try FileManager.default.copyItem(
      atPath: sources.resolvingSymlinksInPath().path, toPath: copy)
    return copy
  }

  @Test func `knowledge from a folder answers as the built-in does`() throws {
    let folder = try knowledge()
    try home.succeed("add", Company.statements[0])
    let ask = ["ask", "--json", Company.declined[0]]
    let own = try home.run(ask)
    #expect(try home.run(ask + ["--knowledge", folder]) == own)
    #expect(try home.run(ask, with: ["ALTEREGO_KNOWLEDGE": folder]) == own)
  }

  @Test func `a broken table is told with its file and line`() throws {
    let folder = try knowledge()
    let table = try #require(
      home.files(below: folder + "/concepts").filter { $0.hasSuffix(".tsv") }.min())
    let file = folder + "/concepts/" + table
    let text = try home.text(file)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count
    try home.write(text + "cut\tshort\n", to: file)
    let outcome = try home.run("parse", Company.statements[0], "--knowledge", folder)
    #expect(outcome.failed(1, "knowledge/malformed"), "\(outcome)")
    #expect(outcome.error.contains("\(table):\(line)"), "\(outcome)")
    let script = try home.run("parse", Company.statements[0], "--knowledge", folder, "--json")
    #expect(try script.errorObject?["at"]?.string?.contains("\(table):\(line)") == true)
  }

  @Test func `a folder without knowledge is told`() throws {
    for folder in [home.path("nowhere"), home.sandbox.folder] {
      let outcome = try home.run("parse", Company.statements[0], "--knowledge", folder)
      #expect(outcome.failed(1, "knowledge/missing"), "\(outcome)")
    }
  }

  @Test(arguments: ["ja", "en"])
  func `the demo ends well and leaves nothing behind`(_ language: String) throws {
    let temporary = home.path("tmp")
    try FileManager.default.createDirectory(
      atPath: temporary, withIntermediateDirectories: true)
    let before = home.files(below: home.sandbox.folder)
    let demo = try home.run(
      "demo", with: ["ALTEREGO_LANG": language, "TMPDIR": temporary])
    #expect(demo.exit == .code(0) && demo.error.isEmpty, "\(demo)")
    #expect(demo.output.contains(/[PKD]-\d/))
    #expect(!demo.output.contains("\u{1B}"))
    #expect(home.files(below: home.sandbox.folder) == before)
  }
}
