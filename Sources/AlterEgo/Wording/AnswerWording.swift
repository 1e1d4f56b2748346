// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model
import Reasoning

/// An answer in the words an executive reads.
package struct AnswerWording: Sendable {
  private let knowledge: KnowledgeBase
  private let language: SpokenLanguage
  private let words = Phrasebook.builtIn

  package init(_ knowledge: KnowledgeBase, in language: SpokenLanguage) {
    self.knowledge = knowledge
    self.language = language
  }

  package func verdict(_ verdict: Verdict) -> String {
    words.phrase("verdict/\(verdict.rawValue)", in: language)
  }

  /// The main reason on one line.
  package func main(_ answer: Answer) -> String {
    var parameters: [String: String] = ["id": answer.main.statement ?? ""]
    if let predicate = answer.main.predicate {
      parameters["metric"] = metric(predicate)
      parameters["limit"] = limit(predicate)
      parameters["said"] = said(predicate, answer.proposal)
    }
    parameters["who"] = answer.escalateTo ?? words.phrase("answer/president", in: language)
    parameters["missing"] = answer.missing.map { name($0) }.joined(
      separator: language.comma)
    var key = "answer/\(answer.main.code.rawValue)"
    if parameters["said"]?.isEmpty == false, words.has(key + "/number") { key += "/number" }
    return words.phrase(key, parameters, in: language)
  }

  package func role(_ role: CitationRole) -> String {
    words.phrase("role/\(role.rawValue)", in: language)
  }

  /// The name of a metric, state or concept id, or the words themselves.
  package func name(_ id: String) -> String {
    let key = "metric/\(id)"
    return words.has(key) ? words.phrase(key, in: language) : knowledge.name(Term(id), in: language)
  }

  package func metric(_ predicate: Predicate) -> String {
    predicate.id.map { name($0) } ?? predicate.text
  }

  package func limit(_ predicate: Predicate) -> String {
    guard let op = predicate.op, let value = predicate.value, let unit = predicate.unit else {
      return predicate.text
    }
    return FigureWording.phrase(
      op: op, value: value, value2: predicate.value2, unit: unit, in: language)
  }

  private func said(_ predicate: Predicate, _ proposal: Proposal) -> String {
    guard predicate.kind == .metric,
      let fact = proposal.facts.first(where: { $0.id == predicate.id && $0.value != nil }),
      let value = fact.value, let unit = fact.unit
    else { return "" }
    return FigureWording.amount(value, unit: unit, in: language)
  }

  /// The smallest change, in the asker's units.
  package func flip(_ flip: Flip) -> String {
    words.phrase(
      "answer/flip",
      [
        "metric": metric(flip.predicate), "limit": limit(flip.predicate),
        "verdict": verdict(flip.verdict),
      ], in: language)
  }

  /// The whole answer, fit for a screen.
  package func lines(_ answer: Answer) -> [String] {
    var lines = ["\(verdict(answer.verdict)) — \(main(answer))"]
    for citation in answer.because.prefix(4) {
      let quoted = StatementWording(in: language).quoted(citation.text)
      lines.append("  \(citation.statement) \(quoted) (\(role(citation.role)))")
    }
    for id in answer.missing {
      lines.append("  " + words.phrase("answer/missing", ["name": name(id)], in: language))
    }
    if answer.verdict == .escalate {
      let who = answer.escalateTo ?? words.phrase("answer/president", in: language)
      lines.append("  " + words.phrase("answer/escalateTo", ["who": who], in: language))
    }
    for citation in answer.counter.prefix(2) {
      lines.append(
        "  "
          + words.phrase(
            "answer/counter", ["id": citation.statement, "text": citation.text], in: language))
    }
    for change in answer.flips.prefix(2) { lines.append("  " + flip(change)) }
    if let effects = effects(UsualEffects(of: answer.proposal, knowledge)) {
      lines.append("  " + effects)
    }
    return lines
  }

  /// What the act usually does to the numbers, this year and over ten; nil where nothing is known.
  private func effects(_ effects: UsualEffects) -> String? {
    let (now, later) = (moves(effects.thisYear), moves(effects.tenYears))
    switch (now.isEmpty, later.isEmpty) {
    case (true, true): return nil
    case (false, true): return words.phrase("answer/effects-now", ["now": now], in: language)
    case (true, false): return words.phrase("answer/effects-later", ["later": later], in: language)
    case (false, false):
      return words.phrase("answer/effects", ["now": now, "later": later], in: language)
    }
  }

  /// The two strongest effects.
  private func moves(_ effects: [UsualEffects.Effect]) -> String {
    effects.prefix(2).map { effect in
      words.phrase(
        effect.rises ? "answer/rises" : "answer/falls", ["metric": name(effect.kpi)], in: language)
    }.joined(separator: language.comma)
  }
}
