// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Foundations
import Testing

/// Every refusal says what is wrong and what to do, has its own exit code, and changes nothing.
@Suite struct RefusalTests {
  /// A command that has to fail.
  struct Refusal: CustomTestStringConvertible {
    let words: [String]
    let code: Int32
    let problem: String
    var testDescription: String { "\(words.joined(separator: " ")) → \(code) \(problem)" }

    init(_ words: [String], code: Int32, problem: String) {
      (self.words, self.code, self.problem) = (words, code, problem)
    }

    init(_ words: String..., code: Int32, problem: String) {
      (self.words, self.code, self.problem) = (words, code, problem)
    }
  }

  /// Runs it in English for people and in Japanese for scripts, and looks at the whole home before and after.
  private func expectRefusal(
    _ refusal: Refusal, in home: Home, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let files = filesButCopies(in: home)
    let before = try? home.bytes(home.store)
    let english = try home.run(refusal.words)
    #expect(english.failed(refusal.code, refusal.problem), "\(english)", sourceLocation: location)
    #expect(english.output.isEmpty, "\(english)", sourceLocation: location)
    let script = try home.run(refusal.words + ["--json"], with: ["ALTEREGO_LANG": "ja"])
    #expect(script.exit == .code(refusal.code) && script.output.isEmpty, sourceLocation: location)
    let error = try script.errorObject
    #expect(error?.keys == ["code", "message", "remedy", "at"], sourceLocation: location)
    #expect(error?["code"]?.string == refusal.problem, sourceLocation: location)
    for part in ["message", "remedy"] {
      let words = error?[part]?.string ?? ""
      #expect(words.contains(/[ぁ-ん]/), "\(words)", sourceLocation: location)
    }
    #expect(filesButCopies(in: home) == files, sourceLocation: location)
    #expect((try? home.bytes(home.store)) == before, sourceLocation: location)
  }

  /// The day's copy may be made before a change that then fails.
  private func filesButCopies(in home: Home) -> Set<String> {
    home.files(below: home.sandbox.folder).filter { !$0.contains("alterego/backups") }
  }

  @Test(arguments: [
    Refusal("retire", "P-99", code: 1, problem: "store/no-such-id"),
    Refusal("redo", code: 1, problem: "store/nothing-to-redo"),
    Refusal("test", "/nowhere/at/all", code: 1, problem: "file/not-found"),
    Refusal("import", "/nowhere/at/all", code: 1, problem: "file/not-found"),
    Refusal("why", code: 1, problem: "ask/nothing-asked"),
    Refusal("replay", "no-such-receipt", code: 1, problem: "ask/receipt-unknown"),
    Refusal("show", "P-4", "--as", "営業部長", code: 15, problem: "visibility/refused"),
    Refusal("retire", "P-4", "--audience", "employee", code: 15, problem: "visibility/refused"),
    Refusal("lsit", code: 64, problem: "usage/unknown-command"),
    Refusal("", code: 64, problem: "usage/unknown-command"),
    Refusal("値引きはしない。", code: 64, problem: "usage/unknown-command"),
    Refusal("list", "--nonsense", code: 64, problem: "usage/wrong"),
    Refusal("list", "--db", code: 64, problem: "usage/wrong"),
    Refusal("list", "one", "two", code: 64, problem: "usage/wrong"),
    Refusal("list", "nonsense", code: 64, problem: "usage/bad-value"),
    Refusal("list", "--audience", "martians", code: 64, problem: "usage/bad-value"),
    Refusal("list", "--today", "2026-13-01", code: 64, problem: "usage/bad-date"),
    Refusal("ask", "--on", "yesterday", "値引きしてよいか。", code: 64, problem: "usage/bad-date"),
    Refusal("list", "--as", "zzz", code: 64, problem: "usage/bad-role"),
    Refusal("add", code: 64, problem: "usage/nothing-said"),
    Refusal("add", "  ", code: 64, problem: "usage/nothing-said"),
    Refusal("show", code: 64, problem: "usage/nothing-said"),
    Refusal("ask", code: 64, problem: "ask/no-question"),
    Refusal("add", "値引き\u{1B}]0;x\u{7}しない。", code: 1, problem: "input/control-character"),
    Refusal("export", "map", "-o", "/proc/map.html", code: 1, problem: "file/cannot-write"),
  ])
  func `a refused command changes nothing`(_ refusal: Refusal) throws {
    try expectRefusal(refusal, in: Home.withCompany())
  }

