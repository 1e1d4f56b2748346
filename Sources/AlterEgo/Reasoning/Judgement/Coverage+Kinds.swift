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
      let own = found[index]
      guard own.applies != .no, own.norm.modality == .may || own.norm.modality == .mustNot,
        !own.norm.decides, isOfKinds(own.norm)
      else { continue }
      for statement in statements where statement.isLive {
        for (at, rival) in statement.draft.norms.enumerated() {
          let isNext = statement.id == own.statement.id && abs(at - own.normIndex) == 1
          guard let kinds = kinds(own.norm, own.statement, rival, statement, isNext) else {
            continue
          }
          settle(&found[index], kinds, statement)
        }
      }
    }
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

  /// Rules by a number or by an exception are told apart by that.
  private func isOfKinds(_ norm: Norm) -> Bool {
    !norm.negated && !norm.otherwise && norm.unless.isEmpty && norm.requires.isEmpty
      && norm.when.allSatisfy { $0.kind == .words && $0.holds }
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
    guard rival.modality == (own.modality == .may ? .mustNot : .may), !rival.decides,
      isOfKinds(rival), let act = own.act ?? rival.act,
      rival.act == own.act || isNext && (rival.act ?? act) == act || isNext && own.act == nil
    else { return nil }
    let (mine, theirs) = (telling(own), telling(rival))
    let kinds = (
      own: mine.filter { !theirs.contains($0) }, rival: theirs.filter { !mine.contains($0) }
    )
    guard (1...2).contains(kinds.own.count) || isNext, !kinds.own.isEmpty, !kinds.rival.isEmpty,
      kinds.own.count <= 3, kinds.rival.count <= 3
    else { return nil }
    if kinds.own.first == own.object, kinds.rival.first == rival.object { return kinds }
    if kinds.own.first == own.counterparty, kinds.rival.first == rival.counterparty { return kinds }
    guard isNext || own.object == rival.object else { return nil }
    let isQualified =
      kinds.own.allSatisfy { qualifies($0, statement) }
      && kinds.rival.contains { qualifies($0, other) }
    return isNext || isQualified ? kinds : nil
  }

  private func telling(_ norm: Norm) -> [Term] {
    (content(norm) + norm.when.flatMap(\.terms)).filter {
      !isLight($0) && knowledge.sort(of: $0.id) != .act
    }
  }

  /// 木の壁: a noun that says of which kind another is.
  func qualifies(_ term: Term, _ statement: Statement) -> Bool {
    guard let surface = term.surface ?? CourseReader.surface(term, in: statement) else {
      return false
    }
    return FoldedText.fold(statement.text).utf8.has((FoldedText.fold(surface) + "の").utf8)
  }
}
