// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// What a line said in plain speech comes to as a whole, construction by construction.
@Suite struct PlainSpeechTests {
  typealias Row = ModalityTests.Row
  typealias Span = EnglishStatementTests.Span
  typealias Aim = DirectionTests.Row

  static let modalities: [Row] = [
    // The phrase behind `and not`, or behind a comma, is denied, and not the verb.
    Row("A bonus hangs on the crew's result and not on seniority.", .must),
    Row("Old skis go to the youth club, not to the dump.", .must),
    Row("Leftover bread goes to the shelter, not to the bin.", .must),
    // A time in front, with the exception behind a comma of its own.
    Row("After ten at night we don't phone clients, unless there is a fire.", .mustNot),
    Row("During the nesting season no hedge gets cut.", .mustNot),
    // From when and how often it counts: nothing is ranked.
    Row("The bride tries the dress three times before the day.", .must),
    Row("Mind the step is salted before eight.", .must),
    // A bound in front of a line without a verb.
    Row("No more than 14 guests at the chef's table.", .must),
    Row("Not more than two double shifts a month for anyone.", .must),
    // What is to be by a year is aimed at.
    Row("By 2032 we will have a workshop on every island.", .aim),
    Row("Within five years all our boats should run without diesel.", .aim),
    // An act that is itself a refusal.
    Row("We refuse to print anything that mocks a faith.", .mustNot),
    Row("We don't sell land our children may need.", .mustNot),
    // Performatives and set phrases.
    Row("I'm dead against putting the price up in the season.", .mustNot),
    Row("I'd rather you didn't lend out the van.", .mustNot),
    Row("We have a rule against hiring relatives.", .mustNot),
    Row("We're done giving credit to clubs.", .mustNot), Row("We are done by five.", .must),
    Row("Hands off the reserve fund.", .mustNot),
    Row("Resist the urge to water at noon.", .mustNot),
    Row("Drop the habit of topping up the invoice.", .mustNot),
    Row("Go ahead and replace worn tyres.", .may),
    Row("It's fine by me if the florist picks the colours.", .may),
    Row("Haircuts for pensioners are at the stylist's discretion.", .may),
    Row("There is no obligation to buy anything after a tasting.", .may),
    Row("I'd much rather train someone than hire a star.", .prefer),
    Row("Customers can count on us to ring back the same day.", .must),
    Row("We're on our way to becoming the greenest ferry line.", .aim),
    // What is not asked of those who work is kept from them; of a case, it is waived.
    Row("災害時を除き、社員に休日の出勤を求めない。", .mustNot), Row("少額の取引に保証人は求めない。", .may),
  ]

  @Test(arguments: modalities)
  func `a line demands, forbids or allows as its construction says`(_ row: Row) throws {
    let draft = try Reader.analyzer().statement(row.text)
    #expect(draft.modality == row.modality)
  }

  static let spans: [Span] = [
    // What is told of the thing itself narrows a ban, what happens elsewhere lifts it.
    Span("Orders from abroad aren't shipped before they are paid.", when: "before they are paid"),
    Span(
      "No loan is paid out before the notary is present.", unless: "before the notary is present"),
    Span("Patient files are never shared without their consent.", when: "without their consent"),
    Span("No fee is charged in the first week of a course.", when: "in the first week of a course"),
    Span(
      "For tenants who owe us rent there is no new lease.", when: "For tenants who owe us rent"),
    Span(
      "After ten at night we don't phone clients, unless there is a fire.",
      when: "After ten at night",
      unless: "unless there is a fire"),
    Span("納めた後に図面を変えない。", when: "納めた後"), Span("契約書を交わす前に、工事を始めない。", when: "契約書を交わす前"),
    Span("職人が足りないうちは、支店を増やさない。", when: "職人が足りないうち"), Span("休日は住宅地で作業をしない。", when: "休日"),
    Span("その後に報告する。"), Span("五年後には海外に店を出す。"),
  ]

  @Test(arguments: spans)
  func `a time told by a phrase says when a line applies`(_ row: Span) throws {
    let draft = try Reader.analyzer().statement(row.text)
    #expect(draft.condition == row.condition)
    #expect(draft.exception == row.exception)
  }

  static let aims: [Aim] = [
    // Those who live in a place are the place; whose a thing is, for him.
    Aim("We want every child in the district to have a warm lunch.", .society),
    Aim("町の子どもに本物の木のおもちゃを届けることが、私たちの使命だ。", .society),
    Aim("Health records of employees are never shared.", .employees),
    // A ban on gifts and on hanging on one of them is for the company.
    Aim("Gifts from vendors are off limits.", .company),
    Aim("No single client may account for more than 30% of our sales.", .company),
    // What comes before what, where nobody is named.
    Aim("Simple beats clever in every code review.", .company),
  ]

  @Test(arguments: aims)
  func `a line is for those it speaks of`(_ row: Aim) throws {
    #expect(try Reader.analyzer().statement(row.text).directions == row.directions)
  }

  /// How old a thing is limits; how long it was left undone is as said.
  @Test(arguments: [("5年より古い遊具は使わせない。", Comparator.more), ("二年以上使わなかった道具は手放す。", .atLeast)])
  func `a time that qualifies a thing keeps its comparator`(_ text: String, _ op: Comparator) throws
  {
    #expect(try Reader.analyzer().statement(text).threshold?.op == op)
  }
}
