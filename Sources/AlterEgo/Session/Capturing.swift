// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Reasoning
import Store
import Wording

/// Stores statements and says what was understood, with the one follow-up question that matters
/// most.
struct Capturing {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  /// Stores one line; the reply is in the language of the line.
  ///
  /// `target` is the id of a statement that it is for, and is tied to by hand.
  func capture(_ line: String, forcedKind: Kind? = nil, for target: String? = nil) throws -> (
    statement: Statement, reply: Reply
  ) {
    if let problem = Conversation.blanksProblem(line) { throw problem }
    let analyzer = try context.analyzer()
    let draft = forcedKind == nil ? analyzer.kept(line) : analyzer.statement(line)
    let kind = forcedKind ?? draft.kind ?? .principle
    let isFirst = !Files.exists(context.conversation.storePath(context.options))
    let store = try context.writing()
    var stored = draft
    stored.kind = kind
    let tied = try TiedStatements(context, target)
    let statement = try tied.add([(stored, kind, nil)], to: store)[0]
    context.conversation.lastStatement = statement.id
    var said = try reply(statement, isFirst: isFirst, store)
    if context.options.quiet { said.text = "" }
    return (statement, said)
  }

  private func say(_ key: String, _ parameters: [String: String], _ language: SpokenLanguage)
    -> String
  {
    Phrasebook.builtIn.phrase(key, parameters, in: language)
  }

  private func reply(_ statement: Statement, isFirst: Bool, _ store: StatementStore) throws -> Reply
  {
    let language = statement.draft.language
    let knowledge = try context.knowledge()
    var lines: [String] = []
    if isFirst {
      lines.append(
        say(
          "store/made",
          ["path": TildePath.short(store.path, home: context.surroundings.environment("HOME"))],
          language))
    }
    lines.append(
      say(
        "captured/line",
        [
          "id": statement.id,
          "summary": DraftWording(knowledge, in: language).summary(statement.draft),
        ], language))
    if let condition = statement.draft.condition {
      lines.append("  " + say("draft/condition", ["text": condition], language))
    }
    if let exception = statement.draft.exception {
      lines.append("  " + say("draft/exception", ["text": exception], language))
    }
    if statement.kind == .candid { lines.append("  " + say("captured/private", [:], language)) }
    lines += try registered(statement, store, language).map { "  " + $0 }
    let clashes = try Clashing(context, language).told(statement, store)
    lines += clashes.lines.map { "  " + $0 }
    if !clashes.asks { lines.append("  " + (try afterwards(statement, language))) }
    var reply = Reply(lines.joined(separator: "\n"))
    reply.isPrivate = statement.kind == .candid
    return reply
  }

  /// What an initiative's sentence fills of the register, how its type fails, and how to go on.
  private func registered(
    _ statement: Statement, _ store: StatementStore, _ language: SpokenLanguage
  ) throws -> [String] {
    guard statement.kind == .initiative else { return [] }
    let speaking = context.speaking(language)
    let desk = try LineDesk(speaking, try speaking.visibleStatements(store), store)
    let view = try InitiativeView(statement, desk)
    let command = context.typed("initiative ask \(statement.id)")
    return view.told + view.warned
      + [say("initiative/register", ["command": command], language)]
  }

  /// The one question about the statement, else what comes next.
  func afterwards(
    _ statement: Statement, _ language: SpokenLanguage
  ) throws(Problem) -> String {
    let store = try context.writing()
    if let question = try followUp(statement, store, language) { return question }
    return try onward(store, language)
  }

  /// The next question of a first sitting, else where the next action is.
  func onward(_ store: StatementStore, _ language: SpokenLanguage) throws(Problem) -> String {
    try Sitting(context, language).line(store)
      ?? say("captured/next", ["command": context.typed("next")], language)
  }

