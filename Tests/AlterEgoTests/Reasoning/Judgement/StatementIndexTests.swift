// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Language
import Model
import Testing

@testable import Reasoning

/// Labelled questions with the statements they were labelled with.
private struct LabelledCase: Sendable {
  let statements: [(text: String, kind: Kind?)]
  let question: String
  let asker: String?

  static let all = Result { () throws -> [LabelledCase] in
    let text = try Files.readText(
      "\(Repository.root)/Tests/LabelledTests/Cases/practice/decisions.jsonl")
    return try text.split(separator: "\n").compactMap { line in
      let json = try JSON(parsing: String(line))
      guard let question = json["ask"]?["text"]?.string else { return nil }
      let statements = json["statements"]?.array ?? []
      return LabelledCase(
        statements: statements.compactMap { entry in
          entry["text"]?.string.map { ($0, entry["kind"]?.string.flatMap(Kind.init(rawValue:))) }
        },
        question: question, asker: json["ask"]?["as"]?.string)
    }
  }
}

/// Holds the answers from the statements that an index finds against those from all of them.
private struct Oracle {
  let analyzer: Analyzer
  private var drafts: [String: Draft] = [:]

  init() throws { analyzer = try Ruling.analyzer.get() }

  mutating func statement(_ text: String, _ kind: Kind?, _ number: Int) -> Statement {
    let draft = drafts[text] ?? analyzer.statement(text)
    drafts[text] = draft
    var statement = Statement(
      id: "P-\(number)", kind: kind ?? draft.kind ?? .principle, draft: draft, audiences: [],
      recordedAt: "2026-11-22T09:00:00Z")
    statement.isLive = number % 17 != 16
    return statement
  }

  /// Where the two ways differ; nil where they don't.
  func difference(
    _ question: String, _ asker: String?, _ statements: [Statement]
  ) throws -> String? {
    let proposal = try #require(analyzer.question(question).proposal)
    let role = asker.flatMap(analyzer.role)
    let near = StatementIndex(statements, analyzer.knowledge).near(proposal)
      .map { statements[$0] }
    let roles = statements.filter(\.isLive).flatMap(\.draft.norms).compactMap(\.actor)
    let found = shape(of: near, proposal, role, roles: roles)
    let wanted = shape(of: statements, proposal, role, roles: nil)
    return found == wanted ? nil : "\(question)\n\(found)\nbut by all statements\n\(wanted)"
  }

  /// All of an answer that anybody sees.
  private func shape(
    of statements: [Statement], _ proposal: Proposal, _ asker: Term?, roles: [Term]?
  ) -> String {
    shape(
      Judge(analyzer.knowledge, statements: statements, precedents: [], roles: roles)
        .answer(proposal, asker: asker))
  }

  /// Where an answer to a case with other numbers, given what is known of it with its own, differs
  /// from one that looks at everything; nil where it does not.
  func differenceWithOtherNumbers(
    _ question: String, _ asker: String?, _ statements: [Statement], by factor: Double
  ) throws -> String? {
    let proposal = try #require(analyzer.question(question).proposal)
    let role = asker.flatMap(analyzer.role)
    let judge = Judge(analyzer.knowledge, statements: statements, precedents: [])
    let reading = CaseReading(proposal, analyzer.knowledge)
    let known = KnownConsiderations(
      Coverage(analyzer.knowledge, reading, asker: judge.named(role)))
    var scaled = proposal
    for index in scaled.facts.indices {
      scaled.facts[index].value = scaled.facts[index].value.map { $0 * factor }
    }
    for changed in [proposal, scaled] + limits(of: statements).map({ told($0, factor, proposal) }) {
      let found = shape(judge.decide(changed, asker: role, known: known))
      let wanted = shape(judge.decide(changed, asker: role))
      if found != wanted { return "\(question)\n\(found)\nbut by all\n\(wanted)" }
    }
    return nil
  }

  private func limits(of statements: [Statement]) -> [Predicate] {
    statements.flatMap(\.draft.norms).flatMap { $0.when + $0.unless + $0.requires }
      .filter { $0.kind == .metric }
  }

  /// The case with a number beside the one of a limit, whether it told that or not.
  private func told(_ limit: Predicate, _ factor: Double, _ proposal: Proposal) -> Proposal {
    var proposal = proposal
    proposal.facts.removeAll { $0.value != nil && $0.id == limit.id }
    var fact = Fact(id: limit.id ?? "", truth: .yes, span: Span(0, 0))
    (fact.op, fact.value, fact.unit) = (.equal, (limit.value ?? 0) * factor, limit.unit)
    proposal.facts.append(fact)
    return proposal
  }

