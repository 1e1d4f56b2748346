// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The working out of a ``CompanyMap``: what is seen, how it hangs together, in which order.
struct MapPlan {
  let nodes: [CompanyMap.Node]
  let edges: [CompanyMap.Edge]
  let index: [String: Int]
  /// For each node, where the line goes on and how strongly.
  private let onward: [[(to: Int, strength: Double)]]

  init(statements: [Statement], links: [Link], audience: Audience) {
    var seen: Set<String> = []
    let visible =
      statements
      .filter { $0.isLive && $0.isVisible(to: audience) && $0.kind.station != nil }
      .sorted { MapPlan.comesBefore($0.id, $1.id) }
      .filter { seen.insert($0.id).inserted }
    var position: [String: Int] = [:]
    for (i, statement) in visible.enumerated() { position[statement.id] = i }

    let inside = links.filter { position[$0.from] != nil && position[$0.to] != nil }
    let kept = MapPlan.strongest(inside)
    let metrics = MetricNames(visible)
    let owners = MapPlan.owners(visible, kept, position)
    nodes = visible.enumerated().map { i, statement in
      let draft = statement.draft
      return CompanyMap.Node(
        id: statement.id, kind: statement.kind, station: statement.kind.station ?? .philosophy,
        text: statement.text, language: draft.language, priority: statement.priority,
        owner: owners[i], directions: Direction.allCases.filter(draft.directions.contains),
        horizonYears: draft.horizonYears, figures: draft.figures(named: metrics))
    }
    edges = kept.map { link in
      CompanyMap.Edge(link: link, via: link.via.map(metrics.metric))
    }
    index = position
    onward = MapPlan.onward(kept, nodes, position)
  }

  // MARK: - Lines

  /// The line of every philosophy statement, in the order in which a newcomer reads them.
  func lines() -> [CompanyMap.Line] {
    let rank: [Kind: Int] = [.purpose: 0, .principle: 1, .intention: 2, .candid: 3]
    let starts = nodes.indices.filter { nodes[$0].station == .philosophy }
    let ordered = starts.sorted { a, b in
      let (first, second) = (nodes[a], nodes[b])
      let (rankA, rankB) = (rank[first.kind] ?? 4, rank[second.kind] ?? 4)
      if rankA != rankB { return rankA < rankB }
      if first.priority != second.priority { return first.priority > second.priority }
      return a < b
    }
    return ordered.map(line)
  }

  private func line(from start: Int) -> CompanyMap.Line {
    let strength = reach(from: start)
    let others = strength.keys.filter { $0 != start }.sorted { a, b in
      let (first, second) = (strength[a] ?? 0, strength[b] ?? 0)
      return first != second ? first > second : a < b
    }
    var stations: [Station: [String]] = [:]
    for node in [start] + others {
      stations[nodes[node].station, default: []].append(nodes[node].id)
    }
    return CompanyMap.Line(statement: nodes[start].id, stations: stations)
  }

  /// Everything the line from `start` leads to, with the strength of its strongest way there.
  private func reach(from start: Int) -> [Int: Double] {
    var best: [Int: Double] = [start: 1]
    var frontier = [start]
    while !frontier.isEmpty {
      var next: [Int] = []
      for here in frontier {
        let strength = best[here] ?? 0
        for way in onward[here] where strength * way.strength > (best[way.to] ?? -1) {
          best[way.to] = strength * way.strength
          next.append(way.to)
        }
      }
      frontier = next
    }
    return best
  }

  // MARK: - Links

  /// One link for each pair and relation: the strongest, by hand before by rule.
  private static func strongest(_ links: [Link]) -> [Link] {
    struct Key: Hashable {
      let from: String
      let to: String
      let relation: Link.Relation
    }
    var best: [Key: Link] = [:]
    for link in links {
      let key = Key(from: link.from, to: link.to, relation: link.relation)
      guard let other = best[key] else {
        best[key] = link
        continue
      }
      if isStronger(link, than: other) { best[key] = link }
    }
    return best.values.sorted { a, b in
      if a.from != b.from { return comesBefore(a.from, b.from) }
      if a.strength != b.strength { return a.strength > b.strength }
      if a.to != b.to { return comesBefore(a.to, b.to) }
      return a.relation.rawValue < b.relation.rawValue
    }
  }

  private static func isStronger(_ a: Link, than b: Link) -> Bool {
    if a.origin != b.origin { return a.origin == .hand }
    if a.strength != b.strength { return a.strength > b.strength }
    let (first, second) = (a.rule ?? "", b.rule ?? "")
    return first != second ? first < second : a.via.lexicographicallyPrecedes(b.via)
  }

  /// Where the line goes on: always towards organisation, however the link was drawn.
  private static func onward(
    _ links: [Link], _ nodes: [CompanyMap.Node], _ position: [String: Int]
  ) -> [[(to: Int, strength: Double)]] {
    let place = Dictionary(uniqueKeysWithValues: Station.allCases.enumerated().map { ($1, $0) })
    var onward = [[(to: Int, strength: Double)]](repeating: [], count: nodes.count)
    for link in links where link.relation != .opposes {
      guard let a = position[link.from], let b = position[link.to], a != b else { continue }
      let backwards = (place[nodes[a].station] ?? 0) > (place[nodes[b].station] ?? 0)
      let strength = min(1, max(0, link.strength))
      onward[backwards ? b : a].append((backwards ? a : b, strength))
    }
    return onward
  }

  /// The holder of each delegation, and for the rest that of the strongest delegation linked to it.
  private static func owners(
    _ statements: [Statement], _ links: [Link], _ position: [String: Int]
  ) -> [String?] {
    var owners = statements.map(\.draft.holder)
    let byStrength = links.enumerated().sorted { a, b in
      a.element.strength != b.element.strength
        ? a.element.strength > b.element.strength : a.offset < b.offset
    }
    for (_, link) in byStrength where link.relation != .opposes {
      guard let a = position[link.from], let b = position[link.to] else { continue }
      for (one, other) in [(a, b), (b, a)]
      where statements[one].kind == .delegation && statements[other].kind != .delegation {
        owners[other] = owners[other] ?? statements[one].draft.holder
      }
    }
    return owners
  }

  /// The order of ids: by letter, then by number (`P-2` before `P-10`).
  static func comesBefore(_ a: String, _ b: String) -> Bool {
    let (first, second) = (parts(a), parts(b))
    if first.letters != second.letters { return first.letters < second.letters }
    return first.number != second.number ? first.number < second.number : a < b
  }

  private static func parts(_ id: String) -> (letters: Substring, number: Int) {
    guard let dash = id.lastIndex(of: "-"), let number = Int(id[id.index(after: dash)...]) else {
      return (id[...], 0)
    }
    return (id[..<dash], number)
  }
}
