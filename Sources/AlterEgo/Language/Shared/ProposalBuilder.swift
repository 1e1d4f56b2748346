// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Turns the clauses of a question into the act it proposes and the facts of its case.
struct ProposalBuilder {
  let text: FoldedText
  let knowledge: KnowledgeBase
  let metrics: MetricFinder
  let quantities: [Quantity]
  let terms: TermReader
  /// The year in which the question is asked.
  let year: Int

  init(
    _ text: FoldedText, _ knowledge: KnowledgeBase, _ metrics: MetricFinder,
    _ quantities: [Quantity], year: Int
  ) {
    self.year = year
    self.text = text
    self.knowledge = knowledge
    self.metrics = metrics
    self.quantities = quantities
    terms = TermReader(text: text, knowledge: knowledge, metrics: metrics, quantities: quantities)
  }

  func proposal(_ sentences: [ParsedSentence]) -> Proposal {
    let asking = sentences.lastIndex { $0.main?.question.isEmpty == false } ?? sentences.count - 1
    var proposal = Proposal(span: Span(0, text.scalarCount))
    proposal.said = text.folded(0, text.bytes.count)
    guard sentences.indices.contains(asking), let main = sentences[asking].main else {
      return proposal
    }
    proposal.asked = text.folded(
      sentences[asking].bytes.lowerBound, sentences[asking].bytes.upperBound)
    proposal.isYesNo = main.question != "open"
    let deontic = terms.deontic(main)
    let refuses = deontic == "refuse" || deontic == "prohibit"
    let reading = terms.act(main, deontic: main.deontic)
    proposal.act =
      refuses && reading.act.map { !knowledge.isA($0.id, "refuse") } ?? true
      ? Term("refuse") : reading.act
    if main.headItem?.token.id == "request", !main.isPassive {
      // 修繕を頼んでよいか: what we ask somebody to do, we order.
      proposal.act = Term("place_order")
    }
    proposal.object = isThisTime(reading.object, sentences[asking]) ? nil : reading.object
    proposal.counterparty = reading.counterparty
    proposal.negated = main.question == "need-not" || main.negated && deontic.isEmpty
    if main.deontic == "permit", main.negated { proposal.negated = true }
    // 返金を求められた。応じてよいか: what is asked was said before.
    let pointsBack = reading.act.map { $0.isWord || terms.yieldsToBackground($0.id) } ?? true
    // A guest asks to smoke. May he? He may what he asked for.
    let told = sentences[..<asking]
    let wished = reading.act == nil && !refuses ? wishedAct(told, main) ?? wish(told) : nil
    let lowers = main.items.contains { $0.token.kind == .quantity && terms.lowersPrice($0.token) }
    if lowers, reading.act == nil {
      // 一割引いて差し上げてよいか: the number says what is done.
      proposal.act = Term("give_discount")
    } else if let wished {
      proposal.act = wished.act
      proposal.object = wished.object
      proposal.counterparty = proposal.counterparty ?? wished.counterparty
    }
    for (index, sentence) in sentences.enumerated() {
      for clause in sentence.clauses {
        // 夜間の作業をしないと間に合わない: it has to be done.
        let isNeeded =
          index < asking && clause.role == .unless && sentence.main?.negated == true
          || index < asking && clause.role == .unless
            && sentence.main?.items.contains { $0.token.truth == .no } == true
        let inProposal =
          isNeeded
          || index == asking && ![.reason, .background].contains(clause.role)
            && !(clause.role == .purpose && proposal.negated)
          || index == asking && isStep(clause)
          || clause.role == .manner || index < asking && isWish(clause)
          || pointsBack && index < asking && clause.role != .reason && !clause.negated
        // Nobody has checked whether he signed: the whole sentence is open.
        var clause = clause
        if index < asking, leavesAsIs(sentences[asking]) { leaveUndone(&clause, sentence) }
        // 個人情報を扱う部分には触れない: what qualifies the thing that is left out is left out too.
        if index != asking, clause.role == .relative, sentence.main?.negated == true,
          !clause.negated
        {
          clause.negated = true
          for i in clause.items.indices { clause.items[i].denied = true }
          clause.head = nil
        }
        clause.saysUnknown =
          clause.saysUnknown || index != asking && isOpen(sentence)
          || index != asking && isAskedBefore(index, sentences)
          || index != asking && sentence.clauses.contains { $0.saysUnknown && !isTold(clause, $0) }
        for part in clause.saysUnknown ? parts(of: clause) : [clause] {
          read(
            part, inProposal: inProposal, isAsking: index == asking && clause.role == .main,
            &proposal)
        }
      }
      if index != asking, sentence.clauses.contains(where: \.saysUnknown) || isOpen(sentence),
        !proposal.facts.contains(where: { $0.truth == .unknown })
      {
        // We don't know yet what's inside: nothing said what, but something is open.
        let span = text.span(sentence.bytes.lowerBound, sentence.bytes.upperBound)
        proposal.facts.append(Fact(id: "known_reason", truth: .unknown, span: span))
      }
      if proposal.actor == nil { proposal.actor = asker(sentence, isAsking: index == asking) }
    }
    if proposal.actor == nil { proposal.actor = reading.actor }
    proposal.facts += sinceYear()
    proposal.facts += headcount(sentences[asking], proposal)
    if !proposal.facts.contains(where: { $0.id == "share" }) {
      proposal.facts += shareTold(proposal)
    }
    leaveOut(&proposal, asked: sentences[asking].bytes)
    withoutOmittedAct(&proposal)
    if let act = proposal.act, proposal.object == nil,
      let meant = proposal.terms.lazy.filter({ !$0.denied })
        .compactMap({ terms.senses.act(act.id, of: $0.term) }).first
    {
      // 点を知りたいそうです。教えてもいいですか: by what was told before.
      proposal.act = Term(meant)
    }
    // 塗り替えを頼まれた。茶を出してよいか: what has an object of its own points to nothing.
    let hasOwnObject = main.items.enumerated().contains { index, item in
      index != main.head && item.token.isContent && item.role == .object
    }
    // 日曜に開けてほしいと頼まれた。開けてよいか: to do what was asked for is to accept it.
    let isGranted = reading.act.map { isAskedFor($0, in: told) } ?? false
    if pointsBack && !hasOwnObject || isGranted, asking > 0, !refuses, !proposal.negated {
      // 認めてよいか, can we let him: what was asked for is to be accepted.
      proposal.terms.append(
        ProposedTerm(term: Term("accept"), denied: false, inProposal: true, span: proposal.span))
    }
    return proposal
  }

