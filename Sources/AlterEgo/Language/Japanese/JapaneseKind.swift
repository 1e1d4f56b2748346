// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Knowledge
import Model

/// What the shape of a Japanese statement says of its kind, beside its cue words.
extension KindReader {
  /// 手形では受け取らない。やむを得ないときは私に相談すること: a ban first of all, whoever is asked then.
  func banFirst(_ sentences: [ParsedSentence], _ norms: [Norm]) -> Bool {
    language == .japanese && norms.first?.modality == .mustNot && sentences.count > 1
  }

  /// Adds to the scores what the norms and numbers of a Japanese statement say.
  func weighJapanese(
    _ text: FoldedText, _ tokens: [Token], _ sentences: [ParsedSentence], _ norms: [Norm],
    threshold: Predicate?, into score: inout Score
  ) {
    guard let main = norms.first else { return }
    let isFree = main.when.isEmpty && main.unless.isEmpty
    let isGoal = main.modality == .aim || main.modality == .must
    let hasRole = tokens.contains { $0.sort == .role }
    if !banFirst(sentences, norms), asksConsent(tokens, text) {
      score[.delegation] += 5
    }
    guard isFree, isGoal, !hasRole else { return }
    if threshold != nil, score[.kpi] < 3, movesTo(tokens, text) { score[.kpi] = 3 }
    let head = sentences.first?.main?.headItem
    let moves = ["raise", "lower", "increase", "decrease", "expand", "improve", "shorten"]
    if threshold == nil, head.map({ moves.contains($0.token.id) }) ?? false,
      sentences.first?.main?.items.contains(where: { $0.role == .object }) ?? false,
      !tokens.contains(where: { $0.kind == .quantity })
    {
      // 提案型の営業で粗利率を上げる: a number to move, without a figure, is a way chosen.
      score[.strategy] += 2
    }
  }

  /// 30％以下に抑え込む: a number that something is brought or held to.
  private func movesTo(_ tokens: [Token], _ text: FoldedText) -> Bool {
    let words = GoalWords(text: text, knowledge: knowledge)
    return tokens.contains { $0.kind == .quantity && words.isBrought(from: $0.upper) }
  }

  /// 〜のは、…者に限る: the leave inside a restriction gives no one authority.
  func isRestricted(_ norms: [Norm]) -> Bool {
    language == .japanese && norms.count > 1 && norms[1].otherwise
      && norms[1].modality == .mustNot
  }

  /// 工場長の許可を得る, 専務に預ける: whose consent it needs, who decides instead.
  private func asksConsent(_ tokens: [Token], _ text: FoldedText) -> Bool {
    let surface = { (token: Token) in text.folded(token.lower, token.upper) }
    return tokens.indices.dropLast(2).contains { at in
      guard tokens[at].sort == .role, tokens[at + 1].isFunction("particle") else { return false }
      let next = surface(tokens[at + 2])
      if tokens[at + 1].value == "の" {
        return ["許可", "承認", "承諾", "了解", "決裁", "同意", "判断", "判"].contains(where: next.hasPrefix)
      }
      return tokens[at + 1].value == "に"
        && ["預け", "任せ", "委ね", "一任", "託"].contains(where: next.hasPrefix)
    }
  }
}
