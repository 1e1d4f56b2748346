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

  private var stemsBefore: [Place: Set<String>] = [:]
  private var stemsAt: [Int: Set<String>] = [:]
  private var topics: [Int: Bool] = [:]
  private var saidWords: [String: Bool] = [:]
  private var soft: [String: Bool] = [:]
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
