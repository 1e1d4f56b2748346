// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Testing

@testable import Advice

/// Counts that were worked out by hand.
@Suite struct BacktestTests {
  private func statement(_ id: String, _ text: String) throws -> Statement {
    let draft = try Reader.analyzer().statement(text)
    return Statement(
      id: id, kind: draft.kind ?? .principle, draft: draft, audiences: Set(Audience.allCases),
      recordedAt: "2025-01-01T00:00:00Z")
  }

  private func told(_ id: String, _ text: String, _ date: String) throws -> Backtest.Told {
    let told = try Reader.analyzer().told(text)
    return Backtest.Told(
      Precedent(
        id: id, draft: told.draft, outcome: told.outcome, reason: nil, date: date,
        recordedAt: date + "T00:00:00Z"), told.proposal)
  }

  private func backtest() throws -> Backtest {
    let statements = [
      try statement("P-1", "粗利率が25%を下回る受注は断る。"), try statement("P-2", "粗利率が25%以上なら受注してよい。"),
      try statement("P-3", "仕入先への前払いはしない。"),
    ]
    let decisions = [
      try told("R-1", "粗利率18%の受注を断った。", "2025-02-01"),
      try told("R-2", "粗利率30%、300万円の受注を受けた。", "2025-03-01"),
      try told("R-3", "粗利率22%の受注を受けた。", "2026-05-01"),
      try told("R-4", "粗利率20%、2億円の受注を受けた。", "2026-06-01"),
      try told("R-5", "仕入先に前払いした。", "2026-07-01"), try told("R-6", "社歌を作った。", "2026-08-01"),
      try told("R-7", "うーん。", "2026-08-02"),
    ]
    return Backtest(
      try Reader.analyzer().knowledge, statements: statements, decisions: decisions)
  }

  @Test func `each decision agrees, differs or is left open`() throws {
    let found = try backtest().cases.map { "\($0.told.precedent.id) \($0.agreement.rawValue)" }
    #expect(
      found == [
        "R-1 agrees", "R-2 agrees", "R-3 differs", "R-4 differs", "R-5 differs", "R-6 open",
      ])
  }

  @Test func `shares add up to the whole`() throws {
    let backtest = try backtest()
    #expect(backtest.overall.total == 6)
    #expect(backtest.overall.counts == [.agrees: 2, .differs: 3, .open: 1])
    #expect(backtest.byAct.map(\.total).reduce(0, +) == 6)
    #expect(backtest.byAmount.map(\.total).reduce(0, +) == 6)
  }

  @Test func `amounts fall into bands`() throws {
    let bands = Dictionary(uniqueKeysWithValues: try backtest().byAmount.map { ($0.key, $0.total) })
    #expect(bands == ["none": 4, "1": 1, "3": 1])
  }

  @Test func `a statement that recent decisions leave is a drift`() throws {
    let drifts = try backtest().drifts(since: "2025-11-22")
    let drift = try #require(drifts.first)
    #expect(drifts.count == 1)
    #expect(drift.statement == "P-1")
    #expect(drift.against == ["2026-05-01", "2026-06-01"])
    #expect((drift.recent, drift.earlier, drift.earlierAgainst) == (2, 1, 0))
  }

  @Test func `one contrary decision is no drift`() throws {
    #expect(try backtest().drifts(since: "2026-05-15").isEmpty)
  }

  @Test func `no decision is judged by itself or a later one`() throws {
    let twice = [
      try told("R-1", "社歌を作った。", "2026-01-01"), try told("R-2", "社歌を作った。", "2026-02-01"),
    ]
    let backtest = Backtest(
      try Reader.analyzer().knowledge, statements: [], decisions: twice)
    #expect(backtest.cases.first?.agreement == .open)
    let cited = backtest.cases.map { $0.answer.because.map(\.statement) }
    #expect(cited.first == [])
    #expect(!cited.joined().contains("R-2"))
  }
}
