// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What turned the answer, for wording: a code and what it is about.
package struct MainReason: Sendable, Equatable {
  package enum Code: String, Sendable, CaseIterable {
    case forbidden, required, permitted, limitPassed, limitKept, preferred, precedent, clash,
      beyondAuthority, reserved, uncovered, factMissing, excepted, otherPreferred
  }

  package var code: Code
  package var statement: String?
  /// The predicate that decided, with what the case says of it.
  package var predicate: Predicate?
  package var fact: Fact?

  package init(
    _ code: Code, statement: String? = nil, predicate: Predicate? = nil, fact: Fact? = nil
  ) {
    self.code = code
    self.statement = statement
    self.predicate = predicate
    self.fact = fact
  }
}

/// The smallest change of a fact that turns the answer.
package struct Flip: Sendable, Equatable {
  package var predicate: Predicate
  package var verdict: Verdict
}

/// A statement near the case that did not decide it, and what kept it from that.
package struct NearMiss: Sendable {
  package var statement: Statement
  /// Conditions the case does not meet.
  package var notMet: [Predicate]
  /// Conditions the case says nothing about.
  package var notStated: [Predicate]
}

/// The answer to a question, with its proof.
package struct Answer: Sendable {
  package var verdict: Verdict
  package var main: MainReason
  package var because: [Citation]
  /// Concept or metric ids that must be known first.
  package var missing: [String]
  /// What an approval depends on.
  package var conditions: [Predicate]
  package var authority: AuthorityReading
  package var escalateTo: String?
  package var reason: EscalationReason?
  /// What speaks against, strongest first.
  package var counter: [Citation]
  package var flips: [Flip]
  package var nearMisses: [NearMiss]
  package var considered: [Consideration]
  package var proposal: Proposal
  /// Effects in the five directions, −1, 0 or 1.
  package var directions: [Direction: Int]
}

extension Answer {
  /// The same answer with the statement that stands against it unranked.
  func clashing(with statement: Statement) -> Answer {
    var answer = self
    answer.verdict = .escalate
    answer.reason = .clash
    answer.main = MainReason(.clash, statement: because.first?.statement)
    if !because.contains(where: { $0.statement == statement.id }) {
      answer.because.append(
        Citation(statement: statement.id, text: statement.text, role: .opposes))
    }
    return answer
  }

  /// The same case, with two statements that nothing ranks.
  func clashing(_ pair: Rivals.Pair) -> Answer {
    var answer = self
    if answer.because.isEmpty {
      answer.because = [
        Citation(statement: pair.first.id, text: pair.first.text, role: .prefers)
      ]
    }
    return answer.clashing(with: pair.second)
  }

  /// The same question, beyond the authority of who asks.
  func beyond(_ authority: AuthorityReading) -> Answer {
    var answer = self
    answer.authority = authority
    answer.reason = .authority
    answer.main = MainReason(.beyondAuthority, statement: authority.statements.first?.id)
    answer.because = authority.statements.map {
      Citation(statement: $0.id, text: $0.text, role: .limits)
    }
    if case .beyond(let to) = authority.standing { answer.escalateTo = to }
    return answer
  }

  /// The same answer, hanging on whether an exception holds.
  func turning(on open: (statement: Statement, norm: Norm)) -> Answer {
    var answer = self
    answer.verdict = .conditional
    let terms = open.norm.about + [open.norm.object].compactMap { $0 }
    let ids = open.norm.when.compactMap(\.id) + terms.map { $0.surface ?? $0.id }
    answer.missing = ids.isEmpty ? [open.norm.act?.id ?? "condition"] : [ids[0]]
    answer.main = MainReason(.factMissing, statement: open.statement.id)
    return answer
  }

  /// The same answer withheld: a ban may be meant that no one could match for certain.
  func doubted(because statement: Statement) -> Answer {
    var answer = self
    answer.verdict = .escalate
    answer.main = MainReason(.uncovered, statement: statement.id)
    answer.counter = answer.because
    answer.because = [Citation(statement: statement.id, text: statement.text, role: .opposes)]
    answer.escalateTo = nil
    answer.reason = .doubtful
    return answer
  }
}