  @Test(arguments: [
    Refusal("list", code: 10, problem: "store/none"),
    Refusal("show", "P-1", code: 10, problem: "store/none"),
    Refusal("check", code: 10, problem: "store/none"),
    Refusal("ask", "値引きしてよいか。", code: 10, problem: "store/none"),
    Refusal("trace", "P-1", code: 10, problem: "store/none"),
    Refusal("next", code: 10, problem: "store/none"),
    Refusal("list", "--colour", code: 64, problem: "usage/wrong"),
    Refusal("--color", "pink", "list", code: 64, problem: "usage/bad-value"),
    // Both take no file, even from the superuser.
    Refusal(
      "add", "値引きはしない。", "--db", "/proc/alterego/a.db", code: 14, problem: "store/read-only"),
    Refusal(
      "add", "値引きはしない。", "--db", "/sys/kernel/a.db", code: 14, problem: "store/read-only"),
  ])
  func `what needs a store does not make one`(_ refusal: Refusal) throws {
    try expectRefusal(refusal, in: Home())
  }

  /// A file that is no store of ours.
  enum Impostor: String, CaseIterable {
    case empty, picture, text, truncated, header, foreign, folder

    var problem: String {
      switch self {
      case .empty: "store/empty-file"
      case .truncated, .header: "store/truncated"
      default: "store/foreign"
      }
    }
  }

  @Test(arguments: Impostor.allCases)
  func `a file that is no store is refused and left as it is`(_ impostor: Impostor) throws {
    let home = try Home()
    let store = try Company.store.get()
    switch impostor {
    case .empty: try home.write("", to: home.store)
    case .picture: try home.write([0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + "JFIF".utf8, to: home.store)
    case .text: try home.write("粗利率が25%を下回る受注は断ること。\n", to: home.store)
    case .truncated: try home.write(Array(store.dropLast(5_000)), to: home.store)
    case .header: try home.write(Array(store.prefix(100)), to: home.store)
    case .foreign:
      var other = store
      // Where a SQLite file says whose it is.
      other.replaceSubrange(68..<72, with: [0, 0, 0, 0])
      try home.write(other, to: home.store)
    case .folder:
      try FileManager.default.createDirectory(
        atPath: home.store, withIntermediateDirectories: true)
    }
    for words in [["list"], ["add", "値引きはしない。"]] {
      try expectRefusal(Refusal(words, code: 13, problem: impostor.problem), in: home)
    }
    #expect(try home.run("check").exit == .code(13))
  }

  @Test func `a store of a newer version is read and not written`() throws {
    let home = try Home()
    var newer = try Company.store.get()
    // Where a SQLite file says which version of the tables it holds.
    newer.replaceSubrange(60..<64, with: [0, 0, 3, 0xE7])
    try home.write(newer, to: home.store)
    #expect(try home.statements().count == Company.statements.count)
    let asked = try home.run(["ask", "--exit-code"] + Company.declined)
    #expect(asked.exit == .code(23))
    for words in [["add", "値引きはしない。"], ["retire", "P-1"], ["undo"]] {
      try expectRefusal(Refusal(words, code: 12, problem: "store/newer-schema"), in: home)
    }
    #expect(try home.bytes(home.store) == newer)
    #expect(!FileManager.default.fileExists(atPath: home.path("data/alterego/backups")))
  }

  @Test func `a mistyped command is answered with what it may mean`() throws {
    let home = try Home()
    for (typed, meant) in [("lsit", "list"), ("一蘭", "一覧"), ("exprot", "export")] {
      let shell = try home.run(typed)
      #expect(shell.failed(64, "usage/unknown-command") && shell.error.contains(meant), "\(shell)")
      let slashed = try home.run(input: "/" + typed)
      #expect(
        slashed.failed(64, "usage/unknown-command") && slashed.error.contains(meant), "\(slashed)")
      let bare = try home.run(input: typed)
      #expect(bare.exit != .code(0) && bare.output.isEmpty, "\(bare)")
    }
    #expect(!FileManager.default.fileExists(atPath: home.store))
  }

  @Test func `what an audience may not see takes no part in its answers`() throws {
    let with = try Home.withCompany()
    let without = try Home()
    for text in Company.statements where !text.hasPrefix("本音") {
      try without.succeed("add", text)
    }
    for home in [with, without] {
      let list = try home.run("list", "--as", "購買部長")
      #expect(!list.output.contains("本音"), "\(list)")
    }
    let answers = try [with, without].map {
      try $0.run("ask", "--as", "購買部長", "跡継ぎについて迷ってよいか。")
    }
    #expect(answers[0] == answers[1])
    let own = try with.run("show", "P-4")
    #expect(own.exit == .code(0) && own.output.contains("跡継ぎ"), "\(own)")
  }

  @Test func `a full disk is told and the store stays whole`() throws {
    let home = try Home.withCompany()
    let full = try Binary.run(
      ["-c", "\"$0\" list > /dev/full", Binary.path], environment: home.environment(),
      program: "/bin/sh")
    #expect(full.exit == .code(14), "\(full)")
    // As if the disk were full: no file may grow.
    let limited = try Binary.run(
      ["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" add 値引きはしない。", Binary.path],
      environment: home.environment(), program: "/bin/sh")
    #expect(limited.failed(14, "store/disk-full"), "\(limited)")
    #expect(try home.statements().count == Company.statements.count)
    #expect(try home.run("check").exit == .code(0))
  }
}