  /// このままお返ししてよいか: nothing is to be done to it before.
  private func leavesAsIs(_ asking: ParsedSentence) -> Bool {
    let asked = text.folded(asking.bytes.lowerBound, asking.bytes.upperBound)
    return ["このまま", "今のまま", "いまのまま"].contains { asked.utf8.has($0.utf8) }
  }

  /// 直すと約束の日に間に合わない。このまま返してよいか: what it would cost to do is not to be done.
  private func leaveUndone(_ clause: inout Clause, _ sentence: ParsedSentence) {
    if isCost(clause), let head = clause.head { clause.items[head].denied = true }
    guard clause.role == .main else { return }
    // 締め直すと工期に間に合わない: with no comma it stands within the clause.
    let inner = clause.items.firstIndex { isCost($0) }
    if let inner { clause.items[inner].denied = true }
    guard inner != nil || sentence.clauses.contains(where: isCost) else { return }
    for index in clause.items.indices
    where index > inner ?? -1 && clause.items[index].token.sort == .state {
      clause.items[index].denied.toggle()
    }
  }

  private func isCost(_ item: Item) -> Bool {
    guard item.token.form == .verb, item.token.row == UInt8(ascii: "u") else { return false }
    let after = text.folded(item.token.upper, min(item.token.upper + 9, text.bytes.count))
    return after.hasPrefix("と")
      && !["という", "といっ", "と言", "と思", "とき", "ところ", "とも", "として"].contains(
        where: after.hasPrefix)
  }

  /// 直すと: a condition that is just an act of our own.
  private func isCost(_ clause: Clause) -> Bool {
    guard clause.role == .when, !clause.negated, let head = clause.headItem else { return false }
    return (head.token.form == .verb || head.token.sort == .act)
      && !clause.items.contains { [.subject, .topic].contains($0.role) }
  }

  /// 犬が運ばれてきたが、同意はまだ聞いていない: what is told before is not what is open.
  private func isTold(_ clause: Clause, _ open: Clause) -> Bool {
    clause.role == .background && clause.bytes.upperBound <= open.bytes.lowerBound
  }

