// SPDX-License-Identifier: GPL-3.0-or-later

/// Arguments that attack one another, with Dung's grounded labelling.
package struct ArgumentGraph: Sendable {
  package enum Label: Sendable {
    case accepted, rejected, undecided
  }

  package private(set) var count = 0
  private var attackers: [[Int32]] = []
  private var targets: [[Int32]] = []

  package init() {}

  /// Adds an argument and returns its number.
  package mutating func add() -> Int {
    attackers.append([])
    targets.append([])
    count += 1
    return count - 1
  }

  package mutating func attack(_ from: Int, _ to: Int) {
    attackers[to].append(Int32(from))
    targets[from].append(Int32(to))
  }

  /// The grounded labelling, in time linear in arguments and attacks.
  ///
  /// An argument is accepted when all its attackers are rejected, rejected when one of them is
  /// accepted; what neither reaches stays undecided.
  package func groundedLabelling() -> [Label] {
    var labels = [Label](repeating: .undecided, count: count)
    var open = attackers.map(\.count)
    var queue = (0..<count).filter { open[$0] == 0 }
    var next = 0
    for argument in queue { labels[argument] = .accepted }
    while next < queue.count {
      let argument = queue[next]
      next += 1
      for target in targets[argument] where labels[Int(target)] == .undecided {
        labels[Int(target)] = .rejected
        for freed in targets[Int(target)] {
          let index = Int(freed)
          open[index] -= 1
          if open[index] == 0, labels[index] == .undecided {
            labels[index] = .accepted
            queue.append(index)
          }
        }
      }
    }
    return labels
  }
}
