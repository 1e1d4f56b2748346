// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Rules that tell two kinds of a thing apart: 木の壁には使ってよい。鉄の壁には使わない.
extension Coverage {
  /// Where a ban and a leave on the same act differ by no more than the kind they speak of, the kind that
  /// the case tells decides between them; where it tells neither, that is what has to be asked.
  func settleKinds(_ found: inout [Consideration], _ statements: [Statement]) {
    for index in found.indices {
      guard found[index].isSettledByKind, found[index].applies != .no else { continue }
      settleKind(&found[index])
      let own = found[index]
      guard own.applies != .no else { continue }
      let rivals = memory.rivals(in: statements) { KindRivals(statements) }
      for other in rivals.others(of: own.norm, own.statement) {
        let statement = statements[other.statement]
        let isNext = statement.id == own.statement.id && abs(other.norm - own.normIndex) == 1
        guard
          let kinds = kinds(
            own.norm, own.statement, statement.draft.norms[other.norm], statement, isNext)
        else { continue }
        settle(&found[index], kinds, statement)
      }
    }
  }

  /// 木材は国産を買う。外国産は買わない, of wood and nothing else: which kind it is has to be asked.
  func openKinds(_ statements: [Statement], besides found: [Consideration]) -> [Consideration] {
    if reading.proposal.negated { return [] }
    // Few statements have two such norms, and nothing of the others is looked at.
    let several = memory.ofKinds(statements) { statements.filter(mayBeOfKinds) }
    if several.isEmpty { return [] }
    let covered = Set(found.lazy.filter { !$0.isAlone }.map(\.statement.id))
    var open: [Consideration] = []
    for statement in several where !covered.contains(statement.id) {
      let norms = statement.draft.norms
      for (at, rival) in norms.enumerated().dropFirst() {
        let own = norms[at - 1]
        guard mayBeOfKinds(own, rival), let act = own.act, evidence(act, statement).proposed >= 0.9,
          let kinds = kinds(own, statement, rival, statement, true),
          !(kinds.own + kinds.rival).contains(where: { tells($0, statement) })
        else { continue }
        let named = Set(kinds.own + kinds.rival)
        let things = Set(content(own) + content(rival)).filter {
          !named.contains($0) && !isLight($0)
        }
        guard !things.isEmpty, things.allSatisfy({ evidence($0, statement).affirmed >= 0.9 }) else {
          continue
        }
        for (norm, index, kind) in [(own, at - 1, kinds.own), (rival, at, kinds.rival)] {
          let isBan = norm.modality == .mustNot
          open.append(
            Consideration(
              statement: statement, norm: norm, normIndex: index,
              stance: isBan ? .forbids : .permits, role: isBan ? .prohibits : .permits,
              applies: .unknown, missing: kind.map { $0.surface ?? $0.id }, tested: [], fit: 0.7))
        }
      }
    }
    return open
  }

  private func mayBeOfKinds(_ statement: Statement) -> Bool {
    let norms = statement.draft.norms
    return norms.count > 1 && statement.isLive
      && norms.indices.dropFirst().contains { mayBeOfKinds(norms[$0 - 1], norms[$0]) }
  }

  /// Whether two norms in a row may differ by the kind they speak of, whatever the case.
  private func mayBeOfKinds(_ own: Norm, _ rival: Norm) -> Bool {
    guard let act = own.act, own.when.isEmpty, rival.when.isEmpty else { return false }
    return own.isSettledByKind && !isLight(act)
  }

  /// The same of norms found in another way; those that speak of another kind are left out.
  func settlingKinds(_ found: [Consideration], _ statements: [Statement]) -> [Consideration] {
    var settled = found
    settleKinds(&settled, statements)
    return zip(found, settled).filter { $0.applies == .no || $1.applies != .no }.map(\.1)
  }

  private func settle(
    _ own: inout Consideration, _ kinds: (own: [Term], rival: [Term]), _ statement: Statement
  ) {
    let isOwn = kinds.own.contains { tells($0, own.statement) }
    let isRival = kinds.rival.contains { tells($0, statement) }
    if isRival, !isOwn { own.applies = .no }
    if !isRival, !isOwn, own.applies == .yes {
      own.applies = .unknown
      own.missing += kinds.own.map { $0.surface ?? $0.id }
    }
  }

  private func tells(_ term: Term, _ statement: Statement) -> Bool {
    let found = evidence(term, statement)
    return found.affirmed >= 0.7 && found.negated < found.affirmed
  }

