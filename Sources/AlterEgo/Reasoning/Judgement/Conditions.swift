// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Tests the conditions of a norm that covers a case: when, unless, and what it requires.
struct Conditions {
  let knowledge: KnowledgeBase
  let reading: CaseReading
  let truth: PredicateTruth
  /// What must have gone before an act, by the act: what is given back was received.
  private let presupposed: [(act: String, before: [String])]

  init(_ knowledge: KnowledgeBase, _ reading: CaseReading, _ truth: PredicateTruth) {
    self.knowledge = knowledge
    self.reading = reading
    self.truth = truth
    presupposed = knowledge.decisionTables.presupposed
  }

  func test(_ norm: Norm, _ consideration: inout Consideration, upward: Bool) {
    let statement = consideration.statement
    var open: [Predicate] = []
    var failed: Predicate?
    for predicate in norm.when {
      var result = truth.truth(predicate, in: statement)
      // What goes up does so when the case says why, not whenever it might be so.
      if result == .unknown, upward, predicate.kind != .metric { result = .no }
      if result == .unknown, consideration.stance != .permits, goesAlong(predicate, norm, statement)
      {
        result = .yes
      }
      if result == .unknown, goesBefore(predicate, norm) || wrapsNumber(predicate, norm, statement)
      {
        result = .yes
      }
      if result == .yes, consideration.stance == .permits, isUnsure(predicate) { result = .unknown }
      // Torn sheets are not used: nothing is torn unless the case says so.
      if result == .unknown, consideration.stance != .permits, isQuality(predicate),
        !isSaidUnknown(predicate)
      {
        result = .no
      }
      consideration.tested.append((predicate, result))
      if result == .no { failed = failed ?? predicate }
      if result == .unknown { open.append(predicate) }
    }
    // 〜に限り: outside it everything is ruled out, so that inside means all of its conditions.
    let single = norm.unless.map { predicate in
      (predicate, isOwnParty(predicate, norm) ? Truth.no : unlessTruth(predicate, norm, statement))
    }
    // 当日中に食べると約束したお客様: an exception in several parts holds when all of them do.
    let unless = single.map { predicate, own in
      let isAlone = norm.otherwise || predicate.group == 0
      return (
        predicate, isAlone ? own : together(single.filter { $0.0.group == predicate.group })
      )
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
      if result == .unknown,
        isSaidUnknown(predicate) || isProtasis(predicate, of: norm, in: statement)
          || isOtherSide(predicate, of: norm, in: consideration)
          || norm.modality == .may && isCalendar(predicate)
      {
        open.append(predicate)
      }
    }
    if consideration.isExcepted {
      // May be hired, but not in July; may use it except during exams: then it may not.
      if consideration.stance == .permits, !norm.otherwise, !norm.decides, failed == nil,
        unless.contains(where: { $0.1 == .yes && (isCalendar($0.0) || leavesOut($0.0)) })
      {
        consideration.isExcepted = false
        consideration.set(.forbids, .prohibits)
        consideration.applies = open.isEmpty ? .yes : .unknown
        consideration.missing += open.flatMap(names)
      }
      return
    }
    open += openLeave(beside: norm, in: consideration)
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
      let result = truth.truth(predicate, in: statement)
      consideration.tested.append((predicate, result))
      // An order from abroad goes out only when paid: what the rest of a class is tells which it is.
      if norm.otherwise, norm.modality == .mustNot, predicate.kind == .state, result != .unknown {
        guard result == .no else { continue }
        consideration.applies = .no
        return
      }
      // How a thing is to be done is taken as kept until the case says otherwise.
      let isLimit = predicate.kind == .metric && predicate.op != .equal
      if result == .unknown, !isLimit || predicate.unitWord == "clock" {
        // 二人の編集者が読んでから: nobody told whether it was two.
        if predicate.kind == .metric { consideration.isWeak = consideration.stance == .requires }
        continue
      }
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

  /// Except during exams, but not on the lawn: words that leave something out of a leave.
  private func leavesOut(_ predicate: Predicate) -> Bool {
    let text = FoldedText.fold(predicate.text)
    return ["except ", "but not ", "but never ", "not "].contains(where: text.hasPrefix)
      || ["以外", "を除"].contains { text.utf8.has($0.utf8) }
  }

  /// Whether a condition names months or days of the week and nothing else.
  private func isCalendar(_ predicate: Predicate) -> Bool {
    predicate.kind == .words && predicate.terms.isEmpty
      && !CalendarSpan(FoldedText.fold(predicate.text)).isEmpty
  }

  /// A client's debts are told to nobody but the client: that the case speaks of a client's debts does
  /// not make the client who is told.
  private func isOwnParty(_ predicate: Predicate, _ norm: Norm) -> Bool {
    guard predicate.kind == .words, predicate.terms.count == 1, reading.hasOtherParty,
      knowledge.theme(of: predicate.terms[0].id) == "counterparties"
    else { return false }
    return norm.content.contains(predicate.terms[0]) || isOnlyOwner(predicate)
  }

  /// To nobody but the tenant: that his brother asks for it does not make the tenant who gets it.
  private func isOnlyOwner(_ predicate: Predicate) -> Bool {
    guard FoldedText.fold(predicate.text).hasPrefix("but "),
      let asker = reading.proposal.sentences.lazy.compactMap({ subject(ofWish: $0) }).last
    else { return false }
    let named = reading.proposal.terms.filter { said in
      !said.surface.isEmpty
        && (said.term == predicate.terms[0] || knowledge.isA(said.term.id, predicate.terms[0].id))
    }.map(\.surface)
    return !named.contains { word in
      asker.utf8.has(word.utf8) && !asker.utf8.has((word + "'s").utf8)
        && !["of the ", "of our ", "of a ", "of his ", "of her "].contains {
          asker.utf8.has(($0 + word).utf8)
        }
    }
  }

  /// Who asks for something or comes for it, as a sentence has it before its verb.
  private func subject(ofWish sentence: Substring) -> Substring? {
    [" asks ", " asked ", " wants ", " has come ", " comes ", " came ", " would like ", " calls "]
      .lazy.compactMap { sentence.utf8.place(of: $0.utf8) }.first
      .map { sentence[..<$0.lowerBound] }
  }

  /// Whether a condition is no more than the adjective of what the norm is about.
  private func isQuality(_ predicate: Predicate) -> Bool {
    predicate.kind == .words && predicate.holds && predicate.terms.count == 1
      && knowledge.decisionTables.qualities.contains(FoldedText.fold(predicate.text))
  }

  /// He says the deposit is in, but I have not checked: what is told and not known lets nothing pass.
  private func isUnsure(_ predicate: Predicate) -> Bool {
    (predicate.kind == .words || predicate.kind == .state) && predicate.group != 0
      && reading.proposal.facts.contains { $0.id == "known_reason" && $0.truth == .unknown }
  }

  /// 受け取った代金は返さない: what the act cannot do without need not be told.
  private func goesBefore(_ predicate: Predicate, _ norm: Norm) -> Bool {
    guard predicate.kind == .words, predicate.holds, !predicate.terms.isEmpty, let act = norm.act
    else { return false }
    return presupposed.contains { row in
      knowledge.isA(act.id, row.act)
        && predicate.terms.allSatisfy { term in
          row.before.contains { knowledge.isA(term.id, $0) }
        }
    }
  }

  /// When a delivery is late: a case that says what is late need not say that it is delivered.
  private func goesAlong(_ predicate: Predicate, _ norm: Norm, _ statement: Statement) -> Bool {
    predicate.kind == .words && predicate.terms.count == 1
      && norm.when.contains { other in
        other.kind == .state && predicate.group != 0 && other.group == predicate.group
          && other.span == predicate.span
          && truth.truth(other, in: statement) == .yes
      }
  }

  /// 三年以内に回収できる見込みなら: where the number in a condition is met, a word beside it says no more.
  private func wrapsNumber(_ predicate: Predicate, _ norm: Norm, _ statement: Statement) -> Bool {
    if predicate.kind == .state { return isToldByNumber(predicate, norm, statement) }
    return predicate.kind == .words && predicate.holds && !isSaidUnknown(predicate)
      && norm.when.contains { other in
        other.kind == .metric && !other.text.isEmpty
          && (predicate.terms.count == 1 && other.id != "count"
            && predicate.text.utf8.has(other.text.utf8)
            || onlyMeasures(predicate, other))
          && truth.truth(other, in: statement) == .yes
      }
  }

  /// 37.5度以上の熱がある: the number within the words of a state tells the state as well.
  private func isToldByNumber(
    _ predicate: Predicate, _ norm: Norm, _ statement: Statement
  ) -> Bool {
    predicate.holds && !isSaidUnknown(predicate)
      && norm.when.contains { other in
        other.kind == .metric && other.group == predicate.group && !other.text.isEmpty
          && predicate.text.utf8.has((other.text + "の").utf8)
          && truth.truth(other, in: statement) == .yes
      }
  }

  private func unlessTruth(
    _ predicate: Predicate, _ norm: Norm, _ statement: Statement
  ) -> Truth {
    let own = truth.truth(predicate, in: statement)
    guard own == .unknown, predicate.kind == .words, !isSaidUnknown(predicate),
      let number = norm.unless.first(where: {
        $0.kind == .metric && (onlyMeasures(predicate, $0) || isShare($0, within: predicate))
      })
    else { return own }
    return truth.truth(number, in: statement)
  }

  /// If half of the price is paid first: what the share is of goes with it.
  private func isShare(_ number: Predicate, within predicate: Predicate) -> Bool {
    number.id == "share" && predicate.terms.count == 1 && predicate.text != number.text
      && predicate.text.utf8.has((number.text + " of ").utf8)
  }

  /// 見積額が20万円以下なら: all that stands before the number is what it measures.
  private func onlyMeasures(_ predicate: Predicate, _ number: Predicate) -> Bool {
    guard let place = predicate.text.utf8.place(of: number.text.utf8) else { return false }
    let before = String(predicate.text.utf8[..<place.lowerBound].drop { $0 == 0x20 }) ?? ""
    let noun = before.hasPrefix("、") ? before.dropFirst() : before[...]
    return ["が", "は", "も"].contains(where: noun.hasSuffix)
      && !["、", "で", "て", "なら", "とき"].contains { noun.utf8.has($0.utf8) }
  }

  private func together(_ parts: [(Predicate, Truth)]) -> Truth {
    if parts.contains(where: { $0.1 == .no }) { return .no }
    return parts.allSatisfy { $0.1 == .yes } ? .yes : .unknown
  }

  private func isSaidUnknown(_ predicate: Predicate) -> Bool {
    // 原因はまだ調べていない, we don't know yet what is inside: whatever is open may be what the
    // exception turns on.
    reading.proposal.facts.contains { $0.truth == .unknown } && predicate.kind != .role
  }

  /// 許しがなければ壊さない: what has to be there for the act is a condition of it, and no exception.
  private func isProtasis(_ predicate: Predicate, of norm: Norm, in statement: Statement) -> Bool {
    // 満室でない限り断らない: not to refuse is a duty, and what lifts it an exception.
    if norm.act.map({ knowledge.isA($0.id, "refuse") }) ?? true { return false }
    // 13度以上|でない限り: a number is followed by it.
    let end = predicate.span.upper + (predicate.kind == .metric ? 7 : 0)
    let text = FoldedText.fold(statement.text.slice(Span(predicate.span.lower, end)))
    return ["なければ", "ない限り", "ないかぎり"].contains { word in
      predicate.kind == .metric ? text.utf8.has(word.utf8) : text.hasSuffix(word)
    }
  }

  /// Unless we cancel: who asks for the company would have told what the company itself did.
  private func isOurDoing(_ predicate: Predicate) -> Bool {
    FoldedText.fold(predicate.text).split(separator: " ").contains("we")
  }

  /// Nothing is printed before the proof is signed; once it is signed, we may print: which is to be asked.
  ///
  /// Only where the statement goes on in words of its own to rule on the exception. What is an exception
  /// and its ruling in one breath (ただし〜なら) does not hold unless somebody says so.
  private func isOtherSide(
    _ predicate: Predicate, of norm: Norm, in consideration: Consideration
  ) -> Bool {
    let norms = consideration.statement.draft.norms
    let isBan = norm.modality == .mustNot
    guard isBan || norm.modality == .must, !norm.decides, !norm.otherwise else { return false }
    let isOneBreath = norm.unless.contains { said in
      norms.contains { $0.span.contains(said.span) && $0.when.contains { $0.text == said.text } }
    }
    guard !isOneBreath, !isOurDoing(predicate), !tellsOnlyWho(predicate),
      !isNamedOtherwise(predicate, norm)
    else { return false }
    let terms = norm.unless.flatMap { $0.terms + [$0.id].compactMap { $0 }.map { Term($0) } }
    return norms.indices.dropFirst(consideration.normIndex + 1).contains { at in
      let other = norms[at]
      guard !other.decides, !other.negated, !other.otherwise,
        isBan ? other.modality == .may || other.modality == .must : other.modality == .mustNot
      else { return false }
      let isNext = at == consideration.normIndex + 1
      let own =
        [other.object, other.counterparty].compactMap { $0 } + other.about
        + other.when.flatMap { $0.terms + [$0.id].compactMap { $0 }.map { Term($0) } }
      return own.contains { mine in
        terms.contains {
          $0 == mine || knowledge.isA($0.id, mine.id) || knowledge.isA(mine.id, $0.id)
        }
      } || isNext && (other.act == nil || other.act == norm.act)
    }
  }

  /// No food but baby food, of sandwiches: a question that names the thing names which kind it is.
  private func isNamedOtherwise(_ predicate: Predicate, _ norm: Norm) -> Bool {
    guard let object = norm.object, let asked = reading.proposal.object, asked != object else {
      return false
    }
    return predicate.kind == .words
      && predicate.terms.contains { $0 == object || knowledge.isA($0.id, object.id) }
  }

  /// What a sentence of its own right after a ban allows it on, where the case does not say that it is not so.
  ///
  /// Never tell outsiders. With his consent they may be told: whether he consents is asked for.
  private func openLeave(beside norm: Norm, in consideration: Consideration) -> [Predicate] {
    let norms = consideration.statement.draft.norms
    let at = consideration.normIndex + 1
    guard norm.modality == .mustNot, !norm.otherwise, !norm.decides, norms.indices.contains(at)
    else { return [] }
    let leave = norms[at]
    guard leave.modality == .may, !leave.decides, !leave.negated, !leave.otherwise,
      leave.act == norm.act, leave.span != norm.span, !leave.when.isEmpty,
      leave.object == norm.object || leave.object == nil,
      leave.when.allSatisfy(mayBeAsked),
      !norm.unless.contains(where: { said in leave.when.contains { $0.text == said.text } })
    else { return [] }
    let told = leave.when.map { ($0, truth.truth($0, in: consideration.statement)) }
    guard !told.contains(where: { $0.1 == .no }) else { return [] }
    return told.filter { $0.1 == .unknown }.map(\.0)
  }

  /// A state, or that something was done; what it is, whoever asks says.
  private func mayBeAsked(_ predicate: Predicate) -> Bool {
    predicate.kind == .state
      || predicate.kind == .words
        && predicate.terms.contains { knowledge.sort(of: $0.id) == .act }
  }

  /// Unless the customer is a hospital: whoever asks says who it is.
  private func tellsOnlyWho(_ predicate: Predicate) -> Bool {
    predicate.kind == .words
      && predicate.terms.allSatisfy { knowledge.theme(of: $0.id) == "counterparties" }
  }

  private func names(_ predicate: Predicate) -> [String] {
    if let id = predicate.id { return [id] }
    return predicate.terms.isEmpty
      ? [predicate.text] : [predicate.terms[0].surface ?? predicate.terms[0].id]
  }
}
