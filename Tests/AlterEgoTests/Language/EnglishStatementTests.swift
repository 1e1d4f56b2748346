// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Language

/// When English statements apply and when not, and which limits they set.
@Suite struct EnglishStatementTests {
  struct Span: CustomTestStringConvertible, Sendable {
    let text: String
    var condition: String?
    var exception: String?
    init(_ text: String, when condition: String? = nil, unless exception: String? = nil) {
      self.text = text
      self.condition = condition
      self.exception = exception
    }
    var testDescription: String { text }
  }

  static let spans: [Span] = [
    Span(
      "Site foremen may send people home if it storms.", when: "if it storms"),
    Span("Once a decision is made, everyone carries it out.", when: "Once a decision is made"),
    Span(
      "Crews may swap shifts, provided the desk is staffed.", when: "provided the desk is staffed"),
    Span("After every funeral we visit the family.", when: "After every funeral"),
    Span("Whichever route is taken, drivers rest.", when: "Whichever route is taken"),
    Span("We must never hide a defect, however small.", when: "however small"),
    Span("On stormy days the crew stays ashore, paid in full.", when: "On stormy days"),
    Span("Get two quotes for anything over $10,000.", when: "anything over $10,000"),
    Span("We will not pay a claim older than 90 days.", when: "older than 90 days"),
    Span("Never buy stock you can't sell in 90 days.", when: "you can't sell in 90 days"),
    Span(
      "Anything that costs more than $500 comes to my desk.",
      when: "Anything that costs more than $500"),
    Span(
      "Customers who pay late twice in a row go onto prepayment.",
      when: "who pay late twice in a row"),
    Span("Keep overtime under 30 hours a month."),
    Span("Nobody but me signs a loan.", unless: "but me"),
    Span("Avoid loans for anything but property.", unless: "for anything but property"),
    Span("Nobody except the owner signs a lease.", unless: "except the owner"),
    Span("Managers may order parts, but not tools.", unless: "tools"),
    Span(
      "Branch heads may hire, but full-time staff need my okay.", unless: "full-time staff"),
    Span("Smoking is forbidden. The back yard is fine.", unless: "The back yard"),
    Span(
      "Do not dig before the lines have been marked.", unless: "before the lines have been marked"),
    Span("Cars are washed before they go back."),
    Span("Never hand a car back before the final test."),
    Span("To avoid waste, bake twice a day."),
    Span("At the same price, buy from the nearest farm.", when: "At the same price"),
    // The verb of the rule ends what stands within its subject.
    Span(
      "Nobody except the harbour master unties a yacht.", unless: "except the harbour master"),
    Span(
      "Whoever trains two apprentices gets a raise.", when: "Whoever trains two apprentices"),
    Span("Every crown is checked by someone other than its maker."),
    Span("Do not lend tools to anyone other than the crew.", unless: "other than the crew"),
    // A ban ends at until; a leave applies till then.
    Span("Bookings are free until noon the day before.", when: "until noon the day before"),
    Span("Hold the last payment until the roof is dry.", unless: "until the roof is dry"),
    Span("Rooms are cleaned daily, Sundays aside.", unless: "Sundays aside"),
    Span("All staff wear gloves, the cashier excepted.", unless: "the cashier excepted"),
    // Phrases of time and occasion.
    Span("On rainy days the market stall stays shut.", when: "On rainy days"),
    Span("In an emergency the nurse may call any doctor.", when: "In an emergency"),
    Span("Don't raise fares during a strike.", when: "during a strike"),
    Span("Never change the menu on Fridays.", when: "on Fridays"),
    Span(
      "Tents must not stand within two metres of a hydrant.", when: "within two metres of a hydrant"
    ),
    Span("Fees do not rise for pupils already enrolled.", when: "for pupils already enrolled"),
    Span("I won't switch teams in the middle of a job.", when: "in the middle of a job"),
    Span("Get complaints below five a month."),
    Span(
      "When the wind is over 40 knots the crane comes down.",
      when: "When the wind is over 40 knots"),
    Span("Bookings can be changed until the day before.", when: "until the day before"),
    Span("After three late payments a tenant must leave.", when: "After three late payments"),
    Span("Fewer than four bookings and the tour is off.", when: "Fewer than four bookings"),
    Span("Orders placed by noon leave the same day.", when: "Orders placed by noon"),
    Span("Anything past its date goes in the bin.", when: "Anything past its date"),
    Span("Without a helmet nobody rides along.", when: "Without a helmet"),
    Span(
      "Those who have not been trained may not enter.", when: "Those who have not been trained"),
    Span("All but the smallest jobs need an order.", unless: "but the smallest jobs"),
    Span("Spending of $300 or more needs my approval.", when: "Spending of $300 or more"),
    Span(
      "With fewer than six bookings the tour does not run.", when: "With fewer than six bookings"),
    Span("Anything longer than a page, I don't read.", when: "Anything longer than a page"),
    Span("Below 20 percent margin we walk.", when: "Below 20 percent margin"),
    Span("Late more than twice, no bonus.", when: "Late more than twice"),
    Span(
      "Any invoice outstanding for longer than 45 days is passed to the lawyer.",
      when: "Any invoice outstanding for longer than 45 days"),
    Span(
      "You may teach elsewhere at weekends provided it isn't at a competitor.",
      when: "provided it isn't at a competitor"),
    Span(
      "Given two bids at the same price, we prefer the local supplier.",
      when: "Given two bids at the same price"),
    Span("Rooms above the bar are let at half price."),
    Span("Crews may choose the order of the rooms, but not which rooms to skip."),
    Span("Haggle over size if you have to, but never over safety."),
  ]

