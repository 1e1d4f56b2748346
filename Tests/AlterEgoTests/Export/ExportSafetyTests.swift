// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model
import Testing

@testable import Advice
@testable import Export

/// Whatever a statement says, it stays text in every format.
@Suite struct ExportSafetyTests {
  /// A map in which every text that a user can write is `text`.
  private func map(_ text: String) -> CompanyMap {
    let statements = [
      MapFixture.statement("P-1", .principle, text),
      MapFixture.statement("S-1", .strategy, text, .english),
      MapFixture.statement("K-1", .kpi, "目標") { draft in
        draft.concepts = [
          Mention(id: "m", ja: text, en: text, surface: text, span: Span(0, 1))
        ]
        draft.quantities = [MapFixture.quantity(text, .atLeast, 3, "percent", metric: "m")]
      },
      MapFixture.statement("K-2", .kpi, text) { draft in
        draft.quantities = [MapFixture.quantity(text, .equal, nil, "JPY")]
      },
      MapFixture.statement("D-1", .delegation, text) { $0.holder = text },
    ]
    let links = [
      MapFixture.link("P-1", .realisedBy, "S-1", via: ["m"]),
      MapFixture.link("S-1", .measuredBy, "K-1"), MapFixture.link("K-1", .delegatedBy, "D-1"),
    ]
    return MapFixture.map(statements, links, company: text)
  }

  private func export(_ text: String, _ format: MapFormat) -> String {
    exportMap(map(text), as: format, in: .japanese)
  }

  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `there are a hundred and fifty attacks, all different`() {
    #expect(AttackStrings.all.count == 150)
    #expect(Set(AttackStrings.all.map { Array($0.unicodeScalars) }).count == 150)
  }

  @Test(arguments: AttackStrings.all)
  func `no format lets a steering character through`(_ attack: String) {
    for format in MapFormat.allCases {
      let left = export(attack, format).unicodeScalars.filter(Escaping.isSteering)
      #expect(left.allSatisfy { $0 == "\n" || (format == .csv && $0 == "\r") }, "\(format)")
    }
  }

  @Test(arguments: AttackStrings.all)
  func `a page and a picture hold the same elements whatever is said`(_ attack: String) throws {
    for format in [MapFormat.html, .svg] {
      let page = try MarkupReader(export(attack, format))
      let plain = try MarkupReader(export("ふつうの文", format))
      let allowed: Set = [
        "html", "head", "meta", "title", "style", "body", "header", "main", "section", "article",
        "div", "h1", "h2", "h3", "p", "strong", "span", "dl", "dt", "dd", "table", "thead", "tbody",
        "tr", "th", "td", "ul", "li", "svg", "g", "rect", "path", "text", "desc",
      ]
      #expect(Set(page.tags).isSubset(of: allowed))
      // Wrapping may add lines of text; nothing else may differ.
      #expect(page.tags.filter { $0 != "text" } == plain.tags.filter { $0 != "text" })
      #expect(page.text.contains(Escaping.visible(attack)))
      for (name, _) in page.attributes {
        #expect(!name.hasPrefix("on") && !["href", "src", "xlink:href", "style"].contains(name))
      }
    }
  }

  @Test(arguments: AttackStrings.all)
  func `Markdown keeps its lines and lets no HTML or link in`(_ attack: String) {
    let text = export(attack, .markdown)
    #expect(lines(text).count == lines(export("ふつうの文", .markdown)).count)
    var rest = Substring(text)
    while let character = rest.first {
      #expect(!"<>[]`{}".contains(character))
      rest = rest.dropFirst(character == "\\" ? 2 : 1)
    }
  }

  @Test(arguments: AttackStrings.all)
  func `a Mermaid label ends where it should`(_ attack: String) {
    let rows = lines(export(attack, .mermaid))
    let plain = lines(export("ふつうの文", .mermaid))
    #expect(rows.count == plain.count)
    for (row, other) in zip(rows, plain) { #expect(outside(row) == outside(other)) }
    for label in rows.compactMap(inside) {
      let bare = label.split(separator: "<br/>").joined()
      #expect(!bare.contains { "<>{}[]()`\\|".contains($0) })
    }
  }

  @Test(arguments: AttackStrings.all)
  func `a DOT string ends where it should`(_ attack: String) {
    let (text, plain) = (export(attack, .dot), export("ふつうの文", .dot))
    #expect(unquoted(text) == unquoted(plain))
  }

  @Test(arguments: AttackStrings.all)
  func `JSON gives every text back as it was`(_ attack: String) throws {
    let json = try JSON(parsing: export(attack, .json))
    #expect(
      json["company"]?.string.map { Array($0.unicodeScalars) } == Array(attack.unicodeScalars))
    let owners = json["nodes"]?.array?.compactMap { $0["owner"]?.string } ?? []
    #expect(owners.contains { Array($0.unicodeScalars) == Array(attack.unicodeScalars) })
  }

  // MARK: - Small readers

  /// A Mermaid line without its label.
  private func outside(_ row: Substring) -> String {
    guard let start = row.firstIndex(of: "\""), let end = row.lastIndex(of: "\"") else {
      return String(row)
    }
    return String(row[...start]) + String(row[end...])
  }

  private func inside(_ row: Substring) -> String? {
    guard let start = row.firstIndex(of: "\""), let end = row.lastIndex(of: "\""), start < end
    else { return nil }
    return String(row[row.index(after: start)..<end])
  }

  /// A DOT file with the inside of its strings taken out.
  private func unquoted(_ text: String) -> String {
    var out = ""
    var inString = false
    var escaped = false
    for character in text {
      if escaped {
        escaped = false
      } else if inString, character == "\\" {
        escaped = true
      } else if character == "\"" {
        inString.toggle()
        out.append(character)
      } else if !inString {
        out.append(character)
      }
    }
    return inString ? "a string stays open" : out
  }
}
