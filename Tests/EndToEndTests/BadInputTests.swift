// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

/// Input that is no text, too much of it, or meant to do harm.
@Suite struct BadInputTests {
  private let home: Home

  init() throws { home = try Home.withCompany() }

  /// Runs what has to fail and looks whether the store is as it was.
  private func expectFailure(
    _ arguments: [String], input: [UInt8] = [], _ problem: String, at place: String? = nil,
    code: Int32 = 1, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try home.bytes(home.store)
    let outcome = try home.run(arguments, bytes: input)
    #expect(outcome.failed(code, problem), "\(outcome)", sourceLocation: location)
    if let place {
      #expect(outcome.error.contains(place + ": "), "\(outcome)", sourceLocation: location)
    }
    #expect(try home.bytes(home.store) == before, sourceLocation: location)
  }

  static let good = Array("値引きはしない。\n粗利".utf8)

  @Test(arguments: [["add", "-"], ["parse"], []])
  func `bytes that are no UTF-8 are told with line and column`(_ arguments: [String]) throws {
    let input = Self.good + [0xFF, 0x0A]
    if arguments.isEmpty {
      // Talk goes on behind a bad line, so the good one before it is kept.
      let outcome = try home.run([], bytes: input)
      #expect(outcome.failed(1, "input/not-utf8") && outcome.error.contains("stdin:2:3: "))
      #expect(try home.statements().count == Company.statements.count + 1)
    } else {
      try expectFailure(arguments, input: input, "input/not-utf8", at: "stdin:2:3")
    }
  }

  @Test(arguments: [[0xE3, 0x81] as [UInt8], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF8, 0x88]])
  func `half characters, surrogates and overlong forms are no UTF-8`(_ bytes: [UInt8]) throws {
    try expectFailure(
      ["add", "-"], input: Self.good + bytes + [0x0A], "input/not-utf8", at: "stdin:2:3")
  }

  @Test func `a NUL byte is told with line and column`() throws {
    try expectFailure(
      ["add", "-"], input: Self.good + [0, 0x0A], "input/control-character", at: "stdin:2:3")
  }

  @Test func `a line of ten megabytes is refused and the next one is read`() throws {
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20) + [0x0A]
    try expectFailure(["add", "-"], input: line + Self.good, "input/too-long", at: "stdin:1:1")
    try expectFailure(["parse"], input: line, "input/too-long", at: "stdin:1:1")
    let talk = try home.run([], bytes: line + "/list kpi\n".utf8)
    #expect(talk.failed(1, "input/too-long") && talk.output.contains("K-1"), "\(talk.error)")
  }

  @Test func `a line of just under a megabyte is no trap`() throws {
    let words = String(repeating: "値引きはしない。", count: 5_000)
    let outcome = try home.run("parse", "--json", input: words)
    #expect(outcome.exit == .code(0))
    #expect(try outcome.objects.count == 1)
  }

  @Test(arguments: ["\u{1B}[31m", "\u{8}", "\u{7F}", "\u{1B}]0;x\u{7}", "\u{B}"])
  func `control characters are refused wherever text is taken`(_ attack: String) throws {
    let text = "値引き\(attack)はしない。"
    try expectFailure(["add", text], "input/control-character")
    try expectFailure(["-c", text], "input/control-character")
    try expectFailure(["add", "-"], input: Array(text.utf8), "input/control-character")
    let told = try home.run("ask", text)
    #expect(told.failed(1, "input/control-character") && !told.error.contains(attack))
  }

  @Test func `arguments that are no UTF-8 stop nothing`() throws {
    let outcome = try Binary.run(
      ["-c", "\"$0\" add \"$(printf 'a\\377b')\"; \"$0\" \"$(printf '\\377')\"", Binary.path],
      environment: home.environment(), program: "/bin/sh")
    guard case .code(let code) = outcome.exit else {
      Issue.record("\(outcome)")
      return
    }
    #expect(code == 64, "\(outcome)")
    #expect(try home.run("check").exit == .code(0))
  }

  @Test func `a file of more than fifty megabytes is not imported`() throws {
    let path = try home.write("", to: "big.txt")
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: 50 << 20 | 1)
    try file.close()
    try expectFailure(["import", path, "--yes"], "file/too-large")
    try expectFailure(["test", path], "file/too-large")
  }

  @Test func `what is no text is not imported`() throws {
    let picture = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8)
    for name in ["picture.txt", "picture.md", "picture.jpg", "picture"] {
      let path = try home.write(picture, to: name)
      let before = try home.bytes(home.store)
      let outcome = try home.run("import", path, "--yes")
      #expect(outcome.exit == .code(1) && outcome.error.contains("\n  → "), "\(outcome)")
      #expect(try home.bytes(home.store) == before)
    }
    try expectFailure(["import", home.store, "--yes"], "input/not-utf8")
    try expectFailure(["import", home.sandbox.folder, "--yes"], "file/unreadable")
    try expectFailure(["import", "/dev/zero", "--yes"], "file/too-large")
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `JSON of any depth is refused, not followed to the end of the stack`(
    _ opening: String
  ) throws {
    let deep = "{\"id\": " + String(repeating: opening, count: 200_000)
    let path = try home.write(deep, to: "deep.jsonl")
    let outcome = try home.run("test", path)
    #expect(outcome.failed(1, "file/not-json"), "\(outcome.exit) \(outcome.error.prefix(300))")
    #expect(outcome.error.contains("deep.jsonl:1:"))
  }

  @Test(arguments: [
    ("{\"id\": \"a\"", "file/not-json", ":2:"),
    ("{\"id\": \"a\", \"ask\": {}}", "file/bad-scenario", ":2:"),
    ("{\"id\": \"a\"} x", "file/not-json", ":2:"),
  ])
  func `a bad line of a scenario file is told with its place`(
    _ line: String, _ problem: String, _ place: String
  ) throws {
    let good = "{\"id\": \"g\", \"statements\": [], \"ask\": {\"text\": \"値引きしてよいか。\"}}\n"
    let path = try home.write(good + line + "\n", to: "scenario.jsonl")
    try expectFailure(["test", path], problem)
    #expect(try home.run("test", path).error.hasPrefix(path + place))
    let script = try home.run("test", path, "--json")
    #expect(try script.errorObject?["at"]?.string?.hasPrefix(path + place) == true)
  }

  @Test func `a closed pipe is no failure`() throws {
    let outcome = try Binary.run(
      ["-c", "\"$0\" list | true; \"$0\" list --json | head -n 1", Binary.path],
      environment: home.environment(), program: "/bin/sh")
    #expect(outcome.exit == .code(0) && outcome.error.isEmpty, "\(outcome)")
    #expect(try outcome.objects.count == 1)
  }
}
