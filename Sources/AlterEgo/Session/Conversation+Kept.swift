// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Store

extension Conversation {
  /// The statements of the store as questions are put to them: where an earlier question left
  /// their index beside them, only what this one meets is read.
  func asked(_ store: StatementStore, _ options: Settings) throws(Problem) -> AskableStatements {
    if let kept = try keptStatements(store, options) { return kept }
    let asked = askable(try store.statements())
    prepare(asked, options)
    return asked
  }

  private func keptStatements(
    _ store: StatementStore, _ options: Settings
  ) throws(Problem) -> AskableStatements? {
    guard let build, isPlain(options) else { return nil }
    let key = "\(store.path) \(try store.changeCounter)"
    if let keptAskable, keptAskable.key == key { return keptAskable.asked }
    keptAskable = nil
    // While the lexicons are built only the knowledge is waited for.
    guard let reading = try store.kept(KeptStatements.name, madeBy: build) else { return nil }
    let knowledge: KnowledgeBase
    if let warm = warming?.knowledge() {
      knowledge = warm
    } else {
      knowledge = try generalKnowledge(options)
    }
    guard let kept = try KeptStatements(reading, store, knowledge) else { return nil }
    let asked = AskableStatements(kept)
    keptAskable = (key, asked)
    return asked
  }

  /// Keeps what was worked out for a question, for the next process that puts one.
  func keep(
    _ asked: AskableStatements, of store: StatementStore, for audience: Audience,
    _ options: Settings
  ) throws(Problem) {
    guard let build, isPlain(options), try store.statementCount >= KeptStatements.fewest else {
      return
    }
    if let keptAskable, keptAskable.asked === asked {
      // The log of the question changed nothing of it.
      self.keptAskable?.key = "\(store.path) \(try store.changeCounter)"
      return
    }
    let numbered = try store.numberedStatements()
    guard askable(numbered.statements) === asked,
      let bytes = try asked.keepable(
        numbered.ordinals, for: audience, try generalKnowledge(options))
    else { return }
    // Another process may write: what can't be kept now is kept another time.
    try? store.keep(
      KeptReading(sequence: numbered.sequence, content: bytes), as: KeptStatements.name,
      madeBy: build)
  }

  /// Keeps it once many statements came at a time, so that the first question need not wait for it.
  func keep(afterAdding count: Int, _ context: CommandContext) {
    guard count > KeptStatements.mostAdded, !context.options.dryRun,
      let store = try? context.writing()
    else { return }
    // The statements are stored; what can't be kept now the first question keeps.
    try? keep(
      askable(store.statements()), of: store, for: context.audience(), context.options)
  }

  /// Whether the knowledge is just what the program carries, so that its build tells it.
  private func isPlain(_ options: Settings) -> Bool {
    options.knowledge == nil && surroundings.environment("ALTEREGO_KNOWLEDGE") == nil
      && company(options).language.isEmpty
  }
}
