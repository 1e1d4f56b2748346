// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Model

/// What a line is drawn from, told from another by identity.
final class LineSource {
  /// In the order in which they were typed.
  let statements: [Statement]
  let decisions: [LinkDecision]
  /// Without what sentences and books say.
  let register: Register
  let books: BookedFigures?
  /// Of the books as they were; nil without any.
  let booksVersion: String?
  /// Whether any criterion is weighed, so that their weights add up to something.
  let usesWeights: Bool

  init(
    _ statements: [Statement], _ decisions: [LinkDecision], _ register: Register,
    _ books: BookedFigures?
  ) {
    self.statements = statements
    self.decisions = decisions
    self.register = register
    self.books = books
    booksVersion = books?.version
    usesWeights = register.entries.values.contains { $0.has("weight") }
  }
}

/// A small change of what a line is drawn from: tried on its conclusions and taken back, without
/// another line being drawn.
package struct LineEdit {
  /// Statements as they are and as they would be.
  package var replaced: [(old: Statement, new: Statement)] = []
  /// Statements that would be typed after all others.
  package var added: [Statement] = []
  /// What the president would say of links, after all that was said.
  package var decided: [LinkDecision] = []

  package init() {}
}

/// Where two rows of statements differ.
struct StatementDifference {
  /// Those of the first row alone, and those of the second, in the order in which they stand.
  var gone: [Statement] = []
  var come: [Statement] = []
  /// Whether the ids on the line follow each other in another way.
  var isReordered = false
  /// Whether the second row is the first, with some more behind it or none.
  var isAppended = true

  /// Compares two rows; statements that are one and the same in memory are no difference.
  ///
  /// Costs what lies between the first difference and the last, and a look at the addresses of the
  /// rest.
  static func between(_ old: [Statement], _ new: [Statement]) -> StatementDifference {
    if old.isSameBuffer(as: new) { return StatementDifference() }
    let start = old.sharedStart(with: new)
    let end = old.sharedEnd(with: new, from: start)
    let (before, after) = (old[start..<(old.count - end)], new[start..<(new.count - end)])
    if before.isEmpty && after.isEmpty { return StatementDifference() }
    let had = Set(before.map(\.identity))
    let has = Set(after.map(\.identity))
    return StatementDifference(
      gone: before.filter { !has.contains($0.identity) },
      come: after.filter { !had.contains($0.identity) },
      isReordered: before.filter(\.isOnLine).map(\.id) != after.filter(\.isOnLine).map(\.id),
      isAppended: start == old.count)
  }
}

/// How often each of some names is given, and which came or went since the last look.
struct NameTally {
  private(set) var counts: [String: Int] = [:]
  /// Whether a name was there at the last look, for those that changed since.
  private var before: [String: Bool] = [:]

  mutating func add(_ names: some Sequence<String>, times: Int = 1) {
    for name in names {
      let had = counts[name] ?? 0
      if before[name] == nil { before[name] = had > 0 }
      counts[name] = had + times == 0 ? nil : had + times
    }
  }

  /// The names that came and went since the last look, each in the order of the letters.
  mutating func changes() -> (come: [String], gone: [String]) {
    if before.isEmpty { return ([], []) }
    let names = before.keys.sorted()
    let come = names.filter { counts[$0] != nil && before[$0] == false }
    let gone = names.filter { counts[$0] == nil && before[$0] == true }
    before = [:]
    return (come, gone)
  }
}
