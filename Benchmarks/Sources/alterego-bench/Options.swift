// SPDX-License-Identifier: GPL-3.0-or-later

/// What the command line asks for.
struct Options {
  static let usage = """
    usage: alterego-bench [--binary FILE] [--runs N] [--sizes N,N,…] [--json FILE]

      --binary FILE   the release binary (../.build/release/alterego)
      --runs N        repetitions of the quick measurements (30)
      --sizes N,N,…   statements stored (0,1000,10000; 1000 is always measured)
      --json FILE     writes the figures there instead of printing them
    """

  struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  var binary = "../.build/release/alterego"
  var runs = 30
  var sizes = [0, 1_000, 10_000]
  var json: String?

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Wrong(description: "\(name) needs a value") }
      switch name {
      case "--binary": binary = value
      case "--json": json = value
      case "--runs":
        guard let number = Int(value), number > 0 else {
          throw Wrong(description: "--runs wants a number above 0, not \(value)")
        }
        runs = number
      case "--sizes":
        let numbers = value.split(separator: ",").map { Int($0) }
        guard !numbers.isEmpty, !numbers.contains(where: { $0 == nil || $0 ?? 0 < 0 }) else {
          throw Wrong(description: "--sizes wants numbers with commas between, not \(value)")
        }
        sizes = Set(numbers.compactMap(\.self) + [1_000]).sorted()
      default: throw Wrong(description: "unknown option \(name)")
      }
    }
  }
}
