// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The fields of a statement that sum its norms up: kind, modality, threshold and spans.
struct StatementView {
  let text: FoldedText
  let knowledge: KnowledgeBase
  let metrics: MetricFinder
  let found: [FoundQuantity]
  let tokens: [Token]
  let sentences: [ParsedSentence]

  /// Fills in what the norms come to; `places` is where the cues of kinds stand.
  func fill(
    _ draft: inout Draft, kinds: KindReader, _ places: [Int32], directions: DirectionReader
  ) {
    let lead = draft.language == .japanese ? leading(draft.norms) : 0
    draft.modality = draft.norms.dropFirst(lead).first.map(topModality)
    let norms =
      draft.language == .japanese
      ? Array(draft.norms.dropFirst(lead)) : mainFirst(draft.norms, draft.language)
    if draft.language == .english, norms.first?.span != draft.norms.first?.span {
      draft.modality = norms.first?.modality
    }
    // リピート率7割。これが来期の目標だ: the verb of a later sentence speaks for a bare number.
    if let first = sentences.first?.main, first.modal.isEmpty,
      first.headItem.map({ $0.token.form == .noun || $0.token.kind == .quantity }) ?? true,
      sentences.dropFirst().contains(where: {
        $0.main?.modal == "aim" && (draft.language == .japanese || $0.main?.connective != "and")
      })
    {
      draft.modality = .aim
    }
    if draft.language == .english { draft.condition = englishCondition(draft) }
    draft.threshold = threshold(draft)
    if draft.language == .english, draft.modality == .may, asksTheLeast(draft) {
      draft.modality = .must
    }
    if draft.language == .japanese {
      let spans = JapaneseSpans(
        text: text, knowledge: knowledge, found: found, tokens: tokens, sentences: sentences)
      draft.condition = spans.condition().map(verbatim)
      draft.exception = spans.exception().map(verbatim)
    } else {
      draft.exception = englishException(draft)
    }
    draft.kind = kinds.kind(
      text, places, tokens, sentences, norms, threshold: draft.threshold,
      horizon: draft.horizonYears,
      isNarrowed: draft.language == .english && draft.threshold != nil && isNarrowing(draft))
    // If the margin does not reach 15%, decline; nobody should have to lift more than 20 boxes: a
    // number within an if, or one that a ban keeps to, makes a rule.
    if draft.language == .english, makesRule(draft) { draft.kind = .principle }
    // Cargo claims below 0.3 percent: the number to come to says of no case when it is.
    if draft.kind == .kpi, draft.language == .english, draft.threshold != nil, isNarrowing(draft) {
      draft.condition = nil
    }
    // Bring fixed costs under 22% this year: a number to move by a time is aimed at.
    if draft.kind == .kpi, draft.modality == .must, draft.language == .english,
      movesToEnd(draft) || expectsNumber() || namesTarget()
        || opensByMoving()
          && found.contains(where: { $0.looksLikeHorizon || $0.quantity.type == "fiscal" })
    {
      draft.modality = .aim
      // Cut costs by 5 percent: how much it moves is as said.
      if draft.change == nil || draft.threshold?.unit == "times" {
        draft.threshold = threshold(draft)
      }
    }
    // Overtime under 20 hours a head: a number without a verb is one to come to.
    if draft.kind == .kpi, draft.modality == .must, draft.language == .english, isBareTarget(draft)
    {
      draft.modality = .aim
      draft.threshold = threshold(draft)
    }
    // By 2032 we will have a workshop on every island: what is to be by a time is aimed at.
    if draft.language == .english, draft.modality == .must, foretells(draft) {
      draft.modality = .aim
    }
    // うちの仕事は、車を止めないことだ: why a company exists is no ban.
    if draft.kind == .purpose, draft.modality == .mustNot { draft.modality = .aim }
    // That is why we open every day: nor does it set a limit.
    if draft.kind == .purpose, draft.language == .english, draft.threshold?.op == .equal {
      draft.threshold = nil
    }
    if draft.kind == .delegation { draft.holder = holder(draft) }
    if let first = draft.norms.first(where: { $0.modality == .prefer }) {
      draft.preferred = first.object.map { knowledge.name($0, in: draft.language) }
      draft.yields = first.over.map { knowledge.name($0, in: draft.language) }
    }
    draft.directions = directions.directions(draft, tokens, sentences)
  }

  /// Whether the number that limits stands within what tells when the statement applies.
  func isNarrowing(_ draft: Draft) -> Bool {
    guard let condition = draft.condition, let limit = draft.threshold else { return false }
    return !limit.text.isEmpty && condition.contains(limit.text)
  }

