// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Testing

/// English rules that say two things: what is refused on one side, and what may be done on the other.
@Suite(.serialized) struct EnglishSidesTests {
  @Test(arguments: [
    Ruling(
      [
        "Dealers who order fewer than 20 chairs are turned down; with 20 chairs or more we may supply them."
      ],
      "A dealer orders 12 chairs. Do we supply him?", .decline),
    Ruling(
      [
        "Dealers who order fewer than 20 chairs are turned down; with 20 chairs or more we may supply them."
      ],
      "A dealer orders 25 chairs. Do we supply him?", .approve),
    Ruling(
      [
        "Dealers who order fewer than 20 chairs are turned down; with 20 chairs or more we may supply them."
      ],
      "A dealer wants chairs from us. Do we supply him?", .conditional),
    Ruling(
      [
        "Landlords who ask for a lease of more than 5 years are turned down; up to 5 years we may sign."
      ],
      "A landlord asks for a lease of 8 years. Do we sign?", .decline),
    Ruling(
      [
        "Landlords who ask for a lease of more than 5 years are turned down; up to 5 years we may sign."
      ],
      "A landlord asks for a lease of 3 years. Do we sign?", .approve),
    Ruling(
      ["Concerts with a fee under $600 are refused. At $600 or more we may play."],
      "A hotel offers us $450 for a concert in its garden. Do we play?", .decline),
    Ruling(
      ["Concerts with a fee under $600 are refused. At $600 or more we may play."],
      "A hotel offers us $900 for a concert in its garden. Do we play?", .approve),
    Ruling(
      ["Concerts with a fee under $600 are refused. At $600 or more we may play."],
      "The town hall has asked us for a concert in May. Do we play?", .conditional),
    Ruling(
      ["An invoice over $1,000 may be paid in two parts; a smaller invoice is paid at once."],
      "A tailor with an invoice of $700 asks to pay it in two parts. May he?", .decline),
    Ruling(
      ["An invoice over $1,000 may be paid in two parts; a smaller invoice is paid at once."],
      "A tailor with an invoice of $1,700 asks to pay it in two parts. May he?", .approve),
    Ruling(
      ["Walkers who finish at least 3 stages get a badge; the others do not."],
      "A walker finished 2 stages. Does she get a badge?", .decline),
    Ruling(
      ["Walkers who finish at least 3 stages get a badge; the others do not."],
      "A walker finished 4 stages. Shall we give her a badge?", .approve),
    Ruling(
      ["Walkers who finish at least 3 stages get a badge; the others do not."],
      "A walker asks for a badge. Shall we give her one?", .conditional),
    Ruling(
      [
        "Clubs that book 10 evenings a year may have 15% off; a club that books fewer gets nothing off."
      ],
      "A club that books 6 evenings a year asks for 15% off. Shall we agree?", .decline),
    Ruling(
      [
        "Clubs that book 10 evenings a year may have 15% off; a club that books fewer gets nothing off."
      ],
      "A club that books 12 evenings a year asks for 15% off. Shall we agree?", .approve),
    Ruling(
      [
        "Clubs that book 10 evenings a year may have 15% off; a club that books fewer gets nothing off."
      ],
      "A chess club asks for 15% off. Shall we agree?", .conditional),
    Ruling(
      ["A lamp that fails within 90 days of purchase is replaced; after 90 days it is not."],
      "A lamp failed 40 days after she bought it. Do we replace it?", .approve),
    Ruling(
      ["A lamp that fails within 90 days of purchase is replaced; after 90 days it is not."],
      "A lamp failed 120 days after she bought it. Do we replace it?", .decline),
    Ruling(
      ["A lamp that fails within 90 days of purchase is replaced; after 90 days it is not."],
      "A lamp has failed. Do we replace it?", .conditional),
  ])
  func `a number has two sides, and each has its rule`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      [
        "Fish is bought only from boats with a cold hold; those we may buy from, the rest we refuse."
      ],
      "The Marie has no cold hold. May we buy fish from her?", .decline),
    Ruling(
      [
        "Fish is bought only from boats with a cold hold; those we may buy from, the rest we refuse."
      ],
      "A boat called the Marie offers us fish. May we buy from her?", .conditional),
    Ruling(
      ["Leather coats are not cleaned here; woollen ones may be."],
      "A lady brings a woollen coat. May we clean it?", .approve),
    Ruling(
      ["Leather coats are not cleaned here; woollen ones may be."],
      "A lady brings a leather coat. May we clean it?", .decline),
    Ruling(
      ["Leather coats are not cleaned here; woollen ones may be."],
      "A lady brings a coat. May we clean it?", .conditional),
    Ruling(
      ["Electric bikes are not let to beginners; ordinary ones may be."],
      "A beginner wants an ordinary bike. May we let it to him?", .approve),
    Ruling(
      [
        "Keys are not handed out before the rent is paid, except to tenants with a guarantor; to them they may be handed out."
      ],
      "The tenant has paid the rent. Can we hand out the keys?", .approve),
    Ruling(
      [
        "Never tell strangers where a guest is staying. With the guest's written consent it may be told."
      ],
      "A friend asks where a guest is staying. The guest has given his written consent. May we tell her?",
      .approve),
    Ruling(
      [
        "Never tell strangers where a guest is staying. With the guest's written consent it may be told."
      ],
      "A friend asks where a guest is staying. May we tell her?", .conditional),
    Ruling(
      [
        "Rooms vacated after noon are charged a full day, unless the guest is ill; a guest who is ill is not charged."
      ],
      "A guest who is ill left his room at three in the afternoon. Do we charge him a full day?",
      .decline),
    Ruling(
      [
        "We accept every booking sent by the mayor's office.",
        "We accept no booking under 10 guests.",
      ],
      "The mayor's office sent us a booking for 6 guests. Do we accept it?", .escalate),
    Ruling(
      [
        "The shift leader may sign repair orders up to $2,000.",
        "Any repair of a kind we have never done goes to the president, whatever the amount.",
      ],
      "Shift leader here. A repair of a drone for $800, a kind of repair we have never done. May I sign?",
      .escalate),
  ])
  func `those, the rest and the other kind take up the rule before`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Silk scarves are not dyed on Fridays; cotton ones may be."],
      "A lady asks for a cotton scarf to be ironed on Friday. May we iron it?", .escalate),
    Ruling(
      ["Boats are not let out after dusk, except to club members; to them they may be let."],
      "A club member wants to paint his boat after dusk. May he?", .escalate),
    Ruling(
      ["Guests who stay 7 nights may have breakfast free; those who stay fewer pay for it."],
      "A guest who stays 8 nights asks for a free dinner. May we give it?", .escalate),
    Ruling(
      ["Guests who stay 7 nights may have breakfast free; those who stay fewer pay for it."],
      "A guest who stays 8 nights asks for a free towel. Give it to him?", .escalate),
    Ruling(
      ["Timber is released to builders with an account; the rest pay first."],
      "A builder with an account asks us to store his ladder. May we?", .escalate),
    Ruling(
      ["Orders under 50 metres are turned down. At 50 metres or more we may take them."],
      "A client asks us to return 60 metres of rope to him. Do we return it?", .escalate),
    Ruling(
      ["A repair over $300 may be paid in instalments; a smaller one is paid at once."],
      "The owner of a piano with a repair of $400 asks us to tune a second piano for free. May we?",
      .escalate),
    Ruling(
      ["Customers who rented at least 5 times get a loyalty card; the others do not."],
      "A customer who rented 6 times asks for his deposit back. Do we give it?", .escalate),
    Ruling(
      ["Nobody under 16 rides our horses unless a parent has signed."],
      "A boy of 14 wants to feed our horses. His father has signed. Can he?", .escalate),
    Ruling(
      ["No tattoo is done on anyone under 18; from 18 on we may."],
      "A man of 25 wants to bring his dog into the parlour. May he?", .escalate),
    Ruling(
      ["No hive is sold before it has been inspected; once inspected, it may be sold."],
      "The hive was inspected. May we paint it?", .escalate),
    Ruling(
      [
        "We treat no horse without a passport, except in an emergency; emergencies are treated at once."
      ],
      "An owner whose horse has a passport asks us to sell it for her. Shall we?", .escalate),
    Ruling(
      ["Lessons cancelled less than 24 hours ahead are charged in full; earlier ones are not."],
      "A learner asks three hours ahead to bring a friend along. May he?", .escalate),
    Ruling(
      ["Glass over 10 mm goes to the new kiln; thinner glass goes to the old one."],
      "A client with 12 mm glass asks us to lend her the glass cutter. May we?", .escalate),
    Ruling(
      ["Quotes above $5,000 are checked twice; smaller ones once."],
      "May we send flowers worth $40 to a client with a quote of $6,000?", .escalate),
    Ruling(
      ["Trucks older than 12 years are not bought; newer ones may be."],
      "We have a truck of 5 years. May we sell it?", .escalate),
    Ruling(
      ["Weddings on Sundays are not taken, except for members; members may have them."],
      "A member asks whether his band may park in the yard. May it?", .escalate),
    Ruling(
      ["Only staff with a licence drive the forklift; the rest may not."],
      "A clerk with a licence wants to take the van home. May she?", .escalate),
    Ruling(
      ["Wines under 10 euros may be opened for tasting; dearer ones may not."],
      "A guest wants to smoke while tasting an 8 euro wine. May he?", .escalate),
    Ruling(
      ["Pupils with 90 percent attendance get a certificate; the others do not."],
      "A pupil with 95 percent attendance wants a refund. Do we pay?", .escalate),
    Ruling(
      ["Cloth from mills with a clean record we may buy; the rest we refuse."],
      "A mill with a clean record asks to rent our hall. Do we let it?", .escalate),
  ])
  func `another act on the same thing is covered by neither side`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
