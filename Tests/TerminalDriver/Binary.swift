// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
@preconcurrency import Glibc
import Synchronization

/// The built program, run as a user's script would run it.
public enum Binary {
  /// What one run left behind.
  public struct Outcome: Equatable, CustomStringConvertible {
    public var output: String
    public var error: String
    public var exit: Exit

    public var description: String {
      "\(exit)\n--- standard output\n\(output)\n--- standard error\n\(error)"
    }
  }

  /// How a program ended.
  public enum Exit: Equatable {
    case code(Int32)
    case signal(Int32)

    public init(status: Int32) {
      self = status & 0x7F == 0 ? .code((status >> 8) & 0xFF) : .signal(status & 0x7F)
    }
  }

  /// A run that could not start or did not end.
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  /// Held while a program is started, so that no other one inherits its pipes.
  public static let starting = Mutex(())

  /// The program: `$ALTEREGO_BINARY`, else beside the running tests, else the debug build.
  public static var path: String {
    if let named = getenv("ALTEREGO_BINARY") { return String(cString: named) }
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    let tests = String(
      decoding: buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let beside = folder(of: tests) + "/alterego"
    if access(beside, X_OK) == 0 { return beside }
    return folder(of: folder(of: folder(of: #filePath))) + "/.build/debug/alterego"
  }

  private static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  /// Runs the program to its end with the bytes of `input` on a pipe.
  public static func run(
    _ arguments: [String], input: String = "", environment: [String: String],
    program: String = Binary.path, timeout: Duration = .seconds(30)
  ) throws -> Outcome {
    try run(
      arguments, input: Array(input.utf8), environment: environment, program: program,
      timeout: timeout)
  }

  /// Runs the program to its end with `input` on a pipe.
  public static func run(
    _ arguments: [String], input: [UInt8], environment: [String: String],
    program: String = Binary.path, timeout: Duration = .seconds(30)
  ) throws -> Outcome {
    signal(SIGPIPE, SIG_IGN)
    var pipes: [[Int32]] = []
    let child = try starting.withLock { _ in
      for _ in 0..<3 {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(description: "no pipe: \(errno)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        pipes.append(ends)
      }
      let files = [pipes[0][0], pipes[1][1], pipes[2][1]]
      return try spawn(program, arguments, environment: environment, newSession: false) { actions in
        for (index, file) in files.enumerated() {
          posix_spawn_file_actions_adddup2(actions, file, Int32(index))
        }
      }
    }
    for file in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(file) }
    var talk = Conversation(
      input: input[...], files: [pipes[0][1], pipes[1][0], pipes[2][0]])
    let isDone = talk.run(until: .now + timeout)
    if !isDone { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let outcome = Outcome(
      output: String(decoding: talk.received[0], as: UTF8.self),
      error: String(decoding: talk.received[1], as: UTF8.self), exit: Exit(status: status))
    if !isDone { throw Failure(description: "still running after \(timeout): \(outcome)") }
    return outcome
  }

  /// Starts a program with default signals; `redirect` gives it its standard streams.
  public static func spawn(
    _ program: String, _ arguments: [String], environment: [String: String], newSession: Bool,
    redirect: (UnsafeMutablePointer<posix_spawn_file_actions_t>) -> Void
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var signals = sigset_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    redirect(&actions)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let setSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which Glibc hides
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | (newSession ? setSession : 0)))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: pid_t = 0
    let problem = posix_spawn(&child, program, &actions, &attributes, &words, &variables)
    if problem != 0 {
      throw Failure(description: "cannot start \(program): \(String(cString: strerror(problem)))")
    }
    return child
  }

  /// Writing to a program and reading what it says, at the same time.
  private struct Conversation {
    var input: ArraySlice<UInt8>
    /// Its standard input, output and error; -1 when done with.
    var files: [Int32]
    var received: [[UInt8]] = [[], []]

    /// Goes on until the program closes its output; `false` when time runs out first.
    mutating func run(until deadline: ContinuousClock.Instant) -> Bool {
      _ = fcntl(files[0], F_SETFL, O_NONBLOCK)
      if input.isEmpty { end(0) }
      while files[1] >= 0 || files[2] >= 0 {
        if deadline < .now {
          for index in files.indices { end(index) }
          return false
        }
        var polled = files.enumerated().map {
          pollfd(fd: $1, events: Int16($0 == 0 ? POLLOUT : POLLIN), revents: 0)
        }
        poll(&polled, nfds_t(polled.count), 100)
        if polled[0].revents != 0 { send() }
        for index in 1...2 where polled[index].revents != 0 { receive(index) }
      }
      end(0)
      return true
    }

    private mutating func send() {
      let count = input.withUnsafeBytes { write(files[0], $0.baseAddress, $0.count) }
      if count > 0 { input = input.dropFirst(count) }
      if input.isEmpty || (count < 0 && errno != EAGAIN && errno != EINTR) { end(0) }
    }

    private mutating func receive(_ index: Int) {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = read(files[index], &buffer, buffer.count)
      if count > 0 { received[index - 1] += buffer[..<count] } else { end(index) }
    }

    private mutating func end(_ index: Int) {
      if files[index] >= 0 { close(files[index]) }
      files[index] = -1
    }
  }
}

/// A home folder of its own for one test, removed with it.
public final class Sandbox {
  public let folder: String

  public init() throws {
    var template = Array("/tmp/alterego-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Binary.Failure(description: "no temporary folder: \(errno)")
    }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// An environment that owes nothing to whoever runs the tests; `changes` are laid over it.
  public func environment(_ changes: [String: String] = [:]) -> [String: String] {
    let base = [
      "PATH": "/usr/bin:/bin", "HOME": folder, "TERM": "xterm", "INPUTRC": "/dev/null",
      "LANG": "C.UTF-8", "XDG_DATA_HOME": folder + "/data", "XDG_STATE_HOME": folder + "/state",
      "XDG_CONFIG_HOME": folder + "/config", "XDG_CACHE_HOME": folder + "/cache",
    ]
    return base.merging(changes) { $1 }
  }
}
