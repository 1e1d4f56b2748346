// SPDX-License-Identifier: GPL-3.0-or-later
import Accounting
import ArgumentParser
import Foundations
import Knowledge
import Language
import Model
import Reasoning
import Store
import Wording

/// One conversation: text in, replies out.
///
/// Knows nothing of terminals, so a test drives it line by line exactly as the prompt does. Not
/// `Sendable`: one owner, one thread.
package final class Conversation {
  package let surroundings: Surroundings
  var base = Settings()
  /// The language of the last talk; nil before any.
  var talkLanguage: SpokenLanguage?
  /// What the next line may answer.
  var pending: PendingQuestion?
  /// The station that the sitting asked for, while the line that may answer it is read.
  var askedStation: String?
  /// Stations that the sitting has asked for already.
  var skippedStations: Set<String> = []
  /// The statement that the next line may correct.
  var lastStatement: String?
  /// What the last `next` promised.
  var pledge: Pledge?
  /// The last answer given, for `why`, `why-not` and `flip`.
  var lastAnswer: GivenAnswer?
  /// True while a command of the shell runs: nobody types a next line.
  private(set) var isShell = false

  package static let version = "0.1.0"

  var loadedKnowledge: (source: String, base: KnowledgeBase)?
  var loadedRules: (source: String, rules: LineRules)?
  var loadedAnalyzer: (key: String, analyzer: Analyzer)?
  var loadedCompany: LoadedCompany?
  var ownKnowledge: (key: String, base: KnowledgeBase)?
  var ownAnalyzer: (key: String, analyzer: Analyzer)?
  var askable: AskableStatements?
  /// Those that stay in the store, kept while nobody changes it.
  var keptAskable: (key: String, asked: AskableStatements)?
  /// Which build works out what is kept beside the statements; nil keeps nothing.
  package var build = KnowledgeFile.build
  /// What new statements may clash with.
  var clashIndex: ClashIndex?
  /// The company's line as it was last asked for; the next differs little from it.
  var lastLine: CompanyLine?
  /// How proposed sentences are read: the next action tries the same ones time and again.
  var proposed: (analyzer: Analyzer, drafts: [String: Draft])?
  /// The company's figures, kept while nobody changes them.
  var loadedBooks: (key: String, books: CompanyBooks)?
  var warming: Warming?
  var openStore: (key: String, store: StatementStore)?
  /// Whether the day's copy of the open store was seen to.
  var isCopied = false
  /// The day's copy that the running command had made.
  var copyMade: String?

  package init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// The folder of a store that is thrown away at the end, while one is in use.
  var throwAway: ThrowAwayFolder?

  /// A conversation of the same knowledge with another store, beside this one.
  func beside(_ surroundings: Surroundings, db: String) -> Conversation {
    let other = Conversation(surroundings)
    other.base = base
    other.base.db = db
    other.loadedKnowledge = loadedKnowledge
    other.loadedAnalyzer = loadedAnalyzer
    other.loadedRules = loadedRules
    return other
  }

  /// Leaves nothing behind that was made for this conversation only.
  package func leave() {
    openStore = nil
    throwAway?.remove()
    throwAway = nil
  }

  // MARK: Shell

  /// Runs one command of the shell; `arguments` are those after the program's name.
  package func run(_ arguments: [String]) -> Reply {
    let hoisted = Conversation.hoist(arguments)
    guard let name = hoisted.first else { return Reply() }
    isShell = true
    defer { isShell = false }
    return dispatch(name, Array(hoisted.dropFirst()), line: Conversation.written(hoisted))
  }

  /// Whether the arguments name a command; without one the prompt opens.
  package static func namesCommand(_ arguments: [String]) -> Bool {
    guard let first = hoist(arguments).first else { return false }
    return !first.hasPrefix("-") || ["-h", "--help", "--version"].contains(first)
  }

  /// Sets the options of a prompt from the arguments of the program.
  package func configure(_ arguments: [String]) -> Reply? {
    // What is wrong here was typed in a shell.
    isShell = true
    defer { isShell = false }
    do {
      let options = try GlobalOptions.parse(arguments)
      base = options.settings
      base.langIsOwn = false
      try check(base, color: options.color)
      return nil
    } catch let problem as Problem {
      return failure(problem, base)
    } catch {
      let told = GlobalOptions.rescued(arguments).over(base)
      let detail = ParserComplaint.worded(GlobalOptions.message(for: error), in: language(told))
      return failure(Problem(.usageWrong, ["detail": detail, "command": ""]), told)
    }
  }

  // MARK: Prompt

  /// Answers one typed line, whatever was promised before.
  func answer(_ line: String) -> Reply {
    if let problem = Conversation.inputProblem(line) { return failure(problem, base) }
    let trimmed = line.trimmed
    if trimmed.isEmpty { return Reply() }
    let folded = FoldedText.fold(trimmed)
    // While fields are asked for, ? asks why.
    if folded == "?", case .field = pending { return talk(trimmed) }
    if folded.hasPrefix("/") {
      let body = String(trimmed.dropFirst()).trimmed
      guard let words = ArgumentWords.split(body), let name = words.first else {
        return failure(Problem(.usageWrong, ["detail": trimmed, "command": ""]), base)
      }
      return dispatch(name, Array(words.dropFirst()), line: trimmed)
    }
    if ["help", "?", "ヘルプ", "quit", "exit", "終了"].contains(folded) {
      return dispatch(
        folded == "?" ? "help" : folded == "exit" ? "quit" : folded, [], line: trimmed)
    }
    if case .field = pending { return talk(trimmed) }
    if let talked = TalkedCommand.named(by: trimmed) {
      talkLanguage = talked.language
      return dispatch(talked.name, [], line: trimmed)
    }
    return talk(trimmed)
  }

  /// Control characters and over-long lines are refused before anything reads them.
  static func inputProblem(_ line: String) -> Problem? {
    if line.utf8.count > 1 << 20 {
      return Problem(.inputTooLong, ["limit": "1", "size": String(line.utf8.count >> 20)])
    }
    for scalar in line.unicodeScalars where scalar.value < 0x20 || scalar.value == 0x7F {
      if scalar == "\t" || scalar == "\n" || scalar == "\r" { continue }
      let hex = String(scalar.value, radix: 16)
      return Problem(
        .inputControlCharacter,
        ["character": "U+" + String(repeating: "0", count: 4 - hex.count) + hex])
    }
    return nil
  }

  /// A proposed sentence whose blanks nobody filled is no statement.
  static func blanksProblem(_ line: String) -> Problem? {
    guard line.contains("＿＿") || line.contains("___") else { return nil }
    return Problem(.inputBlanks, ["text": line])
  }

  private func dispatch(_ name: String, _ arguments: [String], line: String) -> Reply {
    copyMade = nil
    if ["-h", "--help"].contains(name) { return dispatch("help", arguments, line: line) }
    if name == "--version" { return Reply("AlterEgo \(Conversation.version)") }
    guard let command = CommandTable.find(name) else {
      let near = CommandTable.suggestions(for: name)
      let options =
        (try? GlobalOptions.parse(arguments.filter { ["--json", "--csv"].contains($0) }))?
        .settings ?? Settings()
      return failure(unknown(name, near), options.over(base))
    }
    if arguments.contains("--help") || arguments.contains("-h") {
      return dispatch(
        "help", [command.entry.name] + arguments.filter { $0 != "--help" && $0 != "-h" }, line: line
      )
    }
    var options = base
    do {
      let parsed = try command.parse(ArgumentWords.settled(arguments))
      options = parsed.options.settings.over(base)
      try check(options, color: parsed.options.color)
      let context = CommandContext(conversation: self, options: options, commandLine: line)
      var reply = try parsed.run(context)
      reply.isJSON = options.json
      return reply
    } catch let problem as Problem {
      return failure(problem, options)
    } catch {
      // The parser's own complaint: an unknown option, a missing value.
      options = GlobalOptions.rescued(arguments).over(base)
      let detail = ParserComplaint.worded(command.message(for: error), in: language(options))
      return failure(
        Problem(.usageWrong, ["detail": detail, "command": command.entry.name]), options)
    }
  }

  /// What is missing is shown by the first example of the command's help.
  private func withExample(
    _ problem: Problem, _ prefix: String, _ language: SpokenLanguage
  ) -> Problem {
    guard problem.code == .usageNothingSaid, let command = problem.parameters["command"],
      let name = command.split(separator: " ").first.map(String.init),
      CommandTable.find(name) != nil
    else { return problem }
    let key = "help/\(name)/example1"
    let example =
      command.contains("…") || !Phrasebook.builtIn.has(key)
      ? command : Phrasebook.builtIn.phrase(key, in: language)
    return Problem(problem.code, ["command": prefix + example])
  }

  /// The problem of a word that is no command, with what it may mean.
  func unknown(_ word: String, _ near: [String]) -> Problem {
    let shown = isShell ? near : near.map { "/" + $0 }
    var parameters = ["word": word, "near": shown.joined(separator: ", ")]
    if near.isEmpty { parameters["variant"] = "nothing-near" }
    return Problem(.usageUnknownCommand, parameters)
  }

  /// The reply to a problem that the front end met.
  package func failure(_ problem: Problem) -> Reply { failure(problem, base) }

  /// The reply to arguments that make no sense.
  package func usage(_ detail: String) -> Reply {
    failure(Problem(.usageWrong, ["detail": detail, "command": "help"]), base)
  }

  func failure(_ given: Problem, _ options: Settings) -> Reply {
    dropCopy()
    let language = language(options)
    var problem = given
    if problem.code == .usageWrong, problem.parameters["command"] == "" {
      // No command is meant: the overview helps.
      problem = Problem(
        .usageWrong, problem.parameters.merging(["variant": "no-command"]) { $1 },
        at: problem.location)
    }
    let prefix = isShell ? "alterego " : "/"
    let worded = WordedProblem(
      withExample(problem, prefix, language), in: language, prefix: prefix)
    var reply = Reply()
    if options.json { reply.notice = worded.json.text + "\n" } else { reply.notice = worded.text }
    reply.exitStatus = problem.code.exitStatus
    return reply
  }
}

extension String {
  /// Without the stop at its end.
  var droppingStops: String {
    var text = trimmed
    while let last = text.last, "。.!！".contains(last) { text.removeLast() }
    return text
  }

  /// Without blanks of any width at both ends.
  var trimmed: String {
    var view = Substring(self)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}
