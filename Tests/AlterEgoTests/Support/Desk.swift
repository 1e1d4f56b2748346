// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Synchronization

@testable import Session

/// Knowledge, lexicons and rules, read once for all tests.
///
/// Both lexicons are built before anybody uses them; from then on nothing in it changes.
private struct SharedReading: Sendable {
  static let today = "2026-11-22"
  static let all = SharedReading()

  let analyzer: Analyzer?
  let rules: LineRules?

  init() {
    let knowledge = try? KnowledgeBase(KnowledgeFile.builtIn())
    let day = CalendarDate(iso: Self.today) ?? .today
    analyzer = knowledge.map { Analyzer($0, today: day, fiscalYearStart: 4) }
    for language in SpokenLanguage.allCases { analyzer?.prepare(language) }
    rules = knowledge.flatMap { try? LineRules($0) }
  }
}

/// A conversation with a store of its own, at a fixed day and moment, without a terminal.
final class Desk {
  let folder = TemporaryFolder()
  private(set) var conversation: Conversation
  private let surroundings: Surroundings
  private let language: SpokenLanguage

  var database: String { folder.file("alterego.db") }

  /// `answers` are what the person types when a shell command asks; `edits` what comes back from
  /// the editor, one after the other.
  init(
    _ language: SpokenLanguage = .japanese, isInteractive: Bool = true, answers: [String] = [],
    edits: [String?] = []
  ) {
    self.language = language
    let answers = Queue(answers.map { .some($0) })
    let edits = Queue(edits)
    surroundings = Surroundings(
      environment: { _ in nil }, isInteractive: isInteractive, width: 100,
      today: { CalendarDate(iso: "2026-11-22") ?? .today }, now: { "2026-11-22T03:00:00Z" },
      edit: { (text) throws(Problem) in edits.next(text) }, askLine: { answers.next($0) })
    conversation = Conversation(surroundings)
    open()
  }

  private func open() {
    conversation.base.db = database
    conversation.base.lang = language.rawValue
    guard let analyzer = SharedReading.all.analyzer, let rules = SharedReading.all.rules else {
      return
    }
    conversation.loadedKnowledge = ("", analyzer.knowledge)
    conversation.loadedAnalyzer = (" \(SharedReading.today) 4", analyzer)
    conversation.loadedRules = ("", rules)
  }

  /// Leaves and comes back.
  func reopen() {
    conversation.leave()
    let next = conversation.beside(surroundings, db: database)
    conversation = next
    open()
  }

  /// What is shown for one typed line, with this test's folder called `DIR`.
  func type(_ line: String) -> String {
    let reply = conversation.handle(line.replacing("DIR", with: folder.path))
    return shown(reply)
  }

  /// Receipts follow the knowledge and times the zone of the machine; neither is told.
  func shown(_ reply: Reply) -> String {
    (reply.text + reply.notice).replacing(folder.path, with: "DIR")
      .replacing(/(受領番号 |Receipt )[0-9a-f]{12}/) { $0.1 + "……" }
      .replacing(/\d{4}-\d\d-\d\d \d\d:\d\d/) { _ in "2026-11-22 12:00" }
  }

  /// Runs a command as the shell does.
  func run(_ arguments: String...) -> Reply { run(arguments) }

  func run(_ arguments: [String]) -> Reply {
    conversation.run(arguments.map { $0.replacing("DIR", with: folder.path) })
  }
}

/// Values given one after the other, nil when there are no more.
private final class Queue: Sendable {
  private let values: Mutex<[String?]>

  init(_ values: [String?]) { self.values = Mutex(values) }

  /// `=` gives back what was asked.
  func next(_ asked: String) -> String? {
    values.withLock { values in
      guard !values.isEmpty else { return nil }
      let value = values.removeFirst()
      return value == "=" ? asked : value
    }
  }
}

extension Desk {
  /// The register's entry of an initiative, with what its sentence says.
  func initiative(_ id: String) throws -> RegisterEntry? {
    let context = CommandContext(
      conversation: conversation, options: conversation.base, commandLine: "")
    return try InitiativeView.read(id, context).entry
  }
}
