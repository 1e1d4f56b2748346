// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What a case speaks of that a norm may mean.
extension Coverage {
  /// Otherwise we do this instead: no leave for what was allowed only before.
  func isInstead(_ norm: Norm, _ index: Int, _ statement: Statement) -> Bool {
    norm.otherwise
      && statement.draft.norms[..<index].contains { $0.modality == .may && $0.act != norm.act }
  }

  /// Whether the case only does the opposite of the norm's act, and speaks of nothing it is about.
  func isOnlyOpposed(_ norm: Norm) -> Bool {
    let content = [norm.object, norm.counterparty].compactMap { $0 } + norm.about
    guard let act = norm.act, !content.isEmpty, !reading.proposal.negated else { return false }
    return !reading.proposal.terms.contains { $0.denied && knowledge.isA($0.term.id, act.id) }
      && !content.contains { reading.mentions($0) || reading.denies($0) || light.contains($0) }
  }

  /// A reptile is sold only to one with a licence, and the case asks of a licence and of selling
  /// something nobody knows: the ban is meant, whatever the thing is called.
  func isMeant(_ norm: Norm, _ course: Course, _ statement: Statement) -> Bool {
    guard course.done >= 0.9, let act = norm.act, !act.isWord, !light.contains(act),
      let object = norm.object, !isParty(object), reading.proposal.object.map(\.isWord) ?? true,
      !asksOfOther(norm, statement, orUnknown: false), !(norm.otherwise && norm.unless.isEmpty),
      // On Sundays: a case that names no day may be about anything.
      !norm.when.contains(where: {
        $0.kind == .words && $0.terms.isEmpty && truth.truth($0, in: statement) != .yes
      })
    else { return false }
    return (norm.when + norm.unless).contains { predicate in
      guard predicate.kind == .words || predicate.kind == .state else { return false }
      if predicate.kind == .state { return predicate.id.map { isSpokenOf(Term($0), nil) } ?? false }
      let telling = predicate.terms.filter { !light.contains($0) && !isParty($0) }
      let told = telling.filter { isSpokenOf($0, CourseReader.surface($0, in: statement)) }
      return !told.isEmpty && told.count * 2 >= telling.count
    }
  }

  /// Whether the case says anything of a term: that it is so, is not, or is not known.
  func isSpokenOf(_ term: Term, _ surface: String?) -> Bool {
    evidence.evidence(term, surface).any >= 0.7
      || reading.proposal.facts.contains { $0.id == term.id && $0.value == nil }
  }

  /// Staff may take leftover bread home: leave to somebody for something stays open while the case
  /// says nothing of what it is given for.
  func leaveOpen(_ consideration: inout Consideration) {
    guard consideration.stance == .permits, consideration.applies == .yes,
      !consideration.norm.decides
    else { return }
    // 会員でない人: leave to members is none to him.
    let isDenied = content(consideration.norm).contains { term in
      guard !light.contains(term), knowledge.sort(of: term.id) != .act else { return false }
      let found = evidence(term, consideration.statement)
      return found.negated >= 0.7 && found.negated > found.affirmed
    }
    if isDenied { consideration.applies = .no }
    // Goods that have been weighed, and nobody can find out whether they were.
    let unknown = content(consideration.norm).filter { term in
      reading.proposal.facts.contains { $0.id == term.id && $0.truth == .unknown }
    }
    if !unknown.isEmpty, !isDenied {
      consideration.applies = .unknown
      consideration.missing += unknown.map { $0.surface ?? $0.id }
      return
    }
    let open = untold(consideration.norm, consideration.statement)
    guard !open.isEmpty, !isDenied else { return }
    if open.contains(where: isOfAnotherKind) {
      consideration.applies = .no
    } else if consideration.met == 0, !consideration.isOutsideOnly {
      // Where a number or a condition of its own is met, the rest may go by another name: 酒屋 for 酒販店.
      consideration.applies = .unknown
      consideration.missing += open.map { $0.surface ?? $0.id }
    }
  }

  /// 夜勤明けの者は出さない。夜勤明けかどうかは見ていない: a ban on what nobody knows to be such stays open.
  func leaveBanOpen(_ consideration: inout Consideration) {
    guard consideration.stance == .forbids, consideration.role == .prohibits,
      consideration.applies == .yes, consideration.norm.modality == .mustNot,
      !consideration.norm.decides
    else { return }
    let open = content(consideration.norm).filter { term in
      !light.contains(term) && knowledge.sort(of: term.id) != .role
        && reading.proposal.facts.contains { $0.id == term.id && $0.truth == .unknown }
        && evidence(term, consideration.statement).any < 0.6
    }
    guard !open.isEmpty else { return }
    consideration.applies = .unknown
    consideration.missing += open.map { $0.surface ?? $0.id }
  }

