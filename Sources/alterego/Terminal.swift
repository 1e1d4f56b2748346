// SPDX-License-Identifier: GPL-3.0-or-later
@preconcurrency import Glibc
import Foundations

/// Standard output and standard error, and what is known of the screen behind them.
@MainActor
final class Terminal {
  /// The argument of `--color`.
  enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never
  }

  let inputIsTerminal = isatty(STDIN_FILENO) != 0
  let outputIsTerminal = isatty(STDOUT_FILENO) != 0
  let errorIsTerminal = isatty(STDERR_FILENO) != 0

  /// Whether standard output, and standard error, may carry colour.
  let usesColor: Bool
  let errorUsesColor: Bool

  /// The system's reason why output could not be written (a full disk), if it failed.
  ///
  /// What follows a failure is dropped; the command ends by reporting it.
  private(set) var failure: Int32?

  /// How many columns the line of progress takes.
  private var progressColumns = 0

  private let environment: (String) -> String?

  /// Looks at the standard streams; from here on a closed pipe is no signal but an end.
  init(
    color: ColorChoice = .auto,
    environment: @escaping (String) -> String? = { getenv($0).map { String(cString: $0) } }
  ) {
    self.environment = environment
    signal(SIGPIPE, SIG_IGN)
    let isWanted =
      (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
      && environment("TERM") != nil
    func decide(_ isTerminal: Bool) -> Bool {
      switch color {
      case .auto: isTerminal && isWanted
      case .always: true
      case .never: false
      }
    }
    usesColor = decide(outputIsTerminal)
    errorUsesColor = decide(errorIsTerminal)
  }

  /// Whether a person is there to be prompted.
  var isInteractive: Bool {
    inputIsTerminal && (outputIsTerminal || errorIsTerminal)
  }

  /// Columns of a line: `COLUMNS`, else the screen's, else 80.
  var width: Int {
    Self.number(environment("COLUMNS")) ?? Self.number(screen?.ws_col) ?? 80
  }

  /// Rows of the screen: `LINES`, else the screen's, else 24.
  var height: Int {
    Self.number(environment("LINES")) ?? Self.number(screen?.ws_row) ?? 24
  }

  private var screen: winsize? {
    var size = winsize()
    for file in [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO] {
      if ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return size }
    }
    return nil
  }

  private static func number(_ text: String?) -> Int? {
    text.flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
  }

  private static func number(_ size: UInt16?) -> Int? {
    size.flatMap { $0 > 0 ? Int($0) : nil }
  }

  // MARK: - Writing

  /// Writes words to standard output.
  func write(_ text: TerminalText) {
    write(bytes: text.rendered(color: usesColor))
  }

  /// Writes data to standard output: as it is into a file or pipe, made visible on a screen.
  func write(data: String, as form: TerminalText.Form) {
    write(bytes: outputIsTerminal ? TerminalText.visible(data, as: form) : data)
  }

  /// Writes words to standard error.
  func writeError(_ text: TerminalText) {
    _ = Self.writeAll(Array(text.rendered(color: errorUsesColor).utf8), to: STDERR_FILENO)
  }

  /// Puts a line on standard error in place of the one before; an empty one takes it away.
  func progress(_ line: String) {
    let text = TerminalText.visible(line, as: .line).wrapped(width: max(10, width - 1)).first ?? ""
    let blank = String(repeating: " ", count: max(0, progressColumns - text.columns()))
    progressColumns = text.columns()
    _ = Self.writeAll(Array(("\r" + text + blank + "\r").utf8), to: STDERR_FILENO)
  }

  private func write(bytes text: String) {
    guard failure == nil else { return }
    let problem = Self.writeAll(Array(text.utf8), to: STDOUT_FILENO)
    // Whoever read our output has read enough, as `head` does: that is no failure.
    if problem == EPIPE { exit(0) }
    if problem != 0 { failure = problem }
  }

  /// Writes every byte; returns 0, or the reason why not.
  nonisolated private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 {
        written += count
      } else if count < 0 && errno == EAGAIN {
        var output = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&output, 1, -1)
      } else if count == 0 || errno != EINTR {
        return count == 0 ? EIO : errno
      }
    }
    return 0
  }

  // MARK: - Paging

  /// Writes words to standard output, through a pager when they are taller than the screen.
  ///
  /// The pager is `$ALTEREGO_PAGER`, `$PAGER` or `less -FRX`. One that is empty, `cat` or not
  /// installed is no error: the words are written as they are.
  func page(_ text: TerminalText) {
    let pager = environment("ALTEREGO_PAGER") ?? environment("PAGER") ?? "less -FRX"
    guard outputIsTerminal, inputIsTerminal, !pager.isEmpty, pager != "cat",
      isTallerThanScreen(text), isInstalled(pager),
      run(pager: pager, on: Array(text.rendered(color: usesColor).utf8))
    else { return write(text) }
  }

  private func isTallerThanScreen(_ text: TerminalText) -> Bool {
    let width = self.width
    var rows = 0
    for line in text.plain.split(separator: "\n", omittingEmptySubsequences: false) {
      rows += max(1, (line.columns() + width - 1) / width)
      if rows >= height { return true }
    }
    return false
  }

  /// Whether the first word of a command names a program.
  private func isInstalled(_ command: String) -> Bool {
    guard let program = command.split(separator: " ").first else { return false }
    if program.contains("/") { return access(String(program), X_OK) == 0 }
    return (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":").contains {
      access("\($0)/\(program)", X_OK) == 0
    }
  }

  /// Runs the pager on the bytes; `false` when it could not be started.
  private func run(pager: String, on bytes: [UInt8]) -> Bool {
    // Flags for a bare `less`, and UTF-8 whatever the locale; the user's own settings win.
    setenv("LESS", "FRX", 0)
    setenv("LESSCHARSET", "utf-8", 0)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // Ctrl-C belongs to the pager while it runs.
    let earlier = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, earlier) }
    let child = Self.spawn(["/bin/sh", "-c", pager], input: ends[0])
    close(ends[0])
    if child > 0 { _ = Self.writeAll(bytes, to: ends[1]) }
    close(ends[1])
    guard child > 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return (status >> 8) & 0xFF != 127  // the shell's word for "no such command"
  }

  /// Starts a program with `input` as its standard input; 0 when that fails.
  private static func spawn(_ arguments: [String], input: Int32) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var defaults = sigset_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGINT)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let problem = posix_spawn(&child, arguments[0], &actions, &attributes, &words, environ)
    return problem == 0 ? child : 0
  }
}
