// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline
import Foundations
import Glibc
import Synchronization

/// How often Ctrl-C was pressed since the last prompt appeared.
private let interrupts = Atomic<Int>(0)

/// The terminal's line editor: GNU readline behind one Swift type.
///
/// Nothing else in the package imports `CReadline`. Readline keeps its state in C globals, so
/// there is one editor per process and it lives on the main actor.
@MainActor
final class LineEditor {
  static let shared = LineEditor()

  /// What came of one prompt.
  enum Input: Equatable {
    /// What was typed; a pasted text may hold several lines.
    case line(String)
    /// Ctrl-C: the line is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case endOfInput
  }

  /// One way to complete the word before the cursor.
  struct Candidate: Equatable {
    /// What stands in place of the whole word.
    var text: String
    /// What the list of candidates shows, with a short explanation.
    var label: String
    var note: String
    /// Whether a blank follows when this is the only candidate.
    var endsWord: Bool

    init(_ text: String, label: String? = nil, note: String = "", endsWord: Bool = true) {
      self.text = text
      self.label = label ?? text
      self.note = note
      self.endsWord = endsWord
    }
  }

  /// Offers candidates for the word before the cursor, best first.
  ///
  /// Given the whole line, the word's UTF-8 offset in it, and the word up to the cursor. Called at
  /// every TAB, so it must answer without reading the disk.
  var completions: (_ line: String, _ wordStart: Int, _ word: String) -> [Candidate] = { _, _, _ in
    []
  }

  /// Whether prompts may be coloured.
  var usesColor = false

  private var candidates: [Candidate] = []
  private var finished: Input?
  private var history: HistoryFile?
  private var historyIsLoaded = false

  private init() {
    Self.ensureUTF8()
    creadline_set_program_name(strdup("AlterEgo"))
    creadline_set_signal_handling()
    if isatty(STDOUT_FILENO) == 0 { creadline_use_standard_error() }
    rl_variable_bind("enable-bracketed-paste", "on")
    rl_variable_bind("show-all-if-ambiguous", "on")
    rl_initialize()  // reads ~/.inputrc, which may change what is above but not what follows
    rl_variable_bind("revert-all-at-newline", "on")
    rl_variable_bind("echo-control-characters", "off")
    creadline_set_completion(
      { _, start, _ in
        creadline_completion_is_final(0)
        return list(MainActor.assumeIsolated { LineEditor.shared.complete(from: Int(start)) })
      },
      { _, _, _ in MainActor.assumeIsolated { LineEditor.shared.listCandidates() } },
      strdup(" \t\n"))
    creadline_set_reader { _ in readByte() }
    using_history()
    stifle_history(Int32(HistoryFile.capacity))
    _ = interrupts.load(ordering: .relaxed)
    signal(SIGINT) { _ in interrupts.add(1, ordering: .relaxed) }
  }

  /// Makes the C library count characters as UTF-8, whatever the locale says.
  ///
  /// Otherwise a backspace cuts a Japanese character in half. Readline re-reads the variables
  /// itself, so `LC_ALL` has to say UTF-8 too; read the user's language from it before.
  private static func ensureUTF8() {
    func isUTF8() -> Bool { String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" }
    if setlocale(LC_CTYPE, "") != nil && isUTF8() { return }
    for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] {
      setenv("LC_ALL", name, 1)
      if setlocale(LC_CTYPE, "") != nil && isUTF8() { return }
    }
  }

  /// Whether Ctrl-C was pressed since the last prompt; long work asks this to stop early.
  nonisolated static var isInterrupted: Bool {
    interrupts.load(ordering: .relaxed) > 0
  }

  // MARK: - Reading

  /// Shows the prompt and reads one line, which starts as `initial`.
  func readLine(
    prompt: String, style: TerminalText.Style = .plain, initial: String = ""
  ) -> Input {
    interrupts.store(0, ordering: .relaxed)
    endOfPasteSent.store(0, ordering: .relaxed)
    finished = nil
    rl_callback_handler_install(marked(prompt, style)) { line in
      rl_callback_handler_remove()
      // A line with broken UTF-8 is repaired, not refused.
      let text = line.map { String(decoding: bytes(of: $0), as: UTF8.self) }
      free(line)
      MainActor.assumeIsolated {
        LineEditor.shared.finished = text.map { .line($0) } ?? .endOfInput
      }
    }
    rl_insert_text(initial)
    rl_redisplay()
    loadHistory()
    while finished == nil {
      if creadline_wait() != 0 { rl_callback_read_char() }
      if Self.isInterrupted { return dropLine() }
    }
    // Readline itself ends the line only where it brackets pastes.
    let brackets = rl_variable_value("enable-bracketed-paste").map { String(cString: $0) } == "on"
    if finished == .endOfInput && !brackets { creadline_print("\n") }
    return finished ?? .endOfInput
  }

