// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Statements that may stand against an answer though no norm of theirs was found to decide the
/// case: they are shown beside it, and the answer waits for the president.
struct Rivals {
  let knowledge: KnowledgeBase
  let reading: CaseReading
  let coverage: Coverage
  let statements: [Statement]
  /// All of the statements, where `statements` are but those that the case may meet by what it speaks of.
  var all: [Statement]?

  /// A pair of statements that clash over the case, the one that was cited first.
  struct Pair {
    var first: Statement
    var second: Statement
  }

  /// Always pack the way the customer asks, against a ban: a duty with the same act whose own
  /// content the case tells.
  func duty(against answer: Answer) -> Statement? {
    let cited = Set(answer.because.map(\.statement))
    guard
      let ban = answer.considered.first(where: {
        cited.contains($0.statement.id) && $0.stance == .forbids && $0.norm.modality == .mustNot
          && $0.applies == .yes && !$0.norm.otherwise
      })
    else { return nil }
    let isRival = { (statement: Statement, onWishes: Bool) in
      guard statement.isLive, statement.priority == ban.statement.priority,
        statement.draft.norms.contains(where: { $0.modality == .must }),
        !cited.contains(statement.id)
      else { return false }
      return statement.draft.norms.contains { norm in
        norm.modality == .must && (!onWishes || grantsWish(norm))
          && opposes(norm, of: statement, ban.norm)
      }
    }
    // 常連の頼みは必ず聞く: that somebody asks for it is all that such a duty needs to be met by.
    return coverage.memory.duties(in: statements).first { isRival($0, false) }
      ?? all?.first { isRival($0, true) }
  }

  private func opposes(_ norm: Norm, of statement: Statement, _ ban: Norm) -> Bool {
    let states = norm.requires.filter { $0.kind == .state }
    guard !norm.negated, !norm.otherwise, !norm.decides,
      norm.requires.isEmpty || grantsWish(norm) && norm.requires.count == states.count,
      coverage.course(norm, statement).done >= 0.75 || grantsWish(norm)
    else { return false }
    // 常連のお客様の頼みは必ず聞く: what kind of case it is stands among what is done.
    let told = states.map { coverage.truth.truth($0, in: statement) }
    if told.contains(.no) { return false }
    if !states.isEmpty { return told.contains(.yes) }
    if norm.when.contains(where: { coverage.truth.truth($0, in: statement) == .no }) {
      return false
    }
    if norm.unless.contains(where: { coverage.truth.truth($0, in: statement) == .yes }) {
      return false
    }
    let common = Set(content(ban) + [ban.act].compactMap { $0 })
    let own = (content(norm) + norm.when.flatMap(\.terms)).filter {
      !common.contains($0) && !coverage.isLight($0)
    }
    guard !own.isEmpty else { return false }
    let isWished = tellsWish
    let met = own.filter { term in
      coverage.evidence(term, statement).affirmed >= 0.6
        || isWished && (isWish(term) || knowledge.isA(term.id, "customer"))
    }
    return met.count * 2 >= own.count
  }

  /// Whether the norm is to grant what somebody asks for, in a case in which somebody does.
  private func grantsWish(_ norm: Norm) -> Bool {
    guard let act = norm.act, knowledge.isA(act.id, "accept") || act.isWord && norm.object == nil
    else { return false }
    let isOfWish =
      norm.requires.contains { $0.kind == .state && $0.id == "customer_requested" }
      || norm.content.contains { isWish($0) || knowledge.isA($0.id, "request") }
    return isOfWish && (tellsWish || reading.affirmed.contains("request"))
  }

  private func content(_ norm: Norm) -> [Term] {
    norm.about + [norm.object, norm.counterparty].compactMap { $0 }
  }

  // MARK: Wishes

  private func isWish(_ term: Term) -> Bool {
    knowledge.decisionTables.isWish(term)
  }

  /// The case says that somebody wants it so.
  private var tellsWish: Bool {
    reading.proposal.terms.contains { !$0.denied && isWish($0.term) }
  }

  // MARK: Preferences

  /// Two wishes that are to be met as far as possible, both in play, with nothing that ranks them.
  func preferences(in answer: Answer) -> Pair? {
    let cited = answer.because.map(\.statement)
    if cited.isEmpty {
      let soft = statements.filter { $0.isLive && isSoft($0) }
      for (index, first) in soft.enumerated() {
        for second in soft[(index + 1)...]
        where isTold(first, beside: second) && isTold(second, beside: first) {
          return Pair(first: first, second: second)
        }
      }
      return nil
    }
    // Most answers cite no wish first, and no other has to be looked for.
    guard let first = statements.first(where: { $0.id == cited[0] }), first.isLive, isSoft(first)
    else { return nil }
    return statements.first {
      $0.isLive && !cited.contains($0.id) && isSoft($0) && isTold($0, beside: first)
    }.map { Pair(first: first, second: $0) }
  }

  private func isSoft(_ statement: Statement) -> Bool {
    coverage.memory.isSoft(statement) { readsSoft(statement) }
  }

  private func readsSoft(_ statement: Statement) -> Bool {
    if statement.draft.norms.contains(where: { $0.modality == .mustNot }) { return false }
    let text = " " + FoldedText.fold(statement.text)
    return !knowledge.decisionTables.softCues.lists(in: Array(text.utf8)).isEmpty
  }

  /// Whether the case speaks of what a statement says beside another one.
  private func isTold(_ statement: Statement, beside other: Statement) -> Bool {
    let common = Set(other.draft.concepts.map(\.id))
    let own = statement.draft.concepts.map { Term($0.id) }.filter {
      !common.contains($0.id) && !coverage.isLight($0)
    }
    guard !own.isEmpty else { return false }
    let told = own.filter { coverage.evidence($0, statement).any >= 0.6 }
    return told.count * 2 >= own.count
  }

  // MARK: Rankings

  /// A ranking whose two sides the case names, though nobody could tell which one it serves.
  func ranking(beside answer: Answer) -> Statement? {
    let taken = Set(answer.because.map(\.statement) + answer.considered.map(\.statement.id))
    return statements.first { statement in
      guard statement.isLive, !taken.contains(statement.id) else { return false }
      return statement.draft.norms.contains { norm in
        guard let sides = RankedSides(norm, coverage) else { return false }
        return isNamed(sides.higher, statement) && isNamed(sides.lower, statement)
      }
    }
  }

  private func isNamed(_ side: [Term], _ statement: Statement) -> Bool {
    // No rehearsal on Monday: what does not come up stands against nothing.
    let named = side.filter {
      coverage.evidence($0, statement).any >= 0.7 && !coverage.tradeoffs.isAbsent($0)
    }
    return !named.isEmpty && named.count * 2 >= side.count
  }
}

/// What a ranking sets above what.
struct RankedSides {
  let higher: [Term]
  let lower: [Term]

  /// The sides of 喪主の希望とお寺の習わしがぶつかったら、喪主の希望を優先する; nil where no loser is named.
  init?(_ norm: Norm, _ coverage: Coverage) {
    guard norm.modality == .prefer, let object = norm.object else { return nil }
    higher = [object] + [norm.counterparty].compactMap { $0 }
    if let over = norm.over {
      lower = [over]
      return
    }
    let own = Set(higher + norm.about)
    let rest = norm.when.filter { $0.kind == .words }.flatMap(\.terms).filter {
      !own.contains($0) && !coverage.isLight($0)
    }
    guard !rest.isEmpty, norm.when.contains(where: { $0.terms.contains(object) }) else {
      return nil
    }
    lower = rest
  }
}
