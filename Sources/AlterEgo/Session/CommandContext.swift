// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Store
import Wording

/// What a running command may use: options, language, store, knowledge, and words.
struct CommandContext {
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
  func audience() throws(Problem) -> Audience {
    if let text = options.audience {
      guard let audience = Audience(rawValue: text) else {
        throw Problem(.usageBadValue, ["option": "--audience", "text": text, "allowed": Audience.allCases.map(\.rawValue).joined(separator: ", ")])
      }
      return audience
    }
    guard let asker else { return .president }
    let role = try conversation.role(asker, options)
    let president = try knowledge().isA(role.id, "president")
    return president ? .president : .executive
  }

  var signature: Signature {
    Signature(who: asker ?? "", command: commandLine)
  }

  func say(_ key: String, _ parameters: [String: String] = [:]) -> String {
    Phrasebook.builtIn.phrase(key, parameters, in: language)
  }
}
