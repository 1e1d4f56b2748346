// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// Cases in other words than the rules', told apart by what both speak of.
@Suite(.serialized) struct NearestByTermsTests {
  @Test(arguments: [
    Ruling(
      ["風速が10メートルを超えたら、気球は飛ばさない。", "搭乗券は前の日に配る。"],
      "風速計は12メートルを指している。気球の団体客が楽しみに待っている。出発させてよいか。", .decline),
    Ruling(
      ["Nobody climbs a mast that hasn't been inspected.", "Ropes are washed in March."],
      "The mast hasn't been inspected yet, but a sailor just wants to nip up and fetch a kite. Let him?",
      .decline),
    Ruling(
      ["A pony may be ridden for up to 40 minutes, never longer.", "Hay comes on Fridays."],
      "The pony is to be ridden on the beach, and nobody has any idea yet how many minutes it will be. OK?",
      .conditional),
  ])
  func `a condition that the case meets tells, whatever the act is called`(_ ruling: Ruling) throws
  {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["The foreman may hire day workers. Permanent staff are hired by the president."],
      "I am the foreman. May I hire a permanent cook?", .escalate),
    Ruling(
      ["現場での喫煙は禁止する。"], "現場の仮設の事務所をもう一棟増やすべきか。", .escalate),
    Ruling(
      ["お得意先からの贈り物は受け取らない。"], "お得意先の担当者に、うちの工場を見てもらってもいいですか。", .escalate),
    Ruling(
      ["We do not lend ladders to neighbours."],
      "A neighbour is selling his old ladders. Should we buy them?", .escalate),
  ])
  func `what only shares words is not decided`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["手術代の分割払いは、引き落としの手続きを済ませた飼い主に限って認める。"],
      "手術代を分割払いにしたい飼い主さん。引き落としの手続きはもう済んでいます。認めていいですか。", .approve),
    Ruling(
      ["中古の耕運機は、点検の記録がそろっていれば買い取る。"],
      "中古の耕運機を買い取ってほしいという電話。点検の記録があるかは聞いてねえ。買い取るか。", .conditional),
  ])
  func `a condition in its own words is told, or told to be open`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["うちの傘なら、何年前のものでもただで直してよい。よその店の傘は直さない。"], "よその店で買った傘を直してほしいという。直してよいか。", .decline),
    Ruling(
      ["納期に遅れると分かっている仕事は受けない。", "先代からの寺の頼みは断らない。"],
      "先代からの付き合いの寺に、本堂の畳を来週までにと頼まれた。どうやっても納期に遅れると分かっている。受けるか。", .escalate),
  ])
  func `sides of a rule, and rules against each other`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
