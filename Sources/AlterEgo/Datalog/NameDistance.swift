// SPDX-License-Identifier: GPL-3.0-or-later

/// How far two names are apart, for "did you mean".
enum NameDistance {
  /// The declared name nearest to a misspelt one, if one is near enough to be meant.
  static func nearest(to name: String, among names: [String]) -> String? {
    var best: String?
    var least = max(1, name.utf8.count / 3) + 1
    for candidate in names {
      let distance = edits(Array(name.utf8), Array(candidate.utf8))
      if distance < least {
        least = distance
        best = candidate
      }
    }
    return best
  }

  /// The number of bytes to insert, drop or replace to get from one name to the other.
  private static func edits(_ from: [UInt8], _ to: [UInt8]) -> Int {
    var row = Array(0...to.count)
    for i in from.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in to.indices {
        let replaced = diagonal + (from[i] == to[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[to.count]
  }
}
