// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// Links, their proofs and traces in the words of a reader.
package struct LinkWording {
  private let line: CompanyLine
  private let language: SpokenLanguage
  private let words: Phrasebook

  package init(
    _ line: CompanyLine, in language: SpokenLanguage, words: Phrasebook = .builtIn
  ) {
    self.line = line
    self.language = language
    self.words = words
  }

  /// Why the two statements are linked, in one sentence.
  package func reason(_ link: Link) -> String {
    guard let rule = link.rule, let told = line.rules.words[rule] else {
      return words.phrase("link/hand", in: language)
    }
    let template = language == .japanese ? told.ja : told.en
    return Template.fill(template, ["from": link.from, "to": link.to, "via": via(link.via)])
  }

  /// What the link says: K-2 measures P-3.
  package func relation(_ link: Link) -> String {
    words.phrase(
      "relation/\(link.relation.rawValue)", ["from": link.from, "to": link.to], in: language)
  }

  /// What carries a link, by name and each name once.
  package func via(_ ids: [String]) -> String {
    var names: [String] = []
    for id in ids {
      let name = line.rules.knowledge.name(Term(id), in: language)
      if !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: language == .japanese ? "・" : ", ")
  }

  /// The proof, one line for each of the statements' own words that it stands on.
  package func lines(_ proof: LineProof) -> [String] {
    var lines: [String] = []
    for ground in proof.grounds {
      var parameters = ["id": ground.statement, "words": ground.words]
      var key = "proof/words"
      if let about = ground.about {
        parameters["about"] = line.rules.knowledge.name(Term(about), in: language)
        if parameters["about"] != ground.words { key = "proof/words/about" }
      }
      let text = words.phrase(key, parameters, in: language)
      if !lines.contains(text) { lines.append(text) }
    }
    return lines
  }

  /// What is missing on a line, in one sentence.
  package func missing(_ trace: LineTrace) -> String {
    if trace.missing.isEmpty { return words.phrase("trace/whole", in: language) }
    let stations = trace.missing.map { $0.content(in: language) }
    let list = stations.joined(separator: language == .japanese ? "・" : ", ")
    return words.phrase("trace/missing", ["stations": list], in: language)
  }

  /// The link as scripts see it.
  package func json(_ link: Link) -> JSON {
    .object([
      ("from", .string(link.from)), ("to", .string(link.to)),
      ("relation", .string(link.relation.rawValue)), ("strength", .number(link.strength)),
      ("origin", .string(link.origin.rawValue)), ("reason", .string(reason(link))),
      ("rule", .optional(link.rule)), ("via", .strings(link.via)),
    ])
  }

  /// The trace as scripts see it.
  package func json(_ trace: LineTrace) -> JSON {
    .object([
      ("statement", .string(trace.statement)),
      ("line", .object(Station.allCases.map { ($0.rawValue, .strings(trace[$0])) })),
      ("links", .array(trace.links.map(json))),
      ("missing", .strings(trace.missing.map(\.rawValue))),
    ])
  }
}

/// A text with `{name}` where words go.
enum Template {
  static func fill(_ template: String, _ parameters: [String: String]) -> String {
    var out = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      out += parameters[name] ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }
}