  /// Index of the norm that a line is about: the first, unless its sentence only says what is not
  /// claimed (私の子とは限らない) or gives way to the next (なるべく受ける。だが、…).
  private func leading(_ norms: [Norm]) -> Int {
    guard sentences.count > 1, norms.count > 1 else { return 0 }
    let first = text.folded(sentences[0].bytes.lowerBound, sentences[0].bytes.upperBound)
    let second = text.folded(sentences[1].bytes.lowerBound, sentences[1].bytes.upperBound)
    let disclaims = ["とは限らない", "わけではない", "終わりではない", "のではない", "だけではない"].contains(
      where: first.hasSuffix)
    guard disclaims || ["だが、", "だが ", "けれど", "でも、"].contains(where: second.hasPrefix) else {
      return 0
    }
    let start = text.span(sentences[1].bytes.lowerBound, sentences[1].bytes.upperBound).lower
    return norms.firstIndex { $0.span.lower >= start } ?? 0
  }

  /// The sentence that holds a byte, found in a text of any length without a walk through it.
  func sentence(at place: Int) -> ParsedSentence? {
    let behind = sentences.partition { $0.bytes.lowerBound > place }
    guard behind > 0, sentences[behind - 1].bytes.contains(place) else { return nil }
    return sentences[behind - 1]
  }

  // MARK: Threshold

  private func threshold(_ draft: Draft) -> Predicate? {
    if found.isEmpty { return nil }
    // A payback or a deadline looks like a horizon but limits: 三年で回収できない.
    let bound = Coverage(sentences, of: [.relative, .when])
    let granted = Coverage(sentences, of: draft.language == .japanese ? [.regardless] : [])
    let reasons = Coverage(sentences, of: draft.language == .english ? [.purpose, .reason] : [])
    let limits = found.filter { quantity in
      let q = quantity.quantity
      let isIdle =
        draft.language == .english ? isNoLimit(quantity, reasons) : measuresNothing(quantity)
      if q.value == nil || isIdle { return false }
      // 値が倍になっても: what makes no difference limits nothing.
      if q.op == .equal, granted.contains(quantity.bytes.lowerBound) { return false }
      if q.type == "fiscal", q.unit == "fiscal_year", q.op == .atMost, found.count == 1,
        !["来", "今", "再来", "翌"].contains(where: q.surface.hasPrefix)
      {
        return true
      }
      if ["fiscal", "fiscal_half", "fiscal_quarter", "month", "offset"].contains(q.type) {
        // Up to 24 hours before the show, two days ahead; a reply in three days.
        return q.type == "offset" && draft.language == .english
          && (bound.contains(quantity.bytes.lowerBound) || isNotice(quantity)
            || isDeadline(quantity, draft))
      }
      if q.type == "year" {
        return found.count == 1 && q.op != .equal && draft.norms.first?.requires.isEmpty != false
      }
      return !quantity.looksLikeHorizon || draft.horizonYears == nil
        || bound.contains(quantity.bytes.lowerBound)
    }
    // 2年で半減: how long it takes is no limit beside what it comes to.
    let lasting = limits.filter { !$0.looksLikeHorizon || bound.contains($0.bytes.lowerBound) }
    let candidates = draft.language == .japanese && !lasting.isEmpty ? lasting : limits
    guard !candidates.isEmpty else { return nil }
    // The number that triggers the rule (in a condition), else the first.
    let conditions = Coverage(sentences, of: [.relative, .when, .onlyWhen])
    let triggers = candidates.filter { conditions.contains($0.bytes.lowerBound) }
    // A number with its comparator limits before one without.
    let bounds = { (all: [FoundQuantity]) in
      all.first { $0.quantity.op != .equal && $0.quantity.op != .about } ?? all.first
    }
    let narrowing = draft.language == .english ? inCondition(candidates, draft) : nil
    guard
      let first = bounds(triggers) ?? narrowing
        ?? (candidates.count > 1 ? trigger(candidates) : nil)
        ?? (draft.language == .japanese || opensAsAdjective(candidates)
          ? bounds(candidates) : candidates.first)
    else { return nil }
    let chosen = draft.language == .english ? endOfMove(from: first, candidates) : first
    var q = chosen.quantity
    if isShare(chosen) || draft.language == .english && isEnglishShare(chosen) {
      q.value = q.value.map { $0 * 100 }
      q.unit = "percent"
      q.type = "percent"
    }
    if draft.language == .english, let unit = impliedUnit(chosen) { q.unit = unit }
    if draft.language == .english, isAgeOfThing(chosen) { q.unit = "years" }
    q.metric = draft.quantities.first { $0.span == q.span }?.metric
    var predicate = Predicate(kind: .metric, span: q.span, text: q.surface)
    predicate.id = q.metric ?? MetricFinder.defaultMetric(q.unit)
    predicate.value = q.value
    predicate.value2 = q.value2
    predicate.unit = q.unit
    predicate.op = limit(q, chosen, draft)
    if draft.language == .english, let end = movedRange(q, chosen) {
      (predicate.value, predicate.value2, predicate.op) = (end.value, nil, end.op)
    }
    if case .plusMinus = q.op { predicate.op = .atMost }
    return predicate
  }

