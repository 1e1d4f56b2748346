// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Turns the clauses of a statement into norms.
struct NormBuilder {
  let text: FoldedText
  let knowledge: KnowledgeBase
  let metrics: MetricFinder
  let quantities: [Quantity]
  let terms: TermReader

  init(
    _ text: FoldedText, _ knowledge: KnowledgeBase, _ metrics: MetricFinder,
    _ quantities: [Quantity]
  ) {
    self.text = text
    self.knowledge = knowledge
    self.metrics = metrics
    self.quantities = quantities
    terms = TermReader(text: text, knowledge: knowledge, metrics: metrics, quantities: quantities)
  }

  func norms(_ sentences: [ParsedSentence]) -> [Norm] {
    var norms: [Norm] = []
    var before: Clause?
    for sentence in sentences {
      guard let main = sentence.main else { continue }
      defer { before = main }
      let conditions = conditions(of: sentence)
      if main.isExceptionTail, !norms.isEmpty {
        let excepted = conditions.when + conditions.unless + terms.predicates(main)
        norms[norms.count - 1].unless += excepted
        continue
      }
      var built = build(main, sentence, conditions)
      narrowKinds(&built, main)
      if main.connective == "but", var last = norms.popLast() {
        // A rule, then its exception: what the exception needs is what the rule does not cover.
        // All that the exception asks for, or it is none.
        let group = main.bytes.lowerBound + 1
        last.unless += conditions.when.map { predicate in
          var predicate = predicate
          predicate.group = group
          return predicate
        }
        if conditions.when.isEmpty,
          let topic = main.items.first(where: { $0.role == .topic && $0.token.isContent })
        {
          var about = Predicate(
            kind: .words, span: text.span(topic.token.lower, topic.token.upper),
            text: text.slice(topic.token.lower, topic.token.upper))
          about.terms = [topic.token.term]
          last.unless.append(about)
        }
        norms.append(last)
        inherit(&built, from: last)
        tellKinds(&built, after: &norms[norms.count - 1], main, before)
      }
      if main.connective.hasPrefix("otherwise"),
        let last = norms.last(where: { !$0.otherwise }) ?? norms.last
      {
        inherit(&built, from: last)
        for i in built.indices {
          if main.connective == "otherwise-not" { built[i].modality = .mustNot }
          built[i].otherwise = true
          built[i].unless += last.when
        }
      }
      if main.connective == "in-that-case", let last = norms.last {
        inherit(&built, from: last)
        for i in built.indices { built[i].when += last.unless }
      }
      if main.connective == "and", let last = norms.last {
        // Stay in the clinic and never go online: of the same things.
        for i in built.indices where built[i].modality == .mustNot && built[i].object == nil {
          built[i].object = last.object
        }
      }
      if main.connective.isEmpty, let last = norms.last {
        if built.contains(where: \.decides), backReference(main) != nil {
          entitle(&norms[norms.count - 1], by: before)
        }
        takeHeld(&built, after: last)
        takeDecision(&built, after: last, main)
        continueRule(&built, after: norms.last ?? last, main, sentence, before)
        nameDeal(&norms[norms.count - 1], built, before)
        tellKinds(&built, after: &norms[norms.count - 1], main, before)
      }
      if ["", "otherwise"].contains(main.connective), !norms.isEmpty {
        turnSides(&built, after: &norms, main, sentence)
      }
      if main.connective == "instead", let last = norms.last {
        // 値引きはしない。代わりに…: says how, and permits no more than that.
        for i in built.indices where built[i].object == nil {
          built[i].counterparty = built[i].counterparty ?? last.counterparty
        }
      }
      norms += built
    }
    return norms
  }

