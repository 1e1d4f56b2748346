// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model
import Wording

/// The map as a Mermaid flowchart, for wikis that draw it where it stands.
struct MermaidMap {
  private let map: CompanyMap
  private let wording: MapWording

  init(_ map: CompanyMap, in language: SpokenLanguage) {
    self.map = map
    wording = MapWording(map, in: language)
  }

  private func label(_ lines: [String]) -> String {
    "[\"" + lines.map(Escaping.mermaid).joined(separator: "<br/>") + "\"]"
  }

  var text: String {
    let graph = MapGraph(map, wording)
    var out = "flowchart LR\n"
    for station in Station.allCases {
      let nodes = graph.nodes.indices.filter { graph.nodes[$0].station == station }
      guard !nodes.isEmpty else { continue }
      out += "  subgraph \(station.rawValue)\(label([station.name(in: wording.language)]))\n"
      for i in nodes { out += "    n\(i)\(label(MapGraph.label(graph.nodes[i], wording)))\n" }
      out += "  end\n"
    }
    for (i, note) in graph.notes.enumerated() {
      out += "  m\(i)\(label([note.text])):::missing\n  n\(note.node) -.-> m\(i)\n"
    }
    for tie in graph.ties {
      out += "  n\(tie.from) \(tie.opposes ? "-.-x" : "-->") n\(tie.to)\n"
    }
    out += "  classDef missing stroke:#b4551d,stroke-dasharray:5 4\n"
    return out
  }
}
