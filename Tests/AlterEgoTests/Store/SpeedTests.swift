// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store
import Testing

/// Bounds that users feel; held only in release builds, since others are many times slower.
@Suite(.serialized) struct SpeedTests {
  #if DEBUG
    static let count = 300
    static let isMeasured = false
  #else
    static let count = 10_000
    static let isMeasured = true
  #endif

  /// The shortest of several runs, in milliseconds.
  private func milliseconds(runs: Int = 5, _ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
      let time = try ContinuousClock().measure(body)
      best = min(
        best, Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
    }
    return best
  }

  @Test func `ten thousand statements are read, searched and followed in time`() throws {
    let folder = TemporaryFolder(onDisk: true)
    let path = folder.file("a.db")
    let writer = try StatementStore.open(path: path, access: .create)
    let drafts = (0..<Self.count).map { n in
      (
        draft: sampleDraft("粗利率が\(n)％を下回る受注は断ること。ただし既存の得意先は除く。"),
        kind: Kind.allCases[n % 9], audiences: nil as Set<Audience>?
      )
    }
    let adding = try milliseconds(runs: 1) { _ = try writer.add(drafts, by: president) }
    let reading = try milliseconds {
      let store = try StatementStore.open(path: path, access: .readOnly)
      #expect(try store.statements().count == Self.count)
    }
    let opening = try milliseconds {
      _ = try StatementStore.open(path: path, access: .readOnly).changeCounter
    }
    let store = try StatementStore.open(path: path, access: .readWrite)
    _ = try store.statements()
    let again = try milliseconds { _ = try store.statements() }
    let searching = try milliseconds { _ = try store.search("得意先") }
    let one = try milliseconds { _ = try store.add([drafts[0]], by: president) }
    let following = try milliseconds {
      try writer.add("新しい")
      _ = try store.statements()
    }
    var isSound = false
    let checking = try milliseconds(runs: 1) { isSound = try store.check().isSound }
    let past = try milliseconds(runs: 1) { _ = try store.state(on: .today) }
    print(
      """
      store, \(Self.count) statements, ms: add all \(adding), open \(opening), read \(reading), \
      read again \(again), search \(searching), add one \(one), see another's \(following), \
      check \(checking), state of today \(past)
      """)
    #expect(isSound)
    guard Self.isMeasured else { return }
    #expect(reading < 150)
    #expect(opening < 10)
    #expect(again < 5)
    #expect(searching < 50)
  }
}
