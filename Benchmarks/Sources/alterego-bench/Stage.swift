// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalDriver

/// The programs under the clock, and stores of each size for them.
final class Stage {
  static let countQuery = "SELECT count(*) FROM statements;"
  static let searchQuery = "SELECT count(*) FROM statements WHERE text LIKE '%advertising%';"

  let options: Options
  let binary: String
  let sqlite3: String
  private let sandbox: Sandbox
  private var madePaths = 0

  init(_ options: Options) throws {
    self.options = options
    binary = URL(filePath: options.binary).standardizedFileURL.path
    sandbox = try Sandbox()
    guard access(binary, X_OK) == 0 else {
      throw Options.Wrong(description: "no binary at \(binary); `make build` makes it")
    }
    guard let found = Stage.find("sqlite3") else {
      throw Options.Wrong(description: "no sqlite3 to measure beside; apt-get install sqlite3")
    }
    sqlite3 = found
  }

  /// The path of a program, if it is installed.
  func program(_ name: String) -> String? { Stage.find(name) }

  private static func find(_ name: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + name }.first { access($0, X_OK) == 0 }
  }

  // MARK: - Stores

  func path(_ size: Int) -> String { sandbox.folder + "/store-\(size).db" }

  /// A path at which nothing stands yet.
  func freshPath() -> String {
    madePaths += 1
    return sandbox.folder + "/fresh-\(madePaths).db"
  }

  /// A new folder for files of a measurement.
  func folder(_ name: String) throws -> String {
    let path = sandbox.folder + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Fills a store by the product's own command; a store of none has had its one statement
  /// retired, so that there is a file to open.
  func makeStore(_ size: Int) throws {
    let lines = size == 0 ? [Sentences.statement] : Sentences.ofStore(size)
    let input = lines.joined(separator: "\n") + "\n"
    let outcome = try Binary.run(
      ["add", "-", "--db", path(size)], input: input, environment: sandbox.environment(),
      program: binary, timeout: .seconds(900))
    guard outcome.exit == .code(0) else {
      throw Options.Wrong(description: "cannot make a store of \(size): \(outcome)")
    }
    if size == 0 {
      _ = try Binary.run(
        ["retire", "P-1", "--db", path(size)], environment: sandbox.environment(), program: binary)
    }
  }

  // MARK: - Clocks

  /// Runs both in turns, so that a busy moment of the machine meets both.
  func alternate(
    _ row: inout Row, runs: Int? = nil, _ ours: () throws -> Double?, peer: () throws -> Double?
  ) throws {
    do {
      for _ in 0..<(runs ?? options.runs) {
        if let value = try ours() { row.ours.values.append(value) }
        if row.peer != nil, let value = try peer() { row.peers.values.append(value) }
      }
    } catch {
      row.failure = "\(error)".split(separator: "\n").first.map(String.init) ?? "failed"
    }
  }

  /// Milliseconds of one run of our binary.
  func time(_ arguments: [String], input: String = "", size: Int) throws -> Double {
    try time(arguments, input: input, database: path(size))
  }

  func time(_ arguments: [String], input: String = "", database: String? = nil) throws -> Double {
    try timeProgram(
      binary, arguments + (database.map { ["--db", $0] } ?? []), input: input)
  }

  func timeSQL(_ query: String, size: Int, _ arguments: [String] = []) throws -> Double {
    try timeProgram(sqlite3, arguments + [path(size), query])
  }

  /// Milliseconds from start to end of a program that has to succeed.
  func timeProgram(_ program: String, _ arguments: [String], input: String = "") throws -> Double {
    let begin = ContinuousClock.now
    _ = try succeeded(program, arguments, input: input)
    return milliseconds(since: begin)
  }

  /// What a program that has to succeed prints.
  func output(_ program: String, _ arguments: [String], input: String) throws -> String {
    try succeeded(program, arguments, input: input).output
  }

  /// What a program that has to succeed says beside its output.
  func complaints(_ program: String, _ arguments: [String], input: String) throws -> String {
    try succeeded(program, arguments, input: input).error
  }

  private func succeeded(
    _ program: String, _ arguments: [String], input: String
  ) throws -> Binary.Outcome {
    let outcome = try Binary.run(
      arguments, input: input, environment: sandbox.environment(), program: program,
      timeout: .seconds(600))
    guard outcome.exit == .code(0) else {
      let command = "\(program) \(arguments.first ?? "")"
      let words = outcome.error.split(separator: "\n").first ?? ""
      throw Options.Wrong(description: "\(command) ended with \(outcome.exit): \(words)")
    }
    return outcome
  }

  // MARK: - Prompts

  /// A program at its prompt on a terminal of its own.
  struct Opened {
    let terminal: PseudoTerminal
    let prompt: String
    /// Milliseconds from start to prompt.
    let elapsed: Double

    /// Milliseconds from Enter to the next prompt.
    func reply(to line: String, after pause: Duration = .zero) throws -> Double {
      if pause > .zero { usleep(UInt32(pause / .microseconds(1))) }
      try terminal.send(line)
      try terminal.expect(String(line.suffix(6)))
      let begin = ContinuousClock.now
      try terminal.send("\r")
      try terminal.expect(prompt)
      return milliseconds(since: begin)
    }

    /// Mebibytes in memory once a reply has come and things are quiet.
    func residentAfterReply(to line: String) throws -> Double {
      _ = try reply(to: line)
      usleep(500_000)
      let status = try String(contentsOfFile: "/proc/\(terminal.child)/status", encoding: .utf8)
      let row = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
      let kibibytes = row?.split(separator: " ").dropLast().last.flatMap { Double($0) }
      return (kibibytes ?? .nan) / 1024
    }
  }

  func alterego<Value>(
    _ size: Int, copy: Bool = false, _ body: (Opened) throws -> Value
  ) throws -> Value {
    var path = path(size)
    if copy {
      let fresh = freshPath()
      try FileManager.default.copyItem(atPath: path, toPath: fresh)
      path = fresh
    }
    return try open(binary, ["--db", path, "--lang", "en"], prompt: "you> ", body)
  }

  func sqlite<Value>(_ size: Int, _ body: (Opened) throws -> Value) throws -> Value {
    try open(sqlite3, [path(size)], prompt: "sqlite> ", body)
  }

  private func open<Value>(
    _ program: String, _ arguments: [String], prompt: String, _ body: (Opened) throws -> Value
  ) throws -> Value {
    let begin = ContinuousClock.now
    let terminal = try PseudoTerminal(program, arguments, environment: sandbox.environment())
    defer { terminal.close() }
    try terminal.expect(prompt)
    return try body(
      Opened(terminal: terminal, prompt: prompt, elapsed: milliseconds(since: begin)))
  }
}

func milliseconds(since begin: ContinuousClock.Instant) -> Double {
  (ContinuousClock.now - begin) / .microseconds(1) / 1_000
}
