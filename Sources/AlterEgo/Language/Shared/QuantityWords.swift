// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// What a unit word makes of the number beside it.
struct UnitWord: Sendable {
  /// Empty when the word makes the number no quantity (三年生).
  var unit: String
  var type: String
  var factor: Double
}

/// A word that says how a number limits, or that stands between.
struct ComparatorWord: Sendable {
  enum Scope: String, Sendable { case any, amount, time, date }
  enum Form: String, Sendable { case none = "", horizon, past, goal, under, over }

  var op: Comparator?
  var scope: Scope
  var form: Form
}

/// A word that numbers are made of.
struct NumberWord: Sendable {
  enum Role: String, Sendable {
    case digit, ten, myriad, several, half, minus, plus
    case severalScaled = "several-scaled"
    case one, tens, hundred, scale, dozen, article, and, fraction, fixed, ordinal
  }

  var role: Role
  var value: Double
  var high: Double
}

/// A word of time, of how often, or a ready-made share.
struct TimeWord: Sendable {
  enum Role: String, Sendable {
    case fixed, year, era, every, per, nth, occasion, consecutive, later, earlier, discount
    case increase, decrease
    case fiscalYear = "fiscal-year"
    case fiscalPrefix = "fiscal-prefix"
    case quarterPrefix = "quarter-prefix"
    case quarterUnit = "quarter-unit"
    case perMark = "per-mark"
    case horizonMark = "horizon-mark"
    case ordinalMark = "ordinal-mark"
    case monthCareful = "month-careful"
    case everyN = "every-n"
    case occurrenceNoun = "occurrence-noun"
    case repeatedNoun = "repeated-noun"
    case function
  }

  var role: Role
  var value: Double
  var unit: String
  var type: String
  var op: Comparator?
  var per: String
  var isHorizon: Bool
}

/// A noun beside a number that changes the number's unit.
struct UnitContext: Sendable {
  enum Side: String, Sendable {
    case before, after
    case beforeShare = "before-share"
  }

  var side: Side
  var from: String
  var unit: String
  var type: String
}

/// A word of moving a number.
struct ChangeWord: Sendable {
  enum Role: String, Sendable { case verb, noun, whole, goal, rate }

  var role: Role
  var sign: Double
}

/// The compiled words of one language; a class, since every text is read with them.
final class QuantityWords: Sendable {
  let units: WordTrie<UnitWord>
  let unitsBefore: WordTrie<UnitWord>
  let before: WordTrie<ComparatorWord>
  let between: WordTrie<Bool>
  let after: WordTrie<ComparatorWord>
  let numbers: WordTrie<NumberWord>
  /// Quantities by themselves, frequencies and prefixes of dates.
  let times: WordTrie<TimeWord>
  /// Periods that an amount counts within.
  let periods: WordTrie<TimeWord>
  /// What stands behind a quantity and changes its sense.
  let tails: WordTrie<TimeWord>
  let contextsAfter: WordTrie<[UnitContext]>
  let contextsBefore: [(word: [UInt8], context: UnitContext)]
  let stops: WordTrie<Bool>
  /// Verbs that move a number, and moves by themselves.
  let moves: WordTrie<ChangeWord>
  /// Nouns of moving that stand behind the number.
  let moveNouns: WordTrie<ChangeWord>
  let goals: WordTrie<Bool>
  let rates: [[UInt8]]
  /// How everything begins that a quantity, or what stands before it, may begin with.
  let openings: Openings
  let japanese: JapaneseNumerals
  let english: EnglishNumerals

  init(_ sheet: QuantitySheet) {
    units = sheet.units
    unitsBefore = sheet.unitsBefore
    before = sheet.before
    between = sheet.between
    after = sheet.after
    numbers = sheet.numbers
    times = sheet.times
    periods = sheet.periods
    tails = sheet.tails
    contextsAfter = sheet.contextsAfter
    contextsBefore = sheet.contextsBefore
    stops = sheet.stops
    moves = sheet.moves
    moveNouns = sheet.moveNouns
    goals = sheet.goals
    rates = sheet.rates
    openings = sheet.openings
    japanese = JapaneseNumerals(words: sheet.numbers)
    english = EnglishNumerals(words: sheet.numbers)
  }
}

/// The words of one language while they are gathered.
struct QuantitySheet {
  var units = WordTrie<UnitWord>()
  var unitsBefore = WordTrie<UnitWord>()
  var before = WordTrie<ComparatorWord>()
  var between = WordTrie<Bool>()
  var after = WordTrie<ComparatorWord>()
  var numbers = WordTrie<NumberWord>()
  var times = WordTrie<TimeWord>()
  var periods = WordTrie<TimeWord>()
  var tails = WordTrie<TimeWord>()
  var contextsAfter = WordTrie<[UnitContext]>()
  var contextsBefore: [(word: [UInt8], context: UnitContext)] = []
  var stops = WordTrie<Bool>()
  var moves = WordTrie<ChangeWord>()
  var moveNouns = WordTrie<ChangeWord>()
  var goals = WordTrie<Bool>()
  var rates: [[UInt8]] = []

  var openings: Openings {
    var openings = Openings()
    openings.formUnion(stops.openings)
    openings.formUnion(before.openings)
    openings.formUnion(between.openings)
    openings.formUnion(numbers.openings)
    openings.formUnion(times.openings)
    openings.formUnion(periods.openings)
    openings.formUnion(unitsBefore.openings)
    return openings
  }
}