  /// An exception that names no act of its own is about the rule's act.
  private func inherit(_ norms: inout [Norm], from rule: Norm) {
    for i in norms.indices {
      let isGeneric = norms[i].act.map { knowledge.objects(of: $0.id).isEmpty } ?? true
      if norms[i].act == nil { norms[i].act = rule.act }
      if rule.act != nil, norms[i].act?.id == "accept", norms[i].object == nil,
        norms[i].modality == .mustNot, rule.modality == .may, !rule.when.isEmpty
      {
        // Otherwise we refuse: what may be done, else.
        norms[i].act = rule.act
      }
      if norms[i].otherwise || isGeneric, norms[i].object == nil, norms[i].act == rule.act,
        norms[i].about.isEmpty
      {
        // From anyone else we do not buy it: what it is was said.
        norms[i].object = rule.object
        norms[i].about = rule.about
      }
      if isGeneric, norms[i].object == nil {
        norms[i].object =
          rule.object
          ?? rule.act.flatMap { knowledge.objects(of: $0.id).first }.map { Term($0) }
      }
    }
  }

  /// 〜は課長が決めてよい。50万円以上は部長が決める: a sentence whose verb says only who decides
  /// goes on about the act before.
  private func continueRule(
    _ norms: inout [Norm], after rule: Norm, _ main: Clause, _ sentence: ParsedSentence,
    _ before: Clause?
  ) {
    let reference = backReference(main, in: sentence)
    let isEnglish = !text.bytes[main.bytes].contains { $0 >= 0x80 }
    for i in norms.indices {
      takeSameVerb(&norms[i], of: rule, main, before)
      takeMeasure(&norms[i], of: rule)
    }
    takeOtherSide(&norms, of: rule, main)
    takeDenial(&norms, of: rule)
    for i in norms.indices { takeUp(&norms[i], after: rule, main) }
    for i in norms.indices {
      // 二匹以下なら引かない: what was taken off before.
      if norms[i].act?.id == "word:引", rule.act?.id == "give_discount" {
        (norms[i].act, norms[i].object) = (rule.act, norms[i].object ?? rule.object)
      }
      // それより高ければ見送る: what is refused is what was allowed before.
      if norms[i].act?.id == "accept", norms[i].object == nil, norms[i].modality == .mustNot,
        rule.modality == .may, rule.act != nil || rule.object != nil
      {
        norms[i].act = rule.act
        norms[i].object = rule.object
      }
      let says = norms[i].act.map { !terms.isLightAct($0.id) && $0.id != "ask_approval" } ?? false
      takeObject(&norms[i], of: rule)
      if let op = reference {
        // Anything above that …: the limit before, turned.
        norms[i].when.removeAll { isReference($0) }
        // Over 3 and up to 8 percent …; more …: the upper of two bounds.
        let isMet = isEnglish ? !rule.when.isEmpty : rule.when.contains { $0.kind == .metric }
        let limits = isMet ? rule.when : rule.requires
        for var limit in turnable(limits, by: main).suffix(isEnglish ? 1 : 9) {
          limit.op = op.turning(limit.op)
          norms[i].when.append(limit)
        }
        // Longer ones run on the meter: ones of what the rule was about.
        // Anything heavier goes by van: but by what else is said anew.
        let own = norms[i].about.filter { !isComparing($0) }
        norms[i].about = isEnglish && says ? (own.isEmpty ? rule.about : own) : []
        norms[i].object = isEnglish && says ? rule.object : nil
      }
      // 三か月を過ぎた服は3割引きまで認める: what is allowed is what the rule was about.
      if norms[i].act == nil, norms[i].modality == .may { norms[i].act = rule.act }
      // Wetter ones go to the dryer: what is done with them instead is another act.
      if isEnglish, reference != nil, norms[i].modality == .must, !norms[i].decides { continue }
      guard !says, norms[i].object == nil, norms[i].about.allSatisfy(\.isWord) else { continue }
      norms[i].act = rule.act
      norms[i].object = rule.object
      norms[i].counterparty = norms[i].counterparty ?? rule.counterparty
      norms[i].about = rule.about
    }
  }

  // MARK: Conditions

  struct Conditions {
    var when: [Predicate] = []
    var unless: [Predicate] = []
    var only = false
  }

