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
///
/// It can be kept as a block of bytes and taken up again, with the statements that came since.
package struct StatementIndex: Sendable {
  /// How many statements it knows; they are numbered in the order in which they were taken.
  package private(set) var statementCount = 0
  package let knowledge: KnowledgeBase
  private let tables: DecisionTables
  /// What was kept of earlier statements; the numbers of later norms and terms follow its own.
  private var kept: IndexImage?

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
    self.knowledge = knowledge
    tables = knowledge.decisionTables
    for statement in statements { take(statement) }
  }

  /// Takes up what ``bytes`` were of, by the same program and knowledge.
  ///
  /// Nil when it isn't what this program keeps.
  package init?(kept bytes: [UInt8], _ knowledge: KnowledgeBase) {
    guard let image = IndexImage(bytes) else { return nil }
    self.knowledge = knowledge
    tables = knowledge.decisionTables
    kept = image
    statementCount = image.statementCount
  }

  /// The index as it may be kept; empty for one that was taken up itself.
  package var bytes: [UInt8] {
    guard kept == nil else { return [] }
    var content = IndexImage.Content()
    content.statementCount = statementCount
    content.norms = norms
    content.postings = postings.map { $0.map { ($0.norm, $0.part.parts) } }
    content.surfaces = surfaces
    content.keys = keys.map { ($0.key, $0.value) }
    content.contrary = contrary
    (content.numbered, content.priced, content.general) = (numbered, priced, general)
    return content.bytes
  }

  // MARK: Statements

  /// Takes one more statement.
  package mutating func take(_ statement: Statement) {
    take(statement, Int32(truncatingIfNeeded: statementCount))
    statementCount += 1
  }

  /// Takes a statement again that changed; what it was before may still be found, in vain.
  package mutating func take(_ statement: Statement, again number: Int) {
    take(statement, Int32(truncatingIfNeeded: number))
  }

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
    return Int32(truncatingIfNeeded: norms.count - 1 + firstNorm)
  }

  private var firstNorm: Int { kept?.normCount ?? 0 }
  private var firstTerm: Int { kept?.termCount ?? 0 }

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

  /// The numbers of the statements that may take part in the answer to a case, in their order.
  package func near(_ proposal: Proposal) -> [Int] {
    let asked = CaseKeys(CaseReading(proposal, knowledge), tables)
    var touch = Touch(norms: firstNorm + norms.count, terms: firstTerm + postings.count)
    for key in asked.terms {
      for term in terms(key) where touch.isFirst(term) { reach(term, .terms, &touch) }
    }
    for (key, start) in asked.starts {
      for term in terms(key) where !touch.isTouched[term] {
        guard asked.said[start...].starts(with: surface(of: term)), touch.isFirst(term) else {
          continue
        }
        reach(term, .terms, &touch)
      }
    }
    for key in asked.values { for term in terms(key) { reach(term, .ranked, &touch) } }
    var marks = [Bool](repeating: false, count: statementCount)
    for number in touch.reached {
      let (norm, parts) = (norm(number), touch.parts[number])
      guard
        norm.isMet(by: parts, asked) || norm.isNear(parts, Int(touch.counts[number]), asked)
      else { continue }
      mark(norm, &marks)
    }
    for number in others(asked) { mark(norm(Int(number)), &marks) }
    return marks.indices.filter { marks[$0] }
  }

  /// What a case touches.
  private struct Touch {
    var parts: [IndexedNorm.Parts]
    var counts: [Int32]
    var isTouched: [Bool]
    /// The norms of which it touches any part.
    var reached: [Int] = []

    init(norms: Int, terms: Int) {
      parts = [IndexedNorm.Parts](repeating: [], count: norms)
      counts = [Int32](repeating: 0, count: norms)
      isTouched = [Bool](repeating: false, count: terms)
    }

    mutating func isFirst(_ term: Int) -> Bool {
      if isTouched[term] { return false }
      isTouched[term] = true
      return true
    }

    mutating func take(_ norm: Int, _ part: IndexedNorm.Parts, _ wanted: IndexedNorm.Parts) {
      guard wanted.contains(part) else { return }
      if parts[norm].isEmpty { reached.append(norm) }
      parts[norm].insert(part)
      counts[norm] += 1
    }
  }

  private func reach(_ term: Int, _ wanted: IndexedNorm.Parts, _ touch: inout Touch) {
    if let kept, term < kept.termCount {
      kept.postings(of: term) { touch.take($0, $1, wanted) }
    } else {
      for posting in postings[term - firstTerm] {
        touch.take(Int(posting.norm), posting.part.parts, wanted)
      }
    }
  }

  private func mark(_ norm: IndexedNorm, _ marks: inout [Bool]) {
    let statement = Int(norm.statement)
    if marks.indices.contains(statement) { marks[statement] = true }
  }

  private func norm(_ number: Int) -> IndexedNorm {
    if let kept, number < kept.normCount { return kept.norm(number) }
    return norms[number - firstNorm]
  }

  private func terms(_ key: IndexKey) -> [Int] {
    let own = (keys[key] ?? []).map { Int($0) + firstTerm }
    guard let kept else { return own }
    return kept.terms(key).map { Int($0) } + own
  }

  private func surface(of term: Int) -> ArraySlice<UInt8> {
    if let kept, term < kept.termCount { return kept.surface(of: term) }
    return surfaces[term - firstTerm][...]
  }

  /// Norms that a case may meet whatever it speaks of.
  private func others(_ asked: CaseKeys) -> [Int32] {
    var found = general + (kept?.general ?? [])
    if asked.hasNumber { found += numbered + (kept?.numbered ?? []) }
    if asked.hasPrice { found += priced + (kept?.priced ?? []) }
    for way in asked.otherWays { found += (contrary[way] ?? []) + (kept?.contrary[way] ?? []) }
    return found
  }
}
