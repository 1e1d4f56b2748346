// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// What one sentence of a statement leaves to the other: past its number, or where its exception does not hold.
@Suite(.serialized) struct TakenPlaceTests {
  @Test(
    arguments: [
      Ruling.contrasts(
        ["試着の取り消しは、三日前までなら無料にする。三日前を過ぎたら千円をもらう。"],
        [
          ("お客様が試着を取り消したいと言う。試着は明日だ。無料にしてよいか。", .decline),
          ("お客様が試着を取り消したいと言う。試着は8日後だ。無料にしてよいか。", .approve),
        ]),
      Ruling.contrasts(
        ["Loads under 200 kg go by van free of charge; from 200 kg up we charge for the lorry."],
        [("A load of 350 kg is ready. May we take it by van free of charge?", .decline)]),
      Ruling.contrasts(
        [
          "If a guest cancels, the deposit is kept, unless there was a death in the family; then it is paid back."
        ],
        [
          ("A guest cancelled because he found a nicer inn. Do we pay back the deposit?", .decline),
          ("A guest cancelled after a death in the family. Do we pay back the deposit?", .approve),
          ("A guest cancelled. Do we pay back the deposit?", .conditional),
        ]),
    ].flatMap { $0 })
  func `a duty that ends is no leave where another takes its place`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        ["会費の返金は、期間の半分を終える前なら応じる。半分を終えたら応じない。"],
        [
          ("12回のうち3回を受けた会員が返金を求めている。応じてよいか。", .approve),
          ("12回のうち9回を受けた会員が返金を求めている。応じてよいか。", .decline),
        ]),
      Ruling.contrasts(
        [
          "A course fee is paid back before half of the lessons are over. Once half of them are over it is not paid back."
        ],
        [
          ("A pupil has had 9 of the 12 lessons. Do we pay back the course fee?", .decline),
          ("A pupil has had 2 of the 12 lessons. Do we pay back the course fee?", .approve),
        ]),
    ].flatMap { $0 })
  func `a part of a whole is the share that a rule limits`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        [
          "Keys are handed over only when the rent is paid in full; once it is paid in full they may be handed over."
        ],
        [
          ("The tenant has paid half of the rent. May we hand over the keys?", .decline),
          ("The tenant has paid the rent in full. May we hand over the keys?", .approve),
        ]),
      Ruling.contrasts(
        ["代金を払った客にだけ商品を渡す。"],
        [("客は代金の半分を払った。商品を渡してよいか。", .decline), ("客は代金を払った。商品を渡してよいか。", .approve)]),
      Ruling.contrasts(
        ["A machine is built only if half of the price is paid first; otherwise we refuse."],
        [
          ("The customer refuses to pay half first. Do we build the machine?", .decline),
          ("The customer has paid half first. Do we build the machine?", .approve),
        ]),
    ].flatMap { $0 })
  func `what is done in part is not done`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        ["木材は国産を買う。外国産は買わない。"],
        [
          ("問屋から、いつもより安い木材があると電話が来た。買ってよいか。", .conditional), ("外国産の木材が安く出ている。買ってよいか。", .decline),
          ("国産の木材が20本ある。買ってよいか。", .approve),
        ]),
      Ruling.contrasts(
        ["We buy local honey. Imported honey we do not buy."],
        [("A trader offers us imported honey. May we buy it?", .decline)]),
    ].flatMap { $0 })
  func `of two kinds the one that is told decides`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(
    arguments: [
      Ruling.contrasts(
        ["Repairs may be done by a workshop within 20 miles; workshops farther away are not used."],
        [
          ("A workshop 45 miles away would repair our van. May we use it?", .decline),
          ("A workshop 6 miles away would repair our van. May we use it?", .approve),
          (
            "A workshop called Redhill offers to repair our van cheaply. May we use it?",
            .conditional
          ),
        ])
    ].flatMap { $0 })
  func `a comparative takes up the limit before`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