  /// Someone brought in a stray and we don't know whose it is: what is told, and what is open.
  private func parts(of clause: Clause) -> [Clause] {
    let cuts = ProposalBuilder.openings.compactMap {
      text.bytes[clause.bytes].place(of: $0)?.lowerBound
    }
    guard let cut = cuts.min(), let first = clause.items.first?.token.lower, first < cut else {
      return [clause]
    }
    var (told, open) = (clause, clause)
    told.saysUnknown = false
    told.items = clause.items.filter { $0.token.lower < cut }
    open.items = clause.items.filter { $0.token.lower >= cut }
    let head = clause.headItem?.token.lower
    told.head = told.items.firstIndex { $0.token.lower == head }
    open.head = open.items.firstIndex { $0.token.lower == head }
    told.negated = false
    return [told, open]
  }

  private static let openings = ["and ", "but "].flatMap { join in
    [
      "we don't know", "we do not know", "i don't know", "i do not know", "nobody knows",
      "no one knows", "we are not sure", "we're not sure", "i'm not sure", "we have not heard",
      "we haven't heard", "we have not asked", "we haven't asked", "nobody has checked",
      "nobody has asked", "we have not checked", "we haven't checked",
    ].map { Array((join + $0).utf8) }
  }

  /// 出勤させて、仕事を受けてよいか: what is done first is proposed too, unless another does it.
  private func isStep(_ clause: Clause) -> Bool {
    clause.role == .background && !clause.isPast && !clause.negated
      && clause.headItem?.token.sort == .act
      && !clause.items.contains { $0.role == .subject || $0.role == .topic }
  }

  private func read(
    _ clause: Clause, inProposal: Bool, isAsking: Bool, _ proposal: inout Proposal
  ) {
    for time in terms.clock.times(in: clause.bytes) { proposal.facts.append(fact(time)) }
    for (index, item) in clause.items.enumerated() where !terms.clock.covers(item.token) {
      let token = item.token
      let span = text.span(token.lower, token.upper)
      switch token.kind {
      case .quantity:
        if var fact = number(token, at: index, clause) {
          if isOpen(token, clause) { (fact.truth, fact.value, fact.value2) = (.unknown, nil, nil) }
          if isWithheld(fact, clause) { fact.op = .less }
          proposal.facts.append(fact)
        }
        if terms.lowersPrice(token) {
          proposal.terms.append(
            ProposedTerm(
              term: Term("lower_price"), denied: false, inProposal: inProposal, span: span))
        }
      case .concept, .word:
        let isHead = index == clause.head
        var denied = item.denied
        // お金は払わないことにしてよいか: what the proposal leaves undone it leaves out.
        if isAsking, proposal.negated, !isHead, [.topic, .object].contains(item.role),
          !isPurpose(index, clause)
        {
          denied = true
        }
        if isAsking, isLetOff(index, clause, proposal) { denied = true }
        // 証明はない: the noun and its clause share one negation.
        // She never got the permit: told of the past, never denies.
        let isNegated = clause.negated || !isAsking && clause.modal == "prohibit"
        if isHead, isNegated, !(isAsking && proposal.negated) {
          // 申し出はない: one negation, not two.
          let isNoun = item.denied && (token.form != .verb || standsAsNoun(token))
          denied = !isNoun && (token.sort == .act || token.form == .verb) ? !denied : true
        }
        // 同意書は出せない: what can't be had is not there.
        // 推薦状は届いていない: nor is what did not come.
        let didNotCome = clause.headItem.map { $0.token.id == "delivered" && $0.token.truth == .no }
        if !isHead, isNegated || didNotCome == true, !isAsking, lacks(clause),
          isNear(index, clause),
          [.topic, .subject, .object].contains(item.role)
        {
          denied = true
        }
        // 前金は出せないと言う: what somebody says he can't give is not there either.
        if !isHead, !isAsking, [.topic, .subject, .object].contains(item.role),
          index + 1 < clause.items.count, clause.items[index + 1].denied,
          ["receive", "give", "provide", "obtain", "submit", "get", "pay"].contains(where: {
            knowledge.isA(clause.items[index + 1].token.id, $0)
          })
        {
          denied = true
        }
        // 消毒を省く: what is left out is not done.
        if !isHead, token.sort == .act, [.object, .topic].contains(item.role),
          isOmitted(index, clause)
        {
          denied.toggle()
        }
        // 手続きはまだです, 要望も出ていません: what is not there yet, and not even that.
        if !isAsking, !denied, !clause.saysUnknown, isStillToCome(index, clause) { denied = true }
        if token.sort == .state {
          var truth = token.truth
          if denied { truth = truth == .yes ? .no : truth == .no ? .yes : .unknown }
          if clause.saysUnknown { truth = .unknown }
          proposal.facts.append(Fact(id: token.id, truth: truth, span: span))
        }
        if clause.saysUnknown, token.sort != .state {
          proposal.facts.append(Fact(id: token.id, truth: .unknown, span: span))
          continue
        }
        // 未承認 denies 承認済み by itself.
        let isAbsent = token.sort == .state && token.truth == .no ? !denied : denied
        var term = ProposedTerm(
          term: token.term, denied: isAbsent, inProposal: inProposal, span: span)
        term.surface = text.surface(token)
        proposal.terms.append(term)
        if isAsking, let undone = undone(token, inProposal) { proposal.terms.append(undone) }
        let nestedDenied = token.sort == .state && token.truth == .no ? !denied : denied
        let isNamed = isNamedByState(token)
        for entry in token.nested {
          // 外国産: what a word for a state names is not denied by it, as the inspection of 未検査 is.
          let isThing = isNamed && knowledge.sort(of: entry.id) == .concept
          proposal.terms.append(
            ProposedTerm(
              term: Term(entry.id), denied: isThing ? denied : nestedDenied, inProposal: inProposal,
              span: text.span(entry.lower, entry.upper)))
        }
      default: break
      }
    }
  }

