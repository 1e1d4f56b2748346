// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge

/// The sentences of the product, from `knowledge/words`, by key and language.
///
/// A phrase holds `{name}` where a parameter goes. The built-in phrases serve even when other
/// knowledge can't be read, so that every problem can be worded.
package struct Phrasebook: Sendable {
  private var phrases: [String: (ja: String, en: String)] = [:]

  package static let builtIn = Phrasebook(KnowledgeFile.builtIn(under: "words/"))

  package init(_ files: [KnowledgeFile]) {
    for file in files where file.path.hasPrefix("words/") && file.path.hasSuffix(".tsv") {
      guard let table = try? Table(file) else { continue }
      for row in table.rows { phrases[row["key"]] = (row["ja"], row["en"]) }
    }
  }

  package func has(_ key: String) -> Bool { phrases[key] != nil }

  package var keys: [String] { phrases.keys.sorted() }

  /// The phrase with its parameters filled in; the key itself when there is no such phrase.
  ///
  /// In the table `\n` stands for a line break.
  package func phrase(
    _ key: String, _ parameters: [String: String] = [:], in language: SpokenLanguage
  ) -> String {
    guard let pair = phrases[key] else { return key }
    let template = language == .japanese ? pair.ja : pair.en
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
