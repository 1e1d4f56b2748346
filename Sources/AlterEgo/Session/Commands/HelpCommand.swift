// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Wording

/// How things are said and typed: one screen, or one topic.
struct HelpCommand: SessionCommand {
  static let entry = CommandEntry("help", "ヘルプ", completion: .commands)

  @OptionGroup var options: GlobalOptions
  @Argument var topic: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let help = HelpWording(in: context.language, prefix: context.typed(""), width: 80)
    guard let word = topic.first else { return Reply(help.overview) }
    let name = word.hasPrefix("/") || word.hasPrefix("／") ? String(word.dropFirst()) : word
    if let command = CommandTable.find(name) {
      if context.options.json { return Reply(help.json(command.entry).text) }
      return Reply(help.text(of: command.entry))
    }
    if let topic = help.topic(name) { return Reply(topic) }
    throw context.conversation.unknown(name, CommandTable.suggestions(for: name))
  }
}
