// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Foundations
import Language
import Model
import Wording

/// The one next action: why it, what it closes, and the command that does it.
struct NextCommand: SessionCommand {
  static let entry = CommandEntry("next", "次")

  @OptionGroup var options: GlobalOptions

  func run(_ context: CommandContext) throws -> Reply {
    let desk = try LineDesk(context)
    let wording = NextWording(desk.line, in: context.language)
    guard let next = try desk.nextAction() else {
      if context.options.json { return Reply() }
      let isEmpty = desk.line.statements.isEmpty
      return Reply(isEmpty ? context.say("list/empty") : wording.nothing)
    }
    context.conversation.pledge = Pledge(next, before: desk.line.openGaps)
    if context.options.json { return Reply(wording.json(next).text) }
    var lines = [context.say("next/action", ["action": wording.action(next.chosen)])]
    var details = [wording.why(next)] + wording.effects(next.chosen)
    details.append(
      context.say("next/type", ["command": desk.typed(wording.command(next.chosen))])
        + (wording.example(next.chosen).map { "  " + context.say("next/blank", ["example": $0]) }
          ?? ""))
    if let runnerUp = next.runnerUp, let lead = wording.lead(next) {
      let blank = context.language == .japanese ? "。" : ". "
      details.append(
        context.say("next/runner-up", ["action": wording.action(runnerUp)]) + blank + lead)
    }
    for detail in details {
      lines += ("  " + detail).wrapped(width: context.width, continuation: "    ")
    }
    return Reply(lines.joined(separator: "\n"))
  }
}

extension LineDesk {
  /// The one next action, each edit tried in the words that its command has.
  func nextAction() throws(Problem) -> NextAction? {
    let analyzer = try context.analyzer()
    let wording = NextWording(line, in: context.language)
    let conversation = context.conversation
    return try NextAdvisor(line) { edit in
      wording.sample(edit).map { conversation.reading(ofProposed: $0, analyzer) }
    }.next()
  }
}

extension Conversation {
  /// How many proposed sentences are remembered.
  private static let mostProposed = 256

  /// How an analyzer reads a sentence that is proposed.
  func reading(ofProposed text: String, _ analyzer: Analyzer) -> Draft {
    if proposed?.analyzer !== analyzer { proposed = (analyzer, [:]) }
    if let known = proposed?.drafts[text] { return known }
    let draft = analyzer.statement(text)
    if proposed?.drafts.count == Conversation.mostProposed { proposed?.drafts = [:] }
    proposed?.drafts[text] = draft
    return draft
  }
}

/// What the last `next` promised, or the breaks that `diagnose` told how to close, until changes
/// close them.
struct Pledge: Equatable {
  /// How many breaks were open.
  var openBefore: Int
  /// The breaks that the action closes, or all that may be closed.
  var promised: [Gap]
  /// Whether all of it was promised to one action.
  let isPromise: Bool
  /// Changes of the store that are still looked at.
  var changesLeft = 5

  init(_ next: NextAction, before open: [Gap]) {
    openBefore = open.count
    promised = next.chosen.closed
    isPromise = true
  }

  init(offering open: [Gap]) {
    openBefore = open.count
    promised = open
    isPromise = false
    changesLeft = 20
  }
}

extension Conversation {
  /// Answers one typed line; when it does what the last `next` or `diagnose` proposed, the reply
  /// tells what that closed.
  package func handle(_ line: String) -> Reply {
    guard pledge != nil, let before = storeMark else { return answer(line) }
    var reply = answer(line)
    guard reply.exitStatus == 0, !reply.isJSON, storeMark != before, let told = keptPledge() else {
      return reply
    }
    if !reply.text.isEmpty, !reply.text.hasSuffix("\n") { reply.text += "\n" }
    reply.text += "  " + told + "\n"
    return reply
  }

  /// Changes whenever an action is recorded; nil while there is no store.
  private var storeMark: Int? {
    guard Files.exists(storePath(base)) else { return nil }
    return try? store(base, access: .readOnly).latestEntry
  }

  /// What became of the promise after a change; nil while nothing of it is kept.
  private func keptPledge() -> String? {
    guard var pledge else { return nil }
    pledge.changesLeft -= 1
    self.pledge = pledge.changesLeft > 0 ? pledge : nil
    let context = CommandContext(conversation: self, options: base, commandLine: "")
    guard let desk = try? LineDesk(context) else { return nil }
    // A break that is knowingly left open is not closed.
    var (left, closed): ([Gap], [Gap]) = ([], [])
    for gap in pledge.promised {
      if desk.line.gaps(withKey: gap.key).isEmpty { closed.append(gap) } else { left.append(gap) }
    }
    guard !closed.isEmpty else { return nil }
    let after = desk.line.openGaps.count
    let wording = NextWording(desk.line, in: context.language)
    let parameters = [
      "before": String(pledge.openBefore), "after": String(after),
      "count": String(pledge.promised.count), "closed": String(closed.count),
      "names": wording.names(pledge.isPromise ? left : closed),
    ]
    guard pledge.isPromise else {
      pledge.openBefore = after
      pledge.promised = left
      self.pledge = pledge.changesLeft > 0 ? pledge : nil
      return context.say("pledge/closed", parameters)
    }
    self.pledge = nil
    return context.say(left.isEmpty ? "pledge/kept" : "pledge/partly", parameters)
  }
}
