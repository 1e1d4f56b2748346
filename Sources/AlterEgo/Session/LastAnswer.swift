// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model
import Reasoning
import Store

/// The answer that `why`, `why-not` and `flip` speak of.
///
/// It is the last one of this conversation; else the last logged question is asked again on the
/// statements as they stood then.
struct LastAnswer {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func record() throws -> AnswerRecord {
    if let given = context.conversation.lastAnswer { return given.answer }
    let store = try context.reading()
    let sight = QuestionSight(try context.audience(), context.asker)
    guard let last = try store.questions().last(where: sight.sees) else {
      throw Problem(.askNothingAsked)
    }
    return try record(of: last, store)
  }

  /// The answer to a logged question, worked out again.
  func record(of question: LoggedQuestion, _ store: StatementStore) throws -> AnswerRecord {
    let inputs = ReceiptInputs(question.receipt)
    guard let inputs else { throw Problem(.askReceiptUnknown, ["id": question.id]) }
    let logged = try store.history(of: question.id).first?.sequence ?? .max
    let (statements, precedents) = try store.state(after: logged)
    return try inputs.ask(context, statements, precedents)
  }
}

/// What a receipt says was asked, by whom and when.
struct ReceiptInputs {
  let id: String
  let question: String
  let asker: String?
  let given: [String]
  let audience: Audience
  let asOf: CalendarDate
  let json: JSON

  /// Nil when the JSON is no receipt; a whole answer is taken by its receipt.
  init?(_ json: JSON) {
    let receipt = json["receipt"] ?? json
    guard let id = receipt["id"]?.string, let inputs = receipt["inputs"],
      let question = inputs["question"]?.string,
      let audience = inputs["audience"]?.string.flatMap(Audience.init),
      let asOf = receipt["asOf"]?.string.flatMap(CalendarDate.init(iso:))
    else { return nil }
    self.id = id
    self.question = question
    asker = inputs["as"]?.string
    given = inputs["given"]?.strings ?? []
    self.audience = audience
    self.asOf = asOf
    self.json = receipt
  }

  /// Asks the same again.
  func ask(
    _ context: CommandContext, _ statements: [Statement], _ precedents: [Precedent]
  ) throws -> AnswerRecord {
    let analyzer = try context.conversation.analyzer(context.options, today: asOf)
    return try Asking(
      analyzer: analyzer, statements: statements, precedents: precedents, audience: audience,
      asker: asker, given: given, asOf: asOf
    ).answer(question)
  }
}
