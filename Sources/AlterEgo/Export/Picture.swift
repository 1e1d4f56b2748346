// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Model
import Wording

/// The picture of the line: a band for each philosophy statement, in five columns.
///
/// Bands follow one another without overlap, so a page can break between them.
struct Picture {
  struct Band {
    var title: String
    var height: Double
    /// SVG elements, drawn from the band's own top.
    var body: String
  }

  static let margin = 12.0
  static let gap = 40.0
  static let width = 2 * margin + 5 * PictureBox.width + 4 * gap
  private static let space = 10.0

  private let map: CompanyMap
  private let wording: MapWording
  private let edges: [String: [CompanyMap.Edge]]

  init(_ map: CompanyMap, _ wording: MapWording) {
    self.map = map
    self.wording = wording
    edges = Dictionary(
      grouping: map.edges.filter { $0.link.relation != .opposes }, by: \.link.from)
  }

  private static func x(_ column: Int) -> Double {
    margin + Double(column) * (PictureBox.width + gap)
  }

  // MARK: - Bands

  /// The names of the five stations, with an arrow between them.
  var head: Band {
    var body = ""
    for (i, station) in Station.allCases.enumerated() {
      let x = Picture.x(i)
      body +=
        "<g class=\"head s-\(station.rawValue)\"><rect class=\"bar\" x=\"\(Pen.n(x))\" y=\"8\""
        + " width=\"\(Pen.n(PictureBox.width))\" height=\"30\" rx=\"6\"/>"
        + "<text x=\"\(Pen.n(x + PictureBox.width / 2))\" y=\"28\" text-anchor=\"middle\">"
        + "\(Escaping.svg(station.name(in: wording.language)))</text></g>"
      guard i < 4 else { continue }
      let (from, to) = (x + PictureBox.width + 8, x + PictureBox.width + Picture.gap - 8)
      body +=
        "<path class=\"arrow\" d=\"M\(Pen.n(from)) 23H\(Pen.n(to))m-6 -5l6 5l-6 5\""
        + " stroke-width=\"1.6\"/>\n"
    }
    return Band(title: wording.pictureHeading, height: 46, body: body)
  }

  var lines: [Band] { map.lines.map(band) }

  /// What no line reaches, each in the column of its station; nil when there is nothing.
  var rest: Band? {
    guard !map.orphans.isEmpty else { return nil }
    var columns: [[PictureBox]] = []
    for station in Station.allCases {
      let all = map.orphans.compactMap(map.node).filter { $0.station == station }
      columns.append(boxes(all.prefix(CompanyMap.shownPerStation), of: all.count, station))
    }
    let height = place(&columns, below: 30)
    let label =
      "<text class=\"b\" x=\"\(Pen.n(Picture.margin))\" y=\"22\">"
      + "\(Escaping.svg(wording.orphansHeading))</text>\n"
    let body = label + columns.joined().map(\.svg).joined()
    return Band(title: wording.orphansHeading, height: height, body: body)
  }

  private func band(_ line: CompanyMap.Line) -> Band {
    var columns = Station.allCases.map { station in
      line[station].isEmpty
        ? [PictureBox(missing: station, wording)]
        : boxes(
          line.shown(station).compactMap(map.node)[...], of: line[station].count, station)
    }
    let height = place(&columns, below: 0)
    let body = curves(columns) + columns.joined().map(\.svg).joined()
    let words = map.node(line.statement).map(wording.plainWords) ?? line.statement
    return Band(title: words, height: height, body: body)
  }

  private func boxes(
    _ shown: ArraySlice<CompanyMap.Node>, of count: Int, _ station: Station
  ) -> [PictureBox] {
    var boxes = shown.map { PictureBox($0, wording) }
    if count > shown.count { boxes.append(PictureBox(more: count - shown.count, station, wording)) }
    return boxes
  }

  /// Puts each column's boxes below one another, in the middle of the band; returns its height.
  private func place(_ columns: inout [[PictureBox]], below top: Double) -> Double {
    let heights = columns.map { column in
      column.reduce(0) { $0 + $1.height } + Picture.space * Double(max(0, column.count - 1))
    }
    let tallest = heights.max() ?? 0
    for column in columns.indices {
      var y = top + Picture.space + (tallest - heights[column]) / 2
      for row in columns[column].indices {
        columns[column][row].x = Picture.x(column)
        columns[column][row].y = y
        y += columns[column][row].height + Picture.space
      }
    }
    return top + tallest + 2 * Picture.space
  }

  // MARK: - Curves

  private func curves(_ columns: [[PictureBox]]) -> String {
    var out = ""
    var entered: Set<String> = []
    let place = places(columns)
    for edge in columns.joined().compactMap(\.id).flatMap({ edges[$0, default: []] }) {
      guard var a = place[edge.link.from], var b = place[edge.link.to] else { continue }
      if a.column > b.column { swap(&a, &b) }
      // A hop over nothing but missing stations goes through their dashed boxes.
      if b.column - a.column > 1,
        columns[(a.column + 1)..<b.column].allSatisfy({ $0.allSatisfy(\.isMissing) })
      {
        continue
      }
      if let id = b.box.id { entered.insert(id) }
      out += Pen.curve(a.box, b.box, "link", strength: edge.link.strength)
    }
    for column in 1..<columns.count {
      let (before, after) = (columns[column - 1], columns[column])
      guard let first = before.first, let next = after.first else { continue }
      if next.isMissing {
        out += Pen.curve(first, next, "gap", strength: 0)
      } else if first.isMissing {
        for box in after where box.id.map({ !entered.contains($0) }) ?? false {
          out += Pen.curve(first, box, "gap", strength: 0)
          if let id = box.id { entered.insert(id) }
        }
      } else if let more = columns[..<column].joined().last(where: { $0.height == 20 }) {
        for box in after where box.id.map({ !entered.contains($0) }) ?? false {
          out += Pen.curve(more, box, "link", strength: 0)
        }
      }
    }
    return out
  }

  private func places(_ columns: [[PictureBox]]) -> [String: (column: Int, box: PictureBox)] {
    var place: [String: (column: Int, box: PictureBox)] = [:]
    for (i, column) in columns.enumerated() {
      for box in column { if let id = box.id { place[id] = (i, box) } }
    }
    return place
  }
}
