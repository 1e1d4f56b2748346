// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// What the words of a condition do to one another.
extension TermReader {
  /// 家族か職員が付き添うとき, 箱や瓶が割れたとき: of nouns joined by an or, any one will do.
  func alternatives(_ items: [Item]) -> [Term] {
    var joined: [Term] = []
    for (item, next) in zip(items, items.dropFirst())
    where item.token.form != .verb && next.token.form != .verb {
      let gap = item.token.upper..<max(item.token.upper, next.token.lower)
      guard TermReader.ors.contains(text.folded(gap.lowerBound, gap.upperBound)) else { continue }
      if joined.last != item.token.term { joined.append(item.token.term) }
      joined.append(next.token.term)
    }
    return joined
  }

  private static let ors: WordSet = [
    "か", "か、", "や", "や、", "または", "、または", "もしくは", "、もしくは", "あるいは", "、あるいは",
  ]

  /// ただし忌引きと病気のときは認める: of reasons that except, each does by itself.
  func namesEither(_ clause: Clause) -> Bool {
    guard [.unless, .when].contains(clause.role), clause.items.count > 1 else { return false }
    return zip(clause.items, clause.items.dropFirst()).contains { item, next in
      let gap = item.token.upper..<max(item.token.upper, next.token.lower)
      let joint = text.folded(gap.lowerBound, gap.upperBound)
      return (joint == "と" || TermReader.ors.contains(joint)) && isReason(item) && isReason(next)
    }
  }

  private func isReason(_ item: Item) -> Bool {
    item.token.sort == .state || knowledge.theme(of: item.token.id) == "causes"
  }

  /// Whether a condition tells, beside its number, what has to happen to what.
  ///
  /// 一年以内に被せ物が外れたとき does; in 売上が三割落ちたら, 注文が百個入ったら the number measures it.
  func tellsEvent(_ clause: Clause) -> Bool {
    guard let head = clause.head, clause.role != .relative, clause.items[head].token.form == .verb,
      let subject = clause.items[..<head].lastIndex(where: { $0.role == .subject })
    else { return false }
    let thing = clause.items[subject].token
    return text.bytes[thing.lower] >= 0x80 && [.concept, .word].contains(thing.kind)
      && (thing.kind == .word || thing.sort == .concept)
      && !clause.items[subject..<head].contains { $0.token.kind == .quantity }
  }
}
