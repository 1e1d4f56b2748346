// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Finds the norms that cover a case.
struct Coverage: Sendable {
  let knowledge: KnowledgeBase
  let reading: CaseReading
  let truth: PredicateTruth
  private let light: Set<String>
  /// Words of time and person that no rule turns on by themselves.
  private let lightWords: Set<String>

  init(_ knowledge: KnowledgeBase, _ reading: CaseReading, asker: Term?) {
    self.knowledge = knowledge
    self.reading = reading
    truth = PredicateTruth(knowledge: knowledge, reading: reading, asker: asker)
    let rows = knowledge.rows("decisions/light_terms.tsv")
    light = Set(rows.map { $0["id"] }.filter { !$0.isEmpty })
    lightWords = Set(rows.flatMap { $0.list("ja_words") + $0.list("en_words") })
  }

  func considerations(_ statements: [Statement]) -> [Consideration] {
    var found: [Consideration] = []
    for statement in statements where statement.isLive {
      for (index, norm) in statement.draft.norms.enumerated() {
        if let consideration = consider(statement, norm, index) { found.append(consideration) }
      }
    }
    return found
  }

  /// Statements with a ban that may well be meant, though no norm of theirs was found to cover the
  /// case: its telling words are all said, only the act goes by a name nobody knows.
  func doubts(_ statements: [Statement], besides found: [Consideration]) -> [Statement] {
    let covered = Set(found.map(\.statement.id))
    guard reading.proposal.act.map({ $0.isWord }) ?? true else { return [] }
    return statements.filter { statement in
      guard statement.isLive, !covered.contains(statement.id) else { return false }
      return statement.draft.norms.contains { norm in
        guard norm.modality == .mustNot, !norm.otherwise else { return false }
        let telling = ([norm.object].compactMap { $0 } + norm.about + norm.when.flatMap(\.terms))
          .filter { term in
            term.surface.map { !lightWords.contains($0) } ?? !light.contains(term.id)
              && knowledge.concept(term.id)?.theme != "counterparties"
          }
        let said = telling.filter { reading.mentions($0) }
        return !telling.isEmpty && said.count == telling.count
      }
    }
  }

  /// How the act of the norm meets the case.
  private enum Meeting {
    case done, omitted
  }

  private func meeting(_ norm: Norm) -> Meeting? {
    if upward(norm) {
      return norm.when.isEmpty && norm.object == nil && norm.about.isEmpty ? nil : .done
    }
    guard let act = norm.act else {
      if let object = norm.object {
        if reading.deniedInProposal(object) { return .omitted }
        return reading.mentions(object) ? .done : nil
      }
      // 拘束時間は13時間までとする: a limit covers every case that tells the number.
      let limits = norm.requires.filter { $0.kind == .metric }
      return limits.contains { isTold($0) } ? .done : nil
    }
    if act.isWord {
      if reading.denies(act) { return .omitted }
      return reading.mentions(act) ? .done : nil
    }
    if reading.does(act.id) { return .done }
    if reading.denied.contains(act.id) { return .omitted }
    // A specific act is also done by its general verb with its objects: 注文を受ける is 受注する.
    if let concept = knowledge.concept(act.id), !concept.objects.isEmpty,
      concept.objects.allSatisfy({ reading.affirmed.contains($0) })
    {
      if concept.isa.contains(where: { isVerb($0) && reading.saidActs.contains($0) }) {
        return .done
      }
      let opposites = concept.isa.compactMap { knowledge.concept($0)?.opposite }
      if opposites.contains(where: { reading.saidActs.contains($0) }) { return .omitted }
    }
    if let opposite = knowledge.concept(act.id)?.opposite, reading.does(opposite) {
      return .omitted
    }
    return nil
  }

