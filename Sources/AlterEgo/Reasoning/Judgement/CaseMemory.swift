// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// What was found out of a case in the words it is told in and of statements by themselves, while
/// the case is decided several times with other numbers.
///
/// One owner, one thread, one case.
final class CaseMemory {
  private struct Place: Hashable {
    let statement: ObjectIdentifier
    let at: Int
  }

  private struct Relation: Hashable {
    let term: String
    let value: String
  }

  private var stemsBefore: [Place: Set<String>] = [:]
  private var stemsAt: [Int: Set<String>] = [:]
  private var topics: [Int: Bool] = [:]
  private var saidWords: [String: Bool] = [:]
  private var soft: [String: Bool] = [:]
  private var relations: [Relation: Int] = [:]
  private var contraries: (said: String, asked: String, Contraries)?
  private var past: (said: String, PastTimes)?
  /// What was found in the statements that were asked for last: numbers are tried on the same ones.
  private var rivals: (of: [Statement], KindRivals)?
  private var ofKinds: (of: [Statement], [Statement])?
  private var duties: (of: [Statement], [Statement])?

  /// The content words before a limit of a statement.
  func stems(
    before limit: Predicate, in statement: Statement, _ read: () -> Set<String>
  ) -> Set<String> {
    let place = Place(statement: statement.identity, at: limit.span.lower)
    if let known = stemsBefore[place] { return known }
    let stems = read()
    stemsBefore[place] = stems
    return stems
  }

  /// The content words of the sentence of the case around a place.
  func stems(at place: Int, _ read: () -> Set<String>) -> Set<String> {
    if let known = stemsAt[place] { return known }
    let stems = read()
    stemsAt[place] = stems
    return stems
  }

  /// Whether the case marks what stands before a place as what it speaks of.
  func isTopic(at place: Int, _ read: () -> Bool) -> Bool {
    if let known = topics[place] { return known }
    let isTopic = read()
    topics[place] = isTopic
    return isTopic
  }

  /// Whether the case has a word of a statement, in any form.
  func isSaid(_ word: String, _ read: () -> Bool) -> Bool {
    if let known = saidWords[word] { return known }
    let isSaid = read()
    saidWords[word] = isSaid
    return isSaid
  }

  /// What a term does to a value: 1 for good, −1 for harm, 0 for neither.
  func relation(of term: Term, to value: Term, _ read: () -> Int) -> Int {
    let key = Relation(term: term.id, value: value.id)
    if let known = relations[key] { return known }
    let relation = read()
    relations[key] = relation
    return relation
  }

  /// The ways of doing a thing that the words of a case rule out.
  func contraries(_ proposal: Proposal, _ read: () -> Contraries) -> Contraries {
    if let (said, asked, known) = contraries, said == proposal.said, asked == proposal.asked {
      return known
    }
    let found = read()
    contraries = (proposal.said, proposal.asked, found)
    return found
  }

  /// How long ago the words of a case say something was.
  func past(_ proposal: Proposal, _ read: () -> PastTimes) -> PastTimes {
    if let (said, known) = past, said == proposal.said { return known }
    let found = read()
    past = (proposal.said, found)
    return found
  }

  /// The norms of statements that may tell another kind than one does.
  func rivals(in statements: [Statement], _ read: () -> KindRivals) -> KindRivals {
    if let (own, known) = rivals, own.isSameBuffer(as: statements) { return known }
    let found = read()
    rivals = (statements, found)
    return found
  }

  /// Those of the statements that have norms of two kinds side by side.
  func ofKinds(_ statements: [Statement], _ read: () -> [Statement]) -> [Statement] {
    if let (own, known) = ofKinds, own.isSameBuffer(as: statements) { return known }
    let found = read()
    ofKinds = (statements, found)
    return found
  }

  /// Those of the statements that set a duty.
  func duties(in statements: [Statement]) -> [Statement] {
    if let (own, known) = duties, own.isSameBuffer(as: statements) { return known }
    let found = statements.filter { statement in
      statement.isLive && statement.draft.norms.contains { $0.modality == .must }
    }
    duties = (statements, found)
    return found
  }

  /// Whether a statement only wishes for something.
  func isSoft(_ statement: Statement, _ read: () -> Bool) -> Bool {
    if let known = soft[statement.id] { return known }
    let isSoft = read()
    soft[statement.id] = isSoft
    return isSoft
  }
}
