// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// The sentences of the product, from `knowledge/words`, by key and language.
///
/// A phrase holds `{name}` where a parameter goes. The built-in phrases serve even when other
/// knowledge can't be read, so that every problem can be worded.
package struct Phrasebook: Sendable {
  private let rows: RowFinder

  package static let builtIn = Phrasebook(KnowledgeFile.builtIn(under: "words/"))

  package init(_ files: [KnowledgeFile]) {
    let tables = files.filter { $0.path.hasPrefix("words/") && $0.path.hasSuffix(".tsv") }
    rows = RowFinder(tables.compactMap { try? Table($0) }, column: "key")
  }

  package func has(_ key: String) -> Bool { rows[key] != nil }

  package var keys: [String] { rows.keys.sorted() }

  /// The phrase with its parameters filled in; the key itself when there is no such phrase.
  ///
  /// In the table `\n` stands for a line break.
  package func phrase(
    _ key: String, _ parameters: [String: String] = [:], in language: SpokenLanguage
  ) -> String {
    guard let row = rows[key] else { return key }
    let template = row[language.rawValue]
    var out = ""
    var rest = template[...]
    while let next = rest.firstIndex(where: { $0 == "{" || $0 == "\\" }) {
      out += rest[..<next]
      if rest[next] == "\\" {
        let after = rest.index(after: next)
        guard after < rest.endIndex else { return out + "\\" }
        out += rest[after] == "n" ? "\n" : String(rest[after])
        rest = rest[rest.index(after: after)...]
        continue
      }
      guard let end = rest[next...].firstIndex(of: "}") else { break }
      let name = String(rest[rest.index(after: next)..<end])
      out += parameters[name] ?? ""
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }
}
