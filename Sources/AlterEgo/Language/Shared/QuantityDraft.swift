// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// A quantity while it is being read.
struct QuantityDraft {
  var numeral: Numeral
  var unit: String
  var type: String
  /// What one of the number's units counts in `unit`.
  var factor = 1.0
  var start: Int
  let numberStart: Int
  /// The end of number and unit.
  var numberEnd: Int
  /// The end of everything that belongs to it.
  var end: Int
  var op: Comparator?
  var per: String?
  var sense: String?
  var consecutive = false
  var isAbout = false
  var isHorizon = false
  var isGoal = false
  /// Words behind it that are read with it (a year) though no part of it.
  var readTo = 0
  /// True for a bare number that needs a comparator or a context to be a quantity.
  var isBare = false

  init(numeral: Numeral, unit: String, type: String, start: Int, end: Int) {
    self.numeral = numeral
    self.unit = unit
    self.type = type
    self.start = start
    numberStart = start
    numberEnd = end
    self.end = end
  }

  mutating func extend(to end: Int) {
    numberEnd = max(numberEnd, end)
    self.end = max(self.end, end)
  }

  /// Durations and dates.
  var isTime: Bool { isDate || type == "duration" || type == "offset" || unit == "fiscal_years" }

  /// Names of years, months and ages, which 「まで」 and `by` limit.
  var isDate: Bool {
    switch unit {
    case "year", "fiscal_year", "fiscal_year_offset", "half", "quarter", "month", "age": true
    default: false
    }
  }
}

/// What stands directly before a number: comparator words and the period it counts within.
struct QuantityLead {
  var start = 0
  var end = -1
  var op: Comparator?
  var isAbout = false
  var scope = ComparatorWord.Scope.any
  var isHorizon = false
  var isPast = false
  var isGoal = false
  var hasComparator = false
  var comparatorStart = 0
  var per: TimeWord?
  var periodStart = 0

  func reaches(_ at: Int) -> Bool { end == at }

  /// Takes a comparator; `isPhrase` tells that it is of several words.
  ///
  /// After more than six, take over no later than 2031: what is said at such length says it,
  /// whatever preposition stands before.
  mutating func take(
    _ word: ComparatorWord, _ from: Int, _ to: Int, chained: Bool, isPhrase: Bool = false
  ) {
    if !chained { self = QuantityLead() }
    if !chained { start = from }
    end = to
    switch word.form {
    case .horizon: isHorizon = true
    case .past: isPast = true
    case .goal: isGoal = true
    default: break
    }
    guard let comparator = word.op else { return }
    if !hasComparator || isPhrase && op != nil && op != comparator && comparator != .about {
      comparatorStart = from
    }
    hasComparator = true
    if comparator == .about {
      isAbout = true
    } else if op == nil || isPhrase || scope == .date && word.scope != .date {
      // Out by no more than five: by is only a date's.
      op = comparator
      scope = word.scope
    }
  }

  mutating func take(_ period: TimeWord, _ from: Int, _ to: Int, chained: Bool) {
    if !chained { self = QuantityLead() }
    if !chained { start = from }
    if per == nil || per?.value == 0 { per = period }
    if per?.value == period.value { periodStart = from }
    end = to
  }
}

/// A frequency (毎年) that may turn out to be the period of the next amount.
struct WaitingFrequency {
  var draft: QuantityDraft
  var period: TimeWord
}
