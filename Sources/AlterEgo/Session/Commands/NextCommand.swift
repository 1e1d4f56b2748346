// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Foundations
import Model
import Wording

/// The one next action: why it, what it closes, and the command that does it.
struct NextCommand: SessionCommand {
  static let entry = CommandEntry("next", "次")

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let wording = NextWording(desk.line, in: context.language)
    guard let next = try NextAdvisor(desk.line).next() else {
      if context.options.json { return Reply() }
      let isEmpty = desk.line.statements.isEmpty
      return Reply(isEmpty ? context.say("list/empty") : wording.nothing)
    }
    if context.options.json { return Reply(wording.json(next).text) }
    var lines = [context.say("next/action", ["action": wording.action(next.chosen)])]
    lines += ("  " + wording.why(next)).wrapped(width: context.width, continuation: "  ")
    lines.append(
      "  " + context.say("next/type", ["command": desk.typed(wording.command(next.chosen))]))
    if let runnerUp = next.runnerUp, wording.action(runnerUp) != wording.action(next.chosen) {
      lines.append("  " + context.say("next/runner-up", ["action": wording.action(runnerUp)]))
    }
    return Reply(lines.joined(separator: "\n"))
  }
}
