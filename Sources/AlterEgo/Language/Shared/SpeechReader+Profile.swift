// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// The words of `language/<language>/profile_cues.tsv`: how a line about the company opens, what trade
/// it names and what figure it gives.
struct ProfileCues: Sendable {
  let openings: [[UInt8]]
  let trades: [[UInt8]]
  let figures: [[UInt8]]

  init(_ knowledge: KnowledgeBase, language: SpokenLanguage) {
    let rows = knowledge.rows("language/\(language.rawValue)/profile_cues.tsv")
    // Between the words of English stands a space, before what follows an opening and before a figure.
    let space = language == .english ? " " : ""
    func words(_ role: String, _ form: (String) -> String) -> [[UInt8]] {
      rows.filter { $0["role"] == role }.map { Array(form(FoldedText.fold($0["surface"])).utf8) }
    }
    openings = words("opening") { $0 + space }
    trades = words("trade") { $0 }
    figures = words("figure") { space + $0 }
  }
}

/// A line that introduces the company is a fact about it, and no rule.
extension SpeechReader {
  /// Whether a line says what kind of company this is, and how big.
  ///
  /// うちは従業員42人の印刷会社で、年商は8億円です; we are a printing firm with 42 employees.
  func isProfile(_ text: FoldedText, _ sentences: [ParsedSentence], _ tokens: [Token]) -> Bool {
    guard profile.openings.contains(where: { text.bytes.starts(with: $0) }),
      tokens.contains(where: { $0.kind == .quantity }),
      profile.figures.contains(where: { text.bytes.has($0) }),
      profile.trades.isEmpty || profile.trades.contains(where: { text.bytes.has($0) }),
      !tokens.contains(where: { $0.isFunction("modal", "deontic", "negation", "restrict") })
    else { return false }
    return sentences.allSatisfy { sentence in
      sentence.clauses.allSatisfy { ![.when, .onlyWhen, .unless].contains($0.role) }
    }
  }
}
