// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a shell command: which are its own, which say where and how.
extension Conversation {
  /// The words of a command for the journal: without where the store is and how to print.
  static func written(_ arguments: [String]) -> String {
    let valued: Set = ["--db", "--knowledge", "--today", "--lang", "--color"]
    let flags: Set = ["--json", "--csv", "--no-input", "--yes", "--quiet", "-q"]
    var words: [String] = []
    var skips = false
    for argument in arguments {
      if skips {
        skips = false
      } else if valued.contains(argument) {
        skips = true
      } else if !flags.contains(argument), !valued.contains(where: { argument.hasPrefix($0 + "=") })
      {
        let needsQuotes = argument.isEmpty || argument.contains { $0.isWhitespace || $0 == "\"" }
        let quoted = "\"" + argument.map { $0 == "\"" ? "\\\"" : String($0) }.joined() + "\""
        words.append(needsQuotes ? quoted : argument)
      }
    }
    return words.joined(separator: " ")
  }

  /// Puts options that stand before the command behind it.
  static func hoist(_ arguments: [String]) -> [String] {
    let valued: Set = ["--db", "--knowledge", "--today", "--as", "--audience", "--lang", "--color"]
    var leading: [String] = []
    var at = 0
    while at < arguments.count, arguments[at].hasPrefix("-"), arguments[at] != "-" {
      if ["-h", "--help", "--version", "-c"].contains(arguments[at]) { break }
      leading.append(arguments[at])
      if valued.contains(arguments[at]), at + 1 < arguments.count {
        leading.append(arguments[at + 1])
        at += 1
      }
      at += 1
    }
    guard at < arguments.count else { return leading }
    return [arguments[at]] + leading + arguments[(at + 1)...]
  }
}