  /// 消毒は飛ばして鶏舎に入れる: whether the verb behind leaves it out, the last one or the next.
  private func isOmitted(_ index: Int, _ clause: Clause) -> Bool {
    let next = clause.items.indices.contains(index + 1) ? clause.items[index + 1] : nil
    return [clause.headItem, next].contains { item in
      guard let id = item?.token.id else { return false }
      return metrics.omittingActs.contains { knowledge.isA(id, $0) }
    }
  }

  /// A van blocks the bay and the owner can't be found: a long clause denies only near its verb.
  private func isNear(_ index: Int, _ clause: Clause) -> Bool {
    guard let head = clause.head, clause.items.count > 4 else { return true }
    return abs(head - index) <= 2
  }

  /// Whether the clause denies having: its head is to have, get, give out, or no act at all.
  private func lacks(_ clause: Clause) -> Bool {
    guard let head = clause.headItem else { return true }
    guard head.token.sort == .act else { return true }
    return ["receive", "give", "provide", "obtain", "submit", "get"].contains {
      knowledge.isA(head.token.id, $0)
    }
  }

  /// We do not know whether it is under 8 hours: a number that is asked after is not told.
  private func isOpen(_ token: Token, _ clause: Clause) -> Bool {
    guard clause.saysUnknown else { return false }
    let before = " " + text.folded(min(clause.bytes.lowerBound, token.lower), token.lower)
    if [" whether ", " if "].contains(where: { before.utf8.has($0.utf8) }) { return true }
    let after = text.folded(token.upper, min(token.upper + 45, text.bytes.count))
    return after.utf8.has("かどうか".utf8)
  }

  private func number(_ token: Token, at index: Int, _ clause: Clause) -> Fact? {
    guard let predicate = terms.predicate(token, at: index, clause) else { return nil }
    var fact = Fact(id: predicate.id ?? "", truth: .yes, span: predicate.span)
    fact.op = predicate.op
    fact.value = predicate.value
    fact.value2 = predicate.value2
    fact.unit = predicate.unit
    fact.unitWord = predicate.unitWord
    fact.per = predicate.per
    return fact
  }

  /// A time of day of the case; until 11 pm goes as far as eleven.
  private func fact(_ time: ClockReader.Time) -> Fact {
    let predicate = ClockReader.predicate(time, text)
    var fact = Fact(id: ClockReader.metric, truth: .yes, span: predicate.span)
    fact.op = time.op == .more || time.op == .less ? time.op : .equal
    fact.value = predicate.value
    fact.unitWord = predicate.unitWord
    return fact
  }
}