  /// Whether what is asked is to leave undone just what the norm bans: 断ってはならない客を受ける.
  private func leavesOut(_ norm: Norm) -> Bool {
    guard let act = norm.act, !act.isWord else { return false }
    guard let asked = reading.proposal.act, !asked.isWord else {
      // Can we let him: accepting what was asked for is not refusing it.
      return knowledge.concept(act.id)?.opposite.map { reading.does($0) } ?? false
    }
    if reading.proposal.negated { return asked == act }
    return knowledge.concept(act.id)?.opposite.map { knowledge.isA(asked.id, $0) } ?? false
      || knowledge.concept(asked.id)?.opposite == act.id
  }

  /// 拘束時間は13時間までとする: a number nobody may pass is a rule, whatever it is a target of.
  private func caps(_ norm: Norm) -> Bool {
    norm.modality == .must
      && norm.requires.contains { $0.kind == .metric && ($0.op == .atMost || $0.op == .less) }
  }

  /// A duty to put the case before somebody: 社長に上げる.
  private func upward(_ norm: Norm) -> Bool {
    norm.decides && norm.act.map { knowledge.isA($0.id, "ask_approval") } ?? false
  }

  private func isVerb(_ id: String) -> Bool { knowledge.concept(id)?.sort == .act }

  private func isTold(_ predicate: Predicate) -> Bool {
    guard let metric = predicate.id, knowledge.concept(metric) != nil else { return false }
    return !reading.facts(predicate).isEmpty
  }

  /// The share of the norm's other content that the case matches.
  private func fit(_ norm: Norm, _ statement: Statement) -> Double {
    var wanted: [Term] = []
    if let object = norm.object, norm.act != nil { wanted.append(object) }
    if let counterparty = norm.counterparty { wanted.append(counterparty) }
    wanted += norm.about
    wanted = wanted.filter { term in
      term.surface.map { !lightWords.contains($0) } ?? !light.contains(term.id)
    }
    if upward(norm) { wanted.removeAll { $0.id == "order" || $0.id == "task" } }
    // 利用者やその家族から: any one of several parties meets the rule.
    let parties = wanted.filter { knowledge.concept($0.id)?.theme == "counterparties" }
    if parties.count > 1, parties.contains(where: { reading.mentions($0) }) {
      wanted.removeAll { parties.contains($0) }
    }
    // Who is served is the customer, unless the case is about somebody else.
    if !reading.hasOtherParty { wanted.removeAll { $0.id == "customer" } }
    guard !wanted.isEmpty else { return 1 }
    let met = wanted.filter { term in
      if reading.mentions(term) || reading.denies(term) { return true }
      if let said = statement.draft.concepts.first(where: { $0.id == term.id })?.surface,
        reading.says(said)
      {
        return true
      }
      if term.id == "third_party", reading.hasOtherParty { return true }
      // What the norm's act already contains needs no saying twice.
      if let act = norm.act, let concept = knowledge.concept(act.id) {
        return concept.objects.contains { knowledge.isA($0, term.id) || knowledge.isA(term.id, $0) }
      }
      return false
    }
    return Double(met.count) / Double(wanted.count)
  }

  /// A number to reach rules on no case: 粗利率を30%まで引き上げる.
  private func isTarget(_ statement: Statement, _ norm: Norm) -> Bool {
    guard statement.kind == .kpi else { return false }
    guard let act = norm.act, !act.isWord else { return true }
    return ["change", "improve", "maintain", "raise", "lower", "increase", "decrease"].contains {
      act.id == $0
    }
  }

