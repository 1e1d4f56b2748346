// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Testing

/// The distance between two words, against its definition written out.
@Suite struct EditDistanceTests {
  static let pairs: [(String, String, Int)] = [
    ("", "", 0), ("", "abc", 3), ("list", "list", 0), ("lst", "list", 1), ("lsit", "list", 1),
    ("list", "last", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("粗利", "粗利率", 1),
    ("一覧", "覧一", 1), ("👍a", "a👍", 1),
  ]

  @Test(arguments: pairs)
  func `a distance is as known`(_ a: String, _ b: String, _ distance: Int) {
    #expect(editDistance(a, b, limit: 9) == distance)
    #expect(editDistance(a, b, limit: distance) == distance)
    if distance > 0 { #expect(editDistance(a, b, limit: distance - 1) == nil) }
  }

  @Test func `any two words are as far apart as the definition says`() {
    var random = Seeded(11)
    for _ in 0..<4_000 {
      let words = (0..<2).map { _ in
        String(
          String.UnicodeScalarView(
            (0..<random.below(7)).map { _ in random.pick(["a", "b", "c", "粗"]) }))
      }
      let wanted = Self.slow(Array(words[0].unicodeScalars), Array(words[1].unicodeScalars))
      let limit = random.below(8)
      #expect(editDistance(words[0], words[1], limit: limit) == (wanted <= limit ? wanted : nil))
    }
  }

  /// By recursion on the last letters.
  private static func slow(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    let (restA, restB) = (Array(a.dropLast()), Array(b.dropLast()))
    if a.last == b.last { return slow(restA, restB) }
    var best = min(slow(restA, b), slow(a, restB), slow(restA, restB)) + 1
    if a.count > 1, b.count > 1, a.last == restB.last, restA.last == b.last {
      best = min(best, slow(Array(restA.dropLast()), Array(restB.dropLast())) + 1)
    }
    return best
  }
}