  /// Ends the prompt after Ctrl-C: the line stays on the screen, marked `^C`.
  private func dropLine() -> Input {
    if finished == nil { creadline_show_end() }
    creadline_print("^C")
    rl_callback_sigcleanup()
    rl_callback_handler_remove()
    creadline_print("\n")
    return .interrupted
  }

  /// The prompt with its invisible parts between the bytes readline does not count.
  private func marked(_ prompt: String, _ style: TerminalText.Style) -> String {
    let text = TerminalText.visible(prompt)
    guard usesColor, style != .plain else { return text }
    return "\u{1}\u{1B}[\(style.parameters)m\u{2}\(text)\u{1}\u{1B}[0m\u{2}"
  }

  // MARK: - Completing

  /// Completes the text between `start`, behind an ASCII blank, and the cursor: the only candidate,
  /// or what all have in common and then all of them.
  ///
  /// The word begins later where a full-width space follows; readline replaces all from `start`,
  /// so what lies between is put back in front of every candidate.
  private func complete(from start: Int) -> [String] {
    candidates = []
    let line = bytes(of: creadline_line())
    let cursor = min(Int(creadline_point()), line.count)
    guard start <= cursor, let text = String(validating: line, as: UTF8.self),
      let typed = String(validating: line[start..<cursor], as: UTF8.self)
    else { return [] }
    let afterSpace = typed.lastIndex(of: "\u{3000}").map { typed.index(after: $0) }
    let word = typed[(afterSpace ?? typed.startIndex)...]
    let kept = String(typed[..<word.startIndex])
    var seen: Set<String> = []
    candidates = completions(text, cursor - word.utf8.count, String(word)).filter {
      $0.text == TerminalText.visible($0.text, as: .line) && seen.insert($0.text).inserted
    }
    creadline_completion_is_final(candidates.count == 1 && candidates[0].endsWord ? 1 : 0)
    guard candidates.count > 1 else { return candidates.map { kept + $0.text } }
    var common = Substring(candidates[0].text)
    for candidate in candidates {
      common = common.prefix(zip(common, candidate.text).prefix { $0 == $1 }.count)
    }
    if !common.utf8.starts(with: word.utf8) { common = word }
    return [kept + common] + candidates.map { kept + $0.text }
  }

  /// Lists the candidates below the line, in columns, no more than a screenful.
  private func listCandidates() {
    var height: Int32 = 0
    var columns: Int32 = 0
    rl_get_screen_size(&height, &columns)
    let width = columns > 1 ? Int(columns) : 80
    let cells = candidates.map { candidate in
      let label = TerminalText.visible(candidate.label, as: .line)
      let note = TerminalText.visible(candidate.note, as: .line)
      return (note.isEmpty ? label : label + " (" + note + ")").truncated(to: width - 1)
    }
    let cell = min(width - 1, (cells.map { $0.columns() }.max() ?? 0) + 2)
    let perRow = max(1, (width - 1) / max(1, cell))
    let shown = cells.prefix(perRow * max(1, Int(height) - 3))
    var text = "\n"
    for (index, entry) in shown.enumerated() {
      let endsRow = index % perRow == perRow - 1 || index == shown.count - 1
      text += endsRow ? entry + "\n" : entry.padded(to: cell)
    }
    if shown.count < cells.count { text += "… +\(cells.count - shown.count)\n" }
    creadline_print(text)
    rl_forced_update_display()
  }

  // MARK: - History

  /// Offers the lines of earlier prompts and keeps new ones in the same file.
  func useHistory(_ file: HistoryFile) {
    history = file
    historyIsLoaded = false
  }

  /// Reads the file once: when the first prompt already stands on the screen.
  private func loadHistory() {
    guard !historyIsLoaded, let history else { return }
    historyIsLoaded = true
    for line in history.load() { add_history(line) }
    using_history()
  }

  /// Keeps a line for the arrow keys and for later prompts.
  ///
  /// Called when the line has been dealt with, and not called for a private one. A line that
  /// begins with a blank is not kept; an earlier equal one is dropped.
  func remember(_ text: String) {
    loadHistory()
    for line in text.split(whereSeparator: \.isNewline) {
      guard let first = line.first, first != " ", first != "\u{3000}", first != "\t",
        !line.utf8.contains(0)
      else { continue }
      let line = String(line)
      creadline_forget(line)
      add_history(line)
      history?.append(line)
    }
  }
}

