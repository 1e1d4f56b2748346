// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Language
import Model

/// Runs scenarios with expected answers, each in a store of its own.
struct TestCommand: SessionCommand {
  static let entry = CommandEntry("test", "試験", completion: .files)

  @OptionGroup var options: GlobalOptions
  @Argument var files: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    guard !files.isEmpty else { throw Problem(.usageNothingSaid, ["command": "test FILE"]) }
    var out = ""
    var passed = 0
    var failed = 0
    let analyzer = try context.conversation.generalAnalyzer(
      context.options, today: try context.today(), yearStart: 4)
    for file in files {
      for scenario in try Scenario.read(file) {
        let told = try told(scenario, analyzer, context)
        if told.passed == true { passed += 1 }
        if told.passed == false { failed += 1 }
        out += told.text + "\n"
      }
    }
    var reply = Reply(out)
    if !context.options.json {
      reply.text +=
        context.say("test/closing", ["passed": String(passed), "failed": String(failed)]) + "\n"
    }
    reply.exitStatus = failed > 0 ? 2 : 0
    return reply
  }

  /// Runs one scenario, a question or a conversation.
  private func told(
    _ raw: Scenario.Raw, _ analyzer: Analyzer, _ context: CommandContext
  ) throws(Problem) -> (text: String, passed: Bool?) {
    if let played = try PlayedScenario(raw) {
      let result = try played.run(context)
      return (context.options.json ? result.json.text : result.line, result.passed)
    }
    let result = try raw.run(analyzer, asOf: try context.today())
    return (
      context.options.json ? result.json.text : result.line(in: context.language), result.passed
    )
  }
}
