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
  /// What the line was made of, in the order in which it was typed.
  package let typed: [Statement]
  package let decisions: [LinkDecision]
  /// Strongest first; drawn at the first question.
  package private(set) lazy var links = LinkFinder(engine, rules, decisions, index).links()
  private let shared: LineEngine
  let facts: LineFacts
  private let index: [String: Int]
  package let acceptances: [GapAcceptance]
  /// What the register keeps, each entry with what its sentence says.
  package let register: Register
  /// The same without what sentences and books say.
  package let keptRegister: Register
  private let books: BookedFigures?
  /// Found at the first question.
  package private(set) lazy var gaps = findGaps()
  private(set) lazy var ways = findWays()

  /// Draws the conclusions from the statements.
  ///
  /// `neighbour` is a line that this one differs little from, such as the same company before the
  /// last statement: the conclusions then cost what differs, and both lines stay usable.
  ///
  /// - Throws: `knowledgeRule` when the rules can't take the facts, which a program that loads
  ///   does not do short of running out of bounds.
  package init(
    _ statements: [Statement], decisions: [LinkDecision] = [],
    acceptances: [GapAcceptance] = [], register: Register = .empty,
    books: BookedFigures? = nil, rules: LineRules, near neighbour: CompanyLine? = nil
  ) throws(Problem) {
    self.rules = rules
    keptRegister = register
    self.books = books
    self.register = RegisterReading(rules.lexicon, books: books).whole(register, statements)
    self.acceptances = acceptances
    self.decisions = decisions
    typed = statements
    let live = StatementOrder.sorted(statements.filter(\.isOnLine))
    self.statements = live
    var index: [String: Int] = [:]
    index.reserveCapacity(live.count)
    for (position, statement) in live.enumerated() { index[statement.id] = position }
    self.index = index
    do throws(DatalogProblem) {
      if let neighbour, neighbour.rules.isSame(as: rules) {
        shared = neighbour.shared
      } else {
        shared = try LineEngine(rules)
      }
      facts = LineFacts(statements, decisions, rules.lexicon, self.register, shared.facts)
      _ = try shared.holding(facts)
    } catch {
      throw Problem(
        .knowledgeRule, ["code": error.code, "message": error.message, "remedy": error.remedy],
        at: error.place?.description)
    }
  }

  /// The engine with this line's facts and conclusions.
  var engine: Engine {
    do throws(DatalogProblem) {
      return try shared.holding(facts)
    } catch {
      // It held the same facts when the line was made.
      fatalError("\(error)")
    }
  }

  private func findGaps() -> [Gap] {
    do throws(DatalogProblem) {
      return GapFinder(self).marked(try shared.gaps(facts))
    } catch {
      fatalError("\(error)")
    }
  }

  /// What the register keeps of a statement, with what its sentence and the books say.
  package func entry(of statement: Statement) -> RegisterEntry {
    RegisterReading(rules.lexicon, books: books).entry(statement, in: keptRegister)
  }

  package func statement(_ id: String) -> Statement? { index[id].map { statements[$0] } }

  /// Links from, or to, a statement that rules would draw if there were a little more to go on,
  /// best first.
  package func nearLinks(
    _ relation: Link.Relation, of statement: String, isFrom: Bool
  ) -> [Link] {
    LinkFinder(engine, rules, decisions, index)
      .nearLinks(relation, of: statement, isFrom: isFrom)
  }

  /// The same of the whole company.
  package func nearLinks(_ relation: Link.Relation) -> [Link] {
    LinkFinder(engine, rules, decisions, index).nearLinks(relation)
  }

  /// The gaps that are not knowingly accepted.
  package var openGaps: [Gap] { gaps.filter { $0.accepted == nil } }
}

extension Statement {
  /// Whether the statement has a place on the line: a live one, other than a decision or a plain
  /// fact (昨年度の売上は12億円だった), which asks for nothing.
  var isOnLine: Bool { isLive && kind.station != nil && draft.speech != .fact }
}

/// The order of ids: by letter, then by number (`P-2` before `P-10`).
package enum StatementOrder {
  package static func comesBefore(_ a: String, _ b: String) -> Bool {
    Key(a).comesBefore(Key(b))
  }

  /// The statements in the order of their ids.
  static func sorted(_ statements: [Statement]) -> [Statement] {
    let keys = statements.map { Key($0.id) }
    return keys.indices.sorted { keys[$0].comesBefore(keys[$1]) }.map { statements[$0] }
  }

  /// An id cut at its last dash; what has no number behind one is all letters.
  private struct Key {
    let id: String
    let letters: Substring
    var number = 0

    init(_ id: String) {
      self.id = id
      let bytes = id.utf8
      guard let dash = bytes.lastIndex(of: 0x2D), let number = Int(id[bytes.index(after: dash)...])
      else {
        letters = id[...]
        return
      }
      letters = id[..<dash]
      self.number = number
    }

    func comesBefore(_ other: Key) -> Bool {
      if letters != other.letters { return letters < other.letters }
      return number != other.number ? number < other.number : id < other.id
    }
  }
}
