// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model
import Wording

/// Shows how lines are understood; stores nothing.
struct ParseCommand: SessionCommand {
  static let entry = CommandEntry("parse", "読解")

  @OptionGroup var options: GlobalOptions
  @Flag(name: .long) var explain = false
  @Argument var text: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let lines =
      text.isEmpty || text == ["-"]
      ? try context.surroundings.readLines() : [text.joined(separator: " ")]
    let analyzer = try context.analyzer()
    var out = ""
    for line in lines {
      if let problem = Conversation.inputProblem(line) { throw problem }
      if explain {
        out +=
          ExplanationWording(analyzer.knowledge, in: context.language)
          .lines(analyzer.explain(line)).joined(separator: "\n")
          + "\n"
        continue
      }
      let draft = analyzer.draft(line)
      if context.options.json {
        out += draft.json.text + "\n"
      } else {
        out +=
          DraftWording(analyzer.knowledge, in: context.language).lines(draft).joined(
            separator: "\n") + "\n"
      }
    }
    return Reply(out)
  }
}
