// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Norms that say what an act can do without.
extension Coverage {
  /// No appointment is needed to try one: who comes without may.
  func waiver(
    _ norm: Norm, _ course: Course, _ fit: Double, _ statement: Statement
  ) -> (Stance, CitationRole)? {
    guard norm.modality == .may, norm.negated, course.done >= 0.7, fit >= 0.7,
      norm.about.contains(where: { isLeftOut($0, statement) })
    else { return nil }
    return (.waives, .permits)
  }

  private func isLeftOut(_ term: Term, _ statement: Statement) -> Bool {
    let found = evidence(term, statement)
    return found.negated >= 0.7 && found.affirmed < found.negated
  }
}