  @Test(arguments: spans)
  func `a statement tells when it applies and when not`(_ row: Span) throws {
    let draft = try Reader.analyzer().statement(row.text)
    #expect(draft.condition == row.condition)
    #expect(draft.exception == row.exception)
  }

  struct Limit: CustomTestStringConvertible, Sendable {
    let text: String
    let op: Comparator?
    let value: Double
    let unit: String
    init(_ text: String, _ op: Comparator?, _ value: Double = 0, _ unit: String = "") {
      self.text = text
      self.op = op
      self.value = value
      self.unit = unit
    }
    var testDescription: String { text }
  }

  static let limits: [Limit] = [
    Limit("Half of the bonus depends on safety.", .equal, 50, "percent"),
    // A half is fifty percent; other fractions are multiples, as a third is no round percent.
    Limit("No client should make up more than a fifth of our revenue.", .more, 0.2, "times"),
    Limit("A quarter of the tea should come from our own fields.", .atLeast, 0.25, "times"),
    Limit("Cooks are rated on how the weakest fifth of the crew does.", .equal, 0.2, "times"),
    Limit("Without half the fee in the bank, no tent goes up.", .equal, 50, "percent"),
    Limit("We want nine out of ten pupils to pass.", .atLeast, 90, "percent"),
    Limit("Ninety percent of parcels should arrive the next day.", .atLeast, 90, "percent"),
    Limit("A fifth of the cook's bonus depends on waste.", .equal, 0.2, "times"),
    Limit("Nine in ten boats must come home.", .atLeast, 90, "percent"),
    Limit("Rooms above the bar are let at half price.", .equal, 50, "percent"),
    Limit("Pay overtime at one and a half times the wage.", .equal, 1.5, "times"),
    Limit("Any discount deeper than 20 percent is my decision.", .more, 20, "percent"),
    Limit("Nobody over 65 climbs the mast.", .more, 65, "age"),
    Limit("No pupil under ten may use the saw.", .less, 10, "age"),
    Limit("Orders over 100 boxes get free delivery.", .more, 100, "count"),
    Limit("We buy out our two rivals if they retire.", nil),
    Limit("Staff may take bread home once the shop has closed.", nil),
    Limit("Get three bids for any job over $20,000.", .more, 20_000, "USD"),
    Limit("Tickets may be returned up to 24 hours before the show.", .atMost, 24, "hours"),
    Limit("The till may be out by no more than $5 a day.", .atMost, 5, "USD"),
    Limit("The bell is rung at six.", nil),
    Limit("From next year we breed our own queens.", nil),
    Limit("Never leave a wound half dressed.", nil),
    Limit("We would rather grow one good school than open three poor ones.", nil),
    Limit("Fewer than one in a hundred letters may be lost.", .less, 1, "percent"),
    Limit("Over ten years we want to turn the quarry into a park.", nil),
    Limit("Two carers must be at every lift.", .equal, 2, "people"),
    Limit("Class size is capped at 18.", .atMost, 18, "people"),
    Limit("Instructors may not teach more than six swimmers.", .more, 6, "people"),
    Limit(
      "Turn the stock twelve times a year.", .atLeast, 12, "per_year"
    ),
    // What is measured in kilometres or kilos is no figure of the company.
    Limit("If lightning is within ten kilometres, the show stops.", nil),
    Limit("No crate weighs more than 25 kg.", nil),
    Limit("Supplier B is not to be used for flour.", nil),
    Limit("We run this clinic so that people need not travel two hours.", nil),
    Limit("We want half of our sales to come from regulars.", .atLeast, 50, "percent"),
    Limit("Get the defect rate down to 300 ppm.", .atMost, 300, "ppm"),
    Limit("Overtime has to come down to 20 hours.", .atMost, 20, "hours"),
    Limit("Raise the gross margin to 28%.", .atLeast, 28, "percent"),
    Limit("Returns are accepted for 14 days.", .atMost, 14, "days"),
    Limit("Projects that do not break even within 18 months are stopped.", .more, 18, "months"),
    Limit("Pay every supplier on net 30 terms.", .equal, 30, "days"),
    Limit("Name a successor from inside by 2030.", .atMost, 2030, "year"),
    Limit("Cap working capital at three months of sales.", .atMost, 3, "months_of_sales"),
    Limit("Keep customer complaints below ten a year.", .less, 10, "cases"),
    Limit("From the third refund onwards I sign.", .atLeast, 3, "times_occurrence"),
    Limit("The kitchen closes at ten.", nil),
    Limit("No third store until the first two make money.", nil),
    Limit("Nobody loses a day's pay to the weather.", nil),
    // What a number is brought up to; what it passes; what it is measured by; which of two.
    Limit("Let us grow mail orders to as much as $600,000.", .atLeast, 600_000, "USD"),
    Limit("Build repair work up to 30% of sales in three years.", .atLeast, 30, "percent"),
    Limit("Store managers may take up to 15% off.", .atMost, 15, "percent"),
    Limit("No branch abroad until home sales pass $6 million.", .more, 6_000_000, "USD"),
    Limit("When turnover of staff climbs above 15 percent, stop hiring.", .more, 15, "percent"),
    Limit("Never sell a bike for under half the price we paid.", .less, 0.5, "times"),
    Limit("Discounts stop at 20 percent.", .atMost, 20, "percent"),
    Limit("Claims by phone get an answer within the hour.", .atMost, 1, "hours"),
    Limit("Between two equally good bakers, take the kinder one.", nil),
    Limit("Between two shifts there are at least eleven hours of rest.", .atLeast, 11, "hours"),
    Limit("If it can't earn its price back in three years, leave it.", .more, 3, "years"),
    Limit("Halve the number of missed pickups by March 2028.", .atMost, 0.5, "times"),
    Limit("A swimming class takes twelve children at most.", .atMost, 12, "people"),
    Limit("There are never fewer than two lifeguards at the pool.", .less, 2, "people"),
    Limit("Never sell a kitten before it is ten weeks old.", .less, 10, "weeks"),
    Limit("Breakages come to three percent, not more.", .atMost, 3, "percent"),
    Limit("We never borrow more than one year's sales.", .more, 1, "times_annual_sales"),
    Limit("A call to the customer is better than five emails among us.", nil),
    Limit("Answer twenty-four hours a day.", nil),
  ]

