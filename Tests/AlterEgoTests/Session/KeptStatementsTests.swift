// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Store
import Testing

@testable import Session

/// A question in a process of its own takes up what an earlier one left beside the statements, and
/// answers as if it had read them all.
@Suite(.serialized) struct KeptStatementsTests {
  private static let questions = [
    "粗利率22%の注文を受けてよいか。", "値引きをしてよいか。", "新しい機械を80万円で買ってよいか。",
    "May we accept an order at 22% gross margin?",
  ]

  /// As many statements as a store needs before anything is kept, and a few rules.
  private func company(_ desk: Desk) throws {
    let filling = (1...KeptStatements.fewest).map { "第\($0)工場では、在庫を\($0 % 60 + 3)日分までにする。" }
    let rules = [
      "粗利率25%を下回る受注は断る。", "長年の得意先には5%値引きしてよい。", "工場長は100万円までの設備投資を決めてよい。",
    ]
    let store = try desk.conversation.store(desk.conversation.base, access: .create)
    let analyzer = try desk.conversation.analyzer(desk.conversation.base, today: .today)
    let drafts = (rules + filling).map { text in
      let draft = analyzer.statement(text)
      return (draft: draft, kind: draft.kind ?? Kind.principle, audiences: Set<Audience>?.none)
    }
    _ = try store.add(drafts, by: Signature(who: "", command: ""))
  }

  @Test func `many statements at a time leave it behind for the first question`() throws {
    let desk = Desk(.japanese)
    desk.conversation.build = "one"
    let lines = (1...KeptStatements.fewest).map { "第\($0)工場では、在庫を\($0 % 60 + 3)日分までにする。" }
    _ = desk.run(["add"] + lines)
    let store = try desk.conversation.store(desk.conversation.base, access: .readOnly)
    #expect(try store.statementCount == KeptStatements.fewest)
    #expect(try store.kept(KeptStatements.name, madeBy: "one") != nil)
    #expect(answers(desk, "one") == answers(desk, nil))
  }

  private func answers(_ desk: Desk, _ build: String?) -> [String] {
    desk.conversation.build = build
    desk.conversation.askable = nil
    desk.conversation.keptAskable = nil
    return Self.questions.map { desk.run("ask", $0, "--no-log", "--json").text }
  }

  @Test func `what was kept changes no answer, whatever was done since`() throws {
    let desk = Desk(.japanese)
    try company(desk)
    desk.conversation.build = "one"
    _ = desk.run("ask", Self.questions[0])
    let store = try desk.conversation.store(desk.conversation.base, access: .readOnly)
    #expect(try store.kept(KeptStatements.name, madeBy: "one") != nil)
    #expect(try store.kept(KeptStatements.name, madeBy: "two") == nil)
    #expect(answers(desk, "one") == answers(desk, nil))
    // Added statements are taken up; what was edited or retired makes all anew.
    _ = desk.run("add", "粗利率20%を下回る受注でも、空いている月は受けてよい。")
    #expect(try store.kept(KeptStatements.name, madeBy: "one") != nil)
    #expect(answers(desk, "one") == answers(desk, nil))
    _ = desk.run("retire", "P-1")
    #expect(try store.kept(KeptStatements.name, madeBy: "one") == nil)
    #expect(answers(desk, "one") == answers(desk, nil))
    desk.conversation.build = "one"
    _ = desk.run("ask", Self.questions[0])
    #expect(try store.kept(KeptStatements.name, madeBy: "one") != nil)
    #expect(answers(desk, "one") == answers(desk, nil))
    #expect(try store.check().isSound)
  }
}
