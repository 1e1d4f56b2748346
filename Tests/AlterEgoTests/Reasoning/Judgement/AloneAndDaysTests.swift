// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// Who does it with how many others, and on which days.
@Suite(.serialized) struct AloneAndDaysTests {
  @Test(arguments: [
    Ruling(
      ["Parcels heavier than 30 kg must not be carried by one person alone."],
      "May Ida and Tom carry a parcel of 38 kg up the stairs together?", .escalate),
    Ruling(
      ["Parcels heavier than 30 kg must not be carried by one person alone."],
      "May Ida carry a parcel of 12 kg up the stairs alone?", .escalate),
    Ruling(
      ["Nobody works alone on the roof."],
      "May Jan work on the roof on his own?", .decline),
    Ruling(
      ["Nobody works alone on the roof."],
      "May Jan work on the roof by himself?", .decline),
    Ruling(
      ["The night shift must not be worked by one person alone."],
      "May Rosa work the night shift by herself?", .decline),
    Ruling(
      ["The night shift must not be worked by one person alone."],
      "May Rosa work the night shift alone?", .decline),
    Ruling(
      ["A chain saw must not be used by one person alone."],
      "May Olaf use the chain saw on his own?", .decline),
    Ruling(
      ["A chain saw must not be used by one person alone."],
      "May Olaf and Nils use the chain saw together?", .escalate),
    Ruling(
      ["Pianos are moved by at least three people."],
      "May Ben move the piano alone?", .decline),
    Ruling(
      ["Pianos are moved by at least three people."],
      "May the two of them move the piano?", .decline),
    Ruling(
      ["Cash must be counted by two people."],
      "May Lena count the cash alone?", .decline),
    Ruling(
      ["Cash must be counted by two people."],
      "May Lena count the cash by herself?", .decline),
    Ruling(
      ["Cash must be counted by two people."],
      "May Lena and Kurt count the cash together?", .approve),
    Ruling(
      ["Two people must lift every crate over 40 kg."],
      "May Jana lift a crate of 55 kg on her own?", .decline),
    Ruling(
      ["Two people must lift every crate over 40 kg."],
      "May Jana and Piotr lift a crate of 55 kg together?", .approve),
    Ruling(
      ["Nobody may stay in the shop alone after ten at night."],
      "May Lukas stay in the shop alone at eleven at night?", .decline),
    Ruling(
      ["A boat may be taken out only by two people or more."],
      "May Sven take the boat out by himself?", .decline),
    Ruling(
      ["A boat may be taken out only by two people or more."],
      "May Sven and Kai take the boat out together?", .approve),
  ])
  func `alone is one person and together are as many as are named`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }

  @Test(arguments: [
    Ruling(
      ["Staff may take unsold flowers home only on Saturdays."],
      "Ten roses are unsold. May Petra take these flowers home?", .conditional),
    Ruling(
      ["Tours of the brewery are given only on Fridays."],
      "It is Tuesday. May we give a tour of the brewery?", .decline),
    Ruling(
      ["Tours of the brewery are given only on Fridays."],
      "It is Friday. May we give a tour of the brewery?", .approve),
    Ruling(
      ["Hedges may be cut only in winter."],
      "It is July. May we cut the hedge?", .decline),
    Ruling(
      ["Hedges may be cut only in winter."],
      "It is summer. May we cut the hedge?", .decline),
    Ruling(
      ["Dogs may run on the beach only in the morning."],
      "It is evening. May the dog run on the beach?", .decline),
    Ruling(
      ["Dogs may run on the beach only in the morning."],
      "It is morning. May the dog run on the beach?", .approve),
    Ruling(
      ["Ice cream may be sold only in July and August."],
      "It is October. May we sell ice cream?", .decline),
    Ruling(
      ["Ice cream may be sold only in July and August."],
      "It is August. May we sell ice cream?", .approve),
    Ruling(
      ["Members may bring guests only on Sundays."],
      "Today is Thursday. May a member bring a guest?", .decline),
    Ruling(
      ["Members may bring guests only on Sundays."],
      "A member wants to bring a guest on Sunday. May he?", .approve),
    Ruling(
      ["Members may bring guests only on Sundays."],
      "A member wants to bring a guest on Monday. May he?", .decline),
    Ruling(
      ["Rubbish is collected only on Mondays."],
      "It is Friday. May we collect the rubbish?", .decline),
    Ruling(
      ["The sauna may be used only in the evening."],
      "It is nine in the morning. May a guest use the sauna?", .decline),
    Ruling(
      ["The terrace is open only from May to September."],
      "It is November. May we open the terrace?", .decline),
    Ruling(
      ["The terrace is open only from May to September."],
      "It is June. May we open the terrace?", .approve),
    Ruling(
      ["No deliveries are made on Sundays."],
      "It is Sunday. May we make a delivery?", .decline),
    Ruling(
      ["No deliveries are made on Sundays."],
      "It is Tuesday. May we make a delivery?", .escalate),
    Ruling(
      ["Lamb is sold only in spring."],
      "It is autumn. May we sell lamb?", .decline),
  ])
  func `days and months that are no others rule the others out`(_ ruling: Ruling) throws {
    #expect(try ruling.given() == ruling.verdict)
  }
}
