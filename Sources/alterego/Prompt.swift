// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Session

/// The readline prompt: reads a line, shows the reply, keeps the history.
@MainActor
struct Prompt {
  private let conversation: Conversation
  private let terminal: Terminal

  init(_ conversation: Conversation, _ terminal: Terminal) {
    self.conversation = conversation
    self.terminal = terminal
  }

  /// Runs until the person leaves; returns the exit status.
  func run() -> Int32 {
    // The language comes from the locale, which the editor may set to a UTF-8 one.
    let banner = conversation.banner()
    let editor = LineEditor.shared
    editor.usesColor = terminal.usesColor
    if let history = HistoryFile() { editor.useHistory(history) }
    editor.completions = { [conversation] line, start, word in
      conversation.completions(line: line, wordStart: start, word: word).map {
        LineEditor.Candidate($0.text, note: $0.note, endsWord: $0.endsWord)
      }
    }
    terminal.write(TerminalText(banner))
    conversation.warmUp()
    var open = ""
    while true {
      let mark = conversation.openMark(in: open.dropLast()) ?? ""
      let prompt = conversation.prompt(isContinued: !open.isEmpty, mark: mark)
      switch editor.readLine(prompt: prompt, style: .strong) {
      case .endOfInput:
        terminal.write(TerminalText("\n"))
        return 0
      case .interrupted:
        open = ""
        conversation.dropPending()
      case .line(let text):
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
          if let mark = conversation.openMark(in: open + line) {
            open += mark == "\\" ? line.dropLast() : line + "\n"
            continue
          }
          let whole = open + line
          open = ""
          let reply = conversation.handle(whole)
          if !reply.isPrivate, !whole.hasPrefix(" ") { editor.remember(whole) }
          AlterEgoCommand.show(reply, terminal, pages: true)
          if reply.endsSession { return 0 }
        }
      }
    }
  }
}
