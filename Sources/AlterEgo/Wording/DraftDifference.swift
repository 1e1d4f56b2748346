// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What is understood otherwise after a correction, field by field.
package struct DraftDifference: Speaker, Sendable {
  private let knowledge: KnowledgeBase
  package let language: SpokenLanguage

  package init(_ knowledge: KnowledgeBase, in language: SpokenLanguage) {
    self.knowledge = knowledge
    self.language = language
  }

  /// One line for each field that differs: 種類: 原理原則 → 戦略.
  package func lines(_ before: Statement, _ after: Statement) -> [String] {
    var lines: [String] = []
    let (old, new) = (values(before), values(after))
    for (field, value) in old {
      let now = new.first { $0.field == field }?.value ?? ""
      guard value != now else { continue }
      lines.append(
        say(
          "correct/line",
          [
            "field": say("correct/field/\(field)"), "from": shown(value), "to": shown(now),
          ]))
    }
    return lines
  }

  private func shown(_ value: String) -> String { value.isEmpty ? say("correct/nothing") : value }

  private func values(_ statement: Statement) -> [(field: String, value: String)] {
    let draft = statement.draft
    let comma = language == .japanese ? "・" : ", "
    let wording = AnswerWording(knowledge, in: language)
    let main = draft.norms.first { $0.modality == draft.modality } ?? draft.norms.first
    let number = draft.threshold.map { "\(wording.metric($0)) \(wording.limit($0))" }
    return [
      ("words", draft.text), ("kind", statement.kind.name(in: language)),
      ("modality", draft.modality.map { say("modality/\($0.rawValue)") } ?? ""),
      ("number", number ?? draft.quantities.map(\.surface).joined(separator: comma)),
      ("condition", draft.condition ?? ""), ("exception", draft.exception ?? ""),
      ("horizon", draft.horizonYears.map { horizonName(years: $0, in: language) } ?? ""),
      ("directions", draft.directions.map { $0.name(in: language) }.joined(separator: comma)),
      ("holder", draft.holder ?? ""),
      ("act", main?.act.map { knowledge.name($0, in: language) } ?? ""),
      (
        "concept",
        draft.concepts.map { language == .japanese ? $0.ja : $0.en }.joined(separator: comma)
      ),
      (
        "limit",
        draft.settled.map { wordedSettled($0) }.joined(separator: comma)
      ),
    ]
  }

  private func wordedSettled(_ word: SettledWord) -> String {
    say("draft/settled", ["word": word.surface, "answer": word.answer])
  }
}
