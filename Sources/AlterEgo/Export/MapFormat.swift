// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations

/// The formats in which a map leaves the house; the raw value is what `--format` takes.
package enum MapFormat: String, CaseIterable, Sendable {
  case markdown = "md"
  case html
  case svg
  case csv
  case json
  case dot
  case mermaid

  /// What a file of the format ends in, without the dot.
  package var fileExtension: String { self == .mermaid ? "mmd" : rawValue }
}

/// The map as one document, ending in a line break.
///
/// The same map gives the same bytes.
package func exportMap(
  _ map: CompanyMap, as format: MapFormat, in language: SpokenLanguage
) -> String {
  switch format {
  case .markdown: MarkdownMap(map, in: language).text
  case .html: HTMLMap(map, in: language).text
  case .svg: SVGMap(map, in: language).text
  case .csv: CSVMap(map, in: language).text
  case .json: JSONMap(map, in: language).text
  case .dot: DOTMap(map, in: language).text
  case .mermaid: MermaidMap(map, in: language).text
  }
}
