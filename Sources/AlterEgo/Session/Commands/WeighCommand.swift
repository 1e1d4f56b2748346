// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import ArgumentParser
import Foundations
import Model
import Reasoning
import Wording

/// The four questions put to a measure or to a question, what it touches, which values it
/// realises and which numbers show it.
struct WeighCommand: SessionCommand {
  static let entry = CommandEntry("weigh", "四問", aliases: ["四つの問い"], completion: .ids)

  @OptionGroup var options: GlobalOptions
  @Argument var words: [String] = []

  func run(_ context: CommandContext) throws -> Reply {
    let text = words.joined(separator: " ").trimmed
    guard !text.isEmpty else { throw Problem(.usageNothingSaid, ["command": "weigh I-1"]) }
    if words.count == 1, StatementID.matches(text) {
      let desk = try LineDesk(context)
      let id = try desk.trace(text).statement
      guard let weighed = FourQuestions(id, desk.line) else {
        throw Problem(.storeNoSuchID, ["id": id])
      }
      return WeighReply(desk: desk, id: id, question: nil, weighed: weighed).reply
    }
    return try weigh(text, context)
  }

  /// A question that is not kept: what the line would say of it if it were done.
  private func weigh(_ text: String, _ context: CommandContext) throws -> Reply {
    if let problem = Conversation.inputProblem(text) { throw problem }
    let analyzer = try context.analyzer()
    let store = try context.reading()
    let visible = try context.visibleStatements(store)
    var draft = analyzer.draft(text)
    guard !draft.saysNothing else { throw Problem(.inputNotUnderstood, ["text": text]) }
    let asking = Asking(
      analyzer: analyzer, statements: visible, precedents: [], audience: try context.audience(),
      asker: nil, given: [], asOf: try context.today())
    let cited = (try? asking.answer(text))?.answer.because ?? []
    draft.speech = .statement
    draft.kind = .initiative
    let measure = Statement(
      id: "I-0", kind: .initiative, draft: draft, audiences: Set(Audience.allCases),
      recordedAt: context.surroundings.now())
    let desk = try LineDesk(context, visible + [measure], store)
    guard let weighed = FourQuestions(measure.id, desk.line, cited: cited) else {
      throw Problem(.inputNotUnderstood, ["text": text])
    }
    return WeighReply(desk: desk, id: measure.id, question: text, weighed: weighed).reply
  }
}

/// The answers as people and as scripts see them.
private struct WeighReply {
  let desk: LineDesk
  let id: String
  /// What was asked, where it is no statement of the store.
  let question: String?
  let weighed: FourQuestions

  private var context: CommandContext { desk.context }

  var reply: Reply {
    if context.options.json { return Reply(json.text) }
    let text = question.map(context.wording.quoted) ?? "\(id)  \(desk.text(id))"
    var lines = [text, context.say("weigh/questions")]
    lines += weighed.replies.map { "  " + line($0) }
    lines.append(context.say("weigh/domains"))
    lines += weighed.touches.map { touch in
      let name = context.say("weigh/domain/\(touch.domain.rawValue)")
      return "  " + (touch.statements.isEmpty ? "○ " : "● ") + name + context.say("weigh/colon")
        + list(touch.statements)
    }
    lines.append(context.say("weigh/values"))
    lines += quoted(weighed.values)
    lines.append(context.say("weigh/numbers"))
    lines += quoted(weighed.numbers)
    if question == nil, let isLocal = weighed.isLocalOptimum {
      lines.append(context.say(isLocal ? "weigh/local" : "weigh/not-local"))
    }
    if !weighed.hops.isEmpty {
      let hops = weighed.hops.map { hop in
        context.say("weigh/hop/\(hop.reason)") + "(" + list(hop.statements) + ")"
      }
      lines.append(
        context.say("weigh/line", ["hops": hops.joined(separator: " → ")]))
    }
    return Reply(
      lines.flatMap { $0.wrapped(width: context.width, continuation: "    ") }
        .joined(separator: "\n"))
  }

  private func line(_ reply: FourQuestions.Reply) -> String {
    let key = "weigh/\(reply.question.rawValue)"
    let mark =
      switch reply.truth {
      case .yes: "●"
      case .no: "×"
      case .unknown: "○"
      }
    let ids = shown(reply.statements)
    return context.say(
      "weigh/reply",
      [
        "mark": mark, "question": context.say(key),
        "answer": context.say("weigh/answer/\(reply.truth.rawValue)"),
        "why": context.say("\(key)/\(reply.isBarred ? "barred" : reply.truth.rawValue)"),
      ]) + (ids.isEmpty ? "" : "  " + ids.joined(separator: " "))
  }

  /// A question that is asked has no id to be shown by.
  private func shown(_ ids: [String]) -> [String] {
    question == nil ? ids : ids.filter { $0 != id }
  }

  private func list(_ ids: [String]) -> String {
    guard !ids.isEmpty else { return context.say("weigh/none") }
    let shown = shown(ids)
    return shown.isEmpty ? context.say("weigh/itself") : shown.joined(separator: " ")
  }

  private func quoted(_ ids: [String]) -> [String] {
    let shown = shown(ids)
    guard !shown.isEmpty else { return ["  " + context.say("weigh/none")] }
    return shown.prefix(5).map { "  \($0)  \(desk.text($0))" }
      + (shown.count > 5
        ? ["  " + context.say("line/more", ["count": String(shown.count - 5)])] : [])
  }

  private var json: JSON {
    .object([
      ("statement", question == nil ? .string(id) : .null), ("question", .optional(question)),
      (
        "questions",
        .array(
          weighed.replies.map {
            .object([
              ("question", .string($0.question.rawValue)), ("answer", .string($0.truth.rawValue)),
              ("statements", .strings(shown($0.statements))),
            ])
          })
      ),
      (
        "domains",
        .array(
          weighed.touches.map {
            .object([
              ("domain", .string($0.domain.rawValue)), ("touched", .bool(!$0.statements.isEmpty)),
              ("statements", .strings(shown($0.statements))),
            ])
          })
      ),
      ("values", .strings(weighed.values)), ("numbers", .strings(shown(weighed.numbers))),
      (
        "localOptimum",
        (question == nil ? weighed.isLocalOptimum : nil).map { .bool($0) } ?? .null
      ),
      (
        "line",
        .array(
          weighed.hops.map {
            .object([
              ("reason", .int($0.reason)), ("filled", .bool(!$0.statements.isEmpty)),
              ("statements", .strings(shown($0.statements))),
            ])
          })
      ),
    ])
  }
}
