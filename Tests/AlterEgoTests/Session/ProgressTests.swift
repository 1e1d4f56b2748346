// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Synchronization
import Testing

@testable import Session

/// How far a long import has come, told to a person at a terminal.
@Suite struct ProgressTests {
  /// What was shown, with a clock that goes on by `step` seconds at each look.
  private func shown(step: Double, ticks: Int, isThere: Bool = true) -> [String] {
    let holder = Holder()
    var surroundings = Surroundings(environment: { _ in nil })
    if isThere { surroundings.progress = { line in holder.add(line) } }
    surroundings.seconds = { holder.tick(step) }
    let progress = Progress(surroundings)
    for done in 1...ticks {
      progress.tell(done, of: ticks) { percent, left in "\(percent)% \(left)" }
    }
    progress.clear()
    return holder.lines
  }

  private final class Holder: Sendable {
    private let state = Mutex<(now: Double, lines: [String])>((0, []))
    var lines: [String] { state.withLock { $0.lines } }
    func add(_ line: String) { state.withLock { $0.lines.append(line) } }
    func tick(_ step: Double) -> Double {
      state.withLock {
        $0.now += step
        return $0.now
      }
    }
  }

  @Test func `nothing is said of what is done within 300 ms`() {
    #expect(shown(step: 0.01, ticks: 20) == [])
  }

  @Test func `a long work tells its share and the time left, and cleans up`() {
    let lines = shown(step: 0.2, ticks: 10)
    #expect(lines.first == "20% 2" && lines.last == "")
    #expect(lines.dropLast().last == "100% 0")
  }

  @Test func `it is told ten times a second at most`() {
    #expect(shown(step: 0.01, ticks: 100).count <= 9)
  }

  @Test func `nobody looks on, nothing is said`() {
    #expect(shown(step: 1, ticks: 10, isThere: false) == [])
  }
}
