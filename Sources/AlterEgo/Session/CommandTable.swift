// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Every command, in the order in which help lists them.
enum CommandTable {
  static let all: [any SessionCommand.Type] = [
    AddCommand.self, ParseCommand.self, AskCommand.self, TestCommand.self,
  ]

  static func find(_ name: String) -> (any SessionCommand.Type)? {
    let folded = FoldedText.fold(name)
    return all.first {
      $0.entry.name == folded || FoldedText.fold($0.entry.japanese) == folded
    }
  }

  /// At most three commands that a mistyped word may mean, the nearest first.
  static func suggestions(for word: String) -> [String] {
    let folded = FoldedText.fold(word)
    var ranked: [(distance: Int, name: String)] = []
    for command in all {
      for name in [command.entry.name, command.entry.japanese] {
        let limit = max(1, min(2, name.count / 2))
        if let distance = editDistance(folded, FoldedText.fold(name), limit: limit) {
          ranked.append((distance, name))
        } else if folded.count >= 2, name.hasPrefix(folded) {
          ranked.append((2, name))
        }
      }
    }
    for row in GuessedVerbs.table where row.guess == folded {
      ranked.append((0, row.command))
    }
    ranked.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    var seen: Set<String> = []
    return Array(ranked.map(\.name).filter { seen.insert($0).inserted }.prefix(3))
  }
}

/// Verbs people guess from other programs.
enum GuessedVerbs {
  static let table: [(guess: String, command: String)] = [
    ("save", "add"), ("new", "add"), ("create", "add"), ("insert", "add"), ("ls", "list"),
    ("show-all", "list"), ("dir", "list"), ("rm", "retire"), ("delete", "retire"),
    ("remove", "retire"), ("del", "retire"), ("cat", "show"), ("view", "show"), ("open", "show"),
    ("log", "history"), ("status", "diagnose"), ("gaps", "diagnose"), ("todo", "next"),
    ("exit", "quit"), ("bye", "quit"), ("q", "quit"), ("?", "help"), ("man", "help"),
    ("question", "ask"), ("map", "export"), ("report", "export"), ("fsck", "check"),
    ("verify", "check"), ("revert", "undo"), ("back", "undo"),
  ]
}
