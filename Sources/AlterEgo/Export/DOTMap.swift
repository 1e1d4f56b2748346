// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model
import Wording

/// The map as a Graphviz graph, a column for each station.
struct DOTMap {
  private let map: CompanyMap
  private let wording: MapWording

  init(_ map: CompanyMap, in language: SpokenLanguage) {
    self.map = map
    wording = MapWording(map, in: language)
  }

  private static let colours: [Station: String] = [
    .philosophy: "#7a5c12", .strategy: "#1c6580", .number: "#2b6738", .evaluation: "#74438a",
    .organization: "#93402f",
  ]

  private func quoted(_ text: String) -> String { "\"" + Escaping.dot(text) + "\"" }

  /// Lines of a label, each flush left.
  private func label(_ lines: [String]) -> String {
    "\"" + lines.map { Escaping.dot($0) + "\\l" }.joined() + "\""
  }

  var text: String {
    let graph = MapGraph(map, wording)
    var out = """
      digraph map {
        graph [charset="UTF-8", rankdir=LR, ranksep=0.9, nodesep=0.15, labelloc=t, \
      fontname="Noto Sans CJK JP", label=\(quoted(wording.title + " — " + wording.subtitle))]
        node [shape=box, style=rounded, fontname="Noto Sans CJK JP", fontsize=11]
        edge [color="#7d8b9c", arrowsize=0.6, fontname="Noto Sans CJK JP"]

      """
    for station in Station.allCases {
      out +=
        "  \(station.rawValue) [shape=plain, fontsize=15, fontcolor=\"\(colour(station))\","
        + " label=\(quoted(station.name(in: wording.language)))]\n"
    }
    out += "  " + Station.allCases.map(\.rawValue).joined(separator: " -> ") + "\n"
    for (i, node) in graph.nodes.enumerated() {
      out +=
        "  n\(i) [color=\"\(colour(node.station))\", tooltip=\(quoted(node.text)),"
        + " label=\(label(MapGraph.label(node, wording)))]\n"
    }
    for (i, note) in graph.notes.enumerated() {
      out += "  m\(i) [style=\"rounded,dashed\", color=\"#b4551d\", label=\(quoted(note.text))]\n"
      out += "  n\(note.node) -> m\(i) [style=dashed, color=\"#b4551d\"]\n"
    }
    for tie in graph.ties {
      let width = Pen.n(0.8 + 1.6 * min(1, max(0, tie.strength)))
      let style = tie.opposes ? ", style=dotted, color=\"#b4551d\", constraint=false" : ""
      out += "  n\(tie.from) -> n\(tie.to) [penwidth=\(width)\(style)]\n"
    }
    return out + ranks(graph) + "}\n"
  }

  /// Statements of one station side by side.
  private func ranks(_ graph: MapGraph) -> String {
    Station.allCases.map { station in
      let nodes = graph.nodes.indices.filter { graph.nodes[$0].station == station }.map { "n\($0)" }
      let notes = graph.notes.indices.filter {
        graph.notes[$0].station == station && graph.nodes[graph.notes[$0].node].station != station
      }
      let all = [station.rawValue] + nodes + notes.map { "m\($0)" }
      return "  { rank=same; \(all.joined(separator: "; ")) }\n"
    }.joined()
  }

  private func colour(_ station: Station) -> String { DOTMap.colours[station] ?? "#1b2330" }
}
