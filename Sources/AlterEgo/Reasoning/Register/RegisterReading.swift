// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The register with what the statements themselves say of its fields.
///
/// A talked initiative and its entry are one thing: the sentence fills the fields it speaks of,
/// and a field that the president sets stands over it.
package struct RegisterReading: Sendable {
  private let lexicon: LineLexicon
  private let sheet: RegisterSheet

  package init(_ lexicon: LineLexicon) {
    self.lexicon = lexicon
    sheet = RegisterSheet(lexicon.knowledge)
  }

  /// The entry of one statement.
  package func entry(_ statement: Statement, in register: Register) -> RegisterEntry {
    let kept = register[statement.id]
    guard statement.kind == .initiative else { return kept }
    return kept.over(SaidFields(statement, sheet, lexicon).rows)
  }

  /// The whole register, as far as it is about these statements; entries that belong to no
  /// statement stay as they are.
  package func whole(_ register: Register, _ statements: [Statement]) -> Register {
    let shown = Dictionary(statements.map { ($0.id, $0) }) { first, _ in first }
    var entries = register.entries.filter { id, _ in
      shown[id] != nil || ["A", "W", "F"].contains(id.first)
    }
    for statement in statements where statement.kind == .initiative && statement.isLive {
      entries[statement.id] = entry(statement, in: register)
    }
    return Register(entries: entries, asOf: register.asOf)
  }
}
