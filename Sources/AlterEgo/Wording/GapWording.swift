// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Knowledge
import Model
import Reasoning

/// Breaks in the line in the words of a reader, from their folders under `knowledge/gaps`.
package struct GapWording {
  private let line: CompanyLine
  private let language: SpokenLanguage
  private let words: Phrasebook
  private let reading: NextAdvisor.Reading
  private let proposals: EditProposals
  private var knowledge: KnowledgeBase { line.rules.knowledge }

  /// `reading` is how words would be understood; with it a command names the kind of a new
  /// statement where its words alone read as another.
  package init(
    _ line: CompanyLine, in language: SpokenLanguage, words: Phrasebook = .builtIn,
    reading: @escaping NextAdvisor.Reading = { _ in nil }
  ) {
    self.reading = reading
    proposals = EditProposals(line)
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
  package func command(_ gap: Gap) -> String { remedy(gap).command }

  /// The command that closes it, and an example of what goes into its blank.
  package func remedy(_ gap: Gap) -> (command: String, example: String?) {
    guard var edit = proposals.surest(for: gap) else {
      let command = phrase("command", gap)
      let hasBlank = command.contains(/＿+|_{2,}/)
      return (command, hasBlank ? phrase("example", gap) : nil)
    }
    if edit.kind != nil, let draft = reading(edit) { edit.namesKind = !edit.sort.takes(draft.kind) }
    let wording = NextWording(line, in: language, words: words)
    return (wording.command(edit), wording.example(edit))
  }

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
    parameters["ids"] = gap.statements.joined(separator: language.comma)
    if let metric = metric(gap) {
      parameters["metric"] = knowledge.name(Term(metric), in: language)
      parameters["better"] = words.better(metric, knowledge, in: language)
    }
    if let department = gap.parameters["department"] {
      parameters["department"] = knowledge.departments.name(of: department, in: language)
    }
    if let missing = gap.parameters["missing"] {
      let sheet = knowledge.registerSheet
      let letter = parameters["id"]?.first ?? "I"
      let named = sheet.fields.filter { $0.letters.contains(letter) }.filter { field in
        missing.split(separator: "|").contains { $0 == field.id }
      }
      parameters["missing"] = named.map { $0.name(in: language) }
        .joined(separator: language.comma)
      // Names in English have blanks; ids have none.
      parameters["fields"] = named.map { language == .japanese ? $0.name(in: language) : $0.id }
        .joined(separator: " ")
    }
    parameters["rest"] = rest(of: parameters["id"] ?? "", in: gap)
    parameters["figure"] = NextWording(line, in: language, words: words).figure(metric(gap))
    parameters.merge(kept(parameters["id"] ?? "", other: other)) { $1 }
    parameters["role"] = words.phrase("role/default", in: language)
    return parameters
  }

  /// What the register keeps of the statement that a command changes.
  private func kept(_ id: String, other: String?) -> [String: String] {
    let entry = line.entry(ofID: id)
    let sheet = knowledge.registerSheet
    var kept: [String: String] = [:]
    // A list is set as a whole, so the command has to hold what is there already.
    kept["departments"] = entry.items("department").map {
      knowledge.departments.name(of: $0.item, in: language) + language.comma
    }.joined()
    let tags = sheet.field("process", of: "I")?.choices ?? []
    let processes = entry.items("process").map { row in
      row.item + " " + (tags.first { $0.id == row.value }?.name(in: language) ?? blank)
    }
    kept["processes"] = processes.joined(separator: language.comma)
    kept["hours"] = entry.amount("hours").map { JSON.written($0.value) }
    if let other {
      let aspects = sheet.field("aspect", of: "S")?.choices ?? []
      let aspect = aspects.first { $0.id == line.entry(ofID: other)["aspect"] } ?? aspects.last
      // A name with blanks would be two words.
      let name = aspect?.name(in: language) ?? ""
      kept["aspect"] = name.contains(" ") ? "\"\(name)\"" : name
    }
    kept["years"] =
      (entry.amount("years") ?? entry.amount("horizon")).map { JSON.written($0.value) }
      ?? line.statement(id)?.draft.horizonYears.map(String.init)
    return kept
  }

  /// The weight that would make the sum 100.
  private func rest(of id: String, in gap: Gap) -> String? {
    let digits = gap.parameters["total"]?.prefix { $0.isNumber || $0 == "." }
    guard let total = digits.flatMap({ Double($0) }),
      let own = line.entry(ofID: id).amount("weight")?.value
    else { return nil }
    return JSON.written(max(0, 100 - total + own))
  }

  private var blank: String { language == .japanese ? "＿＿" : "____" }

  /// The break as scripts see it.
  package func json(_ gap: Gap) -> JSON {
    let remedy = remedy(gap)
    return .object([
      ("gap", .string(gap.id)), ("key", .string(gap.key)),
      ("reasonNumber", gap.reasonNumber.map { .int($0) } ?? .null),
      ("boundary", .string(gap.boundary)),
      ("statements", .strings(gap.statements)),
      ("name", .string(name(gap))),
      ("evidence", .string(evidence(gap))),
      (
        "close",
        .object([
          ("text", .string(close(gap))), ("command", .string(remedy.command)),
          ("example", .optional(remedy.example)),
        ])
      ),
      ("accepted", .optional(gap.accepted?.reason)),
    ])
  }
}

extension Phrasebook {
  /// What is done to a number to better it: 高める, 下げる.
  func better(_ metric: String, _ knowledge: KnowledgeBase, in language: SpokenLanguage) -> String {
    phrase(sided("better", metric, knowledge), in: language)
  }

  /// The phrase of those under `stem` that fits the side on which a number is better: up, down or
  /// within a range.
  func sided(_ stem: String, _ metric: String, _ knowledge: KnowledgeBase) -> String {
    let key = "\(stem)/\(knowledge.concept(metric)?.better ?? "up")"
    return has(key) ? key : stem + "/range"
  }
}

extension String {
  /// The text without the full stop it may end with, to stand inside quotes.
  var withoutFullStop: String {
    guard let last, "。．.".contains(last) else { return self }
    return String(dropLast())
  }
}
