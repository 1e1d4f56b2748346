// SPDX-License-Identifier: GPL-3.0-or-later
import Datalog
import Foundations
import Knowledge
import Model

/// The linking and gap rules of the knowledge, checked and ready to run.
package struct LineRules: Sendable {
  /// What the table beside the rules says of one linking rule.
  package struct RuleWords: Sendable {
    package let id: String
    package let relation: Link.Relation
    package let strength: Double
    package let ja: String
    package let en: String
  }

  /// What linking rules conclude: links, and those presumed where no rule draws any.
  package static let linking = ["proposed", "presumed"]

  /// Tells one reading of the rules from another.
  private final class Identity: Sendable {}
  private let identity = Identity()

  package let lexicon: LineLexicon
  package var knowledge: KnowledgeBase { lexicon.knowledge }
  package let program: Program
  /// By rule id.
  package let words: [String: RuleWords]
  /// In the order in which gaps are worth closing: the five reasons first.
  package let gaps: [GapKind]

  /// Reads the rules.
  ///
  /// - Throws: `knowledgeRule` with file, line and column for a rule that can't be used, a rule
  ///   without a row in the table of words, or a gap without its words.
  package init(_ knowledge: KnowledgeBase) throws(Problem) {
    lexicon = LineLexicon(knowledge)
    let paths = knowledge.texts.keys.filter {
      $0.hasSuffix(".dl") && ($0.hasPrefix("rules/") || $0.hasPrefix("gaps/"))
    }
    let sources = paths.sorted().map { SourceText(name: $0, text: knowledge.texts[$0] ?? "") }
    do throws(DatalogProblem) {
      program = try Program(sources)
    } catch {
      throw Problem(
        .knowledgeRule, ["code": error.code, "message": error.message, "remedy": error.remedy],
        at: error.place?.description)
    }
    words = try LineRules.readWords(knowledge)
    gaps = try GapKind.all(knowledge)
    for rule in program.rules where LineRules.linking.contains(rule.head.predicate) {
      guard case .symbol(let id) = rule.head.terms.first?.kind, let known = rule.label?.id,
        known == id, words[id] != nil
      else {
        throw Problem(
          .knowledgeRule, ["code": "rule/no-words", "message": "\(rule.head)", "remedy": ""],
          at: rule.place.description)
      }
    }
  }

  /// True if both were read at once, so surely are the same.
  func isSame(as other: LineRules) -> Bool { identity === other.identity }

  private static func readWords(
    _ knowledge: KnowledgeBase
  ) throws(Problem) -> [String: RuleWords] {
    var words: [String: RuleWords] = [:]
    for row in knowledge.rows("rules/words.tsv") {
      guard let relation = Link.Relation(rawValue: row["relation"]),
        let strength = Double(row["strength"]), (0...1).contains(strength),
        !row["ja"].isEmpty, !row["en"].isEmpty
      else {
        throw Problem(
          .knowledgeMalformed, ["path": "rules/words.tsv", "cells": "", "wanted": ""],
          at: "rules/words.tsv:\(row.line):1")
      }
      words[row["rule"]] = RuleWords(
        id: row["rule"], relation: relation, strength: strength, ja: row["ja"], en: row["en"])
    }
    return words
  }
}
