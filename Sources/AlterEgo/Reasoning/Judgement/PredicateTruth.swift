// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// Whether a predicate holds of a case: yes, no, or open.
struct PredicateTruth {
  let knowledge: KnowledgeBase
  let reading: CaseReading
  let evidence: EvidenceReader
  let contraries: Contraries
  /// Terms that no condition turns on while it names others: お客様, 者.
  let light: LightTerms
  /// The role that asks; nil at the president's own desk.
  let asker: Term?
  let past: PastTimes
  let otherKinds: OtherKinds
  let named: NamedLimits
  let measured: MeasuredThings
  /// What the case tells in the words of a condition, where that is asked for too.
  var told: ToldWords?

  func truth(_ predicate: Predicate, in statement: Statement) -> Truth {
    let result = plainTruth(predicate, in: statement)
    return result == .unknown ? told?.truth(predicate) ?? .unknown : result
  }

  private func plainTruth(_ predicate: Predicate, in statement: Statement) -> Truth {
    if predicate.kind == .state || predicate.kind == .words, let told = named.truth(predicate) {
      return told
    }
    switch predicate.kind {
    case .metric:
      let result = metric(predicate, statement)
      return result == .unknown ? byPastTime(predicate, statement) : result
    case .state: return turned(state(predicate), predicate.holds)
    case .object, .counterparty:
      guard let id = predicate.id else { return .unknown }
      return turned(reading.mentions(Term(id)) ? .yes : .unknown, predicate.holds)
    case .role:
      guard let id = predicate.id else { return .unknown }
      guard let asker else { return .unknown }
      return turned(Roles(knowledge).matches(asker, Term(id)) ? .yes : .no, predicate.holds)
    case .words: return words(predicate, statement)
    }
  }

  private func turned(_ truth: Truth, _ holds: Bool) -> Truth {
    if holds || truth == .unknown { return truth }
    return truth == .yes ? .no : .yes
  }

  private func metric(_ predicate: Predicate, _ statement: Statement) -> Truth {
    guard predicate.id != nil, let op = predicate.op, let value = predicate.value else {
      return .unknown
    }
    // Not all of this is copied for the closure.
    let measured = measured
    let facts = reading.facts(predicate) { measured.isMeant($0, by: predicate, in: statement) }
    guard !facts.isEmpty else { return .unknown }
    var result = Truth.unknown
    for fact in facts {
      guard let said = fact.value else { continue }
      let scale = Measure.ratio(word: fact.unitWord, to: predicate.unitWord) ?? 1
      let actual = scale * Measure.convert(said, from: fact.unit, to: predicate.unit)
      switch fact.op {
      case .equal?, .about?, nil, .atMost?, .atLeast?:
        // A bound said of the case (10万円以内で) is read at its end.
        result = op.holds(actual, value, predicate.value2) ? .yes : .no
      case .more?:
        if op == .more || op == .atLeast { result = actual >= value ? .yes : .unknown }
        if op == .atMost || op == .less { result = actual >= value ? .no : .unknown }
      case .less?:
        if op == .less || op == .atMost { result = actual <= value ? .yes : .unknown }
        if op == .more || op == .atLeast { result = actual <= value ? .no : .unknown }
      case .range?:
        let end = scale * Measure.convert(fact.value2 ?? said, from: fact.unit, to: predicate.unit)
        let low = op.holds(actual, value, predicate.value2)
        let high = op.holds(end, value, predicate.value2)
        result = low == high ? (low ? .yes : .no) : .unknown
      case .plusMinus?: result = op.holds(abs(actual), value, predicate.value2) ? .yes : .no
      }
      if result != .unknown { return result }
    }
    return result
  }