  /// Get three bids for any job over $20,000: the number of what the rule is about triggers it.
  private func inCondition(_ candidates: [FoundQuantity], _ draft: Draft) -> FoundQuantity? {
    guard candidates.count > 1, let condition = draft.condition else { return nil }
    return candidates.first {
      $0.quantity.op != .equal && $0.quantity.op != .about
        && condition.contains($0.quantity.surface)
    }
  }

  /// 二人で作業する, 一つ, 毎日: figures that set no limit.
  private func measuresNothing(_ found: FoundQuantity) -> Bool {
    let q = found.quantity
    if q.isPhysical { return true }
    guard q.op == .equal, !q.imprecise else { return false }
    // 同じ失敗を二度くり返すな: never again.
    if q.value == 2, q.unit == "times_occurrence", q.per == nil, !q.consecutive,
      ["二度", "2度"].contains(q.surface), sentences.contains(where: forbidsOutright)
    {
      return true
    }
    if ["毎日", "毎朝", "毎晩", "半期"].contains(q.surface) { return true }
    // 三年目から, 15メートルで: which one, and what no unit of the list measures.
    if q.sense == "ordinal" { return true }
    let isOne = q.value == 1 && ["count", "times_occurrence"].contains(q.unit) && q.per == nil
    if isOne, !sentences.contains(where: { $0.main?.modal == "aim" }) {
      return Analyzer.language(of: q.surface) == .japanese
    }
    if q.value == 1, text.bytes[found.bytes.upperBound...].starts(with: Array("ずつ".utf8)) {
      return true
    }
    // 一日でも遅れそうなら, 一件でも出たら, 半日でも: any at all.
    if let value = q.value, value <= 1,
      text.bytes[found.bytes.upperBound...].starts(with: Array("でも".utf8))
    {
      return Analyzer.language(of: q.surface) == .japanese
    }
    guard q.unit == "people", Analyzer.language(of: q.surface) == .japanese else { return false }
    let end = found.bytes.upperBound
    let rest = text.folded(end, min(text.bytes.count, end + 3))
    // 毎年一人は育てる: no fewer than one.
    return q.value == 1 && !["と", "は"].contains(rest) || ["で", "の"].contains(rest)
  }

  private func forbidsOutright(_ sentence: ParsedSentence) -> Bool {
    sentence.main.map { $0.modal == "prohibit" || $0.modal.isEmpty && $0.negated } ?? false
  }

  /// Anything over $10,000: the number that qualifies what the rule is about.
  private func trigger(_ candidates: [FoundQuantity]) -> FoundQuantity? {
    candidates.first { candidate in
      guard [.more, .atLeast, .less, .atMost].contains(candidate.quantity.op),
        let at = tokens.index(startingAt: candidate.bytes.lowerBound), at > 0
      else { return false }
      let before = tokens[at - 1]
      return before.kind == .function
        && ["anything", "everything", "something", "anyone", "those", "that"].contains(
          text.surface(before))
        || before.kind == .word && ["word:anything", "word:everything"].contains(before.id)
    }
  }

  /// 評価の半分は, 前金が半分入る, 半額を: half as a share is 50 percent; 半分にする stays a multiple.
  private func isShare(_ quantity: FoundQuantity) -> Bool {
    let q = quantity.quantity
    guard q.type == "multiple", q.op == .equal, ["半分", "半額", "半数"].contains(q.surface) else {
      return false
    }
    guard let at = tokens.index(startingAt: quantity.bytes.lowerBound), at + 1 < tokens.count else {
      return false
    }
    return
      !(tokens[at + 1].isFunction("particle")
      && ["に", "へ", "まで", "にまで", "で"].contains(tokens[at + 1].value))
  }

