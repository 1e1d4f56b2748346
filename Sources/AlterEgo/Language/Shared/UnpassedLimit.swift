// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// Numbers with a verb that denies passing them: 10%を超えない, 25%を下回らず.
///
/// A quantity keeps the comparator as it was said, more than 10 %; what it limits is 10 % at most.
enum UnpassedLimit {
  private static let ends = [
    "超えない", "超えず", "超さない", "越えない", "上回らない", "上回らず", "下回らない", "下回らず", "割らない", "割らず", "割り込まない",
    "割り込まず", "切らない", "切らず",
  ]

  static func ends(_ surface: String) -> Bool { ends.contains(where: surface.hasSuffix) }

  /// The comparator of what is not passed.
  static func turned(_ op: Comparator?) -> Comparator? {
    switch op {
    case .more: .atMost
    case .less: .atLeast
    default: op
    }
  }

  /// The comparator of what passes it.
  static func passed(_ op: Comparator?) -> Comparator? {
    switch op {
    case .atMost: .more
    case .atLeast: .less
    default: op
    }
  }
}
