// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// Plain rules of a small house: duties nobody is let off, who did it, what comes first.
@Suite(.serialized) struct PlainRulesTests {
  @Test(arguments: [
    Ruling(
      ["Appointments cancelled less than 24 hours in advance must be charged in full."],
      "A patient cancelled three hours before her appointment. May we waive the charge?", .decline),
    Ruling(
      ["Appointments cancelled less than 24 hours in advance must be charged in full."],
      "A patient cancelled three hours before her appointment. Do we charge her in full?", .approve),
    Ruling(
      ["Appointments cancelled less than 24 hours in advance must be charged in full."],
      "A patient cancelled two days before her appointment. Must we charge her in full?", .escalate),
    Ruling(
      ["Late returns must be charged $5 a day."],
      "A reader returned the book four days late. May we waive the charge?", .decline),
    Ruling(
      ["Every machine must be checked before each shift."],
      "We are late. May we start the machine unchecked?", .decline),
    Ruling(
      ["Hands must be washed before every shift."],
      "The cook is in a hurry. May he skip washing his hands?", .decline),
    Ruling(
      ["Hands must be washed before every shift."],
      "The cook is in a hurry. May he start with his hands unwashed?", .decline),
    Ruling(
      ["Visitors must sign the book at the gate."],
      "A visitor is in a hurry. May we let him off signing the book?", .decline),
    Ruling(
      ["Visitors must sign the book at the gate."],
      "A visitor is in a hurry. May he go in without signing the book?", .decline),
    Ruling(
      ["Every hire car is inspected on return."],
      "The yard is full. May we leave this hire car uninspected?", .decline),
  ])
  func `who lets somebody off a duty does not do it`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "Data recovery is charged to the client. If our own maintenance caused the "
          + "loss, we do it free of charge."
      ],
      "Our maintenance caused the loss. Do we recover the data free of charge?", .approve),
    Ruling(
      [
        "Repairs are charged to the tenant. If our own work caused the damage, we do "
          + "them free of charge."
      ],
      "Our own work caused the damage. Do we do the repair free of charge?", .approve),
    Ruling(
      [
        "Reprints are charged to the customer. If we made the mistake, we do them "
          + "free of charge."
      ],
      "The customer made the mistake himself and asks for a free reprint. Do we do it "
        + "free of charge?", .decline),
    Ruling(
      [
        "Reprints are charged to the customer. If we made the mistake, we do them "
          + "free of charge."
      ],
      "We made the mistake. Do we reprint free of charge?", .approve),
  ])
  func `what the other side did itself is no doing of ours`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
