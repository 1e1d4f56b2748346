// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// The clock of durations.
package enum Stopwatch {
  private static let start = ContinuousClock.now

  /// Seconds since the first question.
  package static var seconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}

/// Tells a person at a terminal how far a long piece of work has come: from 300 ms on, ten times a
/// second at most, with what is done and how long the rest will take.
final class Progress {
  static let patience = 0.3
  static let interval = 0.1

  private let surroundings: Surroundings
  private let began: Double
  private var stepBegan: Double
  private var shown = -1.0

  init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    began = surroundings.progress == nil ? 0 : surroundings.seconds()
    stepBegan = began
  }

  /// Begins another part of the work; its time left is told by itself.
  func step() { if surroundings.progress != nil { stepBegan = surroundings.seconds() } }

  /// `words` get the share in percent and the whole seconds left.
  func tell(_ done: Int, of total: Int, _ words: (_ percent: Int, _ left: Int) -> String) {
    guard let progress = surroundings.progress, total > 0, done > 0 else { return }
    let now = surroundings.seconds()
    guard now - began >= Self.patience, now - shown >= Self.interval else { return }
    shown = now
    let left = (now - stepBegan) / Double(done) * Double(max(0, total - done))
    progress(words(min(100, done * 100 / total), Int(left.rounded(.up))))
  }

  /// Takes away what was shown.
  func clear() { if shown >= 0 { surroundings.progress?("") } }
}
