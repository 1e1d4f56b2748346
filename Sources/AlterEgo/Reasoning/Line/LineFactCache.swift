// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Knowledge
import Model

/// What each statement says, worked out once for as long as the statement stays the same.
final class LineFactCache {
  private let lexicon: LineLexicon
  private var statements: [String: (statement: Statement, facts: StatementFacts)] = [:]
  /// The lexicon's facts about the concepts and metrics named last.
  private var lexiconFacts: (named: Set<String>, metrics: Set<String>, all: [Datalog.Fact])?
  /// All facts that come from no single statement, as they were last.
  private var others: [Datalog.Fact] = []

  init(_ lexicon: LineLexicon) { self.lexicon = lexicon }

  func facts(of statement: Statement) -> StatementFacts {
    if let known = statements[statement.id], known.statement == statement { return known.facts }
    let facts = StatementFacts(statement, lexicon)
    statements[statement.id] = (statement, facts)
    return facts
  }

  func lexiconFacts(_ named: Set<String>, _ metrics: Set<String>) -> [Datalog.Fact] {
    if let known = lexiconFacts, known.named == named, known.metrics == metrics {
      return known.all
    }
    let all = LexiconFacts(lexicon, concepts: named, metrics: metrics).all
    lexiconFacts = (named, metrics, all)
    return all
  }

  /// The same facts in the block of memory they were in, where they are the same.
  func shared(_ facts: [Datalog.Fact]) -> [Datalog.Fact] {
    if facts != others { others = facts }
    return others
  }
}
