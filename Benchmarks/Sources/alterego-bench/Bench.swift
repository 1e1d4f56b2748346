// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalDriver

/// Measures the release binary beside programs people know, in one run on one machine.
///
/// Nothing is asserted: the targets are printed beside the figures.
@main
struct Bench {
  static func main() throws {
    let options: Options
    do {
      options = try Options(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("\(error)\n\n\(Options.usage)\n".utf8))
      exit(64)
    }
    if let size = options.printed {
      print(Sentences.ofStore(size).joined(separator: "\n"))
      return
    }
    let stage = try Stage(options)
    var report = Report(stage)
    if options.only == nil {
      report.say("making stores")
      for size in options.sizes { try stage.makeStore(size) }
      for measure in [
        start, memory, firstReply, asking, nextAction, oneShot, capture, listing, ruling,
      ] {
        for row in try measure(stage) { report.add(row) }
      }
    }
    let isWhole = options.only == nil
    for measure in [drafting, reading, longTexts, manyTexts]
    where isWhole || options.only == .reading {
      for row in try measure(stage) { report.add(row) }
    }
    if isWhole || options.only == .books { for row in try books(stage) { report.add(row) } }
    print(report.table)
    let json = try report.json()
    if let path = options.json {
      try json.write(to: URL(filePath: path))
    } else {
      print(String(decoding: json, as: UTF8.self))
    }
  }

  // MARK: - At the prompt

  private static func start(_ stage: Stage) throws -> [Row] {
    try stage.options.sizes.map { size in
      var row = Row("start to prompt", statements: size, unit: .milliseconds, peer: "sqlite3")
      if size == 1_000 { row.target = 10 }
      try stage.alternate(&row) {
        try stage.alterego(size) { $0.elapsed }
      } peer: {
        try stage.sqlite(size) { $0.elapsed }
      }
      return row
    }
  }

  private static func memory(_ stage: Stage) throws -> [Row] {
    try stage.options.sizes.map { size in
      var row = Row(
        "resident after a reply", statements: size, unit: .mebibytes, peer: "sqlite3")
      if size == 1_000 { row.target = 40 }
      try stage.alternate(&row, runs: 3) {
        try stage.alterego(size) { try $0.residentAfterReply(to: Sentences.question) }
      } peer: {
        try stage.sqlite(size) { try $0.residentAfterReply(to: Stage.countQuery) }
      }
      return row
    }
  }

  private static func firstReply(_ stage: Stage) throws -> [Row] {
    let kinds: [(name: String, line: String, pause: Duration, target: Double?)] = [
      ("first reply, statement typed at once", Sentences.statement, .zero, nil),
      ("first reply, statement after a pause", Sentences.statement, .seconds(1), 60),
      ("first reply, question after a pause", Sentences.question, .seconds(1), nil),
    ]
    return try kinds.map { kind in
      var row = Row(kind.name, statements: 1_000, unit: .milliseconds, peer: "sqlite3 count(*)")
      row.target = kind.target
      try stage.alternate(&row, runs: kind.pause == .zero ? stage.options.runs : 10) {
        try stage.alterego(1_000, copy: true) { try $0.reply(to: kind.line, after: kind.pause) }
      } peer: {
        try stage.sqlite(1_000) { try $0.reply(to: Stage.countQuery, after: kind.pause) }
      }
      return row
    }
  }

  /// A question to statements that were asked before: what the prompt keeps ready is ready.
  private static func asking(_ stage: Stage) throws -> [Row] {
    try stage.options.sizes.filter { $0 >= 1_000 }.map { size in
      var row = Row(
        "ask at the prompt", statements: size, unit: .milliseconds, peer: "sqlite3 LIKE")
      row.target = size <= 10_000 ? 15 : 100
      try stage.alternate(&row) {
        try stage.alterego(size, copy: true) { prompt in
          _ = try prompt.reply(to: Sentences.question)
          return try prompt.reply(to: Sentences.otherQuestion)
        }
      } peer: {
        try stage.sqlite(size) { prompt in
          _ = try prompt.reply(to: Stage.countQuery)
          return try prompt.reply(to: Stage.searchQuery)
        }
      }
      return row
    }
  }

  /// One more statement and the next action after it, once the line stands in memory and the
  /// first change of the day has copied the store.
  private static func nextAction(_ stage: Stage) throws -> [Row] {
    try stage.options.sizes.filter { $0 >= 1_000 }.map { size in
      var row = Row(
        "statement and next action", statements: size, unit: .milliseconds, peer: "sqlite3 LIKE")
      row.target = size <= 10_000 ? 20 : 100
      try stage.alternate(&row, runs: min(10, stage.options.runs)) {
        try stage.alterego(size, copy: true) { prompt in
          _ = try prompt.reply(to: "/next")
          _ = try prompt.reply(to: Sentences.firstStatement)
          _ = try prompt.reply(to: "/next")
          let stated = try prompt.reply(to: Sentences.statement)
          return try stated + prompt.reply(to: "/next")
        }
      } peer: {
        try stage.sqlite(size) { prompt in
          _ = try prompt.reply(to: Stage.countQuery)
          return try prompt.reply(to: Stage.searchQuery)
        }
      }
      return row
    }
  }

  // MARK: - In the shell

  private static func oneShot(_ stage: Stage) throws -> [Row] {
    try stage.options.sizes.filter { $0 >= 1_000 }.map { size in
      var row = Row(
        "ask, one process", statements: size, unit: .milliseconds, peer: "sqlite3 SELECT *")
      try stage.alternate(&row, runs: min(10, stage.options.runs)) {
        try stage.time(["ask", "--no-log", Sentences.question], size: size)
      } peer: {
        try stage.timeSQL("SELECT * FROM statements", size: size)
      }
      return row
    }
  }

  private static func capture(_ stage: Stage) throws -> [Row] {
    let lines = Sentences(seed: 7).lines(1_000)
    var row = Row(
      "add 1,000 statements", statements: 0, unit: .milliseconds, peer: "sqlite3 INSERT")
    let inserts =
      "BEGIN; CREATE TABLE s (id INTEGER PRIMARY KEY, text TEXT NOT NULL);\n"
      + lines.map { "INSERT INTO s (text) VALUES ('\($0.replacing("'", with: "''"))');\n" }.joined()
      + "COMMIT;\n"
    try stage.alternate(&row, runs: 5) {
      try stage.time(
        ["add", "-"], input: lines.joined(separator: "\n") + "\n", database: stage.freshPath())
    } peer: {
      try stage.timeProgram(stage.sqlite3, [stage.freshPath()], input: inserts)
    }
    return [row]
  }

  private static func listing(_ stage: Stage) throws -> [Row] {
    let size = stage.options.sizes.last ?? 0
    var row = Row(
      "list --json", statements: size, unit: .milliseconds, peer: "sqlite3 -json SELECT *")
    try stage.alternate(&row, runs: 10) {
      try stage.time(["list", "--json"], size: size)
    } peer: {
      try stage.timeSQL("SELECT * FROM statements", size: size, ["-json"])
    }
    return [row]
  }
}
