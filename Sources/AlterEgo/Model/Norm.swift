// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations

/// A concept of the lexicon or, where the lexicon lacks it, a content word by its surface.
package struct Term: Hashable, Sendable, Comparable {
  /// A concept id (`accept_order`), or `word:` and the folded surface (`word:木型`).
  package let id: String

  package init(_ id: String) { self.id = id }

  package static func word(_ surface: String) -> Term { Term("word:" + surface) }

  package var isWord: Bool { id.hasPrefix("word:") }

  /// The surface of a word, or nil for a concept.
  package var surface: String? { isWord ? String(id.dropFirst(5)) : nil }

  package static func < (a: Term, b: Term) -> Bool { a.id < b.id }
}

/// A condition that a case meets, fails, or leaves open.
package struct Predicate: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// A metric against a value: 粗利率が25%を下回る.
    case metric
    /// A state that is true or false: 承認済み.
    case state
    /// The object of the act belongs to a class.
    case object
    /// The counterparty belongs to a class.
    case counterparty
    /// The person acting has a role.
    case role
    /// Words the rules can't read further; met when the case says the same.
    case words
  }

  package var kind: Kind
  /// Metric, state, class or role id; nil for words.
  package var id: String?
  package var op: Comparator?
  package var value: Double?
  package var value2: Double?
  package var unit: String?
  /// The unit as written where the closed list has none (ミリ, kg); only like is held against like.
  package var unitWord: String?
  /// `month` when the limit counts within a period.
  package var per: String?
  /// False when the condition wants the state, class or words absent.
  package var holds = true
  /// The content of a words predicate.
  package var terms: [Term] = []
  /// Of the terms, those of which any one will do: 家族か職員が付き添うとき.
  package var anyOf: [Term] = []
  /// Predicates of one number are one condition, which holds when all of them do; those of 0
  /// stand alone.
  package var group = 0
  package var span: Span
  package var text: String

  package init(kind: Kind, id: String? = nil, span: Span, text: String) {
    self.kind = kind
    self.id = id
    self.span = span
    self.text = text
  }
}

/// One duty, ban, permission, preference or aim within a statement.
package struct Norm: Equatable, Sendable {
  package var modality: Modality
  /// True when the norm is about not doing the act: 相見積は要らない is a may with a negated act.
  package var negated = false
  package var act: Term?
  /// The role that acts, for delegations.
  package var actor: Term?
  package var object: Term?
  package var counterparty: Term?
  /// The other content of the main clause: what else a case must be about.
  package var about: [Term] = []
  /// When the norm applies: all of these.
  package var when: [Predicate] = []
  /// When it does not: any of these, those of one group together.
  package var unless: [Predicate] = []
  /// What must hold of the act itself: 支払いは60日以内とする.
  package var requires: [Predicate] = []
  /// What the act or object ranks above.
  package var over: Term?
  /// A state that the norm concludes instead of a duty (a definition).
  package var concludes: Term?
  /// True when the norm says who may decide, not who has to act.
  package var decides = false
  /// True when nothing but a bare verb says so: a description, unless it is meant as a rule.
  package var isPlain = false
  /// True when the norm covers whatever the sentence before it did not (それ以外は, nobody else).
  package var otherwise = false
  package var span: Span

  package init(modality: Modality, span: Span) {
    self.modality = modality
    self.span = span
  }
}
