// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// Leaves the prompt.
struct QuitCommand: SessionCommand {
  static let entry = CommandEntry("quit", "終了")

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    var reply = Reply(context.say("goodbye"))
    reply.endsSession = true
    return reply
  }
}
