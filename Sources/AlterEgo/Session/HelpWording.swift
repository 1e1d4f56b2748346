// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Wording

/// The help texts, from `knowledge/words/help.tsv`.
struct HelpWording {
  let language: SpokenLanguage
  /// What stands before a command: `/` or `alterego `.
  let prefix: String
  let width: Int
  private let words = Phrasebook.builtIn

  init(in language: SpokenLanguage, prefix: String, width: Int) {
    self.language = language
    self.prefix = prefix
    self.width = width
  }

  private func say(_ key: String, _ parameters: [String: String] = [:]) -> String {
    words.has(key) ? words.phrase(key, parameters, in: language) : ""
  }

  /// The groups of the overview, each with its commands.
  static let groups: [(key: String, commands: [String])] = [
    ("state", ["add", "list", "show", "edit", "retire", "revive", "import", "parse", "words"]),
    ("ask", ["ask", "why", "why-not", "flip", "what-if", "replay", "questions", "answer"]),
    ("decide", ["decide", "decisions", "backtest", "authority", "role"]),
    (
      "line",
      [
        "next", "line", "trace", "stage", "directions", "weigh", "diagnose", "accept", "link",
        "kpi", "export",
      ]
    ),
    (
      "plan",
      ["initiative", "evaluation", "executives", "future", "promise", "standard", "coverage"]
    ),
    ("keep", ["history", "undo", "redo", "backup", "restore", "check", "profile"]),
    ("more", ["help", "demo", "test", "knowledge", "quit"]),
  ]

  /// Everything on one screen of 80 × 24, examples first.
  var overview: String {
    let typed = prefix.trimmed
    var lines = say("help/overview/title").wrapped(width: width)
    for number in 1...4 {
      let parts = say("help/overview/example\(number)", ["prefix": prefix]).split(separator: "|")
      guard let example = parts.first, let note = parts.last else { continue }
      lines.append("  \(example.padded(to: 46)) \(note)")
    }
    lines.append(say("help/overview/commands", ["prefix": typed]))
    for group in Self.groups {
      let names = group.commands.compactMap { CommandTable.find($0)?.entry }.map(name)
      lines += filled(names, after: "  " + say("help/group/\(group.key)").padded(to: 10))
    }
    lines += say("help/overview/more", ["prefix": prefix]).wrapped(width: width)
    return lines.joined(separator: "\n")
  }

  private func name(_ entry: CommandEntry) -> String {
    language == .japanese ? "\(entry.name) \(entry.japanese)" : entry.name
  }

  /// Names two blanks apart, as many on a line as fit, none cut.
  private func filled(_ names: [String], after head: String) -> [String] {
    guard let first = names.first else { return [] }
    var lines = [head + first]
    for name in names.dropFirst() {
      let line = (lines.last ?? "") + "  " + name
      if line.columns() <= width {
        lines[lines.count - 1] = line
      } else {
        lines.append(String(repeating: " ", count: head.columns()) + name)
      }
    }
    return lines
  }

  /// The help of one command.
  func text(of entry: CommandEntry) -> String {
    let other = entry.japanese
    var lines = ["\(entry.name) (\(other)) — \(say("help/\(entry.name)"))", ""]
    lines += [say("help/examples")] + examples(entry).map { "  \(prefix)\($0)" }
    lines += ["", say("help/usage"), "  \(prefix)\(say("help/\(entry.name)/usage"))"]
    let options = say("help/\(entry.name)/options")
    if !options.isEmpty { lines += ["", say("help/options")] + indented(options) }
    lines += ["", say("help/everywhere")] + indented(say("help/everywhere/options"))
    return lines.joined(separator: "\n")
  }

  func examples(_ entry: CommandEntry) -> [String] {
    ["example1", "example2"].map { say("help/\(entry.name)/\($0)") }.filter { !$0.isEmpty }
  }

  func json(_ entry: CommandEntry) -> JSON {
    .object([
      ("command", .string(entry.name)), ("japanese", .string(entry.japanese)),
      ("summary", .string(say("help/\(entry.name)"))),
      ("usage", .string(say("help/\(entry.name)/usage"))),
      (
        "options",
        .strings(say("help/\(entry.name)/options").split(separator: "\n").map(String.init))
      ),
      ("examples", .strings(examples(entry))), ("writes", .bool(entry.writes)),
    ])
  }

  /// The text of a topic that is no command; nil when there is none.
  func topic(_ name: String) -> String? {
    let folded = FoldedText.fold(name)
    for topic in ["talk", "kinds", "audiences"] {
      let names = [topic, words.phrase("help/topic/\(topic)/name", in: .japanese)]
      if names.contains(folded) { return say("help/topic/\(topic)", ["prefix": prefix]) }
    }
    return nil
  }

  private func indented(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { line -> [String] in
      // What an option is called, two blanks, what it does: the second column wraps on its own.
      let parts = line.split(separator: "  ", maxSplits: 1)
      guard parts.count == 2 else { return ["  " + line] }
      let head = "  " + parts[0].padded(to: 24) + " "
      let indent = String(repeating: " ", count: head.columns())
      return (head + parts[1]).wrapped(width: width, continuation: indent)
    }
  }
}
