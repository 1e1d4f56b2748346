// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// How decisions and questions stand in the tables, and back.
enum DecisionRows {
  typealias Value = Database.Value

  static let columns = Table.decisions.columns.joined(separator: ", ")

  static func row(_ precedent: Precedent, ordinal: Int) -> [Value] {
    [
      .integer(ordinal), .text(precedent.id), .text(precedent.draft.text),
      .text(precedent.outcome.rawValue), .optional(precedent.reason), .optional(precedent.date),
      .text(precedent.recordedAt), .text(precedent.draft.json.text),
    ]
  }

  static func precedent(_ row: [Value]) -> (ordinal: Int, precedent: Precedent)? {
    guard row.count == Table.decisions.columns.count, let ordinal = row[0].integer,
      let id = row[1].text, let outcome = row[3].text.flatMap(Precedent.Outcome.init(rawValue:)),
      let recordedAt = row[6].text, let draft = row[7].text.flatMap(Draft.init(jsonText:))
    else { return nil }
    let precedent = Precedent(
      id: id, draft: draft, outcome: outcome, reason: row[4].text, date: row[5].text,
      recordedAt: recordedAt)
    return (ordinal, precedent)
  }

  static func row(_ question: LoggedQuestion, ordinal: Int) -> [Value] {
    [
      .integer(ordinal), .text(question.id), .text(question.text), .optional(question.askedBy),
      .text(question.askedAt), .text(question.verdict.rawValue),
      .optional(question.reason?.rawValue), .optional(question.escalateTo), .text(question.main),
      .text(question.receipt.text), .integer(question.waits ? 1 : 0),
      .optional(question.answeredBy),
    ]
  }

  static func question(_ row: [Value]) -> LoggedQuestion? {
    guard row.count == Table.questions.columns.count, let id = row[1].text,
      let text = row[2].text, let askedAt = row[4].text,
      let verdict = row[5].text.flatMap(Verdict.init(rawValue:)), let main = row[8].text,
      let receipt = row[9].text.flatMap({ try? JSON(parsing: $0) })
    else { return nil }
    var question = LoggedQuestion(
      text: text, askedBy: row[3].text, verdict: verdict, main: main, receipt: receipt)
    question.id = id
    question.askedAt = askedAt
    question.reason = row[6].text.flatMap(EscalationReason.init(rawValue:))
    question.escalateTo = row[7].text
    question.waits = row[10].integer == 1
    question.answeredBy = row[11].text
    return question
  }
}
