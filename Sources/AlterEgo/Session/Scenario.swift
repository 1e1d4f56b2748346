// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Wording

/// A question to a small company of its own, with the answer that must come.
struct Scenario {
  struct Expectation {
    var verdict: String?
    var cites: [String] = []
    var notCites: [String] = []
    var missing: [String] = []
    var escalateTo: String?
  }

  var id: String
  var statements: [Statement]
  var precedents: [Precedent]
  var question: String
  var asker: String?
  var given: [String]
  var on: String?
  var audience: String?
  var expect: Expectation?
  /// Where it stands, as `file:line`.
  var place: String

  struct Result {
    var scenario: Scenario
    var record: AnswerRecord
    /// Nil without an expectation.
    var passed: Bool?
    var differences: [String]
  }
}

extension Scenario {
  /// Reads a file of scenarios: JSON lines, or the plain form.
  ///
  /// - Throws: `fileBadScenario` with file, line and column.
  static func read(_ path: String) throws(Problem) -> [Raw] {
    let text = try Files.readText(path)
    let first = text.first { !$0.isWhitespace }
    return first == "{" ? try readLines(text, path) : try PlainScenario.read(text, path)
  }

  /// A scenario before its sentences are read.
  struct Raw {
    var place: String
    var json: JSON
  }

  private static func readLines(_ text: String, _ path: String) throws(Problem) -> [Raw] {
    var found: [Raw] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.allSatisfy(\.isWhitespace) { continue }
      do {
        let json = try JSON(parsing: String(line))
        found.append(Raw(place: "\(path):\(index + 1)", json: json))
      } catch {
        throw Problem(
          .fileNotJSON, ["path": path, "reason": error.reason],
          at: "\(path):\(index + 1):\(error.offset + 1)")
      }
    }
    return found
  }
}

extension Scenario.Raw {
  func run(_ analyzer: Analyzer, asOf: CalendarDate) throws(Problem) -> Scenario.Result {
    let scenario = try scenario(analyzer)
    var day = asOf
    if let on = scenario.on {
      guard let parsed = CalendarDate(iso: on) else { throw bad("ask.on") }
      day = parsed
    }
    var audience = Audience.president
    if let name = scenario.audience {
      guard let named = Audience(rawValue: name) else { throw bad("ask.audience") }
      audience = named
    } else if let asker = scenario.asker, let role = analyzer.role(asker) {
      audience = analyzer.knowledge.isA(role.id, "president") ? .president : .executive
    }
    let record = try Asking(
      analyzer: analyzer, statements: scenario.statements, precedents: scenario.precedents,
      audience: audience, asker: scenario.asker, given: scenario.given, asOf: day
    ).answer(scenario.question)
    let differences = scenario.expect.map { scenario.differences(record, $0) } ?? []
    return Scenario.Result(
      scenario: scenario, record: record,
      passed: scenario.expect == nil ? nil : differences.isEmpty, differences: differences)
  }

  private func bad(_ field: String) -> Problem {
    Problem(.fileBadScenario, ["field": field], at: place + ":1")
  }

  private func scenario(_ analyzer: Analyzer) throws(Problem) -> Scenario {
    guard let id = json["id"]?.string else { throw bad("id") }
    guard let ask = json["ask"], let question = ask["text"]?.string else { throw bad("ask.text") }
    var statements: [Statement] = []
    for entry in json["statements"]?.array ?? [] {
      guard let id = entry["id"]?.string, let text = entry["text"]?.string else {
        throw bad("statements")
      }
      statements.append(statement(id, text, entry, analyzer))
    }
    var precedents: [Precedent] = []
    for entry in json["decisions"]?.array ?? [] {
      guard let id = entry["id"]?.string, let text = entry["text"]?.string else {
        throw bad("decisions")
      }
      let draft = analyzer.draft(text)
      precedents.append(
        Precedent(
          id: id, draft: draft, outcome: analyzer.outcome(of: text), reason: nil,
          date: entry["date"]?.string, recordedAt: entry["date"]?.string ?? ""))
    }
    var expect: Scenario.Expectation?
    if let wanted = json["expect"], case .object = wanted {
      expect = Scenario.Expectation(
        verdict: wanted["verdict"]?.string, cites: wanted["cites"]?.strings ?? [],
        notCites: wanted["notCites"]?.strings ?? [], missing: wanted["missing"]?.strings ?? [],
        escalateTo: wanted["escalateTo"]?.string)
    }
    return Scenario(
      id: id, statements: statements, precedents: precedents, question: question,
      asker: ask["as"]?.string, given: ask["given"]?.strings ?? [], on: ask["on"]?.string,
      audience: ask["audience"]?.string, expect: expect, place: place)
  }

  private func statement(
    _ id: String, _ text: String, _ entry: JSON, _ analyzer: Analyzer
  ) -> Statement {
    let draft = analyzer.statement(text)
    let kind = entry["kind"]?.string.flatMap(Kind.init) ?? draft.kind ?? .principle
    var audiences = Statement.defaultAudiences(for: kind)
    if let named = entry["visibility"]?.string.flatMap(Audience.init) {
      audiences = [.president, named]
    }
    if let named = entry["visibility"]?.strings {
      audiences = Set(named.compactMap(Audience.init) + [.president])
    }
    var statement = Statement(
      id: id, kind: kind, draft: draft, audiences: audiences, recordedAt: "")
    statement.isLive = entry["status"]?.string != "retired"
    statement.priority = entry["priority"]?.int ?? 0
    return statement
  }
}

extension Scenario {
  func differences(_ record: AnswerRecord, _ expect: Expectation) -> [String] {
    var found: [String] = []
    let answer = record.answer
    if let verdict = expect.verdict, verdict != answer.verdict.rawValue {
      found.append("verdict: \(verdict) ≠ \(answer.verdict.rawValue)")
    }
    let cited = Set(answer.because.map(\.statement))
    for id in expect.cites where !cited.contains(id) { found.append("cites: \(id)") }
    for id in expect.notCites where cited.contains(id) { found.append("notCites: \(id)") }
    for id in expect.missing where !answer.missing.contains(id) { found.append("missing: \(id)") }
    if let to = expect.escalateTo, answer.escalateTo != to {
      found.append("escalateTo: \(to) ≠ \(answer.escalateTo ?? "-")")
    }
    return found
  }
}

extension Scenario.Result {
  var json: JSON {
    guard case .object(let pairs) = record.json(in: record.draft.language) else { return .null }
    return .object(
      [
        (key: "id", value: .string(scenario.id)),
        (key: "passed", value: passed.map { .bool($0) } ?? .null),
      ]
        + pairs)
  }

  func line(in language: SpokenLanguage) -> String {
    let wording = AnswerWording(record.knowledge, in: language)
    let mark = passed.map { $0 ? "ok  " : "NG  " } ?? "    "
    var line =
      "\(mark)\(scenario.id)  \(wording.verdict(record.answer.verdict)) — \(wording.main(record.answer))"
    for difference in differences { line += "\n      \(difference)" }
    return line
  }
}
