// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning
import Store
import Wording

/// The same company with other statements, side by side with what it is.
struct OtherCompany {
  /// How many logged questions are asked again.
  private static let askedAgain = 50

  struct Answers {
    let before: AnswerRecord
    let after: AnswerRecord
  }

  struct Gaps {
    var before = 0
    var after = 0
    /// In words, and as keys.
    var closed: [String] = []
    var opened: [String] = []
    var closedKeys: [String] = []
    var openedKeys: [String] = []
  }

  struct Turned {
    let id: String
    let text: String
    let before: String
    let after: String
  }

  private let context: CommandContext
  private let before: AskableStatements
  private let after: AskableStatements
  private let store: StatementStore

  init(
    _ context: CommandContext, before: [Statement], after: [Statement], _ store: StatementStore
  ) {
    self.context = context
    self.before = AskableStatements(before)
    self.after = AskableStatements(after)
    self.store = store
  }

  func answers(_ question: String) throws -> Answers {
    if let problem = Conversation.inputProblem(question) { throw problem }
    return Answers(
      before: try asking(before, context.asker, []).answer(question),
      after: try asking(after, context.asker, []).answer(question))
  }

  private func asking(
    _ asked: AskableStatements, _ asker: String?, _ given: [String]
  ) throws -> Asking {
    Asking(
      analyzer: try context.analyzer(), asked: asked,
      precedents: try store.precedents(), audience: try context.audience(), asker: asker,
      given: given, asOf: try context.today())
  }

  func gaps() throws -> Gaps {
    let (now, then) = (
      try LineDesk(context, try before.all(), store),
      try LineDesk(context, try after.all(), store)
    )
    let (open, openThen) = (now.line.openGaps, then.line.openGaps)
    let (keys, keysThen) = (Set(open.map(\.key)), Set(openThen.map(\.key)))
    var gaps = Gaps(before: open.count, after: openThen.count)
    for gap in open where !keysThen.contains(gap.key) {
      gaps.closed.append(now.gaps.name(gap) + ": " + now.gaps.evidence(gap))
      gaps.closedKeys.append(gap.key)
    }
    for gap in openThen where !keys.contains(gap.key) {
      gaps.opened.append(then.gaps.name(gap) + ": " + then.gaps.evidence(gap))
      gaps.openedKeys.append(gap.key)
    }
    return gaps
  }

  /// The latest questions whose answer would be another.
  func turnedQuestions() throws -> [Turned] {
    let sight = QuestionSight(try context.audience(), context.asker)
    var turned: [Turned] = []
    for question in try store.questions().filter(sight.sees).suffix(Self.askedAgain) {
      guard let inputs = ReceiptInputs(question.receipt) else { continue }
      let now = try asking(before, inputs.asker, inputs.given).answer(inputs.question)
      let then = try asking(after, inputs.asker, inputs.given).answer(inputs.question)
      guard now.answer.verdict != then.answer.verdict else { continue }
      turned.append(
        Turned(
          id: question.id, text: question.text, before: now.answer.verdict.rawValue,
          after: then.answer.verdict.rawValue))
    }
    return turned
  }
}