  /// Bounds that stand away from their number, and comparators of several words.
  static let toldBounds: [Limit] = [
    Limit(
      "The manager may order repairs, with ¥1.2 million as the ceiling.", .atMost, 1_200_000, "JPY"),
    Limit("The least we accept for a suit is $1,200.", .atLeast, 1_200, "USD"),
    Limit("The most a clerk may refund is €150.", .atMost, 150, "EUR"),
    Limit("The minimum order is $500.", .atLeast, 500, "USD"),
    Limit("Orders start at $500.", .atLeast, 500, "USD"),
    Limit("Eight dogs a walker is plenty.", .atMost, 8, "count"),
    Limit("Half a dozen complaints a quarter is as many as I'll put up with.", .atMost, 6, "cases"),
    Limit("At a bare minimum, ship 98% of orders on time.", .atLeast, 98, "percent"),
    Limit("Credit limit for a new customer: ¥1,000,000.", .atMost, 1_000_000, "JPY"),
    Limit("Approval for site managers: ¥300,000 per item.", .atMost, 300_000, "JPY"),
    Limit("Paid leave taken: 70% of entitlement and up.", .atLeast, 70, "percent"),
    Limit("Discounts: 5% and not a cent more.", .atMost, 5, "percent"),
    Limit("Payment terms are 30 days, never longer.", .atMost, 30, "days"),
    Limit("Debt shall remain at or below one half of sales.", .atMost, 50, "percent"),
    Limit("My successor must take over no later than 2031.", .atMost, 2031, "year"),
    Limit("No one looks after more than six dogs at once.", .more, 6, "count"),
    Limit("A reply goes out no later than the third business day.", .atMost, 3, "business_days"),
    Limit("A question deserves a reply in three days.", .atMost, 3, "days"),
    Limit("Drivers retire at 67.", .equal, 67, "age"),
    Limit("We are aiming to halve our emissions by 2034.", .atMost, 0.5, "times"),
    Limit("Energy use is to be cut in half by 2033.", .atMost, 0.5, "times"),
    Limit("Cut waste to half of today's by FY2030.", .atMost, 0.5, "times"),
    Limit("Lift the share of direct sales from 12% to 30% in five years.", .atLeast, 30, "percent"),
    Limit("Raise margin from 25 to 30% within three years.", .atLeast, 30, "percent"),
    Limit("For ten years running, 5% of revenue goes into research.", .equal, 5, "percent"),
    Limit("Dependence on one customer must stay at 25 percent or less.", .atMost, 25, "percent"),
    Limit("Staff hours in the classroom shouldn't top 25 a week.", .more, 25, "hours"),
    Limit("Where a tree is more than a hundred years old, we don't cut it.", .more, 100, "years"),
    Limit("Cash must not fall under three months' worth of sales.", .less, 3, "months_of_sales"),
    Limit("Given two bids at the same price, we prefer the local supplier.", nil),
    Limit("Spend up to a couple of hundred dollars without asking.", .atMost, 200, "USD"),
    Limit("If the margin does not reach 15%, we refuse the order.", .less, 15, "percent"),
    Limit("Response time: four hours or better.", .atMost, 4, "hours"),
    Limit("Maximum age on the crane: 62.", .atMost, 62, "age"),
    Limit("Nobody stays in post beyond 70.", .more, 70, "age"),
    Limit("Cut onboarding from six weeks to four this fiscal year.", .atMost, 4, "weeks"),
    Limit("We accept returns for thirty days and not a day longer.", .atMost, 30, "days"),
    Limit("Three months' notice is the least a tenant can expect.", .atLeast, 3, "months"),
    Limit("Our five-year goal: $12M in revenue.", .atLeast, 12_000_000, "USD"),
  ]