  private func conditions(of sentence: ParsedSentence) -> Conditions {
    var conditions = Conditions()
    let excepted = sentence.clauses.filter { $0.role == .unless }.map(\.bytes)
    var exception: Clause?
    for clause in sentence.clauses {
      switch clause.role {
      case .when where exception.map { limits(clause, $0) } ?? false:
        // Except one day a week if their mentor agrees: all of it excepts, or none.
        let group = (exception?.bytes.lowerBound ?? 0) + 1
        for index in conditions.unless.indices where conditions.unless[index].group != group {
          conditions.unless[index].group = group
        }
        conditions.unless += terms.predicates(clause).map { predicate in
          var predicate = predicate
          predicate.group = group
          return predicate
        }
      // 資格を持つ者でなければ: what qualifies the noun of an exception belongs to it.
      case .relative
      where excepted.contains {
        $0.lowerBound <= clause.bytes.lowerBound
          && clause.bytes.upperBound <= $0.upperBound
      }:
        conditions.unless += terms.predicates(clause)
      case .when, .relative: conditions.when += terms.predicates(clause)
      case .onlyWhen:
        // Only on Saturdays: no other day. 資格を持つ者に限って: whoever it is.
        conditions.when +=
          calendar(of: clause).map { [$0] }
          ?? terms.predicates(clause).filter { !isAnyone($0, in: clause, sentence) }
        conditions.only = true
      case .unless:
        if let days = calendar(of: clause) {
          conditions.unless.append(days)
          continue
        }
        conditions.unless += terms.predicates(clause).filter { !isAnyone($0, in: clause, sentence) }
        if clause.opener.hasPrefix("except") { exception = clause }
      // Is paid back before half of the lessons are over.
      case .background where clause.opener.hasPrefix("before") && !(sentence.main?.negated ?? true):
        conditions.when += terms.predicates(clause).filter {
          $0.kind == .metric && $0.id == "share"
        }
      case .until where isDeadline(clause, sentence): conditions.when += terms.predicates(clause)
      case .until: conditions.unless += terms.predicates(clause).map(reached)
      case .background, .manner, .main, .regardless, .reason, .purpose: break
      }
    }
    return conditions
  }

  // MARK: One sentence

