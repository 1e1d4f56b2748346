// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// How a line was understood, in words a president can check.
package struct DraftWording: Sendable {
  private let knowledge: KnowledgeBase
  private let language: SpokenLanguage
  private let words = Phrasebook.builtIn

  package init(_ knowledge: KnowledgeBase, in language: SpokenLanguage) {
    self.knowledge = knowledge
    self.language = language
  }

  private func say(_ key: String, _ parameters: [String: String] = [:]) -> String {
    words.phrase(key, parameters, in: language)
  }

  /// One line that sums the understanding up: kind, strength, number, for whom.
  package func summary(_ draft: Draft) -> String {
    var parts: [String] = []
    if let kind = draft.kind { parts.append(kind.name(in: language)) }
    if let modality = draft.modality, !isBare(draft) {
      parts.append(say("modality/\(modality.rawValue)"))
    }
    if let threshold = draft.threshold {
      parts.append(limit(meant(threshold, in: draft), of: draft))
    }
    if let years = draft.horizonYears { parts.append(horizonName(years: years, in: language)) }
    if !draft.directions.isEmpty {
      parts.append(
        draft.directions.map { $0.name(in: language) }.joined(
          separator: language == .japanese ? "・" : ", "))
    }
    return parts.joined(separator: language == .japanese ? " / " : " / ")
  }

  /// A number to reach or a thought of the president's own: no duty, although its verb is plain.
  private func isBare(_ draft: Draft) -> Bool {
    draft.modality == .must && (draft.kind == .kpi || draft.kind == .candid)
  }

  package func lines(_ draft: Draft) -> [String] {
    var lines = [
      StatementWording(in: language).quoted(draft.text),
      "  " + say("speech/\(draft.speech.rawValue)")
        + (draft.kind == nil ? "" : ": " + summary(draft)),
    ]
    if let condition = draft.condition {
      lines.append("  " + say("draft/condition", ["text": condition]))
    }
    if let exception = draft.exception {
      lines.append("  " + say("draft/exception", ["text": exception]))
    }
    if let holder = draft.holder { lines.append("  " + say("draft/holder", ["role": holder])) }
    if !draft.concepts.isEmpty {
      var seen: Set<String> = []
      let names = draft.concepts.filter { seen.insert($0.id).inserted }.map {
        language == .japanese ? $0.ja : $0.en
      }
      lines.append(
        "  "
          + say(
            "draft/concepts", ["names": names.joined(separator: language.comma)]
          ))
    }
    for word in draft.settled {
      lines.append(
        "  " + say("draft/settled", ["word": word.surface, "answer": word.answer]))
    }
    if !draft.corrected.isEmpty {
      let fields = draft.corrected.map { say("correct/field/\($0.rawValue)") }
        .joined(separator: language.comma)
      lines.append("  " + say("draft/corrected", ["fields": fields]))
    }
    for vague in draft.vague {
      lines.append("  " + say("draft/vague", ["word": vague.surface, "question": vague.question]))
    }
    if !draft.notUnderstood.isEmpty {
      lines.append(
        "  "
          + say(
            "draft/unknown",
            ["words": draft.notUnderstood.joined(separator: language.comma)]))
    }
    return lines
  }

  /// A threshold with the comparator that the rule goes by: 10日を超えない仕事 is ten days at most.
  private func meant(_ threshold: Predicate, in draft: Draft) -> Predicate {
    guard threshold.op == .more || threshold.op == .less else { return threshold }
    let used = draft.norms.flatMap { $0.when + $0.requires }.first {
      $0.value == threshold.value && $0.unit == threshold.unit
    }
    guard let op = used?.op, op == .atMost || op == .atLeast else { return threshold }
    var meant = threshold
    meant.op = op
    return meant
  }

  private func limit(_ predicate: Predicate, of draft: Draft) -> String {
    let wording = AnswerWording(knowledge, in: language)
    let limit = wording.limit(predicate)
    if isShareOfSales(predicate, draft) { return say("draft/of-yearly-sales", ["limit": limit]) }
    guard let change = draft.change, !change.ambiguous else {
      return [wording.metric(predicate), limit].joined(separator: " ")
    }
    let isGeneric = predicate.id.map(Measures.generic.contains) ?? true
    let changed = (isGeneric ? draft.changed : nil).map { language == .japanese ? $0.ja : $0.en }
    return [changed ?? wording.metric(predicate), FigureWording.phrase(change, in: language)]
      .joined(separator: " ")
  }

  /// Whether the president measures it by the yearly sales: 値引きは年商の0.01%まで is no discount rate.
  private func isShareOfSales(_ predicate: Predicate, _ draft: Draft) -> Bool {
    guard predicate.unit == "percent", let value = predicate.value,
      let number = draft.quantities.first(where: { $0.unit == "percent" && $0.value == value }),
      let row = knowledge.rows("decisions/company_figures.tsv").first(where: {
        $0["sort"] == "yearly_sales"
      })
    else { return false }
    // 年商の0.01%, 0.01% of yearly sales: right beside the number.
    let before = FoldedText.fold(draft.text.slice(Span(0, number.span.lower)))
    let after = FoldedText.fold(
      draft.text.slice(Span(number.span.upper, draft.text.unicodeScalars.count)))
    return row.list("ja_words").contains { before.hasSuffix(FoldedText.fold($0)) }
      || row.list("en_words").contains { after.hasPrefix(" " + FoldedText.fold($0)) }
  }
}
