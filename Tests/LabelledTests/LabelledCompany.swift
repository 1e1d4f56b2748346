// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

/// A worked company: what its president typed, and the links and breaks a careful reader sees.
///
/// `Companies/GUIDE.md` says by which definitions they were labelled, before any rule was tuned.
struct LabelledCompany: Sendable, CustomTestStringConvertible {
  let name: String
  let language: String
  /// In the order typed; a fact of the trade has no id and no kind.
  let lines: [(id: String?, kind: String?, text: String)]
  let links: Set<String>
  let gaps: Set<String>
  /// Links and gaps that count neither way.
  let arguable: Set<String>

  var testDescription: String { name }

  static let names = ["food", "builder", "freight", "bus", "dental", "packaging", "garden", "inn"]

  /// - Throws: a `Malformed` that names the line with an unexpected shape.
  init(_ name: String) throws {
    self.name = name
    var language = "ja"
    var lines: [(id: String?, kind: String?, text: String)] = []
    var links: Set<String> = []
    var gaps: Set<String> = []
    var arguable: Set<String> = []
    for row in try Files.readText(LabelledCompany.path(name)).split(separator: "\n") {
      let json = try JSON(parsing: String(row))
      if let spoken = json["lang"]?.string { language = spoken }
      if let text = json["text"]?.string {
        let id = json["id"]?.string
        lines.append((id, id == nil ? nil : json["kind"]?.string, text))
      }
      links.formUnion(try LabelledCompany.links(json["links"]))
      gaps.formUnion(try LabelledCompany.gaps(json["gaps"]))
      arguable.formUnion(try LabelledCompany.links(json["linksArguable"]))
      arguable.formUnion(try LabelledCompany.gaps(json["gapsArguable"]))
    }
    self.language = language
    self.lines = lines
    self.links = links
    self.gaps = gaps
    self.arguable = arguable
  }

  private static func path(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Companies/\(name).jsonl"
  }

  private static func links(_ json: JSON?) throws -> [String] {
    try (json?.array ?? []).map { link in
      guard let parts = link.strings, parts.count == 3 else { throw Malformed(line: link.text) }
      return LabelledCompany.link(parts[0], parts[1], parts[2])
    }
  }

  private static func gaps(_ json: JSON?) throws -> [String] {
    try (json?.array ?? []).map { gap in
      guard let parts = gap.array, parts.count == 2, let id = parts[0].string,
        let statements = parts[1].strings
      else { throw Malformed(line: gap.text) }
      return LabelledCompany.gap(id, statements)
    }
  }

  /// How a link is told apart from others; two that oppose each other do so either way.
  static func link(_ from: String, _ to: String, _ relation: String) -> String {
    let ends = relation == "opposes" ? [from, to].sorted() : [from, to]
    return "\(ends[0]) \(relation) \(ends[1])"
  }

  static func gap(_ id: String, _ statements: [String]) -> String {
    ([id] + statements.sorted()).joined(separator: " ")
  }
}
