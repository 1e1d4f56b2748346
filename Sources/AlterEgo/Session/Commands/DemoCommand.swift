// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Wording

/// A sample company in a throw-away store: typed lines and the real replies to them.
struct DemoCommand: SessionCommand {
  static let entry = CommandEntry("demo", "デモ")

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    let folder = try ThrowAwayFolder(named: "alterego-demo")
    // Reads the knowledge once, for both conversations.
    _ = try context.analyzer()
    var surroundings = context.surroundings
    surroundings.isInteractive = true
    surroundings.width = min(context.surroundings.width, 100)
    let sample = context.conversation.beside(surroundings, db: folder.path + "/demo.db")
    sample.base.lang = context.language.rawValue
    // Nobody answers while the sample plays.
    sample.base.noInput = true
    var reply = Reply(played(sample, folder, context))
    if context.surroundings.isInteractive, context.conversation.isShell, !context.options.noInput {
      reply.text += "\n" + context.say("demo/stay", ["path": folder.path]) + "\n"
      reply.opensPrompt = true
      context.conversation.base.db = folder.path + "/demo.db"
      context.conversation.base.lang = context.language.rawValue
      context.conversation.throwAway = folder
    } else {
      sample.leave()
      folder.remove()
      reply.text += "\n" + context.say("demo/gone") + "\n"
    }
    return reply
  }

  /// Every step of `knowledge/words/demo.tsv`: a line that starts with `#` explains, others are typed.
  private func played(
    _ sample: Conversation, _ folder: ThrowAwayFolder, _ context: CommandContext
  ) -> String {
    var text = context.say("demo/opening") + "\n"
    let keys = Phrasebook.builtIn.keys.filter { $0.hasPrefix("demo/step/") }
    for key in keys {
      let line = context.say(key, ["folder": folder.path])
      if line.hasPrefix("# ") {
        text += "\n── \(line.dropFirst(2))\n"
        continue
      }
      let reply = sample.handle(line)
      text += sample.prompt(isContinued: false) + line + "\n" + reply.text + reply.notice
    }
    return text
  }
}