  /// 先月お買い上げの: within three months of purchase.
  private func byPastTime(_ limit: Predicate, _ statement: Statement) -> Truth {
    // 三日前まで: how far off it is counts, not how long ago it was.
    let isAhead = FoldedText.fold(limit.text).utf8.has("前".utf8)
    guard let days = isAhead ? past.ahead : past.days, let op = limit.op, let value = limit.value,
      !reading.proposal.facts.contains(where: {
        $0.value != nil && Measure.comparable($0.unit, limit.unit)
      }),
      isAhead || PastTimes.countsFromEvent(limit, in: statement) || followsEvent(statement)
    else { return .unknown }
    let low = op.holds(
      Measure.convert(days.lowerBound, from: "days", to: limit.unit), value, limit.value2)
    let high = op.holds(
      Measure.convert(days.upperBound, from: "days", to: limit.unit), value, limit.value2)
    return low == high ? (low ? .yes : .no) : .unknown
  }

  private func state(_ predicate: Predicate) -> Truth {
    guard let id = predicate.id else { return .unknown }
    if let fact = reading.fact(state: id) {
      return fact.truth == .yes && isPartly([Term(id)], predicate) ? .no : fact.truth
    }
    // A state also holds of a case that says what implies it.
    if reading.affirmed.contains(id) {
      let acts = knowledge.decisionTables.states.broughtAbout.first { $0.state == id }?.acts ?? []
      return isPartly([Term(id)] + acts.map { Term($0) }, predicate) ? .no : .yes
    }
    if reading.denied.contains(id) { return .no }
    if contraries.deny(predicate.text) { return predicate.holds ? .no : .yes }
    let told = byWords(predicate)
    return told == .unknown && givesOtherReason(id) ? .no : told
  }

  /// A state that the case tells in a word of the rule's own: 同意してくださった for 同意があるとき.
  private func byWords(_ predicate: Predicate) -> Truth {
    let text = FoldedText.fold(predicate.text)
    guard let concept = predicate.id.flatMap({ knowledge.concept($0) }) else { return .unknown }
    let names = FoldedText.fold(concept.ja + " " + concept.en)
    let told = reading.proposal.terms.filter { said in
      guard let word = said.term.surface, word.unicodeScalars.count > 1 else { return false }
      return text.utf8.has(word.utf8) && names.utf8.has(word.utf8) && !light.contains(said.term)
    }
    guard !told.isEmpty else { return byText(predicate, names) }
    let isSo = told.allSatisfy { !$0.denied }
    guard isSo || told.allSatisfy(\.denied) else { return .unknown }
    return isSo == predicate.holds ? .yes : .no
  }

  /// 許可をもらいました: a word of the state that the grammar took for its own, as the sentence
  /// has it.
  private func byText(_ predicate: Predicate, _ names: String) -> Truth {
    let said = reading.proposal.said
    let words = [
      "許可", "同意", "承認", "承諾", "了解", "確認", "署名", "permission", "consent", "approval", "signed",
    ]
    let text = FoldedText.fold(predicate.text)
    guard let word = words.first(where: { text.utf8.has($0.utf8) && said.utf8.has($0.utf8) }) else {
      return .unknown
    }
    let sentence =
      said.split(whereSeparator: { "。.?？!！".contains($0) }).map(String.init)
      .first { $0.utf8.has(word.utf8) } ?? ""
    if knowledge.decisionTables.caseCues.tell(.open, sentence) { return .unknown }
    let no = [
      "ない", "なし", "ません", "ず、", "得ず", "無く", "無し", " no ", "not ", "n't", "without", "never",
      "refused", "断",
    ]
    let isSo = !no.contains { sentence.utf8.has($0.utf8) }
    return isSo == predicate.holds ? .yes : .no
  }

