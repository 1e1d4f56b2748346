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
    for row in engine.sortedRows("proposed") {
      let texts = row.compactMap(\.symbol)
      guard texts.count == 5, let words = rules.words[texts[0]] else { continue }
      let pair = Pair(from: texts[1], to: texts[2], relation: words.relation)
      if refused.contains(pair) { continue }
      let via = texts[3...].filter { !$0.isEmpty }
      let link = Link(
        from: pair.from, to: pair.to, relation: pair.relation, strength: words.strength,
        origin: .rule, rule: words.id, via: Array(via))
      drawn[pair] = drawn[pair].map { merged($0, link) } ?? link
    }
    for decision in decisions where decision.accepted {
      guard index[decision.from] != nil, index[decision.to] != nil else { continue }
      let pair = Pair(from: decision.from, to: decision.to, relation: decision.relation)
      let via = drawn[pair]?.via ?? []
      drawn[pair] = Link(
        from: pair.from, to: pair.to, relation: pair.relation, strength: 1, origin: .hand,
        rule: nil, via: via)
    }
    return drawn.values.sorted(by: LinkFinder.comesBefore)
  }

  func nearLinks(_ relation: Link.Relation) -> [Link] {
    var found: [Pair: Link] = [:]
    let refused = refusals()
    let linked = Set(
      links().map { Pair(from: $0.from, to: $0.to, relation: $0.relation) })
    for row in engine.sortedRows("near") {
      let texts = row.compactMap(\.symbol)
      guard texts.count == 4, texts[2] == relation.rawValue else { continue }
      let pair = Pair(from: texts[0], to: texts[1], relation: relation)
      if refused.contains(pair) || linked.contains(pair) { continue }
      var link =
        found[pair]
        ?? Link(
          from: pair.from, to: pair.to, relation: relation, strength: 0, origin: .hand, rule: nil,
          via: [])
      if !link.via.contains(texts[3]) { link.via.append(texts[3]) }
      link.strength = min(0.4, Double(link.via.count) / 10)
      found[pair] = link
    }
    return found.values.sorted(by: LinkFinder.comesBefore)
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

  private static func comesBefore(_ a: Link, _ b: Link) -> Bool {
    if a.strength != b.strength { return a.strength > b.strength }
    if a.via.count != b.via.count { return a.via.count > b.via.count }
    if a.from != b.from { return StatementOrder.comesBefore(a.from, b.from) }
    if a.to != b.to { return StatementOrder.comesBefore(a.to, b.to) }
    return a.relation.rawValue < b.relation.rawValue
  }
}
