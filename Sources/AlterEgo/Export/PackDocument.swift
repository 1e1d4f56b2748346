// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Wording

/// A document for an audience: sections of sentences and tables, in one language.
///
/// Whoever makes it puts in nothing that the audience may not see.
package struct PackDocument: Equatable, Sendable {
  package struct Section: Equatable, Sendable {
    /// What scripts call it, such as `promises`.
    package var id: String
    package var heading: String
    package var lines: [String]
    package var table: PlainTable?

    package init(id: String, heading: String, lines: [String] = [], table: PlainTable? = nil) {
      self.id = id
      self.heading = heading
      self.lines = lines
      self.table = table
    }

    package var isEmpty: Bool { lines.isEmpty && (table?.rows.isEmpty ?? true) }
  }

  package var title: String
  package var subtitle: String
  package var audience: Audience
  package var language: SpokenLanguage
  package var sections: [Section]

  package init(
    title: String, subtitle: String, audience: Audience, language: SpokenLanguage,
    sections: [Section]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.audience = audience
    self.language = language
    self.sections = sections
  }
}

/// The formats of a pack; the raw value is what `--format` takes.
package enum PackFormat: String, CaseIterable, Sendable {
  case markdown = "md"
  case html, csv, json
}

/// The pack as one text, ending in a line break; the same pack gives the same bytes.
package func exportPack(_ pack: PackDocument, as format: PackFormat) -> String {
  switch format {
  case .markdown: pack.markdown
  case .html: pack.html
  case .csv: pack.csv
  case .json: pack.json.text + "\n"
  }
}

extension PackDocument {
  fileprivate var markdown: String {
    func escaped(_ text: String) -> String { Escaping.markdown(text) }
    var blocks = ["# " + escaped(title), escaped(subtitle)]
    for section in sections {
      blocks.append("## " + escaped(section.heading))
      if !section.lines.isEmpty {
        blocks.append(section.lines.map { "- " + escaped($0) }.joined(separator: "\n"))
      }
      if let table = section.table, !table.rows.isEmpty {
        func row(_ cells: [String]) -> String {
          "| " + cells.map(escaped).joined(separator: " | ") + " |"
        }
        let rule = "|" + table.header.map { _ in " --- |" }.joined()
        blocks.append(([row(table.header), rule] + table.rows.map(row)).joined(separator: "\n"))
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  fileprivate var html: String {
    func escaped(_ text: String) -> String { Escaping.html(text) }
    var body = ""
    for section in sections {
      body += "<section>\n<h2>\(escaped(section.heading))</h2>\n"
      if !section.lines.isEmpty {
        body += "<ul>\n" + section.lines.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
      }
      if let table = section.table, !table.rows.isEmpty {
        func row(_ cells: [String], _ tag: String) -> String {
          "<tr>" + cells.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>\n"
        }
        body +=
          "<div class=\"scroll\"><table>\n" + row(table.header, "th")
          + table.rows.map { row($0, "td") }.joined() + "</table></div>\n"
      }
      body += "</section>\n"
    }
    return HTMLPage.text(
      in: language, title: title,
      header: "<h1>\(escaped(title))</h1><p class=\"small\">\(escaped(subtitle))</p>", main: body)
  }

  fileprivate var csv: String {
    var table = PlainTable(["section", "item", "text"])
    for section in sections {
      for line in section.lines { table.rows.append([section.heading, "", line]) }
      for row in section.table?.rows ?? [] {
        for (index, cell) in row.enumerated() {
          table.rows.append([section.heading, section.table?.header[index] ?? "", cell])
        }
      }
    }
    return csvTable(header: table.header, rows: table.rows)
  }

  fileprivate var json: JSON {
    .object([
      ("title", .string(title)), ("audience", .string(audience.rawValue)),
      ("language", .string(language.rawValue)),
      (
        "sections",
        .array(
          sections.map { section in
            .object([
              ("id", .string(section.id)), ("heading", .string(section.heading)),
              ("lines", .strings(section.lines)),
              ("header", .strings(section.table?.header ?? [])),
              ("rows", .array((section.table?.rows ?? []).map { .strings($0) })),
            ])
          })
      ),
    ])
  }
}
