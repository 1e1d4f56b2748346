// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// A decision as somebody told it: what was proposed, and how it came out.
package struct ToldDecision: Sendable {
  package let draft: Draft
  /// What had been proposed, whether it was done or not: 値引きを断った proposes to give a discount.
  package let proposal: Proposal
  /// Unknown where the words don't say.
  package let outcome: Precedent.Outcome
}

extension Analyzer {
  /// Reads a sentence that tells what was decided: 「A社への10%の値引きを断った。」.
  package func told(_ line: String) -> ToldDecision {
    let draft = statement(line)
    var proposal = question(line).proposal ?? Proposal(span: Span(0, line.unicodeScalars.count))
    guard let norm = draft.norms.last else {
      return ToldDecision(draft: draft, proposal: proposal, outcome: .unknown)
    }
    let wasDone = proposal.act
    if let act = norm.act {
      proposal.act = act
      // The refusal is how it came out and no part of what was proposed.
      if let wasDone, wasDone != act {
        proposal.terms.removeAll { $0.term == wasDone }
        proposal.terms.append(
          ProposedTerm(term: act, denied: false, inProposal: true, span: norm.span))
      }
    }
    proposal.object = norm.object ?? proposal.object
    proposal.counterparty = norm.counterparty ?? proposal.counterparty
    proposal.negated = false
    proposal.isYesNo = true
    let ending = givenUp(by: norm)
    if let ending, ending != proposal.act { proposal.act = ending }
    for index in proposal.terms.indices where proposal.terms[index].term == proposal.act {
      proposal.terms[index].denied = false
      proposal.terms[index].inProposal = true
    }
    return ToldDecision(draft: draft, proposal: proposal, outcome: outcome(of: norm))
  }

  /// How a told decision came out: what was refused, given up or not done was declined.
  package func outcome(of line: String) -> Precedent.Outcome {
    // What was singled out was done; what that leaves over was not decided.
    (statement(line).norms.last { !$0.otherwise }).map(outcome) ?? .unknown
  }

  private func outcome(of norm: Norm) -> Precedent.Outcome {
    guard norm.act != nil || norm.object != nil || norm.counterparty != nil else { return .unknown }
    // Not to give up is to go on.
    if givenUp(by: norm) != nil { return norm.modality == .mustNot ? .approved : .declined }
    return norm.modality == .mustNot ? .declined : .approved
  }

  /// The act that came to nothing: 借入をやめた gives up borrowing, 店をやめた closes a shop.
  private func givenUp(by norm: Norm) -> Term? {
    guard let act = norm.act else { return nil }
    for row in knowledge.rows("decisions/ending_acts.tsv") where knowledge.isA(act.id, row["id"]) {
      if let object = norm.object, knowledge.sort(of: object.id) == .act { return object }
      if row["ends"] == "anything" { return norm.object ?? act }
    }
    return nil
  }
}
