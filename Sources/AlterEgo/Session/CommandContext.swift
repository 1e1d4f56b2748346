// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Store
import Wording

/// What a running command may use: options, language, store, knowledge, and words.
struct CommandContext: Speaker {
  let conversation: Conversation
  let options: Settings
  /// The command's own words, for the journal.
  let commandLine: String

  var surroundings: Surroundings { conversation.surroundings }

  /// The language of the answer: `--lang`, else that of the last talk, else the locale.
  var language: SpokenLanguage { conversation.language(options) }

  func today() throws(Problem) -> CalendarDate {
    guard let text = options.today else { return surroundings.today() }
    guard let day = CalendarDate(iso: text) else { throw Problem(.usageBadDate, ["text": text]) }
    return day
  }

  func knowledge() throws(Problem) -> KnowledgeBase { try conversation.knowledge(options) }

  func analyzer() throws(Problem) -> Analyzer {
    try conversation.analyzer(options, today: try today())
  }

  /// The store for reading; `storeNone` when there is none yet.
  func reading() throws(Problem) -> StatementStore {
    try conversation.store(options, access: .readOnly)
  }

  /// The store for writing, made when it isn't there yet.
  func writing() throws(Problem) -> StatementStore {
    try conversation.store(options, access: .create)
  }

  /// The role that asks, as it was typed; nil at the president's own desk.
  var asker: String? { options.asRole.flatMap { $0.isEmpty ? nil : $0 } }

  /// Who sees the answer: `--audience`, else it follows `--as`, else the president.
  ///
  /// - Throws: `visibilityRefused` when a role that is not the president's asks to see all.
  func audience() throws(Problem) -> Audience {
    let own = try ownAudience()
    guard let text = options.audience else { return own }
    let audience = try AudienceName.read(text)
    guard audience != .president || own == .president else {
      throw Problem(.visibilityRefused, ["id": "--audience president", "audience": own.rawValue])
    }
    return audience
  }

  /// What the one who asks may see, whatever `--audience` says.
  func ownAudience() throws(Problem) -> Audience {
    guard let asker else { return .president }
    let role = try conversation.role(asker, options)
    let president = try knowledge().isA(role.id, "president")
    return president ? .president : .executive
  }

  /// The same, without the command's own `--audience`, for commands that mean something else by it.
  var withoutAudience: CommandContext {
    var options = options
    options.audience = conversation.base.audience
    return CommandContext(conversation: conversation, options: options, commandLine: commandLine)
  }

  /// The same, answering in a language.
  func speaking(_ language: SpokenLanguage) -> CommandContext {
    var options = options
    options.lang = language.rawValue
    options.langIsOwn = true
    return CommandContext(conversation: conversation, options: options, commandLine: commandLine)
  }

  /// The same with other words for the journal.
  func saying(_ words: String) -> CommandContext {
    CommandContext(conversation: conversation, options: options, commandLine: words)
  }

  var signature: Signature {
    Signature(who: asker ?? "", command: commandLine)
  }
}

/// Audiences as people name them: `employee`, 社員.
enum AudienceName {
  static func read(_ text: String) throws(Problem) -> Audience {
    let folded = FoldedText.fold(text)
    for audience in Audience.allCases {
      let names = [audience.rawValue, audience.name(in: .japanese), audience.name(in: .english)]
      if names.contains(folded) { return audience }
    }
    throw Problem(
      .usageBadValue,
      [
        "option": "--audience", "text": text,
        "allowed": Audience.allCases.map(\.rawValue).joined(separator: ", "),
      ])
  }

  /// Several, separated by commas; the president always belongs to them.
  static func list(_ text: String) throws(Problem) -> Set<Audience> {
    var found: Set<Audience> = [.president]
    for part in text.split(whereSeparator: { ",、， ".contains($0) }) {
      found.insert(try read(String(part)))
    }
    return found
  }
}
