// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Reasoning

@testable import Language
@testable import Session

/// A company of a few sentences that is asked one question.
struct SmallCompany {
  struct Said {
    var id: String
    var text: String
    var isLive = true
    var priority = 0
    var audiences: Set<Audience>?
  }

  var said: [Said] = []
  var asker: String?
  var audience = Audience.president

  /// Sentences with ids A, B, C … in their order.
  init(_ sentences: [String], asker: String? = nil) {
    said = zip("ABCDEFGHIJ", sentences).map { Said(id: String($0), text: $1) }
    self.asker = asker
  }

  func ask(_ question: String) throws -> AnswerRecord {
    let analyzer = try Reader.analyzer()
    let statements = said.map { said in
      let draft = analyzer.statement(said.text)
      let kind = draft.kind ?? .principle
      var statement = Statement(
        id: said.id, kind: kind, draft: draft,
        audiences: said.audiences ?? Statement.defaultAudiences(for: kind), recordedAt: "")
      statement.isLive = said.isLive
      statement.priority = said.priority
      return statement
    }
    return try Asking(
      analyzer: analyzer, statements: statements, precedents: [], audience: audience,
      asker: asker, given: [], asOf: analyzer.today
    ).answer(question)
  }

  /// The answer as scripts read it.
  func json(_ question: String) throws -> String {
    try ask(question).json(in: Analyzer.language(of: question)).text
  }
}
