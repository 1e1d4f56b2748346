// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model
import Wording

/// The map as a table for a spreadsheet (RFC 4180): a row for each figure of each statement, or
/// one for a statement without figures, in reading order.
struct CSVMap {
  private let map: CompanyMap
  private let wording: MapWording
  /// For each statement, what it leads to.
  private let onward: [String: [String]]
  /// For each statement, the philosophy statements whose lines reach it.
  private let origins: [String: [String]]

  init(_ map: CompanyMap, in language: SpokenLanguage) {
    self.map = map
    wording = MapWording(map, in: language)
    onward = Dictionary(grouping: map.edges, by: \.link.from).mapValues { $0.map(\.link.to) }
    var origins: [String: [String]] = [:]
    for line in map.lines {
      for id in line.stations.values.joined() where id != line.statement {
        origins[id, default: []].append(line.statement)
      }
    }
    self.origins = origins
  }

  /// A cell: text is escaped, a number stays a number.
  private enum Cell {
    case text(String)
    case number(Double?)

    var written: String {
      switch self {
      case .text(let text): Escaping.csv(text)
      case .number(let value): value.map(JSON.written) ?? ""
      }
    }
  }

  var text: String {
    let header = wording.statementColumns.map(Cell.text)
    let rows = map.readingOrder.compactMap(map.node).flatMap(rows)
    return ([header] + rows).map { $0.map(\.written).joined(separator: ",") + "\r\n" }.joined()
  }

  private func rows(_ node: CompanyMap.Node) -> [[Cell]] {
    let language = wording.language
    let start: [Cell] = [
      .text(node.id), .text(node.kind.name(in: language)), .text(node.station.name(in: language)),
      .text(node.text), .text(node.owner ?? ""),
      .text(node.directions.map { $0.name(in: language) }.joined(separator: " ")),
      .number(node.horizonYears.map(Double.init)),
    ]
    let line = wording.line(of: node)
    let end: [Cell] = [
      .text(onward[node.id, default: []].joined(separator: " ")),
      .text(origins[node.id, default: []].joined(separator: " ")),
      .text(line.map { $0.missing.isEmpty ? "" : wording.contents($0.missing) } ?? ""),
    ]
    let figures = node.figures.isEmpty ? [blank] : node.figures.map(cells)
    return figures.map { start + $0 + end }
  }

  private var blank: [Cell] { [Cell](repeating: .text(""), count: 6) }

  private func cells(_ figure: CompanyMap.Figure) -> [Cell] {
    [
      .text(figure.metric.map { wording.name($0) } ?? ""), .text(comparator(figure.op)),
      .number(figure.value), .number(figure.value2), .text(figure.unit),
      .text(wording.figure(figure)),
    ]
  }

  /// The comparator in a form that no spreadsheet takes for a formula.
  private func comparator(_ op: Comparator) -> String {
    switch op {
    case .equal: "equal"
    case .atLeast: "at-least"
    case .more: "more-than"
    case .atMost: "at-most"
    case .less: "less-than"
    case .range, .plusMinus: op.rawValue
    case .about: "about"
    }
  }
}