  private func consider(_ statement: Statement, _ norm: Norm, _ index: Int) -> Consideration? {
    if norm.modality == .prefer { return preference(statement, norm, index) }
    guard norm.modality != .aim, !isTarget(statement, norm) || caps(norm) else {
      return nil
    }
    guard let meeting = meeting(norm) else { return byMeans(statement, norm, index) }
    let fit = fit(norm, statement)
    guard fit >= 0.999 || upward(norm) && norm.when.contains(where: { $0.kind == .state }) else {
      return nil
    }
    var consideration = Consideration(
      statement: statement, norm: norm, normIndex: index, stance: .permits, role: .permits,
      applies: .yes, missing: [], tested: [], fit: fit)
    switch (norm.modality, norm.negated, meeting) {
    case (.mustNot, _, .done): consideration.set(.forbids, .prohibits)
    case (.mustNot, _, .omitted):
      guard leavesOut(norm) else { return nil }
      consideration.set(.requires, .permits)
    case (.must, _, .done):
      // A duty whose act is not understood permits nothing.
      if norm.act == nil, norm.requires.isEmpty { return nil }
      consideration.set(.requires, .requires)
    case (.must, _, .omitted): consideration.set(.forbids, .prohibits)
    case (.may, true, .omitted): consideration.set(.waives, .permits)
    case (.may, true, .done): return nil
    case (.may, _, .done): consideration.set(.permits, .permits)
    case (.may, _, .omitted): return nil
    default: return nil
    }
    test(norm, &consideration)
    return consideration
  }

  /// 値引きで仕事を取ってはならない forbids the means even where the case names it alone.
  private func byMeans(_ statement: Statement, _ norm: Norm, _ index: Int) -> Consideration? {
    guard norm.modality == .mustNot, norm.act != nil, norm.counterparty == nil else { return nil }
    guard let means = norm.about.first(where: { isVerb($0.id) && !light.contains($0.id) }),
      reading.does(means.id)
    else { return nil }
    var consideration = Consideration(
      statement: statement, norm: norm, normIndex: index, stance: .forbids, role: .prohibits,
      applies: .yes, missing: [], tested: [], fit: 0.8)
    test(norm, &consideration)
    return consideration
  }

  /// 納期と品質がぶつかったら品質を優先する: against what gives up the higher for the lower.
  private func preference(_ statement: Statement, _ norm: Norm, _ index: Int) -> Consideration? {
    guard let higher = norm.object else { return nil }
    let ranks = Ranking(knowledge, reading)
    let givesUpHigher = ranks.givesUp(higher)
    let servesHigher = ranks.serves(higher)
    let lower = norm.over
    let servesLower = lower.map { $0.isWord || ranks.serves($0) } ?? true
    let givesUpLower = lower.map { ranks.givesUp($0) } ?? false
    var consideration = Consideration(
      statement: statement, norm: norm, normIndex: index, stance: .permits, role: .prefers,
      applies: .yes, missing: [], tested: [], fit: 1)
    if givesUpHigher, servesLower {
      consideration.stance = .forbids
    } else if servesHigher, givesUpLower, lower != nil {
      consideration.stance = .requires
    } else {
      return nil
    }
    test(norm, &consideration)
    return consideration
  }

  // MARK: Conditions

  private func test(_ norm: Norm, _ consideration: inout Consideration) {
    var open: [Predicate] = []
    var failed: Predicate?
    for predicate in norm.when {
      var result = truth.truth(predicate)
      // What goes up does so when the case says why, not whenever it might be so.
      if result == .unknown, upward(norm), predicate.kind != .metric { result = .no }
      consideration.tested.append((predicate, result))
      if result == .no { failed = failed ?? predicate }
      if result == .unknown { open.append(predicate) }
    }
    // 〜に限り: outside it everything is ruled out, so that inside means all of its conditions.
    let single = norm.unless.map { ($0, truth.truth($0)) }
    // 当日中に食べると約束したお客様: an exception in several parts holds when all of them do.
    let unless = single.map { predicate, own in
      (predicate, norm.otherwise ? own : together(single.filter { $0.0.group == predicate.group }))
    }
    let isInside = norm.otherwise && !unless.isEmpty && unless.allSatisfy { $0.1 == .yes }
    let isOutside = norm.otherwise && unless.contains { $0.1 == .no }
    for (predicate, result) in unless {
      consideration.tested.append((predicate, result))
      if norm.otherwise ? isInside : result == .yes {
        consideration.isExcepted = true
        consideration.applies = .no
      }
      if norm.otherwise {
        if result == .unknown, !isOutside { open.append(predicate) }
        continue
      }
      // An exception nobody mentioned does not hold; one said to be unknown is asked for.
      if result == .unknown, isSaidUnknown(predicate) { open.append(predicate) }
    }
    if consideration.isExcepted { return }
    if let failed {
      // 外部研修は10万円まで認める: a limit of permission that is passed is no permission.
      if consideration.stance == .permits, !norm.decides, failed.kind == .metric,
        failed.op == .atMost || failed.op == .less
      {
        consideration.set(.forbids, .limits)
        consideration.applies = .yes
        return
      }
      consideration.applies = .no
      return
    }
    for predicate in norm.requires {
      let result = truth.truth(predicate)
      consideration.tested.append((predicate, result))
      switch result {
      case .no: consideration.set(.forbids, .limits)
      case .unknown:
        open.append(predicate)
        consideration.mayBreakLimit = true
      case .yes: consideration.role = .limits
      }
    }
    if consideration.role == .limits, consideration.stance == .forbids { return }
    if !open.isEmpty {
      consideration.applies = .unknown
      consideration.missing = open.flatMap(names)
    }
  }

