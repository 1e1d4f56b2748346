// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations

/// A command of shell and prompt: its arguments, and what it does with a conversation.
protocol SessionCommand: ParsableArguments {
  static var entry: CommandEntry { get }
  var options: GlobalOptions { get }
  func run(_ context: CommandContext) throws -> Reply
}

/// What the command table knows of a command; its help is in `knowledge/words/help.tsv`.
struct CommandEntry: Sendable {
  /// The English name and the Japanese one that means the same.
  let name: String
  let japanese: String
  /// Other names that work as well.
  let aliases: [String]
  /// Whether it may change the store.
  let writes: Bool
  /// What a Tab completes after the name.
  let completion: ArgumentCompletion

  init(
    _ name: String, _ japanese: String, aliases: [String] = [], writes: Bool = false,
    completion: ArgumentCompletion = .none
  ) {
    self.name = name
    self.japanese = japanese
    self.aliases = aliases
    self.writes = writes
    self.completion = completion
  }
}

/// What the arguments of a command can be completed with.
enum ArgumentCompletion: Sendable {
  case none, ids, files, commands, kinds, concepts, roles, words, kpis, initiatives
}
