// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Equal stretches of months on both sides of a month, and what a figure came to in each.
package struct BeforeAfter: Equatable, Sendable {
  /// Which months stand for the time after.
  package enum Side: Sendable {
    /// Those that follow the turn at once.
    case following
    /// The last ones with figures.
    case latest
  }

  package let before: MonthSpan
  /// Nil while no month from the turn on has figures.
  package let after: MonthSpan?

  /// At most `months` months a side, twelve when nil; fewer where the books tell fewer.
  ///
  /// - Returns: nil when no month before the turn has figures.
  package init?(_ books: CompanyBooks, turn: Month, months: Int? = nil, _ side: Side = .following) {
    guard let all = books.span, all.first < turn else { return nil }
    let wanted = max(1, months ?? CompanyBooks.yearWindow)
    let earlier = min(turn.ordinal - all.first.ordinal, wanted)
    let since = all.last.ordinal - turn.ordinal + 1
    guard since >= 1 else {
      let last = min(all.last, turn - 1)
      before = MonthSpan(last - (min(wanted, last.ordinal - all.first.ordinal + 1) - 1), last)
      after = nil
      return
    }
    let count = min(earlier, since)
    before = MonthSpan(turn - count, turn - 1)
    let first = side == .following ? turn : all.last - (count - 1)
    after = MonthSpan(first, first + (count - 1))
  }
}

extension CompanyBooks {
  /// What a figure came to in months that are held against others: an amount by the month, a
  /// share over the months together.
  ///
  /// One of the year needs twelve months; of fewer nobody can say.
  package func level(of id: String, in span: MonthSpan, department: String = "") -> FigureOutcome {
    let window = window(of: id)
    if window > 1, span.count < window {
      return .missing([MissingFigure(id: id, known: span.count, needed: window)])
    }
    let outcome = value(of: id, in: span, department: department)
    return isFlow(id) ? outcome.map { $0 / Double(span.count) } : outcome
  }

  /// How far the values of single months scatter; nil with fewer than two.
  package func dispersion(
    of id: String, in span: MonthSpan, department: String = ""
  ) -> Dispersion? {
    Dispersion(
      span.months.compactMap { month in
        value(of: id, at: month, department: department).value.map { (month, $0) }
      })
  }
}

/// How far values by the month scatter.
package struct Dispersion: Equatable, Sendable {
  package let count: Int
  package let mean: Double
  /// The standard deviation of all the values (by n, not by n − 1), in the unit of the values.
  package let deviation: Double
  package let least: (month: Month, value: Double)
  package let most: (month: Month, value: Double)
  /// How many months were below nothing.
  package let negative: Int

  /// The deviation as a share of the mean; nil where the mean is nothing.
  package var variation: Double? { mean == 0 ? nil : deviation / mean.magnitude }

  /// Nil with fewer than two values.
  package init?(_ values: [(Month, Double)]) {
    guard values.count >= 2, let first = values.first else { return nil }
    count = values.count
    let mean = values.reduce(0) { $0 + $1.1 } / Double(values.count)
    self.mean = mean
    deviation =
      (values.reduce(0) { $0 + ($1.1 - mean) * ($1.1 - mean) } / Double(values.count)).squareRoot()
    let least = values.min { $0.1 < $1.1 } ?? first
    let most = values.max { $0.1 < $1.1 } ?? first
    self.least = (least.0, least.1)
    self.most = (most.0, most.1)
    negative = values.filter { $0.1 < 0 }.count
  }

  package static func == (a: Dispersion, b: Dispersion) -> Bool {
    a.count == b.count && a.mean == b.mean && a.deviation == b.deviation && a.least == b.least
      && a.most == b.most && a.negative == b.negative
  }
}