  /// 隊員に払わせない, of a guard who wants to keep a dog: a ban on another act that the case does not speak of
  /// is not meant for what it says of the same people.
  func namesOnlyWho(_ norm: Norm, _ statement: Statement) -> Bool {
    guard norm.modality == .mustNot, courses.isLoose, let act = norm.act, !act.isWord,
      !courses.isLightAct(act.id), !EverydayVerbs.names.contains(act.id),
      evidence(act, statement).any < 0.5, !courses.isSaidFor(act.id),
      let object = norm.object, norm.content == [object], norm.when.isEmpty,
      !reading.proposal.terms.contains(where: { !$0.denied && knowledge.isA(act.id, $0.term.id) })
    else { return false }
    let kinds = reading.widened(object.id)
    return kinds.contains("employee") || isParty(object) || knowledge.sort(of: object.id) == .role
  }

  /// A new customer is no customer of long standing, wine no bread: the case names another of its kind.
  private func isOfAnotherKind(_ term: Term) -> Bool {
    let kinds = knowledge.ancestors(of: term.id)
    return !kinds.isEmpty
      && reading.proposal.terms.contains { said in
        !said.denied && !said.surface.isEmpty && !said.term.isWord
          && !knowledge.ancestors(of: said.term.id).isDisjoint(with: kinds)
          && !knowledge.isA(term.id, said.term.id)
      }
  }

  private func untold(_ norm: Norm, _ statement: Statement) -> [Term] {
    content(norm).filter { term in
      !light.contains(term) && !(norm.act == nil && courses.isAnyWork(term))
        && knowledge.sort(of: term.id) != .act
        && degree(term, norm, statement) < 0.65 && !isReplaced(term, of: norm, statement)
    }
  }

  /// The hive was inspected, may we paint it: leave to sell it is none for a verb that nobody knows.
  func isOfAnotherVerb(_ norm: Norm) -> Bool {
    guard courses.asksUnknownVerb else { return false }
    return norm.act.map {
      evidence.evidence($0).proposed < 0.7 && !EverydayVerbs.names.contains($0.id)
    } ?? true
  }

  /// Put them in the stove: what is asked names a thing that the statement says nothing of.
  func strays(from statement: Statement) -> Bool {
    strays(reading.proposal.asked, from: statement) { $0.inProposal }
      || strays(reading.proposal.said, from: statement) { $0.inProposal && isAskedFor($0) }
  }

  /// 8歳の子がノートをほしいと言う。売ってよいか: whether the case asks of another thing than the one a ban on
  /// an act of its own is about, in the question or in the wish told before it.
  ///
  /// A thing that nobody knows may be the very one; it counts as another one only `orUnknown`.
  func asksOfOther(_ norm: Norm, _ statement: Statement, orUnknown: Bool = true) -> Bool {
    guard let object = norm.object, let act = norm.act, !courses.isLightAct(act.id),
      !light.contains(object), !isParty(object), knowledge.sort(of: object.id) != .act,
      evidence(object, statement).any < 0.6
    else { return false }
    let counts = { [heads = knowledge.decisionTables.heads] (said: ProposedTerm) in
      orUnknown || said.term.surface.map { !heads.classes(of: $0).isEmpty } ?? true
    }
    if strays(reading.proposal.asked, from: statement, where: { $0.inProposal && counts($0) }) {
      return true
    }
    return reading.proposal.sentences.contains { sentence in
      wished(in: sentence).map { counts($0) && isStray($0, from: statement) } ?? false
    }
  }

  /// What a sentence says that somebody asks for: the first thing behind *wants*, the last one before がほしい.
  private func wished(in sentence: Substring) -> ProposedTerm? {
    let bytes = Array((" " + sentence + " ").utf8)
    for cue in knowledge.decisionTables.requestCues {
      guard let at = bytes.place(of: cue) else { continue }
      let isBefore = cue.contains { $0 >= 0x80 }
      let reach = isBefore ? bytes[..<at.lowerBound] : bytes[at.upperBound...]
      let placed = reading.proposal.terms.compactMap { said -> (said: ProposedTerm, at: Int)? in
        guard !said.denied, isThing(said), let place = reach.place(of: Array(said.surface.utf8))
        else { return nil }
        return (said, isBefore ? -place.upperBound : place.lowerBound)
      }
      if let nearest = placed.min(by: { $0.at < $1.at }) { return nearest.said }
    }
    return nil
  }

