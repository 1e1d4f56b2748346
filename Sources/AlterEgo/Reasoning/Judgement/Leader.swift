// SPDX-License-Identifier: GPL-3.0-or-later

/// The best of some candidates, with how near the next one came.
struct Leader<Candidate> {
  private(set) var best: Candidate?
  private(set) var score = 0.0
  private var second = 0.0

  mutating func take(_ candidate: Candidate, _ score: Double) {
    if score > self.score {
      second = self.score
      (best, self.score) = (candidate, score)
    } else {
      second = max(second, score)
    }
  }

  /// Whether no other reaches `share` of the best one's score.
  func leads(by share: Double) -> Bool { best != nil && second < score * share }
}
