// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// A content word or number of a clause with the part it plays there.
package struct Item: Sendable {
  package enum Case: String, Sendable {
    case topic, subject, object, to, from, by, with, of, at, than, upTo, none
  }

  package var token: Token
  package var role: Case
  /// Negated where it stands: 相見積なし, without a quote.
  package var denied = false
  /// True when the next item is what it qualifies: お客様の声.
  package var qualifiesNext = false

  package init(_ token: Token, _ role: Case) {
    self.token = token
    self.role = role
    denied = token.isNegated
  }
}

/// A clause of a sentence in the form both languages share.
package struct Clause: Sendable {
  package enum Role: String, Sendable {
    case main
    /// When the main clause applies: 〜なら, if …
    case when
    /// The same, and not otherwise: 〜に限り, only if …
    case onlyWhen
    /// When it does not: 〜ない限り, unless …
    case unless
    /// Until when it does not: 〜まで, until …
    case until
    /// Named so as to make no difference: どんなに〜でも, even if …
    case regardless
    case reason, purpose
    /// Qualifies the noun that follows: 粗利率が25%を下回る受注.
    case relative
    /// How the main act is done: 直さずに, without telling …
    case manner
    /// What is so, told before: 在庫が積み上がっている。
    case background
  }

  package var role: Role
  package var items: [Item] = []
  /// Index of the predicate's head in `items`.
  package var head: Int?
  package var negated = false
  /// What the sentence end does: prohibit, must, may, need-not, aim, prefer; empty for plain.
  package var modal = ""
  /// yes-no, should, need-not, open; empty when it asks nothing.
  package var question = ""
  package var isPast = false
  /// What the head verb does to its object: prohibit, permit, require; empty for other heads.
  package var deontic = ""
  package var isPassive = false
  /// Folded bytes of the clause without the words that only connect it.
  package var bytes: Range<Int>
  /// For a relative clause, its bytes with the noun it qualifies.
  package var wider: Range<Int>
  /// 〜だけでよい, only: the sentence restricts to its condition.
  package var isRestriction = false
  /// …, and to nobody else: the last phrase of the clause is the only one.
  package var isExclusive = false
  /// 〜は別だ: the sentence only excepts.
  package var isExceptionTail = false
  /// ただし, それ以外は, 代わりに at the start: but, otherwise, instead.
  package var connective = ""
  /// 安全より優先する仕事はない: there is no such thing; nil where the language does not tell.
  package var deniesAny: Bool?
  /// The word that opens a clause where it matters which: after.
  package var opener = ""
  /// Says that something is not known.
  package var saysUnknown = false
  /// Says what somebody wants or asks for: 借りたいと言っている.
  package var isWish = false

  package init(_ role: Role, _ bytes: Range<Int>) {
    self.role = role
    self.bytes = bytes
    wider = bytes
  }

  package var headItem: Item? { head.map { items[$0] } }
}

/// One sentence: its clauses, the main one last.
package struct ParsedSentence: Sendable {
  /// What is longer than any sentence of a person is read in pieces, so that rules that look
  /// through a whole sentence take no more than their share of time for a text without an end.
  static let mostTokens = 256

  package var clauses: [Clause]
  package var bytes: Range<Int>

  package var main: Clause? {
    var at = clauses.count - 1
    while at >= 0 {
      // Looked at in place: a clause is large.
      if clauses[at].role == .main { return clauses[at] }
      at -= 1
    }
    return nil
  }
}
