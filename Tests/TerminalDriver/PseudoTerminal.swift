// SPDX-License-Identifier: GPL-3.0-or-later
@preconcurrency import Glibc

/// A program at a terminal of its own, driven as a person would: type, look, type.
///
/// One test owns it; tests that run side by side have one each.
public final class PseudoTerminal {
  /// What was waited for and never came, with the screen as it stood.
  public struct Unmet: Error, CustomStringConvertible {
    public var description: String
  }

  /// The process at the terminal.
  public let child: pid_t
  private var file: Int32
  private var view: TerminalScreen
  private var received: [UInt8] = []
  /// What no `expect` has passed yet, without escape sequences.
  private var unread = ""
  private var ended: Binary.Exit?

  /// Starts `program` with exactly `environment` on a screen of the given size.
  public init(
    _ program: String = Binary.path, _ arguments: [String] = [], environment: [String: String],
    columns: Int = 80, rows: Int = 24
  ) throws {
    view = TerminalScreen(columns: columns, rows: rows)
    var leader: Int32 = -1
    var terminal: Int32 = -1
    var size = Self.size(columns: columns, rows: rows)
    (self.file, child) = try Binary.starting.withLock { _ in
      guard openpty(&leader, &terminal, nil, nil, &size) == 0, let path = ttyname(terminal) else {
        throw Binary.Failure(description: "no pseudo-terminal: \(errno)")
      }
      let name = String(cString: path)
      for end in [leader, terminal] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      defer { _ = Glibc.close(terminal) }
      // The leader of a new session gets the first terminal it opens as its own.
      let child = try Binary.spawn(
        program, arguments, environment: environment, newSession: true
      ) {
        posix_spawn_file_actions_addopen($0, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2($0, 0, 1)
        posix_spawn_file_actions_adddup2($0, 0, 2)
      }
      return (leader, child)
    }
    _ = fcntl(self.file, F_SETFL, O_NONBLOCK)
  }

  deinit { close() }

  // MARK: - Typing

  /// Types the text as it is; `\r` is the Enter key.
  public func send(_ text: String) throws {
    try send(bytes: Array(text.utf8))
  }

  /// Types the text and Enter.
  public func sendLine(_ text: String) throws {
    try send(text + "\r")
  }

  /// Types a control key: `"c"` for Ctrl-C.
  public func sendControl(_ key: Character) throws {
    guard let ascii = key.asciiValue else { throw Unmet(description: "no control key `\(key)`") }
    try send(bytes: [ascii & 0x1F])
  }

  /// Types raw bytes, which need not be text.
  public func send(bytes: [UInt8]) throws {
    var rest = bytes[...]
    let deadline = ContinuousClock.now + .seconds(10)
    while !rest.isEmpty {
      guard ended == nil, file >= 0, .now < deadline else {
        throw Unmet(description: "nobody reads what is typed\n\(screenText)")
      }
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else { receive(waiting: 10) }
    }
  }

  /// Changes the size of the window, which tells the program.
  public func resize(columns: Int, rows: Int) {
    view.resize(columns: columns, rows: rows)
    var size = Self.size(columns: columns, rows: rows)
    _ = ioctl(file, UInt(TIOCSWINSZ), &size)
  }

  private static func size(columns: Int, rows: Int) -> winsize {
    winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
  }

  // MARK: - Looking

  /// Waits for `text` in what came since the last `expect`; returns what stood before it.
  @discardableResult
  public func expect(_ text: String, timeout: Duration = .seconds(10)) throws -> String {
    var before = ""
    try wait("`\(text)`", timeout) {
      guard let found = self.unread.firstRange(of: text) else { return false }
      before = String(self.unread[..<found.lowerBound])
      self.unread = String(self.unread[found.upperBound...])
      return true
    }
    return before
  }

  /// Waits for a match in what came since the last `expect`; returns it.
  @discardableResult
  public func expect<Output>(
    _ pattern: Regex<Output>, timeout: Duration = .seconds(10)
  ) throws -> Output {
    var result: Output?
    try wait("a match", timeout) {
      guard let match = self.unread.firstMatch(of: pattern) else { return false }
      result = match.output
      self.unread = String(self.unread[match.range.upperBound...])
      return true
    }
    guard let result else { throw Unmet(description: "no match") }
    return result
  }

  /// Waits until the screen is as described.
  public func expectScreen(
    _ description: String, timeout: Duration = .seconds(10),
    where isSo: (TerminalScreen) -> Bool
  ) throws {
    try wait(description, timeout) { isSo(self.view) }
  }

  /// The screen as it stands, after what has arrived so far.
  public var screen: TerminalScreen {
    receive(waiting: 0)
    return view
  }

  /// The non-empty rows of the screen, joined by newlines.
  public var screenText: String {
    screen.rows.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Every byte the program wrote, escape sequences and all.
  public var transcript: [UInt8] {
    receive(waiting: 0)
    return received
  }

  private func wait(_ what: String, _ timeout: Duration, until isMet: () -> Bool) throws {
    let deadline = ContinuousClock.now + timeout
    while !isMet() {
      let isOver = !receive(waiting: 20)
      if isMet() { return }
      if isOver || deadline < .now {
        throw Unmet(
          description: "\(what) did not come\(isOver ? " before the end" : "")\n\(screenText)")
      }
    }
  }

  /// Takes in what the program wrote; `false` when it will write no more.
  @discardableResult
  private func receive(waiting milliseconds: Int32) -> Bool {
    guard file >= 0 else { return false }
    var polled = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    var wait = milliseconds
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while poll(&polled, 1, wait) > 0 {
      let count = read(file, &buffer, buffer.count)
      if count < 0 && (errno == EAGAIN || errno == EINTR) { return true }
      if count <= 0 { return false }
      received += buffer[..<count]
      view.feed(buffer[..<count]) { unread.unicodeScalars.append($0) }
      wait = 0
    }
    return true
  }

  // MARK: - Ending

  /// Waits for the program to end by itself.
  public func exit(timeout: Duration = .seconds(10)) throws -> Binary.Exit {
    let deadline = ContinuousClock.now + timeout
    while true {
      receive(waiting: 10)
      if reap(WNOHANG), let ended { return ended }
      if deadline < .now { throw Unmet(description: "still running\n\(screenText)") }
      usleep(2_000)
    }
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) {
    if ended == nil { kill(child, number) }
  }

  /// Takes the terminal away and ends the program if it still runs.
  public func close() {
    guard file >= 0 else { return }
    if !reap(WNOHANG) {
      kill(child, SIGKILL)
      _ = reap(0)
    }
    _ = Glibc.close(file)
    file = -1
  }

  private func reap(_ options: Int32) -> Bool {
    if ended != nil { return true }
    var status: Int32 = 0
    guard waitpid(child, &status, options) == child else { return false }
    ended = Binary.Exit(status: status)
    return true
  }
}