  /// The one question on which most depends.
  ///
  /// An ambiguous change, a vague word, a missing limit, a missing number. Asked only where the
  /// next line can answer it.
  private func followUp(
    _ statement: Statement, _ store: StatementStore, _ language: SpokenLanguage
  ) throws(Problem) -> String? {
    guard context.canAsk else { return nil }
    let draft = statement.draft
    if let change = draft.change, change.ambiguous {
      context.conversation.pending = .vague(statement: statement.id, word: "")
      return say("ask/points", ["by": JSON.written(abs(change.by))], language)
    }
    if let vague = draft.vague.first {
      context.conversation.pending = .vague(statement: statement.id, word: vague.surface)
      return vague.question
    }
    if let word = try unknownWord(draft) {
      context.conversation.pending = .word(word, statement: statement.id)
      return say("ask/word", ["word": word], language)
    }
    if statement.kind == .delegation, draft.threshold == nil,
      draft.modality == .may || draft.norms.contains(where: \.decides)
    {
      context.conversation.pending = .vague(statement: statement.id, word: "")
      return say("ask/limit", ["role": draft.holder ?? ""], language)
    }
    if statement.kind == .kpi, draft.isRelative, try start(of: statement, store) == nil {
      context.conversation.pending = .baseline(of: statement.id)
      return say("ask/baseline", [:], language)
    }
    let wantsNumber =
      [.purpose, .intention, .vision, .strategy, .initiative].contains(statement.kind)
      && draft.quantities.isEmpty
    if wantsNumber, try !isMeasured(statement, store) {
      context.conversation.pending = .number(of: statement.id)
      return say("ask/number", ["id": statement.id], language)
    }
    return nil
  }

  /// Where the books say that the number stands which the statement moves.
  private func start(
    of statement: Statement, _ store: StatementStore
  ) throws(Problem) -> RegisterRow? {
    let lexicon = try context.conversation.lineRules(context.options).lexicon
    return RegisterReading(lexicon, books: try CompanyFigures.seen(context, store))
      .start(of: statement)
  }

  /// The unknown word that the rule is about, where nothing known says what it is about.
  private func unknownWord(_ draft: Draft) throws(Problem) -> String? {
    guard
      let main = draft.norms.first(where: { $0.modality == draft.modality }) ?? draft.norms.first,
      [.principle, .delegation, .criterion].contains(draft.kind), main.requires.isEmpty
    else { return nil }
    let terms = [main.object, main.counterparty].compactMap { $0 } + main.about
    guard !terms.isEmpty, terms.allSatisfy(\.isWord), let surface = terms.first?.surface,
      try !isPlain(FoldedText.fold(surface), draft)
    else { return nil }
    guard
      let at = draft.notUnderstood.firstIndex(where: {
        FoldedText.fold($0) == FoldedText.fold(surface)
      })
    else { return nil }
    return compound(at, draft)
  }

  /// Whether nobody needs to be asked what a word is: a department, or the month of 月30時間.
  private func isPlain(_ word: String, _ draft: Draft) throws(Problem) -> Bool {
    let periods = ["月": "month", "年": "year", "週": "week", "日": "day"]
    if draft.quantities.contains(where: { $0.per == periods[word] ?? word }) { return true }
    return try context.knowledge().departments.named(word) != nil
  }

  /// The unknown word with those that it makes one name with: ホゲ and 材 in ホゲ材.
  private func compound(_ at: Int, _ draft: Draft) -> String {
    let words = draft.notUnderstood
    guard draft.language == .japanese else { return words[at] }
    var name = words[at]
    for next in words[(at + 1)...] {
      guard draft.text.contains(name + next) else { break }
      name += next
    }
    for before in words[..<at].reversed() {
      guard draft.text.contains(before + name) else { break }
      name = before + name
    }
    return name
  }

  /// Whether the line of a young company leads from the statement to a number already.
  private func isMeasured(_ statement: Statement, _ store: StatementStore) throws(Problem) -> Bool {
    guard let live = Sitting.young(try store.statements()) else { return false }
    return try LineDesk(context, live, store).line.trace(statement.id)?[.number].isEmpty == false
  }
}

/// Paths as people write them: `~` for the home folder.
enum TildePath {
  static func short(_ path: String, home: String?) -> String {
    guard let home, !home.isEmpty, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }
}
