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

  /// 10年後、市内のバスの半分は電気で動いている: how things will then be.
  func endsAsPicture(_ text: FoldedText) -> Bool {
    var end = text.bytes.count
    if text.bytes.has(Array("。".utf8), max(0, end - 3)) { end -= 3 }
    return ["ている", "でいる", "ています", "でいます"].contains {
      let word = Array($0.utf8)
      return end >= word.count && text.bytes.has(word, end - word.count)
    }
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
    if main.modality == .may, !hasRole, leavesToPost(tokens, text) { score[.delegation] += 4 }
    if score[.delegation] > 0, asksCustomer(tokens, text) { score[.delegation] -= 4 }
    if pays(text) { score[.criterion] += 4 }
    // 給料を下げてまで利益を出さない: what is not done to people judges nobody.
    if main.modality == .mustNot, cutsPay(text) { score[.criterion] -= 4 }
    // 腕前が同じなら、…人を採用する: whom to hire is a rule.
    if main.act.map({ knowledge.isA($0.id, "hire") }) ?? false, score[.criterion] < 4 {
      score[.criterion] = 0
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

  /// 教室長は…てよい, フロントは…てよい: a post that no table of roles lists, as the topic of a leave.
  private func leavesToPost(_ tokens: [Token], _ text: FoldedText) -> Bool {
    guard
      let topic = tokens.firstIndex(where: { $0.isFunction("particle") && $0.value == "は" }),
      topic > 0
    else { return false }
    let noun = text.folded(0, tokens[topic - 1].upper)
    return [
      "長", "主任", "担当", "担当者", "係", "責任者", "マネージャー", "リーダー", "チーフ", "フロント", "窓口", "受付", "番頭", "板長",
      "頭", "者", "師", "士", "員", "各店", "各班",
    ].contains(where: noun.hasSuffix)
  }

  /// お客様に断りなく: the consent of those who are served gives no authority.
  private func asksCustomer(_ tokens: [Token], _ text: FoldedText) -> Bool {
    tokens.indices.dropLast(2).contains { at in
      guard tokens[at + 1].isFunction("particle"), ["に", "の"].contains(tokens[at + 1].value),
        knowledge.theme(of: tokens[at].id) == "counterparties"
      else { return false }
      let rest = text.folded(
        tokens[at + 2].lower, tokens[min(at + 3, tokens.count - 1)].upper)
      return ["断り", "断ら", "許可", "許し", "了解", "承諾", "同意", "了承"].contains(where: rest.hasPrefix)
    }
  }

  /// 給料の四割は、お客様の声で決める: what pay is measured by.
  private func pays(_ text: FoldedText) -> Bool {
    ["給料", "給与", "賞与", "ボーナス", "歩合", "昇給", "手当", "報奨"].contains { pay in
      guard let place = text.bytes.place(of: pay.utf8) else { return false }
      let rest = text.bytes[place.upperBound...]
      return ["で決め", "で見", "も見て", "によって決", "に応じて", "に連動", "に反映", "で差", "で分け"].contains {
        rest.has($0.utf8)
      }
    }
  }

  private func cutsPay(_ text: FoldedText) -> Bool {
    text.bytes.has("給料を下げ".utf8)
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
    let surface = { (token: Token) in text.surface(token) }
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
