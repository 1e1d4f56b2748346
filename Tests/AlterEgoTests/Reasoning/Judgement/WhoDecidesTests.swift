// SPDX-License-Identifier: GPL-3.0-or-later
import Reasoning
import Testing

/// Who may decide what, where titles stand that no lexicon holds.
@Suite(.serialized) struct WhoDecidesTests {
  private static let fees =
    "Associates may agree fees of up to $5,000 per filing. A partner decides on anything above that."
  private static let hiring = "アルバイトの採用は一度に5人までなら倉庫長が決めてよい。5人を超える採用は人事部長が決める。"
  private static let contracts = ["営業課長は200万円まで契約を決めてよい。", "前例のない仕事は、金額にかかわらず専務に上げる。"]
  private static let music = [
    "Contracts with musicians go to the managing director, whatever the amount.",
    "The events manager may spend up to $3,000 per wedding.",
  ]

  @Test(arguments: [
    Ruling([fees], "I am an associate. May I agree a fee of $6,200 for a filing?", .escalate),
    Ruling([fees], "I am an associate. May I agree a fee of $4,200 for a filing?", .approve),
    Ruling([hiring], "倉庫長です。アルバイトを一度に5人採用してよいか。", .approve),
    Ruling([hiring], "倉庫長です。アルバイトを一度に6人採用してよいか。", .escalate),
    Ruling(contracts, "営業課長です。当社で初めての火山の測量の契約、120万円を決めてよいか。", .escalate),
    Ruling(contracts, "営業課長です。120万円の契約を決めてよいか。", .approve),
    Ruling(
      music, "I am the events manager. May I sign a $900 contract with the musicians for Saturday?",
      .escalate),
    Ruling(
      ["主任は一件3万円まで修理を決めてよい。それより多い額は工場長が決める。"], "主任です。5万円の修理を決めてよいか。", .escalate),
    Ruling(["磨き係は研磨材を2万円まで買ってよい。"], "磨き係です。研磨材を1万円買ってよいか。", .approve),
    Ruling(
      ["We deliver only orders of more than 50 kg of ice."],
      "A bar orders exactly 50 kg of ice. May we deliver it?", .decline),
    Ruling(
      ["We pay up to $400 for a guest's travel."], "May we pay $700 for the travel of a guest?",
      .decline),
  ])
  func `leave goes as far as the words and the title`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
