// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language

/// A conversation with a company of its own, and what its replies must say.
///
/// The store is made by the typed lines alone, through the same commands and talk as at the
/// prompt, and is gone at the end.
struct PlayedScenario {
  /// A typed line with what its reply must hold and must not.
  struct Line {
    var typed: String
    var shows: [String] = []
    var hides: [String] = []
  }

  struct Result {
    var scenario: PlayedScenario
    /// One reply a line.
    var replies: [String]
    var differences: [String]
    /// Nil where nothing was expected.
    var passed: Bool? { scenario.expectsNothing ? nil : differences.isEmpty }
  }

  var id: String
  var language: SpokenLanguage
  var lines: [Line]
  /// The folder of the file, which `{here}` stands for.
  var folder: String

  var expectsNothing: Bool { lines.allSatisfy { $0.shows.isEmpty && $0.hides.isEmpty } }

  /// Nil for a scenario that asks one question of given statements.
  ///
  /// - Throws: `fileBadScenario` for lines that are no texts.
  init?(_ raw: Scenario.Raw) throws(Problem) {
    guard let typed = raw.json["typed"]?.array else { return nil }
    func bad(_ field: String) -> Problem {
      Problem(.fileBadScenario, ["field": field], at: raw.place + ":1")
    }
    guard let id = raw.json["id"]?.string else { throw bad("id") }
    self.id = id
    if let named = raw.json["lang"]?.string {
      guard let language = SpokenLanguage(rawValue: named) else { throw bad("lang") }
      self.language = language
    } else {
      language = Analyzer.language(of: id)
    }
    lines = []
    for entry in typed {
      guard let line = entry["line"]?.string else { throw bad("typed.line") }
      lines.append(
        Line(
          typed: line, shows: entry["shows"]?.strings ?? [], hides: entry["hides"]?.strings ?? []))
    }
    let path = raw.place.prefix { $0 != ":" }
    folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// Types the lines one after the other.
  ///
  /// - Throws: `fileCannotWrite` when there is no place for a store.
  func run(_ context: CommandContext) throws(Problem) -> Result {
    let store = try ThrowAwayFolder(named: "alterego-test")
    defer { store.remove() }
    var surroundings = context.surroundings
    surroundings.isInteractive = true
    surroundings.width = 100
    surroundings.progress = nil
    surroundings.put = nil
    surroundings.askLine = { _ in nil }
    surroundings.edit = { (_) throws(Problem) in nil }
    let company = context.conversation.beside(surroundings, db: store.path + "/test.db")
    company.base = context.options
    company.base.db = store.path + "/test.db"
    company.base.json = false
    company.base.quiet = false
    company.base.lang = language.rawValue
    defer { company.leave() }
    var replies: [String] = []
    var differences: [String] = []
    for line in lines {
      let reply = company.handle(line.typed.replacing("{here}", with: folder))
      let text = (reply.text + reply.notice).replacing(store.path, with: "")
      replies.append(text)
      let missing = line.shows.filter { !text.contains($0) }.map { "shows: \($0)" }
      let extra = line.hides.filter { text.contains($0) }.map { "hides: \($0)" }
      if !(missing + extra).isEmpty {
        let shown = text.split(separator: "\n").map { "        " + $0 }
        differences.append(
          (["> " + line.typed] + (missing + extra).map { "    " + $0 } + shown)
            .joined(separator: "\n      "))
      }
    }
    return Result(scenario: self, replies: replies, differences: differences)
  }
}

extension PlayedScenario.Result {
  var json: JSON {
    .object([
      ("id", .string(scenario.id)), ("passed", passed.map { .bool($0) } ?? .null),
      (
        "replies",
        .array(
          zip(scenario.lines, replies).map {
            .object([("line", .string($0.typed)), ("reply", .string($1))])
          })
      ),
      ("differences", .strings(differences)),
    ])
  }

  var line: String {
    let mark = passed.map { $0 ? "ok  " : "NG  " } ?? "    "
    var line = mark + scenario.id
    for difference in differences { line += "\n      \(difference)" }
    return line
  }
}
