// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// Rules in plain business Japanese, each with questions that differ in one fact.
@Suite(.serialized) struct JapaneseRulesTests {
  @Test(
    arguments: [
      Ruling.contrasts(
        ["古い靴は買い替えず、修理して履く。"],
        [("靴が古くなった。買い替えず、修理して履いてよいか。", .approve), ("古い靴を買い替えてよいか。", .decline)])
    ].flatMap { $0 })
  func `what the question leaves undone is not done`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        ["契約が終わった機械は点検しない。", "頼まれた点検は引き受ける。"],
        [("契約が続いている旋盤の点検を頼まれた。引き受けてよいか。", .approve)]),
      Ruling.contrasts(
        ["水門が閉まっているときは舟を出さない。"],
        [("水門が閉まっている。舟を出してよいか。", .decline)]),
    ].flatMap { $0 })
  func `one thing takes one of two turns`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        ["高所作業は、資格を持つ者に限って任せてよい。"],
        [
          ("資格を持つ社員に、高所作業を任せてよいか。", .approve),
          ("資格のない社員に、高所作業を任せてよいか。", .decline),
        ]),
      Ruling.contrasts(
        ["予約のないお客様も断らない。"],
        [("予約のない家族連れを断ってよいか。", .decline), ("予約のない親子連れを受け入れてよいか。", .approve)]),
    ].flatMap { $0 })
  func `whoever it is, what is told of him decides`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        ["待ち時間の短さより、投薬の安全を優先する。"],
        [("薬の確認を省いて、待ち時間を縮めてよいか。", .decline)]),
      Ruling.contrasts(
        ["親と子の希望が食い違うときは、子の希望を優先する。"],
        [
          ("子は庭に出たいと言い、親は部屋にいてほしいと言う。親の希望どおり部屋に入れてよいか。", .decline)
        ]),
    ].flatMap { $0 })
  func `what a sentence sets against something else ranks above it`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        ["閉店の後は、酒を出さない。"],
        [("閉店の後に、常連に酒を出してよいか。", .decline)]),
      Ruling.contrasts(
        ["講座を休んだ人に補講をしない。ただし忌引きと病気のときは補講をする。"],
        [
          ("旅行で講座を休んだ人に、補講をしてよいか。", .decline)
        ]),
    ].flatMap { $0 })
  func `of several reasons each counts by itself`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
