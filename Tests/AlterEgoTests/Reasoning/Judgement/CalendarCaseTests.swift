// SPDX-License-Identifier: GPL-3.0-or-later
import Model
import Reasoning
import Testing

/// Months, seasons, days of the week and hours, and exceptions by them.
@Suite(.serialized) struct CalendarCaseTests {
  @Test(arguments: [
    Ruling(
      ["Boats are let out only to people with a licence, provided the weather is calm."],
      "A man with a licence wants a boat. The weather is stormy. May we let him have one?", .decline
    ),
    Ruling(
      ["Trees may be felled provided a permit has been granted."],
      "The neighbour wants the old oak felled. May we fell the tree?", .conditional),
    Ruling(
      ["Terraces may be hired for parties, but not in July."],
      "A club wants to hire the terrace for a party on 12 July. May it?", .decline),
    Ruling(
      ["Terraces may be hired for parties, but not in July."],
      "A club wants to hire the terrace for a party in May. May it?", .approve),
    Ruling(
      ["Terraces may be hired for parties, but not in July."],
      "A club wants to hire the terrace for a party. May it?", .conditional),
    Ruling(
      ["We lend no tools other than hand tools."],
      "A neighbour wants to borrow a chainsaw. May we lend it?", .decline),
    Ruling(
      ["We lend no tools other than hand tools."],
      "A neighbour wants to borrow a hand tool, a spade. May we lend it?", .approve),
    Ruling(
      ["Nothing other than water is drunk in the archive."],
      "A visitor wants to drink coffee in the archive. May he?", .decline),
    Ruling(
      ["Photographs are not allowed in the workshop, except of finished pieces."],
      "A visitor wants to take photographs of our machines in the workshop. May he?", .decline),
    Ruling(
      ["Photographs are not allowed in the workshop, except of finished pieces."],
      "A visitor wants to take photographs of finished pieces in the workshop. May he?", .approve),
    Ruling(["畑の土は売らない。"], "庭づくりの会社が畑の土を買いたいという。売ってよいか。", .decline),
    Ruling(["畑の土は売らない。"], "園芸店が袋入りの土を買いたいという。売ってよいか。", .escalate),
    Ruling(["7月と8月は工場見学を受けない。"], "小学校から8月3日に工場見学をしたいと言われた。受けてよいか。", .decline),
    Ruling(["7月と8月は工場見学を受けない。"], "小学校から工場見学をしたいと言われた。受けてよいか。", .conditional),
    Ruling(["広間は貸してよい。ただし7月は貸さない。"], "7月に広間を借りたいという。貸してよいか。", .decline),
    Ruling(["広間は貸してよい。ただし7月は貸さない。"], "5月に広間を借りたいという。貸してよいか。", .approve),
    Ruling(["月曜は配達を受けない。"], "次の月曜に配達してほしいと言われた。受けてよいか。", .decline),
    Ruling(["月曜は配達を受けない。"], "配達してほしいと言われた。受けてよいか。", .conditional),
  ])
  func `a rule for months or days is held against those that the case names`(_ ruling: Ruling)
    throws
  {
    #expect(try ruling.given() == ruling.verdict)
  }
}
