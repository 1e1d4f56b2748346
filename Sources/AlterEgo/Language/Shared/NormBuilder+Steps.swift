// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What a Japanese main clause says first: when it holds, and what has to be done before.
extension NormBuilder {
  /// 雨の日は高い木に登らない: a day that is told by a noun is when the rule holds, and no thing of it.
  func namedTime(_ main: inout Clause) -> [Predicate] {
    guard let at = main.items.indices.first(where: { isNamedTime(main.items, $0) }), at > 0,
      main.head.map({ $0 > at }) ?? false
    else { return [] }
    var day = main
    day.items = [main.items[at - 1]]
    day.head = 0
    day.negated = false
    day.role = .when
    day.bytes = main.items[at - 1].token.lower..<main.items[at].token.upper
    main.items.removeSubrange((at - 1)...at)
    main.head = main.head.map { $0 - 2 }
    return terms.predicates(day)
  }

  private func isNamedTime(_ items: [Item], _ at: Int) -> Bool {
    guard at > 0, items[at].role == .topic, items[at].token.kind == .word,
      let surface = items[at].token.term.surface, NormBuilder.days.contains(surface),
      items[at - 1].role == .of
    else { return false }
    return items[at - 1].token.kind == .concept && items[at - 1].token.sort != .role
  }

  private static let days: WordSet = ["日", "夜", "朝", "晩", "時期", "時季", "季節", "期間"]

  /// 見本を確かめてもらってから刷る: takes the step out of the clause that has to come before, with all that
  /// belongs to it; nil where there is none.
  func stepBefore(_ main: inout Clause) -> Clause? {
    guard let head = main.head, head > 0, main.question.isEmpty,
      let at = main.items[..<head].lastIndex(where: isDoneFirst)
    else { return nil }
    let first =
      main.items[..<at].lastIndex { $0.role == .topic && !$0.qualifiesNext }.map { $0 + 1 } ?? 0
    guard first <= at else { return nil }
    var step = Clause(
      .when, main.items[first].token.lower..<main.items[at].token.upper)
    step.items = Array(main.items[first...at])
    step.head = step.items.count - 1
    main.items.removeSubrange(first...at)
    main.head = head - step.items.count
    return step
  }

  /// Whether an item is a verb in 〜てから, or a noun in 〜をしてから.
  private func isDoneFirst(_ item: Item) -> Bool {
    guard item.token.isContent else { return false }
    let after = text.folded(item.token.upper, min(item.token.upper + 36, text.bytes.count))
    guard item.token.form == .verb || item.token.sort == .act || after.hasPrefix("をし") else {
      return false
    }
    guard let place = after.utf8.place(of: "てから".utf8) ?? after.utf8.place(of: "でから".utf8) else {
      return false
    }
    // Only kana that carry the verb on stand between: もらっ, いただい, し.
    let between = after[..<place.lowerBound]
    return between.unicodeScalars.allSatisfy { (0x3041...0x3096).contains($0.value) }
      && !["から", "まで", "ので", "ほか"].contains { between.utf8.has($0.utf8) }
  }

  /// Inside once the step is done, and not before.
  func stepped(_ norm: Norm, _ step: Clause) -> [Norm] {
    // 三か月預かってから処分してよい: so long or longer.
    let done = terms.predicates(step).map { predicate in
      var predicate = predicate
      if predicate.kind == .metric, predicate.op == .equal { predicate.op = .atLeast }
      return predicate
    }
    guard !done.isEmpty else { return [norm] }
    var inside = norm
    inside.when += done
    var outside = norm
    outside.modality = .mustNot
    outside.requires = []
    outside.unless = done
    outside.otherwise = true
    return [inside, outside]
  }
}
