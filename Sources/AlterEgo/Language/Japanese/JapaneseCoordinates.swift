// SPDX-License-Identifier: GPL-3.0-or-later
import Foundations
import Model

/// Sentences that say two rules, joined by a verb that only goes on.
extension JapaneseParser {
  /// 10万円未満は店長が決め、10万円以上は社長が決める: a sentence for each side where two sides stand against each other;
  /// the tokens themselves where they do not.
  func coordinated(_ tokens: [Token]) -> [[Token]] {
    guard tokens.count < ParsedSentence.mostTokens else { return [tokens] }
    for at in tokens.indices where isComma(tokens[at]) {
      guard let left = finished(tokens[..<at]) else { continue }
      let right = Array(tokens[(at + 1)...])
      guard right.contains(where: \.isContent), !left.contains(where: asks),
        standAgainst(left, right)
      else { continue }
      return [left] + coordinated(right)
    }
    return [tokens]
  }

  private func isComma(_ token: Token) -> Bool {
    token.kind == .mark && ["、", ","].contains(text.surface(token))
  }

  private func asks(_ token: Token) -> Bool { token.isFunction("question") }

  /// The words before a comma without what carries them on, where they end in a predicate:
  /// 店長が決め, 社長が決裁し, 送料をいただかず, 貸してよく, 店長が決めるが.
  private func finished(_ tokens: ArraySlice<Token>) -> [Token]? {
    guard let last = tokens.last, let first = tokens.first else { return nil }
    let before = tokens.dropLast()
    if last.isFunction("particle"), last.value == "が", let verb = before.last {
      let isFinite =
        verb.isFunction("deontic", "modal", "negation")
        || verb.isContent && verb.form == .verb && verb.row == UInt8(ascii: "u")
      return isFinite ? Array(before) : nil
    }
    if last.isFunction("negation"), text.surface(last) == "ず" {
      return Array(tokens)
    }
    if last.isFunction("aux"), last.value == "do" {
      return text.surface(last) == "し" ? Array(tokens) : nil
    }
    let end = text.folded(first.lower, last.upper)
    if ["てよく", "でよく"].contains(where: end.hasSuffix) {
      // て|よ|く: what is allowed, as the rule for the other side is.
      return Array(tokens.dropLast(min(2, tokens.count - 1)))
    }
    // 断り, 決め, 貸し: a stem that what follows may go on from.
    let goesOn =
      [UInt8(ascii: "i"), UInt8(ascii: "s")].contains(last.row)
      || text.surface(last).hasSuffix("し")
    return last.isContent && last.form == .verb && goesOn ? Array(tokens) : nil
  }

  /// Two sides of a limit, two who decide, or one let in and one refused.
  private func standAgainst(_ left: [Token], _ right: [Token]) -> Bool {
    let both = [left, right]
    guard both.allSatisfy({ side in side.contains { isTopic($0) || $0.isFunction("condition") } })
    else { return false }
    let decided = both.allSatisfy { side in
      side.indices.dropFirst().contains { at in
        side[at].isFunction("particle") && ["が", "で"].contains(side[at].value)
          && side[at - 1].sort == .role
      }
    }
    if decided { return true }
    let isLimited = both.allSatisfy { side in
      side.contains { $0.kind == .quantity } && limits(side)
    }
    if isLimited { return true }
    return both.allSatisfy { $0.contains(where: isTopic) } && refuses(left) != refuses(right)
  }

  private func isTopic(_ token: Token) -> Bool {
    token.isFunction("particle") && ["は", "には", "からは", "とは", "では"].contains(token.value)
  }

  /// 以上, 未満, を超える: words that bound a number.
  private func limits(_ side: [Token]) -> Bool {
    guard let first = side.first, let last = side.last else { return false }
    let said = text.folded(first.lower, last.upper)
    return ["以上", "未満", "以下", "以内", "超", "まで", "下回", "上回", "満たな", "過ぎ", "から", "より"].contains {
      said.utf8.has($0.utf8)
    }
  }

  private func refuses(_ side: [Token]) -> Bool {
    side.suffix(3).contains { token in
      token.isFunction("negation") || token.isFunction("modal") && token.value == "prohibit"
        || token.id == "refuse"
    }
  }
}
