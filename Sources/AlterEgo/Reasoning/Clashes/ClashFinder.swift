// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Finds which live statements a new one can't be kept beside.
///
/// Pairs of norms are held against each other by what they say, not by what they usually lead to:
/// an alarm names a case in which the judge would have to choose. What an exception or a rank
/// already settles is no clash. Of a large company it is enough to give those that a
/// ``ClashIndex`` finds near.
package struct ClashFinder {
  private let knowledge: KnowledgeBase
  private let others: [Statement]
  /// Pairs that the president said may stand side by side.
  private let settled: Set<Set<String>>

  /// `decisions` are the president's own links: a refused `opposes` settles a pair.
  package init(
    _ knowledge: KnowledgeBase, among statements: [Statement], decisions: [LinkDecision] = []
  ) {
    self.knowledge = knowledge
    others = statements.filter { $0.isLive && ClashFinder.isRule($0) }
    settled = Set(
      decisions.filter { $0.relation == .opposes && !$0.accepted }.map { [$0.from, $0.to] })
  }

  /// What a statement clashes with, duplicates first, then in the order of the others; one for
  /// each pair.
  package func clashes(of statement: Statement) -> [Clash] {
    guard statement.isLive, ClashFinder.isRule(statement) else { return [] }
    let sides = sides(statement)
    let rivals = sides.reduce(into: ClashSide.Stances()) { $0.formUnion($1.stance.rivals) }
    let isWish = isWish(statement)
    let signature = statement.signature
    var found: [Clash] = []
    for other in others where other.id != statement.id {
      guard !settled.contains([statement.id, other.id]) else { continue }
      if other.kind == statement.kind, isAlike(other, statement),
        other.mayAskTheSame(as: statement), other.signature == signature
      {
        found.append(
          Clash(sort: .duplicate, first: other.id, second: statement.id, example: Clash.Case()))
      } else if let clash = rankings(statement, other)
        ?? (isWish ? wishes(statement, other) : nil)
        ?? clash(sides, rivals, with: other)
      {
        found.append(clash)
      }
    }
    return found.filter { $0.sort == .duplicate } + found.filter { $0.sort != .duplicate }
  }

  /// Candid words bind nobody; purposes, pictures and targets say where to go, not what to do.
  static func isRule(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .principle, .intention, .strategy, .initiative, .delegation: true
    case .kpi: statement.draft.horizonYears == nil
    case .purpose, .candid, .vision, .criterion, .decision: false
    }
  }

  private func sides(_ statement: Statement) -> [ClashSide] {
    statement.draft.norms.compactMap { ClashSide($0, of: statement, knowledge) }
  }

  private func clash(
    _ own: [ClashSide], _ rivals: ClashSide.Stances, with other: Statement
  ) -> Clash? {
    let theirs = other.draft.norms.filter { norm in own.contains { mayMeet($0, norm) } }
      .compactMap { ClashSide($0, of: other, knowledge, among: rivals) }
    guard !theirs.isEmpty else { return nil }
    for a in own {
      for b in theirs {
        if let clash = clash(a, b) ?? clash(b, a) { return clash }
      }
    }
    return nil
  }

  /// Whether two statements may say the same, before their signatures are made.
  private func isAlike(_ a: Statement, _ b: Statement) -> Bool {
    a.draft.norms.count == b.draft.norms.count
      && zip(a.draft.norms, b.draft.norms).allSatisfy {
        $0.modality == $1.modality && $0.act == $1.act && $0.object == $1.object
      }
  }

  /// Whether a norm may be about the same act at all: most of ten thousand are not.
  private func mayMeet(_ side: ClashSide, _ norm: Norm) -> Bool {
    guard let act = norm.act, let own = side.act, !act.isWord, !own.isWord, !side.isOpenHanded,
      !knowledge.decisionTables.lightActs.contains(act.id), !ClashSide.isPlain(act),
      !knowledge.isA(act.id, "refuse")
    else { return true }
    return act == own || knowledge.isA(act.id, own.id) || knowledge.isA(own.id, act.id)
  }

  /// The clash of one that rules out with one that asks or permits, or of two levels.
  private func clash(_ a: ClashSide, _ b: ClashSide) -> Clash? {
    switch (a.stance, b.stance) {
    case (.forbids, .requires): return contradiction(a, b)
    case (.forbids, .permits): return shadow(a, b)
    case (.waives, .requires): return waiver(a, b)
    case (.requires, .requires): return levels(a, b)
    default: return nil
    }
  }

  // MARK: Ruled out and asked for

  private func contradiction(_ ban: ClashSide, _ duty: ClashSide) -> Clash? {
    // Two classes that neither contains the other need not meet in one case, unless the duty
    // holds whatever comes. What costs most comes last.
    guard
      duty.isOpenHanded && serves(ban)
        || bans(ban, duty) && (duty.isUniversal || unmet(ban, by: duty).isEmpty),
      let scope = ClashScope(ban, duty, knowledge)
    else { return nil }
    return made(.conflict, ban, duty, scope)
  }

  /// Fields of acts that are done for those who ask: what is not to be done there may be asked for.
  private static let serving: Set = [
    "sales", "production", "logistics", "food_care", "site", "products",
  ]
  private static let providing = ["provide", "give", "accept", "make", "send", "deliver"]

  /// Whether a ban limits what is done for customers, in some cases: 夜十時を過ぎたら料理を出さない.
  private func serves(_ ban: ClashSide) -> Bool {
    guard ban.norm.modality == .mustNot, ban.statement.kind != .delegation,
      !ban.norm.when.isEmpty || !ban.content.isEmpty,
      !ban.content.contains(where: isOtherParty)
    else { return false }
    guard let act = ban.act else { return !ban.norm.when.isEmpty }
    guard !act.isWord, !knowledge.isA(act.id, "refuse") else { return false }
    return ClashFinder.serving.contains(knowledge.theme(of: act.id) ?? "")
      || ClashFinder.providing.contains { knowledge.isA(act.id, $0) }
  }

  private func isOtherParty(_ term: Term) -> Bool {
    knowledge.theme(of: term.id) == "counterparties" && !knowledge.isA(term.id, "customer")
      || knowledge.isA(term.id, "supplier") || knowledge.isA(term.id, "employee")
  }

  /// Whether what the duty asks for is, or takes in, what the ban rules out.
  private func bans(_ ban: ClashSide, _ duty: ClashSide) -> Bool {
    guard let ruledOut = ban.act, let asked = duty.act else { return false }
    if ruledOut == asked { return true }
    if ruledOut.isWord || asked.isWord { return false }
    if knowledge.isA(asked.id, ruledOut.id) { return true }
    return duty.isUniversal && knowledge.isA(ruledOut.id, asked.id)
  }

  /// What the ban is about and the duty does not speak of.
  private func unmet(_ ban: ClashSide, by duty: ClashSide) -> [Term] {
    let said = FoldedText.fold(duty.statement.text)
    let told = ClashScope.terms(duty)
    return classes(ban).filter { term in
      !told.contains { $0 == term || knowledge.isA($0.id, term.id) }
        && !(term.surface.map { said.utf8.has($0.utf8) } ?? false)
    }
  }

  /// What tells the cases of a norm apart, besides numbers and states.
  private func classes(_ side: ClashSide) -> [Term] {
    let light = knowledge.decisionTables.lightTerms
    return (side.content + side.norm.when.flatMap(ClashScope.terms)).filter { !light.contains($0) }
  }

  // MARK: Permissions

  /// A ban without conditions of its own that takes in the whole permission.
  private func shadow(_ ban: ClashSide, _ leave: ClashSide) -> Clash? {
    guard let ruledOut = ban.act, let allowed = leave.act, !allowed.isWord,
      ruledOut == allowed || knowledge.isA(allowed.id, ruledOut.id),
      ban.norm.when.isEmpty, unmet(ban, by: leave).isEmpty,
      // 出荷してはならない and 出荷を認める within one policy: the exception is the permission.
      ban.norm.unless.isEmpty,
      let scope = ClashScope(ban, leave, knowledge)
    else { return nil }
    var example = scope.example
    example.levels = []
    example.conditions = leave.norm.when.map { ClashScope.bare($0.text) }
    return Clash(
      sort: .shadowed, first: ban.statement.id, second: leave.statement.id, example: example)
  }

  /// 相見積は要らない against 相見積を必ず取る.
  private func waiver(_ leave: ClashSide, _ duty: ClashSide) -> Clash? {
    guard let waived = leave.act, waived == duty.act, leave.norm.when.isEmpty,
      duty.norm.when.isEmpty, unmet(leave, by: duty).isEmpty, unmet(duty, by: leave).isEmpty,
      let scope = ClashScope(leave, duty, knowledge)
    else { return nil }
    return made(.conflict, leave, duty, scope)
  }

  // MARK: Levels

  /// Two levels of one number of one thing that no value meets.
  private func levels(_ a: ClashSide, _ b: ClashSide) -> Clash? {
    guard sameAct(a, b), unmet(a, by: b).isEmpty || unmet(b, by: a).isEmpty else { return nil }
    guard !isTargetMoved(a, b) else { return nil }
    for own in a.norm.requires where ClashScope.isNumber(own) {
      for other in b.norm.requires where ClashScope.isNumber(other) {
        guard own.id == other.id, let unit = own.unit, own.unitWord == other.unitWord,
          own.per == other.per, Measure.comparable(own.unit, other.unit),
          own.op != .about, other.op != .about,
          a.moves(own) == b.moves(other),
          ClashScope.value(meeting: [own, other], avoiding: [], unit) == nil,
          let scope = ClashScope(a, b, knowledge)
        else { continue }
        var clash = made(.conflict, a, b, scope)
        let levels = [own, other].map {
          Clash.Case.Level(
            metric: own.id ?? "", value: $0.value ?? 0, unit: $0.unit ?? "count")
        }
        var example = scope.example
        example.levels = levels
        clash = Clash(sort: .conflict, first: clash.first, second: clash.second, example: example)
        return clash
      }
    }
    return nil
  }

  private func sameAct(_ a: ClashSide, _ b: ClashSide) -> Bool {
    guard let first = a.act, let second = b.act else {
      // 在庫は2か月分まで: without a verb the thing has to be the same.
      return !Set(a.content).isDisjoint(with: b.content)
    }
    return first == second || knowledge.isA(first.id, second.id)
      || knowledge.isA(second.id, first.id)
      || first.isWord && !Set(a.content).isDisjoint(with: b.content)
  }

  /// Two targets of one number on the way: 28% now and 30% later.
  private func isTargetMoved(_ a: ClashSide, _ b: ClashSide) -> Bool {
    a.statement.kind == .kpi && b.statement.kind == .kpi
      && (a.norm.requires + b.norm.requires).contains { $0.op == .equal }
  }

  // MARK: Rankings

  /// 安全を売上より優先する against 売上を安全より優先する.
  private func rankings(_ a: Statement, _ b: Statement) -> Clash? {
    for own in a.draft.norms {
      for other in b.draft.norms {
        guard own.modality == .prefer, other.modality == .prefer,
          let first = own.object, let over = own.over, let second = other.object,
          let under = other.over, isAlike(first, under), isAlike(over, second)
        else { continue }
        var example = Clash.Case()
        example.things = [
          knowledge.name(first, in: a.draft.language), knowledge.name(over, in: a.draft.language),
        ]
        return Clash(sort: .conflict, first: b.id, second: a.id, example: example)
      }
    }
    return nil
  }

  /// Two wishes about one choice, each by a mark of its own: なるべく近くから, なるべく安く買う.
  ///
  /// The first is known to be a wish.
  private func wishes(_ a: Statement, _ b: Statement) -> Clash? {
    guard isWish(b) else { return nil }
    for own in a.draft.norms {
      for other in b.draft.norms {
        guard own.over == nil, other.over == nil,
          !(own.when + other.when).contains(where: { $0.kind == .metric }),
          let about = shared(own, other)
        else { continue }
        let marks = [(own, a), (other, b)].map { norm, _ in
          Set(terms(norm)).subtracting([about]).filter {
            !knowledge.decisionTables.lightTerms.contains($0)
          }
        }
        guard !(marks[0].isEmpty && marks[1].isEmpty) || own.object != other.object,
          marks[0].isDisjoint(with: marks[1])
        else { continue }
        return Clash(sort: .conflict, first: b.id, second: a.id, example: Clash.Case())
      }
    }
    return nil
  }

  /// What two wishes are both about: the same act on the same thing, or what is chosen.
  private func shared(_ a: Norm, _ b: Norm) -> Term? {
    guard let thing = a.object, let other = b.object, isAlike(thing, other) else { return nil }
    if a.modality == .prefer, b.modality == .prefer, a.act == b.act { return thing }
    return a.act != nil && a.act == b.act ? thing : nil
  }

  private func terms(_ norm: Norm) -> [Term] {
    let conditions = norm.when.flatMap { $0.terms + [$0.id.map { Term($0) }].compactMap { $0 } }
    return norm.about + [norm.object, norm.counterparty].compactMap { $0 } + conditions
  }

  private func isWish(_ statement: Statement) -> Bool {
    if statement.draft.norms.contains(where: { $0.modality == .prefer }) { return true }
    let text = " " + FoldedText.fold(statement.text)
    return !knowledge.decisionTables.softCues.lists(in: Array(text.utf8)).isEmpty
  }

  private func isAlike(_ a: Term, _ b: Term) -> Bool {
    a == b || knowledge.isA(a.id, b.id) || knowledge.isA(b.id, a.id)
  }

  private func made(_ sort: Clash.Sort, _ a: ClashSide, _ b: ClashSide, _ scope: ClashScope)
    -> Clash
  {
    Clash(sort: sort, first: a.statement.id, second: b.statement.id, example: scope.example)
  }
}
