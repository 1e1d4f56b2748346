// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Model

/// The line from principle to numbers of one company: its links, its breaks, and their proofs.
///
/// A pure function of the statements it is given, the president's own links and the knowledge.
/// Give it only what the reader may see: what it is not given takes no part.
///
/// Not `Sendable`: one owner, one thread.
package final class CompanyLine {
  package let rules: LineRules
  /// Live statements on the line, in the order of their ids.
  package let statements: [Statement]
  package let decisions: [LinkDecision]
  /// Strongest first.
  package let links: [Link]
  let engine: Engine
  private let index: [String: Int]
  package let acceptances: [GapAcceptance]
  /// What the register keeps, each entry with what its sentence says.
  package let register: Register
  /// The same without what sentences and books say.
  package let keptRegister: Register
  private let books: BookedFigures?
  /// Found at the first question.
  package private(set) lazy var gaps: [Gap] = GapFinder(self).gaps(acceptances)
  private(set) lazy var ways = findWays()

  /// Links the statements.
  ///
  /// - Throws: `knowledgeRule` when the rules can't take the facts, which a program that loads
  ///   does not do short of running out of bounds.
  package init(
    _ statements: [Statement], decisions: [LinkDecision] = [],
    acceptances: [GapAcceptance] = [], register: Register = .empty,
    books: BookedFigures? = nil, rules: LineRules
  ) throws(Problem) {
    self.rules = rules
    keptRegister = register
    self.books = books
    self.register = RegisterReading(rules.lexicon, books: books).whole(register, statements)
    self.acceptances = acceptances
    self.decisions = decisions
    let live = statements.filter { $0.isLive && $0.kind.station != nil }
      .sorted { StatementOrder.comesBefore($0.id, $1.id) }
    self.statements = live
    var index: [String: Int] = [:]
    for (position, statement) in live.enumerated() { index[statement.id] = position }
    self.index = index
    engine = Engine(rules.program)
    do throws(DatalogProblem) {
      for fact in LineFacts(live, decisions, rules.lexicon, self.register).all {
        try engine.insert(fact.predicate, fact.values)
      }
      for word in rules.words.values.sorted(by: { $0.id < $1.id }) {
        try engine.insert(
          "relation_of", [.symbol(word.id), .symbol(word.relation.rawValue)])
      }
      try engine.run()
    } catch {
      throw Problem(
        .knowledgeRule, ["code": error.code, "message": error.message, "remedy": error.remedy],
        at: error.place?.description)
    }
    links = LinkFinder(engine, rules, decisions, index).links()
  }

  /// What the register keeps of a statement, with what its sentence and the books say.
  package func entry(of statement: Statement) -> RegisterEntry {
    RegisterReading(rules.lexicon, books: books).entry(statement, in: keptRegister)
  }

  package func statement(_ id: String) -> Statement? { index[id].map { statements[$0] } }

  /// Links that rules would draw if there were a little more to go on, best first.
  package func nearLinks(_ relation: Link.Relation) -> [Link] {
    LinkFinder(engine, rules, decisions, index).nearLinks(relation)
  }

  /// The gaps that are not knowingly accepted.
  package var openGaps: [Gap] { gaps.filter { $0.accepted == nil } }
}

/// The order of ids: by letter, then by number (`P-2` before `P-10`).
package enum StatementOrder {
  package static func comesBefore(_ a: String, _ b: String) -> Bool {
    let (first, second) = (parts(a), parts(b))
    if first.letters != second.letters { return first.letters < second.letters }
    return first.number != second.number ? first.number < second.number : a < b
  }

  private static func parts(_ id: String) -> (letters: Substring, number: Int) {
    guard let dash = id.lastIndex(of: "-"), let number = Int(id[id.index(after: dash)...]) else {
      return (id[...], 0)
    }
    return (id[..<dash], number)
  }
}
