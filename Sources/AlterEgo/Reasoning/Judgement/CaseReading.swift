// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// A proposal in the form in which norms are held against it: what it does, what it leaves
/// undone, what it is about, and its facts.
package struct CaseReading: Sendable {
  package let proposal: Proposal
  let knowledge: KnowledgeBase
  /// Whether it tells any number.
  let hasNumbers: Bool
  /// The act asked about, with everything it is a kind of or brings about.
  private(set) var mainActs: Set<String> = []
  /// Everything the case affirms, widened the same way.
  private(set) var affirmed: Set<String> = []
  /// Acts of the proposal besides the main one: by way of them, or in its words.
  private(set) var proposedActs: Set<String> = []
  /// The acts of the proposal as they are said, not widened.
  private(set) var saidActs: Set<String> = []
  /// What the case says is left undone or absent.
  private(set) var denied: Set<String> = []
  /// Content words the lexicon lacks.
  private(set) var words: [String] = []
  private(set) var deniedWords: [String] = []
  /// What the case says in other words than the lexicon's.
  private(set) var ways: [SaidWays.Way] = []

  package init(_ told: Proposal, _ knowledge: KnowledgeBase) {
    let proposal = knowledge.decisionTables.caseCues.withoutLost(told)
    self.init(found: proposal, knowledge, ways: SaidWays(proposal, knowledge).ways)
  }

  /// Reads a case of which is known what it says in other words, whatever its facts are.
  init(_ told: Proposal, _ knowledge: KnowledgeBase, ways: [SaidWays.Way]) {
    let proposal = knowledge.decisionTables.caseCues.withoutLost(told)
    self.init(found: proposal, knowledge, ways: ways)
  }

  private init(found proposal: Proposal, _ knowledge: KnowledgeBase, ways: [SaidWays.Way]) {
    self.proposal = proposal
    self.knowledge = knowledge
    hasNumbers = proposal.facts.contains { $0.value != nil }
    for term in proposal.terms {
      if let surface = term.term.surface {
        if term.denied {
          deniedWords.append(surface)
        } else {
          words.append(surface)
          affirmed.formUnion(widened(term.term.id))
        }
        continue
      }
      let wide = widened(term.term.id)
      let isAct = knowledge.sort(of: term.term.id) == .act
      if term.denied {
        denied.insert(term.term.id)
        denied.formUnion(wide)
        if let opposite = knowledge.opposite(of: term.term.id) { affirmed.insert(opposite) }
      } else {
        affirmed.formUnion(wide)
        if isAct, term.inProposal {
          proposedActs.formUnion(wide)
          saidActs.insert(term.term.id)
        }
        if let opposite = knowledge.opposite(of: term.term.id) {
          denied.insert(opposite)
        }
      }
    }
    if let act = proposal.act, !act.isWord {
      let wide = widened(act.id)
      if proposal.negated {
        denied.formUnion(wide)
      } else {
        mainActs = wide
        saidActs.insert(act.id)
        affirmed.formUnion(wide)
        proposedActs.formUnion(wide)
        // He has not paid; may we hand out the keys: what was not done is another kind of what is asked.
        let named = proposal.terms.filter(\.denied).map(\.term.id)
        denied.subtract(wide.subtracting(named))
        if let opposite = knowledge.opposite(of: act.id) { denied.formUnion([opposite]) }
      }
    }
    for way in ways { take(way) }
    for fact in proposal.facts where fact.value == nil {
      if fact.truth == .yes { affirmed.formUnion(widened(fact.id)) }
      if fact.truth == .no { denied.insert(fact.id) }
    }
    // 専門外の工事を受ける: a general verb on what is in a state is the specific act.
    let states = knowledge.decisionTables.states
    for row in states.ofActs where does(row.general) && affirmed.contains(row.state) {
      proposedActs.formUnion(widened(row.act))
    }
    // We have never managed boats before: words that tell a state together.
    let sentences = proposal.sentences
    for cue in states.cues
    where sentences.contains(where: { $0.has(cue.first, then: cue.second) }) {
      affirmed.formUnion(widened(cue.state))
    }
    // 17歳: a number that tells a state.
    for row in states.ofNumbers {
      let told = proposal.facts.filter { $0.id == row.metric && $0.value != nil }
      guard let said = told.last?.value else { continue }
      let isSo = row.op.holds(said, row.value, nil)
      for state in row.states {
        if isSo { affirmed.formUnion(widened(state)) } else { denied.insert(state) }
      }
    }
    // Unchecked goods: what a thing or an act is called tells a state.
    for row in states.carried where affirmed.contains(row.id) {
      if row.holds {
        affirmed.formUnion(widened(row.state))
      } else {
        denied.insert(row.state)
      }
    }
    // 料金が未払いのままだ: there is an unpaid bill.
    for row in states.told {
      let isSo = row.holds ? affirmed.contains(row.state) : denied.contains(row.state)
      let isNot = row.holds ? denied.contains(row.state) : affirmed.contains(row.state)
      if isSo, !isNot { affirmed.formUnion(widened(row.id)) }
      if isNot, !isSo { denied.insert(row.id) }
    }
    // A state and the act that brings it about: what was not inspected lacks inspection.
    for row in states.broughtAbout {
      if denied.contains(row.state) { denied.formUnion(row.acts) }
      if affirmed.contains(row.state) { affirmed.formUnion(row.acts) }
      for act in row.acts where denied.contains(act) && !affirmed.contains(row.state) {
        denied.insert(row.state)
      }
      if !denied.contains(row.state), row.acts.contains(where: isDone) {
        affirmed.formUnion(widened(row.state))
      }
    }
  }

  /// Whether the case speaks of an act as done: inspected goods, 検査した製品.
  private func isDone(_ act: String) -> Bool {
    guard affirmed.contains(act), !denied.contains(act) else { return false }
    return proposal.terms.contains { said in
      guard said.term.id == act, !said.denied, !said.surface.isEmpty else { return false }
      if said.surface.utf8.suffix(2).elementsEqual("ed".utf8) { return true }
      guard let place = proposal.said.utf8.place(of: said.surface.utf8) else { return false }
      let after = proposal.said.utf8[place.upperBound...]
      // すべて払った: but not 払ったら, and not 払いたい.
      if after.starts(with: "た".utf8), proposal.said.utf8[..<place.upperBound].ends(with: "っ"),
        !["たら", "たとき", "た場合", "たい"].contains(where: { after.starts(with: $0.utf8) })
      {
        return true
      }
      return ["した", "をした", "済", "ずみ", "してあ", "が済", "を受けた", "に通った"].contains {
        after.starts(with: $0.utf8)
      }
    }
  }

  /// Takes in what the case says in other words than the lexicon's.
  private mutating func take(_ way: SaidWays.Way) {
    for meant in way.means {
      guard let concept = knowledge.concept(meant) else {
        if way.denied { deniedWords.append(meant) } else { words.append(meant) }
        continue
      }
      let wide = widened(meant)
      if way.denied {
        denied.formUnion(wide)
        if way.inProposal || !saidActs.contains(meant) { affirmed.remove(meant) }
      } else {
        affirmed.formUnion(wide)
        if concept.sort == .act, way.inProposal { proposedActs.formUnion(wide) }
      }
    }
    ways.append(way)
  }

  /// An id with what it is a kind of, contains and brings about; of a word that no lexicon holds,
  /// what its end says.
  func widened(_ id: String) -> Set<String> {
    var wide: Set<String> = []
    var open = [id]
    if let word = Term(id).surface { open += knowledge.decisionTables.heads.classes(of: word) }
    while let next = open.popLast() {
      guard wide.insert(next).inserted else { continue }
      guard let concept = knowledge.concept(next) else { continue }
      open += concept.isa + concept.objects
      if next == id || concept.sort == .act { open += concept.effects }
    }
    return wide
  }

  /// Whether the case is about `term`, by its id or, for a word no lexicon holds, its surface.
  func mentions(_ term: Term) -> Bool {
    if let surface = term.surface { return words.contains { CaseReading.meet($0, surface) } }
    return affirmed.contains(term.id)
  }

  func denies(_ term: Term) -> Bool {
    if let surface = term.surface { return deniedWords.contains { CaseReading.meet($0, surface) } }
    return denied.contains(term.id)
  }

  /// Whether the question has a word of the statement as it stands there, however it was cut.
  func says(_ surface: String) -> Bool {
    let folded = FoldedText.fold(surface)
    let isWide = folded.utf8.first.map { $0 >= 0x80 } ?? false
    guard folded.unicodeScalars.count >= (isWide ? 2 : 5) else { return false }
    return proposal.said.utf8.has(folded.utf8)
  }

  /// Whether the question has an English word of the statement, in any form.
  func saysWord(_ word: String) -> Bool {
    guard word.utf8.count > 3, word.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    let stem = Surface.stem(word)
    return proposal.said.split(whereSeparator: { !$0.isLetter }).contains {
      $0.utf8.starts(with: stem.utf8.prefix(3)) && Surface.stem(String($0)) == stem
    }
  }

  /// Whether what is proposed leaves `term` out.
  func deniedInProposal(_ term: Term) -> Bool {
    proposal.terms.contains { said in
      guard said.denied, said.inProposal else { return false }
      if let a = said.term.surface, let b = term.surface { return CaseReading.meet(a, b) }
      return said.term == term || knowledge.isA(said.term.id, term.id)
    }
  }

  /// Two surfaces meet when they are the same or one is a longer compound of the other.
  static func meet(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    // graz from grazing, graze from graze.
    if a.utf8.count > 2, a + "e" == b || b + "e" == a { return true }
    let (short, long) = a.unicodeScalars.count < b.unicodeScalars.count ? (a, b) : (b, a)
    guard short.unicodeScalars.count >= 2, short.utf8.first.map({ $0 >= 0x80 }) == true else {
      return false
    }
    return long.hasPrefix(short) || long.hasSuffix(short)
  }

  /// Whether the case is about a party that is no customer: a supplier, a rival.
  var hasOtherParty: Bool {
    proposal.terms.contains { term in
      knowledge.theme(of: term.term.id) == "counterparties"
        && !knowledge.isA(term.term.id, "customer")
    }
  }

  /// Whether the act asked about is `id`, a kind of it, or brings it about.
  func does(_ id: String) -> Bool { mainActs.contains(id) || proposedActs.contains(id) }

  /// The facts of the case that a limit can be held against.
  ///
  /// `isMeant` leaves out numbers that are said of something else.
  func facts(_ limit: Predicate, where isMeant: (Fact) -> Bool = { _ in true }) -> [Fact] {
    guard hasNumbers else { return [] }
    // What has the limit's own name comes before all others, unless the time within which it counts tells them apart.
    if !isTime(limit.per) {
      let same = facts(where: { $0.id == limit.id && isComparable($0, to: limit) && isMeant($0) })
      if !same.isEmpty { return added(same) }
    }
    var numbers = facts(where: { isComparable($0, to: limit) && isMeant($0) })
    // 一日に二組: of several the one that counts within the same time.
    if numbers.isEmpty { return limit.unit == "age" ? ages() : yearsOld(limit) }
    let timed = numbers.filter { isTime($0.per) && $0.per == limit.per }
    if !timed.isEmpty { numbers = timed }
    let same = numbers.filter { $0.id == limit.id }
    guard same.isEmpty else { return added(same) }
    if limit.unit == "age" { return ages() }
    guard limit.unitWord == nil else { return named(numbers, limit) }
    // 52時間 of overtime is held against a limit in hours, whatever each is called, unless both
    // have names of their own.
    let open = isGeneric(limit.id ?? "") ? numbers : numbers.filter { isGeneric($0.id) }
    return open.count == 1 ? open : []
  }

  /// Looked at in place: most facts can't be held against most limits.
  @inline(__always)
  private func facts(where holds: (Fact) -> Bool) -> [Fact] {
    var found: [Fact] = []
    for at in proposal.facts.indices where holds(proposal.facts[at]) {
      found.append(proposal.facts[at])
    }
    return found
  }

  private func isComparable(_ fact: Fact, to limit: Predicate) -> Bool {
    fact.value != nil && Measure.comparable(fact.unit, limit.unit)
      && isSameUnit(fact.unitWord, limit.unitWord)
      && (!isTime(fact.per) || !isTime(limit.per) || fact.per == limit.per)
  }

  /// すでに28時間、あと5時間: what is there already and what comes on top count together.
  private func added(_ facts: [Fact]) -> [Fact] {
    guard facts.count == 2, facts[0].unit == facts[1].unit, facts[0].unitWord == facts[1].unitWord,
      facts.allSatisfy({ $0.op == .equal && $0.value != nil }),
      proposal.saysMore, var sum = facts.last
    else { return facts }
    sum.value = (facts[0].value ?? 0) + (facts[1].value ?? 0)
    return [sum]
  }

  /// A tyre is 8 years old, of one older than 6 years: the age of a thing is a time.
  private func yearsOld(_ limit: Predicate) -> [Fact] {
    guard limit.unit == "years", limit.text.utf8.has("old".utf8) else { return [] }
    return proposal.facts.filter { $0.unit == "age" }.map { age in
      var years = age
      years.unit = "years"
      return years
    }
  }

  /// A boy of 16, the customer is 34: bare numbers that may be ages.
  private func ages() -> [Fact] {
    let bare = proposal.facts.filter { fact in
      fact.unit == "count" && fact.unitWord == nil && fact.op == .equal
        && fact.value.map { (1...110).contains($0) } ?? false
    }
    return bare.count == 1 || bare.first.map { ($0.value ?? 0) >= 10 } == true
      ? Array(bare.prefix(1)) : []
  }

  /// 雨量 and 雨量計; or the only number in that unit, whatever the noun beside it.
  private func named(_ numbers: [Fact], _ limit: Predicate) -> [Fact] {
    let named = numbers.filter { fact in
      guard let id = limit.id else { return false }
      return fact.id == "count" || id == "count" || knowledge.isA(fact.id, id)
        || CaseReading.meet(Term(fact.id).surface ?? fact.id, Term(id).surface ?? id)
    }
    if !named.isEmpty { return named }
    return numbers.count == 1 ? numbers : []
  }

  /// 25 kg is held against kilograms; 200 parts against 200 bad brackets.
  func isSameUnit(_ a: String?, _ b: String?) -> Bool {
    if a == b || Measure.ratio(word: a, to: b) != nil { return true }
    return !CaseReading.isMeasure(a) && !CaseReading.isMeasure(b)
  }

  private static func isMeasure(_ word: String?) -> Bool {
    guard let word else { return false }
    if word == "clock" || !(word.utf8.first.map { $0 < 0x80 } ?? true) { return true }
    return Measures.names.contains(word)
  }

  /// Per month and per year differ; per person and per case are the case's own.
  private func isTime(_ per: String?) -> Bool {
    guard let per else { return false }
    return ["day", "week", "month", "year", "hour"].contains(per)
  }

  /// A metric that only tells the unit, or no metric at all but the noun beside the number.
  func isGeneric(_ id: String) -> Bool {
    knowledge.sort(of: id) != .kpi || Measures.counted.contains(id)
  }

  func fact(state: String) -> Fact? {
    proposal.facts.last {
      $0.value == nil && ($0.id == state || $0.truth == .yes && knowledge.isA($0.id, state))
    }
  }
}

extension Proposal {
  /// Whether an amount is said to come on top of another.
  fileprivate var saysMore: Bool {
    let already = ["すでに", "既に", "もう", "これまで", "今月は", "already", " so far"]
      .filter { said.utf8.has($0.utf8) }
    let further = [
      "あと", "さらに", "もう", "追加", "加えて", "another ", " more", "further ", "additional ",
    ].filter { said.utf8.has($0.utf8) }
    // もう一組: one more, or one already, but not both by the one word.
    return !already.isEmpty && !further.isEmpty && !(already == ["もう"] && further == already)
  }

  /// Whether one of the words stands in what is asked: may we pour it.
  func says(afterAct words: [String]) -> Bool {
    let asked = asked.split(whereSeparator: { !$0.isLetter && $0 != "'" }).map(String.init)
    return asked.contains(where: words.contains)
  }

  /// The folded question, sentence by sentence.
  var sentences: [Substring] {
    said.split(whereSeparator: { $0 == "。" || $0 == "." || $0 == "?" || $0 == "!" })
  }
}

extension Substring.UTF8View {
  fileprivate func ends(with word: String) -> Bool {
    suffix(word.utf8.count).elementsEqual(word.utf8)
  }
}