  @Test(arguments: limits + toldBounds)
  func `a limit has the comparator and unit it is said with`(_ row: Limit) throws {
    let threshold = try Reader.analyzer().statement(row.text).threshold
    #expect(threshold?.op == row.op)
    if row.op != nil {
      #expect(threshold?.value == row.value)
      #expect(threshold?.unit == row.unit)
    }
  }

  static let kinds: [(String, Kind)] = [
    ("Cut the reject rate to 0.5% within two years.", .kpi),
    ("Bring customer complaints below ten a year by 2028.", .kpi),
    ("Promotion goes to those who train others.", .criterion),
    ("People are rewarded for solving problems, not for hiding them.", .criterion),
    ("Which jobs to bid on is the foreman's call.", .delegation),
    ("Nobody except the owner signs a lease.", .delegation),
    ("Buy the cheaper truck only if it lasts as long.", .principle),
    ("We plan to withdraw from contract mowing by 2029.", .strategy),
    ("We promote whoever makes others better.", .criterion),
    ("Overtime beyond 45 hours needs my signature.", .delegation),
    ("Our job is to get every patient home safely.", .purpose),
    ("Nobody should have to choose between heat and food.", .purpose),
    ("A vet may treat a stray, up to $200 a time.", .delegation),
    ("Trainees may not cut hair on their own until they pass.", .principle),
    ("By 2031 every boat will be electric.", .strategy),
    ("Sell at least 60 percent of the crop at the gate.", .kpi),
    ("We will have three harbours by FY2030.", .strategy),
    ("Prices for the fair are set by the committee alone.", .delegation),
    ("Ten percent of everyone's score is how they treat trainees.", .criterion),
    ("It's forbidden to film guests without asking.", .principle),
    ("Hiring is the head chef's business.", .delegation),
    ("Refunds above 5 percent go to the owner.", .delegation),
    ("Debts over ninety days go to the lawyer.", .principle),
    ("Get complaints below five a month by next spring.", .kpi),
    ("We judge a shop by its regulars, not by its turnover.", .criterion),
    ("Don't take on a case we cannot win honestly.", .principle),
    ("Half of a cook's raise rides on how little she throws away.", .criterion),
  ]

