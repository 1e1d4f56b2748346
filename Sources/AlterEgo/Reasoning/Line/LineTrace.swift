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
    var reach: [String: Double] = [start.id: 1]
    var used: Set<Int> = []
    for (onward, isDown) in [(ways.below, true), (ways.above, false)] {
      var best: [String: Double] = [start.id: 1]
      var frontier = [start.id]
      while !frontier.isEmpty {
        var next: [String] = []
        for here in frontier {
          for position in onward[here] ?? [] {
            used.insert(position)
            let (upper, lower) = ends(of: links[position])
            let there = isDown ? lower : upper
            let strength = (best[here] ?? 0) * max(0.01, min(1, links[position].strength))
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
    return LineTrace(
      statement: start.id, stations: stations, links: used.sorted().map { links[$0] })
  }

  /// The line of every statement, in the order of their ids.
  package var traces: [LineTrace] { statements.compactMap { trace($0.id) } }

  /// The links that lead on from each statement and those that lead to it, by position.
  struct Ways {
    var below: [String: [Int]] = [:]
    var above: [String: [Int]] = [:]
  }

  func findWays() -> Ways {
    var ways = Ways()
    for (position, link) in links.enumerated()
    where link.relation != .opposes && link.from != link.to {
      let (upper, lower) = ends(of: link)
      ways.below[upper, default: []].append(position)
      ways.above[lower, default: []].append(position)
    }
    return ways
  }

  /// The statement nearer to philosophy and the one nearer to organisation.
  private func ends(of link: Link) -> (upper: String, lower: String) {
    func place(_ id: String) -> Int {
      guard let station = statement(id)?.kind.station else { return 0 }
      return Station.allCases.firstIndex(of: station) ?? 0
    }
    return place(link.from) <= place(link.to) ? (link.from, link.to) : (link.to, link.from)
  }
}
