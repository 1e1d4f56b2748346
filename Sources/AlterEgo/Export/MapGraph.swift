// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Model
import Wording

/// What a graph drawn by another program shows of a map: every statement, the strongest edges,
/// and a dashed note for what is missing.
struct MapGraph {
  struct Note {
    /// The position of the node that the note hangs on.
    var node: Int
    var text: String
    var station: Station
  }

  struct Tie {
    var from: Int
    var to: Int
    var strength: Double
    var opposes: Bool
  }

  let nodes: [CompanyMap.Node]
  let ties: [Tie]
  let notes: [Note]

  init(_ map: CompanyMap, _ wording: MapWording) {
    let nodes = map.readingOrder.compactMap(map.node)
    self.nodes = nodes
    var position: [String: Int] = [:]
    for (i, node) in nodes.enumerated() { position[node.id] = i }

    var drawn: [String: Int] = [:]
    var ties: [Tie] = []
    var hidden: [Int: Int] = [:]
    // Edges come strongest first for each statement; the first few to each station are drawn.
    for edge in map.edges {
      guard let from = position[edge.link.from], let to = position[edge.link.to] else { continue }
      let key = "\(from) \(nodes[to].station.rawValue)"
      drawn[key, default: 0] += 1
      if drawn[key, default: 0] > CompanyMap.shownPerStation {
        hidden[from, default: 0] += 1
        continue
      }
      ties.append(
        Tie(
          from: from, to: to, strength: edge.link.strength, opposes: edge.link.relation == .opposes)
      )
    }
    self.ties = ties
    var notes: [Note] = []
    for line in map.lines {
      guard let node = position[line.statement], let first = line.missing.first else { continue }
      notes.append(Note(node: node, text: wording.missing(line.missing), station: first))
    }
    for (node, count) in hidden.sorted(by: { $0.key < $1.key }) {
      let station = ties.last { $0.from == node }.map { nodes[$0.to].station }
      notes.append(
        Note(node: node, text: wording.more(count), station: station ?? nodes[node].station))
    }
    self.notes = notes
  }

  /// The words of a node in short lines, unescaped.
  static func label(_ node: CompanyMap.Node, _ wording: MapWording) -> [String] {
    let head = node.id + " · " + node.kind.name(in: wording.language)
    let item = wording.item(node).text
    let levels = node.figures.filter { $0.role == .level }.map(wording.figure)
    let strong = item != node.text ? [item] : levels
    let text = BoxText.lines(Escaping.visible(node.text), width: 260, size: 13, limit: 3)
    return [head] + strong.map(Escaping.visible).filter { !text.contains($0) } + text
  }
}