/// What a terminal sends behind a paste, and how much of it was made up since the prompt.
private let endOfPaste = Array("\u{1B}[201~".utf8)
private let endOfPasteSent = Atomic<Int>(0)

/// Reads one byte of input; at Ctrl-C, or when the terminal is gone, the end of it.
///
/// Readline waits for the end of a paste, which may never come, and reads beyond its own buffer
/// when the input ends within one; so the end of a paste comes first.
private func readByte() -> Int32 {
  var byte: UInt8 = 0
  while !LineEditor.isInterrupted {
    let count = read(STDIN_FILENO, &byte, 1)
    if count == 1 { return Int32(byte) }
    if count < 0 && errno != EINTR && errno != EAGAIN || creadline_is_hung_up() != 0 { break }
    _ = creadline_wait()
  }
  let sent = endOfPasteSent.wrappingAdd(1, ordering: .relaxed).oldValue
  return sent < endOfPaste.count ? Int32(endOfPaste[sent]) : EOF
}

/// Texts as readline wants its candidates, and frees them; `nil` for none.
private func list(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  if texts.isEmpty { return nil }
  let list = calloc(texts.count + 1, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)?
    .bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: texts.count + 1)
  for (index, text) in texts.enumerated() { list?[index] = strdup(text) }
  return list
}

/// The bytes before the terminating NUL.
private func bytes(of text: UnsafePointer<CChar>?) -> [UInt8] {
  guard let text else { return [] }
  return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}

/// The lines typed at earlier prompts, one a line, readable by their owner only.
///
/// Nothing here fails aloud: without a writable file the prompt simply has no memory.
struct HistoryFile {
  /// How many lines are kept.
  static let capacity = 10_000

  let path: String

  /// The file in the user's state folder, or `nil` where there is no home.
  init?(environment: (String) -> String? = { name in getenv(name).map { String(cString: $0) } }) {
    let folders = [environment("XDG_STATE_HOME"), environment("HOME").map { $0 + "/.local/state" }]
    guard let state = folders.compactMap(\.self).first(where: { $0.hasPrefix("/") }) else {
      return nil
    }
    path = state + "/alterego/history"
  }

  /// The kept lines, oldest first, none twice; a file that holds more is tidied.
  func load() -> [String] {
    guard let found = read() else { return [] }
    let lines = Self.tidied(found)
    if lines.count < found.count { locked { _ in replace(with: Self.tidied(read() ?? lines)) } }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Adds a line as the newest; an earlier equal one goes.
  func append(_ text: String) {
    let line = Array(text.utf8)[...]
    makeFolder()
    locked { file in
      let found = read() ?? []
      if found.count >= Self.capacity || found.contains(line) {
        replace(with: (found.filter { $0 != line } + [line]).suffix(Self.capacity))
      } else {
        _ = write(line + [0x0A], to: file)
      }
    }
  }

  /// Calls `change` with the file open for appending while no other prompt changes it.
  private func locked(_ change: (Int32) -> Void) {
    for _ in 0..<10 {
      let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard file >= 0 else { return }
      defer { close(file) }
      var mine = stat()
      var current = stat()
      flock(file, LOCK_EX)
      fstat(file, &mine)
      guard lstat(path, &current) == 0, mine.st_ino == current.st_ino else { continue }
      fchmod(file, 0o600)
      return change(file)
    }
  }

  /// The last occurrence of every line, the newest lines up to the capacity.
  private static func tidied(_ lines: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    var seen: Set<ArraySlice<UInt8>> = []
    var kept: [ArraySlice<UInt8>] = []
    for line in lines.reversed() where kept.count < capacity {
      if seen.insert(line).inserted { kept.append(line) }
    }
    return kept.reversed()
  }

  /// The lines as bytes, but empty ones and those with a NUL.
  private func read() -> [ArraySlice<UInt8>]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count <= 0 || bytes.count > 64 << 20 { break }
      bytes += buffer[..<count]
    }
    return bytes.split(separator: 0x0A).filter { !$0.contains(0) }
  }

  /// Writes a new file beside the old one and puts it in its place.
  private func replace(with lines: some Sequence<ArraySlice<UInt8>>) {
    let fresh = path + ".\(getpid())"
    let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line
      bytes.append(0x0A)
    }
    let isWritten = write(bytes[...], to: file)
    close(file)
    if !isWritten || rename(fresh, path) != 0 { unlink(fresh) }
  }

  private func write(_ bytes: ArraySlice<UInt8>, to file: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func makeFolder() {
    var end = path.startIndex
    while let slash = path[path.index(after: end)...].firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      end = slash
    }
  }
}
