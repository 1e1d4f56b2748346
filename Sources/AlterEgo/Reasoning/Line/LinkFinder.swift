// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Model

/// Reads the links out of the engine: one for each pair and relation, the strongest first.
struct LinkFinder {
  private let engine: Engine
  private let rules: LineRules
  private let decisions: [LinkDecision]
  private let index: [String: Int]

  init(
    _ engine: Engine, _ rules: LineRules, _ decisions: [LinkDecision], _ index: [String: Int]
  ) {
    self.engine = engine
    self.rules = rules
    self.decisions = decisions
    self.index = index
  }

  private struct Pair: Hashable {
    let from: String
    let to: String
    let relation: Link.Relation
  }

  func links() -> [Link] {
    var drawn: [Pair: Link] = [:]
    let refused = refusals()
    for (pair, rows) in proposals() where !refused.contains(pair) {
      for texts in rows.count > 1 ? rows.sorted(by: { $0.lexicographicallyPrecedes($1) }) : rows {
        guard let link = link(pair, texts) else { continue }
        drawn[pair] = drawn[pair].map { merged($0, link) } ?? link
      }
    }
    for decision in decisions where decision.accepted {
      guard index[decision.from] != nil, index[decision.to] != nil else { continue }
      let pair = Pair(from: decision.from, to: decision.to, relation: decision.relation)
      let via = drawn[pair]?.via ?? []
      drawn[pair] = Link(
        from: pair.from, to: pair.to, relation: pair.relation, strength: 1, origin: .hand,
        rule: nil, via: via)
    }
    return sorted(Array(drawn.values))
  }

  /// What rules propose, by the link it would be.
  private func proposals() -> [Pair: [[String]]] {
    var rows: [Pair: [[String]]] = [:]
    for row in LineRules.linking.flatMap(engine.rows) {
      let texts = row.compactMap(\.symbol)
      guard texts.count == 5, let words = rules.words[texts[0]] else { continue }
      rows[Pair(from: texts[1], to: texts[2], relation: words.relation), default: []].append(texts)
    }
    return rows
  }

  private func link(_ pair: Pair, _ texts: [String]) -> Link? {
    guard let words = rules.words[texts[0]] else { return nil }
    return Link(
      from: pair.from, to: pair.to, relation: pair.relation, strength: words.strength,
      origin: .rule, rule: words.id, via: texts[3...].filter { !$0.isEmpty })
  }

  /// Links of a relation that rules would draw from, or to, a statement if there were more to go
  /// on, best first.
  func nearLinks(
    _ relation: Link.Relation, of statement: String, isFrom: Bool
  ) -> [Link] {
    let (own, kind) = (Datalog.Value.symbol(statement), Datalog.Value.symbol(relation.rawValue))
    let rows = engine.rows(
      "near", matching: isFrom ? [own, nil, kind, nil] : [nil, own, kind, nil])
    return near(rows, relation) { pair in isDrawn(pair) }
  }

  /// Whether a rule or the president draws a link.
  private func isDrawn(_ pair: Pair) -> Bool {
    let isByHand = decisions.contains {
      $0.accepted && $0.from == pair.from && $0.to == pair.to && $0.relation == pair.relation
    }
    if isByHand { return true }
    let ends: [Datalog.Value?] = [nil, .symbol(pair.from), .symbol(pair.to), nil, nil]
    let rows = LineRules.linking.flatMap { engine.rows($0, matching: ends) }
    return rows.contains { row in
      row[0].symbol.flatMap { rules.words[$0]?.relation } == pair.relation
    }
  }

  func nearLinks(_ relation: Link.Relation) -> [Link] {
    let linked = Set(
      links().map { Pair(from: $0.from, to: $0.to, relation: $0.relation) })
    return near(engine.rows("near"), relation) { linked.contains($0) }
  }

  private func near(
    _ rows: [[Datalog.Value]], _ relation: Link.Relation, without isDrawn: (Pair) -> Bool
  ) -> [Link] {
    var found: [Pair: [String]] = [:]
    let refused = refusals()
    for row in rows {
      let texts = row.compactMap(\.symbol)
      guard texts.count == 4, texts[2] == relation.rawValue else { continue }
      let pair = Pair(from: texts[0], to: texts[1], relation: relation)
      if refused.contains(pair) { continue }
      found[pair, default: []].append(texts[3])
    }
    var links: [Link] = []
    for (pair, reasons) in found where !isDrawn(pair) {
      let via = Set(reasons).sorted()
      links.append(
        Link(
          from: pair.from, to: pair.to, relation: relation,
          strength: min(0.4, Double(via.count) / 10), origin: .hand, rule: nil, via: via))
    }
    return sorted(links)
  }

  /// The president's refusals; two statements that don't oppose each other don't either way.
  private func refusals() -> Set<Pair> {
    var refused: Set<Pair> = []
    for decision in decisions where !decision.accepted {
      let relation = decision.relation
      refused.insert(Pair(from: decision.from, to: decision.to, relation: relation))
      if relation == .opposes {
        refused.insert(Pair(from: decision.to, to: decision.from, relation: relation))
      }
    }
    return refused
  }

  /// The stronger of two links between the same statements, with what carries either of them
  /// when one rule drew both.
  private func merged(_ first: Link, _ second: Link) -> Link {
    guard first.rule == second.rule else {
      if first.strength != second.strength {
        return first.strength > second.strength ? first : second
      }
      return (first.rule ?? "") <= (second.rule ?? "") ? first : second
    }
    var link = first
    for via in second.via where !link.via.contains(via) { link.via.append(via) }
    return link
  }

  /// Strongest first, then with the most that carries them, then in the order of the ids.
  private func sorted(_ links: [Link]) -> [Link] {
    func comesBefore(_ a: Link, _ b: Link) -> Bool {
      if a.strength != b.strength { return a.strength > b.strength }
      if a.via.count != b.via.count { return a.via.count > b.via.count }
      if a.from != b.from { return isEarlier(a.from, b.from) }
      if a.to != b.to { return isEarlier(a.to, b.to) }
      return a.relation.rawValue < b.relation.rawValue
    }
    return links.sorted(by: comesBefore)
  }

  private func isEarlier(_ a: String, _ b: String) -> Bool {
    if let first = index[a], let second = index[b] { return first < second }
    return StatementOrder.comesBefore(a, b)
  }
}
