// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

extension Analyzer {
  /// Reads a line as a statement, whatever its end.
  package func statement(_ line: String) -> Draft { asStatement(draft(line)) }

  private func asStatement(_ draft: Draft) -> Draft {
    guard draft.speech != .statement else { return draft }
    var forced = reading(draft.text, draft.language, as: .statement).draft
    forced.speech = .statement
    return corrected(forced)
  }

  /// Reads a line that is to be kept: as a statement, unless it only tells what was or how things
  /// stand, which is kept without a place on the line.
  package func kept(_ line: String) -> Draft {
    let draft = draft(line)
    var kept = asStatement(draft)
    if draft.speech == .fact { kept.speech = .fact }
    return kept
  }
}
