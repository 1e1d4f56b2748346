// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Statements and decisions as people read them and as scripts do.
package struct StatementWording: Sendable {
  package let language: SpokenLanguage
  private let words = Phrasebook.builtIn

  package init(in language: SpokenLanguage) { self.language = language }

  package func say(_ key: String, _ parameters: [String: String] = [:]) -> String {
    words.phrase(key, parameters, in: language)
  }

  /// The words in quotation marks of the language.
  package func quoted(_ text: String) -> String {
    language == .japanese ? "「\(text)」" : "“\(text)”"
  }

  package func audiences(_ audiences: Set<Audience>) -> String {
    Audience.allCases.filter(audiences.contains).map { $0.name(in: language) }
      .joined(separator: language.comma)
  }

  package func outcome(_ outcome: Precedent.Outcome) -> String {
    say("outcome/\(outcome.rawValue)")
  }

  /// What is expected of a decision and what became of it.
  package func lines(_ review: DecisionReview) -> [String] {
    var lines: [String] = []
    if let by = review.decidedBy { lines.append(say("decide/by", ["who": by])) }
    if let text = review.expectation { lines.append(say("decide/expected", ["text": text])) }
    if let day = review.reviewOn { lines.append(say("decide/review-on", ["date": day])) }
    if let text = review.result { lines.append(say("decide/result", ["text": text])) }
    if let met = review.met { lines.append(say(met ? "decide/met" : "decide/missed")) }
    return lines
  }

  /// When a decision is looked at again, or how it came out.
  package func standing(_ review: DecisionReview) -> String {
    if let met = review.met { return say(met ? "decisions/met" : "decisions/missed") }
    if review.result != nil { return say("decisions/reviewed") }
    return review.reviewOn ?? ""
  }

  package func date(_ day: String) -> String {
    CalendarDate(iso: String(day.prefix(10)))?.description ?? day
  }

  /// The lines of a whole statement.
  package func lines(_ statement: Statement, _ draft: DraftWording) -> [String] {
    var lines = ["\(statement.id)  \(statement.kind.name(in: language))"]
    if !statement.isLive { lines[0] += "  " + say("show/retired") }
    lines.append("  " + quoted(statement.text))
    lines += draft.lines(statement.draft).dropFirst()
    if statement.priority != 0 {
      lines.append("  " + say("show/priority", ["priority": String(statement.priority)]))
    }
    lines.append("  " + say("show/audiences", ["names": audiences(statement.audiences)]))
    lines.append("  " + say("show/recorded", ["date": date(statement.recordedAt)]))
    return lines
  }
}
