// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Which of two things a Japanese sentence puts first where they clash.
extension NormBuilder {
  /// 本人の希望と親の希望が食い違ったら、本人の希望に従う; 値段と品質が両立しないときは、品質をとる: the side that the main
  /// clause takes, and the other one.
  func clash(_ main: Clause, _ sentence: ParsedSentence) -> (winner: Term, loser: Term)? {
    let conditions = sentence.clauses.filter { [.when, .unless, .onlyWhen].contains($0.role) }
    guard !conditions.isEmpty, !main.negated, takesSide(main) else { return nil }
    for clause in conditions {
      guard var sides = sides(of: clause) else { continue }
      // 親と子の希望が食い違うときは: whose wish it is tells, for both have one.
      if sides.1.count > 1, let head = sides.1.last,
        !sides.0.contains(where: { isSame($0.token, head.token) }),
        main.items.contains(where: { isSame($0.token, head.token) })
      {
        sides.1.removeLast()
      }
      if let first = taken(sides.0, besides: sides.1, in: main) { return first }
      if let second = taken(sides.1, besides: sides.0, in: main) { return second }
    }
    return nil
  }

  /// Whether the clause takes one side of something: 優先する, 取る, 先にする.
  private func takesSide(_ main: Clause) -> Bool {
    metrics.clashWords.takes.contains { text.bytes.has($0, within: main.bytes) }
  }

  /// The two sides of 値段と品質が両立しない, each with what qualifies it.
  private func sides(of clause: Clause) -> ([Item], [Item])? {
    guard metrics.clashWords.clashes.contains(where: { text.bytes.has($0, within: clause.bytes) }),
      let first = clause.items.firstIndex(where: { $0.role == .with }),
      let second = clause.items.indices.first(where: {
        $0 > first
          && ([.subject, .topic, .with].contains(clause.items[$0].role)
            || isChosenFrom(clause.items[$0]))
      })
    else { return nil }
    return (side(endingAt: first, in: clause), side(endingAt: second, in: clause))
  }

  /// 注文の数と鮮度のどちらかしか: which of the two.
  private func isChosenFrom(_ item: Item) -> Bool {
    let after = text.folded(item.token.upper, min(item.token.upper + 18, text.bytes.count))
    return after.hasPrefix("のどちら") || after.hasPrefix("のいずれ") || after.hasPrefix("の両方")
  }

  private func side(endingAt last: Int, in clause: Clause) -> [Item] {
    var start = last
    while start > 0, qualifiesNext(clause.items[start - 1]) { start -= 1 }
    return Array(clause.items[start...last])
  }

  /// 家族の希望: a state may be written with the particle that ties it to the next noun.
  private func qualifiesNext(_ item: Item) -> Bool {
    item.qualifiesNext || item.token.sort == .state && text.surface(item.token).hasSuffix("の")
  }

  /// The word of a side by which the main clause takes it, with the word of the other side that
  /// answers to it: of 本人の希望 and 親の希望 the wishes are the same, whose they are is not.
  private func taken(
    _ side: [Item], besides other: [Item], in main: Clause
  ) -> (winner: Term, loser: Term)? {
    let rivals = Set(other.map(\.token.term))
    guard
      let winner = side.last(where: { item in
        item.token.isContent && !rivals.contains(item.token.term)
          && main.items.contains { isSame($0.token, item.token) }
      })
    else { return nil }
    let own = Set(side.map(\.token.term))
    let losers = other.filter { names($0.token) != nil && !own.contains($0.token.term) }
    guard let loser = losers.last.flatMap({ names($0.token) }) else { return nil }
    return (winner.token.term, loser)
  }

  /// What a token names: a content word, or what a state is of (家族の).
  private func names(_ token: Token) -> Term? {
    if token.sort == .state, let thing = token.nested.first { return Term(thing.id) }
    return token.isContent ? token.term : nil
  }

  private func isSame(_ a: Token, _ b: Token) -> Bool {
    a.term == b.term || text.surface(a) == text.surface(b)
  }
}
