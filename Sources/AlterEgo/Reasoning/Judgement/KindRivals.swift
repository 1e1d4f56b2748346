// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// The norms of statements that may tell another kind of a thing than a norm does.
///
/// They have the same act, or stand beside it in one statement.
struct KindRivals {
  typealias Place = (statement: Int, norm: Int)

  private var places: [Place] = []
  private var byAct: [String: [Int]] = [:]
  private var byStatement: [String: [Int]] = [:]

  init(_ statements: [Statement]) {
    for at in statements.indices where statements[at].isLive {
      let norms = statements[at].draft.norms
      for norm in norms.indices where norms[norm].isSettledByKind {
        if let act = norms[norm].act { byAct[act.id, default: []].append(places.count) }
        if norms.count > 1 {
          byStatement[statements[at].id, default: []].append(places.count)
        }
        places.append((at, norm))
      }
    }
  }

  /// Those that may be held against a norm of a statement, in the order of the statements.
  func others(of norm: Norm, _ statement: Statement) -> [Place] {
    let like = norm.act.flatMap { byAct[$0.id] } ?? []
    guard statement.draft.norms.count > 1, let beside = byStatement[statement.id] else {
      return like.map { places[$0] }
    }
    return Set(like + beside).sorted().map { places[$0] }
  }
}
