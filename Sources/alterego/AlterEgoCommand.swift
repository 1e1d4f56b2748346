// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Glibc
import Session

/// The program: one command of the shell, piped lines, or the prompt.
@main
@MainActor
struct AlterEgoCommand {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let terminal = Terminal(color: color(arguments))
    let interactive = terminal.isInteractive && !arguments.contains("--no-input")
    // The line editor may set another locale; the user's language is that of the first.
    let locale = Files.environment("LC_ALL")
    let conversation = Conversation(
      Surroundings(
        environment: { $0 == "LC_ALL" ? locale : Files.environment($0) },
        readLines: { () throws(Problem) in try readAllLines() },
        eachLine: { (take) throws(Problem) in try readLines(take) },
        put: { text, isJSON in
          MainActor.assumeIsolated { terminal.write(data: text, as: isJSON ? .json : .screen) }
        },
        progress: teller(terminal),
        isInteractive: interactive, width: terminal.width,
        edit: { (text) throws(Problem) in try Editor.edit(text) },
        askLine: { Editor.ask($0) }))
    if Conversation.namesCommand(arguments) {
      let reply = conversation.run(arguments)
      guard reply.opensPrompt, interactive else { finish(reply, conversation, terminal) }
      show(reply, terminal)
      let status = Prompt(conversation, terminal).run()
      conversation.leave()
      leave(status, terminal)
    }
    if let at = arguments.firstIndex(of: "-c") {
      guard at + 1 < arguments.count else {
        finish(conversation.usage("-c"), conversation, terminal)
      }
      configure(conversation, arguments[..<at] + arguments[(at + 2)...], terminal)
      var status: Int32 = 0
      for line in arguments[at + 1].split(separator: "\n", omittingEmptySubsequences: false) {
        let reply = conversation.handle(String(line))
        show(reply, terminal)
        if reply.exitStatus != 0 { status = reply.exitStatus }
        if reply.endsSession { break }
      }
      leave(status, terminal)
    }
    configure(conversation, arguments[...], terminal)
    leave(
      interactive ? Prompt(conversation, terminal).run() : runPiped(conversation, terminal),
      terminal)
  }

  /// Shows progress where a person sees standard error; nil where a file or a program reads it.
  private static func teller(_ terminal: Terminal) -> (@Sendable (String) -> Void)? {
    guard terminal.errorIsTerminal else { return nil }
    return { line in MainActor.assumeIsolated { terminal.progress(line) } }
  }

  private static func configure(
    _ conversation: Conversation, _ arguments: ArraySlice<String>, _ terminal: Terminal
  ) {
    if let failed = conversation.configure(Array(arguments)) {
      finish(failed, conversation, terminal)
    }
  }

  private static func color(_ arguments: [String]) -> Terminal.ColorChoice {
    for (index, argument) in arguments.enumerated() {
      if argument == "--color", index + 1 < arguments.count {
        return Terminal.ColorChoice(rawValue: arguments[index + 1]) ?? .auto
      }
      if argument.hasPrefix("--color=") {
        return Terminal.ColorChoice(rawValue: String(argument.dropFirst(8))) ?? .auto
      }
    }
    return .auto
  }

  // MARK: Input

  /// Every line of talk or command from a pipe, without prompts.
  private static func runPiped(_ conversation: Conversation, _ terminal: Terminal) -> Int32 {
    var input = PipedInput()
    var status: Int32 = 0
    while let event = input.next() {
      let reply: Reply
      switch event {
      case .line(let bytes, _): reply = conversation.handle(String(decoding: bytes, as: UTF8.self))
      default: reply = conversation.failure(problem(event))
      }
      show(reply, terminal)
      if reply.exitStatus != 0 { status = reply.exitStatus }
      if reply.endsSession { break }
    }
    return status
  }

  private static nonisolated func readAllLines() throws(Problem) -> [String] {
    var lines: [String] = []
    try readLines { lines.append($0) }
    return lines
  }

  private static nonisolated func readLines(
    _ take: Surroundings.LineReader
  ) throws(Problem) {
    var input = PipedInput()
    while let event = input.next() {
      guard case .line(let bytes, _) = event else { throw problem(event) }
      try take(String(decoding: bytes, as: UTF8.self))
    }
  }

  private static nonisolated func problem(_ event: PipedInput.Event) -> Problem {
    switch event {
    case .line(_, let number): Problem(.inputNotUnderstood, at: "stdin:\(number):1")
    case .tooLong(let line, let bytes):
      Problem(.inputTooLong, ["limit": "1", "size": String(bytes >> 20)], at: "stdin:\(line):1")
    case .invalidUTF8(let line, let column):
      Problem(.inputNotUTF8, ["path": "stdin"], at: "stdin:\(line):\(column)")
    case .control(let line, let column, let byte):
      Problem(
        .inputControlCharacter,
        ["character": "U+00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)],
        at: "stdin:\(line):\(column)")
    case .failed(let line, _): Problem(.fileUnreadable, ["path": "stdin"], at: "stdin:\(line):1")
    }
  }

  // MARK: Output

  static func show(_ reply: Reply, _ terminal: Terminal, pages: Bool = false) {
    if !reply.text.isEmpty {
      if pages {
        terminal.page(TerminalText(reply.text))
      } else {
        terminal.write(data: reply.text, as: reply.isJSON ? .json : .screen)
      }
    }
    if !reply.notice.isEmpty { terminal.writeError(TerminalText(reply.notice)) }
  }

  private static func finish(
    _ reply: Reply, _ conversation: Conversation, _ terminal: Terminal
  ) -> Never {
    show(reply, terminal, pages: terminal.isInteractive && !reply.isJSON)
    conversation.leave()
    leave(reply.exitStatus, terminal)
  }

  private static func leave(_ status: Int32, _ terminal: Terminal) -> Never {
    // Output that could not be written (a full disk) is a failure of its own.
    exit(terminal.failure == nil ? status : 14)
  }
}