  /// Words hold when the case says most of them, and fail when it denies what they turn on.
  private func words(_ predicate: Predicate, _ statement: Statement) -> Truth {
    if let told = byDay(predicate) { return turned(told, predicate.holds) }
    var terms = predicate.terms.filter { !light.contains($0) }
    // 円満に辞めた者: who, beside conditions that tell which ones.
    if terms.isEmpty { terms = predicate.terms }
    // When the room is free that night: any night of which somebody asks.
    if terms.count > 1, FoldedText.fold(predicate.text).hasSuffix(" that night") {
      terms.removeAll { $0.id == "word:night" }
    }
    // Unless the customer is a hospital: the hospital is who counts.
    if terms.count > 1 { terms.removeAll { ["customer", "buyer"].contains($0.id) } }
    // 火を使う催し: the thing tells, whatever verb carries it.
    if isPartly(terms, predicate) { return turned(.no, predicate.holds) }
    let carried = terms.filter { !["use", "handle", "carry_out"].contains($0.id) }
    if predicate.holds, !carried.isEmpty { terms = carried }
    guard !terms.isEmpty else { return turned(calendar(predicate), predicate.holds) }
    if terms.contains(where: { term in
      reading.proposal.facts.contains { $0.id == term.id && $0.truth == .unknown }
    }) {
      return .unknown
    }
    if namesOtherCause(predicate) { return turned(.no, predicate.holds) }
    if let told = byWho(predicate, statement) { return turned(told, predicate.holds) }
    var found = terms.map {
      plain(evidence.evidence($0, CourseReader.surface($0, in: statement)), $0, statement)
    }
    found = zip(terms, found).map { withoutObject($1, $0) }
    (terms, found) = oneOf(predicate.anyOf, terms, found)
    if let denied = found.firstIndex(where: { $0.negated >= 0.7 && $0.affirmed < $0.negated }) {
      // 検査で異常の出なかった荷: an inspection that is not over leaves open what it shows.
      let isOpen = !predicate.holds && denied + 1 < found.count && found.count > 2
      return isOpen ? .unknown : turned(.no, predicate.holds)
    }
    if contraries.deny(predicate.text) { return turned(.no, predicate.holds) }
    if let cause = byCause(predicate, zip(terms, found)) { return turned(cause, predicate.holds) }
    // 約束したお客様: who only says so has not promised.
    let undone = zip(terms, found).contains { term, evidence in
      knowledge.sort(of: term.id) == .act && evidence.affirmed < 0.6
    }
    if undone { return .unknown }
    if isYetToCome(predicate, terms) { return turned(.no, predicate.holds) }
    // Illness or an accident: either will do.
    if found.count > 1, found.contains(where: { $0.affirmed >= 0.7 }),
      isChoice(predicate, terms, statement)
    {
      return turned(.yes, predicate.holds)
    }
    let share = found.map(\.affirmed).reduce(0, +) / Double(found.count)
    if share >= (found.count > 2 ? 0.6 : found.count > 1 ? 0.75 : 0.7), !lacksThing(terms, found) {
      return turned(.yes, predicate.holds)
    }
    // Every concept the rule names, and half of its other words, say as much.
    let concepts = zip(terms, found).filter { !$0.0.isWord }
    let words = zip(terms, found).filter { $0.0.isWord }
    if !concepts.isEmpty, concepts.allSatisfy({ $0.1.affirmed >= 0.9 }),
      words.filter({ $0.1.affirmed >= 0.7 }).count * 2 >= words.count
    {
      return turned(.yes, predicate.holds)
    }
    if isOtherKind(predicate, statement) || otherKinds.isNamed(for: predicate, in: statement) {
      return turned(.no, predicate.holds)
    }
    return .unknown
  }

  /// 承諾はまだもらっていない。認めてよいか: what the case denies by its name no other word of it affirms.
  private func plain(_ found: Evidence, _ term: Term, _ statement: Statement) -> Evidence {
    guard knowledge.sort(of: term.id) == .act, found.affirmed > 0 else { return found }
    let named = reading.proposal.terms.filter {
      !$0.surface.isEmpty && knowledge.isA($0.term.id, term.id)
    }
    // 隣の承諾はない。受けてよいか: the rule's own word before others of its kind.
    let written = CourseReader.surface(term, in: statement).map { FoldedText.fold($0) }
    let own = named.filter { $0.surface == written }
    guard !named.isEmpty, (own.isEmpty ? named : own).allSatisfy(\.denied) else { return found }
    var found = found
    (found.proposed, found.told, found.denied) = (0, 0, 1)
    return found
  }

