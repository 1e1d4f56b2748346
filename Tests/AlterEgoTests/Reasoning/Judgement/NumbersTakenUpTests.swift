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
      "The car was painted 5 hours ago. May we hand it over?", .approve),
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
      "May we buy a company car for $35,000?", .approve),
    Ruling(
      ["A company car may cost up to $35,000. Dearer cars are not bought."],
      "May we buy a company car for $41,000?", .decline),
    Ruling(
      ["A company car may cost up to $35,000. Dearer cars are not bought."],
      "May we buy a company car?", .conditional),
    Ruling(
      ["A hotel room may cost up to $180 a night. Dearer rooms are not booked."],
      "May we book a hotel room for $150 a night?", .approve),
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
    Ruling(
      [
        "From the third day of sick leave a doctor's note is required. For shorter "
          + "sick leave none is needed.", "Shift leaders may approve sick leave.",
      ],
      "I am a shift leader. Ewa was on sick leave for two days and has no doctor's "
        + "note. May I approve it?", .approve),
    Ruling(
      [
        "From the third day of sick leave a doctor's note is required. For shorter "
          + "sick leave none is needed.", "Shift leaders may approve sick leave.",
      ],
      "I am a shift leader. Ewa was on sick leave for five days and has a doctor's "
        + "note. May I approve it?", .approve),
    Ruling(
      [
        "From 200 guests a fire warden is required. For smaller parties none is needed.",
        "Hall managers may approve parties.",
      ],
      "I am a hall manager. A party of 260 guests has no fire warden. May I approve it?", .decline),
    Ruling(
      [
        "From 200 guests a fire warden is required. For smaller parties none is needed.",
        "Hall managers may approve parties.",
      ],
      "I am a hall manager. A party of 90 guests has no fire warden. May I approve it?", .approve),
    Ruling(
      ["Ladders up to 3 metres may be used alone. Longer ones need a helper."],
      "Jonas wants to use a ladder of 2 metres alone. May he?", .approve),
    Ruling(
      ["Ladders up to 3 metres may be used alone. Longer ones need a helper."],
      "Jonas wants to use a ladder of 5 metres alone. May he?", .decline),
    Ruling(
      ["Orders over $200 are delivered free of charge. Smaller ones are charged $10."],
      "An order comes to $250. Do we deliver it free of charge?", .approve),
    Ruling(
      ["Orders over $200 are delivered free of charge. Smaller ones are charged $10."],
      "An order comes to $120. Do we deliver it free of charge?", .decline),
    Ruling(
      ["Children under 6 swim free of charge. Older ones pay."],
      "A child of 4 wants to swim. Do we let her in free of charge?", .approve),
    Ruling(
      ["Milk may be sold for 5 days after bottling. After that it is thrown away."],
      "The milk was bottled 3 days ago. May we sell it?", .approve),
    Ruling(
      ["Milk may be sold for 5 days after bottling. After that it is thrown away."],
      "The milk was bottled 8 days ago. May we sell it?", .decline),
    Ruling(
      ["Members may borrow up to 4 books. More may not be borrowed."],
      "A member wants to borrow 3 books. May she?", .approve),
    Ruling(
      ["Members may borrow up to 4 books. More may not be borrowed."],
      "A member wants to borrow 6 books. May she?", .decline),
    Ruling(
      ["Deposits are returned within 30 days of cancellation. Later claims are refused."],
      "A guest claims his deposit 12 days after the cancellation. Do we return it?", .approve),
    Ruling(
      ["Deposits are returned within 30 days of cancellation. Later claims are refused."],
      "A guest claims his deposit 50 days after the cancellation. Do we return it?", .decline),
    Ruling(
      ["Apprentices may use the saw after 6 months of training. Before that, they may not."],
      "An apprentice has had 8 months of training. May he use the saw?", .approve),
    Ruling(
      ["Apprentices may use the saw after 6 months of training. Before that, they may not."],
      "An apprentice has had 2 months of training. May he use the saw?", .decline),
    Ruling(
      ["Bread may be sold up to 2 days after baking. Older bread goes to the farm."],
      "The bread was baked yesterday. May we sell it?", .approve),
    Ruling(
      ["Bread may be sold up to 2 days after baking. Older bread goes to the farm."],
      "The bread was baked 4 days ago. May we sell it?", .decline),
    Ruling(
      ["Invoices under $500 are paid at once. Larger invoices are checked twice."],
      "An invoice of $300 has come. May we pay it at once?", .approve),
    Ruling(
      ["Invoices under $500 are paid at once. Larger invoices are checked twice."],
      "An invoice of $900 has come. May we pay it at once?", .decline),
    Ruling(
      ["A room may hold at most 30 guests. A larger party is turned away."],
      "A party of 22 guests wants the room. Do we let them have it?", .approve),
    Ruling(
      ["A room may hold at most 30 guests. A larger party is turned away."],
      "A party of 41 guests wants the room. Do we let them have it?", .decline),
  ])
  func `a sentence takes up the number of the one before`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Complaints are accepted within 7 days of delivery."],
      "The chairs were delivered 5 days ago and the customer complains. Do we accept "
        + "the complaint?", .approve),
    Ruling(
      ["Complaints are accepted within 7 days of delivery."],
      "The chairs were delivered 12 days ago and the customer complains. Do we accept "
        + "the complaint?", .decline),
    Ruling(
      ["A tyre older than 6 years is not fitted."],
      "A tyre is 8 years old. May we fit it?", .decline),
    Ruling(
      ["A tyre older than 6 years is not fitted."],
      "A tyre was made 9 years ago. May we fit it?", .decline),
    Ruling(
      ["Lessons cancelled less than 24 hours beforehand are charged."],
      "A pupil cancelled an hour before the lesson. Do we charge it?", .approve),
    Ruling(
      ["Lessons cancelled less than 24 hours beforehand are charged."],
      "A pupil cancelled an hour before the lesson and asks us not to charge it. May we agree?",
      .decline),
    Ruling(
      ["Workers with more than 10 years of service get an extra day of leave."],
      "Hana has worked here for 12 years. Does she get an extra day of leave?", .approve),
    Ruling(
      ["Workers with more than 10 years of service get an extra day of leave."],
      "Hana has worked here for 10 years. Does she get an extra day of leave?", .decline),
    Ruling(
      ["A refund is given up to 30 days after purchase."],
      "She bought the coat exactly 30 days ago. Do we give her a refund?", .approve),
    Ruling(
      ["A refund is given up to 30 days after purchase."],
      "She bought the coat 31 days ago. Do we give her a refund?", .decline),
  ])
  func `how long ago it was and how long before it is`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["A bicycle for a trainee may cost up to $600."],
      "A bicycle for the trainee is priced at $550. May we buy it?", .approve),
    Ruling(
      ["A bicycle for a trainee may cost up to $600."],
      "A bicycle for the trainee is priced at $700. May we buy it?", .decline),
    Ruling(
      ["A lunch with a client may cost up to $60."],
      "The lunch with the client costs $45. May we order it?", .approve),
    Ruling(
      ["A lunch with a client may cost up to $60."],
      "The lunch with the client costs $95. May we order it?", .decline),
    Ruling(
      ["A rented lorry may cost no more than $200 a day."],
      "A lorry is priced at $170 a day. May we rent it?", .approve),
    Ruling(
      ["A rented lorry may cost no more than $200 a day."],
      "A lorry is priced at $260 a day. May we rent it?", .decline),
    Ruling(
      ["A new laptop may cost no more than $1,200."],
      "A laptop for $1,050 is on offer. May we buy it?", .approve),
    Ruling(
      ["A new laptop may cost no more than $1,200."],
      "A laptop for $1,500 is on offer. May we buy it?", .decline),
    Ruling(
      ["Christmas presents for customers may cost up to $25."],
      "A present for a customer costs $45. May we buy it?", .decline),
  ])
  func `what a thing may cost is what may be paid for it`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
