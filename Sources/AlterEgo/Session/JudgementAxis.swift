// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Store
import Wording

/// Which statements decide: every logged question is put to today's statements once more, and
/// those that its answer rests on are counted.
struct JudgementAxis {
  /// One statement with the questions it decides.
  struct Row {
    let statement: Statement
    let questions: [String]
  }

  let context: CommandContext
  /// The highest ranked first, then those that decide most.
  let rows: [Row]
  /// How many questions were put.
  let asked: Int

  init(_ context: CommandContext, _ questions: [LoggedQuestion]) throws {
    self.context = context
    let store = try context.reading()
    let statements = try store.statements()
    let precedents = try store.precedents()
    let asked = context.conversation.askable(statements)
    let analyzer = try context.analyzer()
    let (audience, today) = (try context.audience(), try context.today())
    var decided: [String: [String]] = [:]
    for question in questions {
      let given = question.receipt["inputs"]?["given"]?.strings ?? []
      let asking = Asking(
        analyzer: analyzer, asked: asked, precedents: precedents, audience: audience,
        asker: question.askedBy, given: given, asOf: today)
      guard let record = try? asking.answer(question.text) else { continue }
      for id in Set(record.answer.because.map(\.statement)) {
        decided[id, default: []].append(question.id)
      }
    }
    self.asked = questions.count
    let live = statements.filter { $0.isLive && $0.isVisible(to: audience) }
    rows = live.compactMap { statement in
      decided[statement.id].map { Row(statement: statement, questions: $0) }
    }.sorted { a, b in
      if a.statement.priority != b.statement.priority {
        return a.statement.priority > b.statement.priority
      }
      if a.questions.count != b.questions.count { return a.questions.count > b.questions.count }
      return a.statement.id < b.statement.id
    }
  }

  var reply: Reply {
    if context.options.json {
      return Reply(
        rows.map { row in
          JSON.object([
            ("statement", .string(row.statement.id)), ("text", .string(row.statement.text)),
            ("priority", .int(row.statement.priority)), ("decides", .int(row.questions.count)),
            ("questions", .strings(row.questions)),
          ]).text + "\n"
        }.joined())
    }
    guard !rows.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("questions/axis-none") + "\n"
      return reply
    }
    var table = PlainTable(
      ["list/id", "list/priority", "questions/decides", "list/text"].map { context.say($0) })
    for row in rows {
      table.rows.append([
        row.statement.id, row.statement.priority == 0 ? "" : String(row.statement.priority),
        String(row.questions.count), row.statement.text,
      ])
    }
    var reply = context.table(table)
    guard !context.options.csv else { return reply }
    reply.text +=
      context.say(
        "questions/axis-count", ["asked": String(asked), "count": String(rows.count)]) + "\n"
    return reply
  }
}
