// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Wording

/// Answers a worry from the store's own state: the reasons that fit, and the question that
/// decides between them.
struct Counsel {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func reply(_ line: String) throws -> Reply {
    let language = context.conversation.talkLanguage ?? context.language
    let words = Phrasebook.builtIn
    var lines = [words.phrase("worry/opening", in: language)]
    lines.append("  " + words.phrase("worry/question", in: language))
    return Reply(lines.joined(separator: "\n"))
  }
}
