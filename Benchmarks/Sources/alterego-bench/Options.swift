// SPDX-License-Identifier: GPL-3.0-or-later

/// What the command line asks for.
struct Options {
  static let usage = """
    usage: alterego-bench [--binary FILE] [--runs N] [--sizes N,N,…] [--json FILE] [--only books|reading]
           alterego-bench --print N

      --binary FILE   the release binary (../.build/release/alterego)
      --runs N        repetitions of the quick measurements (30)
      --sizes N,N,…   statements stored (0,1000,10000; 1000 is always measured)
      --json FILE     writes the figures there instead of printing them
      --only PART     measures imports and series of figures (books) or reading (reading) alone
      --print N       prints the statements of a store of N and measures nothing
    """

  struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  var binary = "../.build/release/alterego"
  var runs = 30
  var sizes = [0, 1_000, 10_000]
  var json: String?
  var printed: Int?
  var only: Part?

  /// What may be measured alone.
  enum Part: String {
    case books, reading
  }

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Wrong(description: "\(name) needs a value") }
      switch name {
      case "--binary": binary = value
      case "--json": json = value
      case "--runs": runs = try Options.count(value, of: name)
      case "--only":
        guard let part = Part(rawValue: value) else {
          throw Wrong(description: "--only wants books or reading, not \(value)")
        }
        only = part
      case "--print": printed = try Options.count(value, of: name)
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

  private static func count(_ text: String, of name: String) throws -> Int {
    guard let number = Int(text), number > 0 else {
      throw Wrong(description: "\(name) wants a number above 0, not \(text)")
    }
    return number
  }
}
