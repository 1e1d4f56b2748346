// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Model
import Wording

/// The map as Markdown (CommonMark with tables), good to read unrendered too.
struct MarkdownMap {
  private let map: CompanyMap
  private let wording: MapWording

  init(_ map: CompanyMap, in language: SpokenLanguage) {
    self.map = map
    wording = MapWording(map, in: language)
  }

  private func escaped(_ text: String) -> String { Escaping.markdown(text) }

  var text: String {
    var blocks = [
      "# " + escaped(wording.title), escaped(wording.subtitle), escaped(wording.introduction),
      "**" + escaped(wording.summary) + "**",
    ]
    if !map.lines.isEmpty {
      blocks.append("## " + escaped(wording.linesHeading))
      blocks += map.lines.flatMap(blocks(of:))
    }
    blocks += clashes + figures + orphans
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// A heading with the statement's words, and a list of what hangs on it.
  private func blocks(of line: CompanyMap.Line) -> [String] {
    var passages = wording.passages(line)[...]
    guard let first = passages.popFirst(), let statement = first.items.first else { return [] }
    let items = passages.flatMap { passage -> [String] in
      let shown = passage.items.map { escaped($0.text) + mark($0.id) }
      let all = shown + [passage.more].compactMap { $0.map(escaped) }
      let label = "- **\(escaped(passage.label)):**"
      return all.count == 1 ? ["\(label) \(all[0])"] : [label] + all.map { "  - \($0)" }
    }
    return [
      "### " + escaped(statement.text) + mark(statement.id), "*\(escaped(first.label))*",
      items.joined(separator: "\n"),
    ].filter { !$0.isEmpty }
  }

  private var clashes: [String] {
    let clashes = wording.clashes
    guard !clashes.isEmpty else { return [] }
    let items = clashes.map { clash in
      let sides = [clash.first, clash.second].map { escaped($0.text) + mark($0.id) }
      return "- \(sides.joined(separator: " ↔ ")) \(escaped(clash.order))"
    }
    return ["## " + escaped(wording.clashesHeading), items.joined(separator: "\n")]
  }

  private var figures: [String] {
    let nodes = map.readingOrder.compactMap(map.node).filter { !$0.figures.isEmpty }
    guard !nodes.isEmpty else { return [] }
    var rows = [wording.figureColumns.map(escaped), wording.figureColumns.map { _ in "---" }]
    for node in nodes {
      rows += node.figures.map { figure in
        [
          figure.metric.map { wording.name($0) } ?? "", wording.limit(figure),
          wording.role(figure.role), node.text, node.owner ?? "", node.id,
        ].map(escaped)
      }
    }
    let table = rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    return ["## " + escaped(wording.figuresHeading), table]
  }

  private var orphans: [String] {
    guard !map.orphans.isEmpty else { return [] }
    let items = map.orphans.compactMap(map.node).map { node in
      "- \(escaped(node.kind.name(in: wording.language))): \(escaped(node.text))\(mark(node.id))"
    }
    return ["## " + escaped(wording.orphansHeading), items.joined(separator: "\n")]
  }

  private func mark(_ id: String?) -> String { id.map { " (\(escaped($0)))" } ?? "" }
}
