// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// Cases that tell in their own words what a rule turns on: leave not got, what was received, once
/// for twice.
@Suite(.serialized) struct RetoldTests {
  @Test(arguments: [
    Ruling(
      ["院長の許可なしに見学者を手術室に入らせない。"],
      "院長の許可を取らずに見学者を手術室に入らせてよいか。", .decline),
    Ruling(
      ["院長の許可なしに見学者を手術室に入らせない。"],
      "院長の許可をもらいました。見学者を手術室に入らせてよいか。", .approve),
    Ruling(
      ["No tree is felled without the neighbour's written consent."],
      "The neighbour has not given written consent. May we fell the tree?", .decline),
    Ruling(
      ["No tree is felled without the neighbour's written consent."],
      "The neighbour gave us her written consent. May we fell the tree?", .approve),
    Ruling(
      ["保証期間のうちなら無料で直す。過ぎていれば修理代を頂く。"],
      "時計の修理を頼まれた。いつ買ったかまだ確かめていない。無料で直してよいか。", .conditional),
  ])
  func `permissions that are missing or given`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["鍵をほかの人に使わせてはならない。"],
      "入居者が友人に鍵を使わせたいと言っている。使わせてよいか。", .decline),
    Ruling(
      ["仕入先から贈り物を受け取らない。"],
      "牛乳の仕入先がお歳暮にビール券をくれた。もらってよいか。", .decline),
  ])
  func `verbs whose end the question takes`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["受け取った月謝は返さない。ただし教室が休みになったときは返す。"],
      "飽きたので月謝を返してほしいと言われた。返してよいか。", .decline),
    Ruling(
      ["受け取った月謝は返さない。ただし教室が休みになったときは返す。"],
      "教室が休みになった。月謝を返してほしいと言われた。返してよいか。", .approve),
    Ruling(
      ["Deposits are not paid back unless we cancel; in that case pay them back in full."],
      "We had to cancel the tour, and the bride wants her deposit paid back. Do we pay it back?",
      .approve),
    Ruling(
      ["Deposits are not paid back unless we cancel; in that case pay them back in full."],
      "The bride changed her mind and wants her deposit paid back. Do we pay it back?", .decline),
    Ruling(
      ["No booking is needed to use the sauna."],
      "A guest without a booking wants to use the sauna. May we let him?", .approve),
    Ruling(
      ["A helmet is needed to ride."],
      "May he ride without a helmet?", .decline),
  ])
  func `what goes before, and what is not needed`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["下塗りは必ず二度行う。"],
      "急いでいるので、下塗りを一度だけで済ませてよいか。", .decline),
    Ruling(
      ["Every weld is checked twice."],
      "We are late. May he check the weld only once?", .decline),
  ])
  func `once where twice is ruled`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Goods are shipped only if they have been inspected."],
      "The crates are packed and they have not been inspected. May we ship them?", .decline),
    Ruling(
      ["Goods are shipped only if they have been inspected."],
      "The crates are packed and they have been inspected. May we ship them?", .approve),
    Ruling(
      ["Strays are neutered only if the city has consented."],
      "Someone brought in a stray and the city has not consented. May we neuter it?", .decline),
    Ruling(
      ["Strays are neutered only if the city has consented."],
      "Someone brought in a stray and we don't know whether the city has consented. May we neuter it?",
      .conditional),
    Ruling(
      ["飲み物の持ち込みは断る。赤ちゃんのミルクに限って認める。"],
      "お客様がビールを持ち込みたいと言っている。認めてよいか。", .decline),
    Ruling(
      ["飲み物の持ち込みは断る。赤ちゃんのミルクに限って認める。"],
      "赤ちゃんのミルクを持ち込みたいと言っている。認めてよいか。", .approve),
  ])
  func `the second of two things told is denied or open alone`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