  private func shape(_ answer: Answer) -> String {
    let considered = answer.considered.map { c in
      "\(c.statement.id) \(c.normIndex) \(c.stance) \(c.role) \(c.applies) \(c.missing) \(c.fit) "
        + "\(c.isWeak) \(c.isExcepted) \(c.mayBreakLimit) "
        + c.tested.map { "\($0.predicate.text) \($0.truth)" }.joined(separator: ", ")
    }
    let misses = answer.nearMisses.map {
      "\($0.statement.id) \($0.notMet.count) \($0.notStated.count)"
    }
    return """
      \(answer.verdict) \(answer.main) \(String(describing: answer.reason))
      \(answer.because) \(answer.counter) \(answer.missing) \(answer.flips)
      \(answer.authority.standing) \(answer.authority.statements.map(\.id))
      \(String(describing: answer.escalateTo)) \(misses)
      \(considered.joined(separator: "\n"))
      """
  }
}

/// A question put to the statements that an index finds has the very answer that all give.
@Suite struct StatementIndexTests {
  @Test func `labelled questions among their own statements`() throws {
    var oracle = try Oracle()
    for labelled in try LabelledCase.all.get() {
      let statements = labelled.statements.enumerated().map {
        oracle.statement($1.text, $1.kind, $0)
      }
      let difference = try oracle.difference(labelled.question, labelled.asker, statements)
      #expect(difference == nil)
    }
  }

  @Test func `labelled questions among statements of any other trade`() throws {
    var oracle = try Oracle()
    let cases = try LabelledCase.all.get()
    let pool = cases.flatMap(\.statements)
    var random = Seeded(4)
    for _ in 0..<Rounds.of(60) {
      let labelled = random.pick(cases)
      let mixed = (labelled.statements + (0..<40).map { _ in random.pick(pool) })
        .shuffled(using: &random)
      let statements = mixed.enumerated().map { oracle.statement($1.text, $1.kind, $0) }
      let difference = try oracle.difference(labelled.question, labelled.asker, statements)
      #expect(difference == nil)
    }
  }

  @Test func `an index that was kept finds what one just made does`() throws {
    var oracle = try Oracle()
    let cases = try LabelledCase.all.get()
    let pool = cases.flatMap(\.statements).prefix(400)
    let statements = pool.enumerated().map { oracle.statement($1.text, $1.kind, $0) }
    let knowledge = oracle.analyzer.knowledge
    let made = StatementIndex(statements, knowledge)
    let older = StatementIndex(Array(statements.prefix(300)), knowledge)
    var kept = try #require(StatementIndex(kept: older.bytes, knowledge))
    for statement in statements.dropFirst(300) { kept.take(statement) }
    #expect(kept.statementCount == made.statementCount)
    for labelled in cases.prefix(120) {
      let proposal = try #require(oracle.analyzer.question(labelled.question).proposal)
      #expect(kept.near(proposal) == made.near(proposal), "\(labelled.question)")
    }
    let cut = Array(older.bytes.prefix(100))
    #expect(StatementIndex(kept: cut, knowledge) == nil)
  }

  @Test(arguments: [0.1, 1.01, 3])
  func `what a number does not bear on need not be judged again`(_ factor: Double) throws {
    var oracle = try Oracle()
    for labelled in try LabelledCase.all.get().prefix(250) {
      let statements = labelled.statements.enumerated().map {
        oracle.statement($1.text, $1.kind, $0)
      }
      let difference = try oracle.differenceWithOtherNumbers(
        labelled.question, labelled.asker, statements, by: factor)
      #expect(difference == nil)
    }
  }

  @Test func `a question meets few of the statements of other trades`() throws {
    var oracle = try Oracle()
    let pool = try LabelledCase.all.get().flatMap(\.statements)
    let statements = pool.enumerated().map { oracle.statement($1.text, $1.kind, $0) }
    let index = StatementIndex(statements, oracle.analyzer.knowledge)
    var met = 0
    let questions = ["身体拘束をしてもよいですか。", "May we varnish his violin with spray?"]
    for question in questions {
      let proposal = try #require(oracle.analyzer.question(question).proposal)
      met += index.near(proposal).count
    }
    #expect(met * 5 < statements.count * questions.count)
  }
}