  /// 家族か職員が付き添うとき: of several that will do, the one that the case affirms counts for all.
  private func oneOf(
    _ choices: [Term], _ terms: [Term], _ found: [Evidence]
  ) -> ([Term], [Evidence]) {
    let own = terms.indices.filter { choices.contains(terms[$0]) }
    guard own.count > 1, let best = own.max(by: { found[$0].affirmed < found[$1].affirmed }) else {
      return (terms, found)
    }
    let kept = terms.indices.filter { $0 == best || !own.contains($0) }
    var found = found
    found[best].omitted = own.map { found[$0].omitted }.min() ?? 0
    found[best].denied = own.map { found[$0].denied }.min() ?? 0
    return (kept.map { terms[$0] }, kept.map { found[$0] })
  }

  /// Whether all that a condition names is joined by or: illness or an accident was the reason.
  private func isChoice(_ predicate: Predicate, _ terms: [Term], _ statement: Statement) -> Bool {
    let text = FoldedText.fold(predicate.text)
    guard let join = text.utf8.place(of: " or ".utf8) else { return false }
    let surfaces = terms.map { $0.surface ?? CourseReader.surface($0, in: statement) ?? "" }
      .map { FoldedText.fold($0) }
    guard terms.count == 2, let first = surfaces.first, let last = surfaces.last,
      let a = text.utf8.place(of: first.utf8), let b = text.utf8.place(of: last.utf8)
    else { return false }
    return a.upperBound <= join.lowerBound && b.lowerBound >= join.upperBound
      && text.utf8.distance(from: a.upperBound, to: join.lowerBound) < 4
      && text.utf8.distance(from: join.upperBound, to: b.lowerBound) < 5
  }

  /// He'll pay on Friday: what is only promised has not happened before anything.
  private func isYetToCome(_ predicate: Predicate, _ terms: [Term]) -> Bool {
    let text = FoldedText.fold(predicate.text)
    let isBefore =
      ["before", "until", "まで", "限り"].contains { text.utf8.has($0.utf8) }
      || ["unless", "once ", "after ", "as soon as "].contains { text.utf8.starts(with: $0.utf8) }
    // Unless the family moves away: that it is going to do so is all it asks for.
    let isDone =
      !text.utf8.starts(with: "unless".utf8)
      || [" has ", " have ", " had ", " is ", " are ", " been ", " was ", "'s been "].contains {
        text.utf8.has($0.utf8)
      } || text.split { !$0.isLetter }.contains { $0.hasSuffix("ed") || $0 == "paid" }
    guard isBefore, isDone else { return false }
    let cues = knowledge.decisionTables.caseCues
    let told = reading.proposal.terms.filter { said in
      !said.denied && !said.surface.isEmpty
        && terms.contains { $0 == said.term || knowledge.isA(said.term.id, $0.id) }
    }
    guard !told.isEmpty else { return false }
    return told.allSatisfy { said in
      reading.proposal.sentences.contains { sentence in
        sentence.utf8.has(said.surface.utf8) && cues.tell(.coming, sentence)
      }
    }
  }

  /// The case names another cause than the one the rule speaks of.
  private func namesOtherCause(_ predicate: Predicate) -> Bool {
    let causes = predicate.terms.filter { isCause($0) }
    guard !causes.isEmpty, !causes.contains(where: { reading.mentions($0) }) else { return false }
    if predicate.terms.count == causes.count, givesReason { return true }
    return reading.proposal.terms.contains { said in
      !said.denied && isCause(said.term)
        && !causes.contains { knowledge.isA($0.id, said.term.id) }
    }
  }

