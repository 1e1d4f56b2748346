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
  package private(set) lazy var statements = StatementOrder.sorted(typed.filter(\.isOnLine))
  /// What the line was made of, in the order in which it was typed.
  package var typed: [Statement] { source.statements }
  package var decisions: [LinkDecision] { source.decisions }
  /// Strongest first; drawn at the first question.
  package private(set) lazy var links = LinkFinder(engine, rules, decisions, index).links()
  private let shared: LineEngine
  private let source: LineSource
  private lazy var index: [String: Int] = places()
  package let acceptances: [GapAcceptance]
  private(set) lazy var acceptancesByKey = Dictionary(grouping: acceptances, by: \.key)
  /// What the register keeps, each entry with what its sentence says.
  package private(set) lazy var register =
    RegisterReading(rules.lexicon, books: books).whole(keptRegister, typed)
  /// The same without what sentences and books say.
  package var keptRegister: Register { source.register }
  private var books: BookedFigures? { source.books }
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
    self.acceptances = acceptances
    source = LineSource(statements, decisions, register, books)
    do throws(DatalogProblem) {
      if let neighbour, neighbour.rules.isSame(as: rules) {
        shared = neighbour.shared
      } else {
        shared = try LineEngine(rules)
      }
      try shared.holding(source)
    } catch {
      throw CompanyLine.problem(error)
    }
  }

  private func places() -> [String: Int] {
    var index: [String: Int] = [:]
    index.reserveCapacity(statements.count)
    for (position, statement) in statements.enumerated() { index[statement.id] = position }
    return index
  }

  /// The engine with this line's facts and conclusions.
  var engine: Engine { drawn { () throws(DatalogProblem) in try shared.holding(source) } }

  /// What can't fail: the engine held the same facts when the line was made.
  private func drawn<Value>(_ body: () throws(DatalogProblem) -> Value) -> Value {
    do throws(DatalogProblem) {
      return try body()
    } catch {
      fatalError("\(error)")
    }
  }

  private func findGaps() -> [Gap] {
    let gaps = drawn { () throws(DatalogProblem) in try shared.gaps(source) }
    return GapFinder(self).marked(gaps)
  }

  /// What the register keeps of a statement, with what its sentence and the books say.
  package func entry(of statement: Statement) -> RegisterEntry {
    RegisterReading(rules.lexicon, books: books).entry(statement, in: keptRegister)
  }

  /// The entry of an id in the whole register; that of a statement is found without the others.
  package func entry(ofID id: String) -> RegisterEntry {
    guard let statement = statement(id) else { return register[id] }
    let reading = RegisterReading(rules.lexicon, books: books)
    var entry = reading.entry(statement, in: keptRegister)
    if let start = reading.start(of: statement) { entry.rows.append(start) }
    return entry
  }

  package func statement(_ id: String) -> Statement? {
    // What the engine holds is found without putting ten thousand statements into their order.
    if shared.held.source === source { return shared.held.unedited(id) }
    return index[id].map { statements[$0] }
  }

  /// What a statement says itself, as facts.
  package func saidFacts(of id: String) -> [Datalog.Fact] {
    _ = engine
    return shared.held.said(of: id)
  }

  /// How many live statements there are.
  package var count: Int { shared.count(of: source) ?? statements.count }

  /// Whether the president ranks any of the live statements.
  package var isRanked: Bool {
    _ = engine
    return shared.held.rankedCount > 0
  }

  /// How often the live statements name each role below the president's.
  package var executives: [String: Int] {
    _ = engine
    return shared.held.roles.counts
  }

  /// The day of the first live statement; nil where no day is known.
  package private(set) lazy var firstDay: CalendarDate? = {
    var first: (day: CalendarDate, text: String)?
    let typed = typed
    for place in typed.indices {
      // Only those that may be the first are copied out of ten thousand.
      if let first, typed[place].recordedAt >= first.text { continue }
      let statement = typed[place]
      guard statement.isOnLine,
        let day = CalendarDate(iso: String(statement.recordedAt.prefix(10)))
      else { continue }
      first = (day, statement.recordedAt)
    }
    return first?.day
  }()

  /// Links from, or to, a statement that rules would draw if there were a little more to go on,
  /// best first.
  package func nearLinks(
    _ relation: Link.Relation, of statement: String, isFrom: Bool
  ) -> [Link] {
    // Few links are put into their order by their ids as well as by their places.
    LinkFinder(engine, rules, decisions, [:])
      .nearLinks(relation, of: statement, isFrom: isFrom)
  }

  /// The same of the whole company.
  package func nearLinks(_ relation: Link.Relation) -> [Link] {
    LinkFinder(engine, rules, decisions, index).nearLinks(relation)
  }

  /// The gaps that are not knowingly accepted.
  package var openGaps: [Gap] {
    acceptances.isEmpty ? gaps : gaps.filter { $0.accepted == nil }
  }

  /// The gaps that an edit takes from this line and those that it brings, none of them accepted.
  ///
  /// The edit is tried on the conclusions, where it costs what it touches.
  ///
  /// - Throws: as the initialiser.
  func gapChange(by edit: LineEdit) throws(Problem) -> GapTable.Change {
    do throws(DatalogProblem) {
      return try shared.change(of: source, by: edit)
    } catch {
      throw CompanyLine.problem(error)
    }
  }

  /// The gaps with a key, none of them marked as accepted, found without a look at the others.
  package func gaps(withKey key: String) -> [Gap] {
    drawn { () throws(DatalogProblem) in try shared.gaps(of: source, withKey: key) }
  }

  func inOrder(_ gaps: [Gap]) -> [Gap] { shared.inOrder(gaps) }

  /// The line with an edit made, drawn as a line of its own.
  ///
  /// - Throws: as the initialiser.
  package func edited(by edit: LineEdit) throws(Problem) -> CompanyLine {
    let statements = typed.map { statement in
      edit.replaced.first { $0.old.isSame(as: statement) }?.new ?? statement
    }
    return try CompanyLine(
      statements + edit.added, decisions: decisions + edit.decided, acceptances: acceptances,
      register: keptRegister, books: books, rules: rules, near: self)
  }

  private static func problem(_ error: DatalogProblem) -> Problem {
    Problem(
      .knowledgeRule, ["code": error.code, "message": error.message, "remedy": error.remedy],
      at: error.place?.description)
  }
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
