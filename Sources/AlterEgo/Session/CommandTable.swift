// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Every command, in the order in which help lists them.
enum CommandTable {
  static let all: [any SessionCommand.Type] = [
    AddCommand.self, ParseCommand.self, ListCommand.self, ShowCommand.self,
    RetireCommand.self, ReviveCommand.self, UndoCommand.self, RedoCommand.self,
    HistoryCommand.self, AskCommand.self, TestCommand.self, HelpCommand.self, QuitCommand.self,
  ]

  static func find(_ name: String) -> (any SessionCommand.Type)? {
    let folded = FoldedText.fold(name)
    return all.first {
      $0.entry.name == folded || FoldedText.fold($0.entry.japanese) == folded
    }
  }

  /// At most three commands that a mistyped word may mean, the likeliest first.
  static func suggestions(for word: String) -> [String] { Suggestions.builtIn.names(for: word) }
}
