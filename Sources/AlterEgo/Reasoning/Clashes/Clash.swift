// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Two live statements that can't both be kept, with the smallest case in which they clash.
package struct Clash: Equatable, Sendable {
  package enum Sort: String, CaseIterable, Sendable {
    /// One asks for what the other rules out, or for another level of the same number.
    case conflict
    /// A ban takes in all that a permission allows, so that the permission never decides.
    case shadowed
    /// Both say the same.
    case duplicate
  }

  /// The smallest case: an act with what it is done to, and the conditions of both statements.
  package struct Case: Equatable, Sendable {
    package struct Level: Equatable, Sendable {
      package let metric: String
      package let value: Double
      package let unit: String
    }

    /// The act or thing both are about; nil where only words tell.
    package var act: Term?
    /// What the case is about, in the words of the statements.
    package var things: [String] = []
    /// Numbers that meet the conditions of both.
    package var levels: [Level] = []
    /// Conditions in the words of the statements.
    package var conditions: [String] = []
    /// What each statement is about, verbatim: 長年のお客様の頼み; empty where its words don't tell.
    package var topics: [String] = []

    package init() {}
  }

  package let sort: Sort
  /// The statement that rules out, and the one that asks for or permits.
  package let first: String
  package let second: String
  package let example: Case

  package init(sort: Sort, first: String, second: String, example: Case) {
    self.sort = sort
    self.first = first
    self.second = second
    self.example = example
  }

  /// The one of the two that is not `id`.
  package func other(than id: String) -> String { first == id ? second : first }
}

/// One norm as it may stand against another: what it rules out, asks for or permits, and of what.
struct ClashSide {
  enum Stance {
    case forbids, requires, permits, waives

    var mark: Stances {
      switch self {
      case .forbids: .forbids
      case .requires: .requires
      case .permits: .permits
      case .waives: .waives
      }
    }

    /// What it can't always be kept beside.
    var rivals: Stances {
      switch self {
      case .forbids: [.requires, .permits]
      case .requires: [.forbids, .waives, .requires]
      case .permits: .forbids
      case .waives: .requires
      }
    }
  }

  /// What several norms do.
  struct Stances: OptionSet {
    let rawValue: UInt8

    static let forbids = Stances(rawValue: 1)
    static let requires = Stances(rawValue: 2)
    static let permits = Stances(rawValue: 4)
    static let waives = Stances(rawValue: 8)
  }

  let statement: Statement
  let norm: Norm
  let stance: Stance
  /// The act it is about; nil where the norm has none of its own.
  let act: Term?
  /// What tells its cases apart: things, people, words; light terms left out.
  let content: [Term]
  /// Whether it holds of every case of its act, not of some: 断らない, 必ず, every.
  var isUniversal: Bool { isOpenHanded || ClashSide.saysAlways(statement, norm) }
  /// Whether it rules out a refusal, so that it asks for whatever somebody wants.
  let isOpenHanded: Bool

  /// What a norm rules out, asks for or permits, before it is read what tells its cases apart.
  struct Gist {
    let stance: Stance
    let act: Term?
    let things: [Term]
    /// Whether it rules out a refusal.
    let isRefusal: Bool

    /// Nil for a norm that neither rules out nor asks for an act.
    init?(_ norm: Norm, of statement: Statement, _ knowledge: KnowledgeBase) {
      guard norm.concludes == nil, !norm.otherwise, norm.over == nil else { return nil }
      let tables = knowledge.decisionTables
      var things = [norm.object, norm.counterparty].compactMap { $0 } + norm.about
      var act = norm.act
      // 注文を受ける, give a discount: what is done stands in the object's place.
      if act.map({ tables.lightActs.contains($0.id) || $0.isWord || ClashSide.isPlain($0) })
        ?? true, let own = things.first(where: { knowledge.sort(of: $0.id) == .act })
      {
        act = own
        things.removeAll { $0 == own }
      }
      // 長年の得意先には5%値引きする: the act is said, if not read as the verb.
      if act == nil, norm.object != nil || norm.counterparty != nil {
        act = ClashSide.spoken(norm, statement).last { knowledge.sort(of: $0.id) == .act }
          .map { Term($0.id) }
      }
      var isRefusal = false
      switch (norm.modality, norm.negated) {
      case (.mustNot, false):
        if let refused = ClashSide.accepting(act, knowledge) {
          (act, isRefusal) = (refused, true)
          stance = .requires
        } else {
          stance = .forbids
        }
      case (.must, true): stance = .forbids
      case (.must, false):
        guard !norm.decides, !(norm.isPlain && ClashSide.tellsWhatIs(statement)) else {
          return nil
        }
        stance = .requires
      case (.may, false): stance = .permits
      case (.may, true): stance = .waives
      default: return nil
      }
      self.act = act
      self.things = things
      self.isRefusal = isRefusal
    }
  }

