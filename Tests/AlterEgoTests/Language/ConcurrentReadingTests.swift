// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// Readers of several threads that share one knowledge and one analyzer, made on demand by whoever
/// comes first.
@Suite struct ConcurrentReadingTests {
  private static let rules = [
    "粗利率が25％を下回る受注は断ること。", "5万円以下の修理は店長が決めてよい。", "未成年者に酒を売らない。",
    "Never lend our moulds to rivals.", "Orders over $10,000 need the owner's approval.",
    "Bring overtime below 20 hours a month.",
  ]
  private static let questions = [
    "粗利率22％の受注を受けてよいか。", "17歳の客に梅酒を売ってよいか。", "8万円の修理を店長が決めてよいか。",
    "May we lend a rival our forklift?", "A rival wants to borrow a mould. May we lend it?",
    "May we take a $12,000 order?",
  ]

  /// What a reader comes to who has to wait for everything.
  private struct Outcome: Equatable, Sendable {
    var drafts: [Draft] = []
    var verdicts: [Verdict] = []

    /// Readers start at other sentences, so that none makes ready what the next one needs.
    init(_ analyzer: Analyzer, startingAt start: Int) throws {
      func turned(_ lines: [String]) -> [String] {
        let at = start % lines.count
        return Array(lines[at...] + lines[..<at])
      }
      let read = turned(rules).map { ($0, analyzer.statement($0)) }
      let statements = read.sorted { $0.0 < $1.0 }.enumerated().map { number, row in
        Statement(
          id: "P-\(number + 1)", kind: row.1.kind ?? .principle, draft: row.1, audiences: [],
          recordedAt: "")
      }
      let judge = Judge(analyzer.knowledge, statements: statements, precedents: [])
      let judged = try turned(questions).map { question in
        let proposal = try #require(analyzer.question(question).proposal)
        return (question, judge.answer(proposal, asker: nil).verdict)
      }
      drafts = statements.map(\.draft)
      verdicts = judged.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private static func analyzer(isBrief: Bool) throws -> Analyzer {
    Analyzer(
      try KnowledgeBase(KnowledgeFile.builtIn()), today: CalendarDate(daysSince1970: 20_779),
      isBrief: isBrief)
  }

  @Test(arguments: [false, true])
  func `threads that share an analyzer come to what one alone comes to`(isBrief: Bool) async throws
  {
    let alone = try Outcome(Self.analyzer(isBrief: false), startingAt: 0)
    let shared = try Self.analyzer(isBrief: isBrief)
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      for start in 0..<8 {
        group.addTask { try Outcome(shared, startingAt: start) }
      }
      for try await outcome in group { #expect(outcome == alone) }
    }
  }
}
