// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundations
import Model
import Store
import Wording

/// What waits for the president, and how much was answered without.
struct QuestionsCommand: SessionCommand {
  static let entry = CommandEntry("questions", "問い")

  @OptionGroup var options: GlobalOptions
  @Flag(name: .long) var all = false
  /// The statements that decide, instead of the questions.
  @Flag(name: .long) var axis = false

  func run(_ context: CommandContext) throws -> Reply {
    let store = try context.reading()
    let sight = QuestionSight(try context.audience(), context.asker)
    let seen = try store.questions().filter(sight.sees)
    if axis { return try JudgementAxis(context, seen).reply }
    let shown = all ? seen : seen.filter(\.waits)
    let share = AnsweredShare.byMonth(seen)
    if context.options.json {
      var lines = shown.map { StatementRecord.json($0).text }
      lines.append(JSON.object([("months", .array(share.map(\.json)))]).text)
      return Reply(lines.joined(separator: "\n"))
    }
    guard !shown.isEmpty || !share.isEmpty else {
      var reply = Reply()
      reply.notice = context.say("questions/none") + "\n"
      return reply
    }
    var reply = context.table(table(shown, context))
    if context.options.csv { return reply }
    if shown.isEmpty { reply.text = context.say("questions/none-waiting") + "\n" }
    reply.text +=
      "\n" + months(share, context).lines(width: context.width).joined(separator: "\n") + "\n"
    if let first = shown.first(where: \.waits) {
      reply.text +=
        context.say("questions/how", ["command": context.typed("answer \(first.id) …")]) + "\n"
    }
    return reply
  }

  private func table(_ questions: [LoggedQuestion], _ context: CommandContext) -> PlainTable {
    var table = PlainTable(
      [
        "list/id", "questions/when", "questions/who", "questions/verdict", "questions/to",
        "questions/text",
      ]
      .map { context.say($0) })
    for question in questions {
      var to = ""
      if question.verdict == .escalate {
        to = question.escalateTo ?? context.say("answer/president")
      }
      table.rows.append([
        question.id, String(localMoment(question.askedAt).prefix(10)),
        question.askedBy ?? context.say("questions/own-desk"),
        question.answeredBy ?? context.say("verdict/\(question.verdict.rawValue)"), to,
        question.text,
      ])
    }
    return table
  }

  private func months(_ share: [AnsweredShare], _ context: CommandContext) -> PlainTable {
    var table = PlainTable(
      ["questions/month", "questions/asked", "questions/without", "questions/rate"].map {
        context.say($0)
      })
    for month in share {
      table.rows.append([
        month.month, String(month.asked), String(month.without), "\(month.percent)%",
      ])
    }
    return table
  }
}

/// How many questions of a month were answered without the president.
struct AnsweredShare {
  let month: String
  var asked = 0
  var without = 0

  var percent: Int { asked == 0 ? 0 : (without * 100 + asked / 2) / asked }

  var json: JSON {
    .object([
      ("month", .string(month)), ("asked", .int(asked)), ("withoutPresident", .int(without)),
      ("escalated", .int(asked - without)), ("rate", .number(Double(percent) / 100)),
    ])
  }

  /// The months in which something was asked, oldest first.
  static func byMonth(_ questions: [LoggedQuestion]) -> [AnsweredShare] {
    var months: [String: AnsweredShare] = [:]
    for question in questions {
      let month = String(localMoment(question.askedAt).prefix(7))
      var share = months[month] ?? AnsweredShare(month: month)
      share.asked += 1
      // What the president had to answer, or still has to, was not answered without.
      if !question.waits, question.answeredBy == nil { share.without += 1 }
      months[month] = share
    }
    return months.values.sorted { $0.month < $1.month }
  }
}
