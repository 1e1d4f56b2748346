// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

/// Text that would take over a terminal is shown for what it is.
@Suite struct AttackTextTests {
  private let home: Home

  init() throws { home = try Home() }

  /// What may never reach a terminal from stored text.
  static let attacks = [
    "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{202E}", "\u{2066}", "\u{200F}", "\u{FEFF}", "\u{85}",
    "\u{2028}", "\u{E0041}",
  ]

  /// Runs a command at a terminal without colour and returns every byte it wrote.
  private func shown(_ arguments: [String], with more: [String: String] = [:]) throws -> [UInt8] {
    let terminal = try PseudoTerminal(
      Binary.path, arguments,
      environment: home.environment(
        ["NO_COLOR": "1", "ALTEREGO_PAGER": "cat"].merging(more) { $1 }), columns: 200, rows: 50)
    _ = try terminal.exit(timeout: .seconds(60))
    return terminal.transcript
  }

  /// Whether the bytes hold the text as it is.
  private func holds(_ bytes: [UInt8], _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { bytes[$0...].starts(with: wanted) }
  }

  /// Whether they hold any control character but line ends.
  private func controls(in bytes: [UInt8]) -> [UInt8] {
    bytes.filter { ($0 < 0x20 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F }
  }

  @Test(arguments: attacks)
  func `stored text is shown without its powers`(_ attack: String) throws {
    let added = try home.run("add", "お客様の\(attack)個人情報を第三者に渡してはならない。")
    guard added.exit == .code(0) else {
      // Refusing it is as good; then nothing may be there.
      #expect(added.failed(1, "input/control-character"), "\(added)")
      #expect(!FileManager.default.fileExists(atPath: home.store))
      return
    }
    for arguments in [
      ["list"], ["show", "P-1"], ["list", "--json"], ["history"], ["list", "--csv"],
      ["ask", "お客様の個人情報を第三者に渡してよいか。"], ["export", "map"],
      ["export", "map", "--format", "html"],
    ] {
      let bytes = try shown(arguments)
      #expect(arguments[0] == "ask" || holds(bytes, "個人情報"), "\(arguments)")
      #expect(!holds(bytes, attack), "\(arguments)")
      #expect(controls(in: bytes).isEmpty, "\(arguments)")
    }
  }

  static let escape = "\u{1B}]0;owned\u{7}\u{1B}[2J"

  @Test func `names and arguments with escape sequences are shown without their powers`() throws {
    try home.write(try Company.store.get(), to: home.store)
    let folder = home.path("a\(Self.escape)b")
    for arguments in [
      ["list", Self.escape], ["show", Self.escape], [Self.escape], ["list", "--" + Self.escape],
      ["list", "--db", folder], ["test", folder], ["import", folder], ["help", Self.escape],
      ["list", "--as", Self.escape], ["parse", "値引き", "--knowledge", folder],
      ["ask", Self.escape], ["add", Self.escape], ["export", "map", "-o", folder + "/x.html"],
    ] {
      let bytes = try shown(arguments)
      #expect(!bytes.isEmpty && controls(in: bytes).isEmpty, "\(arguments)")
    }
  }

  @Test func `files with escape sequences are shown without their powers`() throws {
    try home.write(try Company.store.get(), to: home.store)
    let scenario = try home.write(
      "# \(Self.escape)\nP1: 値引き\(Self.escape)は禁止する。\nask: 値引き\(Self.escape)してよいか。\nexpect: decline\n",
      to: "scenario.txt")
    let notes = try home.write("値引き\(Self.escape)は禁止する。\n\u{1B}[31m赤字\n", to: "notes.txt")
    for arguments in [
      ["test", scenario], ["test", scenario, "--json"], ["import", notes, "--no-input"],
      ["import", notes, "--yes"], ["list"],
    ] {
      let bytes = try shown(arguments)
      #expect(!bytes.isEmpty && controls(in: bytes).isEmpty, "\(arguments)")
    }
  }

  @Test func `a store doctored by hand is shown without its powers and found out`() throws {
    try home.write(try Company.store.get(), to: home.store)
    let tool = "/usr/bin/sqlite3"
    guard FileManager.default.isExecutableFile(atPath: tool) else { return }
    let doctored = try Binary.run(
      [
        home.store,
        """
        UPDATE statements SET text = text || char(27) || ']0;owned' || char(7),
          understood = replace(understood, '粗利率が', char(155) || '31m粗利率が');
        """,
      ], environment: home.environment(), program: tool)
    #expect(doctored.exit == .code(0), "\(doctored)")
    for arguments in [
      ["list"], ["list", "--json"], ["show", "P-1"], ["trace", "P-1"], ["check"],
    ] {
      let bytes = try shown(arguments)
      #expect(!bytes.isEmpty && controls(in: bytes).isEmpty, "\(arguments)")
      #expect(!holds(bytes, "\u{9B}"), "\(arguments)")
    }
    #expect(try home.run("check").exit != .code(0))
  }

  @Test func `text in a pipe or file stays as it was said`() throws {
    let text = "お客様の\u{202E}個人情報を第三者に渡してはならない。"
    try home.succeed("add", text)
    #expect(try home.statements().values.map { $0 } == [text])
  }
}
