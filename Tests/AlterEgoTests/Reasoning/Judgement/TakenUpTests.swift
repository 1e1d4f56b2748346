// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// English rules whose second half takes up the first: nobody else, anything dearer, more goes to.
@Suite(.serialized) struct TakenUpTests {
  @Test(arguments: [
    Ruling(
      ["Keys are handed to the tenant and to no one else."],
      "May we hand the keys to the tenant?", .approve),
    Ruling(
      ["Keys are handed to the tenant and to no one else."],
      "A neighbour asks for the keys. May we hand him the keys?", .conditional),
    Ruling(
      ["Fireworks may be sold to licensed firms and nobody else."],
      "A licensed firm wants rockets. May we sell it the fireworks?", .approve),
    Ruling(
      ["Fireworks may be sold to licensed firms and nobody else."],
      "An unlicensed firm wants fireworks. May we sell them?", .decline),
    Ruling(
      ["Concrete may be poured once the engineer has signed, and not before."],
      "The engineer has signed. May we pour the concrete?", .approve),
    Ruling(
      ["Concrete may be poured once the engineer has signed, and not before."],
      "The engineer has not signed. May we pour the concrete?", .decline),
    Ruling(
      ["Concrete may be poured once the engineer has signed, and not before."],
      "The lorry is here with the concrete. May we pour it?", .conditional),
    Ruling(
      ["Staff may smoke behind the bakery, and in no other place."],
      "May Ann smoke behind the bakery?", .approve),
  ])
  func `what a tail shuts out is ruled out`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Pigs under 90 kilos we do not slaughter; from 90 up we may."],
      "The pig weighs 82 kilos. May we slaughter it?", .decline),
    Ruling(
      ["Pigs under 90 kilos we do not slaughter; from 90 up we may."],
      "The pig weighs 90 kilos. May we slaughter it?", .approve),
    Ruling(
      ["Pigs under 90 kilos we do not slaughter; from 90 up we may."],
      "A farmer brings a pig that nobody has weighed. May we slaughter it?", .conditional),
    Ruling(
      ["Trucks up to 12 tonnes may cross the yard; heavier ones use the gate road."],
      "A truck of 15 tonnes wants to cross the yard. May it?", .decline),
    Ruling(
      ["Trucks up to 12 tonnes may cross the yard; heavier ones use the gate road."],
      "A truck of 9 tonnes wants to cross the yard. May it?", .approve),
    Ruling(
      [
        "The site clerk may order materials up to $500. Over 500 and up to 2,000 dollars "
          + "is for the site manager; more goes to the owner."
      ],
      "I'm the site manager. Cement for $1,200 is on offer. May I order it?", .approve),
    Ruling(
      [
        "The site clerk may order materials up to $500. Over 500 and up to 2,000 dollars "
          + "is for the site manager; more goes to the owner."
      ],
      "I'm the site manager. Cement for $2,600 is on offer. May I order it?", .escalate),
    Ruling(
      [
        "The site clerk may order materials up to $500. Over 500 and up to 2,000 dollars "
          + "is for the site manager; more goes to the owner."
      ],
      "I'm the site clerk. Cement for $1,200 is on offer. May I order it?", .escalate),
    Ruling(
      [
        "A wing warden may lend tools for up to 3 days; a longer loan is for the "
          + "president."
      ],
      "I'm the wing warden. Mr. Poe wants to borrow the tools for 2 days. May I lend them?",
      .approve),
    Ruling(
      [
        "A wing warden may lend tools for up to 3 days; a longer loan is for the "
          + "president."
      ],
      "I'm the wing warden. Mr. Poe wants to borrow the tools for 5 days. May I lend them?",
      .escalate),
    Ruling(
      ["Grain at 14 percent moisture or less may be stored; wetter loads go to the dryer."],
      "The load shows 17 percent moisture. May we store the grain?", .decline),
    Ruling(
      ["Grain at 14 percent moisture or less may be stored; wetter loads go to the dryer."],
      "The load shows 13 percent moisture. May we store the grain?", .approve),
    Ruling(
      ["Scrap may be bought from dealers with a licence; from anyone else we do not buy it."],
      "A man without a licence brings scrap. May we buy it?", .decline),
    Ruling(
      ["Scrap may be bought from dealers with a licence; from anyone else we do not buy it."],
      "A dealer with a licence brings scrap. May we buy it?", .approve),
  ])
  func `a comparative takes up the limit before`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "The floor manager may keep the bar open until midnight. Anything past midnight "
          + "is for the president to decide."
      ],
      "I'm the floor manager. The party asks us to keep the bar open until half past eleven. May I?",
      .approve),
    Ruling(
      [
        "The floor manager may keep the bar open until midnight. Anything past midnight "
          + "is for the president to decide."
      ],
      "I'm the floor manager. The party asks us to keep the bar open until 1 a.m. May I?", .escalate
    ),
  ])
  func `leave until an hour ends there`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Cracked jars are thrown out and not sold."],
      "One jar is cracked. May we sell it?", .decline),
    Ruling(
      ["Anyone more than ten minutes late is rebooked and not treated, unless they are in pain."],
      "She came 25 minutes late. May I treat her?", .decline),
  ])
  func `what is denied behind a duty is banned`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(["We may order paint from the mill."], "May I order the paint from the mill?", .approve)
  ])
  func `a noun behind a bare modal is the act`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Bones go to the renderer and never to the tip."],
      "May I sell the bones to the renderer?", .escalate),
    Ruling(
      ["A depot head may lend skates for up to 3 days; a longer loan is for the president."],
      "Depot head here. May I lend the skates for two days?", .approve),
    Ruling(
      ["A depot head may lend skates for up to 3 days; a longer loan is for the president."],
      "Depot head speaking. May I lend the skates for six days?", .escalate),
    Ruling(
      ["Leftover bread may be given to the shelter and to nobody else."],
      "A farmer asks for the leftover bread. May we give it to him?", .conditional),
    Ruling(
      ["Boards at 18 percent moisture or less may be shipped."],
      "The ash boards show 16 percent moisture. Let them go?", .approve),
    Ruling(
      ["Boards at 18 percent moisture or less may be shipped."],
      "The ash boards show 21 percent moisture. Let them go?", .decline),
    Ruling(
      ["Boards at 18 percent moisture or less may be shipped."],
      "The ash boards show 16 percent moisture. May we burn them?", .escalate),
  ])
  func `who speaks and what is let go are read`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