  private func build(_ main: Clause, _ sentence: ParsedSentence, _ conditions: Conditions) -> [Norm]
  {
    var main = main
    let named = namedTime(&main)
    let before = stepBefore(&main)
    if !main.negated, main.modal.isEmpty, let index = deniedByNo(main, in: sentence) {
      // We hire no relatives: a ban on hiring them.
      main.negated = true
      if main.items.indices.contains(index) { main.items[index].denied = false }
    }
    if !main.negated, endsUnpassed(main) { main.negated = true }
    let deontic = terms.deontic(main)
    let outer = outerModality(main, deontic)
    var norm = Norm(
      modality: outer.modality,
      span: text.span(sentence.bytes.lowerBound, sentence.bytes.upperBound))
    norm.negated = outer.negated
    norm.isPlain = main.modal.isEmpty && deontic.isEmpty && !main.isRestriction
    norm.when = conditions.when + named + qualifyingStates(main, outer.modality)
    norm.unless = conditions.unless
    let reading = terms.act(main, deontic: deontic)
    norm.act = outer.refuses ? Term("refuse") : reading.act
    norm.object = reading.object
    norm.counterparty = reading.counterparty
    norm.actor = reading.actor
    norm.about = reading.about
    keepRefused(reading.act, outer, &norm)
    nameDecider(main, deontic, &norm)
    if norm.actor == nil, let title = unknownTitle(main) {
      norm.actor = title.role
      norm.about.removeAll { $0 == title.word }
      if norm.object == title.word { norm.object = nil }
    }
    let goesUp = norm.act.map { knowledge.isA($0.id, "ask_approval") } ?? false
    norm.decides = norm.actor != nil && (norm.modality == .may || goesUp || decides(main))
    assign(main, &norm)
    if goesUp, norm.actor != nil {
      dropMatter(main, &norm)
      // By the owner alone: by nobody else.
      norm.when.removeAll { $0.id == "alone_state" }
    }
    let manner = sentence.clauses.first { $0.role == .manner }
    let joined = joinedDenial(main, beside: norm)
    let barredItems = joined.map { main.items[$0...].filter { $0.denied && $0.role == .at } } ?? []
    for item in barredItems {
      norm.about.removeAll { $0 == item.token.term }
      if norm.counterparty == item.token.term { norm.counterparty = nil }
      if let at = main.items.firstIndex(where: { $0.token.lower == item.token.lower }) {
        main.items[at].denied = false
      }
    }
    let barred = manner.flatMap { ban(in: $0, beside: norm) }
    if let manner, barred == nil {
      // 断らずに買う: how a duty is done is part of it; how a ban is meant tells when it applies.
      let how = terms.predicates(manner).filter { !isWithoutRefusing($0, norm) }
      if norm.modality == .must { norm.requires += how } else { norm.when += how }
    }
    costless(main, &norm)
    sendUp(main, &norm)
    rank(main, sentence, &norm)
    placeQuantities(main, &norm)
    takeCost(main, &norm)
    placeTimes(main, &norm)
    placeCalendar(main, &norm)
    placeDays(main, &norm)
    if norm.modality == .must, sentence.clauses.contains(where: { $0.role == .until }) {
      norm.requires += norm.when.filter { $0.unitWord == ClockReader.unitWord }
      norm.when.removeAll { $0.unitWord == ClockReader.unitWord }
    }
    placeOutsiders(main, &norm)
    placeDenied(main, &norm)
    placeQualities(main, &norm)
    settleMeaning(main, &norm)
    placeStates(main, &norm)
    placeUntil(main, &norm)
    turnWithout(main, &norm)
    waive(deontic, &norm)
    decideOn(&norm, main)
    // The president alone decides: by nobody else.
    if norm.decides { norm.requires.removeAll { $0.id == "alone_state" } }
    welcome(main, &norm)
    if !norm.requires.isEmpty, norm.object != nil,
      norm.act.map({ knowledge.isA($0.id, "maintain") }) ?? false
    {
      // Stock is kept below 45 days: the limit rules, however it is kept.
      norm.act = nil
    }
    if !conditions.only, let focus = focus(main, norm),
      !main.isExclusive || conditions.when.isEmpty || !isNarrowed(focus, sentence)
    {
      return singledOut(focus, norm, conditions, sentence)
    }
    if conditions.only || main.isRestriction {
      return restricted(norm, conditions)
    }
    if mayOnly(main), !conditions.when.isEmpty {
      // A tire may only be patched when the hole is small: leave, and none otherwise.
      norm.modality = .may
      return restricted(norm, conditions)
    }
    let only = onlyDays(main, &norm).map { [$0] } ?? onlySoMany(norm)
    if !only.isEmpty {
      return restricted(norm, Conditions(when: only, unless: conditions.unless))
    }
    if let before, norm.modality == .must || norm.modality == .may, !norm.negated {
      return stepped(norm, before)
    }
    if norm.modality == .may, saysOnly(main), norm.when.contains(where: { $0.kind != .metric }) {
      var own = conditions
      own.when = norm.when
      return restricted(norm, own)
    }
    if joined != nil { return [norm, joinedBan(barredItems, main, beside: norm)] }
    return [norm] + (barred.map { [$0] } ?? [])
  }

  private func mayOnly(_ main: Clause) -> Bool {
    let said = text.folded(main.bytes.lowerBound, main.bytes.upperBound)
    return [" may only ", " can only "].contains { said.utf8.has($0.utf8) }
  }

  /// Whether the sentence is about deciding: 決める, 承認が要る, 社長に上げる.
  func decides(_ main: Clause) -> Bool {
    main.items.contains { item in
      let id = item.token.id
      return knowledge.isA(id, "decide") || knowledge.isA(id, "approve")
        || knowledge.isA(id, "ask_approval")
    }
  }

  /// 〜に限り認める: a may inside, a must-not outside.
  private func restricted(_ norm: Norm, _ conditions: Conditions) -> [Norm] {
    guard !conditions.when.isEmpty else { return [norm] }
    var inside = norm
    inside.modality =
      norm.modality == .mustNot ? .mustNot : norm.modality == .must ? .may : norm.modality
    inside.negated = false
    var outside = norm
    outside.modality = .mustNot
    outside.when = []
    outside.unless = conditions.when + conditions.unless
    outside.otherwise = true
    return norm.modality == .mustNot ? [norm] : [inside, outside]
  }
}
