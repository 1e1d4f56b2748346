// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// The drivers themselves, tried on programs every system has.
@Suite struct PseudoTerminalTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func shell(
    _ script: String, columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      "/bin/sh", ["-c", script], environment: sandbox.environment(), columns: columns, rows: rows)
  }

  @Test func `the program has a terminal of its own`() throws {
    let terminal = try shell("test -t 0 && test -t 1 && test -t 2 && echo three > /dev/tty")
    try terminal.expect("three")
    #expect(try terminal.exit() == .code(0))
  }

  @Test func `what is typed arrives and what is answered is seen`() throws {
    let terminal = try shell("read name; echo \"<$name>\"; exit 7")
    try terminal.sendLine("値引き")
    try terminal.expect("<値引き>")
    #expect(terminal.screenText == "値引き\n<値引き>")
    #expect(try terminal.exit() == .code(7))
  }

  @Test func `Ctrl-C interrupts`() throws {
    let terminal = try shell(
      "trap 'echo caught; exit 3' INT; echo ready; while :; do sleep 0.05; done")
    try terminal.expect("ready")
    try terminal.sendControl("c")
    try terminal.expect("caught")
    #expect(try terminal.exit() == .code(3))
  }

  @Test func `Ctrl-D ends the input`() throws {
    let terminal = try shell("cat; echo over")
    try terminal.sendLine("x")
    try terminal.expect("x")
    try terminal.sendControl("d")
    try terminal.expect(/ov(er)/)
    #expect(try terminal.exit() == .code(0))
  }

  @Test func `the window has a size that can change`() throws {
    let terminal = try shell("stty size; read x; stty size", columns: 61, rows: 17)
    try terminal.expect("17 61")
    terminal.resize(columns: 50, rows: 9)
    try terminal.send("\r")
    try terminal.expect("9 50")
  }

  @Test func `a program that ends by a signal says so`() throws {
    let terminal = try shell("kill -9 $$")
    #expect(try terminal.exit() == .signal(9))
  }

  @Test func `what never comes is an error that shows the screen`() throws {
    let terminal = try shell("echo something else; sleep 5")
    let error = #expect(throws: PseudoTerminal.Unmet.self) {
      try terminal.expect("nothing", timeout: .milliseconds(300))
    }
    #expect(error?.description.contains("something else") == true)
  }

  @Test(arguments: 0..<8) func `many terminals live side by side`(_ number: Int) throws {
    let terminal = try shell("read x; echo \"[$x]\"")
    try terminal.sendLine("\(number)")
    try terminal.expect("[\(number)]")
    #expect(try terminal.exit() == .code(0))
  }

  @Test func `the screen follows the cursor over wide characters`() {
    var screen = TerminalScreen(columns: 10, rows: 3)
    screen.feed("値引き\u{8}\u{8}\u{1B}[K上".utf8)
    #expect(screen.rows == ["値引上", "", ""])
    #expect(screen.cursor == (0, 6))
    screen.feed("\r\nあいうえおか\u{1B}[2D\u{1B}[A\u{1B}[2Pが".utf8)
    #expect(screen.rows == ["値引上", "がうえお", "か"])
  }

  @Test func `a script's run gives output, error and code`() throws {
    let outcome = try Binary.run(
      ["-c", "cat; echo $HOME >&2; exit 5"], input: String(repeating: "値引き\n", count: 50_000),
      environment: sandbox.environment(), program: "/bin/sh")
    #expect(outcome.output.utf8.count == 500_000)
    #expect(outcome.error == sandbox.folder + "\n")
    #expect(outcome.exit == .code(5))
  }

  @Test func `a run that does not end is stopped`() throws {
    #expect(throws: Binary.Failure.self) {
      try Binary.run(
        ["20"], environment: sandbox.environment(), program: "/bin/sleep",
        timeout: .milliseconds(300))
    }
  }
}
