// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// The line that one statement stands on: what is above and below it, station by station.
package struct LineTrace: Equatable, Sendable {
  package var statement: String
  /// The ids at each station, strongest first; the statement itself leads its own.
  package var stations: [Station: [String]]
  /// The links the line is made of, strongest first.
  package var links: [Link]

  package subscript(_ station: Station) -> [String] { stations[station] ?? [] }

  /// The stations that nothing stands at.
  package var missing: [Station] { Station.allCases.filter { self[$0].isEmpty } }
}

extension CompanyLine {
  /// The line of a statement; nil when there is no such live statement on the line.
  ///
  /// From the statement the links are followed downwards as far as they go and upwards as far as
  /// they go, never down again from what was reached upwards: what its neighbours lead to is
  /// their line, not its own.
  package func trace(_ id: String) -> LineTrace? {
    guard let start = statement(id) else { return nil }
    let ways = links.filter { $0.relation != .opposes && $0.from != $0.to }
    var below: [String: [Link]] = [:]
    var above: [String: [Link]] = [:]
    for link in ways {
      let (upper, lower) = ends(of: link)
      below[upper, default: []].append(link)
      above[lower, default: []].append(link)
    }
    var reach: [String: Double] = [start.id: 1]
    var used: [Link] = []
    for (onward, isDown) in [(below, true), (above, false)] {
      var best: [String: Double] = [start.id: 1]
      var frontier = [start.id]
      while !frontier.isEmpty {
        var next: [String] = []
        for here in frontier {
          for link in onward[here] ?? [] {
            if !used.contains(link) { used.append(link) }
            let (upper, lower) = ends(of: link)
            let there = isDown ? lower : upper
            let strength = (best[here] ?? 0) * max(0.01, min(1, link.strength))
            guard strength > (best[there] ?? 0) else { continue }
            best[there] = strength
            next.append(there)
          }
        }
        frontier = next
      }
      for (id, strength) in best { reach[id] = max(reach[id] ?? 0, strength) }
    }
    var stations: [Station: [String]] = [:]
    let ordered = reach.keys.sorted { a, b in
      if a == start.id || b == start.id { return a == start.id && b != start.id }
      let (first, second) = (reach[a] ?? 0, reach[b] ?? 0)
      return first != second ? first > second : StatementOrder.comesBefore(a, b)
    }
    for id in ordered {
      guard let station = statement(id)?.kind.station else { continue }
      stations[station, default: []].append(id)
    }
    let kept = links.filter(used.contains)
    return LineTrace(statement: start.id, stations: stations, links: kept)
  }

  /// The line of every statement, in the order of their ids.
  package var traces: [LineTrace] { statements.compactMap { trace($0.id) } }

  /// The statement nearer to philosophy and the one nearer to organisation.
  private func ends(of link: Link) -> (upper: String, lower: String) {
    func place(_ id: String) -> Int {
      guard let station = statement(id)?.kind.station else { return 0 }
      return Station.allCases.firstIndex(of: station) ?? 0
    }
    return place(link.from) <= place(link.to) ? (link.from, link.to) : (link.to, link.from)
  }
}
