// SPDX-License-Identifier: GPL-3.0-or-later
import Model

/// Norms that were held against a case already and stand as they did while only a number of the
/// case changes.
struct KnownConsiderations {
  private let reading: CaseReading
  private let byStatement: [String: [Consideration]]

  /// Those of `considered` that no number of the case bears on.
  init(_ considered: [Consideration], of reading: CaseReading) {
    self.reading = reading
    byStatement = Dictionary(grouping: considered, by: \.statement.id).filter {
      $0.value.first.map { !KnownConsiderations.turnsOnNumbers($0.statement) } ?? false
    }
  }

  /// What is known of a statement in a case that differs by a number; nil where it has to be
  /// looked at.
  func considerations(of statement: Statement) -> [Consideration]? { byStatement[statement.id] }

  /// Whether a case tells the same besides its numbers.
  func hold(of other: CaseReading) -> Bool {
    reading.mainActs == other.mainActs && reading.proposedActs == other.proposedActs
      && reading.saidActs == other.saidActs && reading.affirmed == other.affirmed
      && reading.denied == other.denied && reading.words == other.words
      && reading.deniedWords == other.deniedWords
      && reading.proposal.terms == other.proposal.terms
      && unknown(reading) == unknown(other)
  }

  private func unknown(_ reading: CaseReading) -> [String] {
    reading.proposal.facts.filter { $0.truth == .unknown }.map(\.id)
  }

  /// Limits, and rankings, which may rank what is counted.
  private static func turnsOnNumbers(_ statement: Statement) -> Bool {
    statement.draft.norms.contains { norm in
      norm.modality == .prefer
        || (norm.when + norm.unless + norm.requires).contains { $0.kind == .metric }
    }
  }
}
