// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Model
import Wording

/// A box of the picture: a statement, a missing hop, or how many more there are.
struct PictureBox {
  enum Content {
    case node(CompanyMap.Node)
    case missing(Station)
    case more(Int)
  }

  static let width = 208.0
  private static let inner = width - 20
  private static let lineHeight = 18.0

  let content: Content
  let station: Station
  let height: Double
  var x = 0.0
  var y = 0.0

  private let small: String
  private let strong: [String]
  private let lines: [String]
  private let full: String

  init(_ node: CompanyMap.Node, _ wording: MapWording) {
    content = .node(node)
    station = node.station
    let language = wording.language
    var marks = [node.id, node.kind.name(in: language)]
    if let years = node.horizonYears, node.station != .number {
      marks.append(horizonName(years: years, in: language))
    }
    small = BoxText.lines(
      Escaping.visible(marks.joined(separator: " · ")), width: PictureBox.inner, size: 11, limit: 1
    ).joined()
    full = node.text
    strong = PictureBox.set(PictureBox.headline(node, wording), 14, bold: true, limit: 2)
    lines = PictureBox.set(node.text, 13, limit: strong.isEmpty ? 4 : 3)
    height = 30 + PictureBox.lineHeight * Double(strong.count + lines.count)
  }

  init(missing station: Station, _ wording: MapWording) {
    content = .missing(station)
    self.station = station
    small = wording.missingLabel
    full = wording.missing([station])
    strong = []
    lines = PictureBox.set(station.content(in: wording.language), 13, limit: 2)
    height = 30 + PictureBox.lineHeight * Double(lines.count)
  }

  init(more count: Int, _ station: Station, _ wording: MapWording) {
    content = .more(count)
    self.station = station
    small = wording.more(count)
    full = small
    strong = []
    lines = []
    height = 20
  }

  var id: String? {
    if case .node(let node) = content { node.id } else { nil }
  }

  var isMissing: Bool {
    if case .missing = content { true } else { false }
  }

  var middle: Double { y + height / 2 }

  /// What stands in bold: the figures, or who decides.
  private static func headline(_ node: CompanyMap.Node, _ wording: MapWording) -> String {
    let item = wording.item(node)
    if item.text != node.text, node.station == .number || node.station == .organization {
      return item.text
    }
    return node.figures.filter { $0.role == .level }.map(wording.figure)
      .joined(separator: wording.language.comma)
  }

  private static func set(
    _ text: String, _ size: Double, bold: Bool = false, limit: Int
  ) -> [String] {
    guard !text.isEmpty else { return [] }
    return BoxText.lines(
      Escaping.visible(text), width: inner, size: size, bold: bold, limit: limit)
  }

  // MARK: - Drawing

  var svg: String {
    if case .more = content {
      return text(small, x: x + PictureBox.width / 2, y: y + 14, "m", anchor: true) + "\n"
    }
    let kind = isMissing ? "missing" : "box"
    var out = "<g class=\"\(kind) s-\(station.rawValue)\"><title>\(Escaping.svg(full))</title>"
    out +=
      "<rect x=\"\(Pen.n(x))\" y=\"\(Pen.n(y))\" width=\"\(Pen.n(PictureBox.width))\""
      + " height=\"\(Pen.n(height))\" rx=\"6\"/>"
    if !isMissing {
      out +=
        "<rect class=\"bar\" x=\"\(Pen.n(x))\" y=\"\(Pen.n(y + 6))\" width=\"4\""
        + " height=\"\(Pen.n(height - 12))\" rx=\"2\"/>"
    }
    var baseline = y + 19
    out += text(small, x: x + 14, y: baseline, "m")
    for line in strong {
      baseline += PictureBox.lineHeight
      out += text(line, x: x + 14, y: baseline, "b")
    }
    for line in lines {
      baseline += PictureBox.lineHeight
      out += text(line, x: x + 14, y: baseline, "t")
    }
    return out + "</g>\n"
  }

  private func text(
    _ text: String, x: Double, y: Double, _ style: String, anchor: Bool = false
  ) -> String {
    let middle = anchor ? " text-anchor=\"middle\"" : ""
    return "<text class=\"\(style)\" x=\"\(Pen.n(x))\" y=\"\(Pen.n(y))\"\(middle)>"
      + "\(Escaping.svg(text))</text>"
  }
}

/// Numbers and curves of SVG.
enum Pen {
  /// The number with at most one decimal.
  static func n(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let rest = abs(tenths % 10)
    let sign = tenths < 0 && tenths > -10 ? "-" : ""
    return sign + "\(tenths / 10)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// From the right side of one box to the left side of another; along the right within a column.
  static func curve(_ a: PictureBox, _ b: PictureBox, _ style: String, strength: Double) -> String {
    let (x1, x2) = (a.x + PictureBox.width, a.x == b.x ? b.x + PictureBox.width : b.x)
    let bend = a.x == b.x ? 22 : max(18, (x2 - x1) / 2)
    let end = a.x == b.x ? x2 + bend : x2 - bend
    return "<path class=\"\(style)\" d=\"M\(n(x1)) \(n(a.middle))C\(n(x1 + bend)) \(n(a.middle))"
      + " \(n(end)) \(n(b.middle)) \(n(x2)) \(n(b.middle))\""
      + " stroke-width=\"\(n(1.2 + 1.6 * min(1, max(0, strength))))\"/>\n"
  }
}
