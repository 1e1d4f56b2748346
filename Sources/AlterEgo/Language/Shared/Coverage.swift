// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Which places of a text lie within any of a set of ranges; each question takes the logarithm of
/// their number.
struct Coverage {
  private var lowers: [Int] = []
  /// The furthest end of the ranges up to each.
  private var ends: [Int] = []

  init(_ ranges: [Range<Int>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      lowers.append(range.lowerBound)
      ends.append(max(range.upperBound, ends.last ?? 0))
    }
  }

  /// The clauses of these roles.
  init(_ sentences: [ParsedSentence], of roles: [Clause.Role]) {
    var ranges: [Range<Int>] = []
    for sentence in sentences {
      Steps.count()
      for clause in sentence.clauses where roles.contains(clause.role) {
        ranges.append(clause.bytes)
      }
    }
    self.init(ranges)
  }

  func contains(_ place: Int) -> Bool {
    let after = lowers.partition { $0 > place }
    return after > 0 && ends[after - 1] > place
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element fulfils a condition that all later ones fulfil too, or the end.
  func partition(_ isLate: (Element) -> Bool) -> Int {
    var (lower, upper) = (startIndex, endIndex)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if isLate(self[middle]) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}

extension RandomAccessCollection where Index == Int, Element == Token {
  /// The token that starts at a byte, of tokens in the order of the text.
  func index(startingAt lower: Int) -> Int? {
    var (first, last) = (startIndex, endIndex)
    while first < last {
      let middle = first + (last - first) / 2
      if self[middle].lower < lower { first = middle + 1 } else { last = middle }
    }
    return first < endIndex && self[first].lower == lower ? first : nil
  }
}
