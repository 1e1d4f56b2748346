// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
@preconcurrency import Glibc

/// The user's own editor on a temporary file that nobody else can read.
enum Editor {
  /// The text as it was saved; nil when the editor was left with an error.
  ///
  /// The editor is `$VISUAL`, `$EDITOR` or what the system offers.
  ///
  /// - Throws: `fileNotFound` when there is no editor, `fileCannotWrite` when the temporary file
  ///   can't be made, and problems of reading it back.
  static func edit(_ text: String) throws(Problem) -> String? {
    guard let editor = command() else { throw Problem(.fileNotFound, ["path": "$EDITOR"]) }
    let folder = Files.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/alterego-XXXXXX.txt".utf8CString)
    let descriptor = mkstemps(&template, 4)
    let path = String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw Problem(.fileCannotWrite, ["path": path]) }
    close(descriptor)
    defer { unlink(path) }
    try Files.write(text, to: path)
    guard run(editor, on: path) else { return nil }
    return try Files.readText(path, limit: 1 << 20)
  }

  private static func command() -> String? {
    if let named = Files.environment("VISUAL") ?? Files.environment("EDITOR") { return named }
    let folders = (Files.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return ["editor", "nano", "vi"].first { name in
      folders.contains { access("\($0)/\(name)", X_OK) == 0 }
    }
  }

  /// Runs the editor on the terminal; false when it ends with an error.
  private static func run(_ editor: String, on path: String) -> Bool {
    let earlier = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, earlier) }
    var attributes = posix_spawnattr_t()
    var defaults = sigset_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGINT)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // The shell splits what stands in the variable; the file comes as one word behind it.
    let arguments = ["/bin/sh", "-c", editor + " \"$1\"", "sh", path]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/sh", nil, &attributes, &words, environ) == 0 else {
      return false
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status == 0
  }

  /// Asks on the terminal and reads one line; nil at the end of input.
  static func ask(_ question: String) -> String? {
    fputs(TerminalText.visible(question), stdout)
    fflush(stdout)
    return readLine()
  }
}
