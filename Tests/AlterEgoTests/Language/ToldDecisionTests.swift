// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// Decisions as people tell them: what had been proposed, and how it came out.
@Suite struct ToldDecisionTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    let outcome: Precedent.Outcome
    /// The act that had been proposed; nil where it is not looked at.
    let act: String?
    /// A rule in the same words.
    let rule: String?
    var testDescription: String { text }

    init(
      _ text: String, _ outcome: Precedent.Outcome, _ act: String? = nil, rule: String? = nil
    ) {
      self.text = text
      self.outcome = outcome
      self.act = act
      self.rule = rule
    }
  }

  static let rows: [Row] = [
    Row("回収に4年かかる設備投資を見送った。", .declined, "invest", rule: "回収に4年かかる設備投資は断る。"),
    Row("A社への10%の値引きを断った。", .declined, "give_discount", rule: "A社への10%の値引きは断る。"),
    Row("新規の借入はやめた。", .declined, "borrow", rule: "新規の借入は断る。"),
    Row("採用を来年まで延期した。", .declined, nil),
    Row("稟議を却下した。", .declined),
    Row("A社の値引きには応じなかった。", .declined, "give_discount", rule: "A社の値引きには応じない。"),
    Row("社員を解雇しなかった。", .declined, "dismiss", rule: "社員を解雇しない。"),
    Row("粗利率20%の受注を受けた。", .approved, nil, rule: "粗利率20%の受注を受けてよい。"),
    Row("B社に前払いした。", .approved, "pay_in_advance", rule: "B社に前払いしてよい。"),
    Row("工場の屋根を直した。", .approved, nil, rule: "工場の屋根を直してよい。"),
    Row("不採算の店をやめた。", .approved, "stop"),
    Row("急ぎの仕事を断らなかった。", .approved),
    Row("We turned down a 10% discount.", .declined, rule: "We turn down a 10% discount."),
    Row("We passed on the acquisition.", .declined),
    Row("We did not take the order.", .declined, "accept_order", rule: "We do not take the order."),
    Row("The request was rejected.", .declined),
    Row("We put off hiring until next year.", .declined),
    Row(
      "We paid the supplier in advance.", .approved, nil,
      rule: "We may pay the supplier in advance."),
    Row(
      "We accepted an order at 22% gross margin.", .approved, nil,
      rule: "We may accept an order at 22% gross margin."),
    Row("うーん。", .unknown), Row("x", .unknown), Row("Hmm.", .unknown),
  ]

  @Test(arguments: rows) func `a told decision has its outcome and what was proposed`(_ row: Row)
    throws
  {
    let analyzer = try Reader.analyzer()
    let told = analyzer.told(row.text)
    #expect(told.outcome == row.outcome)
    #expect(analyzer.outcome(of: row.text) == row.outcome)
    if let act = row.act { #expect(told.proposal.act?.id == act) }
    if let rule = row.rule {
      #expect(analyzer.rules(fromTold: row.text, row.outcome).contains(rule))
    }
  }

  @Test func `an unclear outcome makes no rule`() throws {
    #expect(try Reader.analyzer().rules(fromTold: "受注を受けた。", .unknown).isEmpty)
  }
}
