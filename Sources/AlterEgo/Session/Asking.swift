// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Reasoning

/// Puts a question to statements and precedents: the one way from words to an answer, for the
/// prompt, the command, `test` and `replay` alike.
struct Asking {
  let analyzer: Analyzer
  let asked: AskableStatements
  let precedents: [Precedent]
  let audience: Audience
  /// The role that asks, as typed; nil at the president's own desk.
  let asker: String?
  let given: [String]
  let asOf: CalendarDate

  func answer(_ question: String) throws(Problem) -> AnswerRecord {
    var draft = analyzer.question(question)
    guard var proposal = draft.proposal else { throw Problem(.askNoQuestion, ["text": question]) }
    for fact in given { add(fact, to: &proposal) }
    draft.proposal = proposal
    var role: Term?
    if let asker {
      guard let found = analyzer.role(asker) else { throw Problem(.usageBadRole, ["text": asker]) }
      role = found
    }
    let visiblePrecedents = Precedent.isVisible(to: audience) ? precedents : []
    let near = try asked.near(proposal, for: audience, analyzer.knowledge)
    let answer = Judge(
      analyzer.knowledge, statements: near, precedents: visiblePrecedents,
      roles: asked.roles(for: audience), all: asked.few(for: audience)
    ).answer(proposal, asker: role)
    let receipt = Receipt(
      store: try asked.hash(for: audience, visiblePrecedents), knowledge: analyzer.knowledgeHash,
      asOf: asOf.description, question: question, asker: asker, given: given,
      audience: audience.rawValue)
    return AnswerRecord(
      question: question, answer: answer, draft: draft, receipt: receipt,
      withheld: audience == .president ? try asked.hidden(from: audience) : nil,
      knowledge: analyzer.knowledge)
  }

  /// 粗利率=25%, or any sentence that tells facts.
  private func add(_ text: String, to proposal: inout Proposal) {
    let sentence = text.replacingEquals(in: Analyzer.language(of: text))
    guard let told = analyzer.question(sentence).proposal else { return }
    for fact in told.facts {
      proposal.facts.removeAll { $0.id == fact.id }
      proposal.facts.append(fact)
    }
    for term in told.terms {
      var term = term
      term.inProposal = false
      proposal.terms.append(term)
    }
  }
}

extension Asking {
  /// Puts questions to statements that nothing else is worked out from.
  init(
    analyzer: Analyzer, statements: [Statement], precedents: [Precedent], audience: Audience,
    asker: String?, given: [String], asOf: CalendarDate
  ) {
    self.init(
      analyzer: analyzer, asked: AskableStatements(statements), precedents: precedents,
      audience: audience, asker: asker, given: given, asOf: asOf)
  }
}

extension String {
  /// `a=b` as the sentence that says so.
  func replacingEquals(in language: SpokenLanguage) -> String {
    guard let sign = firstIndex(where: { $0 == "=" || $0 == "＝" }) else { return self }
    let (name, value) = (self[..<sign], self[index(after: sign)...])
    return language == .japanese ? "\(name)は\(value)" : "\(name) is \(value)"
  }
}
