// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// Whether something is so.
@usableFromInline package enum Truth: String, Sendable {
  case yes = "true"
  case no = "false"
  case unknown
}

/// Something a case says or gives: a number of a metric, or a state.
@usableFromInline package struct Fact: Equatable, Sendable {
  /// Metric or state id.
  package var id: String
  package var truth: Truth
  package var op: Comparator?
  package var value: Double?
  package var value2: Double?
  package var unit: String?
  package var unitWord: String?
  package var per: String?
  package var span: Span

  package init(id: String, truth: Truth, span: Span) {
    self.id = id
    self.truth = truth
    self.span = span
  }
}

/// A term a question mentions, and whether the question denies it.
@usableFromInline package struct ProposedTerm: Equatable, Sendable {
  package var term: Term
  package var denied: Bool
  /// True when it belongs to what is proposed, false when it is background.
  package var inProposal: Bool
  /// The words as the question has them, folded.
  package var surface = ""
  package var span: Span

  package init(term: Term, denied: Bool, inProposal: Bool, span: Span) {
    self.term = term
    self.denied = denied
    self.inProposal = inProposal
    self.span = span
  }
}

/// A question as a proposed act with the facts of its case.
@usableFromInline package struct Proposal: Equatable, Sendable {
  package var act: Term?
  /// True when the question is whether *not* to do the act (出荷しなくてよいか).
  package var negated = false
  /// The role of the person who asks or is to act, when the text says.
  package var actor: Term?
  package var object: Term?
  package var counterparty: Term?
  package var terms: [ProposedTerm] = []
  package var facts: [Fact] = []
  /// The folded question, for words that two texts cut differently.
  package var said = ""
  /// Of it, the sentence that asks.
  package var asked = ""
  /// True when the question asks for a yes or no (てよいか), false for which, how much, why.
  package var isYesNo = true
  package var span: Span

  package init(span: Span) { self.span = span }
}
