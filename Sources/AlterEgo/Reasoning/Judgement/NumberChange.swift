// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// What tells a case from one that was looked at before: its numbers, and nothing else.
///
/// Of most limits of a store it can be told without holding anything against them that they stand as
/// they did: a margin that is moved says nothing of a time, nor of a limit that has a name of its own.
struct NumberChange {
  private let taken: [Fact]
  private let given: [Fact]
  private let reading: CaseReading

  /// Nil where it can't be told which limits the numbers bear on.
  init?(from base: CaseReading, in coverage: Coverage) {
    reading = coverage.reading
    let truth = coverage.truth
    // 先月お買い上げの: a time without a number counts only where no number does.
    guard !truth.named.mayTell, truth.told == nil, truth.past.days == nil, truth.past.ahead == nil,
      reading.tellsMoney == base.tellsMoney, reading.hasNumbers == base.hasNumbers
    else { return nil }
    var taken: [Fact] = []
    var rest = reading.proposal.facts[...]
    for fact in base.proposal.facts {
      if rest.first == fact { rest.removeFirst() } else { taken.append(fact) }
    }
    (self.taken, given) = (taken, Array(rest))
  }

  /// Whether the case is the one that was looked at before.
  var isNone: Bool { taken.isEmpty && given.isEmpty }

  /// Whether the numbers may have any say about a limit; yes wherever it is not plain.
  func bears(on limit: Predicate) -> Bool {
    taken.contains { $0.value == nil || Measure.comparable($0.unit, limit.unit) }
      || given.contains { mayBear($0, on: limit) }
      || !isNone && limit.unit == "age"
  }

  private func mayBear(_ fact: Fact, on limit: Predicate) -> Bool {
    // A number that stands somewhere in the text of the case may be meant by words beside it.
    guard fact.value != nil, fact.span.upper == 0, fact.per == nil else { return true }
    guard Measure.comparable(fact.unit, limit.unit),
      reading.isSameUnit(fact.unitWord, limit.unitWord)
    else { return false }
    // A name of its own is held against no other.
    return fact.id == limit.id || limit.unitWord != nil || reading.isGeneric(fact.id)
      || reading.isGeneric(limit.id ?? "")
  }
}
