// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// Things that a rule asks for: from the third day of sick leave a doctor's note is required.
extension CourseReader {
  /// Whether the case says that a thing which a norm asks for is not there, and only granting something is asked.
  func lacks(_ object: Term, _ norm: Norm, _ found: Evidence) -> Bool {
    norm.modality == .must && !norm.when.isEmpty && isLoose && !reading.proposal.negated
      && knowledge.sort(of: object.id) != .act && found.denied > 0.5
      && found.denied > found.affirmed
  }

  /// Whether the case has what a norm without an act asks for, and speaks of it only to tell so.
  func has(_ norm: Norm, _ statement: Statement) -> Bool {
    guard norm.modality == .must, norm.act == nil, !norm.when.isEmpty, norm.requires.isEmpty,
      let object = norm.object, reading.proposal.object != object
    else { return false }
    let found = evidence.evidence(object, CourseReader.surface(object, in: statement))
    return found.affirmed >= 0.9 && found.negated == 0
      && !reading.proposal.terms.contains {
        $0.inProposal && !$0.surface.isEmpty && $0.term == object
          && reading.proposal.asked.utf8.has($0.surface.utf8)
      }
  }
}
