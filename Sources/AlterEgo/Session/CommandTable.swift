// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Every command, in the order in which help lists them.
enum CommandTable {
  static let all: [any SessionCommand.Type] = [
    AddCommand.self, ListCommand.self, ShowCommand.self, EditCommand.self, RetireCommand.self,
    ReviveCommand.self, ImportCommand.self, ParseCommand.self, AskCommand.self, WhyCommand.self,
    WhyNotCommand.self, FlipCommand.self, WhatIfCommand.self, ReplayCommand.self,
    QuestionsCommand.self,
    AnswerCommand.self, DecideCommand.self, DecisionsCommand.self, BacktestCommand.self,
    AuthorityCommand.self,
    RoleCommand.self, NextCommand.self, LineCommand.self, TraceCommand.self, StageCommand.self,
    DirectionsCommand.self, WeighCommand.self, DiagnoseCommand.self,
    AcceptCommand.self, LinkCommand.self, KPICommand.self, InitiativeCommand.self,
    EvaluationCommand.self,
    ExecutivesCommand.self, FutureCommand.self, CoverageCommand.self, PromiseCommand.self,
    StandardCommand.self,
    ExportCommand.self, HistoryCommand.self,
    UndoCommand.self, RedoCommand.self, WordsCommand.self,
    BackupCommand.self, RestoreCommand.self, CheckCommand.self, ProfileCommand.self,
    HelpCommand.self, DemoCommand.self, TestCommand.self, KnowledgeCommand.self, QuitCommand.self,
  ]

  static func find(_ name: String) -> (any SessionCommand.Type)? {
    let folded = FoldedText.fold(name)
    return all.first {
      $0.entry.name == folded || FoldedText.fold($0.entry.japanese) == folded
        || $0.entry.aliases.contains { FoldedText.fold($0) == folded }
    }
  }

  /// At most three commands that a mistyped word may mean, the likeliest first.
  static func suggestions(for word: String) -> [String] { Suggestions.builtIn.names(for: word) }
}
