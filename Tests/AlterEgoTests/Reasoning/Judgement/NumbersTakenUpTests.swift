// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// Numbers that a second sentence takes up, and limits told by a measure.
@Suite(.serialized) struct NumbersTakenUpTests {
  @Test(arguments: [
    Ruling(
      [
        "A field may be harvested once 14 days or more have passed since spraying. "
          + "Before that, harvesting is forbidden."
      ],
      "The spinach field was sprayed 14 days ago. May we harvest it?", .approve),
    Ruling(
      [
        "A field may be harvested once 14 days or more have passed since spraying. "
          + "Before that, harvesting is forbidden."
      ],
      "The spinach field was sprayed 9 days ago. May we harvest it?", .decline),
    Ruling(
      [
        "A field may be harvested once 14 days or more have passed since spraying. "
          + "Before that, harvesting is forbidden."
      ],
      "A spinach field was sprayed. May we harvest it?", .conditional),
    Ruling(
      [
        "A car may be handed over once 3 hours or more have passed since painting. "
          + "Before that, handing it over is forbidden."
      ],
      "The car was painted 2 hours ago. May we hand it over?", .decline),
    Ruling(
      [
        "Cheese may be sold once 60 days have passed since it was made. Before that, "
          + "selling it is forbidden."
      ],
      "This cheese was made 70 days ago. May we sell it?", .approve),
    Ruling(
      [
        "Cheese may be sold once 60 days have passed since it was made. Before that, "
          + "selling it is forbidden."
      ],
      "This cheese was made 30 days ago. May we sell it?", .decline),
    Ruling(
      ["The hall may be booked up to 12 months ahead. Bookings further ahead are not taken."],
      "A bride wants to book the hall 15 months ahead. Do we take the booking?", .decline),
    Ruling(
      ["The hall may be booked up to 12 months ahead. Bookings further ahead are not taken."],
      "A bride wants to book the hall 9 months ahead. Do we take the booking?", .approve),
    Ruling(
      ["The hall may be booked up to 12 months ahead. Bookings further ahead are not taken."],
      "A bride wants to book the hall for her wedding. Do we take the booking?", .conditional),
    Ruling(
      [
        "Tables may be reserved up to 30 days ahead. Reservations further ahead are "
          + "not accepted."
      ],
      "A guest wants to reserve a table 40 days ahead. Do we accept the reservation?", .decline),
    Ruling(
      [
        "Tables may be reserved up to 30 days ahead. Reservations further ahead are "
          + "not accepted."
      ],
      "A guest wants to reserve a table 12 days ahead. Do we accept the reservation?", .approve),
    Ruling(
      [
        "Employees with at least one year of service may have their course fees paid. "
          + "Those with less may not."
      ],
      "Amira has four months of service. May we pay her course fees?", .decline),
    Ruling(
      [
        "Employees with at least one year of service may have their course fees paid. "
          + "Those with less may not."
      ],
      "Amira has three years of service. May we pay her course fees?", .approve),
    Ruling(
      [
        "Employees with at least one year of service may have their course fees paid. "
          + "Those with less may not."
      ],
      "Amira asks us to pay her course fees. May we?", .conditional),
    Ruling(
      [
        "Drivers with at least 5 years of experience may drive the coach. Those with "
          + "fewer may not."
      ],
      "Piet has 3 years of experience. May he drive the coach?", .decline),
    Ruling(
      ["A company car may cost up to $35,000. Dearer cars are not bought."],
      "May we buy a company car for $41,000?", .decline),
    Ruling(
      ["A company car may cost up to $35,000. Dearer cars are not bought."],
      "May we buy a company car?", .conditional),
    Ruling(
      ["A hotel room may cost up to $180 a night. Dearer rooms are not booked."],
      "May we book a hotel room for $220 a night?", .decline),
    Ruling(
      ["A gift may be worth up to $40. Costlier gifts are not accepted."],
      "May we accept a gift worth $25?", .approve),
    Ruling(
      ["A gift may be worth up to $40. Costlier gifts are not accepted."],
      "May we accept a gift worth $90?", .decline),
    Ruling(
      ["Trees may be up to 4 metres tall. Taller trees are not delivered."],
      "Do we deliver a tree of 6 metres?", .decline),
    Ruling(
      ["Parcels up to 20 kg may go by bicycle. Anything heavier goes by van."],
      "A parcel weighs 12 kg. May it go by bicycle?", .approve),
    Ruling(
      ["Parcels up to 20 kg may go by bicycle. Anything heavier goes by van."],
      "A parcel weighs 27 kg. May it go by bicycle?", .decline),
    Ruling(
      ["We deliver free of charge within 10 km. Beyond that, delivery is charged."],
      "A customer lives 6 km away. Do we deliver free of charge?", .approve),
    Ruling(
      ["We deliver free of charge within 10 km. Beyond that, delivery is charged."],
      "A customer lives 25 km away. Do we deliver free of charge?", .decline),
    Ruling(
      ["Fish of at least 30 cm may be kept. Anything smaller is put back."],
      "The trout is 34 cm long. May we keep it?", .approve),
    Ruling(
      ["Fish of at least 30 cm may be kept. Anything smaller is put back."],
      "The trout is 22 cm long. May we keep it?", .decline),
  ])
  func `a sentence takes up the number of the one before`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
