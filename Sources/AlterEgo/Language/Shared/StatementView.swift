// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The fields of a statement that sum its norms up: kind, modality, threshold, spans, directions.
struct StatementView {
  let text: FoldedText
  let knowledge: KnowledgeBase
  let found: [FoundQuantity]
  let tokens: [Token]
  let sentences: [ParsedSentence]

  func fill(_ draft: inout Draft, kinds: KindReader) {
    draft.modality = draft.norms.first.map(topModality)
    draft.threshold = threshold(draft)
    draft.condition = condition(draft)
    draft.exception = exception()
    draft.kind = kinds.kind(
      text, tokens, sentences, draft.norms, threshold: draft.threshold,
      horizon: draft.horizonYears, isPastFact: draft.speech == .fact)
    if draft.kind == .delegation { draft.holder = holder(draft) }
    if let first = draft.norms.first(where: { $0.modality == .prefer }) {
      draft.preferred = first.object.map { knowledge.name($0, in: draft.language) }
      draft.yields = first.over.map { knowledge.name($0, in: draft.language) }
    }
    draft.directions = directions(draft)
  }

  /// 〜に限る reads as a duty although its norms are a may and a must-not.
  private func topModality(_ norm: Norm) -> Modality {
    if sentences.first?.main?.isRestriction == true { return .must }
    if norm.negated, norm.modality == .may { return .may }
    return norm.modality
  }

  // MARK: Threshold

  private func threshold(_ draft: Draft) -> Predicate? {
    let candidates = found.filter { quantity in
      let q = quantity.quantity
      if q.value == nil { return false }
      if ["fiscal", "fiscal_half", "fiscal_quarter", "month", "offset"].contains(q.type) { return false }
      if q.type == "year" { return found.count == 1 && q.op != .equal && draft.norms.first?.requires.isEmpty != false }
      return !quantity.looksLikeHorizon || draft.horizonYears == nil || isBound(quantity)
    }
    guard !candidates.isEmpty else { return nil }
    // The number that triggers the rule (in a condition), else the first.
    let triggers = candidates.filter { quantity in
      sentences.flatMap(\.clauses).contains {
        [.relative, .when, .onlyWhen].contains($0.role) && $0.bytes.contains(quantity.bytes.lowerBound)
      }
    }
    guard let chosen = triggers.first ?? candidates.first else { return nil }
    var q = chosen.quantity
    q.metric = draft.quantities.first { $0.span == q.span }?.metric
    var predicate = Predicate(kind: .metric, span: q.span, text: q.surface)
    predicate.id = q.metric ?? MetricFinder.defaultMetric(q.unit)
    predicate.value = q.value
    predicate.value2 = q.value2
    predicate.unit = q.unit
    predicate.op = limit(q, chosen, draft)
    if case .plusMinus = q.op { predicate.op = .atMost }
    return predicate
  }

  /// A payback or a deadline looks like a horizon but limits: 三年で回収できない.
  private func isBound(_ quantity: FoundQuantity) -> Bool {
    sentences.flatMap(\.clauses).contains { clause in
      clause.bytes.contains(quantity.bytes.lowerBound)
        && (clause.role == .relative || clause.role == .when)
    }
  }

  private func limit(_ q: Quantity, _ chosen: FoundQuantity, _ draft: Draft) -> Comparator {
    let negatedBound = sentences.flatMap(\.clauses).first {
      $0.role == .relative && $0.negated && $0.bytes.contains(chosen.bytes.lowerBound)
    }
    if negatedBound != nil { return q.op == .equal ? .more : q.op.complement ?? q.op }
    guard q.op == .equal || chosen.isGoal else { return q.op }
    let modality = draft.norms.first?.modality
    let lowers = q.metric.flatMap { knowledge.concept($0)?.better } == "down" || q.type == "multiple" && (q.value ?? 1) < 1
    let isGoal = chosen.isGoal || modality == .aim || modality == .must && draft.horizonYears != nil && q.type != "percent" || draft.horizonYears != nil && draft.norms.first?.act == nil
    if isGoal, ["percent", "money", "multiple", "count", "points"].contains(q.type) {
      return lowers ? .atMost : .atLeast
    }
    return q.op
  }

  // MARK: Condition and exception

  private func condition(_ draft: Draft) -> String? {
    let roles: [Clause.Role] = [.when, .onlyWhen, .regardless, .relative]
    for sentence in sentences where sentence.main?.connective != "but" && sentence.main?.isExceptionTail != true {
      for role in roles {
        guard let clause = sentence.clauses.first(where: { $0.role == role }) else { continue }
        return verbatim(clause.bytes)
      }
    }
    return nil
  }

  private func exception() -> String? {
    for sentence in sentences {
      if let clause = sentence.clauses.first(where: { $0.role == .unless || $0.role == .until }) {
        return verbatim(clause.bytes)
      }
      let isException = sentence.main?.isExceptionTail == true || sentence.main?.connective == "but"
      if isException, let clause = sentence.clauses.first(where: { $0.role == .when || $0.role == .relative }) {
        return verbatim(clause.bytes)
      }
    }
    return nil
  }

  private func verbatim(_ bytes: Range<Int>) -> String {
    let slice = text.original.slice(text.span(bytes.lowerBound, bytes.upperBound))
    var scalars = slice.unicodeScalars
    while let last = scalars.last, "はも、, ".unicodeScalars.contains(last) { scalars.removeLast() }
    return String(scalars)
  }

  // MARK: Holder and directions

  private func holder(_ draft: Draft) -> String? {
    if let actor = draft.norms.compactMap(\.actor).first {
      return tokens.first { $0.id == actor.id }.map { text.original.slice(text.span($0.lower, $0.upper)) }
    }
    return tokens.first { $0.sort == .role }.map { text.original.slice(text.span($0.lower, $0.upper)) }
  }

  /// For whom the statement is: the affinities of its concepts, summed; the strongest stand.
  private func directions(_ draft: Draft) -> [Direction] {
    var sums = [Int](repeating: 0, count: 5)
    for token in tokens where token.kind == .concept {
      guard let concept = knowledge.concept(token.id) else { continue }
      let isMain = token.sort != .role
      for i in 0..<5 where isMain { sums[i] += abs(concept.affinity[i]) }
    }
    guard let top = sums.max(), top > 0 else { return [.company] }
    return Direction.allCases.enumerated().filter { sums[$0.offset] * 3 >= top * 2 }.map(\.element)
  }
}
