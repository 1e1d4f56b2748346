// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// English as it is spoken: inverted ifs, roundabout verdicts, and exceptions by everyday words.
@Suite struct EnglishFreeSpeechTests {
  static let spans: [EnglishStatementTests.Span] = [
    .init(
      "Should a ewe fall ill, ring the vet before you ring me.", when: "Should a ewe fall ill"),
    .init("Should the mast crack, turn for home.", when: "Should the mast crack"),
    .init(
      "Only when the glue has set do we lift the clamps.", when: "Only when the glue has set"),
    .init(
      "Only in an emergency is a second boat allowed out.", when: "Only in an emergency"),
    .init(
      "We hold the table provided the guest has called.", when: "provided the guest has called"),
    .init("Come rain or shine, the milk goes out.", when: "Come rain or shine"),
    .init("No matter who asks, the ledger stays shut.", when: "No matter who asks"),
    .init("Whoever is last out locks the stable.", when: "Whoever is last out"),
    .init("Anyone found sleeping is sent home.", when: "Anyone found sleeping"),
    .init("Upon delivery every crate is opened.", when: "Upon delivery"),
    .init("After two complaints the tenancy ends.", when: "After two complaints"),
    .init("Print the menu large for guests with poor sight.", when: "for guests with poor sight"),
    .init(
      "Spend whatever it takes when a child is missing.", when: "when a child is missing"),
    .init(
      "Leases of two million yen or less need no lawyer.",
      when: "Leases of two million yen or less"),
    .init("Fewer than four sailors and the ferry stays in.", when: "Fewer than four sailors"),
    // What a rule is for, what is forbidden itself and from when a time counts narrow nothing.
    .init("For the safety of our divers, check every hose."),
    .init("No rope stays in use longer than five years."),
    .init("Nobody on the wards works more than six nights in a row."),
    .init("Skipping fire training is not an option for any cook."),
    .init("The gardeners decide which trees are cut."),
    .init("Bills are paid no later than 20 days after they arrive."),
    .init("Nobody bar the keeper feeds the bears.", unless: "bar the keeper"),
    .init("Nobody goes aloft save the bosun.", unless: "save the bosun"),
    .init("Barring a fire, nobody uses the back stairs.", unless: "Barring a fire"),
    .init(
      "Tenants other than charities have to pay up front.", unless: "other than charities"),
    .init("No dogs come in. Guide dogs are the exception.", unless: "Guide dogs"),
    .init("Aside from the June fair we do not discount.", unless: "Aside from the June fair"),
  ]

  @Test(arguments: spans)
  func `a span is read however the sentence is built`(_ row: EnglishStatementTests.Span) throws {
    let draft = try Reader.analyzer().draft(row.text)
    #expect(draft.condition == row.condition)
    #expect(draft.exception == row.exception)
  }

  static let modalities: [(String, Modality)] = [
    ("Letting a mare foal alone is something I refuse to accept.", .mustNot),
    ("Selling a family a coffin it doesn't want is something we just don't do.", .mustNot),
    ("Empty promises are something I will not allow.", .mustNot),
    ("A tidy bench is something I want to see.", .must),
    ("Charging a widow more than her neighbour is unthinkable.", .mustNot),
    ("If a job takes a bribe, forget it.", .mustNot),
    ("Stop lending out the trailer.", .mustNot),
    ("We must never stop asking.", .must),
    ("We never stop asking.", .must),
    ("Don't ever fail to count the swabs.", .must),
    ("No one should fail to wear a vest.", .must),
    ("It goes without saying that we greet every child.", .must),
    ("Any guest over 80 gets a chair, and I want no excuses.", .must),
    ("What we charge the school must be no higher than what others charge.", .must),
    ("A cook is judged on waste, not just on taste.", .must),
    ("Opened jars cannot be returned.", .mustNot),
    ("Bids that come in late are not opened.", .mustNot),
    ("Rent is not to go above 80,000 yen.", .mustNot),
    ("Let's keep the menu short.", .must),
    ("Guides have every right to turn back.", .may),
    ("The guide has the last word on the route.", .may),
    ("Nobody needs permission to stop the line.", .may),
    ("I leave it to the nurses to choose the music.", .may),
    ("Schedule gives way to safety.", .prefer),
    ("Speed is secondary to safety.", .prefer),
  ]

  @Test(arguments: modalities)
  func `the force of a rule is told from how it is said`(_ text: String, _ modality: Modality)
    throws
  {
    #expect(try Reader.analyzer().draft(text).modality == modality)
  }

  static let limits: [EnglishStatementTests.Limit] = [
    .init("Any visitor over 75 gets a wheelchair.", .more, 75, "age"),
    .init("If a diver is under 16, the sea is forbidden.", .less, 16, "age"),
    .init("The keys change hands before I turn 70.", .less, 70, "age"),
    .init("Once fish is more than one day old, it is thrown away.", .more, 1, "days"),
    .init(
      "From the third broken promise on, a dealer gets no credit.", .atLeast, 3, "times_occurrence"),
    .init("Spoiled fruit has to be kept to 4% of sales at the most.", .atMost, 4, "percent"),
    .init("Keep the rent to 80,000 yen.", .atMost, 80_000, "JPY"),
    .init("The ceiling on rent is 80,000 yen.", .atMost, 80_000, "JPY"),
    .init("Not a yen over 300,000 goes on a trade fair.", .more, 300_000, "JPY"),
    .init("The deposit is 30 percent, not a penny less.", .atLeast, 30, "percent"),
    .init("Eleven hours of rest between shifts, at a minimum.", .atLeast, 11, "hours"),
    .init("Groups of 15 or more get a second waiter.", .atLeast, 15, "people"),
    .init("Twenty days is our limit for paying a bill.", .atMost, 20, "days"),
  ]

  @Test(arguments: limits)
  func `a limit is read in any order of words`(_ row: EnglishStatementTests.Limit) throws {
    let limit = try Reader.analyzer().draft(row.text).threshold
    #expect(limit?.op == row.op && limit?.value == row.value && limit?.unit == row.unit)
  }

  @Test(arguments: ["If two cooks are equally good, hire the kinder one."])
  func `a tie sets no limit`(_ text: String) throws {
    #expect(try Reader.analyzer().draft(text).threshold == nil)
  }
}
