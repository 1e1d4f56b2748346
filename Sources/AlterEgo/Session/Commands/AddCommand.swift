// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Store
import Wording

/// Captures statements; never asks when nobody can answer.
struct AddCommand: SessionCommand {
  static let entry = CommandEntry("add", "追加", writes: true)

  @OptionGroup var options: GlobalOptions
  @Option(name: .long) var kind: String?
  /// The statement that the new ones are for; they are tied to it by hand.
  @Option(name: .customLong("for")) var target: String?
  @Argument var text: [String] = []

  /// Each quoted sentence by itself; bare words are one statement, as they are read.
  private static func statements(_ arguments: [String]) -> [String] {
    let areSentences = arguments.allSatisfy { argument in
      argument.contains(" ") || argument.last.map { "。．.".contains($0) } ?? false
    }
    return areSentences ? arguments : [arguments.joined(separator: " ")]
  }

  func run(_ context: CommandContext) throws -> Reply {
    let lines = text == ["-"] ? try context.surroundings.readLines() : Self.statements(text)
    let forced = try kind.map(KindName.one)
    let wanted = lines.map(\.trimmed).filter { !$0.isEmpty }
    guard !wanted.isEmpty else { throw Problem(.usageNothingSaid, ["command": "add"]) }
    for line in wanted {
      if let problem = Conversation.inputProblem(line) ?? Conversation.blanksProblem(line) {
        throw problem
      }
    }
    let analyzer = try context.analyzer()
    var drafts: [(draft: Draft, kind: Kind, audiences: Set<Audience>?)] = []
    var refused: [String] = []
    for line in wanted {
      var draft = forced == nil ? analyzer.kept(line) : analyzer.statement(line)
      if draft.saysNothing {
        refused.append(line)
        continue
      }
      let kind = forced ?? draft.kind ?? .principle
      draft.kind = kind
      drafts.append((draft, kind, nil))
    }
    if context.options.dryRun {
      return Reply(
        drafts.map {
          context.options.json
            ? $0.draft.json.text
            : DraftWording(analyzer.knowledge, in: context.language).lines($0.draft).joined(
              separator: "\n")
        }.joined(separator: "\n"))
    }
    if drafts.count == 1, refused.isEmpty, !context.options.json {
      return try Capturing(context).capture(wanted[0], forcedKind: forced, for: target).reply
    }
    guard !drafts.isEmpty else { throw Problem(.inputNotUnderstood, ["text": wanted[0]]) }
    let store = try context.writing()
    let added = try TiedStatements(context, target).add(drafts, to: store)
    context.conversation.keep(afterAdding: added.count, context)
    let clashing = Clashing(context, context.language)
    let wording = ClashWording(analyzer.knowledge, in: context.language)
    var out = ""
    for statement in added {
      if context.options.json {
        guard case .object(let pairs) = statement.draft.json else { continue }
        let clashes = added.count == 1 ? try clashing.clashes(of: statement, store) : []
        out +=
          JSON.object(
            [(key: "id", value: .string(statement.id))] + pairs + [
              (
                key: "clashes",
                value: .array(clashes.map { wording.json($0, new: statement.id) })
              )
            ]
          ).text + "\n"
      } else if !context.options.quiet {
        out += "\(statement.id)  \(statement.text)\n"
      }
    }
    var reply = Reply(out)
    reply.isPrivate = added.contains { $0.kind == .candid }
    for line in refused {
      reply.notice += context.say("problem/input/not-understood", ["text": line]) + "\n"
    }
    return reply
  }
}
