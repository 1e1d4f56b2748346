// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The statements of a store by what they speak of, so that a question need not be held against
/// each of them.
///
/// It finds every statement that can take part in an answer, and some that can't. What a norm
/// needs to take part stands in ``IndexedNorm`` and must be kept with ``Coverage`` and ``Rivals``;
/// a test holds the answers of the two ways against each other.
package struct StatementIndex: Sendable {
  package let statements: [Statement]
  package let knowledge: KnowledgeBase
  private let tables: DecisionTables

  /// A term as its statement writes it; its number is its place in the postings.
  private struct WrittenTerm: Hashable {
    let id: String
    let surface: String?
  }

  private var norms: [IndexedNorm] = []
  private var terms: [WrittenTerm: Int32] = [:]
  /// Terms by what a case may ask for.
  private var keys: [IndexKey: [Int32]] = [:]
  /// For each term, the norms that it stands in, by the part that it has in them.
  private var postings: [[Posting]] = []
  /// The surface of each term, folded, where a case may say it whatever it is cut into.
  private var surfaces: [[UInt8]] = []
  /// Norms that may cover a case by the way it is done, by a number alone, by an amount of money
  /// alone, and whatever it is.
  private var contrary: [Int: [Int32]] = [:]
  private var numbered: [Int32] = []
  private var priced: [Int32] = []
  private var general: [Int32] = []

  private struct Posting {
    let norm: Int32
    let part: IndexedNorm.Part
  }

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
    guard isSoft(statement) else { return }
    let place = add(IndexedNorm(statement: number, needs: .whole, speaksOfCases: false))
    for mention in statement.draft.concepts {
      add(Term(mention.id), mention.surface, place, as: .whole)
    }
  }

  private mutating func add(_ norm: IndexedNorm) -> Int32 {
    norms.append(norm)
    return Int32(truncatingIfNeeded: norms.count - 1)
  }

  private mutating func take(_ norm: Norm, of statement: Statement, _ number: Int32) {
    let place = add(IndexedNorm(norm, statement: number, knowledge, tables))
    for (term, part) in IndexedNorm.parts(of: norm, knowledge) {
      add(term, CourseReader.surface(term, in: statement), place, as: part)
    }
    if norm.modality == .must {
      let text = [0x20] + FoldedText(statement.text.slice(norm.span)).bytes + [0x20]
      for side in tables.contrarySides.lists(in: text) {
        contrary[side, default: []].append(place)
      }
    }
    if norm.coversAnything(knowledge) { general.append(place) }
    if norm.act == nil, norm.requires.contains(where: { $0.kind == .metric }) {
      numbered.append(place)
    }
    if norm.isPriced(knowledge) { priced.append(place) }
  }

  private func isSoft(_ statement: Statement) -> Bool {
    guard !statement.draft.norms.contains(where: { $0.modality == .mustNot }) else { return false }
    let text = [0x20] + FoldedText(statement.text).bytes
    return !tables.softCues.lists(in: text).isEmpty
  }

  private mutating func add(
    _ term: Term, _ surface: String?, _ norm: Int32, as part: IndexedNorm.Part
  ) {
    postings[Int(number(of: term, surface))].append(Posting(norm: norm, part: part))
  }

  /// The number of a term, which stands under all its keys.
  private mutating func number(of term: Term, _ surface: String?) -> Int32 {
    let written = WrittenTerm(id: term.id, surface: surface)
    if let number = terms[written] { return number }
    let number = Int32(truncatingIfNeeded: postings.count)
    terms[written] = number
    postings.append([])
    let folded = surface.map { FoldedText.fold($0) } ?? ""
    surfaces.append(Array(folded.utf8))
    var found = Set(termKeys(term, surface))
    if let key = IndexKey.start(of: folded) { found.insert(key) }
    for key in found { keys[key, default: []].append(number) }
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
    for id in [term.id] + knowledge.parents(of: term.id) {
      guard let opposite = knowledge.opposite(of: id) else { continue }
      keys.append(IndexKey(.undoneBy, opposite))
    }
    return keys
  }

  // MARK: A case

  /// The statements that may take part in the answer to a case, in their order.
  package func near(_ proposal: Proposal) -> [Statement] {
    let asked = CaseKeys(CaseReading(proposal, knowledge), tables)
    var touched = [IndexedNorm.Parts](repeating: [], count: norms.count)
    var counts = [Int32](repeating: 0, count: norms.count)
    var isTouched = [Bool](repeating: false, count: postings.count)
    func touch(_ term: Int, _ parts: IndexedNorm.Parts) {
      for posting in postings[term] where parts.contains(posting.part.parts) {
        touched[Int(posting.norm)].insert(posting.part.parts)
        counts[Int(posting.norm)] += 1
      }
    }
    for key in asked.terms {
      for term in keys[key] ?? [] where !isTouched[Int(term)] {
        isTouched[Int(term)] = true
        touch(Int(term), .terms)
      }
    }
    for (key, start) in asked.starts {
      for term in keys[key] ?? [] where !isTouched[Int(term)] {
        guard asked.said[start...].starts(with: surfaces[Int(term)]) else { continue }
        isTouched[Int(term)] = true
        touch(Int(term), .terms)
      }
    }
    for key in asked.values { for term in keys[key] ?? [] { touch(Int(term), .ranked) } }
    var marks = [Bool](repeating: false, count: statements.count)
    for (number, parts) in touched.enumerated()
    where !parts.isEmpty
      && (norms[number].isMet(by: parts, asked)
        || norms[number].isNear(parts, Int(counts[number]), asked))
    {
      marks[Int(norms[number].statement)] = true
    }
    for norm in others(asked) { marks[Int(norms[Int(norm)].statement)] = true }
    return marks.indices.lazy.filter { marks[$0] }.map { statements[$0] }
  }

  /// Norms that a case may meet whatever it speaks of.
  private func others(_ asked: CaseKeys) -> [Int32] {
    general + (asked.hasNumber ? numbered : []) + (asked.hasPrice ? priced : [])
      + asked.otherWays.flatMap { contrary[$0] ?? [] }
  }
}
