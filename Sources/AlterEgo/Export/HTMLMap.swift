// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model
import Wording

/// The map as one HTML file that needs nothing else: no script, no fetch, picture inside.
struct HTMLMap {
  private let map: CompanyMap
  private let wording: MapWording

  init(_ map: CompanyMap, in language: SpokenLanguage) {
    self.map = map
    wording = MapWording(map, in: language)
  }

  private func escaped(_ text: String) -> String { Escaping.html(text) }

  var text: String {
    let header = """

      <h1>\(escaped(wording.title))</h1>
      <p class="small">\(escaped(wording.subtitle))</p>
      <p>\(escaped(wording.introduction))</p>
      <p><strong>\(escaped(wording.summary))</strong></p>

      """
    return HTMLPage.text(
      in: wording.language, title: wording.title, css: PageStyle.css + PictureStyle.css,
      header: header, main: picture + lines + clashes + figures + orphans)
  }

  // MARK: - The picture

  private var picture: String {
    guard !map.nodes.isEmpty else { return "" }
    let picture = Picture(map, wording)
    var out = section("picture", wording.pictureHeading)
    out += "<p class=\"small\">\(escaped(wording.pictureHint))</p>\n"
    out +=
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\""
      + " aria-labelledby=\"picture\">\n"
    out += drawn(picture.head, "head", hidden: true)
    for (i, band) in picture.lines.enumerated() { out += drawn(band, "band\(i + 1)") }
    if let rest = picture.rest { out += drawn(rest, "rest") }
    return out + "</div>\n</section>\n"
  }

  private func drawn(_ band: Picture.Band, _ id: String, hidden: Bool = false) -> String {
    let size = "viewBox=\"0 0 \(Pen.n(Picture.width)) \(Pen.n(band.height))\""
    let access =
      hidden ? "aria-hidden=\"true\"" : "role=\"img\" aria-labelledby=\"\(id)-title\""
    let title = hidden ? "" : "<title id=\"\(id)-title\">\(escaped(band.title))</title>\n"
    return "<svg class=\"line\" \(size) \(access)>\n\(title)\(band.body)</svg>\n"
  }

  // MARK: - The lines in words

  private var lines: String {
    guard !map.lines.isEmpty else { return "" }
    return section("lines", wording.linesHeading) + map.lines.map(card).joined() + "</section>\n"
  }

  private func card(_ line: CompanyMap.Line) -> String {
    var passages = wording.passages(line)[...]
    guard let first = passages.popFirst(), let statement = first.items.first else { return "" }
    var out = "<article>\n<p class=\"kind\">\(escaped(first.label))</p>\n"
    out += "<h3\(language(statement))>\(escaped(statement.text))\(mark(statement.id))</h3>\n<dl>\n"
    for passage in passages {
      let style = passage.station.map { "s-\($0.rawValue)" } ?? "none"
      out += "<div class=\"\(style)\"><dt>\(escaped(passage.label))</dt>\n"
      for item in passage.items {
        out += "<dd\(language(item))>\(escaped(item.text))\(mark(item.id))</dd>\n"
      }
      if let more = passage.more { out += "<dd class=\"small\">\(escaped(more))</dd>\n" }
      out += "</div>\n"
    }
    return out + "</dl>\n</article>\n"
  }

  // MARK: - Clashes, numbers and the rest

  private var clashes: String {
    let clashes = wording.clashes
    guard !clashes.isEmpty else { return "" }
    var out = section("clashes", wording.clashesHeading) + "<ul>\n"
    for clash in clashes {
      let sides = [clash.first, clash.second].map { node in
        "<span\(language(node.language))>\(escaped(node.text))</span>\(mark(node.id))"
      }
      out +=
        "<li>\(sides.joined(separator: " ↔ ")) "
        + "<span class=\"small\">\(escaped(clash.order))</span></li>\n"
    }
    return out + "</ul>\n</section>\n"
  }

  private var figures: String {
    let nodes = map.readingOrder.compactMap(map.node).filter { !$0.figures.isEmpty }
    guard !nodes.isEmpty else { return "" }
    let head = wording.figureColumns.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    var out = section("figures", wording.figuresHeading)
    out +=
      "<table aria-labelledby=\"figures\">\n<thead><tr>\(head)</tr></thead>\n<tbody>\n"
    for node in nodes { for figure in node.figures { out += row(node, figure) } }
    return out + "</tbody>\n</table>\n</section>\n"
  }

  private func row(_ node: CompanyMap.Node, _ figure: CompanyMap.Figure) -> String {
    let columns = wording.figureColumns
    let cells = [
      figure.metric.map { wording.name($0) } ?? "", wording.limit(figure),
      wording.role(figure.role), node.text, node.owner ?? "", node.id,
    ]
    var out = "<tr>"
    for (i, cell) in cells.enumerated() {
      let language = i == 3 ? language(node.language) : ""
      out += "<td data-label=\"\(escaped(columns[i]))\"\(language)>\(escaped(cell))</td>"
    }
    return out + "</tr>\n"
  }

  private var orphans: String {
    guard !map.orphans.isEmpty else { return "" }
    var out = section("orphans", wording.orphansHeading) + "<ul>\n"
    for node in map.orphans.compactMap(map.node) {
      let kind = node.kind.name(in: wording.language)
      out +=
        "<li><span class=\"small\">\(escaped(kind))</span> "
        + "<span\(language(node.language))>\(escaped(node.text))</span>\(mark(node.id))</li>\n"
    }
    return out + "</ul>\n</section>\n"
  }

  // MARK: - Small parts

  private func section(_ id: String, _ heading: String) -> String {
    "<section class=\"\(id)\" aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(escaped(heading))</h2>\n"
  }

  /// The id of the statement behind its words.
  private func mark(_ id: String?) -> String {
    id.map { " <span class=\"id\">\(escaped($0))</span>" } ?? ""
  }

  private func language(_ item: MapWording.Item) -> String { language(item.language) }

  /// A lang attribute where the words are in the other language than the page.
  private func language(_ other: SpokenLanguage) -> String {
    other == wording.language ? "" : " lang=\"\(other.rawValue)\""
  }
}
