// SPDX-License-Identifier: GPL-3.0-or-later

/// Damerau–Levenshtein distance (optimal string alignment) between two words.
///
/// Counts insertions, deletions, substitutions and swaps of neighbours; Unicode scalars are the
/// unit. Gives up with nil when the distance exceeds `limit`.
package func editDistance(_ a: String, _ b: String, limit: Int) -> Int? {
  let a = Array(a.unicodeScalars)
  let b = Array(b.unicodeScalars)
  if abs(a.count - b.count) > limit { return nil }
  var before = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1] + [Int](repeating: 0, count: b.count)
    for j in 0..<b.count {
      let cost = a[i] == b[j] ? 0 : 1
      row[j + 1] = min(previous[j + 1] + 1, row[j] + 1, previous[j] + cost)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        row[j + 1] = min(row[j + 1], before[j - 1] + 1)
      }
    }
    before = previous
    previous = row
  }
  let distance = previous[b.count]
  return distance <= limit ? distance : nil
}
