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

  /// What to do, in one short sentence.
  package func action(_ trial: NextAction.Trial) -> String { phrase("", trial) }

  /// The command that does it; blanks are for the president to fill.
  package func command(_ trial: NextAction.Trial) -> String { phrase("/command", trial) }

  /// Why this and not another.
  package func why(_ next: NextAction) -> String {
    words.phrase(
      "next/why",
      [
        "evidence": gaps.evidence(next.chosen.gap), "before": String(next.openBefore),
        "after": String(next.openAfter),
      ], in: language)
  }

  /// What to say when there is nothing to do.
  package var nothing: String { words.phrase("next/none", in: language) }

  private func phrase(_ part: String, _ trial: NextAction.Trial) -> String {
    let edit = trial.edit
    let knowledge = line.rules.knowledge
    let subject = edit.statement
    var parameters = ["id": subject, "from": subject, "id2": edit.other ?? ""]
    parameters["to"] = edit.other
    parameters["text"] = line.statement(subject)?.text.withoutFullStop
    parameters["via"] = links.via(edit.concepts)
    parameters["role"] = edit.role.map { knowledge.name(Term($0), in: language) }
    parameters["metric"] = edit.metric.map { knowledge.name(Term($0), in: language) }
    var key = "next/\(edit.sort.rawValue)"
    if edit.metric == nil, words.has(key + "/plain" + part) { key += "/plain" }
    return words.phrase(key + part, parameters, in: language)
  }

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
      (
        "runnerUp",
        next.runnerUp.map { trial in
          .object([
            ("action", .string(action(trial))), ("closes", .int(trial.closes)),
            ("command", .string(command(trial))),
          ])
        } ?? .null
      ),
    ])
  }
}