  /// Whether the case names such a thing as `term`, or one that nobody knows and that may be one.
  func speaksOf(
    _ thing: String, _ term: Term, _ norm: Norm, _ statement: Statement
  ) -> Bool {
    let named = reading.proposal.terms.contains { said in
      knowledge.isA(said.term.id, thing)
        && (knowledge.isA(term.id, said.term.id) || knowledge.isA(said.term.id, term.id))
    }
    if named { return true }
    let heads = knowledge.decisionTables.heads
    return reading.proposal.terms.contains { said in
      said.term.surface.map { $0.unicodeScalars.count > 1 && heads.classes(of: $0).isEmpty }
        ?? false
    } && !asksOfOther(norm, statement)
  }

  /// Whether `words` name a thing that the statement says nothing of.
  private func strays(
    _ words: some StringProtocol, from statement: Statement, where counts: (ProposedTerm) -> Bool
  ) -> Bool {
    reading.proposal.terms.contains { said in
      counts(said) && !said.denied && isThing(said) && words.utf8.has(said.surface.utf8)
        && isStray(said, from: statement)
    }
  }

  /// A thing that tells one case from another: no act, nobody, and none of the words of every day.
  private func isThing(_ said: ProposedTerm) -> Bool {
    !said.surface.isEmpty && !light.contains(said.term) && !courses.isLightAct(said.term.id)
      && !EverydayVerbs.names.contains(said.term.id) && !isParty(said.term)
      && (said.term.isWord || knowledge.sort(of: said.term.id) == .concept)
  }

  private func isStray(_ said: ProposedTerm, from statement: Statement) -> Bool {
    let written = Surface(said.surface)
    let kinds = reading.widened(said.term.id)
    return !statement.draft.concepts.contains { own in
      kinds.contains(own.id) || knowledge.isA(own.id, said.term.id)
        || Surface(FoldedText.fold(own.surface)).likeness(written) >= 0.6
    }
  }

  /// Whether the question's own verb tells too little to do the norm's act.
  func saysLittle(_ course: Course) -> Bool {
    course.done < 0.8 || reading.proposal.act == nil && course.done < 0.81
  }

  /// A tour asks for a bottle of wine, may we: a question that says nothing asks of what was asked for.
  private func isAskedFor(_ said: ProposedTerm) -> Bool {
    guard reading.proposal.act == nil, reading.proposal.object == nil else { return false }
    let cues = knowledge.decisionTables.caseCues
    return reading.proposal.sentences.contains {
      cues.behind(.asked, in: $0)?.utf8.has(said.surface.utf8) ?? false
    }
  }

  /// Never refuse an order; a club orders a leaflet, do we print it: to do what was ordered is not to
  /// refuse it.
  func grantsOrder() -> Bool {
    guard let asked = reading.proposal.act, !reading.proposal.negated else { return false }
    let isOrdered = reading.proposal.sentences.contains { sentence in
      [" orders ", " ordered ", " wants ", " asks for ", " asks us ", " would like "].contains {
        sentence.utf8.has($0.utf8)
      }
    }
    return isOrdered && reading.proposal.says(afterAct: ["it", "them", "this", "that"])
      && [
        "make", "manufacture", "provide", "print_goods", "repair", "deliver", "sell",
        "serve_customer", "lend_item", "rent_out", "build",
      ].contains { knowledge.isA(asked.id, $0) }
  }

  /// Confidential jobs go to nobody else: of whatever is confidential, a job or a letter.
  func isAnyMarked(_ norm: Norm, _ statement: Statement) -> Bool {
    norm.modality == .mustNot && norm.object.map(courses.isAnyWork) ?? false
      && norm.when.contains { $0.kind == .state && truth.truth($0, in: statement) == .yes }
  }

  /// Money, said by its amount: a $50 bill.
  func isMoneyGiven(_ term: Term) -> Bool {
    ["money", "cash"].contains(term.surface ?? "") && isMoneyTold
  }

