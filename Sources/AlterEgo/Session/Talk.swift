// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Store
import Wording

extension Conversation {
  /// Answers a line of talk: a statement is captured, a question answered, a worry counselled.
  func talk(_ line: String) -> Reply {
    let before = talkLanguage
    copyMade = nil
    do {
      let context = CommandContext(conversation: self, options: base, commandLine: line)
      let analyzer = try context.analyzer()
      // A bare number has no language: the talk goes on in the one it had.
      if speaks(line) { talkLanguage = Analyzer.language(of: line) }
      askedStation = nil
      defer { askedStation = nil }
      if let reply = try Correcting(context).take(line) { return reply }
      if let reply = try Teaching(context).take(line) { return reply }
      if let reply = try PendingAnswer(context).take(line) { return reply }
      lastStatement = nil
      let draft = analyzer.draft(line)
      if let reply = try ToldProfile(context).take(line, draft) { return reply }
      switch draft.speech {
      case .question:
        return try AskFlow(context).ask(line, given: [], on: nil, logs: true, exitCode: false)
      case .worry: return try Counsel(context).reply(line)
      case .fact:
        return Reply(Phrasebook.builtIn.phrase("fact/kept", in: talkLanguage ?? draft.language))
      case .statement where isReadable(draft):
        let kind = Sitting.kind(of: draft, askedFor: askedStation)
        return try Capturing(context).capture(line, forcedKind: kind).reply
      default: return try askToKeep(line, draft, context)
      }
    } catch let problem as Problem {
      // A mistyped command is no talk: the language stays what it was.
      if problem.code == .usageUnknownCommand { talkLanguage = before }
      guard problem.code == .storeNone else { return failure(problem, base) }
      let parameters = problem.parameters.merging(["variant": "talk"]) { $1 }
      return failure(Problem(.storeNone, parameters), base)
    } catch {
      talkLanguage = before
      return failure(Problem(.usageWrong, ["detail": "\(error)", "command": ""]), base)
    }
  }

  /// Whether the words of a line tell the language of the talk; what answers a field (RPA, 24%, C-1)
  /// does not.
  private func speaks(_ line: String) -> Bool {
    if case .field = pending { return false }
    // P-3, 1: neither tells a language.
    if case .rank = pending, line.trimmed.count < 5 { return false }
    return line.contains(where: \.isLetter) || talkLanguage == nil
  }

  /// A lone word is no statement: an unknown command word is never taken as one silently.
  private func isReadable(_ draft: Draft) -> Bool {
    guard !draft.norms.isEmpty, !draft.concepts.isEmpty || draft.notUnderstood.count > 1 else {
      return false
    }
    let words = draft.text.split(separator: " ").count
    return draft.language == .japanese ? draft.text.unicodeScalars.count >= 5 : words >= 3
  }

  private func askToKeep(_ line: String, _ draft: Draft, _ context: CommandContext) throws -> Reply
  {
    let first = line.split(separator: " ").first.map(String.init) ?? line
    let near = CommandTable.suggestions(for: first)
    if line.split(separator: " ").count <= 2 {
      if let command = CommandTable.find(first) {
        let name = first == command.entry.name ? command.entry.name : command.entry.japanese
        throw Problem(
          .usageUnknownCommand, ["word": first, "near": "/" + name, "variant": "slash"])
      }
      if !near.isEmpty { throw unknown(first, near) }
    }
    guard surroundings.isInteractive, !base.noInput else {
      throw Problem(.inputNotUnderstood, ["text": line])
    }
    pending = .keep(line: line)
    var reply = Reply(Phrasebook.builtIn.phrase("ask/keep", in: talkLanguage ?? draft.language))
    reply.isPrivate = draft.kind == .candid
    return reply
  }
}
