// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The statements of a store by what they speak of, so that a question need not be held against
/// each of them.
///
/// It finds every statement that can take part in an answer, and some that can't: a norm is held
/// against a case for a term that the two share, whichever way they share it, and for little
/// else. What that is stands in ``take(_:of:as:)`` and must be kept with ``Coverage`` and
/// ``Rivals``; a test holds the answers of the two ways against each other.
package struct StatementIndex: Sendable {
  package let statements: [Statement]
  package let knowledge: KnowledgeBase
  private let tables: DecisionTables

  /// A term as its statement writes it; its number is its place in the postings.
  private struct WrittenTerm: Hashable {
    let id: String
    let surface: String?
  }

  private var terms: [WrittenTerm: Int32] = [:]
  /// Terms by what a case may ask for.
  private var keys: [IndexKey: [Int32]] = [:]
  /// For each term the statements in whose main clauses it stands, in conditions alone, and among
  /// what they rank.
  private var main: [[Int32]] = []
  private var conditional: [[Int32]] = []
  private var ranked: [[Int32]] = []
  /// Duties by the ways they are to be done, by the number of the way.
  private var contrary: [Int: [Int32]] = [:]
  /// Statements that may cover a case by a number alone, by an amount of money alone, and any.
  private var numbered: [Int32] = []
  private var priced: [Int32] = []
  private var general: [Int32] = []

  package init(_ statements: [Statement], _ knowledge: KnowledgeBase) {
    self.statements = statements
    self.knowledge = knowledge
    tables = knowledge.decisionTables
    for (number, statement) in statements.enumerated() {
      take(statement, Int32(truncatingIfNeeded: number))
    }
  }

  // MARK: Statements

  private mutating func take(_ statement: Statement, _ number: Int32) {
    for norm in statement.draft.norms { take(norm, of: statement, number) }
    if isSoft(statement) {
      for mention in statement.draft.concepts {
        add(Term(mention.id), mention.surface, number, to: \.main)
      }
    }
  }

  private mutating func take(_ norm: Norm, of statement: Statement, _ number: Int32) {
    func surface(_ term: Term) -> String? { CourseReader.surface(term, in: statement) }
    let clause = [norm.act, norm.object, norm.counterparty].compactMap { $0 } + norm.about
    for term in clause { add(term, surface(term), number, to: \.main) }
    let conditions = norm.when.flatMap(\.terms)
    if norm.modality == .prefer {
      let ranks = [norm.object, norm.counterparty, norm.over].compactMap { $0 }
      for term in ranks + conditions { add(term, surface(term), number, to: \.main) }
      for term in ranks { add(term, surface(term), number, to: \.ranked) }
    } else {
      for term in conditions { add(term, surface(term), number, to: \.conditional) }
    }
    if norm.modality == .must {
      let text = [0x20] + FoldedText(statement.text.slice(norm.span)).bytes + [0x20]
      for side in tables.contrarySides.lists(in: text) {
        append(number, to: &contrary[side, default: []])
      }
    }
    if coversAnything(norm) { append(number, to: &general) }
    if norm.act == nil, norm.requires.contains(where: { $0.kind == .metric }) {
      append(number, to: &numbered)
    }
    if isPriced(norm) { append(number, to: &priced) }
  }

  /// A duty to put cases before somebody, or a rule on any work under some condition.
  private func coversAnything(_ norm: Norm) -> Bool {
    if norm.decides, norm.act.map({ knowledge.isA($0.id, "ask_approval") }) ?? false {
      return true
    }
    return norm.act == nil && !norm.when.isEmpty
      && ([norm.object].compactMap { $0 } + norm.about).contains {
        $0.id == "task" || $0.id == "order"
      }
  }

  /// What costs money is spent on, under whatever name.
  private func isPriced(_ norm: Norm) -> Bool {
    guard let act = norm.act,
      ["spend", "pay", "buy", "place_order"].contains(where: { knowledge.isA(act.id, $0) })
    else { return false }
    return (norm.requires + norm.when).contains {
      $0.kind == .metric && StatementIndex.isMoney($0.unit)
    }
  }

  private static func isMoney(_ unit: String?) -> Bool {
    ["JPY", "USD", "EUR", "currency_unspecified"].contains(unit)
  }

  private func isSoft(_ statement: Statement) -> Bool {
    guard statement.draft.concepts.count > 0,
      !statement.draft.norms.contains(where: { $0.modality == .mustNot })
    else { return false }
    let text = [0x20] + FoldedText(statement.text).bytes
    return !tables.softCues.lists(in: text).isEmpty
  }

  private mutating func add(
    _ term: Term, _ surface: String?, _ number: Int32,
    to postings: WritableKeyPath<StatementIndex, [[Int32]]>
  ) {
    let place = Int(self.number(of: term, surface))
    append(number, to: &self[keyPath: postings][place])
  }

  private func append(_ number: Int32, to list: inout [Int32]) {
    if list.last != number { list.append(number) }
  }

  /// The number of a term, which stands under all its keys.
  private mutating func number(of term: Term, _ surface: String?) -> Int32 {
    let written = WrittenTerm(id: term.id, surface: surface)
    if let number = terms[written] { return number }
    let number = Int32(truncatingIfNeeded: main.count)
    terms[written] = number
    main.append([])
    conditional.append([])
    ranked.append([])
    for key in Set(termKeys(term, surface)) { keys[key, default: []].append(number) }
    return number
  }

  private func termKeys(_ term: Term, _ surface: String?) -> [IndexKey] {
    var keys = [IndexKey(.id, term.id), IndexKey(.value, term.id)]
    let word = term.surface
    if let written = word ?? surface { keys += Surface(FoldedText.fold(written)).keys }
    if let surface { keys.append(IndexKey(.written, surface)) }
    if let word { keys += CaseReading.meetingKeys(word) }
    for id in knowledge.ancestors(of: term.id) {
      keys.append(IndexKey(.under, id))
      keys.append(IndexKey(.valueUnder, id))
    }
    if let concept = knowledge.concept(term.id) {
      for id in [term.id] + concept.isa {
        guard let opposite = knowledge.concept(id)?.opposite else { continue }
        keys.append(IndexKey(.undoneBy, opposite))
      }
    }
    return keys
  }

  // MARK: A case

  /// The statements that may take part in the answer to a case, in their order.
  package func near(_ proposal: Proposal) -> [Statement] {
    let asked = CaseKeys(CaseReading(proposal, knowledge), tables)
    var marks = [Bool](repeating: false, count: statements.count)
    func mark(_ numbers: [Int32]) {
      for number in numbers { marks[Int(number)] = true }
    }
    for key in asked.terms {
      for term in keys[key] ?? [] {
        mark(main[Int(term)])
        if asked.isLoose { mark(conditional[Int(term)]) }
      }
    }
    for key in asked.values { for term in keys[key] ?? [] { mark(ranked[Int(term)]) } }
    for side in asked.otherWays { mark(contrary[side] ?? []) }
    if asked.hasNumber { mark(numbered) }
    if asked.hasPrice { mark(priced) }
    mark(general)
    return marks.indices.lazy.filter { marks[$0] }.map { statements[$0] }
  }
}
