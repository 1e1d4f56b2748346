// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Words by which a sentence of a case tells how what it speaks of stands, from
/// `knowledge/decisions/case_cues.tsv`.
struct CaseCues: Sendable {
  enum Sort: String {
    /// Nobody knows it yet.
    case open
    /// Somebody wishes to do it.
    case wish
    /// It is only promised, or still to come.
    case coming
    /// Somebody asks for the thing named behind it.
    case asked
    /// Why somebody did or wants something.
    case reason
    /// The thing beside it is lost or left behind.
    case lacking
  }

  private let words: [Sort: [String]]

  init(_ knowledge: KnowledgeBase) {
    var words: [Sort: [String]] = [:]
    for row in knowledge.rows("decisions/case_cues.tsv") {
      guard let sort = Sort(rawValue: row["kind"]) else { continue }
      words[sort, default: []].append(row["words"])
    }
    self.words = words
  }

  /// Whether a folded sentence has a word of that sort.
  func tell(_ sort: Sort, _ sentence: some StringProtocol) -> Bool {
    words[sort]?.contains { sentence.utf8.has($0.utf8) } ?? false
  }

  /// What stands behind a word of that sort in a folded sentence; nil where none stands.
  func behind(_ sort: Sort, in sentence: Substring) -> Substring? {
    words[sort]?.lazy.compactMap { sentence.utf8.place(of: $0.utf8) }.first.map {
      sentence[$0.upperBound...]
    }
  }

  /// 保証書をなくした, has lost his ticket: what somebody says he has lost is not there.
  func withoutLost(_ proposal: Proposal) -> Proposal {
    let cues = words[.lacking, default: []].filter { proposal.said.utf8.has($0.utf8) }
    guard !cues.isEmpty else { return proposal }
    var proposal = proposal
    for index in proposal.terms.indices {
      let said = proposal.terms[index]
      guard !said.denied, said.surface.utf8.count > 2, !proposal.asked.utf8.has(said.surface.utf8)
      else { continue }
      let isLost = cues.contains { cue in
        cue.utf8.first.map { $0 >= 0x80 } ?? false
          ? proposal.said.utf8.has((said.surface + cue).utf8)
          : CaseCues.fillers.contains { proposal.said.utf8.has((cue + $0 + said.surface).utf8) }
      }
      guard isLost else { continue }
      for own in proposal.terms.indices where said.span.contains(proposal.terms[own].span) {
        proposal.terms[own].denied = true
      }
    }
    return proposal
  }

  private static let fillers = [
    "", "the ", "his ", "her ", "their ", "its ", "a ", "my ", "our ", "both ", "all ",
  ]
}
