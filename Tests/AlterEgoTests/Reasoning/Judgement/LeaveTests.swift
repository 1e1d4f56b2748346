// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// Leave is given for one act, one thing and those it names; a question asks about what was wished for.
@Suite(.serialized) struct LeaveTests {
  @Test(arguments: [
    Ruling(
      ["Guests may keep their room until noon."],
      "A guest asks to smoke in his room until eleven. May he?", .escalate),
    Ruling(
      ["Guests may keep their room until noon."],
      "A guest asks to keep a dog in her room until eleven. May she?", .escalate),
    Ruling(
      ["Do not lend the van to guests."],
      "A guest wants to wash our van. May he?", .escalate),
    Ruling(
      ["Regular customers may pay at the end of the month."],
      "A regular wants to pay next week. May she?", .approve),
    Ruling(
      ["Dogs are not allowed on the terrace."],
      "A guest would like to bring his dog onto the terrace. Is that all right?", .decline),
    Ruling(
      ["Visitors may take photographs in the hall."],
      "A visitor asks to photograph the hall. Is that OK?", .approve),
    Ruling(
      ["Nobody smokes in the workshop."],
      "A fitter asks to smoke in the workshop. Can he?", .decline),
    Ruling(
      ["Children under twelve do not ride the crane."],
      "A boy of nine wants to ride the crane. Can he?", .decline),
    Ruling(
      ["犬は店内に入れてはならない。"],
      "お客様が犬を店内に入れたいそうです。よろしいですか。", .decline),
    Ruling(
      ["常連のお客様にはつけを認める。"],
      "常連のお客様がつけで払いたいそうです。いいですか。", .approve),
    Ruling(
      ["社用車は客に貸さない。"],
      "お客様が社用車を洗ってみたいそうです。よいですか。", .escalate),
  ])
  func `a question without an act of its own asks about the wish before it`(_ ruling: Ruling) throws
  {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Milk below 4 degrees may be delivered."],
      "The milk is at 3 degrees. May we sell it?", .escalate),
    Ruling(
      ["The cook may change the menu."],
      "The cook wants to change the supplier. May he?", .escalate),
    Ruling(
      ["料理長は献立を変えてよい。"],
      "料理長が仕入先を変えたいと言う。よいか。", .escalate),
    Ruling(
      ["Staff may take leftover bread home."],
      "May staff take leftover bread home?", .approve),
    Ruling(
      ["Unpaid invoices of long-standing customers may wait 60 days."],
      "A new customer's invoice is 50 days old. May it wait?", .escalate),
    Ruling(
      ["Unpaid invoices of long-standing customers may wait 60 days."],
      "An invoice of a long-standing customer is 50 days old. May it wait?", .approve),
    Ruling(
      ["会員は同伴者を一人まで連れてきてよい。"],
      "会員でない人が友人を一人連れてきたいという。よいか。", .escalate),
    Ruling(
      ["残ったパンは従業員が持ち帰ってよい。"],
      "残ったワインを従業員が持ち帰ってよいか。", .escalate),
  ])
  func `leave for one act, thing or person is none for its neighbour`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Once the proof is signed, we may print."],
      "The leaflets are next. Nobody can tell me if the proof was signed. May we print them?",
      .conditional),
    Ruling(
      ["Once the proof is signed, we may print."],
      "The leaflets are next. We are waiting to hear whether the proof was signed. May we print them?",
      .conditional),
    Ruling(
      ["Once the proof is signed, we may print."],
      "The customer signed the proof. May we print the leaflets?", .approve),
    Ruling(
      ["Goods that have been weighed may be loaded."],
      "I can't find out whether the pallet was weighed. May we load it?", .conditional),
    Ruling(
      ["Goods that have been weighed may be loaded."],
      "The pallet was weighed this morning. May we load it?", .approve),
    Ruling(
      ["A loan may be given once the deposit is in."],
      "He says the deposit is in, but I have not checked. May we give the loan?", .conditional),
    Ruling(
      ["計量の済んだ荷は積んでよい。"],
      "計量したかどうか確かめられていない。積んでよいか。", .conditional),
    Ruling(
      ["計量の済んだ荷は積んでよい。"],
      "計量は今朝済ませた。積んでよいか。", .approve),
    Ruling(
      ["夜間の搬入は、隣の承諾があれば受ける。なければ断る。"],
      "夜間の搬入を頼まれた。隣の承諾はもらった。受けてよいか。", .approve),
    Ruling(
      ["夜間の搬入は、隣の承諾があれば受ける。なければ断る。"],
      "夜間の搬入を頼まれた。受けてよいか。", .conditional),
  ])
  func `what nobody knows, or has only said, lets nothing pass`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test func `what is yet to come lets nothing pass`() throws {
    let ruling = Ruling(
      ["A loan may be given once the deposit is in."],
      "The deposit should be in by Friday. May we give the loan today?", .escalate)
    #expect(try ruling.given() != .approve)
  }
}
