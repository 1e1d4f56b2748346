// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// Breaks in the line in the words of a reader, from their folders under `knowledge/gaps`.
package struct GapWording {
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

  /// Its name, such as 数字のない理念.
  package func name(_ gap: Gap) -> String { phrase("name", gap) }

  /// What is broken and where, with the president's own words.
  package func evidence(_ gap: Gap) -> String { phrase("evidence", gap) }

  /// How to close it.
  package func close(_ gap: Gap) -> String { phrase("close", gap) }

  /// A command that closes it once its blanks are filled.
  package func command(_ gap: Gap) -> String { phrase("command", gap) }

  /// Why it is left open; nil for one that is not.
  package func accepted(_ gap: Gap) -> String? {
    gap.accepted.map { words.phrase("gap/accepted", ["reason": $0.reason], in: language) }
  }

  private func phrase(_ key: String, _ gap: Gap) -> String {
    guard let kind = line.kind(of: gap) else { return "" }
    let subject = gap.parameters["subject"] ?? ""
    var key = key
    if subject == "company", kind.has(key + "/company") {
      key += "/company"
    } else if let name = gap.parameters.keys.sorted().first(where: { kind.has("\(key)/\($0)") }) {
      key += "/\(name)"
    } else if metric(gap) != nil, kind.has(key + "/metric"), key == "command" {
      key += "/metric"
    } else if metric(gap) == nil, kind.has(key + "/plain") {
      key += "/plain"
    }
    let template = kind.phrase(key, in: language)
    if key == "command", metric(gap) == nil, template.contains("{metric}") {
      return words.phrase("gap/command/plain", parameters(gap), in: language)
    }
    return Template.fill(template, parameters(gap))
  }

  /// The id of the number the break is about.
  private func metric(_ gap: Gap) -> String? {
    gap.parameters["metric"] ?? line.metrics(of: gap.parameters["subject"] ?? "").first
  }

  private func parameters(_ gap: Gap) -> [String: String] {
    var parameters = gap.parameters
    let subject = gap.parameters["subject"] ?? ""
    let other = gap.statements.first { $0 != subject }
    parameters["id"] = line.statement(subject) == nil ? gap.statements.first ?? "" : subject
    parameters["text"] = line.statement(parameters["id"] ?? "")?.text.withoutFullStop
    parameters["id2"] = other
    parameters["text2"] = other.flatMap { line.statement($0)?.text.withoutFullStop }
    parameters["ids"] = gap.statements.joined(separator: language == .japanese ? "、" : ", ")
    if let metric = metric(gap) {
      parameters["metric"] = line.rules.knowledge.name(Term(metric), in: language)
      parameters["better"] = words.better(metric, line.rules.knowledge, in: language)
    }
    if let department = gap.parameters["department"] {
      parameters["department"] = departmentName(department)
    }
    if let missing = gap.parameters["missing"] {
      let sheet = RegisterSheet(line.rules.knowledge)
      let letter = parameters["id"]?.first ?? "I"
      let named = sheet.fields.filter { $0.letters.contains(letter) }.filter { field in
        missing.split(separator: "|").contains { $0 == field.id }
      }
      parameters["missing"] = named.map { $0.name(in: language) }
        .joined(separator: language == .japanese ? "、" : ", ")
    }
    parameters["role"] = words.phrase("role/default", in: language)
    return parameters
  }

  private func departmentName(_ id: String) -> String {
    let rows = line.rules.knowledge.rows("roles/departments.tsv")
    return rows.first { $0["id"] == id }?[language.rawValue] ?? id
  }

  /// The break as scripts see it.
  package func json(_ gap: Gap) -> JSON {
    .object([
      ("gap", .string(gap.id)),
      ("reasonNumber", gap.reasonNumber.map { .int($0) } ?? .null),
      ("boundary", .string(gap.boundary)),
      ("statements", .strings(gap.statements)),
      ("name", .string(name(gap))),
      ("evidence", .string(evidence(gap))),
      (
        "close",
        .object([("text", .string(close(gap))), ("command", .string(command(gap)))])
      ),
      ("accepted", .optional(gap.accepted?.reason)),
    ])
  }
}

extension Phrasebook {
  /// What is done to a number to better it: 高める, 下げる.
  func better(_ metric: String, _ knowledge: KnowledgeBase, in language: SpokenLanguage) -> String {
    let key = "better/\(knowledge.concept(metric)?.better ?? "up")"
    return phrase(has(key) ? key : "better/range", in: language)
  }
}

extension String {
  /// The text without the full stop it may end with, to stand inside quotes.
  var withoutFullStop: String {
    guard let last, "。．.".contains(last) else { return self }
    return String(dropLast())
  }
}