  /// Nil for a norm that neither rules out nor asks for an act, and for one that takes none of the
  /// stances asked for.
  init?(
    _ norm: Norm, of statement: Statement, _ knowledge: KnowledgeBase,
    among stances: Stances = [.forbids, .requires, .permits, .waives]
  ) {
    guard let gist = Gist(norm, of: statement, knowledge), stances.contains(gist.stance.mark)
    else { return nil }
    let tables = knowledge.decisionTables
    self.statement = statement
    self.norm = norm
    stance = gist.stance
    act = gist.act
    var things = gist.things
    let contained = Set(gist.act.map { knowledge.objects(of: $0.id) } ?? [])
    if stance == .forbids {
      things += ClashSide.unread(ClashSide.spoken(norm, statement), norm, gist.act, knowledge)
    }
    content = things.filter { term in
      !tables.lightTerms.contains(term) && !contained.contains(term.id)
        && term.id != "customer" && term.id != "task"
    }
    isOpenHanded = gist.isRefusal
  }

  private static func spoken(_ norm: Norm, _ statement: Statement) -> [Mention] {
    statement.draft.concepts.filter { norm.span.contains($0.span) }
  }

  /// Whether a number is how far something moves, not where it stands: 20% in 20%減らす.
  func moves(_ predicate: Predicate) -> Bool {
    guard let change = statement.draft.change, let value = predicate.value else { return false }
    return abs(change.by) == abs(value) && predicate.unit == change.unit
  }

  /// 現金では払わない: what a ban names and its reading leaves out narrows it all the same.
  private static func unread(
    _ spoken: [Mention], _ norm: Norm, _ act: Term?, _ knowledge: KnowledgeBase
  ) -> [Term] {
    let predicates = norm.when + norm.unless + norm.requires
    let terms =
      [norm.act, act, norm.object, norm.counterparty].compactMap { $0 } + norm.about
      + predicates.flatMap { $0.terms + [$0.id.map { Term($0) }].compactMap { $0 } }
    let read = Set(terms.map(\.id))
    let places = spoken.filter { read.contains($0.id) }.map(\.span) + predicates.map(\.span)
    return spoken.filter { mention in
      knowledge.sort(of: mention.id) != .act && !read.contains(mention.id)
        && !places.contains { $0.overlaps(mention.span) }
        && !read.contains { knowledge.isA($0, mention.id) || knowledge.isA(mention.id, $0) }
    }.map { Term($0.id) }
  }

  /// 値引きは例外だ, "discounts are an exception": what something is, not what to do.
  private static func tellsWhatIs(_ statement: Statement) -> Bool {
    var text = FoldedText.fold(statement.text)
    while let last = text.last, "。. ".contains(last) { text.removeLast() }
    let isCopula = ["だ", "です", "である"].contains { text.hasSuffix($0) }
    return isCopula
      || [" is a", " are a", " is an ", " are an "].contains { text.utf8.has($0.utf8) }
  }

  /// Verbs that only hand over what their object names.
  static func isPlain(_ act: Term) -> Bool {
    ["give", "accept", "take", "do", "provide"].contains(act.id)
  }

  /// 断らない asks for the acceptance.
  private static func accepting(_ act: Term?, _ knowledge: KnowledgeBase) -> Term? {
    guard let act, !act.isWord, knowledge.isA(act.id, "refuse") else { return nil }
    return knowledge.opposite(of: act.id).map { Term($0) }
  }

  private static let always = [
    "必ず", "すべて", "全て", "どんな", "いつでも", "断らずに", "拒まずに", "always", "every ", "any ",
    "never", "all ",
  ]

  private static func saysAlways(_ statement: Statement, _ norm: Norm) -> Bool {
    let text = FoldedText.fold(statement.text.slice(norm.span))
    return always.contains { text.utf8.has($0.utf8) }
  }
}
