// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// The values of one item by month; not a number where nothing is known.
struct ItemSeries: Sendable {
  /// The ordinal of the first month.
  let start: Int
  var values: [Double]

  init(start: Int, count: Int) {
    self.start = start
    values = Array(repeating: .nan, count: count)
  }

  subscript(month: Month) -> Double {
    let at = month.ordinal - start
    return at >= 0 && at < values.count ? values[at] : .nan
  }

  mutating func add(_ value: Double, at index: Int) {
    values[index] = values[index].isNaN ? value : values[index] + value
  }

  /// The last value told up to a month.
  func lastKnown(_ month: Month) -> Double {
    var at = min(month.ordinal - start, values.count - 1)
    while at >= 0 {
      if !values[at].isNaN { return values[at] }
      at -= 1
    }
    return .nan
  }

  /// The value of the months by the nature of the item, and how many of them are known.
  func value(_ span: MonthSpan, _ nature: ItemNatureRule) -> (value: Double, known: Int) {
    switch nature {
    case .sum:
      let (sum, known) = told(span) { self[$0] }
      return (known == span.count ? sum : .nan, known)
    case .last:
      let value = self[span.last]
      return (value, value.isNaN ? 0 : 1)
    case .held:
      let value = lastKnown(span.last)
      return (value, value.isNaN ? 0 : 1)
    case .mean:
      let (sum, known) = told(span, lastKnown)
      return (known > 0 ? sum / Double(known) : .nan, known)
    case .meanOfTold:
      let (sum, known) = told(span) { self[$0] }
      return (known > 0 ? sum / Double(known) : .nan, known)
    }
  }

  /// The sum of what is known in the months, and of how many.
  private func told(
    _ span: MonthSpan, _ value: (Month) -> Double
  ) -> (sum: Double, known: Int) {
    var (sum, known) = (0.0, 0)
    for ordinal in span.first.ordinal...span.last.ordinal {
      let value = value(Month(ordinal: ordinal))
      if value.isNaN { continue }
      sum += value
      known += 1
    }
    return (sum, known)
  }
}

/// How months make one value.
enum ItemNatureRule: Sendable {
  /// Every month is needed.
  case sum
  /// What stands at the end.
  case last
  /// What was told last.
  case held
  /// The mean of what held in each month.
  case mean
  /// The mean of the months that were told.
  case meanOfTold
}
