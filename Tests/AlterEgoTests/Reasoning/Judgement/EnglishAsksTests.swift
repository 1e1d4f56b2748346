// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// English questions as people ask them: gifts, wishes, titles, conditions that nobody told.
@Suite(.serialized) struct EnglishAsksTests {
  @Test(arguments: [
    Ruling(
      ["We may keep a car for a buyer once the deposit is paid; without it the car is not kept."],
      "A buyer asks us to hold the red car for him for a week. May we?", .conditional),
    Ruling(
      ["We may keep a car for a buyer once the deposit is paid; without it the car is not kept."],
      "A buyer asks us to keep the red car for a week. He paid the deposit yesterday. May we?",
      .approve),
    Ruling(
      ["We may keep a car for a buyer once the deposit is paid; without it the car is not kept."],
      "A buyer asks us to keep the red car for a week. He has not paid the deposit. May we?",
      .decline),
    Ruling(
      ["We may print a poster once the text is approved; without it nothing is printed."],
      "The theater wants its posters tonight. The text was approved at noon. May we print them?",
      .approve),
    Ruling(
      ["We may print a poster once the text is approved; without it nothing is printed."],
      "The theater wants its posters tonight. May we print them?", .conditional),
    Ruling(
      ["We may lend a bicycle once the deposit is paid; without it the bicycle is not lent."],
      "A tourist asks for a bicycle for the day. May we lend him one?", .conditional),
    Ruling(
      ["We may lend a bicycle once the deposit is paid; without it the bicycle is not lent."],
      "A tourist asks for a bicycle for the day. He has not paid the deposit. May we lend him one?",
      .decline),
    Ruling(
      ["We may lend a bicycle once the deposit is paid; without it the bicycle is not lent."],
      "A tourist asks for a bicycle for the day. He has paid the deposit. May we lend him one?",
      .approve),
  ])
  func `without it says otherwise`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "When the architect's drawing and the client's wish differ, the drawing wins.",
        "Do what the client asks.",
      ],
      "A client wants a thinner beam than the drawing shows. Do we put it in?", .decline),
    Ruling(
      [
        "When the doctor's orders and the guest's wish differ, the doctor's orders win.",
        "Do what the guest asks.",
      ],
      "A guest wants a saltier soup than the doctor's orders allow. Do we serve it?", .decline),
    Ruling(
      ["When the label and the recipe differ, the label wins."],
      "May we buy new ovens?", .escalate),
    Ruling(
      [
        "When the blueprint and the owner's wish differ, the blueprint wins.",
        "Do what the owner asks.",
      ],
      "The owner wants a wider door than the blueprint shows. Do we fit it?", .decline),
    Ruling(
      ["When the vet's advice and the owner's wish differ, the vet's advice wins."],
      "The owner wants a bigger meal for her dog than the vet's advice allows. Do we feed it?",
      .decline),
    Ruling(
      ["When the vet's advice and the owner's wish differ, the vet's advice wins."],
      "The owner wants her dog washed. May we wash it?", .escalate),
  ])
  func `the ranked one wins over a wish`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "Farmers may be paid up to 40 percent in advance; we never pay more than that before delivery."
      ],
      "The apple farmer asks for 25 percent before he delivers. Do we pay it?", .approve),
    Ruling(
      [
        "Farmers may be paid up to 40 percent in advance; we never pay more than that before delivery."
      ],
      "The hop farmer wants half of the money up front. Do we pay it?", .decline),
    Ruling(
      [
        "Writers may be paid up to 25 percent in advance; we never pay more than that before the text is in."
      ],
      "A writer asks for 20 percent before he starts. Do we pay it?", .approve),
    Ruling(
      [
        "Writers may be paid up to 25 percent in advance; we never pay more than that before the text is in."
      ],
      "A writer asks for 60 percent before he starts. Do we pay it?", .decline),
  ])
  func `money in advance is no notice`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "A claims clerk may waive up to $100 of a disputed fee. Above that, ask the claims manager."
      ],
      "Claims clerk here. A customer disputes his fee. May I waive $80 to settle it?", .approve),
    Ruling(
      [
        "A claims clerk may waive up to $100 of a disputed fee. Above that, ask the claims manager."
      ],
      "Claims clerk here. A customer disputes his fee. May I waive $180 to settle it?", .escalate),
    Ruling(
      ["A store assistant may take back goods up to $50. Above that, ask the shift leader."],
      "Store assistant here. A woman wants to return a $35 lamp. May I take it back?", .approve),
    Ruling(
      ["A loan officer may approve loans up to $5,000. Above that, ask the branch manager."],
      "Loan officer here. A baker asks for a loan of $7,000. May I approve it?", .escalate),
  ])
  func `a title is read by what people are called`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["No smoking while refueling."],
      "The fitter would like a cigarette while he fills the tank. May he?", .decline),
    Ruling(
      ["No phones while driving."],
      "The driver wants to answer his phone while he drives to the site. May he?", .decline),
    Ruling(
      ["No food may come into the cinema, except baby food; that is welcome."],
      "A mother wants to bring baby food into the cinema. May she?", .approve),
    Ruling(
      ["No food may come into the cinema, except baby food; that is welcome."],
      "A man wants to bring his sandwiches into the cinema. May he?", .decline),
    Ruling(
      ["Guests may bring their own wine."],
      "A guest asks to smoke on the balcony. May he?", .escalate),
    Ruling(
      ["Members may park in the yard."],
      "A member asks to sleep in his van in the yard. May he?", .escalate),
    Ruling(
      ["No alcohol on the job."],
      "The roofers would like a beer while they work. May they?", .decline),
  ])
  func `a wish tells which act is asked`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "We never refuse a booking from a guest of five years or more.",
        "We take in no groups that shout at the staff.",
      ],
      "A club that has stayed with us since 2010 shouts at the staff. They want to book again. Do we take the booking?",
      .escalate),
    Ruling(
      ["Customers of five years or more may pay in thirty days."],
      "A customer since 2015 asks to pay in thirty days. May she?", .approve),
    Ruling(
      [
        "We never refuse a job from a customer of ten years or more.",
        "We take no job that needs night work.",
      ],
      "A customer since 2005 wants a job that needs night work. Do we take it?", .escalate),
  ])
  func `a customer since a year has been one for so long`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["A patient's illness is discussed with nobody but the family."],
      "A journalist asks how the singer in room 4 is getting on. May we tell her?", .decline),
    Ruling(
      ["A patient's illness is discussed with nobody but the family."],
      "A patient's wife asks about his illness. May we discuss it with her?", .approve),
    Ruling(
      ["A pupil's grades are shown to nobody but the parents."],
      "A neighbor asks to see a pupil's grades. May we show her?", .decline),
    Ruling(
      ["The rat poison may be sold to farmers with a permit, and to nobody else."],
      "A man wants two tins of the rat poison for his barn. May we sell it to him?", .conditional),
    Ruling(
      ["The rat poison may be sold to farmers with a permit, and to nobody else."],
      "A farmer showed us his permit and wants two tins of the rat poison. May we sell it to him?",
      .approve),
    Ruling(
      ["The rat poison may be sold to farmers with a permit, and to nobody else."],
      "A man without a permit wants two tins of the rat poison. May we sell it to him?", .decline),
    Ruling(
      ["The kitchen knives may be sold to adults with a passport, and to nobody else."],
      "A man wants two of the kitchen knives. May we sell them to him?", .conditional),
    Ruling(
      ["Fireworks may be sold to buyers with a permit, and to nobody else."],
      "A man without a permit wants fireworks. May we sell them to him?", .decline),
    Ruling(
      ["Fireworks may be sold to buyers with a permit, and to nobody else."],
      "A man with a permit wants fireworks. May we sell them to him?", .approve),
    Ruling(
      ["A pupil's marks are discussed with nobody but the parents."],
      "A coach asks about a pupil's marks. May we tell him?", .decline),
    Ruling(
      ["A pupil's marks are discussed with nobody but the parents."],
      "A pupil's mother asks about his marks. May we discuss them with her?", .approve),
    Ruling(
      ["A client's debts are discussed with nobody but the client."],
      "A newspaper asks about a client's debts. May we tell them?", .decline),
  ])
  func `only who is named is told`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