  /// If it is called off because of snow: a case that does not tell of snow meets no part of that; nil
  /// where no cause is named, or where the case tells it.
  private func byCause(
    _ predicate: Predicate, _ found: Zip2Sequence<[Term], [Evidence]>
  ) -> Truth? {
    let text = FoldedText.fold(predicate.text)
    guard
      let place = ["because of ", "due to ", "owing to "].lazy.compactMap({
        text.utf8.place(of: $0.utf8)
      }).first, let cause = found.map({ $0 }).last
    else { return nil }
    let named = cause.0.surface ?? ""
    guard cause.1.affirmed < 0.6,
      cause.0.isWord
        ? text.utf8[place.upperBound...].has(named.utf8) : true
    else { return nil }
    let said = reading.proposal.said
    let tellsCause = [" because ", " due to ", " owing to ", " after "].contains {
      said.utf8.has($0.utf8)
    }
    return tellsCause ? .no : .unknown
  }

  private func isCause(_ term: Term) -> Bool { knowledge.theme(of: term.id) == "causes" }
}

/// Titles: which role another one is.
struct Roles: Sendable {
  private let knowledge: KnowledgeBase

  init(_ knowledge: KnowledgeBase) { self.knowledge = knowledge }

  /// Whether `role` is `other` or a kind of it: 営業部長 is a 部長.
  func matches(_ role: Term, _ other: Term) -> Bool {
    if role == other || knowledge.isA(role.id, other.id) { return true }
    let (a, b) = (title(role), title(other))
    if a == b { return true }
    guard !b.isEmpty, a.hasSuffix(b) else { return false }
    // 副店長 is no 店長, a deputy director no director.
    let before = a.dropLast(b.count)
    let isDeputy = [
      "副", "元", "前", "次", "代理", "補佐", "deputy ", "vice ", "assistant ", "former ", "vice-",
      "acting ",
    ].contains { before.hasSuffix($0) }
    return !isDeputy
      && (before.last == " " || before.unicodeScalars.last.map { $0.value > 0x7F } == true)
  }

  /// Whether the text names somebody who only stands in for a role.
  static func isDeputy(_ text: String) -> Bool {
    ["副", "代理", "補佐", "deputy ", "vice ", "assistant ", "acting "].contains {
      text.utf8.has($0.utf8)
    }
  }

  /// Foreman here: of the roles that statements name, the only one of that kind.
  func only(_ asker: Term, among roles: [Term]) -> Term? {
    guard let own = knowledge.concept(asker.id)?.en.lowercased() ?? word(asker),
      !Roles.ranks.contains(own), !roles.contains(where: { matches(asker, $0) })
    else { return nil }
    let kinds = Set(
      roles.filter { role in
        guard let title = word(role) else { return false }
        return title.hasSuffix(" " + own) && !Roles.isDeputy(title)
      }.map(\.id))
    return kinds.count == 1 ? kinds.first.map { Term($0) } : nil
  }

  private static let ranks: Set<String> = [
    "manager", "head", "director", "chief", "staff", "employee",
  ]

  /// The title of a role that no lexicon holds.
  private func word(_ role: Term) -> String? {
    role.id.hasPrefix("role:") ? String(role.id.dropFirst(5)) : nil
  }

  func isPresident(_ role: Term) -> Bool { knowledge.isA(role.id, "president") }

  func rank(_ role: Term) -> Int {
    if let concept = knowledge.concept(role.id) { return concept.rank }
    let own = title(role)
    return knowledge.rows("roles/ranks.tsv").filter {
      own.hasSuffix($0["ja"]) || own.hasSuffix($0["en"].lowercased())
    }.compactMap { Int($0["rank"]) }.max() ?? 0
  }

  private func title(_ role: Term) -> String {
    if role.id.hasPrefix("role:") { return String(role.id.dropFirst(5)) }
    return knowledge.concept(role.id)?.ja ?? role.id
  }
}