  /// She cancelled three hours ahead, do we charge her: a duty to do just what is asked, whose number the
  /// case meets, is meant whatever it is charged for, unless the case names another thing.
  private func isCounted(_ norm: Norm, _ statement: Statement) -> Bool {
    guard norm.modality == .must, !norm.decides, let act = norm.act, let object = norm.object,
      let asked = reading.proposal.act, evidence.evidence(act).proposed >= 0.9,
      act == asked || act.isWord && asked.isWord, !courses.isLightAct(act.id),
      !EverydayVerbs.names.contains(act.id),
      reading.proposal.object.map({ isParty($0) || norm.content.contains($0) }) ?? true
    else { return false }
    return norm.when.contains { $0.kind == .metric && truth.truth($0, in: statement) == .yes }
      && !isOfAnotherKind(object) && !object.isWord
  }

  /// Whether the question names just the norm's act and nothing it is done to, in a case that tells
  /// what the norm turns on.
  func isElliptic(_ norm: Norm, _ statement: Statement, _ course: Course) -> Bool {
    if isCounted(norm, statement) { return true }
    guard let act = norm.act, let asked = reading.proposal.act, norm.object != nil,
      norm.modality != .must, act == asked, reading.proposal.object == nil,
      !courses.isLightAct(act.id),
      !EverydayVerbs.names.contains(act.id),
      !reading.proposal.says(afterAct: ["it", "them", "him"])
    else { return false }
    let turning = (norm.when + norm.unless).flatMap { predicate in
      predicate.terms
        + (predicate.kind == .state ? [predicate.id].compactMap { $0 } : []).map { Term($0) }
    }.filter { !light.contains($0) }
    return turning.contains { evidence.evidence($0).any >= 0.7 }
      || norm.when.contains { $0.kind == .metric && truth.truth($0, in: statement) != .unknown }
  }
}

/// Those whom a house serves, so that anybody named by name is one of them.
enum Served {
  static let ids: Set<String> = ["tenant_person", "patient", "enrolled_student", "student_person"]
}

extension Coverage {
  /// 枯れた苗は売らない, to deliver a tree: a ban on another act that people only use for the one asked
  /// about, turning on what the case says nothing of, is not meant.
  func isFarFetched(_ norm: Norm, _ course: Course) -> Bool {
    guard let act = norm.act, !act.isWord, course.done < 0.8, course.omitted < 0.5,
      !norm.otherwise, reading.proposal.act.map({ !$0.isWord && !isLight($0) }) ?? false,
      courses.namesOwnAct
    else { return false }
    return !reading.does(act.id) && !reading.proposal.facts.contains { $0.truth == .unknown }
  }

  /// The president alone decides on imported feed: whatever is asked to be done with all that it names.
  func keepsDecision(_ norm: Norm, _ statement: Statement) -> Bool {
    guard norm.decides, norm.modality == .must, norm.act?.id == "decide", norm.object != nil else {
      return false
    }
    return content(norm).allSatisfy { evidence($0, statement).affirmed >= 0.9 }
  }

  /// 値引きはしない。代わりに無償で手直しする: where the case does what a sentence says to do instead, and does
  /// not say in so many words what it replaces, the ban before has nothing to say.
  func dropReplaced(in found: inout [Consideration], from first: Int) {
    let isReplaced = found[first...].contains { own in
      own.norm.modality == .must && own.applies == .yes && !own.stance.isAgainst && !own.isWeak
        && Coverage.insteadWords.contains(
          where: own.statement.text.slice(own.norm.span).hasPrefix)
    }
    guard isReplaced else { return }
    let kept = found[first...].filter { own in
      guard own.stance == .forbids, let act = own.norm.act else { return true }
      return reading.proposal.terms.contains { !$0.denied && knowledge.isA($0.term.id, act.id) }
    }
    found.replaceSubrange(first..., with: kept)
  }

  private static let insteadWords = ["代わりに", "かわりに", "その代わり", "そのかわり"]

  /// 値引きで仕事を取ってはならない forbids the means even where the case names it alone.
  func byMeans(_ statement: Statement, _ norm: Norm, _ index: Int) -> Consideration? {
    guard norm.modality == .mustNot, norm.act != nil, norm.counterparty == nil else { return nil }
    guard
      let means = norm.about.first(where: {
        knowledge.sort(of: $0.id) == .act && !light.contains($0)
      }), reading.does(means.id)
    else { return nil }
    var consideration = Consideration(
      statement: statement, norm: norm, normIndex: index, stance: .forbids, role: .prohibits,
      applies: .yes, missing: [], tested: [], fit: 0.8)
    conditions.test(norm, &consideration, upward: false)
    return consideration
  }
}

extension CaseReading {
  /// Whether the case tells an amount of money.
  var tellsMoney: Bool {
    proposal.facts.contains { $0.value != nil && Quantity.isMoney($0.unit) }
  }
}
