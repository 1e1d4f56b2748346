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
///
/// A value whose copies share what they say until one is changed, since readers hand it on far more
/// often than they change it.
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

  private var shared: SharedClause

  package var role: Role {
    get { shared.content.role }
    set {
      own()
      shared.content.role = newValue
    }
  }
  package var items: [Item] {
    get { shared.content.items }
    _modify {
      own()
      yield &shared.content.items
    }
  }
  /// Index of the predicate's head in `items`.
  package var head: Int? {
    get { shared.content.head }
    set {
      own()
      shared.content.head = newValue
    }
  }
  package var negated: Bool {
    get { shared.content.negated }
    set {
      own()
      shared.content.negated = newValue
    }
  }
  /// What the sentence end does: prohibit, must, may, need-not, aim, prefer; empty for plain.
  package var modal: String {
    get { shared.content.modal }
    set {
      own()
      shared.content.modal = newValue
    }
  }
  /// yes-no, should, need-not, open; empty when it asks nothing.
  package var question: String {
    get { shared.content.question }
    set {
      own()
      shared.content.question = newValue
    }
  }
  package var isPast: Bool {
    get { shared.content.isPast }
    set {
      own()
      shared.content.isPast = newValue
    }
  }
  /// What the head verb does to its object: prohibit, permit, require; empty for other heads.
  package var deontic: String {
    get { shared.content.deontic }
    set {
      own()
      shared.content.deontic = newValue
    }
  }
  package var isPassive: Bool {
    get { shared.content.isPassive }
    set {
      own()
      shared.content.isPassive = newValue
    }
  }
  /// Folded bytes of the clause without the words that only connect it.
  package var bytes: Range<Int> {
    get { shared.content.bytes }
    set {
      own()
      shared.content.bytes = newValue
    }
  }
  /// For a relative clause, its bytes with the noun it qualifies.
  package var wider: Range<Int> {
    get { shared.content.wider }
    set {
      own()
      shared.content.wider = newValue
    }
  }
  /// 〜だけでよい, only: the sentence restricts to its condition.
  package var isRestriction: Bool {
    get { shared.content.isRestriction }
    set {
      own()
      shared.content.isRestriction = newValue
    }
  }
  /// …, and to nobody else: the last phrase of the clause is the only one.
  package var isExclusive: Bool {
    get { shared.content.isExclusive }
    set {
      own()
      shared.content.isExclusive = newValue
    }
  }
  /// 〜は別だ: the sentence only excepts.
  package var isExceptionTail: Bool {
    get { shared.content.isExceptionTail }
    set {
      own()
      shared.content.isExceptionTail = newValue
    }
  }
  /// ただし, それ以外は, 代わりに at the start: but, otherwise, instead.
  package var connective: String {
    get { shared.content.connective }
    set {
      own()
      shared.content.connective = newValue
    }
  }
  /// 安全より優先する仕事はない: there is no such thing; nil where the language does not tell.
  package var deniesAny: Bool? {
    get { shared.content.deniesAny }
    set {
      own()
      shared.content.deniesAny = newValue
    }
  }
  /// The word that opens a clause where it matters which: after.
  package var opener: String {
    get { shared.content.opener }
    set {
      own()
      shared.content.opener = newValue
    }
  }
  /// Says that something is not known.
  package var saysUnknown: Bool {
    get { shared.content.saysUnknown }
    set {
      own()
      shared.content.saysUnknown = newValue
    }
  }
  /// Says what somebody wants or asks for: 借りたいと言っている.
  package var isWish: Bool {
    get { shared.content.isWish }
    set {
      own()
      shared.content.isWish = newValue
    }
  }

  package init(_ role: Role, _ bytes: Range<Int>) {
    shared = SharedClause(ClauseContent(role, bytes))
  }

  /// Makes the content its own before it is changed.
  private mutating func own() {
    if !isKnownUniquelyReferenced(&shared) { shared = SharedClause(shared.content) }
  }

  package var headItem: Item? { head.map { items[$0] } }
}

/// What the copies of a clause share until one is changed.
private final class SharedClause: @unchecked Sendable {
  var content: ClauseContent

  init(_ content: ClauseContent) { self.content = content }
}

/// What a clause says.
private struct ClauseContent {
  var role: Clause.Role
  var items: [Item] = []
  var head: Int?
  var negated = false
  var modal = ""
  var question = ""
  var isPast = false
  var deontic = ""
  var isPassive = false
  var bytes: Range<Int>
  var wider: Range<Int>
  var isRestriction = false
  var isExclusive = false
  var isExceptionTail = false
  var connective = ""
  var deniesAny: Bool?
  var opener = ""
  var saysUnknown = false
  var isWish = false

  init(_ role: Clause.Role, _ bytes: Range<Int>) {
    self.role = role
    self.bytes = bytes
    wider = bytes
  }
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
