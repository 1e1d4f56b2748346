// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Language
import Model

/// The rule that an answered question suggests, so that it need not be asked again.
enum ProposedRule {
  /// The answer itself where it states a rule, then the question turned into one; empty when the
  /// question does not ask whether something may be done.
  static func texts(
    question: String, askedBy role: String?, answer: String, outcome: Precedent.Outcome,
    _ analyzer: Analyzer
  ) -> [String] {
    var texts: [String] = []
    let draft = analyzer.draft(answer)
    let states = draft.norms.contains { $0.act != nil && ($0.object != nil || !$0.when.isEmpty) }
    if draft.speech == .statement, states { texts.append(answer) }
    let allowed = outcome == .approved
    let turned =
      switch Analyzer.language(of: question) {
      case .japanese: japanese(lastSentence(question, "。"), allowed, role)
      case .english: english(lastSentence(question, "."), allowed, role)
      }
    return texts + [turned].compactMap { $0 }
  }

  private static func lastSentence(_ text: String, _ stop: Character) -> String {
    var body = text.trimmed
    while let last = body.last, "?？。.".contains(last) { body.removeLast() }
    return body.split(separator: stop).last.map { String($0).trimmed } ?? body
  }

  private static let endings = [
    "もよろしいでしょうか", "よろしいでしょうか", "もよろしいか", "よろしいか", "もよいでしょうか",
    "よいでしょうか", "もいいでしょうか", "いいでしょうか", "もいいですか", "いいですか", "もよいですか",
    "よいですか", "もよいか", "よいか", "もいいか", "いいか", "も良いか", "良いか", "もいい", "いい",
  ]

  private static func japanese(
    _ question: String, _ allowed: Bool, _ role: String?
  ) -> String? {
    guard let ending = endings.first(where: question.hasSuffix) else { return nil }
    let stem = question.dropLast(ending.count)
    guard stem.hasSuffix("て") || stem.hasSuffix("で") else { return nil }
    // What one role was allowed, that role may do; what is ruled out is ruled out for all.
    let actor = allowed ? role.map { $0 + "は" } ?? "" : ""
    return actor + stem + (allowed ? "よい。" : "はならない。")
  }

  private static let openings = [
    "may we ", "can we ", "should we ", "shall we ", "could we ", "may i ", "can i ", "should i ",
    "is it ok to ", "is it all right to ", "are we allowed to ",
  ]

  private static func english(
    _ question: String, _ allowed: Bool, _ role: String?
  ) -> String? {
    let folded = question.lowercased()
    guard let opening = openings.first(where: folded.hasPrefix) else { return nil }
    let start = allowed ? role.map { "The \($0) may " } ?? "We may " : "We must not "
    return start + question.dropFirst(opening.count) + "."
  }
}