  @Test(arguments: kinds)
  func `the wording tells the kind`(_ text: String, _ kind: Kind) throws {
    #expect(try Reader.analyzer().statement(text).kind == kind)
  }

  static let modalities: [(String, Modality)] = [
    ("Price lists are mine. Don't change them.", .mustNot),
    ("You don't have to win every bid, but you have to earn on those you win.", .must),
    ("Pay every supplier in time, no exceptions.", .must),
    ("Cash first, growth second.", .prefer), ("Local hops over imported ones.", .prefer),
    ("Anything sharper than a knife stays behind the counter.", .must),
    ("Spare no effort when a regular complains.", .must),
    ("We mean to be the region's first choice.", .aim),
    // What is denied behind a comma or in a clause of a noun denies nothing of the rule.
    ("Keep waste under 2 percent, and don't fudge the count.", .must),
    ("Answer letters within five days, and never by form.", .must),
    ("Guards work in pairs after dark, and no client gets to change that.", .must),
    ("Lifeguards rotate every thirty minutes, and nobody skips a break.", .must),
    ("We look after animals whose owners have nobody else to call.", .must),
    ("Bikes must be back no later than 7 pm.", .must),
    ("Boots off in the hall, no excuses.", .must),
    ("Never mind how rich the guest is, the queue is the queue.", .must),
    ("The guest is not always right, but the guest is always heard.", .must),
    ("Haggle over size if you have to, but never over safety.", .mustNot),
    // Denials that ask, waive or permit.
    ("Do not hesitate to call the vet.", .must), ("You cannot be too careful with gas.", .must),
    ("There is no shame in asking for help.", .may),
    ("Not every customer has to like us.", .may),
    ("Nothing matters more to us than clean water.", .prefer),
    ("Nobody is above the safety rules.", .must),
    ("It doesn't matter who asks: the answer is the same.", .must),
    ("Don't just fix the leak; find its cause.", .must),
    ("We may be small, but we do not do sloppy work.", .mustNot),
    ("We are not a charity, but we give to one every year.", .must),
    ("Nurses, not managers, decide how many beds are open.", .must),
    ("Marketing gets one percent of revenue, no more.", .must),
    ("We take a deposit from new clients, never from old ones.", .must),
    ("The gate is shut at six, not a minute later.", .must),
    ("The lock keeper decides who goes first.", .must),
    // A number to move by a time is aimed at.
    ("Bring fixed costs under 22% this fiscal year.", .aim),
    ("Spend no more than 4% of sales on advertising this fiscal year.", .must),
    ("A foreman needs nobody's leave to halt a lift.", .may),
    ("Wages go out on the 25th, holiday or not.", .must),
    ("We steer clear of jobs with no end date.", .mustNot),
    ("We sell to no one under 18.", .mustNot),
    // Verbs that refuse only in some company.
    ("Pass on every complaint to the owner.", .must), ("When in doubt, throw it out.", .must),
    ("Turn the music down when a guest asks.", .must),
    ("Turn the job down when drawings are missing.", .mustNot),
    ("Better late than wrong.", .prefer),
    ("We choose the quieter supplier over the cheaper one.", .prefer),
    ("No child here should go to school hungry.", .aim),
    ("We mend bicycles so nobody has to walk to work.", .must),
    ("Wash the tanks before every batch.", .must), ("Wash hands before meals.", .must),
    ("Pay wages before dividends.", .prefer),
  ]

  @Test(arguments: modalities)
  func `a line has the modality of the norm it is about`(_ text: String, _ modality: Modality)
    throws
  {
    #expect(try Reader.analyzer().statement(text).modality == modality)
  }
}
