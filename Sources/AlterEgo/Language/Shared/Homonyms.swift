// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// English words that mean another thing beside certain nouns: the turnover of nurses is no revenue.
struct Homonyms: Sendable {
  private struct Row: Sendable {
    let id: String
    let word: String
    let beside: [String]
    let means: String
    let sort: TokenSort
  }

  private let rows: [Row]
  private let knowledge: KnowledgeBase

  /// Takes `language/en/homonyms.tsv`; a row whose ids are unknown is left out.
  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    rows = knowledge.rows("language/en/homonyms.tsv").compactMap { row in
      guard let concept = knowledge.concept(row["means"]) else { return nil }
      return Row(
        id: row["id"], word: row["word"], beside: row.list("beside"), means: row["means"],
        sort: concept.sort == .kpi ? .kpi : .concept)
    }
  }

  /// The tokens with each such word as what it means where it stands.
  func read(_ tokens: [Token], _ text: FoldedText) -> [Token] {
    var tokens = tokens
    for index in tokens.indices where tokens[index].kind == .concept {
      if index > 0, isVerbBehindSubject(index, tokens, text) {
        tokens[index].kind = .word
        tokens[index].id = "word:" + text.surface(tokens[index])
        (tokens[index].sort, tokens[index].form, tokens[index].nested) = (.none, .verb, [])
        continue
      }
      guard let row = rows.first(where: { $0.id == tokens[index].id }),
        text.surface(tokens[index]) == row.word,
        stands(row, beside: index, in: tokens, text)
      else { continue }
      tokens[index].id = row.means
      tokens[index].sort = row.sort
      tokens[index].nested = []
    }
    return tokens
  }

  /// A crown that breaks, if it slips: right behind the subject of a clause no noun stands.
  private func isVerbBehindSubject(_ index: Int, _ tokens: [Token], _ text: FoldedText) -> Bool {
    let token = tokens[index]
    let before = tokens[index - 1]
    guard token.form == .noun, token.sort == .act || token.sort == .concept,
      before.kind == .function, before.upper + 1 == token.lower
    else { return false }
    let word = text.surface(token)
    guard !word.utf8.contains(0x20), word.hasSuffix("s"), !word.hasSuffix("ss") else {
      return false
    }
    let subject = text.surface(before)
    if ["it", "he", "she", "who"].contains(subject) { return true }
    guard subject == "that", index > 1, tokens[index - 2].isContent,
      tokens[index - 2].form == .noun
    else { return false }
    // The rule that orders are counted: a clause of its own.
    return !tokens[(index + 1)...].prefix(1).contains { $0.isFunction("modal", "aux", "deontic") }
  }

  /// Driver turnover; turnover of nurses, among our cooks.
  private func stands(_ row: Row, beside index: Int, in tokens: [Token], _ text: FoldedText) -> Bool
  {
    if index > 0, tokens[index - 1].isContent {
      let before = tokens[index - 1]
      return names(row, before)
        || row.beside.contains("role") && knowledge.theme(of: before.id) != "counterparties"
          && namesTrade(text.surface(before))
    }
    guard index + 2 < tokens.count, tokens[index + 1].isFunction("preposition"),
      ["of", "among", "in"].contains(text.surface(tokens[index + 1])),
      let noun = tokens[(index + 2)...].prefix(3).first(where: \.isContent)
    else { return false }
    return names(row, noun)
  }

  /// Deckhand, harvester, florist: a trade that no table lists, by its ending.
  private func namesTrade(_ word: String) -> Bool {
    word.utf8.count > 5 && ["er", "ist", "hand", "man", "mate"].contains(where: word.hasSuffix)
  }

  private func names(_ row: Row, _ token: Token) -> Bool {
    row.beside.contains { id in
      id == "role" ? token.sort == .role : knowledge.isA(token.id, id)
    }
  }
}
