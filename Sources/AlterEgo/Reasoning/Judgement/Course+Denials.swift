// SPDX-License-Identifier: GPL-3.0-or-later
import Knowledge
import Model

/// What a case says it does not do.
extension CourseReader {
  /// 今日の新聞は配らず、明日まとめて配る: where an act is both denied and proposed, the denial is of what stands before it.
  func deniesOf(_ ban: Norm) -> Bool {
    guard let act = ban.act, let object = ban.object else { return false }
    let terms = reading.proposal.terms.filter { !$0.surface.isEmpty }
    guard
      let thing = terms.first(where: { $0.term == object || knowledge.isA($0.term.id, object.id) })
    else { return false }
    let told = terms.filter {
      $0.span.lower >= thing.span.upper && ($0.term == act || knowledge.isA($0.term.id, act.id))
    }
    return told.count > 1 && told.min { $0.span.lower < $1.span.lower }?.denied == true
  }
}
