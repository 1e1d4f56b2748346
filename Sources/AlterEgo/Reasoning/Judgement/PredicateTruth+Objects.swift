// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

extension PredicateTruth {
  /// 保険には入っていない: what an act cannot do without is denied, and the act with it.
  func withoutObject(_ found: Evidence, _ act: Term) -> Evidence {
    guard knowledge.sort(of: act.id) == .act, found.any < 0.6 else { return found }
    let objects = knowledge.objects(of: act.id)
    let named = reading.proposal.terms.filter { said in
      !said.surface.isEmpty && objects.contains { knowledge.isA(said.term.id, $0) }
    }
    guard !named.isEmpty, named.allSatisfy(\.denied) else { return found }
    var found = found
    found.denied = 0.8
    return found
  }
}
