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
      ["Lessons cancelled less than 6 hours in advance must be charged in full."],
      "A pupil cancelled two hours before his lesson. May we let him off the charge?", .decline),
    Ruling(
      ["Lessons cancelled less than 6 hours in advance must be charged in full."],
      "A pupil cancelled nine hours before his lesson. Do we charge him in full?", .escalate),
    Ruling(
      ["Every machine must be checked before each shift."],
      "We are late. May we skip checking the machine this morning?", .decline),
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
    Ruling(
      ["Every customer must show a ticket."],
      "A customer has lost her ticket. May we let her in without a ticket?", .decline),
    Ruling(
      ["The floor must be mopped every evening."],
      "We are tired. May we leave the floor unmopped tonight?", .decline),
    Ruling(
      ["The floor must be mopped every evening."],
      "We are tired. May we do without mopping the floor tonight?", .decline),
    Ruling(
      ["Every visitor must wear a helmet."],
      "An old friend visits. May we let him off wearing a helmet?", .decline),
    Ruling(
      ["Every visitor must wear a helmet."],
      "An old friend visits. May he come in without a helmet?", .decline),
    Ruling(
      ["A second signature is required for payments over $1,000."],
      "A payment of $2,400 has no second signature. May we make the payment?", .decline),
    Ruling(
      ["A second signature is required for payments over $1,000."],
      "A payment of $2,400 has a second signature. May we make the payment?", .approve),
  ])
  func `who lets somebody off a duty does not do it`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "Children are handed over to nobody but their parents, unless the parents "
          + "have named that person in writing."
      ],
      "The father has come to collect the girl. May we hand the girl over to him?", .approve),
    Ruling(
      [
        "Children are handed over to nobody but their parents, unless the parents "
          + "have named that person in writing."
      ],
      "An uncle has come to collect the girl. The parents have not named him in "
        + "writing. May we hand the girl over to him?", .decline),
    Ruling(
      [
        "Children are handed over to nobody but their parents, unless the parents "
          + "have named that person in writing."
      ],
      "An uncle has come to collect the girl. May we hand the girl over to him?", .decline),
    Ruling(
      ["Keys are given to no one but the tenant, unless the tenant has agreed in writing."],
      "The tenant has agreed in writing, and his brother asks for the keys. May we "
        + "give the brother the keys?", .approve),
    Ruling(
      ["Keys are given to no one but the tenant, unless the tenant has agreed in writing."],
      "The brother of the tenant asks for the keys. The tenant has not agreed. May we "
        + "give him the keys?", .decline),
    Ruling(
      ["Files are shown to nobody but the client, unless the client has consented in writing."],
      "The client has consented in writing, and her accountant asks for the file. May "
        + "we show it to him?", .approve),
    Ruling(
      ["Files are shown to nobody but the client, unless the client has consented in writing."],
      "Her accountant asks for the file. The client has not consented. May we show it to him?",
      .decline),
    Ruling(
      [
        "Medical records are shown to nobody but the patient, unless the patient has "
          + "agreed in writing."
      ],
      "The patient has not agreed. May we show her sister the records?", .decline),
  ])
  func `nobody but one, unless that one says so`(_ ruling: Ruling) throws {
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
      "The tenant broke the window himself and asks us to repair it free of charge. Do we?",
      .decline),
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
    Ruling(
      [
        "A lost key is charged to the guest. If our own staff lost it, we replace it "
          + "free of charge."
      ],
      "The guest lost the key himself and asks us to replace it free of charge. Do we?", .decline),
    Ruling(
      [
        "Broken screens are not replaced free of charge. If our technician broke the "
          + "screen, we replace it free of charge."
      ],
      "The customer dropped the phone himself. Do we replace the screen free of charge?", .decline),
    Ruling(
      [
        "Broken screens are not replaced free of charge. If our technician broke the "
          + "screen, we replace it free of charge."
      ],
      "Our technician broke the screen. Do we replace it free of charge?", .approve),
    Ruling(
      ["Late fees are charged. If we sent the bill late, no fee is charged."],
      "We sent the bill late. Do we charge the late fee?", .decline),
  ])
  func `what the other side did itself is no doing of ours`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["We prefer to buy from local farms.", "We prefer to buy from the cheapest supplier."],
      "For potatoes, the local farm is dearer than the cheapest supplier. Do we buy "
        + "from the local farm?", .escalate),
    Ruling(
      ["We prefer to hire people from the village.", "We prefer to hire people with experience."],
      "The candidate from the village also has experience. Do we hire her?", .approve),
    Ruling(
      ["We prefer to hire people from the village.", "We prefer to hire people with experience."],
      "The candidate from the village has no experience. Do we hire her?", .escalate),
    Ruling(
      ["We prefer to ship by rail.", "We prefer to ship by the fastest route."],
      "For Milan, rail is also the fastest route. Do we ship by rail?", .approve),
    Ruling(
      ["We prefer to use wood from our valley.", "We prefer to use certified wood."],
      "The wood from our valley is also certified. Do we use it?", .approve),
  ])
  func `preferences that agree in a case part nothing`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Damage done by our drivers is paid by us."],
      "Our driver has scratched a gate. May we pay for the paint?", .approve)
  ])
  func `what our people broke is put right as the rule says`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["When safety and profit clash, safety takes precedence."],
      "May we skip the safety check to raise our profit?", .decline),
    Ruling(
      ["Where comfort and cost conflict, comfort comes first."],
      "May we give up the guests' comfort to cut costs?", .decline),
    Ruling(
      ["When speed and accuracy conflict, accuracy comes first."],
      "We are late. May we skip checking the figures to be faster?", .decline),
    Ruling(
      ["If a customer's wish and safety conflict, safety comes first."],
      "A customer wants us to remove the guard rail, which is dangerous. May we?", .decline),
    Ruling(
      ["When price and quality clash, quality wins."],
      "May we buy cheaper parts that are often defective?", .decline),
    Ruling(
      ["Where profit and honesty conflict, honesty goes first."],
      "May we hide the defect from the buyer to earn more?", .decline),
  ])
  func `of two that conflict the first one comes first`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["We do not serve alcohol to anyone who is drunk."],
      "A sober guest orders a whisky. Do we pour it?", .escalate)
  ])
  func `a state told by what can be seen of it`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
