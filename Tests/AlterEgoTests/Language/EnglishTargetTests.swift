// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// Numbers that are to come about, and the force of rules that presidents give without `must`.
@Suite struct EnglishTargetTests {
  static let aims: [(String, Comparator, Double, String, Int?)] = [
    ("Night visits under 12 a ward.", .less, 12, "count", nil),
    ("Broken eggs below 2 percent within three years.", .less, 2, "percent", 3),
    ("Staff turnover at 9 percent or lower in three summers.", .atMost, 9, "percent", 3),
    ("Punctuality of 98 percent this fiscal year.", .atLeast, 98, "percent", 1),
    ("Gross margin of 40 percent by next spring.", .atLeast, 40, "percent", nil),
    ("Spillage halved before the decade is out.", .atMost, 0.5, "times", nil),
    ("Export share: 25 percent in ten years.", .atLeast, 25, "percent", 10),
    ("Seven stores by 2031.", .atLeast, 7, "stores", nil),
    ("Zero falls from the ladder this fiscal year.", .equal, 0, "count", 1),
    (
      "We want feed costs under 30 percent of sales by the end of next fiscal year.",
      .less, 30, "percent", 1
    ),
    ("A margin of 35 percent or more inside five years is our goal.", .atLeast, 35, "percent", 5),
  ]

  @Test(arguments: aims)
  func `a number without a verb is aimed at`(
    _ text: String, _ op: Comparator, _ value: Double, _ unit: String, _ horizon: Int?
  ) throws {
    let draft = try Reader.analyzer().draft(text)
    #expect(draft.speech == .statement)
    #expect(draft.modality == .aim)
    #expect(draft.threshold?.op == op)
    #expect(draft.threshold?.value == value && draft.threshold?.unit == unit)
    #expect(draft.horizonYears == horizon)
    #expect(draft.condition == nil)
  }

  static let limits: [EnglishStatementTests.Limit] = [
    .init("Book 60 percent of the rooms direct within three years.", .atLeast, 60, "percent"),
    .init("Put 4% of sales into seed every year for the next ten years.", .equal, 4, "percent"),
    .init("For ten years we will put 5% of revenue into trees.", .equal, 5, "percent"),
    .init("Breakage must not top 3 percent.", .more, 3, "percent"),
    .init("Ladders more than 10 years old are to be replaced.", .more, 10, "years"),
    .init("Nobody more than 70 years old climbs the mast.", .more, 70, "age"),
  ]

  @Test(arguments: limits)
  func `a number that is asked for keeps its side`(_ row: EnglishStatementTests.Limit) throws {
    let limit = try Reader.analyzer().draft(row.text).threshold
    #expect(limit?.op == row.op && limit?.value == row.value && limit?.unit == row.unit)
  }

  static let horizons: [(String, Int?)] = [
    ("A year from now I want the barn roofed.", 1),
    ("A decade from now we want our own mill.", 10),
    ("Within 36 months all boats run on gas oil.", 3),
    ("Give us three years and scrap will be under 2 percent.", 3),
    ("Ten years down the line my niece runs the shop.", 10),
    ("Parts are guaranteed within 24 months of delivery.", nil),
  ]

  @Test(arguments: horizons)
  func `years are told in many ways`(_ text: String, _ years: Int?) throws {
    #expect(try Reader.analyzer().draft(text).horizonYears == years)
  }

  static let forces: [(String, Modality)] = [
    ("Discounts for cousins? Never.", .mustNot),
    ("Do we sell to loan sharks? Not while I live.", .mustNot),
    ("Credit for strangers: no.", .mustNot),
    ("Shouting at guests? Over my dead body.", .mustNot),
    ("Volume for its own sake is a game we do not play.", .mustNot),
    ("A leaking hull is a risk that I won't take.", .mustNot),
    ("We'd be fools to sell below cost.", .mustNot),
    ("It would be madness to fly without a second pilot.", .mustNot),
    ("Night work alone is a thing of the past.", .mustNot),
    ("Wasting bread is a crime in this kitchen.", .mustNot),
    ("If it takes a bribe, count me out.", .mustNot),
    ("Stay well away from derivatives.", .mustNot),
    ("A child is never left alone on the boat.", .mustNot),
    ("Lying to a guest about where the fish was caught is forbidden.", .mustNot),
    ("Tailors are judged on fit and not just on speed.", .must),
    ("Clean hands go without saying.", .must),
    ("Leave the seal alone.", .mustNot),
    ("Guests dine where they like.", .may),
    ("Late arrivals until ten are fine.", .may),
    ("If a tenant wants to leave early, let him.", .may),
    ("The chef has carte blanche on the menu.", .may),
    ("Put patience above polish.", .prefer),
    ("A good name before a good year.", .prefer),
    ("Rather a small herd than a sick one.", .prefer),
    ("Sooner a late boat than a lost one.", .prefer),
    ("We're shooting for 97 percent on time.", .aim),
  ]

  @Test(arguments: forces)
  func `the force is told by roundabout words`(_ text: String, _ modality: Modality) throws {
    let draft = try Reader.analyzer().draft(text)
    #expect(draft.speech == .statement)
    #expect(draft.modality == modality)
  }

  @Test(arguments: [
    "Can we take the order? No deposit was paid.", "Shall I ship it? The margin is 22 percent.",
    "Which of the two? Not sure.",
  ])
  func `a question with a fact behind it stays a question`(_ text: String) throws {
    #expect(try Reader.analyzer().draft(text).speech == .question)
  }

  static let japanese: [(String, Modality)] = [
    ("技師の副業は、同業でなければ構わない。", .may),
    ("見本の持ち帰りは差し支えない。", .may),
    ("若い衆の提案は大いに歓迎する。", .may),
    ("赤字覚悟の請負はもうごめんだ。", .mustNot),
    ("夜釣りの客は乗せない主義だ。", .mustNot),
    ("客との約束を破ってよいはずがない。", .mustNot),
  ]

  @Test(arguments: japanese)
  func `a Japanese sentence end without a usual word tells the force`(
    _ text: String, _ modality: Modality
  ) throws {
    #expect(try Reader.analyzer().draft(text).modality == modality)
  }

  @Test func `a Japanese limit keeps its words before the noun and before an age`() throws {
    let cash = try Reader.analyzer().draft("手元の現金は最低でも売上の3か月分とする。").threshold
    #expect(cash?.op == .atLeast && cash?.value == 3 && cash?.unit == "months_of_sales")
    let age = try Reader.analyzer().draft("跡継ぎは、私が60歳になる前に決めておく。")
    #expect(age.threshold?.op == .less && age.threshold?.value == 60)
    #expect(age.kind == .principle)
  }
}