  private func limit(_ q: Quantity, _ chosen: FoundQuantity, _ draft: Draft) -> Comparator {
    let isDenied = sentences.contains {
      $0.clauses.contains {
        // 五年で元が取れないなら: as in a clause of the noun, what is not done in time.
        ($0.role == .relative && $0.negated && q.op != .more && q.op != .less
          && !lastsUndone($0, chosen, draft)
          || isMissed($0, q, draft.language))
          && $0.bytes.contains(chosen.bytes.lowerBound)
      }
    }
    if isDenied, !["続けて", "連続"].contains(where: q.surface.contains) {
      // 三年で回収できない: more than that; 決算書を三期分もらえない: less.
      let isTime = q.type == "duration" || q.type == "offset" || draft.language == .english
      return q.op == .equal ? (isTime ? .more : .less) : q.op.complement ?? q.op
    }
    if draft.language == .english {
      if let op = englishLimit(q, chosen, draft) { return op }
    }
    guard q.op == .equal else { return q.op }
    if draft.language == .japanese,
      let sign = GoalWords(text: text, knowledge: knowledge).sign(after: chosen)
    {
      return sign < 0 ? .atMost : sign > 0 ? .atLeast : q.op
    }
    let isEnglish = draft.language == .english
    let modality = isEnglish ? draft.modality : draft.norms.first?.modality
    // None at all is as said; a third of our timber from our own woods is a share to reach.
    if q.value == 0 { return q.op }
    let lowers =
      q.metric.flatMap { knowledge.better(of: $0) } == "down"
      || q.type == "multiple" && (q.value ?? 1) < 1 && !(isEnglish && isPartOfWhole(chosen))
    let isGoal =
      chosen.isGoal || modality == .aim
      || GoalWords(text: text, knowledge: knowledge).isEnd(of: chosen)
      || modality == .must && draft.horizonYears != nil && q.type != "percent"
      || isBroughtTo(chosen, draft)
      || isDue(draft) && ["percent", "money", "multiple"].contains(q.type)
      || draft.horizonYears != nil && draft.norms.first?.act == nil && !(isEnglish && q.per != nil)
      || isEnglish && modality == .must && q.type == "percent" && isDueInYears(besides: chosen)
    if isGoal, ["percent", "money", "multiple", "count", "points"].contains(q.type) {
      return lowers ? .atMost : .atLeast
    }
    return q.op
  }

  /// Whether a condition is that something is not done within a time.
  private func isMissed(_ clause: Clause, _ q: Quantity, _ language: SpokenLanguage) -> Bool {
    // If the margin does not reach 15%: less than that.
    if language == .english, clause.role == .when, clause.negated, q.op == .atLeast { return true }
    guard q.type == "duration" || q.type == "offset", q.op == .equal || q.op == .atMost else {
      return false
    }
    if clause.role == .when { return clause.negated }
    // 取れないなら, 払わなければ: an if, whose denial stands in its last word.
    return language == .japanese && clause.role == .unless
      && ["ないなら", "なければ", "ない場合", "ない場合は", "なかったら", "ないとき", "ないときは", "ぬなら"].contains(
        where: text.folded(clause.bytes.lowerBound, clause.bytes.upperBound).hasSuffix)
  }

  /// 更新率を三年で2割にする: brought there within the years that are named.
  private func isBroughtTo(_ chosen: FoundQuantity, _ draft: Draft) -> Bool {
    guard draft.language == .japanese, draft.horizonYears != nil, chosen.quantity.type == "percent"
    else { return false }
    return ["にする", "にします", "にしよう", "へ持って"].contains {
      text.bytes.has(Array($0.utf8), chosen.bytes.upperBound)
    }
  }

  /// 令和13年度までに二割五分にする: a number that is to be there by a date.
  private func isDue(_ draft: Draft) -> Bool {
    guard draft.language == .japanese else { return false }
    let isDated = found.contains {
      ["year", "fiscal_year"].contains($0.quantity.unit) && $0.quantity.op == .atMost
    }
    return isDated && [.must, .aim].contains(draft.norms.first?.modality)
  }

  // MARK: Condition and exception

  /// Endings that only connect a condition to its rule.
  private static let connecting = [
    "に限って", "に限り", "に限る", "だけは", "だけ", "以外は", "以外では", "以外の", "以外に", "以外", "を除き", "を除いて", "を除く",
    "のみ",
  ]

  func verbatim(_ bytes: Range<Int>) -> String {
    var slice = text.slice(bytes.lowerBound, bytes.upperBound).unicodeScalars[...]
    while let first = slice.first, StatementView.openers.contains(first) {
      slice = slice.dropFirst()
    }
    while let last = slice.last, StatementView.closers.contains(last) { slice = slice.dropLast() }
    let rest = String(slice)
    for ending in StatementView.connecting
    where rest.utf8.count > ending.utf8.count && rest.hasSuffix(ending) {
      return String(rest.utf8.dropLast(ending.utf8.count)) ?? rest
    }
    return rest
  }

  private static let openers: [Unicode.Scalar] = ["、", ",", " "]
  private static let closers: [Unicode.Scalar] = ["は", "、", ",", "。", " "]

  // MARK: Holder

  private func holder(_ draft: Draft) -> String? {
    if let actor = draft.norms.compactMap(\.actor).first {
      return tokens.first { $0.id == actor.id }.map {
        text.slice($0.lower, $0.upper)
      }
    }
    return tokens.first { $0.sort == .role }.map {
      text.slice($0.lower, $0.upper)
    }
  }
}
