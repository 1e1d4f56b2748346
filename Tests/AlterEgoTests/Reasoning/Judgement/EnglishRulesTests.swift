// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// English rules and questions as people write them: adjectives, hours, charges, what is not known.
@Suite(.serialized) struct EnglishRulesTests {
  @Test(arguments: [
    Ruling(
      ["Stale bread is not sold."],
      "The rolls from Monday are stale. May we sell them at half price?", .decline),
    Ruling(
      ["Stale bread is not sold."],
      "The rolls are fresh from the oven. May we sell them?", .escalate),
    Ruling(
      ["Moldy cheese is not sold."],
      "There is mold on the cheddar. May we sell it at half price?", .decline),
    Ruling(
      ["Wet boards are not shipped."],
      "The boards are dry. May we ship them?", .escalate),
    Ruling(
      ["Wet boards are not shipped."],
      "The boards are still wet from the rain. May we ship them?", .decline),
    Ruling(
      ["Torn sheets are not put on the beds."],
      "The sheets for room 5 are torn at the hem. May we put them on the bed?", .decline),
    Ruling(
      ["Broken eggs are not sold."],
      "Some of the eggs are broken. May we sell them to the baker?", .decline),
    Ruling(
      ["Loud music is not played after ten in the evening."],
      "The band wants to play loud music at eleven in the evening. May they?", .decline),
    Ruling(
      ["Loud music is not played after ten in the evening."],
      "The band wants to play loud music at nine in the evening. May they?", .escalate),
    Ruling(
      ["Stray dogs are never turned away."],
      "A boy brings in a stray dog. May we turn it away?", .decline),
  ])
  func `an adjective tells which of a kind a rule is about`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "A late return costs the renter $25, unless bad weather was the reason; then we waive the fee."
      ],
      "A renter came back late yesterday and we have not found out why. May we waive the fee?",
      .conditional),
    Ruling(
      ["A dog may be operated on if the owner agrees; otherwise not."],
      "A dog was brought in by a neighbor. The operating room is free. The owner has called, but nobody wrote down what he said. May we operate on the dog?",
      .conditional),
    Ruling(
      ["Nothing is shipped before the buyer has paid the invoice. Once it is paid, we may ship."],
      "The gallery's crates are next in line. Nobody can tell me if the invoice was paid. May we ship them?",
      .conditional),
    Ruling(
      [
        "No concrete is poured before the engineer has approved the forms. Once they are approved, we may pour."
      ],
      "The forms are up. I could not reach anyone to ask whether the engineer approved them. May we pour?",
      .conditional),
    Ruling(
      [
        "A late cancellation costs the guest $50, unless a death or an illness was the reason; then we waive the fee."
      ],
      "A guest cancelled late. He did not say why. May we waive the fee?", .conditional),
    Ruling(
      [
        "Nothing leaves the yard before the clerk has weighed it. Once it is weighed, it may leave."
      ],
      "A farmer wants to take his gravel. I do not know whether the clerk weighed it. May it leave the yard?",
      .conditional),
    Ruling(
      ["No wall is painted before the plaster is dry. Once it is dry, we may paint."],
      "Nobody has checked if the plaster is dry. May we paint the wall?", .conditional),
  ])
  func `what is not known is asked for`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Never turn away a sick animal.", "No animal is taken in after eight in the evening."],
      "It is nine in the evening, and a woman stands at the door with a sick cat. Do we take it in?",
      .escalate),
    Ruling(
      ["No boat leaves after five in the afternoon."],
      "It is six in the afternoon, and a guest wants to go out by boat. Do we let the boat leave?",
      .decline),
    Ruling(
      ["No boat leaves after five in the afternoon."],
      "It is three in the afternoon, and a guest wants to go out by boat. Do we let the boat leave?",
      .escalate),
    Ruling(
      ["Pupils may use the pool until six in the evening."],
      "A pupil asks to use the pool until eight in the evening. May she?", .decline),
    Ruling(
      ["Deliveries are taken until four in the afternoon, and not later."],
      "A truck is at the gate at half past four in the afternoon. Do we take the delivery?",
      .decline),
    Ruling(
      ["No guest is checked in after ten at night.", "Never send a tired walker away."],
      "It is eleven at night, and a tired walker asks for a bed. Do we check her in?", .escalate),
  ])
  func `hours are read as people say them`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["A waiter who drops a tray does not pay for it."],
      "The waiter dropped a tray of glasses. May we take the price out of his wages?", .decline),
    Ruling(
      ["A driver who gets a dent in the van does not pay for it."],
      "The driver put a dent in the van. May we dock his wages for it?", .decline),
    Ruling(
      ["A lost key costs the guest $30."],
      "A guest lost his key. May we let him off the $30?", .decline),
    Ruling(
      ["A nurse who breaks a thermometer does not pay for it."],
      "The nurse cracked a thermometer. May we deduct the price from her wages?", .decline),
    Ruling(
      ["A guest who breaks a glass does not pay for it."],
      "A guest smashed a glass. May we charge him for it?", .decline),
  ])
  func `who is not to pay is not made to pay`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "A late return costs the renter $25, unless bad weather was the reason; then we waive the fee."
      ],
      "Mr. Cole brought the boat back late because he overslept. May we waive the $25?", .decline),
    Ruling(
      [
        "A late return costs the renter $25, unless bad weather was the reason; then we waive the fee."
      ],
      "A renter came back late because a storm kept him in the harbor. May we waive the fee?",
      .approve),
    Ruling(
      ["A missed lesson costs the pupil $15, unless the teacher was ill; then we waive it."],
      "Tim missed his lesson because he was at a party. May we waive the $15?", .decline),
    Ruling(
      ["A missed lesson costs the pupil $15, unless the teacher was ill; then we waive it."],
      "Tim missed his lesson because his teacher was ill. May we waive the $15?", .approve),
    Ruling(
      [
        "A late cancellation costs the guest $50, unless a death or an illness was the reason; then we waive the fee."
      ],
      "A guest cancelled late because of pneumonia. May we waive the fee?", .approve),
  ])
  func `a charge is waived for its reasons alone`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Our patterns stay inside the workshop."],
      "A sewing magazine wants to print the pattern of our best coat. May we send it to them?",
      .decline),
    Ruling(
      ["Our price lists stay inside the firm."],
      "A rival asks to see our price list. May we send it over?", .decline),
    Ruling(
      ["Our recipes stay inside the bakery."],
      "A customer would like a loaf of rye. May we sell her one?", .escalate),
    Ruling(
      ["Our client list stays within the firm."],
      "A recruiter offers $500 for our client list. May we give it to him?", .decline),
    Ruling(
      ["The glue formula stays inside the plant."],
      "A chemist from the university asks for the formula of our glue. May we send it to her?",
      .decline),
  ])
  func `what is kept inside goes to nobody else`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Nurses accept no gifts from patients or their families."],
      "A patient's daughter gave the ward nurse a gold watch as a thank-you. May she keep it?",
      .decline),
    Ruling(
      ["Guards accept no money from visitors or their drivers."],
      "A visitor's driver gave the gate guard a $20 bill. May he keep it?", .decline),
    Ruling(
      ["Staff accept no money from residents."],
      "A supplier sent us a refund. May we accept it?", .escalate),
    Ruling(
      ["Drivers take no tips from passengers."],
      "A passenger gave our driver a $10 bill for carrying her bags. May he keep it?", .decline),
    Ruling(
      ["Inspectors accept no presents from builders."],
      "A builder sent our inspector a case of wine. May she keep it?", .decline),
    Ruling(
      ["Staff accept no money from residents."],
      "A resident wants to give the cook $20 for a cake. May he take it?", .decline),
  ])
  func `a gift of money is no gift to keep`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Interns are never left alone with customers."],
      "May we leave the intern alone with customers?", .decline),
    Ruling(
      ["Only trained staff may open the kiln."],
      "A temp asks to open the kiln. Nobody here knows if he was trained. May he?", .conditional),
    Ruling(
      ["Cats may be boarded once they are vaccinated; until then they are not boarded."],
      "The cat was vaccinated in March. May we board it?", .approve),
  ])
  func `what is left open or left alone is read`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
