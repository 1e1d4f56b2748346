// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// A rule holds for nothing but what it is about.
///
/// The same verb, person or hour with another thing is another question. What a word that no lexicon holds is a kind
/// of, its last letters tell.
@Suite(.serialized) struct OtherThingTests {
  @Test(arguments: [
    Ruling(["未成年者に酒を売らない。"], "17歳の客にノートを売ってよいか。", .escalate),
    Ruling(["未成年者に酒を売らない。"], "15歳の客に自転車を売ってよいか。", .escalate),
    Ruling(["未成年者に酒を売らない。"], "17歳の客が麦茶を一本ほしいと言う。売ってよいか。", .escalate),
    Ruling(["未成年者に酒を売らない。"], "17歳の客が梅酒を一本ほしいと言う。売ってよいか。", .decline),
    Ruling(["子どもに刃物を売らない。"], "8歳の子がノートをほしいと言う。売ってよいか。", .escalate),
    Ruling(["子どもに刃物を売らない。"], "8歳の子が包丁を買いに来た。売ってよいか。", .decline),
    Ruling(
      ["We do not sell knives to children."],
      "A boy of eight wants a notebook. May we sell it to him?", .escalate),
    Ruling(
      ["We do not sell knives to children."],
      "A boy of eight wants a bread knife. May we sell it to him?", .decline),
    Ruling(
      ["Never lend our moulds to rivals."],
      "A rival wants to borrow a fishing rod. May we lend it?", .escalate),
    Ruling(["Never lend our moulds to rivals."], "May we lend a rival our forklift?", .escalate),
    Ruling(["仕入先から接待を受けない。"], "仕入先から接待を受けてよいか。", .decline),
    Ruling(["常連のお客様には送料をいただかない。"], "常連のお客様に送料をいただいてよいか。", .decline),
    Ruling(
      ["We never turn away a guest with children."], "May we turn away a guest with two children?",
      .decline),
    Ruling(["夜九時を過ぎたら電話をしない。"], "夜十時に看板の灯りを消してよいか。", .escalate),
    Ruling(["契約前に図面を渡さない。"], "契約前に値段を伝えてよいか。", .escalate),
    Ruling(
      ["Part-timers never hold the safe key."], "May a part-timer hold the ladder for the painter?",
      .escalate),
    Ruling(["お客様の図面は絶対に外へ出さない。"], "協力会社から、図面を見せてほしいと言われた。見せてよいか。", .decline),
    Ruling(["配合表は外に出すな。"], "仕入先に配合表を見せてよいか。", .decline),
  ])
  func `another thing is another question`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["工場長は一台200万円までの設備を決めてよい。"], "工場長です。180万円の洗浄機を買ってよいですか。", .approve),
    Ruling(["工場長は200万円までの設備を決めてよい。"], "工場長です。280万円の粉砕機を買ってよいですか。", .escalate),
    Ruling(["工場長は200万円までの設備投資を決めてよい。"], "工場長です。180万円の選果機を買ってよいですか。", .approve),
    Ruling(["工場長は機械の修理を50万円まで決めてよい。"], "工場長です。選果機の修理に30万円かけてよいか。", .approve),
    Ruling(["工場長は機械の修理を50万円まで決めてよい。"], "工場長です。屋根の修理に30万円かけてよいか。", .escalate),
    Ruling(["店長は3万円までの経費を決めてよい。"], "店長です。2万円の清掃費を出してよいですか。", .approve),
    Ruling(["事務長は書類を捨ててよい。"], "事務長です。古い引渡票を捨ててよいですか。", .approve),
    Ruling(["薬は子どもに渡さない。"], "胃薬を子どもに渡してよいか。", .decline),
  ])
  func `the last letters of an unknown word tell its kind`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