  private func together(_ parts: [(Predicate, Truth)]) -> Truth {
    if parts.contains(where: { $0.1 == .no }) { return .no }
    return parts.allSatisfy { $0.1 == .yes } ? .yes : .unknown
  }

  private func isSaidUnknown(_ predicate: Predicate) -> Bool {
    let ids = Set([predicate.id].compactMap { $0 } + predicate.terms.map(\.id))
    return reading.proposal.facts.contains { fact in
      fact.truth == .unknown
        && ids.contains { knowledge.isA($0, fact.id) || knowledge.isA(fact.id, $0) }
    }
      || reading.proposal.facts.contains { fact in
        // 原因はまだ調べていない leaves every exception that turns on a cause open.
        fact.truth == .unknown && (fact.id == "known_reason" || fact.id == "cause")
          && predicate.kind != .metric
      }
  }

  private func names(_ predicate: Predicate) -> [String] {
    if let id = predicate.id { return [id] }
    return predicate.terms.isEmpty
      ? [predicate.text] : [predicate.terms[0].surface ?? predicate.terms[0].id]
  }
}

/// What a case serves and what it gives up, for preferences.
struct Ranking: Sendable {
  private let knowledge: KnowledgeBase
  private let reading: CaseReading

  init(_ knowledge: KnowledgeBase, _ reading: CaseReading) {
    self.knowledge = knowledge
    self.reading = reading
  }

  /// Whether the case does something good for the value or keeps it.
  func serves(_ value: Term) -> Bool {
    reading.proposal.terms.contains {
      !$0.denied && ($0.inProposal || $0.term == value) && relates($0.term, value) > 0
    }
  }

  /// Whether the case leaves undone what the value needs, or does what harms it.
  func givesUp(_ value: Term) -> Bool {
    reading.proposal.terms.contains { term in
      let relation = relates(term.term, value)
      return term.denied && relation > 0 || term.inProposal && !term.denied && relation < 0
    }
  }

  /// 1 when a term is, serves or brings about the value, −1 when it harms it, 0 otherwise.
  private func relates(_ term: Term, _ value: Term) -> Int {
    if term == value || knowledge.isA(term.id, value.id) { return 1 }
    for row in knowledge.rows("decisions/values.tsv") {
      guard knowledge.isA(value.id, row["value"]) || row["value"] == value.id else { continue }
      if row.list("served_by").contains(where: { knowledge.isA(term.id, $0) }) { return 1 }
      if row.list("harmed_by").contains(where: { knowledge.isA(term.id, $0) }) { return -1 }
    }
    if let concept = knowledge.concept(term.id),
      concept.effects.contains(where: { knowledge.isA($0, value.id) })
    {
      return 1
    }
    return 0
  }
}
