// SPDX-License-Identifier: GPL-3.0-or-later

/// A proof of one fact.
///
/// The steps form a tree in which a fact proved once is shared, not repeated: `steps[0]` proves
/// the fact asked for, and each condition that is itself a fact names the step that proves it.
/// No step rests on itself, however far down.
package struct Derivation: Sendable, Hashable {
  package struct Step: Sendable, Hashable {
    package let fact: Fact
    package let reason: Reason
  }

  package enum Reason: Sendable, Hashable {
    /// A base fact; the place and label are those of the program's text if it stands there.
    case given(SourcePlace?, RuleLabel?)
    case derived(Instance)
  }

  /// A rule with a value for each variable that has one for the whole rule.
  package struct Instance: Sendable, Hashable {
    package let rule: Rule
    package let bindings: [String: Value]
    /// One for each condition of the rule, in the rule's order.
    package let conditions: [Condition]
  }

  package enum Condition: Sendable, Hashable {
    /// A fact that holds; the position of its proof in `steps`.
    case holds(step: Int)
    /// No such fact holds; nil stands for any value.
    case absent(predicate: String, values: [Value?])
    case compared(Comparison, left: Value, right: Value)
    /// The result, and the facts it was taken over, at most `shownFacts` of them.
    case aggregated(Aggregate, result: Int, over: [Fact])
  }

  /// The most facts shown below an aggregate.
  package static let shownFacts = 100

  package let steps: [Step]

  package var root: Step { steps[0] }

  /// The proofs of the conditions that are facts, in the rule's order.
  package func premises(of step: Step) -> [Step] {
    guard case .derived(let instance) = step.reason else { return [] }
    var premises: [Step] = []
    for case .holds(let position) in instance.conditions { premises.append(steps[position]) }
    return premises
  }

  /// The base facts the proof rests on, each once.
  package var givenFacts: [Fact] {
    var facts: [Fact] = []
    for step in steps {
      if case .given = step.reason { facts.append(step.fact) }
    }
    return facts
  }
}
