// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Wording

/// Shows how lines are understood; stores nothing.
///
/// Lines of standard input are answered as they come, so that memory does not grow with them.
struct ParseCommand: SessionCommand {
  static let entry = CommandEntry("parse", "読解")

  @OptionGroup var options: GlobalOptions
  @Flag(name: .long) var explain = false
  @Argument var text: [String] = []

  /// How many bytes of answers are kept before they are put out.
  private static let mostKept = 1 << 16

  func run(_ context: CommandContext) throws -> Reply {
    let analyzer = try context.analyzer()
    guard text.isEmpty || text == ["-"] else {
      return Reply(try read(text.joined(separator: " "), analyzer, context))
    }
    let surroundings = context.surroundings
    var out = ""
    func flush() {
      guard let put = surroundings.put, !out.isEmpty else { return }
      put(out, context.options.json)
      out = ""
    }
    func take(_ line: String) throws(Problem) {
      out += try read(line, analyzer, context)
      if out.utf8.count > ParseCommand.mostKept { flush() }
    }
    do {
      if let eachLine = surroundings.eachLine {
        try eachLine(take)
      } else {
        for line in try surroundings.readLines() { try take(line) }
      }
    } catch {
      // What could be read is told; the error names the line that could not.
      flush()
      throw error
    }
    return Reply(out)
  }

  /// How one line is understood, with its line end.
  private func read(
    _ line: String, _ analyzer: Analyzer, _ context: CommandContext
  ) throws(Problem) -> String {
    if let problem = Conversation.inputProblem(line) { throw problem }
    let lines =
      if explain {
        ExplanationWording(analyzer.knowledge, in: context.language).lines(analyzer.explain(line))
      } else if context.options.json {
        [analyzer.draft(line).json.text]
      } else {
        DraftWording(analyzer.knowledge, in: context.language).lines(analyzer.draft(line))
      }
    return lines.joined(separator: "\n") + "\n"
  }
}
