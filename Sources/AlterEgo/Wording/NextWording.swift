// SPDX-License-Identifier: GPL-3.0-or-later
import Advice
import Foundations
import Knowledge
import Model
import Reasoning

/// The next action in the words of a reader.
package struct NextWording {
  private let line: CompanyLine
  private let language: SpokenLanguage
  private let words: Phrasebook
  private let gaps: GapWording
  private let links: LinkWording

  package init(
    _ line: CompanyLine, in language: SpokenLanguage, words: Phrasebook = .builtIn
  ) {
    self.line = line
    self.language = language
    self.words = words
    gaps = GapWording(line, in: language, words: words)
    links = LinkWording(line, in: language, words: words)
  }

  // MARK: What to do

  /// What to do, in one short sentence.
  package func action(_ trial: NextAction.Trial) -> String {
    let edit = trial.edit
    var key = "next/\(edit.sort.rawValue)"
    if edit.metric == nil, words.has(key + "/plain") { key += "/plain" }
    return words.phrase(key, parameters(edit, in: language), in: language)
  }

  /// The command that does it; at most one blank is for the president to fill.
  package func command(_ trial: NextAction.Trial) -> String { command(trial.edit) }

  func command(_ edit: GapEdit) -> String {
    var parameters = parameters(edit, in: language)
    let own = "next/\(edit.sort.rawValue)/command"
    if words.has(own) { return words.phrase(own, parameters, in: language) }
    guard let text = text(edit), edit.kind != nil || !edit.isFree else {
      return words.phrase("next/free/command", parameters, in: language)
    }
    parameters["words"] = NextWording.quoted(text)
    parameters["kind"] = edit.namesKind ? edit.kind.map { "--kind \($0.rawValue) " } ?? "" : ""
    parameters["tie"] = edit.isTied ? " --for \(edit.statement)" : ""
    let key = edit.kind == nil ? "next/edit/command" : "next/add/command"
    return words.phrase(key, parameters, in: language)
  }

  /// Whether the command has a blank that only the president can fill.
  package func hasBlank(_ trial: NextAction.Trial) -> Bool { hasBlank(trial.edit) }

  private func hasBlank(_ edit: GapEdit) -> Bool {
    let command = command(edit)
    return command.contains("＿") || command.contains("__")
  }

  /// An example of what goes into the blank; nil where there is none.
  package func example(_ trial: NextAction.Trial) -> String? { example(trial.edit) }

  func example(_ edit: GapEdit) -> String? {
    guard hasBlank(edit) else { return nil }
    return words.phrase(sampleKey(edit), in: tongue(edit))
  }

  private func sampleKey(_ edit: GapEdit) -> String {
    "next/\(edit.sort.rawValue)" + (isPlain(edit, "sample") ? "/plain" : "") + "/sample"
  }

  /// The words that the edit keeps, with their blank; nil for an edit without words.
  ///
  /// A statement is changed in its own language, a new one is in the reader's.
  package func text(_ edit: GapEdit) -> String? { filled(edit, "text") }

  /// The same with an example in the blank.
  package func sample(_ edit: GapEdit) -> String? {
    guard let text = text(edit) else { return nil }
    return NextWording.filling(text, with: words.phrase(sampleKey(edit), in: tongue(edit)))
  }

  /// The text with its blanks filled.
  package static func filling(_ text: String, with sample: String) -> String {
    // A pattern would be compiled each time.
    var filled = ""
    var rest = text[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      let isBlank = first == "＿" || first == "_" && run.count > 1
      filled += isBlank ? sample[...] : run
      rest = rest[run.endIndex...]
    }
    return filled
  }

  private func filled(_ edit: GapEdit, _ part: String) -> String? {
    let key = "next/\(edit.sort.rawValue)" + (isPlain(edit, part) ? "/plain" : "") + "/" + part
    guard words.has(key) else { return nil }
    let tongue = tongue(edit)
    let text = words.phrase(key, parameters(edit, in: tongue), in: tongue)
    // 営業部長 in an English sentence starts it with a small letter otherwise.
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private func isPlain(_ edit: GapEdit, _ part: String) -> Bool {
    edit.metric == nil && words.has("next/\(edit.sort.rawValue)/plain/\(part)")
  }

  /// The language of the words that are kept.
  private func tongue(_ edit: GapEdit) -> SpokenLanguage {
    guard edit.kind == nil else { return language }
    return line.statement(edit.statement)?.draft.language ?? language
  }

  /// Words as a shell takes them, whatever is in them.
  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { "\"$`\\!".contains($0) }), !text.contains("'") else {
      return "\"" + text.replacing("\"", with: "\\\"") + "\""
    }
    return "'" + text + "'"
  }

  private func parameters(_ edit: GapEdit, in tongue: SpokenLanguage) -> [String: String] {
    let knowledge = line.rules.knowledge
    let subject = edit.statement
    var parameters = ["id": subject, "from": subject, "id2": edit.other ?? ""]
    parameters["to"] = edit.other
    parameters["text"] = line.statement(subject)?.text.withoutFullStop
    parameters["reworded"] = reworded(subject, in: tongue)
    parameters["via"] = links.via(edit.concepts)
    parameters["role"] = edit.role.map { knowledge.name(Term($0), in: tongue) }
    parameters["rank"] = String(edit.rank)
    if edit.sort == .rank, let other = edit.other {
      let rank = (line.statement(subject)?.priority ?? 0) + 1
      parameters["other"] = "edit \(other) --priority \(rank)"
    }
    if let metric = edit.metric {
      parameters["metric"] = knowledge.name(Term(metric), in: tongue)
      parameters["level"] = level(metric, in: tongue)
      parameters["better"] = words.better(metric, knowledge, in: tongue)
    }
    let about = edit.concepts.map { knowledge.name(Term($0), in: tongue) }
    parameters["about"] =
      about.isEmpty
      ? parameters["text"].map { tongue == .japanese ? "「\($0)」" : "“\($0)”" }
      : about.joined(separator: tongue == .japanese ? "と" : " and ")
    return parameters
  }

  /// The words of a statement with a blank where the first vague word stands.
  private func reworded(_ id: String, in tongue: SpokenLanguage) -> String? {
    guard let statement = line.statement(id) else { return nil }
    let text = statement.text.withoutFullStop
    guard let vague = statement.draft.vague.first, let at = text.firstRange(of: vague.surface)
    else { return text }
    return String(text[..<at.lowerBound]) + (tongue == .japanese ? "＿＿" : "____")
      + text[at.upperBound...]
  }

  /// 「＿＿%以上」: a level of the number in its unit, on its better side.
  private func level(_ metric: String, in tongue: SpokenLanguage) -> String {
    let knowledge = line.rules.knowledge
    let unit = knowledge.concept(metric)?.unit ?? "JPY"
    let key = words.has("level/\(unit)") ? "level/\(unit)" : "level/other"
    return words.phrase(
      words.sided("level", metric, knowledge),
      ["figure": words.phrase(key, in: tongue)], in: tongue)
  }

  /// An example of a figure of the number, in its unit.
  func figure(_ metric: String?) -> String {
    let unit = metric.flatMap { line.rules.knowledge.concept($0)?.unit } ?? "hours"
    let key = words.has("level/\(unit)") ? unit : unit.hasPrefix("h") ? "hours" : "cases"
    let text = words.phrase("level/\(key)", in: language)
    return NextWording.filling(text, with: "30")
  }

  // MARK: Why

  /// Why this and not another: the evidence, since when, and what it comes to.
  package func why(_ next: NextAction) -> String {
    let why = words.phrase(
      "next/why",
      [
        "evidence": gaps.evidence(next.chosen.gap), "before": String(next.openBefore),
        "after": String(next.openAfter),
      ], in: language)
    guard let days = next.openDays, days > 0 else { return why }
    return why + (language == .japanese ? "" : " ")
      + words.phrase("next/since", ["days": String(days)], in: language)
  }

  /// The breaks it closes and those it brings up, by name and statement.
  package func effects(_ trial: NextAction.Trial) -> [String] {
    var lines = [
      words.phrase("next/closes", ["names": names(trial.closed)], in: language)
    ]
    if !trial.opened.isEmpty {
      lines.append(words.phrase("next/opens", ["names": names(trial.opened)], in: language))
    }
    return lines
  }

  /// The first few breaks by name and statement, and how many more.
  package func names(_ some: [Gap]) -> String {
    let named = some.prefix(4).map { gap in
      // A standard is no statement; the break is about it alone.
      let own = gap.statements.isEmpty ? gap.parameters["subject"].map { [$0] } ?? [] : []
      let about = (own + gap.statements.prefix(2)).joined(separator: " ")
      return gaps.name(gap) + (about.isEmpty ? "" : " " + about)
    }
    let shown = named.joined(separator: language.comma)
    guard some.count > 4 else { return shown }
    return shown + " "
      + words.phrase("stage/more", ["count": String(some.count - 4)], in: language)
  }

  /// What puts it before the runner-up; nil without one.
  package func lead(_ next: NextAction) -> String? {
    guard let lead = next.lead, let runnerUp = next.runnerUp else { return nil }
    return words.phrase(
      "next/lead/\(lead.rawValue)",
      ["less": String(runnerUp.closes), "more": String(next.chosen.closes)], in: language)
  }

  /// What to say when there is nothing to do.
  package var nothing: String { words.phrase("next/none", in: language) }

  // MARK: For scripts

  /// The action as scripts see it.
  package func json(_ next: NextAction) -> JSON {
    .object([
      ("action", .string(action(next.chosen))),
      ("gap", .string(next.chosen.gap.id)),
      ("statements", .strings(next.chosen.gap.statements)),
      ("why", .string(why(next))),
      ("closes", .int(next.chosen.closes)),
      ("openBefore", .int(next.openBefore)),
      ("openAfter", .int(next.openAfter)),
      ("command", .string(command(next.chosen))),
      ("blank", .bool(hasBlank(next.chosen))), ("example", .optional(example(next.chosen))),
      ("closed", .strings(next.chosen.closed.map(\.key))),
      ("opened", .strings(next.chosen.opened.map(\.key))),
      ("openDays", next.openDays.map { .int($0) } ?? .null),
      (
        "runnerUp",
        next.runnerUp.map { trial in
          .object([
            ("action", .string(action(trial))), ("closes", .int(trial.closes)),
            ("command", .string(command(trial))),
            ("lead", .optional(next.lead?.rawValue)), ("why", .optional(lead(next))),
          ])
        } ?? .null
      ),
    ])
  }
}
