// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// English rules with a tail that shuts out the rest, a cause within a condition, and titles of several words.
@Suite(.serialized) struct EnglishTailsTests {
  @Test(arguments: [
    Ruling(
      ["The chief instructor decides the timetable. Prices are decided by the owner alone."],
      "Chief instructor here. May I change the timetable?", .approve),
    Ruling(
      ["The chief instructor decides the timetable. Prices are decided by the owner alone."],
      "Chief instructor here. May I change the price of a lesson?", .escalate),
    Ruling(
      ["The head gardener decides the planting plan. Prices are decided by the owner alone."],
      "Head gardener here. May I hire a helper?", .escalate),
    Ruling(
      ["The stage manager decides the seating plan."],
      "Stage manager here. May I put two more chairs into the seating plan?", .approve),
    Ruling(
      ["The stage manager decides the seating plan."],
      "Stage manager here. May I sell the curtains?", .escalate),
    Ruling(
      ["The chef may change the menu. Prices are set by the owner."],
      "Chef here. May I raise the price of the soup?", .escalate),
    Ruling(
      [
        "The director of studies may move a pupil to another class.",
        "Whether fees are paid back is for the bursar to say.",
      ],
      "Director of studies here. May I move a pupil to another class?", .approve),
    Ruling(
      [
        "The director of studies may move a pupil to another class.",
        "Whether fees are paid back is for the bursar to say.",
      ],
      "Director of studies here. A pupil would like half her fee back. May I pay it back?",
      .escalate),
    Ruling(
      ["The head of the workshop may order tools up to $500."],
      "Head of the workshop here. May I order a drill for $300?", .approve),
    Ruling(
      ["The head of the workshop may order tools up to $500."],
      "Head of the workshop here. May I order a lathe for $900?", .escalate),
    Ruling(
      ["Whether a stall is moved is up to the market master."],
      "Stall keeper here. May I move my stall?", .escalate),
    Ruling(
      ["The master of hounds may cancel a hunt."],
      "Master of hounds here. It is icy. May I cancel the hunt?", .approve),
    Ruling(
      ["The keeper of the archive may lend a book for up to 14 days."],
      "Keeper of the archive here. May I lend a book for 10 days?", .approve),
    Ruling(
      ["The keeper of the archive may lend a book for up to 14 days."],
      "Keeper of the archive here. May I lend a book for 30 days?", .escalate),
  ])
  func `a title of several words has its own authority`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "A patient's file may be shown to somebody else with the patient's written consent, and never without it."
      ],
      "A brother wants to see a patient's file. There is a written consent from the patient. May we show it?",
      .approve),
    Ruling(
      [
        "A patient's file may be shown to somebody else with the patient's written consent, and never without it."
      ],
      "A brother wants to see a patient's file. The patient has given no consent. May we show it?",
      .decline),
    Ruling(
      ["The shed may be used with the caretaker's permission, and never without it."],
      "The choir wants to use the shed. The caretaker has given his permission. May they?", .approve
    ),
    Ruling(
      ["The shed may be used with the caretaker's permission, and never without it."],
      "The choir wants to use the shed without the caretaker's permission. May they?", .decline),
    Ruling(
      ["The fee is kept; only if the tour is cancelled because of snow is it paid back."],
      "The tour was cancelled because of snow. Do we pay back the fee?", .approve),
    Ruling(
      ["The fee is kept; only if the tour is cancelled because of snow is it paid back."],
      "The tour was cancelled because the guide was ill. Do we pay back the fee?", .decline),
    Ruling(
      ["Printing starts once the proof is signed, and not a day earlier."],
      "The proof is signed. May we start printing?", .approve),
    Ruling(
      ["Printing starts once the proof is signed, and not a day earlier."],
      "The proof is not signed. May we start printing?", .decline),
    Ruling(
      ["Tiling begins as soon as the second instalment is in, and not an hour before."],
      "The second instalment is in. Do we begin tiling?", .approve),
    Ruling(
      ["Tiling begins as soon as the second instalment is in, and not an hour before."],
      "The second instalment is not in. Do we begin tiling?", .decline),
    Ruling(
      ["On a listed building we put up a sign only with the council's consent."],
      "The mill is a listed building and the council has given its consent. May we put up the sign?",
      .approve),
    Ruling(
      ["On a listed building we put up a sign only with the council's consent."],
      "The mill is a listed building and the council has not given its consent. May we put up the sign?",
      .decline),
    Ruling(
      ["Towing goes only to garages with a clean record; those we may use, the rest we refuse."],
      "A garage with a clean record offers to tow the van. Can we use them?", .approve),
    Ruling(
      ["Towing goes only to garages with a clean record; those we may use, the rest we refuse."],
      "A new garage offers to tow the van. Can we use it?", .conditional),
    Ruling(
      ["No boat is let to a minor unless a parent has signed."],
      "A boy of 15 wants a boat. His parents are at home and nothing has been signed. May we let it to him?",
      .decline),
    Ruling(
      ["With 6 guests or more we may run a tour."],
      "A tour with 8 guests asks for a free bottle of wine. May we?", .escalate),
    Ruling(
      ["Tours with fewer than 6 guests are cancelled; with 6 or more we may run them."],
      "A tour has 4 guests. Do we cancel it?", .approve),
    Ruling(
      [
        "A deposit is kept; only if the course is cancelled because of a death in the family is it paid back."
      ],
      "The course was cancelled. Not a word on why. Do we pay back the deposit?", .conditional),
  ])
  func `what a rule adds at its end is part of it`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
