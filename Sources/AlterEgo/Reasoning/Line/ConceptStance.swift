// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Which concepts a statement speaks of, and which of them it is for or against.
///
/// A ban on a whole (「値引きで仕事を取らない」) is against its parts but bans none of them
/// alone; only a ban on one thing, without condition, is a ban on it.
struct ConceptStance {
  /// Every concept, act and content word, in the order of the text.
  private(set) var mentioned: [String] = []
  private(set) var favoured: [String] = []
  private(set) var shunned: [String] = []
  private(set) var banned: [String] = []
  /// The acts of the norms.
  private(set) var acts: [String] = []
  private(set) var roles: [String] = []

  private let knowledge: KnowledgeBase
  private let effects: ActEffects

  init(_ statement: Statement, _ knowledge: KnowledgeBase, _ effects: ActEffects) {
    self.knowledge = knowledge
    self.effects = effects
    let draft = statement.draft
    let spoken = draft.outerMentions
    for mention in spoken { note(mention.id) }
    for norm in draft.norms { read(norm) }
    var covered = Set(draft.norms.flatMap(ConceptStance.terms).map(\.id))
    covered.formUnion(acts)
    // 値引きで取った受注も評価する: how it was won is part of what counts.
    let isCriterion = statement.kind == .criterion
    let conditions = draft.norms.flatMap { $0.when + $0.unless }
      .filter { !isCriterion || $0.kind != .words }.map(\.span)
    let affirms = draft.norms.isEmpty || draft.norms.contains { ConceptStance.polarity($0) > 0 }
    for mention in spoken where !covered.contains(mention.id) {
      if conditions.contains(where: { $0.overlaps(mention.span) }) { continue }
      if affirms { take(mention.id, 1, alone: false) }
    }
  }

  /// Whether the norm is for doing its act.
  static func polarity(_ norm: Norm) -> Int {
    let sign = norm.modality == .mustNot ? -1 : 1
    return norm.negated ? -sign : sign
  }

  private static func terms(_ norm: Norm) -> [Term] {
    [norm.act, norm.object, norm.counterparty, norm.over, norm.concludes].compactMap { $0 }
      + norm.about
  }

  private mutating func read(_ norm: Norm) {
    if let actor = norm.actor { addRole(actor.id) }
    for term in ConceptStance.terms(norm) { note(term.id) }
    for predicate in norm.when + norm.unless + norm.requires {
      if predicate.kind == .role, let id = predicate.id { addRole(id) }
    }
    guard !norm.otherwise, norm.concludes == nil else { return }
    let polarity = ConceptStance.polarity(norm)
    let bounded = !norm.when.isEmpty || !norm.unless.isEmpty
    let act = norm.act.map(\.id)
    if let act, isContent(act) {
      if !acts.contains(act) { acts.append(act) }
      if polarity > 0 { take(act, 1, alone: false) }
    }
    var things = (norm.about + [norm.object].compactMap { $0 }).map(\.id).filter(isContent)
    things = things.filter { $0 != act }
    let generic = act.map(effects.isGeneric) ?? true
    let sign = act.map(effects.isAgainst) == true ? -polarity : polarity
    if polarity < 0, bounded { return }
    for thing in things { take(thing, sign, alone: things.count == 1 && generic) }
    if polarity < 0, let act, isContent(act), !generic {
      take(act, -1, alone: things.isEmpty)
    }
    if norm.modality == .prefer, let over = norm.over { take(over.id, -1, alone: false) }
  }

  private func isContent(_ id: String) -> Bool {
    guard let concept = knowledge.concept(id) else { return !id.hasPrefix("role:") }
    return concept.sort == .concept || concept.sort == .act
  }

  private mutating func note(_ id: String) {
    if id.hasPrefix("role:") || knowledge.concept(id)?.sort == .role { return addRole(id) }
    if !mentioned.contains(id) { mentioned.append(id) }
  }

  private mutating func addRole(_ id: String) {
    if !roles.contains(id) { roles.append(id) }
  }

  /// Notes that the statement is for (1) or against (−1) something.
  ///
  /// Nobody is for a fault of the company's own (価格競争, 属人化): naming one is being against it.
  private mutating func take(_ id: String, _ sign: Int, alone: Bool) {
    guard isContent(id) else { return }
    let isFault = knowledge.concept(id)?.theme == "anti_pattern"
    if sign > 0, !isFault {
      if !favoured.contains(id) { favoured.append(id) }
    } else {
      if !shunned.contains(id) { shunned.append(id) }
      if alone, !isFault, !banned.contains(id) { banned.append(id) }
    }
  }
}

extension Draft {
  /// The mentions that are no part of a longer one: 粗利率 without the 粗利 in it.
  package var outerMentions: [Mention] {
    concepts.filter { mention in
      !concepts.contains { $0.span != mention.span && $0.span.contains(mention.span) }
        || mention.span.isEmpty
    }
  }
}

/// What acts do to what they act on, from `knowledge/rules/act_effects.tsv`.
struct ActEffects: Sendable {
  private let signs: [String: Int]
  /// Acts that stop or refuse their object rather than lower an amount of it.
  private let ending: Set<String>
  private let bettering: Set<String>
  private let knowledge: KnowledgeBase

  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    var signs: [String: Int] = [:]
    var bettering: Set<String> = []
    var ending: Set<String> = []
    for row in knowledge.rows("rules/act_effects.tsv") {
      switch row["effect"] {
      case "lowers": signs[row["act"]] = -1
      case "raises": signs[row["act"]] = 1
      case "ends": ending.insert(row["act"])
      default: break
      }
      if row["effect"] == "betters" { bettering.insert(row["act"]) }
    }
    self.signs = signs
    self.bettering = bettering
    self.ending = ending
  }

  /// Whether being for the act is being against its object (減らす, やめる, 断る).
  func isAgainst(_ act: String) -> Bool {
    sign(act) < 0 || ending.contains(act)
      || !knowledge.ancestors(of: act).isDisjoint(with: ending)
  }

  /// 1 when the act makes more of a number, −1 when less, 0 otherwise.
  func sign(_ act: String) -> Int {
    if let sign = signs[act] { return sign }
    let above = knowledge.ancestors(of: act).sorted()
    return above.compactMap { signs[$0] }.first ?? 0
  }

  /// Whether the act makes its object better, whichever way that is.
  func betters(_ act: String) -> Bool {
    bettering.contains(act) || !knowledge.ancestors(of: act).isDisjoint(with: bettering)
  }

  /// Whether the act says little by itself (する, 変える, 減らす).
  func isGeneric(_ act: String) -> Bool {
    guard let concept = knowledge.concept(act) else { return false }
    return concept.theme == "generic" || signs[act] != nil || ending.contains(act)
  }
}
