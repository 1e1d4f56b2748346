// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Session

/// What an initiative's own sentence fills of the register; what it does not say stays empty.
@Suite struct SaidFieldsTests {
  struct Row: CustomTestStringConvertible {
    let text: String
    /// `field=value` or `field@item=value`, all of them, sorted.
    let said: [String]
    var testDescription: String { text }

    init(_ text: String, _ said: String...) {
      self.text = text
      self.said = said.sorted()
    }
  }

  static let japanese = [
    Row(
      "受発注をRPAで自動化する。費用は300万円、1年で回収する。", "cost=3000000 JPY", "payback=12 months",
      "process@受発注=automate", "type=dx-tool"),
    Row("忙しいから外注する。", "type=task-agency"),
    Row(
      "検品の標準化を進める。初期費用は80万円、年120万円の効果を見込む。責任者は工場長。", "cost=800000 JPY",
      "return=1200000 JPY", "process@検品=standardise", "owner=工場長"),
    Row("仕込みを自動化して、月30時間を浮かせる。", "hours=30 hours", "process@仕込み=automate", "type=dx-tool"),
    Row(
      "予約受付をBPOに出す。毎月8万円かかる。目的: 業務を減らす。", "monthly-cost=80000 JPY",
      "purpose=reduce-work", "type=bpo"),
    Row(
      "粗利率を22%から26%に上げるため、コンサルを使う。終わる条件: 店長だけで回せたら終える。", "baseline=22 percent",
      "exit=店長だけで回せたら終える", "metric=gross_margin", "purpose=earn", "target=26 percent",
      "type=consulting"),
    Row(
      "配車の業務を標準化する。3年で回収する。費用は500万円。", "cost=5000000 JPY", "payback=36 months",
      "process@配車の業務=standardise"),
    Row(
      "棚卸しを端末に替える。費用は240万円、月3万円かかる。責任者は倉庫課長。", "cost=2400000 JPY",
      "monthly-cost=30000 JPY", "owner=倉庫課長", "type=dx-tool"),
    Row(
      "電話番を代行に頼む。月20万円。浮いた時間は見積に回す。3年後の提案力強化のため。", "horizon=3 years",
      "horizon-role=3年後の提案力強化のため", "monthly-cost=200000 JPY", "reinvest-in=浮いた時間は見積に回す",
      "type=task-agency"),
    Row(
      "80万円で洗車機を替える。予算は総務部長が立てる。担当は未定。", "budget=総務部長", "cost=800000 JPY"),
    Row("警備を外に頼む。年60万円かかる。", "monthly-cost=50000 JPY", "type=task-agency"),
    Row("点呼をアプリに替える。", "type=dx-tool"),
    Row("600万円で窯を入れ替え、年30万円のガス代が浮く。", "cost=6000000 JPY", "return=300000 JPY"),
    Row("乾燥機を入れ、電気代を年80万円減らす。", "return=800000 JPY"),
    Row("年90万円の利益が出る券売機を、120万円かけて入れる。", "cost=1200000 JPY", "return=900000 JPY"),
  ]

  static let english = [
    Row(
      "We automate order entry with RPA. It costs 3 million yen and pays back in one year.",
      "cost=3000000 JPY", "payback=12 months", "process@order entry=automate", "type=dx-tool"),
    Row(
      "We outsource bookkeeping to save 20 hours a month, for 50,000 yen a month.",
      "hours=20 hours", "monthly-cost=50000 JPY", "type=task-agency"),
    Row(
      "A consultant raises gross margin from 24% to 27%. Exit: our managers run it alone.",
      "baseline=24 percent", "exit=our managers run it alone", "metric=gross_margin",
      "purpose=earn", "target=27 percent", "type=consulting"),
    Row(
      "Hand the phones to a BPO for 200,000 yen a month. Freed time goes to quotes. For stronger sales in three years.",
      "horizon=3 years", "horizon-role=For stronger sales in three years",
      "monthly-cost=200000 JPY", "reinvest-in=Freed time goes to quotes", "type=bpo"),
    Row(
      "Put in a new oven for 6 million yen that saves 300,000 yen of gas a year.",
      "cost=6000000 JPY", "return=300000 JPY"),
    Row(
      "Buy a sewing robot; it costs 4 million yen and should bring in 900,000 yen a year.",
      "cost=4000000 JPY", "return=900000 JPY"),
    Row(
      "Replace the car wash for 800,000 yen. Owner is the yard chief.", "cost=800000 JPY",
      "owner=the yard chief"),
    Row("Approve stools sooner with a tablet.", "type=dx-tool"),
    Row("Approve the stools sooner."),
  ]

  @Test(arguments: japanese + english)
  func `a sentence fills the fields it says`(_ row: Row) throws {
    let desk = Desk(isInteractive: false)
    let reply = desk.run("initiative", "add", row.text, "--json")
    #expect(reply.exitStatus == 0, "\(reply.notice)")
    let kept = try #require(try desk.initiative("I-1"))
    let said = kept.rows.filter { !$0.field.hasPrefix("department") }.map { row in
      row.field + (row.item.isEmpty ? "" : "@" + row.item) + "=" + row.value
    }
    #expect(said.sorted() == row.said)
  }

  @Test func `what is set stands over what the sentence says, and emptying it holds`() throws {
    let desk = Desk(isInteractive: false)
    _ = desk.run("initiative", "add", "受発注をRPAで自動化する。費用は300万円、1年で回収する。")
    _ = desk.run("initiative", "set", "I-1", "費用", "250万円")
    _ = desk.run("initiative", "set", "I-1", "回収期間", "-")
    let entry = try #require(try desk.initiative("I-1"))
    #expect(entry["cost"] == "2500000 JPY" && !entry.has("payback"))
    _ = desk.run("undo")
    #expect(try desk.initiative("I-1")?["payback"] == "12 months")
    _ = desk.run("undo")
    #expect(try desk.initiative("I-1")?["cost"] == "3000000 JPY")
  }
}