  /// What two rules name that the other does not, where that is a kind in the same place; nil where they
  /// differ otherwise.
  private func kinds(
    _ own: Norm, _ statement: Statement, _ rival: Norm, _ other: Statement, _ isNext: Bool
  ) -> (own: [Term], rival: [Term])? {
    // 木材は国産を買う。外国産は買わない: what is done is leave enough beside a ban on the other kind.
    let isLeave = own.modality != .mustNot
    guard
      isLeave
        ? rival.modality == .mustNot && (own.modality == .may || isNext)
        : rival.modality == .may || rival.modality == .must && isNext,
      !rival.decides, rival.isOfKinds, let act = own.act ?? rival.act,
      rival.act == own.act || isNext && (rival.act ?? act) == act || isNext && own.act == nil
    else { return nil }
    let (mine, theirs) = (telling(own), telling(rival))
    let shared = mine.filter(theirs.contains)
    var kinds = (
      own: mine.filter { !shared.contains($0) }, rival: theirs.filter { !shared.contains($0) }
    )
    // 鉄の壁には水性の塗料を使わない。木の壁には使ってよい: iron and wood, both of walls.
    let marked = (
      own: kinds.own.filter { qualifies($0, shared, statement) },
      rival: kinds.rival.filter { qualifies($0, shared, other) }
    )
    if !marked.own.isEmpty, !marked.rival.isEmpty { return marked }
    guard !kinds.own.isEmpty, !kinds.rival.isEmpty, kinds.own.count <= 3, kinds.rival.count <= 3
    else { return nil }
    if let mine = own.object, let its = rival.object, kinds.own.contains(mine),
      kinds.rival.contains(its), isNext || !shared.isEmpty
    {
      return ([mine], [its])
    }
    if let mine = own.counterparty, let its = rival.counterparty, kinds.own.contains(mine),
      kinds.rival.contains(its)
    {
      return ([mine], [its])
    }
    guard isNext else { return nil }
    // 坂道では手押し車を使わない。平らな道では使ってよい: what both are done with is said once.
    if let object = own.object, rival.object == nil || kinds.own.count > kinds.rival.count,
      kinds.own.count > 1
    {
      kinds.own.removeAll { $0 == object }
    }
    if let object = rival.object, own.object == nil || kinds.rival.count > kinds.own.count,
      kinds.rival.count > 1
    {
      kinds.rival.removeAll { $0 == object }
    }
    return kinds
  }

  private func telling(_ norm: Norm) -> [Term] {
    let conditions = norm.when.flatMap { predicate in
      predicate.terms
        + (predicate.kind == .state ? [predicate.id].compactMap { $0 } : []).map(Term.init)
    }
    return (content(norm) + conditions).filter {
      !isLight($0) && knowledge.sort(of: $0.id) != .act
    }
  }

  /// 木の壁: a noun that says of which kind another is.
  private func qualifies(_ term: Term, _ things: [Term], _ statement: Statement) -> Bool {
    guard let own = surface(term, statement) else { return false }
    let text = FoldedText.fold(statement.text)
    return things.contains { thing in
      surface(thing, statement).map { text.utf8.has((own + "の" + $0).utf8) } ?? false
    }
  }

  private func surface(_ term: Term, _ statement: Statement) -> String? {
    (term.surface ?? CourseReader.surface(term, in: statement)).map { FoldedText.fold($0) }
  }

  // MARK: One kind alone

  /// 木の壁には使ってよい, of a wall: leave for a kind that the case says nothing about is open.
  ///
  /// Where the case names another kind of the thing, there is none. A ban may go by another name of the kind.
  func settleKind(_ own: inout Consideration) {
    guard own.applies == .yes || own.applies == .unknown, own.norm.isOfKinds, !own.norm.decides,
      own.norm.modality == .may || own.stance == .forbids && own.norm.modality == .mustNot
    else { return }
    let terms = telling(own.norm)
    let isBan = own.norm.modality == .mustNot
    for kind in terms where qualifies(kind, terms, own.statement) {
      guard
        let thing = terms.first(where: {
          qualifies(kind, [$0], own.statement) && evidence($0, own.statement).affirmed >= 0.9
            && (!isBan || $0 == own.norm.object)
        }), let named = surface(thing, own.statement), !isTold(kind, of: thing, own.statement)
      else { continue }
      if namesKind(of: named, orWhere: !isBan) {
        own.applies = .no
      } else if own.applies == .yes, !isBan {
        own.applies = .unknown
        own.missing.append(kind.surface ?? kind.id)
      }
      return
    }
  }

  /// A plate is crockery by its name; that says nothing of what it is made of.
  private func isTold(_ kind: Term, of thing: Term, _ statement: Statement) -> Bool {
    guard evidence(kind, statement).affirmed >= 0.65 else { return false }
    let (written, named) = (surface(kind, statement), surface(thing, statement))
    if let written, reading.proposal.said.utf8.has(written.utf8) { return true }
    return reading.proposal.terms.contains { said in
      !said.denied && !said.surface.isEmpty && said.surface != named
        && (reading.widened(said.term.id).contains(kind.id)
          || Surface(written ?? "").likeness(Surface(said.surface)) >= 0.5)
    }
  }

  /// 紙の皿, 皿は紙だ: whether the case says of which kind the thing is.
  private func namesKind(of thing: String, orWhere: Bool) -> Bool {
    reading.proposal.terms.contains { said in
      guard !said.surface.isEmpty, said.surface != thing, !isLight(said.term), !isParty(said.term),
        knowledge.sort(of: said.term.id) != .act,
        // 喫茶店の床: whose it is, or where, and not of what kind.
        orWhere || knowledge.theme(of: said.term.id) != "places"
      else { return false }
      return [
        // 袋入り|の土: with the kana at its end.
        said.surface + "の" + thing, said.surface + "りの" + thing, said.surface + "きの" + thing,
        thing + "は" + said.surface + "だ", thing + "は" + said.surface + "で",
      ]
      .contains { reading.proposal.said.utf8.has($0.utf8) }
    }
  }
}

extension Norm {
  /// Whether the kind that it speaks of may tell it from another rule.
  var isSettledByKind: Bool {
    (modality == .may || modality == .must || modality == .mustNot) && !decides && isOfKinds
  }

  /// Rules by a number or by an exception are told apart by that.
  fileprivate var isOfKinds: Bool {
    !negated && !otherwise && unless.isEmpty && requires.isEmpty
      && when.allSatisfy { ($0.kind == .words || $0.kind == .state) && $0.holds }
  }
}
